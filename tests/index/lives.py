"""Documents of the fictional tỉnh Sông Trà with the clauses that tell of their lives, for tests of validity."""

from __future__ import annotations

import datetime as dt

from thammuu.index.known import join_known
from thammuu.index.records import ClosingClauseRecord, DocumentRecord, document_id
from thammuu.index.resolve import Resolver
from thammuu.index.validity import FactBook, Place
from thammuu.index.validity.collect import collect_facts
from thammuu.ingest.citations.provisions import steps_in
from thammuu.ingest.dates import PartialDate
from thammuu.ingest.model import ClauseKind, ClosingClause, DocumentKey, Span


def stored(
    symbol: str,
    date: str,
    title: str = "Việc thử",
    genre: str = "Quy định",
    effective: str | None = None,
    issuer: str = "Tỉnh ủy Sông Trà",
) -> DocumentRecord:
    """A document with text."""
    key = DocumentKey(symbol, genre, issuer, PartialDate.parse(date))
    day = dt.date.fromisoformat(effective) if effective else None
    return DocumentRecord(id=document_id(key, title), key=key, title=title, effective=day, has_text=True)


def clause(document: DocumentRecord, kind: ClauseKind, text: str, date: str | None = None) -> ClosingClauseRecord:
    """A closing clause of `document`."""
    day = dt.date.fromisoformat(date) if date else None
    return ClosingClauseRecord(document.id, None, ClosingClause(kind, text, Span(0, len(text)), day))


def facts_of(documents: tuple[DocumentRecord, ...], *clauses: ClosingClauseRecord) -> FactBook:
    """What the clauses tell, without any catalogue."""
    known = join_known(documents, clauses, ())
    return collect_facts(known, Resolver(known))


def place(written: str) -> Place:
    """The place of "điểm a khoản 2 Điều 5"."""
    steps = tuple(step for _, _, several in steps_in(written) for step in several)
    return Place(tuple(reversed(steps)))
