"""Facts about the life of documents, and the answer drawn from them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from thammuu.index.records import DocumentRecord
from thammuu.ingest.dates import PartialDate
from thammuu.ingest.model import ValidityState


class FactKind(StrEnum):
    """What a fact says of a document."""

    EFFECT = "effect"  # takes effect on `since`
    REPLACED = "replaced"  # by `by`, from `since` on
    REPEALED = "repealed"  # by `by`, from `since` on
    AMENDED = "amended"  # by `by`, from `since` on
    EXPIRED = "expired"  # of itself; `since` is the first day it no longer holds
    PERIOD_OVER = "period_over"  # the period in its title has run out; `since` is the first day after it
    HOLDS = "holds"  # told to be in force on the day the catalogue speaks of
    SILENT = "silent"  # known, but nothing is told about its life


class Origin(IntEnum):
    """Who says it; the lower value is the stronger evidence."""

    CLAUSE = 0  # a clause of a document in the store
    CATALOGUE = 1
    TITLE = 2  # a period named in the title


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing known about the life of one document. `evidence` is a Vietnamese sentence without its full stop."""

    kind: FactKind
    origin: Origin
    evidence: str
    since: PartialDate | None = None
    by: DocumentRecord | None = None


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


@dataclass(frozen=True, slots=True)
class Validity:
    """The state of a document on a day.

    `by` brought the state about (replaced, repealed or amended by). `chain` follows the replacements from `by` on to
    what stands at its end on that day. `evidence` is Vietnamese, whole sentences, and names the clause or the
    catalogue with its confidence.
    """

    state: ValidityState
    by: tuple[DocumentRecord, ...] = ()
    evidence: str = ""
    chain: tuple[DocumentRecord, ...] = ()
