"""What in the store rests on documents: study cards made of provisions, and legal bases of documents that stand."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from thammuu.index.validity import FactKind, Place
from thammuu.index.validity.parts import holds_place, lies_below
from thammuu.ingest.model import Relation, ValidityState
from thammuu.service.alerts.model import Change, Resting, RestingKind
from thammuu.service.results import ResolutionState

if TYPE_CHECKING:
    from thammuu.index.records import DocumentRecord, RelationRecord
    from thammuu.index.store import Store
    from thammuu.service.knowledge import Knowledge

_OVER = frozenset({ValidityState.REPLACED, ValidityState.REPEALED, ValidityState.EXPIRED})


@dataclass(frozen=True, slots=True)
class StudyCardsRest:
    """Cards whose provision is changed. A change that tells no part may touch every card of the document."""

    store: Store
    knowledge: Knowledge
    as_of: dt.date

    def on(self, change: Change) -> Iterator[Resting]:
        """One entry a provision, with the first question asked of it."""
        cards = self.store.study.cards(change.document.id)
        for provision_id, group in groupby(cards, key=lambda card: card.provision_id):
            together = tuple(group)
            provision = self.store.provision(provision_id)
            if provision is None:
                continue
            place = Place.of(provision, self.store.ancestors(provision_id))
            if not change.parts or any(holds_place(part, place) or lies_below(part, place) for part in change.parts):
                view = self.knowledge.describe(change.document, self.as_of)
                address = provision.address.display()
                question = together[0].question
                yield Resting(RestingKind.STUDY_CARDS, view, provision_id, address, question, len(together))


class LegalBasesRest:
    """Documents in the store that name the changed one after "căn cứ", as long as they stand themselves."""

    def __init__(self, store: Store, knowledge: Knowledge, as_of: dt.date) -> None:
        self._store, self._knowledge, self._as_of = store, knowledge, as_of

    def on(self, change: Change) -> Iterator[Resting]:
        """One entry a document, at the first place that names it. A document younger than an amendment that touches
        its basis cites the amended text, and needs no alert; one that cites what was over already needs it all the
        more."""
        named: set[str] = set()
        for relation in self._by_target.get(change.document.id, ()):
            holder = self._knowledge.records[relation.document_id]
            if holder.id in named or holder.id == change.by.id or _knew(holder, change):
                continue
            view = self._knowledge.describe(holder, self._as_of)
            if view.validity.state not in _OVER:
                named.add(holder.id)
                provision = self._store.provision(relation.provision_id) if relation.provision_id else None
                address = provision.address.display() if provision else ""
                yield Resting(RestingKind.BASIS, view, relation.provision_id, address, relation.sentence)

    @cached_property
    def _by_target(self) -> dict[str, list[RelationRecord]]:
        """The bases of all documents by the one they surely mean; read once, and only when something has changed."""
        from thammuu.index.resolve import Wanted  # noqa: PLC0415 - only what resolves pays for it

        found: dict[str, list[RelationRecord]] = defaultdict(list)
        for relation in self._store.relations(kinds=(Relation.BASED_ON,)):
            holder = self._knowledge.records.get(relation.document_id)
            if holder is None or relation.quoted:
                continue
            cited_on = holder.key.date.latest() if holder.key.date else None
            named = self._knowledge.named(Wanted.of_citation(relation.citation, cited_on))
            if named.state is ResolutionState.RESOLVED:
                found[named.documents[0].id].append(relation)
        return found


def _knew(holder: DocumentRecord, change: Change) -> bool:
    """True when `holder` was written after an amendment had come."""
    issued = holder.key.date
    if change.kind is not FactKind.AMENDED or issued is None or change.since is None:
        return False
    return change.since.latest() <= issued.earliest()
