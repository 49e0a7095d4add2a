"""Which words of a text to mark for a question."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from thammuu.index.lexical.tokens import PAIR_MARK, bare, tokens
from thammuu.index.question import Term


def highlights(text: str, terms: Sequence[Term], *, accents: bool) -> tuple[tuple[int, int], ...]:
    """Half-open ranges of `text`, in order and apart, that show why it was found.

    Pairs are marked; single syllables only where no pair of the question occurs at all, for "vào" alone says nothing.
    """
    found = tokens(text)
    words = [token.word if accents else bare(token.word) for token in found]
    wanted = {term.text for term in terms}
    paired = [place for place, pair in enumerate(pairwise(words)) if PAIR_MARK.join(pair) in wanted]
    if paired:
        ranges = [(found[place].start, found[place + 1].end) for place in paired]
    else:
        ranges = [(token.start, token.end) for token, word in zip(found, words, strict=True) if word in wanted]
    return _joined(ranges)


def _joined(ranges: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """`ranges`, sorted by start, with those that overlap or are one character apart made one."""
    joined: list[tuple[int, int]] = []
    for start, end in ranges:
        if joined and start <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
