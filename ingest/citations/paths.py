"""From a run of mentions to the provisions it names: which khoản belongs to which Điều.

Sentences name the inner part first ("điểm b khoản 2 Điều 8"), so a mention takes in all that wait for something further
out: in "khoản 1, 2 và khoản 3 Điều 4" Điều 4 serves three. Notes and people who type write it the other way round
("Điều 8 khoản 2 điểm b"); such a run is read backwards by the same rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import pairwise

from thammuu.ingest.model import ProvisionReference, Step


class Joint(Enum):
    """What stands between two mentions of a run."""

    BARE = auto()  # "khoản 2 Điều 8", "điểm b của khoản 2"
    COMMA = auto()  # "khoản 2, Điều 8" (Party usage) or a list: "Điều 7, Điều 8"
    LIST = auto()  # "và", ";": a new provision begins
    RANGE = auto()  # "Điều 5 đến Điều 9"
    ANCHOR = auto()  # "khoản 3a vào sau khoản 3 Điều 15", "khoản 12 vào Điều 71": where the first is put in


_TAKING_IN = frozenset({Joint.BARE, Joint.COMMA, Joint.ANCHOR})  # after these an outer mention contains what waits


@dataclass(frozen=True, slots=True)
class Mention:
    """One word with its labels: where it lies, how deep it stands, its labels as (first,) or (first, last) of a range.

    `several` tells that "các" stood before it: in "khoản 1 các Điều 3, 4" both articles have a khoản 1.
    """

    start: int
    end: int
    depth: int
    labels: tuple[tuple[Step, ...], ...]
    several: bool = False

    def shifted(self, by: int) -> Mention:
        """The same mention in a text that has `by` more characters before it."""
        return replace(self, start=self.start + by, end=self.end + by)


@dataclass(frozen=True, slots=True)
class _Path:
    """A provision being put together: steps from the outermost found so far in, and the depth of that one."""

    outermost: int
    steps: tuple[Step, ...]
    last: tuple[Step, ...] = ()
    closes_range: bool = False  # "đến" stood before it: it ends the range the path before it began
    anchor: bool = False  # it only tells where another is put in

    def within(self, step: Step, depth: int) -> _Path:
        """The same provision, one step further out known."""
        last = (step, *self.last) if self.last else ()
        return replace(self, outermost=depth, steps=(step, *self.steps), last=last)


_Run = tuple[tuple[Mention, Joint], ...]  # each mention with what stands before it; the first joint means nothing


def provisions_of(run: _Run) -> tuple[ProvisionReference, ...]:
    """The provisions a run names, in the order of the text; a run of one or more mentions gives one or more."""
    backwards = _is_outer_first(run)
    paths = list[_Path]()
    for mention, joint in _reversed(run) if backwards else run:
        _take(paths, mention, joint)
    ordered = tuple(reversed(paths)) if backwards else tuple(paths)
    return tuple(_closed(tuple(path for path in ordered if not path.anchor) or ordered))


def _is_outer_first(run: _Run) -> bool:
    """ "Điều 8 khoản 2": told by two mentions that nothing separates, else by the last two with a comma between."""
    pairs = [(outer.depth, inner.depth, joint) for (outer, _), (inner, joint) in pairwise(run)]
    bare = [first < second for first, second, joint in pairs if joint is Joint.BARE and first != second]
    if bare:
        return bare[0]
    comma = [first < second for first, second, joint in pairs if joint is Joint.COMMA and first != second]
    return bool(comma) and comma[-1]


def _reversed(run: _Run) -> _Run:
    joints = (Joint.LIST, *(joint for _, joint in reversed(run[1:])))
    turned = (replace(mention, labels=mention.labels[::-1]) for mention, _ in reversed(run))
    return tuple(zip(turned, joints, strict=True))


def _take(paths: list[_Path], mention: Mention, joint: Joint) -> None:
    """Let `mention` contain what waits for it, or begin new provisions."""
    waiting = [place for place, path in enumerate(paths) if path.outermost > mention.depth]
    if not waiting or joint not in _TAKING_IN:
        paths.extend(_beginnings(mention, mention.labels, joint))
        return
    (first, *_), *others = mention.labels
    inner = [paths[place] for place in waiting]
    for place in waiting:
        paths[place] = paths[place].within(first, mention.depth)
    if mention.several:
        paths.extend(path.within(label[0], mention.depth) for label in others for path in inner)
    else:
        paths.extend(_beginnings(mention, tuple(others), Joint.LIST))


def _beginnings(mention: Mention, labels: tuple[tuple[Step, ...], ...], joint: Joint) -> Iterator[_Path]:
    for number, label in enumerate(labels):
        closes = joint is Joint.RANGE and not number
        yield _Path(mention.depth, label[:1], label[1:], closes, anchor=joint is Joint.ANCHOR)


def _closed(paths: tuple[_Path, ...]) -> Iterator[ProvisionReference]:
    """The paths as references, those that a "đến" joined as one range."""
    for place, path in enumerate(paths):
        if path.closes_range and place:
            continue
        following = paths[place + 1] if place + 1 < len(paths) else None
        last = following.steps if following and following.closes_range else path.last
        yield ProvisionReference(path.steps, last)
