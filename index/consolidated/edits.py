"""One instruction put into effect on the tree. What does not fit letter for letter is kept as a doubt, never bent.

Every edit returns either the new tree or the reason, in Vietnamese, why it was not made; the doubt is then kept with
the provision concerned, or with the nearest one above it that exists.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from thammuu.index.consolidated import reasons
from thammuu.index.consolidated.model import Change, Instruction, Operation, Unit
from thammuu.index.consolidated.rewording import heading_end, reworded
from thammuu.index.consolidated.units import (
    Path,
    at,
    changed_at,
    cut,
    find,
    put_in,
    restored,
    siblings_at,
    unit_of,
)
from thammuu.index.steps import same_step
from thammuu.index.validity.parts import label_rank
from thammuu.ingest.model import Address, Step

_Tree = tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Applied:
    """The tree after an instruction; `homeless` is a change of which no provision, nor any above it, was found."""

    units: _Tree
    homeless: Change | None = None


def apply(units: _Tree, instruction: Instruction) -> Applied:
    """The tree after `instruction`."""
    made = _EDITS[instruction.operation](units, instruction)
    if not isinstance(made, str):
        return Applied(made)
    return _doubted(units, instruction, made)


def _doubted(units: _Tree, instruction: Instruction, reason: str) -> Applied:
    change = Change(instruction.operation, instruction.clause, reason)
    targets = (instruction.target[:length] for length in range(len(instruction.target), 0, -1))
    path = next((path for path in map(lambda target: find(units, target), targets) if path is not None), None)
    if path is None:
        return Applied(units, change)
    return Applied(changed_at(units, path, lambda unit: replace(unit, doubts=(*unit.doubts, change))))


def _standing(units: _Tree, target: tuple[Step, ...]) -> Path | str:
    """The way to a provision that stands and can be changed, or why there is none."""
    path = find(units, target)
    if path is None:
        return reasons.NOT_FOUND
    repealed = any(at(units, path[:length]).repealed for length in range(1, len(path) + 1))
    return reasons.REPEALED_BEFORE if repealed else path


def _replace(units: _Tree, told: Instruction) -> _Tree | str:
    path = _standing(units, told.target)
    if isinstance(path, str) or told.wording is None:
        return path if isinstance(path, str) else reasons.UNQUOTED
    wording = told.wording

    def change(unit: Unit) -> Unit:
        new = unit_of(wording, told.clause.document.id, unit.address, unit.level)
        before = tuple(dict.fromkeys(each for below in unit.walk() for each in below.changes))
        made = (*before, _made(told))
        return replace(new, original=restored(unit), whole=not unit.added, added=unit.added, changes=made)

    return changed_at(units, path, change)


def _rename(units: _Tree, told: Instruction) -> _Tree | str:
    """A new title line; the words below it stay."""
    path = _standing(units, told.target)
    if isinstance(path, str):
        return path
    if told.wording is None or "\n" in told.wording.text or told.wording.children:
        return reasons.WORDING_UNFIT
    return changed_at(units, path, _own_words_change(told, lambda unit: heading_end(unit.text)))


def _lead(units: _Tree, told: Instruction) -> _Tree | str:
    """New words before the first point; nothing else may stand among the provision's own."""
    path = _standing(units, told.target)
    if isinstance(path, str):
        return path
    unit = at(units, path)
    if told.wording is None or told.wording.children or not unit.children or "\n" in unit.text:
        return reasons.LEAD_UNSURE
    return changed_at(units, path, _own_words_change(told, lambda unit: len(unit.text)))


def _own_words_change(told: Instruction, until: Callable[[Unit], int]) -> Callable[[Unit], Unit]:
    """The first characters of a unit's own words give way to the quoted ones."""

    def change(unit: Unit) -> Unit:
        wording = told.wording
        quoted = unit_of(wording, told.clause.document.id, unit.address, unit.level).pieces if wording else ()
        rest = cut(unit.pieces, until(unit), len(unit.text))
        return with_words(unit, replace(unit, pieces=(*quoted, *rest)), told)

    return change


def with_words(before: Unit, after: Unit, told: Instruction) -> Unit:
    """`after` with the base's own words of `before` kept, and the change noted."""
    kept = before.original or (None if before.added else before)
    return replace(after, original=kept, changes=(*before.changes, _made(told)))


