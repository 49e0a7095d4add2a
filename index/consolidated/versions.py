"""The wordings a document has had, one after the other, and what each day of change did to them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from thammuu.index.consolidated.gather import Amended
from thammuu.index.consolidated.model import Change, ConsolidatedProvision, Consolidation
from thammuu.index.records import DocumentRecord
from thammuu.ingest.model import Address, Step


@dataclass(frozen=True, slots=True)
class VersionChange:
    """What became of one provision on a day: its words the day before and then; equal where they could not be read.

    `before` is "" for a provision that is new, `after` for one that is repealed. `doubts` touch it that day.
    """

    address: Address
    before: str
    after: str
    changes: tuple[Change, ...]
    doubts: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """The wording from `since` on. The first is the original: it has no day and no changes."""

    since: dt.date | None
    by: tuple[DocumentRecord, ...] = ()
    changes: tuple[VersionChange, ...] = ()
    open: tuple[Change, ...] = ()  # changes of that day for which no provision was found


def versions(amended: Amended, steps: tuple[Step, ...] = ()) -> tuple[Version, ...]:
    """Every wording from the original on, the oldest first; of one provision only where `steps` name it."""
    found = [Version(None)]
    before = amended.on(dt.date.min)
    for day in amended.days:
        after = amended.on(day)
        changes = tuple(_changes(before, after, day, steps))
        left = () if steps else tuple(change for change in after.open if change.clause.since == day)
        if changes or left:
            told = (change for each in changes for change in (*each.changes, *each.doubts))
            by = tuple(dict.fromkeys(change.clause.document for change in (*told, *left)))
            found.append(Version(day, by, changes, left))
        before = after
    return tuple(found)


def _changes(
    before: Consolidation, after: Consolidation, day: dt.date, steps: tuple[Step, ...]
) -> Iterator[VersionChange]:
    for row in after.at(steps) if steps else after.provisions:
        changes = tuple(change for change in row.changes if change.clause.since == day)
        doubts = tuple(doubt for doubt in row.doubts if doubt.clause.since == day)
        if changes or doubts:
            yield VersionChange(row.address, _text_before(before, row), row.new_text, changes, doubts)


def _text_before(before: Consolidation, row: ConsolidatedProvision) -> str:
    """The words a row had the day before; with those below it where the row stands for them too."""
    rows = before.provisions
    place = next((number for number, each in enumerate(rows) if each.address == row.address), None)
    if place is None:
        return ""
    below = takewhile(lambda each: each.depth > rows[place].depth, rows[place + 1 :]) if row.whole else ()
    return "\n".join(each.new_text for each in (rows[place], *below) if each.new)
