"""What differs between two wordings, syllable by syllable, in the order of reading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

_TOKENS = re.compile(r"\w+|\s+|[^\w\s]")
# Comparing costs the product of both lengths at worst; an article of 2,000 syllables against another is 4 million.
_MOST = 4_000_000


class Mark(StrEnum):
    """Which of the two wordings words stand in."""

    SAME = "same"
    DROPPED = "dropped"  # in the old one alone
    ADDED = "added"  # in the new one alone


@dataclass(frozen=True, slots=True)
class Difference:
    """Words that follow one another and stand in the same wordings."""

    mark: Mark
    text: str


def differences(old: str, new: str) -> tuple[Difference, ...]:
    """Both wordings as one: SAME and DROPPED put together are `old`, SAME and ADDED are `new`, letter for letter.

    Whole lines are compared first, then the syllables of lines that differ; spaces between changes count as changed,
    so that a run of changed words reads as one. Wordings too long to compare stand side by side as a whole.
    """
    parts = (part for block in _blocks(old, new) for part in block)
    return tuple(_joined(parts))


def _blocks(old: str, new: str) -> Iterator[list[Difference]]:
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        dropped, added = "".join(before[a:b]), "".join(after[c:d])
        if kind == "equal":
            yield [Difference(Mark.SAME, dropped)]
        else:
            yield _by_syllable(_TOKENS.findall(dropped), _TOKENS.findall(added))


def _by_syllable(before: Sequence[str], after: Sequence[str]) -> list[Difference]:
    if len(before) * len(after) > _MOST:
        return _changed("".join(before), "".join(after))
    found = list[Difference]()
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        dropped, added = "".join(before[a:b]), "".join(after[c:d])
        same = kind == "equal" and not (dropped.isspace() and a > 0 and b < len(before))
        found += [Difference(Mark.SAME, dropped)] if same else _changed(dropped, added)
    return found


def _changed(dropped: str, added: str) -> list[Difference]:
    return [Difference(Mark.DROPPED, dropped), Difference(Mark.ADDED, added)]


def _joined(parts: Iterator[Difference]) -> Iterator[Difference]:
    """Neighbours with one mark as one; what was dropped stands before what was added in its place."""
    for same, run in groupby(parts, key=lambda part: part.mark is Mark.SAME):
        group = list(run)
        for mark in (Mark.SAME,) if same else (Mark.DROPPED, Mark.ADDED):
            text = "".join(part.text for part in group if part.mark is mark)
            if text:
                yield Difference(mark, text)
