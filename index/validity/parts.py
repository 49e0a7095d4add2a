"""Whether a fact about a part of a document ("bãi bỏ khoản 2 Điều 5") touches a provision of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from thammuu.index.records import ProvisionRecord
from thammuu.index.steps import dotted_ancestors, has_all, same_step
from thammuu.ingest.model import Level, ProvisionReference, Step

# What articles lie in, and what is named before them: "Điều 7 Chương II". They are in no article's own address.
_CONTAINERS = frozenset({Level.PART, Level.CHAPTER, Level.SECTION, Level.SUBSECTION, Level.APPENDIX})
_NUMBERED = re.compile(r"(\d+)(.*)")
_LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxy"  # the order of points: a, b, c, d, đ, e


@dataclass(frozen=True, slots=True)
class Place:
    """Where a provision stands: the steps of its address, and those of everything above it."""

    address: tuple[Step, ...]
    above: tuple[Step, ...] = ()

    @classmethod
    def of(cls, provision: ProvisionRecord, ancestors: Sequence[ProvisionRecord]) -> Place:
        """The place of a stored provision; chapters are in no address, but in its ancestors'."""
        above = tuple(step for each in ancestors for step in each.address.steps)
        return cls(provision.address.steps, above)

    @property
    def steps(self) -> tuple[Step, ...]:
        """Every step that leads here or names what it lies in."""
        return (*self.above, *dotted_ancestors(self.address), *self.address)


def is_placed(part: ProvisionReference, place: Place) -> bool:
    """True when the part is told from the top of the text `place` is in, so that it can be compared with it.

    "a) Bãi bỏ khoản 1;" under "Sửa đổi, bổ sung Điều 5 như sau" names no article: it is some clause 1, not every one.
    """
    first, top = part.steps[0], place.address[0]
    return first.level in _CONTAINERS or same_step(Step(first.level, top.label), top)


def holds_place(part: ProvisionReference, place: Place) -> bool:
    """True when the provision at `place` is the part or lies in it."""
    if not is_placed(part, place) or not _begins_above(part, place):
        return False
    if not part.last:
        return has_all(part.steps, place.steps)
    *outer, first = part.steps
    in_run = any(_between(first, step, part.last[-1]) for step in place.steps)
    return in_run and has_all(outer, place.steps)


def lies_below(part: ProvisionReference, place: Place) -> bool:
    """True when the part is some provision inside the one at `place`."""
    return len(part.steps) > len(place.address) and has_all(place.address, part.steps)


def _begins_above(part: ProvisionReference, place: Place) -> bool:
    """True when the outermost step of the part is the top of the place, or something the place lies in."""
    first, tops = part.steps[0], (place.address[0], *dotted_ancestors(place.address[:1]))
    if part.last and len(part.steps) == 1:
        return any(_between(first, top, part.last[-1]) for top in tops)
    containers = (step for step in place.above if step.level in _CONTAINERS)
    return any(same_step(first, top) for top in tops) or any(same_step(first, step) for step in containers)


def _between(first: Step, step: Step, last: Step) -> bool:
    if not same_step(Step(first.level, step.label), step):
        return False
    ends = label_rank(first.label), label_rank(step.label), label_rank(last.label)
    return ends[0] <= ends[1] <= ends[2]


def label_rank(label: str) -> tuple[int, str]:
    """Labels in the order of documents: 5, 5a, 6; a, b, c, d, đ."""
    match = _NUMBERED.fullmatch(label)
    if match is not None:
        return int(match[1]), match[2]
    return _LETTERS.find(label[:1].casefold()), label[1:]
