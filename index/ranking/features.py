"""What each hit has of a question, as numbers near [0, 1]: how many of its rare words, where, and how close together.

Everything is computed for all hits of a question at once, from the numbers of their syllables (lexical/forms.py).
"Words" weigh by rarity: 0.8 means that four fifths of what tells the question apart are there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from thammuu.index.ranking.asked import AskedNumbers, Floats, Ints
from thammuu.index.ranking.company import document_dense
from thammuu.index.ranking.laid import BODY, HEADING, PLANE, SPARE, STEP, Bits, Laid, lay
from thammuu.index.ranking.standing import above, above_nearest
from thammuu.index.records import document_of

_CLAUSE, _SENTENCE, _PARAGRAPH = 2, 3, SPARE  # steps
_SATURATION = 1.2  # how soon a word said again stops counting, as in BM25
_LENGTH_COUNTS = 0.5  # how much a long text is expected to say a word more often, as BM25's b
_USUAL_LENGTH = 250.0  # syllables of a body: the mean of 85,423 articles of law
_OPENING = 64 // STEP  # steps: a heading and the first sentence
_TINY = 1e-9
_BYTES = np.unpackbits(np.arange(256, dtype=np.uint8)[:, None], axis=1, bitorder="little").astype(np.float64)


class Scored(NamedTuple):
    """A hit of the first search: what each index gave it (0 where it did not find it) and its syllables as
    `forms.encode` made them."""

    id: str
    lexical: float
    dense: float
    forms: bytes | memoryview


def features(scored: Sequence[Scored], asked: AskedNumbers) -> dict[str, Floats]:
    """Each feature's value by hit, in the order of `scored`."""
    laid = lay([each.forms for each in scored], asked)
    return {
        **_of_scores(scored),
        **_of_words(laid, asked.word_weights),
        **_of_pairs(laid, asked),
        **_of_counts(laid, asked),
    }


def _of_scores(scored: Sequence[Scored]) -> dict[str, Floats]:
    """The scores of the two indexes. Cosines of different models differ in size, so theirs is told by how far it
    stands above the other hits', in standard deviations; the best of them once more by how far they stand above the
    100 nearest, squared, for of two good ones the nearer is often the answer."""
    lexical = np.array([each.lexical for each in scored])
    dense = np.array([each.dense for each in scored])
    return {
        "lexical": lexical / max(lexical.max(initial=0.0), _TINY),
        "dense": above(dense, dense),
        "dense_peak": np.maximum(above_nearest(dense), 0.0) ** 2 / 4,
        "document_dense": document_dense(dense, [document_of(each.id) for each in scored]),
    }


class _Worth:
    """What terms weigh of all their weight, by the bytes of their bits."""

    def __init__(self, weights: Floats) -> None:
        padded = np.zeros(-(-len(weights) // PLANE) * PLANE)
        padded[: len(weights)] = weights / max(weights.sum(), _TINY)
        self._of_byte = (_BYTES @ padded.reshape(-1, 8).T).T[: -(-len(weights) // 8)]

    def of(self, bits: Bits) -> Floats:
        """The share of the weights whose bits are set. Looked up byte by byte: most bits are not set."""
        share = np.zeros(bits.shape[1:])
        for number, worth in enumerate(self._of_byte):
            plane, byte = divmod(number, PLANE // 8)
            share += worth[(bits[plane] >> np.uint64(8 * byte)).astype(np.uint8)]
        return share

    def of_each(self, held: Mapping[str, Bits]) -> dict[str, Floats]:
        """The same of several, by name."""
        return dict(zip(held, self.of(np.stack(list(held.values()), axis=1)), strict=True))


def _of_words(laid: Laid, weights: Floats) -> dict[str, Floats]:
    """What heading, body and the whole hold, and the most that any sentence and paragraph of the body does."""
    words, worth = laid.held(laid.word, len(weights)), _Worth(weights)
    held = {
        "heading_words": words.heading,
        "body_words": words.body,
        "held_words": words.anywhere,
        "opening_words": _opening(laid, words.steps),
    }
    return {
        **worth.of_each(held),
        "sentence_words": _most(laid, words.steps, _SENTENCE, worth),
        "paragraph_words": _most(laid, words.steps, _PARAGRAPH, worth),
    }


def _of_pairs(laid: Laid, asked: AskedNumbers) -> dict[str, Floats]:
    """The same of pairs, those of near syllables too, and three syllables in a row."""
    count, worth = len(asked.pair_weights), _Worth(asked.pair_weights)
    pairs = laid.held(laid.pair, count)
    one, other = (laid.having(near, count) for near in laid.near)
    held = {
        "near": pairs.anywhere | one | other,
        "heading_pairs": pairs.heading,
        "body_pairs": pairs.body,
        "held_pairs": pairs.anywhere,
        "opening_pairs": _opening(laid, pairs.steps),
    }
    starts = asked.follows.any(axis=1)  # pairs that a third syllable follows in the question
    return {
        **worth.of_each(held),
        "triples": _Worth(np.where(starts, asked.pair_weights, 0.0)).of(laid.having(laid.triples, count)),
        "clause_pairs": _most(laid, pairs.steps, _CLAUSE, worth),
    }


def _opening(laid: Laid, steps: Bits) -> Bits:
    """What the beginning of each body holds."""
    found: Bits = np.bitwise_or.reduce([steps[:, laid.first + step] for step in range(_OPENING)], axis=0)
    return found


def _most(laid: Laid, steps: Bits, width: int, worth: _Worth) -> Floats:
    """The most that any window of so many steps of the body holds; each ends at a step of its hit, and begins no
    earlier than in the empty steps before it."""
    whole = steps.copy()
    for back in range(1, width):
        whole[:, back:] |= steps[:, :-back]
    most: Floats = np.maximum.reduceat(worth.of(whole), laid.first)
    return most


def _of_counts(laid: Laid, asked: AskedNumbers) -> dict[str, Floats]:
    """How often the body says the words, each time counting less; its length; how much of the heading is asked for."""
    length, heading = laid.lengths[:, BODY], np.maximum(laid.lengths[:, HEADING] - 1, 1)
    usual: Floats = length / _USUAL_LENGTH
    words = laid.counts(laid.word, len(asked.word_weights))
    pairs = laid.counts(laid.pair, len(asked.pair_weights))
    expected = (_SATURATION * (1 - _LENGTH_COUNTS + _LENGTH_COUNTS * usual))[:, None]
    return {
        "often_words": _saturated(words[:, BODY], _SATURATION, asked.word_weights),
        "often_pairs": _saturated(pairs[:, BODY], _SATURATION, asked.pair_weights),
        "bm25_words": _saturated(words[:, BODY], expected, asked.word_weights),
        "bm25_pairs": _saturated(pairs[:, BODY], expected, asked.pair_weights),
        "heading_asked": words[:, HEADING].sum(axis=1) / heading,
        "heading_pairs_asked": pairs[:, HEADING].sum(axis=1) / np.maximum(heading - 1, 1),
        "length": np.log1p(length) / 8,
    }


def _saturated(count: Ints, half: Floats | float, weights: Floats) -> Floats:
    made: Floats = count / (count + half) @ weights / max(weights.sum(), _TINY)
    return made
