"""Relations of a document to others, as rows and as records."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from thammuu.index.records import RelationRecord
from thammuu.index.relations import ACTS, REPORTS, relations_in
from thammuu.index.store import codec, schema
from thammuu.index.store.rows import FlatProvision, Values, cited, cited_values, holder_of
from thammuu.index.store.statements import BATCH
from thammuu.ingest.model import Document, Relation, Span

_RELATIONS = schema.RELATIONS


def relation_values(document: Document, flat: Sequence[FlatProvision], identity: str) -> tuple[Values, ...]:
    """The rows of `relations`; each knows the smallest provision it stands in."""
    return tuple(
        {
            "document_id": identity,
            "position": position,
            "provision_id": holder_of(flat, found.citation.span.start),
            "sentence": found.sentence,
            "quoted": found.quoted,
            **cited_values(found.citation),
            "antecedent": _spans(found.citation.antecedent),
            "subject": _spans(found.citation.subject),
        }
        for position, found in enumerate(
            relations_in(document.source.text, document.key.symbol, f"{document.key.genre} {document.title}")
        )
    )


def relations_query(document_id: str | None, kinds: Iterable[Relation] | None) -> Select[Any]:
    """The relations of one document or of all, of some kinds or of all, in reading order."""
    query = select(_RELATIONS).order_by(_RELATIONS.c.document_id, _RELATIONS.c.position)
    if document_id is not None:
        query = query.where(_RELATIONS.c.document_id == document_id)
    if kinds is not None:
        query = query.where(_RELATIONS.c.relation.in_([kind.value for kind in kinds]))
    return query


def read_relations(connection: Connection, query: Select[Any]) -> tuple[RelationRecord, ...]:
    """The records of a `relations_query`."""
    return relation_records(connection.execute(query).all())


def relation_records(found: Iterable[Row[Any]]) -> tuple[RelationRecord, ...]:
    """The records of rows of `relations`."""
    return tuple(map(_record, found))


def life_relation_rows(connection: Connection) -> tuple[Row[Any], ...]:
    """The rows of relations that speak of the life of a document, then those of the citations they lean on."""
    told = connection.execute(relations_query(None, (*ACTS, *REPORTS))).all()
    leaning = {
        (row.document_id, span.start)
        for row in told
        for spans in (row.subject, row.antecedent)
        if spans != codec.NONE
        for span in codec.load_spans(spans)
    }
    return (*told, *_rows_at(connection, leaning - {(row.document_id, row.start) for row in told}))


def _rows_at(connection: Connection, places: Set[tuple[str, int]]) -> list[Row[Any]]:
    """The relations at these places, each a document and where in its text a citation starts; by document.

    Asked for by documents and by starts, some hundred places at once, and then picked out: a query a document takes
    ten times as long.
    """
    found: list[Row[Any]] = []
    wanted = sorted(places)
    for at in range(0, len(wanted), BATCH // 2):
        batch = wanted[at : at + BATCH // 2]
        owners, starts = {owner for owner, _ in batch}, {start for _, start in batch}
        near = relations_query(None, None).where(_RELATIONS.c.document_id.in_(owners), _RELATIONS.c.start.in_(starts))
        asked = set(batch)
        found += [row for row in connection.execute(near) if (row.document_id, row.start) in asked]
    return found


def _record(row: Row[Any]) -> RelationRecord:
    citation = cited(row)
    if row.antecedent != codec.NONE or row.subject != codec.NONE:
        citation = replace(citation, antecedent=_one(row.antecedent), subject=_one(row.subject))
    return RelationRecord(row.document_id, row.position, citation, row.provision_id, row.sentence, row.quoted)


def _spans(span: Span | None) -> str:
    return codec.dump_spans((span,) if span else ())


def _one(spans: str) -> Span | None:
    found = codec.load_spans(spans)
    return found[0] if found else None
