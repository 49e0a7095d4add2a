"""How a document changed: its consolidated view on a day, and its life and wordings over time."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from thammuu.index.records import DocumentRecord, ProvisionRecord
from thammuu.ingest.model import Step
from thammuu.service.knowledge import Knowledge
from thammuu.service.results import DocumentView, Shown

if TYPE_CHECKING:
    from thammuu.index.consolidated import ConsolidatedProvision, Consolidation
    from thammuu.index.consolidated.gather import Amended
    from thammuu.index.consolidated.versions import Version
    from thammuu.index.store import Store
    from thammuu.index.validity import Place
    from thammuu.index.validity.life import Event
    from thammuu.service.lookup import Lookup


@dataclass(frozen=True, slots=True)
class Found:
    """What a reference was found to mean; `shown` tells the same in full where it did not lead to one place."""

    shown: Shown
    steps: tuple[Step, ...] = ()  # of the provision meant; () for the whole document

    @property
    def is_one(self) -> bool:
        """Whether it leads to one document that is known, and to one place of it."""
        return self.shown.document is not None and self.shown.address_found


@dataclass(frozen=True, slots=True)
class ConsolidatedView:
    """A document as amended on `as_of`; `rows` are those asked for: all, or one provision with what lies below it."""

    document: DocumentView
    as_of: dt.date
    consolidation: Consolidation
    rows: tuple[ConsolidatedProvision, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The life of a document, or of one provision of it, and the wordings it has had, the original first.

    `versions` is () for a document without text. `unread` names what is known to amend it and has no text here.
    """

    document: DocumentView
    place: str  # Address.display() of the provision, "" for the whole
    events: tuple[Event, ...]
    versions: tuple[Version, ...]
    unread: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AmendmentDesk:
    """Answers from the store and what is known of its documents; `lookup` says as of which day."""

    store: Store
    knowledge: Knowledge
    lookup: Lookup

    def find(self, reference: str) -> Found:
        """The document, and the provision of it, that was typed.

        A provision that an amendment added is in no stored text: it is looked for in the consolidated one.
        """
        from thammuu.index.references import parse_reference  # noqa: PLC0415 - only who types a reference pays for it

        shown = self.lookup.show(reference)
        if shown.document is None or not shown.document.record.has_text:
            return Found(shown)
        if shown.provision is not None:
            return Found(shown, shown.provision.record.address.steps)
        steps = parse_reference(reference).steps
        if steps and not shown.places:
            view = self.consolidated(shown.document.record, steps)
            return Found(replace(shown, address_found=True), steps) if view.rows else Found(shown)
        return Found(shown)

    def consolidated(self, record: DocumentRecord, steps: tuple[Step, ...] = ()) -> ConsolidatedView:
        """The document as amended; of one provision only where `steps` name it."""
        consolidation = self._amended(record).on(self.lookup.as_of)
        rows = consolidation.at(steps) if steps else consolidation.provisions
        return ConsolidatedView(self._view(record), self.lookup.as_of, consolidation, rows)

    def timeline(self, record: DocumentRecord, steps: tuple[Step, ...] = ()) -> Timeline:
        """The life of the document, or of the provision that `steps` name; catalogue rows without text have one too."""
        from thammuu.index.consolidated.versions import versions  # noqa: PLC0415 - only who asks pays for it
        from thammuu.index.validity.life import events_of  # noqa: PLC0415

        known = self.knowledge.records.get(record.id, record)
        events = events_of(known, self.knowledge.facts, self._place(record, steps))
        amended = self._amended(record) if record.has_text else None
        shown = " › ".join(step.display() for step in steps)
        told = versions(amended, steps) if amended else ()
        return Timeline(self._view(record), shown, events, told, amended.unread if amended else ())

    def _amended(self, record: DocumentRecord) -> Amended:
        from thammuu.index.consolidated.gather import amended  # noqa: PLC0415

        known = self.knowledge.records.get(record.id, record)
        return amended(known, self.store, self.knowledge.facts, self.knowledge.resolver)

    def _place(self, record: DocumentRecord, steps: tuple[Step, ...]) -> Place | None:
        from thammuu.index.references import match_provision  # noqa: PLC0415
        from thammuu.index.validity import Place  # noqa: PLC0415

        if not steps:
            return None
        found = match_provision(steps, self.store.provisions(record.id))
        return Place.of(found, self.store.ancestors(found.id)) if isinstance(found, ProvisionRecord) else Place(steps)

    def _view(self, record: DocumentRecord) -> DocumentView:
        return self.knowledge.describe(record, self.lookup.as_of)
