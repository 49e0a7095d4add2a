"""Study cards outlive the text they were made from, and come due when the scheduler says."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.index.builders import document, original
from thammuu.index.records import StudyCard
from thammuu.index.store import Store
from thammuu.ingest.errors import DefectError, InputError

OUTLINE = "1. Thời hạn\n a) Trong 36 tháng\n b) Trong 12 tháng"
NOW = dt.datetime(2026, 3, 2, 8, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


@pytest.fixture
def store():
    with Store.in_memory() as opened:
        yield opened


def put(store: Store, outline: str = OUTLINE, name: str = "mau.docx") -> str:
    made = document(outline=outline, name=name)
    return store.put(made, original(made)).id


def card(document_id: str, point: str) -> StudyCard:
    return StudyCard(point, document_id, f"{document_id}#so:1/diem:{point}", "duration", "Bao lâu?", "…", "Trong …")


@pytest.fixture
def learnt(store: Store) -> str:
    identity = put(store)
    store.study.upsert_cards((card(identity, "b"), card(identity, "a")))
    return identity


def test_new_cards_come_in_reading_order(store: Store, learnt: str) -> None:
    assert [(each.id, state) for each, state in store.study.due(NOW, 10)] == [("a", None), ("b", None)]
    assert [each.id for each, _ in store.study.due(NOW, 1)] == ["a"]
    assert store.study.due(NOW, 10, "another document") == ()
    assert [each.id for each in store.study.cards(learnt)] == ["a", "b"]


def test_overdue_cards_come_before_new_ones(store: Store, learnt: str) -> None:
    store.study.record_review("b", 3, NOW, '{"s": 1}', NOW + DAY)
    assert [each.id for each, _ in store.study.due(NOW, 10)] == ["a"]
    later = store.study.due(NOW + 2 * DAY, 10)
    assert [(each.id, state) for each, state in later] == [("b", '{"s": 1}'), ("a", None)]


def test_reviews_are_kept_in_order_with_their_instants(store: Store, learnt: str) -> None:
    hanoi = dt.timezone(dt.timedelta(hours=7))
    store.study.record_review("a", 1, NOW.astimezone(hanoi), "{}", NOW)
    store.study.record_review("a", 4, NOW + DAY, '{"s": 2}', NOW + 9 * DAY)
    reviews = store.study.reviews("a")
    assert [(each.rating, each.reviewed_at) for each in reviews] == [(1, NOW), (4, NOW + DAY)]
    assert store.study.state("a") == '{"s": 2}'


def test_bad_answers_are_refused(store: Store, learnt: str) -> None:
    with pytest.raises(InputError):
        store.study.record_review("a", 5, NOW, "{}", NOW)
    with pytest.raises(InputError):
        store.study.record_review("no such", 3, NOW, "{}", NOW)
    with pytest.raises(InputError):
        store.study.suspend("no such")
    with pytest.raises(DefectError):
        store.study.upsert_cards((card(learnt, "z"),))
    assert store.study.reviews() == ()


def test_the_learner_can_hide_a_card(store: Store, learnt: str) -> None:
    store.study.suspend("a")
    assert [each.id for each in store.study.cards()] == ["b"]
    assert store.study.upsert_cards((card(learnt, "a"),)) == 0  # made again by the rules, still hidden
    assert [each.id for each, _ in store.study.due(NOW, 10)] == ["b"]
    store.study.suspend("a", suspended=False)
    assert [each.id for each in store.study.cards()] == ["a", "b"]


def test_a_changed_provision_suspends_its_cards_only(store: Store, learnt: str) -> None:
    store.study.record_review("a", 3, NOW, "{}", NOW)
    store.study.record_review("b", 3, NOW, "{}", NOW)
    put(store, OUTLINE.replace("36 tháng", "24 tháng"))
    assert [each.id for each, _ in store.study.due(NOW, 10)] == ["b"]
    assert len(store.study.reviews()) == 2
    put(store, OUTLINE, name="ban-cu.docx")  # the old text is back, and with it the card and its history
    assert [each.id for each, _ in store.study.due(NOW, 10)] == ["a", "b"]


def test_removing_a_document_hides_its_cards_and_keeps_the_history(store: Store, learnt: str) -> None:
    store.study.record_review("a", 3, NOW, "{}", NOW)
    store.remove(learnt)
    assert store.study.cards() == ()
    assert len(store.study.reviews()) == 1
    assert store.study.card("a") is not None
    put(store)
    assert [each.id for each in store.study.cards()] == ["a", "b"]


def test_naive_instants_are_refused(store: Store, learnt: str) -> None:
    with pytest.raises(Exception, match="time zone"):
        store.study.record_review("a", 3, NOW.replace(tzinfo=None), "{}", NOW)
