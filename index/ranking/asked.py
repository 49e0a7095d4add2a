"""A question as numbers, in the terms of lexical/forms.py: its syllables, its pairs, and how rare each is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from thammuu.index.lexical.forms import ACCENT_BITS, BREAK, form
from thammuu.index.lexical.tokens import PAIR_MARK, bare
from thammuu.index.question import Question, Term

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
_ENDS = 1 << 16


@dataclass(frozen=True, slots=True)
class AskedNumbers:
    """Syllables sorted by number with their weights; pairs by their two syllables; which pairs follow one another."""

    words: NDArray[np.uint32]
    word_weights: Floats
    pair_of: Ints  # [left, right] → number of the pair; -1: the question does not say the two together
    pair_weights: Floats
    follows: NDArray[np.bool_]  # [pair, next pair]
    accents: bool

    def found_in(self, numbers: NDArray[np.uint32], but: Ints) -> tuple[Ints, Ints]:
        """Where in `numbers`, places `but` left out, a syllable of the question stands, and its place in `words`.

        Most syllables of a text are not the question's. A table of the 65,536 ends a number may have tells so of nearly
        all of them in a tenth of the time that looking each up takes.
        """
        asked = numbers if self.accents else numbers >> ACCENT_BITS
        ends = self.words.astype(np.uint16)
        seen = np.zeros(_ENDS, dtype=bool)
        seen[ends] = True
        marked = seen.take(asked.astype(np.uint16))
        marked[but] = False
        at = np.flatnonzero(marked)
        here = asked[at]
        if len(set(ends.tolist())) == len(ends):
            number = np.zeros(_ENDS, dtype=np.intp)
            number[ends] = np.arange(len(ends))
            word = number[here.astype(np.uint16)]
        else:  # two syllables of the question end alike
            word = np.searchsorted(self.words, here).clip(max=len(self.words) - 1)
        kept = np.flatnonzero((self.words[word] == here) & (numbers[at] != BREAK))
        return at[kept], word[kept]


def asked_numbers(question: Question, terms: Sequence[Term]) -> AskedNumbers:
    """The numbers of `question`, whose syllables and pairs weigh what `terms` say. It must have a syllable."""
    weight = {term.text: term.weight for term in terms}
    runs = [run if question.accents else tuple(map(bare, run)) for run in question.runs]
    numbers = {word: _number(word, accents=question.accents) for run in runs for word in run}
    words = np.array(sorted(set(numbers.values())), dtype=np.uint32)  # np.unique imports numpy.ma, 14 ms
    place = {word: int(np.searchsorted(words, number)) for word, number in numbers.items()}
    word_weights = np.zeros(len(words))
    for word, at in place.items():
        word_weights[at] = weight.get(word, 0.0)
    pairs = tuple(dict.fromkeys(pair for run in runs for pair in pairwise(run)))
    pair_of = np.full((len(words), len(words)), -1, dtype=np.int64)
    for number, (left, right) in enumerate(pairs):
        pair_of[place[left], place[right]] = number
    pair_weights = np.array([weight.get(f"{left}{PAIR_MARK}{right}", 0.0) for left, right in pairs])
    return AskedNumbers(words, word_weights, pair_of, pair_weights, _follows(runs, pairs), question.accents)


def _follows(runs: Sequence[tuple[str, ...]], pairs: Sequence[tuple[str, str]]) -> NDArray[np.bool_]:
    number: Mapping[tuple[str, str], int] = {pair: place for place, pair in enumerate(pairs)}
    follows = np.zeros((len(pairs), len(pairs)), dtype=bool)
    for run in runs:
        for one, other in pairwise(pairwise(run)):
            follows[number[one], number[other]] = True
    return follows


def _number(word: str, *, accents: bool) -> int:
    return form(word) if accents else form(word) >> ACCENT_BITS
