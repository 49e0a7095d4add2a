"""What each hit has of a question, as numbers near [0, 1]: how many of its rare words, where, and how close together.

Everything is computed for all hits of a question at once, from the numbers of their syllables (lexical/forms.py).
"Words" weigh by rarity: 0.8 means that four fifths of what tells the question apart are there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from thammuu.index.lexical.forms import FORMS_HEAD, decode_all
from thammuu.index.ranking.asked import AskedNumbers, Floats, Ints

_STEP = 16  # syllables; windows are so many steps wide: a clause, a sentence, a paragraph
_WINDOWS = (("clause_pairs", 2), ("sentence_words", 3), ("paragraph_words", 7))
_SATURATION = 1.2  # how soon a word said again stops counting, as in BM25
_LENGTH_COUNTS = 0.5  # how much a long text is expected to say a word more often, as BM25's b
_USUAL_LENGTH = 250.0  # syllables of a body: the mean of 85,423 articles of law
_OPENING = 64  # syllables: a heading and the first sentence
_HEADING, _BODY = 0, 1  # the context is the third
_PARTS = 3
_TINY = 1e-9


class Scored(NamedTuple):
    """A hit of the first search: what each index gave it (0 where it did not find it) and its syllables as
    `forms.encode` made them."""

    id: str
    lexical: float
    dense: float
    forms: bytes


@dataclass(frozen=True, slots=True)
class _Laid:
    """The syllables of the question where the hits have them, in one row. `row` is hit × part; pairs and triples begin
    at the syllable they stand at. Other syllables are not kept: nine in ten of a text."""

    hits: int
    row: Ints  # hit * _PARTS + part, for each syllable
    hit: Ints
    in_heading: NDArray[np.bool_]
    in_body: NDArray[np.bool_]
    place: Ints  # syllables of the part before it
    word: Ints  # place in the question's words
    pair: Ints  # number of the pair that begins here, -1 for none
    near: Ints  # the same with one syllable between, or the other way round
    triple: NDArray[np.bool_]  # three in a row as in the question
    lengths: Ints  # all syllables, by hit × part


def features(scored: Sequence[Scored], asked: AskedNumbers) -> dict[str, Floats]:
    """Each feature's value by hit, in the order of `scored`."""
    laid = _lay(scored, asked)
    made = _of_scores(scored)
    made.update(_of_parts(laid, asked))
    made.update(_of_windows(laid, asked))
    made.update(_of_repetition(laid, asked))
    made.update(_of_opening(laid, asked))
    return made


def _lay(scored: Sequence[Scored], asked: AskedNumbers) -> _Laid:
    numbers, lengths = decode_all([each.forms for each in scored])
    segments = np.insert(lengths, 0, FORMS_HEAD, axis=1).ravel()  # before the parts of each hit stand their lengths
    at, word = asked.found_in(numbers)
    # What is the same for a whole segment is reckoned once for it: dividing for each syllable took a quarter of all.
    of_hit, part = np.divmod(np.arange(len(segments)), _PARTS + 1)
    part -= 1  # -1: a length, which is no syllable though its number may look like one
    segment = np.repeat(np.arange(len(segments), dtype=np.int32), segments)[at]
    kept = (part >= 0)[segment]
    at, word, segment = at[kept], word[kept], segment[kept]
    row = (of_hit * _PARTS + part)[segment]
    place = at - (np.cumsum(segments) - segments)[segment]
    pair, near = _pairs(at, word, row, asked)
    triple = np.zeros(len(word), dtype=bool)
    if asked.follows.size:
        both = (pair[:-1] >= 0) & (pair[1:] >= 0)
        triple[:-1] = both & asked.follows[pair[:-1], pair[1:]]
    heading, body = (part == _HEADING)[segment], (part == _BODY)[segment]
    return _Laid(len(scored), row, of_hit[segment], heading, body, place, word, pair, near, triple, lengths.ravel())


def _pairs(at: Ints, word: Ints, row: Ints, asked: AskedNumbers) -> tuple[Ints, Ints]:
    """The pairs of neighbours, and those of near neighbours, beginning at each of the question's syllables `word`,
    which stand `at` these places."""
    pair, near = np.full(len(word), -1), np.full(len(word), -1)
    here, there = word[:-1], word[1:]
    beside = (np.diff(at) == 1) & (row[:-1] == row[1:])
    pair[:-1] = np.where(beside, asked.pair_of[here, there], -1)
    near[:-1] = np.where(beside, asked.pair_of[there, here], -1)
    for ahead in (1, 2):  # the syllable between may be the question's too
        apart = (at[ahead:] - at[:-ahead] == 2) & (row[ahead:] == row[:-ahead])
        found = np.where(apart, asked.pair_of[word[:-ahead], word[ahead:]], -1)
        near[:-ahead] = np.where(found >= 0, found, near[:-ahead])
    return pair, near


def _of_scores(scored: Sequence[Scored]) -> dict[str, Floats]:
    """The scores of the two indexes. Cosines of different models differ in size, so theirs is told by how far it
    stands above the other hits', in standard deviations."""
    lexical = np.array([each.lexical for each in scored])
    dense = np.array([each.dense for each in scored])
    spread = float(dense.std()) if len(dense) else 0.0
    return {
        "lexical": lexical / max(lexical.max(initial=0.0), _TINY),
        "dense": (dense - dense.mean()) / spread if spread > _TINY else np.zeros(len(dense)),
    }


