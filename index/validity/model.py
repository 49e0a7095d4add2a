"""Facts about the life of documents, and the answer drawn from them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from thammuu.corpus.catalogue import CATALOGUE_AS_OF
from thammuu.index.records import DocumentRecord
from thammuu.ingest.dates import PartialDate
from thammuu.ingest.model import ProvisionReference, ValidityState


class FactKind(StrEnum):
    """What a fact says of a document, or of the parts of it that the fact names."""

    EFFECT = "effect"  # takes effect on `since`
    REPLACED = "replaced"  # by `by`, from `since` on
    REPEALED = "repealed"  # by `by`, from `since` on
    AMENDED = "amended"  # by `by`, from `since` on
    EXPIRED = "expired"  # of itself; `since` is the first day it no longer holds
    PERIOD_OVER = "period_over"  # the period in its title has run out; `since` is the first day after it
    HOLDS = "holds"  # told to be in force on the day the catalogue speaks of
    SILENT = "silent"  # known, but nothing is told about its life
    HORIZON = "horizon"  # the year up to which its title sets goals is over; a warning, no end
    GENERAL_REPEAL = "general_repeal"  # a later one on its subject repeals what contradicts it; a warning, no end


class Origin(IntEnum):
    """Who says it; the lower value is the stronger evidence."""

    CLAUSE = 0  # a clause of a document in the store
    CATALOGUE = 1
    REPORT = 2  # a document in the store says it of two others
    TITLE = 3  # a period named in the title


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing known about the life of one document. `evidence` is a Vietnamese sentence without its full stop.

    A fact with `parts` speaks of those parts alone. `told_on` is the day an undated fact is known to hold on.
    """

    kind: FactKind
    origin: Origin
    evidence: str
    since: PartialDate | None = None
    by: DocumentRecord | None = None
    parts: tuple[ProvisionReference, ...] = ()
    told_on: dt.date = CATALOGUE_AS_OF

    def has_come(self, as_of: dt.date) -> bool:
        """True when the fact surely holds on `as_of`; an undated one does from the day it was told."""
        return (self.since.latest() if self.since else self.told_on) <= as_of

    def may_have_come(self, as_of: dt.date) -> bool:
        """True when the fact may hold on `as_of`: its day is not known well enough to deny it."""
        return self.since is None or self.since.earliest() <= as_of


class FactBook:
    """Facts by the id of the document they concern, the stronger first."""

    def __init__(self, facts: Iterable[tuple[str, Fact]]) -> None:
        gathered: dict[str, dict[Fact, None]] = {}
        for document_id, fact in facts:
            gathered.setdefault(document_id, {})[fact] = None
        self._facts = {key: tuple(sorted(group, key=lambda fact: fact.origin)) for key, group in gathered.items()}

    def of(self, document: DocumentRecord) -> tuple[Fact, ...]:
        """What is known about the life of `document`."""
        return self._facts.get(document.id, ())

    def told(self) -> Mapping[str, tuple[Fact, ...]]:
        """All facts, by the id of the document they concern."""
        return self._facts


@dataclass(frozen=True, slots=True)
class Validity:
    """The state of a document or provision on a day.

    `by` brought the state about (replaced, repealed or amended by). `chain` follows the replacements from `by` on to
    what stands at its end on that day, and `end` is the state of that last one. `evidence` is Vietnamese, whole
    sentences, and names the clause or the catalogue with its confidence. `warnings` are sentences on what changes no
    state but a person must look at: a general repeal clause, sources that disagree, a horizon that has passed.
    """

    state: ValidityState
    by: tuple[DocumentRecord, ...] = ()
    evidence: str = ""
    chain: tuple[DocumentRecord, ...] = ()
    end: ValidityState | None = None
    warnings: tuple[str, ...] = ()
