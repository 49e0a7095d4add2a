"""Putting documents into the store and taking them out; each is one transaction that bumps the generation."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection, Engine, delete, insert, select, update

from thammuu.index.records import DocumentRecord, PutResult, PutStatus
from thammuu.index.store import corrections, readings, rows, schema, study
from thammuu.index.store.engine import for_writing
from thammuu.index.store.identity import current_name, free_identity, next_generation
from thammuu.index.store.originals import Originals
from thammuu.index.store.relations import relation_values
from thammuu.index.store.renaming import rename
from thammuu.ingest.errors import DefectError
from thammuu.ingest.model import Document

# Raise when readers or parser find more in the same bytes than before: stored files are then read anew on ingest.
READING_VERSION = "5"

_DOCUMENTS = schema.DOCUMENTS
_SOURCES = schema.SOURCES
# What is replaced with a document, children before parents.
_PARTS = (
    schema.TEXTS,
    schema.PROVISIONS,
    schema.BASES,
    schema.CLOSING_CITATIONS,
    schema.CLOSING_CLAUSES,
    schema.RELATIONS,
    schema.NOTICES,
)


class DocumentWriter:
    """The write side of the store; one instance per open store."""

    def __init__(self, engine: Engine, originals: Originals) -> None:
        self._engine = for_writing(engine)
        self._originals = originals

    def put(self, document: Document, original: bytes, *, force: bool = False) -> PutResult:
        """See `Store.put`."""
        sha256 = self._originals.save(original)
        if document.source.sha256 != sha256:
            raise DefectError("Bản gốc đưa vào kho không phải tệp mà văn bản được đọc ra.")
        with self._engine.begin() as connection:
            held = holder(connection, sha256, document.source.name)
            if held is not None and not force:
                return PutResult(PutStatus.UNCHANGED, held)
            return _put(connection, document)

    def remove(self, identity: str) -> bool:
        """See `Store.remove`."""
        with self._engine.begin() as connection:
            if current_name(connection, identity) is None:
                return False
            own = select(_SOURCES.c.sha256).where(_SOURCES.c.document_id == identity)
            files = set(connection.execute(own).scalars())
            _delete(connection, identity)
            next_generation(connection)
            kept = set(connection.execute(select(_SOURCES.c.sha256).where(_SOURCES.c.sha256.in_(files))).scalars())
        for sha256 in files - kept:
            self._originals.discard(sha256)
        return True


def holder(connection: Connection, sha256: str, name: str) -> str | None:
    """The id of the document that was read from these bytes by this program's reader, None if none was.

    A file that is no longer its document's current source (the same document also came as another file) counts as
    held while it comes under a name of its own; under the current file's name it is that file, changed back.
    """
    query = (
        select(_DOCUMENTS.c.id, _DOCUMENTS.c.source_sha256, _DOCUMENTS.c.source_name)
        .join(_SOURCES, _SOURCES.c.document_id == _DOCUMENTS.c.id)
        .where(_SOURCES.c.sha256 == sha256, _SOURCES.c.reading_version == READING_VERSION)
        .order_by(_DOCUMENTS.c.id)
    )
    for row in connection.execute(query):
        if row.source_sha256 == sha256 or row.source_name != name:
            return str(row.id)
    return None


def _put(connection: Connection, document: Document) -> PutResult:
    """Write `document` where it belongs: over the corrected document of this file, else under the id its key tells.

    What an older reader made of these same bytes and named otherwise is this document, and moves to the new id.
    """
    read = rows.described(document, "")
    identity = free_identity(connection, read)
    owned = corrections.owner(connection, replace(read, id=identity))
    identity = owned or identity
    stale = _stale_copies(connection, read.source_sha256, identity)
    known = current_name(connection, identity) is not None
    if stale and not known:
        rename(connection, stale[0], identity)
        stale, known = stale[1:], True
    for old in stale:
        _delete(connection, old)
    _replace(connection, document, identity, (known, next_generation(connection)))
    if owned is not None:
        identity = corrections.settle(connection, identity, strict=False)
    return PutResult(PutStatus.UPDATED if known else PutStatus.ADDED, identity)


def _stale_copies(connection: Connection, sha256: str, identity: str) -> tuple[str, ...]:
    """Documents an older reader made of these same bytes and named otherwise."""
    query = select(_DOCUMENTS.c.id).where(_DOCUMENTS.c.source_sha256 == sha256, _DOCUMENTS.c.id != identity)
    return tuple(connection.execute(query).scalars())


def _delete(connection: Connection, identity: str) -> None:
    connection.execute(delete(_DOCUMENTS).where(_DOCUMENTS.c.id == identity))
    study.resettle(connection, identity)


def _replace(connection: Connection, document: Document, identity: str, standing: tuple[bool, int]) -> None:
    """Write all of `document`; `standing` is whether the id is known and the new generation."""
    known, generation = standing
    record = rows.described(document, identity)
    values = rows.document_values(record, generation)
    if known:
        for part in _PARTS:
            connection.execute(delete(part).where(part.c.document_id == identity))
        connection.execute(update(_DOCUMENTS).where(_DOCUMENTS.c.id == identity).values(values))
    else:
        connection.execute(insert(_DOCUMENTS).values(values))
    _note_source(connection, record)
    _write_parts(connection, document, identity)
    readings.write_readings(connection, document, record)
    study.resettle(connection, identity)


def _note_source(connection: Connection, record: DocumentRecord) -> None:
    same = (_SOURCES.c.document_id == record.id) & (_SOURCES.c.sha256 == record.source_sha256)
    connection.execute(delete(_SOURCES).where(same))
    connection.execute(
        insert(_SOURCES).values(
            document_id=record.id,
            sha256=record.source_sha256,
            name=record.source_name,
            reading_version=READING_VERSION,
        )
    )


def _write_parts(connection: Connection, document: Document, identity: str) -> None:
    flat = rows.flat_provisions(document, identity)
    parts = (
        (schema.TEXTS, (rows.text_values(document, identity),)),
        (schema.PROVISIONS, rows.provision_values(document.title or "", flat)),
        (schema.BASES, rows.basis_values(document, identity)),
        (schema.CLOSING_CLAUSES, rows.clause_values(document, flat, identity)),
        (schema.CLOSING_CITATIONS, rows.citation_values(document, identity)),
        (schema.RELATIONS, relation_values(document, flat, identity)),
        (schema.NOTICES, rows.notice_values(document, identity)),
    )
    for table, values in parts:
        if values:
            connection.execute(insert(table), list(values))
