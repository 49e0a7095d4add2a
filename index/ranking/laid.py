"""The syllables of a question where the hits have them, those of all hits in one row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from thammuu.index.lexical.forms import FORMS_HEAD, decode_all
from thammuu.index.ranking.asked import AskedNumbers, Ints

HEADING, BODY = 0, 1  # the context is the third
PARTS = 3
STEP = 16  # syllables of a body that are looked at together
SPARE = 7  # empty steps after a body; no window is wider
PLANE = 64  # terms told by one number

Bits = NDArray[np.uint64]  # [plane, …]: which terms are there, a bit for each


class Held(NamedTuple):
    """Which terms each step of the bodies has, and each heading, body and context."""

    steps: Bits
    heading: Bits
    body: Bits
    context: Bits

    @property
    def anywhere(self) -> Bits:
        """Which terms each hit has."""
        return self.heading | self.body | self.context


class Pairs(NamedTuple):
    """Pairs of the question and where they begin, as places among the syllables of `Laid`."""

    at: Ints
    pair: Ints


@dataclass(frozen=True)
class Laid:
    """One number a syllable, in the order they stand; only those of the question, for nine in ten of a text are not."""

    lengths: Ints  # [hit, part]: all syllables
    row: Ints  # hit * PARTS + part
    place: Ints  # syllables of the part before it
    word: Ints  # place in the question's words
    pair: Ints  # number of the pair that begins here, -1 for none
    near: Sequence[Pairs]  # with one syllable between, or the other way round
    triples: Pairs  # a third syllable follows as in the question

    @property
    def hits(self) -> int:
        """How many."""
        return len(self.lengths)

    @cached_property
    def _steps(self) -> Ints:
        """How many steps the body of each hit has; those that follow it are empty."""
        steps: Ints = self.lengths[:, BODY] // STEP + SPARE
        return steps

    @cached_property
    def first(self) -> Ints:
        """The step at which the body of each hit begins."""
        first: Ints = np.cumsum(self._steps) - self._steps
        return first

    @cached_property
    def _cells(self) -> tuple[Ints, Ints]:
        """The cells that have a syllable, and where the syllables of each begin. Cells are the steps of all bodies,
        then the headings, then the contexts."""
        hits = np.arange(self.hits)
        steps = self._steps.sum()
        of_row = np.stack([steps + hits, self.first, steps + self.hits + hits], axis=1).ravel()
        in_body = np.arange(self.lengths.size) % PARTS == BODY
        cell = of_row[self.row] + self.place // STEP * in_body[self.row]
        begins = np.flatnonzero(np.diff(cell, prepend=-1))
        return cell[begins], begins

    def held(self, term: Ints, terms: int) -> Held:
        """Where which of `terms` terms are, if the syllables begin `term`, -1 for none."""
        bits = _bits(terms)
        cells, begins = self._cells
        steps = int(self._steps.sum())
        made = np.zeros((len(bits), steps + 2 * self.hits), dtype=np.uint64)
        if len(begins):
            made[:, cells] = np.bitwise_or.reduceat(bits[:, term], begins, axis=1)
        bodies, heading, context = np.split(made, [steps, steps + self.hits], axis=1)
        return Held(bodies, heading, np.bitwise_or.reduceat(bodies, self.first, axis=1), context)

    def having(self, pairs: Pairs, count: int) -> Bits:
        """Which of `count` pairs each hit has."""
        bits = _bits(count)
        made = np.zeros((len(bits), self.hits), dtype=np.uint64)
        if len(pairs.at):
            hit = self.row[pairs.at] // PARTS
            begins = np.flatnonzero(np.diff(hit, prepend=-1))
            made[:, hit[begins]] = np.bitwise_or.reduceat(bits[:, pairs.pair], begins, axis=1)
        return made

    def counts(self, term: Ints, terms: int) -> Ints:
        """[hit, part, term]: how often each is there."""
        columns = terms + 1  # the first counts none, -1
        count = np.bincount(self.row * columns + term + 1, minlength=self.lengths.size * columns)
        return count.reshape(self.hits, PARTS, columns)[..., 1:]


@lru_cache(maxsize=64)
def _bits(terms: int) -> Bits:
    """[plane, term]: the bit of each term; that of none, -1, is not set."""
    bits = np.zeros((-(-terms // PLANE), terms + 1), dtype=np.uint64)
    number = np.arange(terms)
    bits[number // PLANE, number] = np.uint64(1) << (number % PLANE).astype(np.uint64)
    return bits


def lay(packed: Sequence[bytes | memoryview], asked: AskedNumbers) -> Laid:
    """The syllables of `asked` in units as `forms.encode` packed them."""
    numbers, lengths = decode_all(packed)
    sizes = np.insert(lengths, 0, FORMS_HEAD, axis=1)  # before the parts of each unit stand their lengths
    starts = (np.cumsum(sizes) - sizes.ravel()).reshape(sizes.shape)
    heads = (starts[:, :1] + np.arange(FORMS_HEAD)).ravel()
    at, word = asked.found_in(numbers, but=heads)
    rows = np.insert(np.arange(lengths.size, dtype=np.int32).reshape(lengths.shape), 0, 0, axis=1)
    row = np.repeat(rows.ravel(), sizes.ravel())[at].astype(np.intp)
    place = at - starts[:, 1:].ravel()[row]
    return Laid(lengths, row, place, word, *_pairs(at + PARTS * row, word, asked))


def _pairs(at: Ints, word: Ints, asked: AskedNumbers) -> tuple[Ints, Sequence[Pairs], Pairs]:
    """`pair`, `near` and `triples` of words that stand `at` these places, no two of different parts near each other."""
    gap = np.diff(at)
    beside, apart = np.flatnonzero(gap == 1), np.flatnonzero(gap == 2)
    here, there = word[beside], word[beside + 1]
    pair = np.full(len(word), -1)
    pair[beside] = asked.pair_of[here, there]
    three = beside[:-1][np.diff(beside) == 1]  # the syllable between may be the question's too
    around = asked.pair_of[word[three], word[three + 2]]
    turned = np.full(len(word), -1)
    turned[beside] = asked.pair_of[there, here]
    turned[three] = np.where(around >= 0, around, turned[three])
    near = _found(beside, turned[beside]), _found(apart, asked.pair_of[word[apart], word[apart + 1]])
    left, right = pair[three], pair[three + 1]
    both = np.flatnonzero((left >= 0) & (right >= 0))
    follow = both[asked.follows[left[both], right[both]]]
    return pair, near, Pairs(three[follow], left[follow])


def _found(at: Ints, pair: Ints) -> Pairs:
    known = np.flatnonzero(pair >= 0)
    return Pairs(at[known], pair[known])
