"""Kept drafts that quote or name documents."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from thammuu.index.validity import FactKind
from thammuu.service.alerts.model import Change, Resting, RestingKind

if TYPE_CHECKING:
    from thammuu.drafts_templates import Draft
    from thammuu.index.records import SavedDraft
    from thammuu.index.store import Store
    from thammuu.ingest.model import Evidence
    from thammuu.service.knowledge import Knowledge


class DraftsRest:
    """Kept drafts whose newest version names the changed document or quotes it."""

    def __init__(self, store: Store, knowledge: Knowledge, as_of: dt.date) -> None:
        self._store, self._knowledge, self._as_of = store, knowledge, as_of

    def on(self, change: Change) -> Iterator[Resting]:
        """One entry a draft. One dated after an amendment had come rests on the amended text and needs no alert; one
        that names what was over already needs it all the more."""
        for saved, draft, named in self._by_document.get(change.document.id, ()):
            if change.kind is FactKind.AMENDED and change.since and change.since.latest() <= draft.date:
                continue
            quoted = [each for each in named if each.provision_id]
            places = ", ".join(dict.fromkeys(each.address for each in quoted))
            view = self._knowledge.describe(change.document, self._as_of)
            first = quoted[0].provision_id if quoted else None
            yield Resting(RestingKind.DRAFT, view, first, places, f"{saved.id}: {saved.title}", max(1, len(quoted)))

    @cached_property
    def _by_document(self) -> dict[str, list[tuple[SavedDraft, Draft, tuple[Evidence, ...]]]]:
        """The drafts by the documents they name; read once, and only when something has changed."""
        from thammuu.drafts_templates.versions import unpacked  # noqa: PLC0415 - only where drafts are kept

        found: dict[str, list[tuple[SavedDraft, Draft, tuple[Evidence, ...]]]] = defaultdict(list)
        for saved in self._store.drafts.all():
            draft = unpacked(self._store.drafts.version(saved.id).draft)
            named: dict[str, list[Evidence]] = defaultdict(list)
            for evidence in dict.fromkeys(each for sentence in draft.sentences() for each in sentence.evidence):
                named[evidence.document_id].append(evidence)
            for document_id, evidences in named.items():
                found[document_id].append((saved, draft, tuple(evidences)))
        return found
