"""Instructions put into effect, one after the other, as far as they have come; what is not sure changes no text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from thammuu.index.consolidated.edits import apply
from thammuu.index.consolidated.model import (
    Change,
    ConsolidatedProvision,
    Consolidation,
    Instruction,
    ProvisionState,
    StoredText,
    Unit,
)
from thammuu.index.consolidated.units import own_words, restored, units_of, words_of


def consolidate(
    base: StoredText, instructions: Iterable[Instruction], as_of: dt.date, unread: Iterable[str] = ()
) -> Consolidation:
    """`base` on `as_of`: instructions of a later day are left out, the others applied by day of effect.

    `unread` names in Vietnamese the documents known to amend the base of which there is no text to read.
    """
    told = tuple(instructions)
    come = sorted((each for each in told if each.clause.since <= as_of), key=lambda each: each.clause.since)
    units, left = applied(units_of(base), come)
    rows = tuple(row for unit in units for row in _rows(unit, 0))
    by = tuple(dict.fromkeys(each.clause.document for each in come))
    return Consolidation(base.record, as_of, rows, by, tuple(unread), left)


def applied(
    units: tuple[Unit, ...], instructions: Sequence[Instruction]
) -> tuple[tuple[Unit, ...], tuple[Change, ...]]:
    """The tree after all `instructions` in their order, and the changes that found no provision."""
    left = list[Change]()
    for instruction in instructions:
        done = apply(units, instruction)
        units = done.units
        if done.homeless is not None:
            left.append(done.homeless)
    return units, tuple(left)


def _rows(unit: Unit, depth: int) -> Iterator[ConsolidatedProvision]:
    if unit.whole or unit.added or unit.repealed:
        yield _whole_row(unit, depth)
        return
    reworded = unit.original is not None
    state = ProvisionState.AMENDED if reworded else ProvisionState.TOUCHED if unit.doubts else ProvisionState.UNCHANGED
    old = (own_words(unit.original or unit),)
    yield ConsolidatedProvision(
        unit.address, unit.level, depth, state, False, old, (own_words(unit),), unit.changes, unit.doubts
    )
    for child in unit.children:
        yield from _rows(child, depth + 1)


def _whole_row(unit: Unit, depth: int) -> ConsolidatedProvision:
    """One row for all that an amendment put in, took out or put in place of something."""
    base = restored(unit)
    changes = tuple(dict.fromkeys(change for each in unit.walk() for change in each.changes))
    doubts = tuple(dict.fromkeys(change for each in unit.walk() for change in each.doubts))
    state = ProvisionState.REPEALED if unit.repealed else ProvisionState.ADDED if unit.added else ProvisionState.AMENDED
    old = words_of(base) if base is not None else ()
    return ConsolidatedProvision(unit.address, unit.level, depth, state, True, old, words_of(unit), changes, doubts)
