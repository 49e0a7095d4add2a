"""Which words of a text to mark for a question."""

from __future__ import annotations

from collections.abc import Sequence

from thammuu.index.lexical.asked_places import asked_in
from thammuu.index.question import Term


def highlights(text: str, terms: Sequence[Term], *, accents: bool) -> tuple[tuple[int, int], ...]:
    """Half-open ranges of `text`, in order and apart, that show why it was found.

    Pairs are marked; single syllables only where no pair of the question occurs at all, for "vào" alone says nothing.
    """
    found = asked_in(text, frozenset(term.text for term in terms), accents=accents)
    return _joined([(start, end) for start, end, _ in found.pairs or found.syllables])


def _joined(ranges: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """`ranges`, sorted by start, with those that overlap or are one character apart made one."""
    joined: list[tuple[int, int]] = []
    for start, end in ranges:
        if joined and start <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
