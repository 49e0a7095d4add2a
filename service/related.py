"""What a document says of others, with each other one recognised where it can be."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from thammuu.ingest.model import Relation
from thammuu.service.knowledge import Knowledge
from thammuu.service.results import RelatedDocument, ResolutionState

if TYPE_CHECKING:
    from thammuu.index.records import DocumentRecord
    from thammuu.index.store import Store

# Naming a document in passing is told by `cite`; here stands what ties documents together.
_TYING = tuple(relation for relation in Relation if relation not in {Relation.CITES, Relation.CONTRARY_TO})


def related_to(
    record: DocumentRecord, store: Store, knowledge: Knowledge, as_of: dt.date
) -> tuple[RelatedDocument, ...]:
    """The relations that the text of `record` tells, in reading order, each document once a relation.

    Wording that is quoted is another document's, and tells nothing of this one.
    """
    from thammuu.index.resolve import Wanted  # noqa: PLC0415 - only who shows a document pays for it

    cited_on = record.key.date.latest() if record.key.date else None
    found: dict[tuple[Relation, str, str], RelatedDocument] = {}
    for relation in store.relations(record.id, _TYING):
        if relation.quoted:
            continue
        citation = relation.citation
        named = knowledge.named(Wanted.of_citation(citation, cited_on))
        sure = named.state is ResolutionState.RESOLVED
        document = knowledge.describe(named.documents[0], as_of) if sure else None
        parts = ", ".join(part.display() for part in citation.provisions)
        key = (citation.relation, document.record.id if document else citation.symbol or citation.text, parts)
        found.setdefault(key, RelatedDocument(relation, parts, named.state, document))
    return tuple(found.values())
