"""Which words of a text to mark for a question."""

from __future__ import annotations

from collections.abc import Sequence

from thammuu.index.lexical.tokens import asked_in, said, said_spans
from thammuu.index.question import Term


def highlights(text: str, terms: Sequence[Term], *, accents: bool) -> tuple[tuple[int, int], ...]:
    """Half-open ranges of `text`, in order and apart, that show why it was found.

    Pairs are marked; single syllables only where no pair of the question occurs at all, for "vào" alone says nothing.
    """
    syllables = said(text, accents=accents)
    found = asked_in(text, frozenset(term.text for term in terms), accents=accents)
    if found.pairs:
        stand = said_spans(text, syllables, [each for place in found.pairs for each in (place, place + 1)])
        return _joined([(stand[place][0], stand[place + 1][1]) for place in found.pairs])
    stand = said_spans(text, syllables, found.syllables)
    return _joined([stand[place] for place in found.syllables])


def _joined(ranges: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """`ranges`, sorted by start, with those that overlap or are one character apart made one."""
    joined: list[tuple[int, int]] = []
    for start, end in ranges:
        if joined and start <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
