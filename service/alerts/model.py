"""What an alert says, and what must be asked for things that rest on documents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from thammuu.ingest.dates import PartialDate
from thammuu.ingest.model import ProvisionReference
from thammuu.service.results import DocumentView

if TYPE_CHECKING:
    from thammuu.index.records import DocumentRecord
    from thammuu.index.validity import FactKind


class RestingKind(StrEnum):
    """What rests on a document; stable, for JSON."""

    STUDY_CARDS = "study_cards"
    BASIS = "basis"  # a document in the store that names it among its legal bases
    DRAFT = "draft"  # a kept draft that names or quotes it


@dataclass(frozen=True, slots=True)
class Change:
    """What `by` does to `document`: REPLACED, REPEALED or AMENDED, from `since` on (None: the day is not told).

    `parts` are the provisions it is done to; () says that it is done to the whole, or that no part is told.
    """

    document: DocumentRecord
    kind: FactKind
    by: DocumentRecord
    since: PartialDate | None
    parts: tuple[ProvisionReference, ...]
    evidence: str


@dataclass(frozen=True, slots=True)
class Resting:
    """One thing that rests on a changed document. `document` is where it is found: the one whose basis it is, or the
    changed one itself for study cards and drafts; `address` and `text` say where in it and what ("" where no part is
    told)."""

    kind: RestingKind
    document: DocumentView
    provision_id: str | None
    address: str
    text: str
    count: int = 1  # study cards of one provision, quotations of a draft


class RestsOn(Protocol):
    """A kind of thing that rests on documents: study cards, legal bases, and whatever is kept here later on."""

    def on(self, change: Change) -> Iterator[Resting]:
        """What rests on the changed document and is touched by the change; nothing for an unknown document."""
        ...


@dataclass(frozen=True, slots=True)
class Alert:
    """A change with all that rests on what it changes; `document` is the changed one as it stands on the day asked."""

    change: Change
    document: DocumentView
    resting: tuple[Resting, ...]