def _seen(row: Ints, term: Ints, rows: int, terms: int) -> NDArray[np.bool_]:
    """Whether each term occurs in each row."""
    seen = np.zeros(rows * terms, dtype=bool)
    kept = term >= 0
    seen[row[kept] * terms + term[kept]] = True  # one index is found twice as fast as two
    return seen.reshape(rows, terms)


def _share(seen: NDArray[np.bool_], weights: Floats) -> Floats:
    share: Floats = seen.astype(np.float64) @ weights / max(weights.sum(), _TINY)  # numpy multiplies bools slowly
    return share


def _by_part(laid: _Laid, term: Ints, terms: int) -> tuple[NDArray[np.bool_], ...]:
    """Whether each term occurs in each hit, for heading, body and context."""
    seen = _seen(laid.row, term, laid.hits * _PARTS, terms)
    return tuple(seen[part::_PARTS] for part in range(_PARTS))


def _anywhere(parts: tuple[NDArray[np.bool_], ...]) -> NDArray[np.bool_]:
    return parts[0] | parts[1] | parts[2]


def _of_parts(laid: _Laid, asked: AskedNumbers) -> dict[str, Floats]:
    """What heading, body and the whole hold."""
    count = len(asked.pair_weights)
    words, pairs = _by_part(laid, laid.word, len(asked.word_weights)), _by_part(laid, laid.pair, count)
    near = _anywhere(pairs) | _anywhere(_by_part(laid, laid.near, count))
    triples = _anywhere(_by_part(laid, np.where(laid.triple, laid.pair, -1), count))
    starts = asked.follows.any(axis=1)  # pairs that a third syllable follows in the question
    return {
        "triples": _share(triples, np.where(starts, asked.pair_weights, 0.0)),
        "near": _share(near, asked.pair_weights),
        "heading_words": _share(words[_HEADING], asked.word_weights),
        "heading_pairs": _share(pairs[_HEADING], asked.pair_weights),
        "body_words": _share(words[_BODY], asked.word_weights),
        "body_pairs": _share(pairs[_BODY], asked.pair_weights),
        "held_words": _share(_anywhere(words), asked.word_weights),
        "held_pairs": _share(_anywhere(pairs), asked.pair_weights),
        **_of_lengths(laid),
    }


def _of_lengths(laid: _Laid) -> dict[str, Floats]:
    """The length of the body, and how much of the heading is in the question."""
    length = laid.lengths.reshape(laid.hits, _PARTS)
    heading = np.maximum(length[:, _HEADING] - 1, 1)
    words = np.bincount(laid.hit[laid.in_heading], minlength=laid.hits)
    pairs = np.bincount(laid.hit[laid.in_heading & (laid.pair >= 0)], minlength=laid.hits)
    return {
        "heading_asked": words / heading,
        "heading_pairs_asked": pairs / np.maximum(heading - 1, 1),
        "length": np.log1p(length[:, _BODY]) / 8,
    }


def _of_windows(laid: _Laid, asked: AskedNumbers) -> dict[str, Floats]:
    """The most that any clause of the body holds."""
    in_body = laid.in_body
    steps = laid.lengths[_BODY::_PARTS] // _STEP + _WINDOWS[-1][1]  # empty steps keep hits apart
    first = np.cumsum(steps) - steps
    step = first[laid.hit[in_body]] + laid.place[in_body] // _STEP
    seen = {
        "words": _seen(step, laid.word[in_body], int(steps.sum()), len(asked.word_weights)),
        "pairs": _seen(step, laid.pair[in_body], int(steps.sum()), len(asked.pair_weights)),
    }
    weights = {"words": asked.word_weights, "pairs": asked.pair_weights}
    made = {}
    for name, width in _WINDOWS:
        kind = name.rpartition("_")[2]
        whole = seen[kind].copy()
        for ahead in range(1, width):
            whole[:-ahead] |= seen[kind][ahead:]
        made[name] = np.maximum.reduceat(_share(whole, weights[kind]), first)
    return made


def _of_repetition(laid: _Laid, asked: AskedNumbers) -> dict[str, Floats]:
    """How often the body says the words, each time counting less."""
    made = {}
    length = laid.lengths[_BODY::_PARTS] / _USUAL_LENGTH
    expected = (_SATURATION * (1 - _LENGTH_COUNTS + _LENGTH_COUNTS * length))[:, None]
    for name, term, weights in (
        ("words", laid.word, asked.word_weights),
        ("pairs", laid.pair, asked.pair_weights),
    ):
        kept = laid.in_body & (term >= 0)
        where = laid.hit[kept] * max(len(weights), 1) + term[kept]
        count = np.bincount(where, minlength=laid.hits * max(len(weights), 1)).reshape(laid.hits, -1)
        count = count[:, : len(weights)]
        made[f"often_{name}"] = count / (count + _SATURATION) @ weights / max(weights.sum(), _TINY)
        made[f"bm25_{name}"] = count / (count + expected) @ weights / max(weights.sum(), _TINY)
    return made


def _of_opening(laid: _Laid, asked: AskedNumbers) -> dict[str, Floats]:
    """What the beginning of the body holds."""
    early = laid.in_body & (laid.place < _OPENING)
    hit = laid.hit[early]
    words = _seen(hit, laid.word[early], laid.hits, len(asked.word_weights))
    pairs = _seen(hit, laid.pair[early], laid.hits, len(asked.pair_weights))
    return {"opening_words": _share(words, asked.word_weights), "opening_pairs": _share(pairs, asked.pair_weights)}
