"""What a person corrects stands over every reading, and the document keeps all that hangs on it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from tests.index.builders import document, original
from thammuu.index.metadata import Correction, MetadataField, field_text, with_field
from thammuu.index.records import DocumentRecord, PutStatus, StudyCard
from thammuu.index.store import Store, Word
from thammuu.index.store.schema import METADATA
from thammuu.ingest.errors import InputError
from thammuu.ingest.model import ClauseKind, ClosingClause, Document, DocumentKey, Sighting, Span

NOW = dt.datetime(2026, 11, 24, 8, tzinfo=dt.UTC)
OUTLINE = "1. Thời hạn\n 1.1. Trong 36 tháng\n 1.2. Trong 12 tháng"
SIGNED = ClosingClause(
    ClauseKind.EFFECT, "Quy định này có hiệu lực thi hành kể từ ngày ký.", Span(0, 5), dt.date(2026, 3, 2)
)


@pytest.fixture
def store():
    with Store.in_memory() as opened:
        yield opened


def misread(name: str = "quet.pdf", outline: str = OUTLINE, **given: str | None) -> Document:
    """A scan whose symbol was read as 12-QĐ/TU and is 72-QĐ/TU."""
    return document("12-QĐ/TU", outline=outline, name=name, **given)


def put(store: Store, made: Document, *, force: bool = False):
    return store.put(made, original(made), force=force)


def correct(store: Store, identity: str, field: str, value: str) -> str:
    return store.corrections.correct(identity, Word(MetadataField(field), value, "bản giấy", "lan", NOW))


def standing(store: Store, identity: str) -> list[Correction]:
    return [each for each in store.corrections.history(identity) if each.ended_at is None]


def test_a_correction_changes_the_record_and_keeps_the_reading(store: Store) -> None:
    identity = put(store, misread()).id
    before = store.generation()
    now = correct(store, identity, "place", "Sông Trà")
    assert now == identity
    record = store.document(identity)
    assert record is not None
    assert record.place == "Sông Trà"
    assert store.generation() == before + 1
    reading = next(each for each in store.corrections.readings(identity) if each.field is MetadataField.PLACE)
    assert reading.value == "Tỉnh Mẫu"
    (made,) = standing(store, identity)
    assert (made.value, made.read, made.reason, made.by, made.at) == ("Sông Trà", "Tỉnh Mẫu", "bản giấy", "lan", NOW)


def test_undo_brings_the_reading_back_and_the_history_stays(store: Store) -> None:
    identity = put(store, misread()).id
    corrected = correct(store, identity, "symbol", "72-QĐ/TU")
    assert corrected != identity
    assert store.corrections.undo(corrected, MetadataField.SYMBOL, "mai", NOW) == identity
    record = store.document(identity)
    assert record is not None
    assert record.key.symbol == "12-QĐ/TU"
    (made,) = store.corrections.history(identity)
    assert (made.ended_at, made.ended_by) == (NOW, "mai")
    with pytest.raises(InputError):
        store.corrections.undo(identity, MetadataField.SYMBOL, "mai", NOW)


def test_a_second_word_on_a_field_follows_the_first(store: Store) -> None:
    identity = put(store, misread()).id
    for value in ("Sông Trà", "Sông Trà Thượng"):
        correct(store, identity, "place", value)
    assert [each.value for each in standing(store, identity)] == ["Sông Trà Thượng"]
    assert [each.value for each in store.corrections.history(identity)] == ["Sông Trà", "Sông Trà Thượng"]


def test_a_corrected_key_moves_everything_to_the_new_id(store: Store) -> None:
    """Provisions keep their addresses, cards their history, vectors their digests; the old id still finds it."""
    clause = replace(SIGNED, span=Span(0, 5))
    old = put(store, misread(outline=OUTLINE)).id
    store.remove(old)
    old = put(store, document("12-QĐ/TU", outline=OUTLINE, name="quet.pdf", closing=(clause,))).id
    card = StudyCard("the", old, f"{old}#so:1.1", "duration", "Bao lâu?", "36 tháng", "Trong 36 tháng")
    store.study.upsert_cards((card,))
    store.study.record_review("the", 3, NOW, '{"s": 1}', NOW)
    before = {each.address: each for each in store.provisions(old)}
    missing = {unit.digest for unit in store.vectors.missing("m")}
    new = correct(store, old, "symbol", "72-QĐ/TU")
    assert new.startswith("72-qd-tu")
    assert store.document(old) is None
    assert store.corrections.current_id(old) == new
    after = {each.address: each for each in store.provisions(new)}
    assert {address: each.text for address, each in after.items()} == {a: each.text for a, each in before.items()}
    assert all(each.id == f"{new}#{each.address.slug()}" for each in after.values())
    assert [each.id for each in store.ancestors(f"{new}#so:1.1")] == [f"{new}#so:1"]
    assert store.closing_clauses(new)[0].provision_id == f"{new}#so:1"
    assert {unit.digest for unit in store.vectors.missing("m")} == missing
    (moved,) = store.study.cards(new)
    assert (moved.provision_id, store.study.state(moved.id)) == (f"{new}#so:1.1", '{"s": 1}')
    assert [each.card_id for each in store.study.reviews()] == [moved.id]
    assert store.original(new)
    assert cells_that_begin_with(store, old) == {"former_ids.former_id"}


def cells_that_begin_with(store: Store, text: str) -> set[str]:
    """The columns of the whole database in which some value begins with `text`."""
    found = set()
    with store._engine.connect() as connection:
        for table in METADATA.tables.values():
            for row in connection.execute(select(table)):
                found |= {f"{table.name}.{name}" for name, value in row._mapping.items() if str(value).startswith(text)}
    return found


@pytest.mark.parametrize("field", ["symbol", "date", "issuer", "genre"])
def test_the_same_file_lands_on_the_corrected_document(store: Store, field: str) -> None:
    value = {"symbol": "72-QĐ/TU", "date": "2025-03-02", "issuer": "Tỉnh ủy Sông Trà", "genre": "Quyết định"}[field]
    new = correct(store, put(store, misread()).id, field, value)
    assert put(store, misread()) == type(put(store, misread()))(PutStatus.UNCHANGED, new)
    assert put(store, misread(), force=True) == type(put(store, misread()))(PutStatus.UPDATED, new)
    record = store.document(new)
    assert record is not None
    assert field_text(record, MetadataField(field)) == value
    assert len(store.documents()) == 1


def test_a_better_reader_lands_on_the_corrected_document(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same bytes read as something else again: the correction still stands, and shows what is read now."""
    new = correct(store, put(store, misread()).id, "symbol", "72-QĐ/TU")
    monkeypatch.setattr("thammuu.index.store.writing.READING_VERSION", "a better one")
    better = replace(misread(), key=replace(misread().key, symbol="77-QĐ/TU"))
    assert put(store, better).id == new
    assert [each.key.symbol for each in store.documents()] == ["72-QĐ/TU"]
    reading = next(each for each in store.corrections.readings(new) if each.field is MetadataField.SYMBOL)
    assert (reading.value, standing(store, new)[0].read) == ("77-QĐ/TU", "12-QĐ/TU")


