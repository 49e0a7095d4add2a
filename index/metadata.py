"""The metadata of a document field by field: what was read, where and how surely, and what a person corrected.

Every field has one text form, used in the store, in JSON and in forms: dates in ISO form ("2026-02-05", partial
"2026-02"), recipients one a line, "" where there is nothing. `field_text` and `with_field` lead there and back.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from thammuu.index.records import DocumentRecord
from thammuu.ingest.dates import PartialDate
from thammuu.ingest.model import Signature, Span


class MetadataField(StrEnum):
    """A field of the metadata, in the order people read a document. Values are the names in JSON and in the store."""

    GENRE = "genre"
    SYMBOL = "symbol"
    DATE = "date"
    ISSUER = "issuer"
    SUPERIOR = "superior"  # the organ printed above the issuer
    PLACE = "place"
    TITLE = "title"
    AUTHORITY = "authority"  # "T/M BAN THƯỜNG VỤ"
    POSITION = "position"  # "PHÓ BÍ THƯ"
    SIGNER = "signer"  # the name
    RECIPIENTS = "recipients"
    EFFECTIVE = "effective"
    EXPIRES = "expires"


# A document is what these say it is; correcting one gives the document another id.
KEY_FIELDS = frozenset({MetadataField.GENRE, MetadataField.SYMBOL, MetadataField.DATE, MetadataField.ISSUER})
DAY_FIELDS = frozenset({MetadataField.EFFECTIVE, MetadataField.EXPIRES})


@dataclass(frozen=True, slots=True)
class SeenAt:
    """A place where a field was read: characters of the document's text, page if the file has pages, confidence."""

    field: MetadataField
    span: Span
    page: int | None
    confidence: float  # in [0, 1]


@dataclass(frozen=True, slots=True)
class FieldReading:
    """What the reader made of one field ("" where it found nothing) and all the places it was read from."""

    field: MetadataField
    value: str
    seen: tuple[SeenAt, ...] = ()

    @property
    def confidence(self) -> float | None:
        """That of the least sure place, for a field put together of several is as sure as its weakest part."""
        return min((place.confidence for place in self.seen), default=None)


@dataclass(frozen=True, slots=True)
class Correction:
    """A person's word on one field: it stands over what is read until it is undone or followed by another.

    `read` is what the reader had made of the field when the correction was made; equal to `value` it is a
    confirmation. `ended_at` is None while the correction stands.
    """

    document_id: str
    field: MetadataField
    value: str
    read: str
    reason: str
    by: str
    at: dt.datetime
    ended_at: dt.datetime | None = None
    ended_by: str = ""


def field_text(record: DocumentRecord, field: MetadataField) -> str:
    """The text form of one field of `record`."""
    return _WAYS[field].tell(record) or ""


def with_field(record: DocumentRecord, field: MetadataField, text: str) -> DocumentRecord:
    """`record` with one field as `text` says; a text that is no date empties a date field."""
    return _WAYS[field].lay(record, text)


def corrected(record: DocumentRecord, standing: Iterable[Correction]) -> DocumentRecord:
    """`record` with the standing corrections laid over it; its id stays."""
    for correction in standing:
        record = with_field(record, correction.field, correction.value)
    return record


@dataclass(frozen=True, slots=True)
class _Way:
    """How a field of a record is told as text, and how a text is laid over it."""

    tell: Callable[[DocumentRecord], str | None]
    lay: Callable[[DocumentRecord, str], DocumentRecord]


def _signed(record: DocumentRecord) -> Signature:
    return record.signature or Signature(None, None, None)


def _day_text(day: dt.date | PartialDate | None) -> str:
    return day.isoformat() if day else ""


def _day(text: str) -> dt.date | None:
    partial = PartialDate.parse(text)
    return partial.exact() if partial else None


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line for line in text.split("\n") if line)


_WAYS = {
    MetadataField.GENRE: _Way(lambda r: r.key.genre, lambda r, t: replace(r, key=replace(r.key, genre=t or None))),
    MetadataField.SYMBOL: _Way(lambda r: r.key.symbol, lambda r, t: replace(r, key=replace(r.key, symbol=t or None))),
    MetadataField.ISSUER: _Way(lambda r: r.key.issuer, lambda r, t: replace(r, key=replace(r.key, issuer=t or None))),
    MetadataField.DATE: _Way(
        lambda r: _day_text(r.key.date), lambda r, t: replace(r, key=replace(r.key, date=PartialDate.parse(t)))
    ),
    MetadataField.SUPERIOR: _Way(lambda r: r.superior, lambda r, t: replace(r, superior=t or None)),
    MetadataField.PLACE: _Way(lambda r: r.place, lambda r, t: replace(r, place=t or None)),
    MetadataField.TITLE: _Way(lambda r: r.title, lambda r, t: replace(r, title=t)),
    MetadataField.AUTHORITY: _Way(
        lambda r: _signed(r).authority, lambda r, t: replace(r, signature=replace(_signed(r), authority=t or None))
    ),
    MetadataField.POSITION: _Way(
        lambda r: _signed(r).position, lambda r, t: replace(r, signature=replace(_signed(r), position=t or None))
    ),
    MetadataField.SIGNER: _Way(
        lambda r: _signed(r).name, lambda r, t: replace(r, signature=replace(_signed(r), name=t or None))
    ),
    MetadataField.RECIPIENTS: _Way(lambda r: "\n".join(r.recipients), lambda r, t: replace(r, recipients=_lines(t))),
    MetadataField.EFFECTIVE: _Way(lambda r: _day_text(r.effective), lambda r, t: replace(r, effective=_day(t))),
    MetadataField.EXPIRES: _Way(lambda r: _day_text(r.expires), lambda r, t: replace(r, expires=_day(t))),
}
