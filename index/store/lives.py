"""All that the store tells of the life of documents, as its rows lie there at one moment, and the sum of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from thammuu.corpus.catalogue import CatalogueRow
from thammuu.index.records import ClosingClauseRecord, DocumentRecord, RelationRecord
from thammuu.index.store import rows, schema
from thammuu.index.store.catalogue import CATALOGUE_GENERATION, catalogue_query, catalogue_rows
from thammuu.index.store.clauses import citations_query, clause_records, clauses_query
from thammuu.index.store.identity import GENERATION
from thammuu.index.store.relations import life_relation_rows, relation_records

_DOCUMENTS = schema.DOCUMENTS
_META = schema.META
Rows = Sequence[Row[Any]]


@dataclass(frozen=True, slots=True)
class StoredLives:
    """Rows that become records when they are asked for: reading them costs a fifth of making records of them.

    Facts about the life of documents follow from these rows, the shipped catalogue and the program alone.
    """

    generation: int
    catalogue_generation: int
    _documents: Rows
    _clauses: Rows
    _citations: Rows
    _relations: Rows
    _catalogue: Rows

    @classmethod
    def read(cls, connection: Connection) -> StoredLives:
        """The rows as the transaction of `connection` sees them."""
        return cls(
            *counts(connection),
            connection.execute(select(_DOCUMENTS).order_by(_DOCUMENTS.c.id)).all(),
            connection.execute(clauses_query(None)).all(),
            connection.execute(citations_query(None)).all(),
            life_relation_rows(connection),
            connection.execute(catalogue_query()).all(),
        )

    def digest(self) -> str:
        """A sum of every value of every row in its place. The two counts are left out: they tell nothing of documents,
        and a database restored from a backup counts on from where it was."""
        total = hashlib.sha256()
        for table in (self._documents, self._clauses, self._citations, self._relations, self._catalogue):
            values = json.dumps([tuple(row) for row in table], ensure_ascii=False, default=str)
            total.update(values.encode())
            total.update(b"\0")  # stands in no JSON
        return total.hexdigest()

    def documents(self) -> tuple[DocumentRecord, ...]:
        """Every stored document, by id."""
        return tuple(map(rows.document_record, self._documents))

    def closing_clauses(self) -> tuple[ClosingClauseRecord, ...]:
        """Every closing clause with the documents it names."""
        return clause_records(self._clauses, self._citations)

    def relations(self) -> tuple[RelationRecord, ...]:
        """Every relation that speaks of the life of a document, and the citations those lean on."""
        return relation_records(self._relations)

    def catalogue(self) -> tuple[CatalogueRow, ...]:
        """The office's own rows of the catalogue."""
        return catalogue_rows(self._catalogue)


# Made once, for every question begins with it.
_COUNTS = select(_META).where(_META.c.name.in_((GENERATION, CATALOGUE_GENERATION)))


def counts(connection: Connection) -> tuple[int, int]:
    """How many times the documents and the office's catalogue have changed."""
    told = {name: int(value) for name, value in connection.execute(_COUNTS)}
    return told.get(GENERATION, 0), told.get(CATALOGUE_GENERATION, 0)