def test_a_new_version_of_the_file_lands_on_the_corrected_document(store: Store) -> None:
    new = correct(store, put(store, misread()).id, "symbol", "72-QĐ/TU")
    again = put(store, misread(outline="1. Thời hạn mới"))
    assert again == type(again)(PutStatus.UPDATED, new)
    assert [each.text for each in store.provisions(new)] == ["1. Thời hạn mới"]
    assert len(store.documents()) == 1


def test_another_file_of_the_same_document_lands_there_too(store: Store) -> None:
    """The .docx of the scan, whose symbol is read right."""
    new = correct(store, put(store, misread()).id, "symbol", "72-QĐ/TU")
    correct(store, new, "place", "Sông Trà")
    word = put(store, document("72-QĐ/TU", outline=OUTLINE, name="goc.docx"))
    assert word.id == new
    assert [each.place for each in store.documents()] == ["Sông Trà"]


def test_the_document_it_was_mistaken_for_is_not_swallowed(store: Store) -> None:
    new = correct(store, put(store, misread()).id, "symbol", "72-QĐ/TU")
    true = put(store, document("12-QĐ/TU", outline="1. Việc khác", name="khac.docx"))
    assert true.status is PutStatus.ADDED
    assert true.id != new
    assert put(store, misread(), force=True).id == new
    assert put(store, misread(outline="1. Bản mới")).id == new
    assert {each.key.symbol for each in store.documents()} == {"12-QĐ/TU", "72-QĐ/TU"}


def test_a_key_that_another_document_has_is_refused_and_nothing_changes(store: Store) -> None:
    other = put(store, document("72-QĐ/TU", outline="1. Việc khác", name="khac.docx")).id
    identity = put(store, misread()).id
    with pytest.raises(InputError, match=other):
        correct(store, identity, "symbol", "72-QĐ/TU")
    assert {each.id for each in store.documents()} == {other, identity}
    assert store.corrections.history(identity) == ()


def test_documents_without_a_whole_key_may_get_the_same_title(store: Store) -> None:
    bare = {"genre": None, "issuer": None, "date": None}
    one = put(store, document(None, title="Báo cáo tháng", outline="1. Một", name="1.txt", **bare)).id
    two = put(store, document(None, title="Báo cáo quý", outline="1. Hai", name="2.txt", **bare)).id
    new = correct(store, two, "title", "Báo cáo tháng")
    assert len({one, two, new}) == 3
    assert put(store, document(None, title="Báo cáo quý", outline="1. Ba", name="2.txt", **bare)).id == new
    assert put(store, document(None, title="Báo cáo quý", outline="1. Bốn", name="3.txt", **bare)).id == two


