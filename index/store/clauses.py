"""Closing clauses and the documents they name: their statements, and from rows to records."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Row, Select, select

from thammuu.index.records import ClosingClauseRecord
from thammuu.index.store import rows, schema

_CLAUSES = schema.CLOSING_CLAUSES
_CITATIONS = schema.CLOSING_CITATIONS


def clauses_query(document_id: str | None) -> Select[Any]:
    """The closing clauses of one document, or of all, in reading order."""
    query = select(_CLAUSES).order_by(_CLAUSES.c.document_id, _CLAUSES.c.position)
    return query if document_id is None else query.where(_CLAUSES.c.document_id == document_id)


def citations_query(document_id: str | None) -> Select[Any]:
    """The documents that those clauses name, clause by clause."""
    query = select(_CITATIONS).order_by(_CITATIONS.c.document_id, _CITATIONS.c.clause, _CITATIONS.c.position)
    return query if document_id is None else query.where(_CITATIONS.c.document_id == document_id)


def clause_records(clauses: Sequence[Row[Any]], citations: Sequence[Row[Any]]) -> tuple[ClosingClauseRecord, ...]:
    """The records of the rows of both queries."""
    named = groupby(citations, key=lambda row: (row.document_id, row.clause))
    by_clause = {clause: tuple(group) for clause, group in named}
    return tuple(
        ClosingClauseRecord(
            row.document_id,
            row.provision_id,
            rows.closing_clause(row, by_clause.get((row.document_id, row.position), ())),
        )
        for row in clauses
    )
