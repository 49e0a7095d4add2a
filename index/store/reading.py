"""Reading documents and provisions out of the store."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Engine, Row, Select, func, or_, select

from thammuu.index.records import (
    ClosingClauseRecord,
    DocumentRecord,
    DocumentStamp,
    DocumentText,
    Family,
    Neighbours,
    NoticeRecord,
    ProvisionRecord,
    RelationRecord,
)
from thammuu.index.store import rows, schema, statements
from thammuu.index.store.clauses import citations_query, clause_records, clauses_query
from thammuu.index.store.families import families, read_provisions
from thammuu.index.store.identity import GENERATION
from thammuu.index.store.lives import StoredLives, counts
from thammuu.index.store.relations import life_relation_rows, read_relations, relation_records, relations_query
from thammuu.index.store.statements import batches
from thammuu.ingest.model import LegalBasis, Relation

_DOCUMENTS = schema.DOCUMENTS
_SOURCES = schema.SOURCES
_TEXTS = schema.TEXTS
_PROVISIONS = schema.PROVISIONS
_BASES = schema.BASES
_NOTICES = schema.NOTICES
_META = schema.META


class DocumentReader:
    """Every question about stored documents. Each method is one consistent read; unknown ids give None or nothing."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def _rows(self, query: Select[Any]) -> Sequence[Row[Any]]:
        with self._engine.connect() as connection:
            return connection.execute(query).all()

    def generation(self) -> int:
        """How many times the documents have changed; indexes remember the one they were built from."""
        found = self._rows(select(_META.c.value).where(_META.c.name == GENERATION))
        return int(found[0].value) if found else 0

    def counts(self) -> tuple[int, int]:
        """How many times the documents and the office's catalogue have changed."""
        with self._engine.connect() as connection:
            return counts(connection)

    def stamps(self) -> tuple[DocumentStamp, ...]:
        """Every document's id with the generation it was last written in, by id."""
        query = select(_DOCUMENTS.c.id, _DOCUMENTS.c.generation).order_by(_DOCUMENTS.c.id)
        return tuple(DocumentStamp(row.id, row.generation) for row in self._rows(query))

    def documents(self, ids: Iterable[str] | None = None) -> tuple[DocumentRecord, ...]:
        """All documents, or those of `ids`, by id."""
        if ids is None:
            return tuple(map(rows.document_record, self._rows(select(_DOCUMENTS).order_by(_DOCUMENTS.c.id))))
        with self._engine.connect() as connection:
            return _documents(connection, ids)

    def document(self, document_id: str) -> DocumentRecord | None:
        """The document with this id."""
        found = self._rows(select(_DOCUMENTS).where(_DOCUMENTS.c.id == document_id))
        return rows.document_record(found[0]) if found else None

    def documents_with_symbol(self, symbol: str) -> tuple[DocumentRecord, ...]:
        """The documents that bear this symbol in any spelling, the newest first; a symbol is no key."""
        key = rows.symbol_key(symbol)
        query = select(_DOCUMENTS).where(_DOCUMENTS.c.symbol_key == key).order_by(_DOCUMENTS.c.date.desc())
        return tuple(map(rows.document_record, self._rows(query)))

    def documents_numbered(self, number: int) -> tuple[DocumentRecord, ...]:
        """The documents whose symbol begins with `number` ("18-NQ/TW", "18/2017/NQ-CP" for 18), the newest first."""
        key = _DOCUMENTS.c.symbol_key
        begins = or_(key.startswith(f"{number}-"), key.startswith(f"{number}/"))
        return tuple(
            map(rows.document_record, self._rows(select(_DOCUMENTS).where(begins).order_by(_DOCUMENTS.c.date.desc())))
        )

    def text(self, document_id: str) -> DocumentText | None:
        """The whole cleaned text of the document's source, into which all spans point."""
        found = self._rows(select(_TEXTS).where(_TEXTS.c.document_id == document_id))
        return rows.document_text(found[0]) if found else None

    def provision(self, provision_id: str) -> ProvisionRecord | None:
        """The provision with this id."""
        found = self._rows(select(_PROVISIONS).where(_PROVISIONS.c.id == provision_id))
        return rows.provision_record(found[0]) if found else None

    def provisions(self, document_id: str) -> tuple[ProvisionRecord, ...]:
        """All provisions of a document in reading order."""
        return self._provisions(_PROVISIONS.c.document_id == document_id)

    def provisions_by_id(self, ids: Iterable[str]) -> tuple[ProvisionRecord, ...]:
        """The provisions with these ids that exist, by document and reading order."""
        with self._engine.connect() as connection:
            found = read_provisions(connection, ids)
        return tuple(sorted(found, key=lambda record: (record.document_id, record.position)))

    def count_provisions(self) -> int:
        """How many provisions all documents have."""
        return int(self._rows(select(func.count()).select_from(_PROVISIONS))[0][0])

    def provision_ids(self) -> tuple[str, ...]:
        """The ids of all provisions, by document and reading order."""
        query = select(_PROVISIONS.c.id).order_by(_PROVISIONS.c.document_id, _PROVISIONS.c.position)
        return tuple(row.id for row in self._rows(query))

    def children(self, provision_id: str) -> tuple[ProvisionRecord, ...]:
        """The provisions directly below one, in reading order."""
        return self._provisions(_PROVISIONS.c.parent_id == provision_id)

    def subtree(self, provision_id: str) -> tuple[ProvisionRecord, ...]:
        """A provision and everything below it, in reading order."""
        top = _PROVISIONS.alias("top")
        return self._provisions(
            _PROVISIONS.c.document_id == top.c.document_id,
            _PROVISIONS.c.position.between(top.c.position, top.c.last),
            top.c.id == provision_id,
        )

    def ancestors(self, provision_id: str) -> tuple[ProvisionRecord, ...]:
        """The provisions above one, from the outermost in."""
        with self._engine.connect() as connection:
            found = connection.execute(statements.ABOVE, {"id": provision_id}).all()
        return tuple(map(rows.provision_record, found))

    def families(self, ids: Sequence[str], reach: int) -> tuple[Family, ...]:
        """The provisions with these ids, in the order of `ids`, with all above them and, if no more than `reach`, all
        below them. A handful of queries however many ids."""
        with self._engine.connect() as connection:
            return families(connection, ids, reach)

    def families_with_documents(
        self, ids: Sequence[str], reach: int
    ) -> tuple[tuple[Family, ...], tuple[DocumentRecord, ...]]:
        """`families`, and the documents they are of."""
        with self._engine.connect() as connection:
            found = families(connection, ids, reach)
            return found, _documents(connection, {each.own.document_id for each in found})

    def provision_at(self, document_id: str, offset: int) -> ProvisionRecord | None:
        """The smallest provision that holds the character at `offset` of the document's text."""
        found = self._provisions(
            _PROVISIONS.c.document_id == document_id, _PROVISIONS.c.start <= offset, _PROVISIONS.c.end > offset
        )
        return max(found, key=lambda record: record.depth, default=None)

    def neighbours(self, provision_id: str) -> Neighbours:
        """The provisions before and after one under the same parent."""
        own = self.provision(provision_id)
        if own is None:
            return Neighbours(None, None)
        siblings = self._provisions(
            _PROVISIONS.c.document_id == own.document_id, _PROVISIONS.c.parent_id.is_not_distinct_from(own.parent_id)
        )
        before = [each for each in siblings if each.position < own.position]
        after = [each for each in siblings if each.position > own.position]
        return Neighbours(before[-1] if before else None, after[0] if after else None)

    def _provisions(self, *conditions: Any) -> tuple[ProvisionRecord, ...]:
        query = select(_PROVISIONS).where(*conditions).order_by(_PROVISIONS.c.document_id, _PROVISIONS.c.position)
        return tuple(map(rows.provision_record, self._rows(query)))

    def bases(self, document_id: str) -> tuple[LegalBasis, ...]:
        """The "Căn cứ" lines of a document in order."""
        query = select(_BASES).where(_BASES.c.document_id == document_id).order_by(_BASES.c.position)
        return tuple(map(rows.basis, self._rows(query)))

    def closing_clauses(self, document_id: str | None = None) -> tuple[ClosingClauseRecord, ...]:
        """The closing clauses of one document, or of all, with the documents they name."""
        with self._engine.connect() as connection:
            clauses = connection.execute(clauses_query(document_id)).all()
            return clause_records(clauses, connection.execute(citations_query(document_id)).all())

    def relations(
        self, document_id: str | None = None, kinds: Iterable[Relation] | None = None
    ) -> tuple[RelationRecord, ...]:
        """What one document, or every one, says of others; of some kinds of relation, or of all."""
        with self._engine.connect() as connection:
            return read_relations(connection, relations_query(document_id, kinds))

    def life_relations(self) -> tuple[RelationRecord, ...]:
        """Every relation that speaks of the life of a document, and the citations those lean on."""
        with self._engine.connect() as connection:
            return relation_records(life_relation_rows(connection))

    def lives(self) -> StoredLives:
        """All that the store tells of the life of documents."""
        with self._engine.connect() as connection:
            return StoredLives.read(connection)

    def notices(self, document_id: str | None = None) -> tuple[NoticeRecord, ...]:
        """The warnings about the reading of one document, or of all."""
        query = select(_NOTICES).order_by(_NOTICES.c.document_id, _NOTICES.c.position)
        if document_id is not None:
            query = query.where(_NOTICES.c.document_id == document_id)
        return tuple(NoticeRecord(row.document_id, rows.notice(row)) for row in self._rows(query))


def _documents(connection: Connection, ids: Iterable[str]) -> tuple[DocumentRecord, ...]:
    found = [row for batch in batches(ids) for row in connection.execute(statements.DOCUMENTS_BY_ID, {"ids": batch})]
    return tuple(sorted(map(rows.document_record, found), key=lambda record: record.id))
