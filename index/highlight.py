"""What of a text a question is about: which of its words are there, and which to mark."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from thammuu.index.lexical.asked_places import asked_in

Ranges = tuple[tuple[int, int], ...]  # half-open, in order and apart


class Seen(NamedTuple):
    """The terms of a question that a text holds, and what to mark for them."""

    held: frozenset[str]
    marks: Ranges


def seen(text: str, asked: frozenset[str], *, accents: bool) -> Seen:
    """What `text` has of the terms `asked`.

    Pairs are marked; single syllables only where no pair of the question occurs at all, for "vào" alone says nothing.
    """
    places = asked_in(text, asked, accents=accents)
    held = frozenset([term for *_, term in (*places.syllables, *places.pairs)])
    return Seen(held, _joined([(start, end) for start, end, _ in places.pairs or places.syllables]))


def _joined(ranges: Sequence[tuple[int, int]]) -> Ranges:
    """`ranges`, sorted by start, with those that overlap or are one character apart made one."""
    joined: list[tuple[int, int]] = []
    for start, end in ranges:
        if joined and start <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
