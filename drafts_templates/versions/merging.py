"""Three wordings of one section to one: what a person changed stays, what the program words anew comes in.

The lines of what the program wrote before, of what a person made of it, and of what the program writes now are laid
beside each other. Where only one side changed, that side counts; where both did, the person's words stay and the
program's are told as a clash, so that no edit is ever lost and nothing new goes unseen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True, slots=True)
class Clash:
    """Lines both sides changed: what stands, and what the program would have put there. Either may be empty."""

    kept: tuple[str, ...]
    offered: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """The lines that come of it, and where the person's stood against the program's."""

    lines: tuple[str, ...]
    clashes: tuple[Clash, ...]


def merged(before: Sequence[str], person: Sequence[str], program: Sequence[str]) -> Merged:
    """`person` with what `program` changed against `before`. Equal input gives equal output; never raises."""
    lines: list[str] = []
    clashes: list[Clash] = []
    old = mine = new = 0
    ends = (len(before), len(person), len(program), 0)
    for at_old, at_mine, at_new, length in (*_anchors(before, person, program), ends):
        chosen, clash = _settled(before[old:at_old], person[mine:at_mine], program[new:at_new])
        lines += chosen
        clashes += [clash] if clash else []
        lines += before[at_old : at_old + length]
        old, mine, new = at_old + length, at_mine + length, at_new + length
    return Merged(tuple(lines), tuple(clashes))


def _settled(
    before: Sequence[str], person: Sequence[str], program: Sequence[str]
) -> tuple[Sequence[str], Clash | None]:
    """What stands between two places where all three agree."""
    if list(person) in (list(before), list(program)):
        return program, None
    if list(program) == list(before):
        return person, None
    return person, Clash(tuple(person), tuple(program))


def _anchors(
    before: Sequence[str], person: Sequence[str], program: Sequence[str]
) -> Iterator[tuple[int, int, int, int]]:
    """Runs of lines that stand in all three: where in each, and how many."""
    ours, theirs = _matching(before, person), _matching(before, program)
    run: tuple[int, int, int, int] | None = None
    for at in range(len(before)):
        if at not in ours or at not in theirs:
            continue
        if run and (run[0] + run[3], run[1] + run[3], run[2] + run[3]) == (at, ours[at], theirs[at]):
            run = (*run[:3], run[3] + 1)
            continue
        if run:
            yield run
        run = (at, ours[at], theirs[at], 1)
    if run:
        yield run


def _matching(before: Sequence[str], after: Sequence[str]) -> dict[int, int]:
    """Which line of `after` each unchanged line of `before` is; both rise together."""
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    return {block.a + step: block.b + step for block in blocks for step in range(block.size)}
