"""Which words of a text to mark for a question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from thammuu.index.lexical.tokens import pairs, said, spans
from thammuu.index.question import Term


def highlights(text: str, terms: Sequence[Term], *, accents: bool) -> tuple[tuple[int, int], ...]:
    """Half-open ranges of `text`, in order and apart, that show why it was found.

    Pairs are marked; single syllables only where no pair of the question occurs at all, for "vào" alone says nothing.
    """
    wanted = frozenset(term.text for term in terms)
    lines = tuple(_Line(start, line, said(line, accents=accents)) for start, line in _lines(text))
    ranges = [each for line in lines for each in line.pairs(wanted)] or [
        each for line in lines for each in line.syllables(wanted)
    ]
    return _joined(ranges)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a text, where it starts and its folded syllables. Where each of them stands is found out only for a
    line with something to mark: that takes ten times as long as cutting it."""

    start: int
    text: str
    said: tuple[str, ...]

    def pairs(self, wanted: frozenset[str]) -> list[tuple[int, int]]:
        if wanted.isdisjoint(self.said):  # a question has the syllables of its pairs
            return []
        marked = [place for place, pair in enumerate(pairs(self.said)) if pair in wanted]
        spans = self._spans() if marked else ()
        return [(spans[place][0], spans[place + 1][1]) for place in marked]

    def syllables(self, wanted: frozenset[str]) -> list[tuple[int, int]]:
        if wanted.isdisjoint(self.said):
            return []
        return [span for span, word in zip(self._spans(), self.said, strict=True) if word in wanted]

    def _spans(self) -> tuple[tuple[int, int], ...]:
        return tuple((self.start + start, self.start + end) for start, end in spans(self.text))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.splitlines(keepends=True):
        yield start, line
        start += len(line)


def _joined(ranges: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """`ranges`, sorted by start, with those that overlap or are one character apart made one."""
    joined: list[tuple[int, int]] = []
    for start, end in ranges:
        if joined and start <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