def test_a_corrected_title_asks_for_new_vectors(store: Store) -> None:
    identity = put(store, misread()).id
    before = {unit.digest for unit in store.vectors.missing("m")}
    correct(store, identity, "title", "Quy định về thời hạn")
    after = {unit.digest for unit in store.vectors.missing("m")}
    assert len(after) == len(before)
    assert not after & before


def test_what_runs_from_signing_follows_the_corrected_day(store: Store) -> None:
    made = document(outline=OUTLINE, closing=(SIGNED,), effective=dt.date(2026, 3, 2))
    identity = correct(store, put(store, made).id, "date", "2025-03-12")
    for _ in range(2):
        record = store.document(identity)
        assert record is not None
        assert record.effective == dt.date(2025, 3, 12)
        assert [each.clause.date for each in store.closing_clauses(identity)] == [dt.date(2025, 3, 12)]
        assert put(store, made, force=True).id == identity
    back = store.corrections.undo(identity, MetadataField.DATE, "lan", NOW)
    record = store.document(back)
    assert record is not None
    assert record.effective == dt.date(2026, 3, 2)
    assert [each.clause.date for each in store.closing_clauses(back)] == [dt.date(2026, 3, 2)]


def test_a_corrected_day_of_taking_effect_does_not_follow(store: Store) -> None:
    made = document(outline=OUTLINE, closing=(SIGNED,), effective=dt.date(2026, 3, 2))
    identity = correct(store, put(store, made).id, "effective", "2026-04-01")
    identity = correct(store, identity, "date", "2025-03-12")
    record = store.document(identity)
    assert record is not None
    assert record.effective == dt.date(2026, 4, 1)


def test_places_of_fields_are_kept_with_page_and_confidence(store: Store) -> None:
    made = replace(misread(), sightings=(Sighting("symbol", Span(0, 4), 0.95), Sighting("header", Span(0, 1), 1.0)))
    identity = put(store, made).id
    seen = {each.field: each.seen for each in store.corrections.readings(identity)}
    assert [(place.span, place.confidence) for place in seen[MetadataField.SYMBOL]] == [(Span(0, 4), 0.95)]
    assert all(not places for field, places in seen.items() if field is not MetadataField.SYMBOL)


def test_unknown_documents_are_refused(store: Store) -> None:
    with pytest.raises(InputError):
        correct(store, "no such", "place", "Sông Trà")
    with pytest.raises(InputError):
        store.corrections.undo("no such", MetadataField.PLACE, "lan", NOW)
    assert store.corrections.readings("no such") == ()
    assert store.corrections.current_id("no such") is None


_TEXTS = st.text(st.characters(categories=("L", "N", "P")), min_size=1, max_size=20)
_VALUES = {
    MetadataField.DATE: st.dates().map(lambda day: day.isoformat()) | st.sampled_from(["2026", "2026-02", ""]),
    MetadataField.EFFECTIVE: st.dates().map(lambda day: day.isoformat()) | st.just(""),
    MetadataField.EXPIRES: st.dates().map(lambda day: day.isoformat()) | st.just(""),
    MetadataField.RECIPIENTS: st.lists(_TEXTS, max_size=3).map("\n".join),
}
_WORDS = st.sampled_from(MetadataField).flatmap(
    lambda field: st.tuples(st.just(field), _VALUES.get(field, _TEXTS | st.just("")))
)


@settings(deadline=None)
@given(_WORDS)
def test_every_field_survives_its_text_form(word: tuple[MetadataField, str]) -> None:
    field, text = word
    record = DocumentRecord("mau", DocumentKey(None, None, None, None), "")
    assert field_text(with_field(record, field, text), field) == text


@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_WORDS, max_size=5), st.integers(0, 5))
def test_corrections_stand_over_any_new_reading(words: list[tuple[MetadataField, str]], undone: int) -> None:
    """Whatever is corrected and undone, reading the file again changes neither values nor ids nor loses a provision."""
    with Store.in_memory() as store:
        identity = put(store, misread()).id
        for field, text in words:
            identity = correct(store, identity, field, text)
        for field in dict.fromkeys(field for field, _ in words[:undone]):
            identity = store.corrections.undo(identity, field, "lan", NOW)
        before = store.document(identity)
        for again in (misread(), misread(outline=OUTLINE + "\n2. Thêm")):
            assert put(store, again, force=True).id == identity
            record = store.document(identity)
            assert record is not None
            assert before is not None
            assert replace(record, source_sha256="") == replace(before, source_sha256="")
        assert len(store.documents()) == 1
        assert [each.text for each in store.provisions(identity)][-1] == "2. Thêm"
