"""Kept drafts: versions in a row, none changed, none lost to two people at once."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from thammuu.index.records import DraftAction, DraftVersion
from thammuu.index.store import Store
from thammuu.ingest.errors import InputError

NOON = dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)
FIRST = DraftVersion(DraftAction.COMPOSED, "soạn", "genre = 'x'", "", "{}", "{}", NOON)


def later(hours: int, **changes: str) -> DraftVersion:
    return replace(FIRST, saved_at=NOON + dt.timedelta(hours=hours), action=DraftAction.EDITED, **changes)


@pytest.fixture
def store():
    with Store.in_memory() as opened:
        yield opened


def test_versions_follow_one_another(store: Store) -> None:
    identity = store.drafts.add("ke-hoach-2026-11-24", "ke-hoach", "về họp", FIRST)
    assert store.drafts.append(identity, later(1, draft='{"a":1}'), after=1) == 2
    assert [version.number for version in store.drafts.versions(identity)] == [1, 2]
    assert store.drafts.version(identity) == replace(later(1, draft='{"a":1}'), number=2)
    assert store.drafts.version(identity, 1) == replace(FIRST, number=1)


def test_ids_tell_genre_and_day_and_fill_gaps(store: Store) -> None:
    add = lambda: store.drafts.add("ke-hoach-2026-11-24", "ke-hoach", "a", FIRST)  # noqa: E731 - said three times
    assert [add(), add(), add()] == [f"ke-hoach-2026-11-24-{number}" for number in (1, 2, 3)]
    store.drafts.remove("ke-hoach-2026-11-24-2")
    assert add() == "ke-hoach-2026-11-24-2"


def test_the_draft_changed_last_comes_first(store: Store) -> None:
    old = store.drafts.add("a", "ke-hoach", "một", FIRST)
    new = store.drafts.add("b", "de-an", "hai", later(1))
    store.drafts.append(old, later(2), after=1)
    found = store.drafts.all()
    assert [(each.id, each.latest, each.changed_at) for each in found] == [
        (old, 2, NOON + dt.timedelta(hours=2)),
        (new, 1, NOON + dt.timedelta(hours=1)),
    ]
    assert store.drafts.draft(new).title == "hai"


def test_two_people_at_once_lose_nothing(store: Store) -> None:
    identity = store.drafts.add("a", "ke-hoach", "một", FIRST)
    store.drafts.append(identity, later(1), after=1)
    with pytest.raises(InputError, match="phiên bản 2 trong lúc"):
        store.drafts.append(identity, later(2), after=1)
    assert store.drafts.draft(identity).latest == 2


def test_what_is_not_there_is_told(store: Store) -> None:
    identity = store.drafts.add("a", "ke-hoach", "một", FIRST)
    with pytest.raises(InputError, match="không có phiên bản 7") as told:
        store.drafts.version(identity, 7)
    assert "từ 1 đến 1" in told.value.advice
    store.drafts.remove(identity)
    for ask in (store.drafts.version, store.drafts.versions, store.drafts.draft, store.drafts.remove):
        with pytest.raises(InputError, match=f"“{identity}”"):
            ask(identity)
    assert store.drafts.all() == ()
