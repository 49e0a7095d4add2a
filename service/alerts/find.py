"""From what is known of documents to the alerts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from thammuu.index.validity import Fact, FactKind
from thammuu.ingest.model import ProvisionReference
from thammuu.service.alerts.model import Alert, Change, RestsOn

if TYPE_CHECKING:
    from thammuu.index.records import DocumentRecord
    from thammuu.service.knowledge import Knowledge

_CHANGES = (FactKind.REPLACED, FactKind.REPEALED, FactKind.AMENDED)


def find_alerts(
    knowledge: Knowledge, rests: Sequence[RestsOn], as_of: dt.date, by: Collection[str] | None = None
) -> tuple[Alert, ...]:
    """Every change that something rests on, the youngest first; with `by` only what the documents with these ids do.

    A change that is still to come is told as well: the sooner the better. `as_of` is the day states are told for.
    """
    changes = (change for record in knowledge.records.values() for change in _changes(record, knowledge, by))
    alerts = (
        Alert(change, knowledge.describe(change.document, as_of), resting)
        for change in changes
        if (resting := tuple(each for source in rests for each in source.on(change)))
    )
    return tuple(sorted(alerts, key=_youngest_first))


def _changes(record: DocumentRecord, knowledge: Knowledge, by: Collection[str] | None) -> Iterator[Change]:
    """One change a document that acts and a kind, whoever tells of it and in however many sentences."""
    told: dict[tuple[str, FactKind], list[Fact]] = {}
    for fact in knowledge.facts.of(record):
        if fact.kind in _CHANGES and fact.by is not None and (by is None or fact.by.id in by):
            told.setdefault((fact.by.id, fact.kind), []).append(fact)
    for facts in told.values():
        first = facts[0]  # the strongest evidence: the clause before the catalogue
        if first.by is not None:
            yield Change(record, first.kind, first.by, first.since, _parts(facts), first.evidence)


def _parts(facts: Sequence[Fact]) -> tuple[ProvisionReference, ...]:
    """The parts told; () as soon as the one who tells most surely speaks of the whole."""
    strongest = facts[0].origin
    if any(not fact.parts for fact in facts if fact.origin is strongest):
        return ()
    return tuple(dict.fromkeys(part for fact in facts for part in fact.parts))


def _youngest_first(alert: Alert) -> tuple[int, str]:
    since = alert.change.since
    return (-since.earliest().toordinal() if since else 0, alert.change.document.id)