def _insert(units: _Tree, told: Instruction) -> _Tree | str:
    if told.wording is None:
        return reasons.UNQUOTED
    if find(units, told.target) is not None:
        return reasons.ALREADY_THERE
    place = _place_by_anchor(units, told) if told.anchor else _place_by_label(units, told)
    if isinstance(place, str):
        return place
    parent, number, pattern = place
    steps = (*pattern.address.steps[:-1], replace(told.target[-1], level=pattern.address.steps[-1].level))
    new = unit_of(told.wording, told.clause.document.id, Address(steps), pattern.level)
    return put_in(units, parent, number, replace(new, added=True, changes=(_made(told),)))


_Place = tuple[Path, int, Unit]  # the parent, the child number, a sibling whose address and level show the way


def _place_by_anchor(units: _Tree, told: Instruction) -> _Place | str:
    """Beside the provision named; after what was put there before: 5b comes after 5a, both "sau Điều 5"."""
    path = find(units, told.anchor)
    if path is None:
        return reasons.ANCHOR_NOT_FOUND
    anchor = at(units, path)
    if anchor.level is not anchor.address.steps[-1].level or not _is_sibling(anchor, told.target):
        return reasons.ANCHOR_UNFIT
    siblings = siblings_at(units, path[:-1])
    number = path[-1] if told.before else path[-1] + 1
    while not told.before and number < len(siblings) and _comes_before(siblings[number], told.target[-1]):
        number += 1
    return path[:-1], number, anchor


def _is_sibling(anchor: Unit, target: tuple[Step, ...]) -> bool:
    step = anchor.address.steps[-1]
    return same_step(replace(target[-1], label=step.label), step)


def _comes_before(sibling: Unit, step: Step) -> bool:
    return sibling.added and label_rank(sibling.address.steps[-1].label) < label_rank(step.label)


def _place_by_label(units: _Tree, told: Instruction) -> _Place | str:
    """Under the parent named, after the last sibling: "Bổ sung khoản 4 vào Điều 94" follows khoản 3."""
    if len(told.target) < 2:
        return reasons.PLACE_UNKNOWN
    parent = _standing(units, told.target[:-1])
    if isinstance(parent, str):
        return parent
    siblings = siblings_at(units, parent)
    if not siblings or not _is_sibling(siblings[-1], told.target):
        return reasons.PLACE_UNKNOWN
    follows = _follows(siblings[-1].address.steps[-1].label, told.target[-1].label)
    return (parent, len(siblings), siblings[-1]) if follows else reasons.PLACE_UNKNOWN


def _follows(last: str, label: str) -> bool:
    """4 after 3, đ after d, and e after d in texts that leave đ out; a gap tells of an amendment we have not read."""
    (number, rest), (following, more) = label_rank(last), label_rank(label)
    return not rest and not more and (following == number + 1 or (last, label) == ("d", "e"))


def _repeal(units: _Tree, told: Instruction) -> _Tree | str:
    path = _standing(units, told.target)
    if isinstance(path, str):
        return path

    def change(unit: Unit) -> Unit:
        return replace(unit, repealed=True, changes=(*unit.changes, _made(told)))

    return changed_at(units, path, change)


def _reword(units: _Tree, told: Instruction) -> _Tree | str:
    path = _standing(units, told.target)
    if isinstance(path, str) or told.phrase is None:
        return path if isinstance(path, str) else reasons.UNREAD
    new = reworded(at(units, path), told.phrase, _made(told))
    return new if isinstance(new, str) else changed_at(units, path, lambda _: new)


def _unreadable(_: _Tree, told: Instruction) -> _Tree | str:
    return told.reason or reasons.UNREAD


def _made(told: Instruction) -> Change:
    return Change(told.operation, told.clause)


_EDITS: dict[Operation, Callable[[_Tree, Instruction], _Tree | str]] = {
    Operation.REPLACE: _replace,
    Operation.RENAME: _rename,
    Operation.LEAD: _lead,
    Operation.INSERT: _insert,
    Operation.REPEAL: _repeal,
    Operation.REWORD: _reword,
    Operation.UNREADABLE: _unreadable,
}
