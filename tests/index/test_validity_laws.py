"""What holds for every set of facts: unrelated documents change nothing, and what is over stays over."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from tests.index.lives import clause, stored
from thammuu.index.known import join_known
from thammuu.index.records import ClosingClauseRecord, DocumentRecord
from thammuu.index.resolve import Resolver
from thammuu.index.validity import FactBook, validity_at
from thammuu.index.validity.collect import collect_facts
from thammuu.ingest.model import ClauseKind, ValidityState

OVER = frozenset({ValidityState.REPLACED, ValidityState.REPEALED, ValidityState.EXPIRED})
DAYS = st.dates(dt.date(2014, 1, 1), dt.date(2030, 1, 1))
Told = tuple[tuple[DocumentRecord, ...], tuple[ClosingClauseRecord, ...]]
_WORDS = {"thay thế": ClauseKind.REPLACES, "bãi bỏ": ClauseKind.REPEALS, "bãi bỏ khoản 2 Điều 5": ClauseKind.REPEALS}


@st.composite
def provinces(draw: st.DrawFn) -> Told:
    """Up to six documents of successive years, each doing something to one before it."""
    count = draw(st.integers(2, 6))
    documents = tuple(stored(f"{number:02d}-QĐ/TU", f"{2014 + number}-03-01") for number in range(1, count + 1))
    clauses = []
    for index in range(1, count):
        target = documents[draw(st.integers(0, index - 1))]
        words = draw(st.sampled_from(sorted(_WORDS)))
        text = f"Quy định này {words} Quy định số {target.key.symbol} của Tỉnh ủy Sông Trà."
        clauses.append(clause(documents[index], _WORDS[words], text))
    return documents, tuple(clauses)


def facts(told: Told, *more: Told) -> FactBook:
    documents = tuple(record for one in (told, *more) for record in one[0])
    clauses = tuple(each for one in (told, *more) for each in one[1])
    known = join_known(documents, clauses, ())
    return collect_facts(known, Resolver(known))


@given(provinces(), DAYS)
def test_an_unrelated_document_changes_no_state(told: Told, day: dt.date) -> None:
    """Another organ's documents, busy among themselves, and one on the same subject that repeals in general."""
    other = stored("77-HD/BTCTW", "2019-01-01", "Việc khác hẳn", genre="Hướng dẫn", issuer="Ban Tổ chức Trung ương")
    newer = stored("78-HD/BTCTW", "2020-01-01", "Việc khác hẳn", genre="Hướng dẫn", issuer="Ban Tổ chức Trung ương")
    unrelated = (
        (other, newer),
        (
            clause(newer, ClauseKind.REPLACES, "Hướng dẫn này thay thế Hướng dẫn số 77-HD/BTCTW."),
            clause(newer, ClauseKind.GENERAL_REPEAL, "Các quy định trước đây trái với Hướng dẫn này đều bãi bỏ."),
        ),
    )
    alone, together = facts(told), facts(told, unrelated)
    for record in told[0]:
        assert validity_at(record, alone, day) == validity_at(record, together, day)


@given(provinces(), DAYS, DAYS)
def test_what_is_over_stays_over(told: Told, one: dt.date, other: dt.date) -> None:
    book = facts(told)
    for record in told[0]:
        before, after = (validity_at(record, book, day).state for day in sorted((one, other)))
        if before in OVER:
            assert after is before
        if after is ValidityState.NOT_YET:
            assert before is ValidityState.NOT_YET


@given(provinces(), DAYS)
def test_a_chain_begins_with_who_ended_it_and_repeats_nobody(told: Told, day: dt.date) -> None:
    book = facts(told)
    for record in told[0]:
        found = validity_at(record, book, day)
        assert found.chain[:1] == found.by[:1] or found.state is ValidityState.AMENDED
        assert len(set(found.chain)) == len(found.chain)
        assert (found.end is None) == (not found.chain)
