"""The life of a document, or of one provision of it, as dated events: what is known, in the order it came about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from thammuu.index.records import DocumentRecord
from thammuu.index.validity.model import Fact, FactBook, FactKind
from thammuu.index.validity.parts import Place, holds_place, is_placed, lies_below
from thammuu.ingest.dates import PartialDate


class EventKind(StrEnum):
    """What came about; the values of facts, and the day of issue."""

    ISSUED = "issued"
    EFFECT = "effect"
    AMENDED = "amended"
    REPLACED = "replaced"
    REPEALED = "repealed"
    EXPIRED = "expired"
    PERIOD_OVER = "period_over"
    HORIZON = "horizon"
    GENERAL_REPEAL = "general_repeal"
    HOLDS = "holds"


@dataclass(frozen=True, slots=True)
class Event:
    """One event. `date` is None where nobody tells the day; `parts` are the provisions it is about, () for the whole.

    `evidence` are the Vietnamese sentences that say so, without their full stops, the stronger first.
    """

    kind: EventKind
    date: PartialDate | None
    by: DocumentRecord | None
    parts: tuple[str, ...]
    evidence: tuple[str, ...]


def events_of(document: DocumentRecord, facts: FactBook, place: Place | None = None) -> tuple[Event, ...]:
    """What is known of the life of `document`, the oldest first and the undated last; catalogue rows count too.

    With a `place`, an event about other parts alone is left out. What one document does to several parts is one event.
    """
    told = tuple(fact for fact in facts.of(document) if fact.kind in _KINDS and _concerns(fact, place))
    issued = (Event(EventKind.ISSUED, document.key.date, None, (), ()),) if document.key.date else ()
    return tuple(sorted((*issued, *_grouped(told)), key=_order))


_KINDS: dict[FactKind, EventKind] = {kind: EventKind(kind.value) for kind in FactKind if kind is not FactKind.SILENT}


def _concerns(fact: Fact, place: Place | None) -> bool:
    if place is None or not fact.parts:
        return True
    return any(not is_placed(part, place) or holds_place(part, place) or lies_below(part, place) for part in fact.parts)


def _grouped(facts: Iterable[Fact]) -> Iterator[Event]:
    """Facts of one kind, day and author are one event; the same told by clause and catalogue is told once."""
    groups: dict[tuple[FactKind, PartialDate | None, str], list[Fact]] = {}
    for fact in facts:
        since = PartialDate.of(fact.told_on) if fact.kind is FactKind.HOLDS else fact.since
        groups.setdefault((fact.kind, since, fact.by.id if fact.by else ""), []).append(fact)
    for (kind, since, _), group in groups.items():
        parts = dict.fromkeys(part.display() for fact in group for part in fact.parts)
        evidence = dict.fromkeys(fact.evidence for fact in group)
        yield Event(_KINDS[kind], since, group[0].by, tuple(parts), tuple(evidence))


def _order(event: Event) -> tuple[bool, int, int]:
    day = event.date.earliest().toordinal() if event.date else 0
    return event.date is None, day, tuple(EventKind).index(event.kind)
