"""Real amending laws: what is read, applied and left, held against what a person read in them."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path

import pytest

from thammuu.index.consolidated import Operation, ProvisionState
from thammuu.index.consolidated.gather import Amended, amended
from thammuu.index.known import join_known
from thammuu.index.resolve import Resolver
from thammuu.index.store import Store
from thammuu.index.validity.collect import collect_facts
from thammuu.ingest import parse
from thammuu.ingest.readers import read_file

pytestmark = pytest.mark.shared

# 38/2024/QH15 and the law that amends it, 119/2025/QH15: both texts are there.
BASE, AMENDING = "VBPL_172437.docx", "VBPL_186573.docx"


@cache
def real(folder: Path) -> Amended:
    store = Store.in_memory()
    ids = []
    for name in (BASE, AMENDING):
        path = folder / name
        ids.append(store.put(parse(read_file(path)), path.read_bytes()).id)
    known = join_known(store.documents(), store.closing_clauses(), (), store.life_relations())
    resolver = Resolver(known)
    base = next(each.record for each in known if each.record.id == ids[0])
    return amended(base, store, collect_facts(known, resolver), resolver)


def states(known: Amended, day: str) -> dict[str, ProvisionState]:
    return {row.address.display(): row.state for row in known.on(dt.date.fromisoformat(day)).changed}


def test_every_clause_of_the_amending_law_is_read_and_applied(shared: Path) -> None:
    known = real(shared / "data" / "state" / "docx")
    consolidation = known.on(dt.date(2026, 6, 1))
    assert len(known.instructions) == 14
    assert not any(each.operation is Operation.UNREADABLE for each in known.instructions)
    assert not consolidation.open
    assert not any(row.doubts for row in consolidation.provisions)
    found = states(known, "2026-06-01")
    assert found["Điều 42 › khoản 2"] is ProvisionState.AMENDED
    assert found["Điều 68 › khoản 1 › điểm đ"] is ProvisionState.AMENDED
    assert sum(state is ProvisionState.ADDED for state in found.values()) == 3


def test_clauses_with_a_day_of_their_own_come_on_that_day(shared: Path) -> None:
    """Khoản 1 to 4 of its Điều 1 take effect on 1 March 2026, the rest on 1 January."""
    known = real(shared / "data" / "state" / "docx")
    assert known.days == (dt.date(2026, 1, 1), dt.date(2026, 3, 1))
    assert states(known, "2025-12-31") == {}
    assert "Điều 42 › khoản 2" in states(known, "2026-02-28")
    assert "Điều 21 › khoản 4 › điểm a" not in states(known, "2026-02-28")
    assert "Điều 21 › khoản 4 › điểm a" in states(known, "2026-03-01")


def test_no_word_of_the_law_is_lost(shared: Path) -> None:
    known = real(shared / "data" / "state" / "docx")
    old = [words.text for row in known.on(dt.date(2026, 6, 1)).provisions for words in row.old]
    assert old == [record.text for record in known.base.provisions]
