"""The metadata of a stored document for people: value, reading, where it was seen, how sure; and putting it right."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from thammuu.index.metadata import DAY_FIELDS, Correction, FieldReading, MetadataField, field_text
from thammuu.ingest.dates import PartialDate, display_date
from thammuu.ingest.errors import InputError
from thammuu.service.metadata_values import accepted
from thammuu.service.wording import Wording, short_name

if TYPE_CHECKING:
    from thammuu.index.records import DocumentRecord
    from thammuu.index.reindex import IndexManager
    from thammuu.index.store import Store
    from thammuu.service.results import Shown

LABELS = {
    MetadataField.GENRE: "Thể loại",
    MetadataField.SYMBOL: "Số, ký hiệu",
    MetadataField.DATE: "Ngày ban hành",
    MetadataField.ISSUER: "Cơ quan ban hành",
    MetadataField.SUPERIOR: "Cơ quan cấp trên ghi ở tiêu đề",
    MetadataField.PLACE: "Địa danh",
    MetadataField.TITLE: "Trích yếu",
    MetadataField.AUTHORITY: "Quyền hạn ký",
    MetadataField.POSITION: "Chức vụ người ký",
    MetadataField.SIGNER: "Người ký",
    MetadataField.RECIPIENTS: "Nơi nhận",
    MetadataField.EFFECTIVE: "Có hiệu lực từ",
    MetadataField.EXPIRES: "Hết hiệu lực",
}
_CLEAR, _FAIR = 0.85, 0.7  # confidences of the reader: printed in full; put together or incomplete; below: guessed
# "kể từ ngày ký" runs from the date of issue; where that was corrected, this day was read nowhere
_FOLLOWS = Wording("Tính theo ngày ban hành đã sửa", "good")
_QUOTE = 240  # characters of a place that are shown
_LONGEST_NOTE = 500


@dataclass(frozen=True, slots=True)
class SeenQuote:
    """The words a field was read from, where they stand in the document's text, and their page if it has pages."""

    text: str
    start: int
    end: int
    page: int | None


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field: what holds (`value`), what the reader made of it (`read`), both in text form and as people read them.

    `differs` tells that the reader now reads something else than when the standing correction was made.
    """

    field: MetadataField
    label: str
    value: str
    shown: str
    read: str
    read_shown: str
    confidence: float | None
    sure: Wording
    seen: tuple[SeenQuote, ...]
    correction: Correction | None
    differs: bool


@dataclass(frozen=True, slots=True)
class MetadataView:
    """All fields of one document in reading order, and every correction ever made, the oldest first."""

    document: DocumentRecord
    fields: tuple[FieldView, ...]
    history: tuple[Correction, ...]


class Indexed(Protocol):
    """What opens its indexes when they are asked for."""

    @property
    def indexes(self) -> IndexManager:
        """The search indexes."""


@dataclass(frozen=True, slots=True)
class CorrectionDesk:
    """Looking at and correcting the metadata of the documents in `store`.

    `now` is the instant of a correction, `show` finds what a reference names, `writing` lets one change in
    at a time, `bench` has the indexes to bring up after it, opened only then.
    """

    store: Store
    now: dt.datetime
    show: Callable[[str], Shown]
    writing: AbstractContextManager[bool]
    bench: Indexed

    def stored(self, reference: str) -> str:
        """The id of the stored document a person names by id, symbol or words. InputError when it is not surely one."""
        return reference if self.store.document(reference) else one_stored(self.show(reference))

    def current_id(self, document_id: str) -> str | None:
        """The id a stored document has now: this one, or the one it got when a key field of it was corrected."""
        return document_id if self.store.document(document_id) else self.store.corrections.current_id(document_id)

    def view(self, document_id: str) -> MetadataView:
        """The metadata of one stored document. InputError for an id the store does not have."""
        record = self._record(document_id)
        text = self.store.text(record.id)
        history = self.store.corrections.history(record.id)
        standing = {each.field: each for each in history if each.ended_at is None}
        words = text.text if text else ""
        readings = self.store.corrections.readings(record.id)
        fields = tuple(_field_view(record, reading, standing.get(reading.field), words) for reading in readings)
        return MetadataView(record, fields, history)

    def correct(self, document_id: str, field: str, value: str, *, reason: str = "", by: str = "") -> MetadataView:
        """Let a person's value stand for a field; the view is that of the document under the id it has now.

        Raises InputError for an unknown document or field, a value it cannot have, and a key another document has.
        """
        from thammuu.index.store import Word  # noqa: PLC0415 - SQLAlchemy: looking at nothing must not pay for it

        before = self._record(document_id)
        wanted = metadata_field(field)
        word = Word(wanted, accepted(wanted, value), _note(reason), _note(by), self.now)
        with self.writing:
            now = self.store.corrections.correct(before.id, word)
            self._reword(before, now)
            self.bench.indexes.refresh()
        return self.view(now)

    def undo(self, document_id: str, field: str, *, by: str = "") -> MetadataView:
        """Let the reading of a field stand again. InputError where nothing was corrected."""
        before = self._record(document_id)
        with self.writing:
            now = self.store.corrections.undo(before.id, metadata_field(field), _note(by), self.now)
            self._reword(before, now)
            self.bench.indexes.refresh()
        return self.view(now)

    def _record(self, document_id: str) -> DocumentRecord:
        """The stored document with this id, or the one that bore it before."""
        now = self.current_id(document_id)
        record = self.store.document(now) if now else None
        if record is None:
            raise InputError("Không có văn bản này trong kho.", "Hãy xem danh sách văn bản đã nạp.")
        return record

    def _reword(self, before: DocumentRecord, now: str) -> None:
        """Study cards name the document as it is called from now on."""
        after = self.store.document(now)
        old, new = short_name(before), short_name(after or before)
        if old != new:
            cards = self.store.study.cards(now)
            self.store.study.upsert_cards(replace(card, question=card.question.replace(old, new, 1)) for card in cards)


def one_stored(shown: Shown) -> str:
    """The id of the document a reference leads to. InputError when it leads to none, several, or one without a text."""
    if shown.document is None:
        name = f"“{shown.reference}”"
        raise InputError(f"Không rõ {name} là văn bản nào.", "Nêu số, ký hiệu kèm ngày hoặc cơ quan ban hành.")
    if not shown.document.record.has_text:
        raise InputError("Kho chưa có văn bản này, chỉ có thông tin danh mục.", "Hãy nạp tệp văn bản trước.")
    return shown.document.record.id


def metadata_field(name: str) -> MetadataField:
    """The field of this name, in English or as people call it. InputError for any other."""
    wanted = name.strip().lower()
    for field, label in LABELS.items():
        if wanted in {field.value, label.lower()}:
            return field
    known = ", ".join(f"{field.value} ({label})" for field, label in LABELS.items())
    raise InputError(f"Không có trường thông tin “{name.strip()}”.", f"Các trường: {known}.")


def shown(field: MetadataField, text: str) -> str:
    """A text form as people read it: dates in the short Party form, recipients on one line."""
    if field in DAY_FIELDS or field is MetadataField.DATE:
        date = PartialDate.parse(text) if text else None
        return display_date(date) if date else ""
    return text.replace("\n", "; ")


def corrected_note(view: FieldView) -> str:
    """What a person must know of a corrected field: the reading beside the correction, and whether it has changed."""
    made = view.correction
    if made is None:
        return ""
    then, now = shown(view.field, made.read) or "(không thấy)", view.read_shown or "(không thấy)"
    value = view.shown or "(bỏ trống)"
    said = f"máy đọc: {then}; đã sửa thành {value}" if made.value != made.read else f"đã kiểm tra: đúng là {value}"
    return f"{said}. Lần đọc gần nhất máy đọc khác: {now}; hãy xem lại" if view.differs else said


def sureness(reading: FieldReading, correction: Correction | None) -> Wording:
    """How sure a value is, in plain words."""
    if correction is not None:
        return Wording("Đã có người kiểm tra" if correction.value == correction.read else "Đã có người sửa", "good")
    if not reading.value:
        return Wording("Không thấy trong văn bản", "")
    confidence = reading.confidence
    if confidence is None:
        return Wording("Chưa rõ đọc từ đâu", "warn")
    if confidence >= _CLEAR:
        return Wording("Đọc rõ", "good")
    return Wording("Khá chắc", "") if confidence >= _FAIR else Wording("Cần kiểm tra", "warn")


def _field_view(record: DocumentRecord, reading: FieldReading, correction: Correction | None, text: str) -> FieldView:
    field = reading.field
    value = field_text(record, field)

    return FieldView(
        field=field,
        label=LABELS[field],
        value=value,
        shown=shown(field, value),
        read=reading.value,
        read_shown=shown(field, reading.value),
        confidence=reading.confidence,
        sure=_FOLLOWS if correction is None and value != reading.value else sureness(reading, correction),
        seen=tuple(_quotes(text, reading)),
        correction=correction,
        differs=correction is not None and reading.value not in {correction.read, correction.value},
    )


def _quotes(text: str, reading: FieldReading) -> Iterator[SeenQuote]:
    """The places of a field, each once, in reading order; lines that follow one another are one quote."""
    start, end, page = 0, 0, None
    for place in sorted(reading.seen, key=lambda place: place.span):
        if end and place.span.start >= end and not text[end : place.span.start].strip():
            end = place.span.end
            continue
        if end and place.span.end > end:
            yield _quote(text, start, end, page)
        if place.span.end > end:
            start, end, page = place.span.start, place.span.end, place.page
    if end:
        yield _quote(text, start, end, page)


def _quote(text: str, start: int, end: int, page: int | None) -> SeenQuote:
    words = " ".join(text[start:end].split())
    return SeenQuote(words if len(words) <= _QUOTE else f"{words[:_QUOTE]} …", start, end, page)


def _note(text: str) -> str:
    bare = " ".join(text.split())
    if len(bare) > _LONGEST_NOTE:
        raise InputError(f"Lý do hoặc tên người sửa dài quá {_LONGEST_NOTE} ký tự.", "Hãy viết ngắn lại.")
    return bare
