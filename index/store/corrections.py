"""What people correct in the metadata, kept apart from what is read and laid over it, now and after every reading."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, Row, Select, insert, select, update

from thammuu.index.metadata import Correction, FieldReading, MetadataField, corrected, with_field
from thammuu.index.records import DocumentRecord
from thammuu.index.store import rows, schema
from thammuu.index.store.engine import for_writing
from thammuu.index.store.identity import current_name, is_whole, next_generation, told_identity
from thammuu.index.store.readings import keep_readings, readings_of, values_of
from thammuu.index.store.renaming import current_id, rename
from thammuu.index.units import units_of
from thammuu.ingest.errors import InputError
from thammuu.ingest.model import ClauseKind

_DOCUMENTS = schema.DOCUMENTS
_SOURCES = schema.SOURCES
_CORRECTIONS = schema.CORRECTIONS
_FORMER = schema.FORMER_IDS
_CLAUSES = schema.CLOSING_CLAUSES
_PROVISIONS = schema.PROVISIONS


@dataclass(frozen=True, slots=True)
class Word:
    """A person's word on one field: the value it should have, why, who says so and when."""

    field: MetadataField
    value: str
    reason: str
    by: str
    at: dt.datetime


class CorrectionRepository:
    """Readings and corrections of the stored documents."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def readings(self, document_id: str) -> tuple[FieldReading, ...]:
        """Every field as the reader made it, in order; nothing for an unknown document."""
        with self._engine.connect() as connection:
            record = _record(connection, document_id)
            return readings_of(connection, record) if record else ()

    def history(self, document_id: str) -> tuple[Correction, ...]:
        """Every correction of a document ever made, the oldest first; those that stand have no `ended_at`."""
        with self._engine.connect() as connection:
            return tuple(map(_correction, connection.execute(_of(document_id))))

    def current_id(self, former: str) -> str | None:
        """The id of the document that bore the id `former` before a correction or a better reading."""
        with self._engine.connect() as connection:
            return current_id(connection, former)

    def correct(self, document_id: str, word: Word) -> str:
        """Let `word` stand for its field; returns the id the document has now.

        Raises InputError for an unknown document, and where the corrected key is that of another stored document.
        """
        with for_writing(self._engine).begin() as connection:
            record = _require(connection, document_id)
            keep_readings(connection, record)
            _end(connection, document_id, word.field, word.by, word.at)
            read = values_of(connection, record)[word.field]
            connection.execute(insert(_CORRECTIONS).values(_row(document_id, word, read)))
            return _settled(connection, document_id)

    def undo(self, document_id: str, field: MetadataField, by: str, at: dt.datetime) -> str:
        """Let the reading of `field` stand again; returns the id the document has now. InputError if none stands."""
        with for_writing(self._engine).begin() as connection:
            _require(connection, document_id)
            if not _end(connection, document_id, field, by, at):
                raise InputError("Trường này chưa được sửa nên không có gì để hoàn tác.")
            return _settled(connection, document_id)


def owner(connection: Connection, record: DocumentRecord) -> str | None:
    """The corrected document that a file just read belongs to; `record` is as read, under the id it would get.

    These bytes were read into it before; or it bore the id told by the reading, and a file of this name was read into
    it: the same file in a new version. That id alone is not enough: a document whose symbol was misread as 12-QĐ/TU
    must not swallow the true 12-QĐ/TU when that comes. None where no corrected document is meant.
    """
    told, name = told_identity(record), record.source_name
    queries = [select(_SOURCES.c.document_id).where(_SOURCES.c.sha256 == record.source_sha256)]
    if current_name(connection, told) != name:
        queries.append(
            select(_SOURCES.c.document_id)
            .join(_FORMER, _FORMER.c.document_id == _SOURCES.c.document_id)
            .where(_SOURCES.c.name == name, _FORMER.c.former_id == told)
        )
    queries.append(select(_DOCUMENTS.c.id).where(_DOCUMENTS.c.id == record.id))
    standing = select(_CORRECTIONS.c.document_id).where(_CORRECTIONS.c.ended_at.is_(None))
    for query in queries:
        found = connection.execute(query.where(query.selected_columns[0].in_(standing))).scalars().first()
        if found is not None:
            return str(found)
    return None


def settle(connection: Connection, identity: str, *, strict: bool) -> str:
    """Bring the stored document to what its readings and standing corrections say together; returns its id.

    With `strict` a key that another stored document has raises InputError; without, the document keeps its id.
    """
    stored = _require(connection, identity)
    standing = _standing(connection, identity)
    read = stored
    for field, text in values_of(connection, stored).items():
        read = with_field(read, field, text)
    record = corrected(read, standing)
    if len({record.key.date, read.key.date, stored.key.date}) > 1:
        record = _redated(connection, record, standing)
    if (target := _target(connection, record, strict=strict)) != identity:
        rename(connection, identity, target)
    values = rows.document_values(record, 0)
    for kept in ("id", "generation"):
        del values[kept]
    connection.execute(update(_DOCUMENTS).where(_DOCUMENTS.c.id == target).values(values))
    if record.title != stored.title:
        _redigest(connection, target, record.title)
    return target


def _settled(connection: Connection, identity: str) -> str:
    target = settle(connection, identity, strict=True)
    generation = next_generation(connection)
    connection.execute(update(_DOCUMENTS).where(_DOCUMENTS.c.id == target).values(generation=generation))
    return target


def _target(connection: Connection, record: DocumentRecord, *, strict: bool) -> str:
    """The id `record` should have: the one its key tells, where no other document has it."""
    told = told_identity(record)
    if told == record.id or current_name(connection, told) is None:
        return told
    if not is_whole(record.key):
        if record.id.startswith(f"{told}-"):  # told apart already, by the bytes it first came in
            return record.id
        apart = f"{told}-{record.source_sha256[:6]}"
        return apart if current_name(connection, apart) is None else record.id
    if strict:
        raise InputError(
            f"Kho đã có một văn bản khác cùng số, ký hiệu, ngày và cơ quan ban hành (mã {told}).",
            "Hãy kiểm tra lại giá trị; nếu hai tệp là một văn bản thì dùng bản kia, không cần sửa bản này.",
        )
    return record.id


def _redated(connection: Connection, record: DocumentRecord, standing: Iterable[Correction]) -> DocumentRecord:
    """What runs "kể từ ngày ký" runs from the corrected day: in the clauses, and in the day of taking effect."""
    from thammuu.ingest.closing import runs_from_signing  # noqa: PLC0415 - only a corrected date needs the parser

    issued = record.key.date.exact() if record.key.date else None
    own = (_CLAUSES.c.document_id == record.id) & (_CLAUSES.c.kind == ClauseKind.EFFECT.value)
    first: dt.date | None = None
    for clause in connection.execute(select(_CLAUSES).where(own).order_by(_CLAUSES.c.position)).all():
        signed = runs_from_signing(clause.text)
        if signed:
            here = own & (_CLAUSES.c.position == clause.position)
            connection.execute(update(_CLAUSES).where(here).values(date=issued))
        first = first or (issued if signed else clause.date)
    said = any(correction.field is MetadataField.EFFECTIVE for correction in standing)
    return record if said else with_field(record, MetadataField.EFFECTIVE, first.isoformat() if first else "")


def _redigest(connection: Connection, identity: str, title: str) -> None:
    """The title is part of every unit's text, so its correction asks for new vectors of this document's units."""
    own = _PROVISIONS.c.document_id == identity
    found = connection.execute(select(_PROVISIONS).where(own).order_by(_PROVISIONS.c.position)).all()
    records = tuple(map(rows.provision_record, found))
    for record, unit in zip(records, units_of(title, records), strict=True):
        one = _PROVISIONS.c.id == record.id
        connection.execute(update(_PROVISIONS).where(one).values(unit_digest=unit.digest))


def _record(connection: Connection, identity: str) -> DocumentRecord | None:
    row = connection.execute(select(_DOCUMENTS).where(_DOCUMENTS.c.id == identity)).one_or_none()
    return rows.document_record(row) if row is not None else None


def _require(connection: Connection, identity: str) -> DocumentRecord:
    if current_name(connection, identity) is None or (record := _record(connection, identity)) is None:
        raise InputError("Không có văn bản này trong kho.", "Chỉ sửa được văn bản đã nạp; hãy xem danh sách văn bản.")
    return record


def _of(document_id: str) -> Select[Any]:
    return select(_CORRECTIONS).where(_CORRECTIONS.c.document_id == document_id).order_by(_CORRECTIONS.c.id)


def _standing(connection: Connection, document_id: str) -> tuple[Correction, ...]:
    query = _of(document_id).where(_CORRECTIONS.c.ended_at.is_(None))
    return tuple(map(_correction, connection.execute(query)))


def _end(connection: Connection, document_id: str, field: MetadataField, by: str, at: dt.datetime) -> bool:
    """End the correction of `field` that stands, if any."""
    own = (_CORRECTIONS.c.document_id == document_id) & (_CORRECTIONS.c.field == field.value)
    ending = update(_CORRECTIONS).where(own, _CORRECTIONS.c.ended_at.is_(None)).values(ended_at=at, ended_by=by)
    return connection.execute(ending).rowcount > 0


def _row(document_id: str, word: Word, read: str) -> rows.Values:
    return {
        "document_id": document_id,
        "field": word.field.value,
        "value": word.value,
        "read": read,
        "reason": word.reason,
        "by": word.by,
        "at": word.at,
        "ended_by": "",
    }


def _correction(row: Row[Any]) -> Correction:
    return Correction(
        row.document_id,
        MetadataField(row.field),
        row.value,
        row.read,
        row.reason,
        row.by,
        row.at,
        row.ended_at,
        row.ended_by,
    )
