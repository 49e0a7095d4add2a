"""Relations of a document to others, as rows and as records."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from thammuu.index.records import RelationRecord
from thammuu.index.relations import relations_in
from thammuu.index.store import codec, schema
from thammuu.index.store.rows import FlatProvision, Values, cited, cited_values, holder_of
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


def relations_starting(document_id: str, starts: Sequence[int]) -> Select[Any]:
    """The relations of one document whose citations start at these places of its text."""
    return relations_query(document_id, None).where(_RELATIONS.c.start.in_(starts))


def read_relations(connection: Connection, query: Select[Any]) -> tuple[RelationRecord, ...]:
    """The records of a `relations_query`."""
    return tuple(map(_record, connection.execute(query).all()))


def _record(row: Row[Any]) -> RelationRecord:
    citation = replace(cited(row), antecedent=_one(row.antecedent), subject=_one(row.subject))
    return RelationRecord(row.document_id, row.position, citation, row.provision_id, row.sentence, row.quoted)


def _spans(span: Span | None) -> str:
    return codec.dump_spans((span,) if span else ())


def _one(spans: str) -> Span | None:
    found = codec.load_spans(spans)
    return found[0] if found else None
