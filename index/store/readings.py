"""What the reader made of each metadata field, and where; corrections lie over it, never in it."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from thammuu.index.metadata import FieldReading, MetadataField, SeenAt, field_text
from thammuu.index.records import DocumentRecord
from thammuu.index.store import rows, schema
from thammuu.ingest.model import Document, Span

_READINGS = schema.READINGS
_SIGHTINGS = schema.SIGHTINGS


def write_readings(connection: Connection, document: Document, record: DocumentRecord) -> None:
    """Keep what the reader made of every field of `document`, whose uncorrected record is `record`."""
    identity = record.id
    for table in (_READINGS, _SIGHTINGS):
        connection.execute(delete(table).where(table.c.document_id == identity))
    _insert_readings(connection, record)
    seen = rows.sighting_values(document, identity)
    if seen:
        connection.execute(insert(_SIGHTINGS), list(seen))


def values_of(connection: Connection, record: DocumentRecord) -> dict[MetadataField, str]:
    """What was read, by field; a document stored before readings were kept tells its own values."""
    query = select(_READINGS.c.field, _READINGS.c.value).where(_READINGS.c.document_id == record.id)
    kept = {row.field: row.value for row in connection.execute(query)}
    return {field: kept.get(field, field_text(record, field)) for field in MetadataField}


def readings_of(connection: Connection, record: DocumentRecord) -> tuple[FieldReading, ...]:
    """Every field of a stored document as it was read, with the places it was read from."""
    own = _SIGHTINGS.c.document_id == record.id
    found = connection.execute(select(_SIGHTINGS).where(own).order_by(_SIGHTINGS.c.field, _SIGHTINGS.c.position))
    seen = {name: tuple(map(_place, group)) for name, group in groupby(found, key=lambda row: row.field)}
    values = values_of(connection, record)
    return tuple(FieldReading(field, values[field], seen.get(field, ())) for field in MetadataField)


def keep_readings(connection: Connection, record: DocumentRecord) -> None:
    """Before the first correction of a document stored long ago: what its row says is what was read."""
    query = select(_READINGS.c.field).where(_READINGS.c.document_id == record.id)
    if connection.execute(query).first() is None:
        _insert_readings(connection, record)


def _insert_readings(connection: Connection, record: DocumentRecord) -> None:
    values = [
        {"document_id": record.id, "field": field.value, "value": field_text(record, field)} for field in MetadataField
    ]
    connection.execute(insert(_READINGS), values)


def _place(row: Row[Any]) -> SeenAt:
    return SeenAt(MetadataField(row.field), Span(row.start, row.end), row.page, row.confidence)
