"""Which id a document has in the store, and the count of changes."""

from __future__ import annotations

from pathlib import PurePath

from sqlalchemy import Connection, insert, select, update

from thammuu.index.records import DocumentRecord, document_id
from thammuu.index.store import schema
from thammuu.ingest.model import DocumentKey

_DOCUMENTS = schema.DOCUMENTS
_META = schema.META

GENERATION = "generation"


def free_identity(connection: Connection, record: DocumentRecord) -> str:
    """The id for a document with the key, title and source of `record`, as just read.

    Only a whole key (symbol, issuer and date) is trusted to be the same document under another file name. Two files
    that share less, such as two reports titled "Báo cáo tháng", are two documents, and neither overwrites the other.
    """
    identity = told_identity(record)
    if is_whole(record.key) or current_name(connection, identity) in {None, record.source_name}:
        return identity
    return f"{identity}-{record.source_sha256[:6]}"


def told_identity(record: DocumentRecord) -> str:
    """The id that key and title tell, whoever has it."""
    return document_id(record.key, record.title or PurePath(record.source_name).stem)


def is_whole(key: DocumentKey) -> bool:
    """Whether a key tells one document: symbol, issuer and date."""
    return key.symbol is not None and key.issuer is not None and key.date is not None


def current_name(connection: Connection, identity: str) -> str | None:
    """The name of the file a document was last read from; None when there is no such document."""
    query = select(_DOCUMENTS.c.source_name).where(_DOCUMENTS.c.id == identity)
    return connection.execute(query).scalar_one_or_none()


def next_generation(connection: Connection) -> int:
    """Count one more change of the documents."""
    query = select(_META.c.value).where(_META.c.name == GENERATION).with_for_update()
    stored = connection.execute(query).scalar_one_or_none()
    generation = int(stored or 0) + 1
    if stored is None:
        connection.execute(insert(_META).values(name=GENERATION, value=str(generation)))
    else:
        connection.execute(update(_META).where(_META.c.name == GENERATION).values(value=str(generation)))
    return generation
