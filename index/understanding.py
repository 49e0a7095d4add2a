"""What a question may mean, and the hits of all its meanings in one order.

Each hit counts for the meaning it fits best, less what that meaning costs (phrasing/phrasings.py); and none that was
found in other words stands above the best that holds every word as typed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from thammuu.index.lexical import LexicalIndex
from thammuu.index.overlap import Coverage
from thammuu.index.phrasing import Lexicon, Phrasing, phrasings
from thammuu.index.question import Question, read_question
from thammuu.index.ranking import ScorePart

if TYPE_CHECKING:
    from thammuu.index.ranking.ranker import RankedHit

_ALL = 1 - 1e-6  # the share of words that is every word
_BELOW = 0.01  # what was found in other words stands so much below the best that holds every word


@dataclass(frozen=True)
class Understanding:
    """One meaning of what was typed, ready to be searched for and compared."""

    phrasing: Phrasing
    question: Question
    coverage: Coverage


class Found(NamedTuple):
    """A hit, the meaning it fits best, and what is taken from its score for it."""

    hit: RankedHit
    by: Understanding
    cost: float

    @property
    def score(self) -> float:
        """The hit's score, what its meaning costs taken off."""
        return self.hit.score - self.cost

    @property
    def parts(self) -> tuple[ScorePart, ...]:
        """The score taken apart."""
        return (*self.hit.parts, ScorePart("phrasing", 1.0, -self.cost)) if self.cost else self.hit.parts


def understand(question: Question, lexicon: Lexicon, lexical: LexicalIndex) -> tuple[Understanding, ...]:
    """The meanings of `question`, the likeliest first; itself where it can only mean what it says."""

    def made(phrasing: Phrasing) -> Understanding:
        read = question if phrasing.text == question.text else read_question(phrasing.text)
        terms = read.weighted(lambda term: lexical.frequency(term, accents=read.accents), lexical.count())
        return Understanding(phrasing, read, Coverage(terms, read.accents, read.asks))

    return tuple(map(made, phrasings(question.text, lexicon, lexical.frequency)))


def in_one_order(ranked: Iterable[tuple[Understanding, Sequence[RankedHit]]]) -> Iterable[Found]:
    """The hits of all meanings, each once, best first; equal ones by id."""
    by_meaning = tuple(ranked)
    if len(by_meaning) == 1 and not by_meaning[0][0].phrasing.cost:  # as they are
        return (Found(hit, by, 0.0) for by, hits in by_meaning for hit in hits)
    exact = [hit.score for by, hits in by_meaning if not by.phrasing.understood for hit in hits if hit.held >= _ALL]
    limit = max(exact, default=None)
    best: dict[str, Found] = {}
    for by, hits in by_meaning:
        for hit in hits:
            found = Found(hit, by, _cost(hit, by, limit))
            if hit.id not in best or found.score > best[hit.id].score:
                best[hit.id] = found
    return tuple(sorted(best.values(), key=lambda found: (-found.score, found.hit.id)))


def _cost(hit: RankedHit, by: Understanding, limit: float | None) -> float:
    if limit is None or not by.phrasing.bounded:
        return by.phrasing.cost
    return max(by.phrasing.cost, hit.score - limit + _BELOW)
