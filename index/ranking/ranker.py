"""The learned order of hits: a weighted sum of features, the weights read from a small table in the package.

A sum, not trees: 120 boosted trees ordered the training questions no better than a sum of the same features (MRR@10
.777 against .780, five-fold), and of a sum every part can be shown. How it is learned: bench/train_ranking.py.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from thammuu.index.question import Question, Term
from thammuu.index.ranking.asked import Floats, asked_numbers
from thammuu.index.ranking.company import DOCUMENT_HITS, document_hits
from thammuu.index.ranking.features import Scored, features
from thammuu.index.ranking.parts import ScorePart
from thammuu.index.ranking.weights import feature_weights
from thammuu.index.records import document_of


@dataclass(frozen=True, slots=True)
class Amounts:
    """The features of all hits of a question, a column for each of `weights`."""

    table: Floats
    weights: Mapping[str, float]


class RankedHit(NamedTuple):
    """A hit and why it stands where it stands: `score` is the sum of its parts. `held` in [0, 1] is the share of the
    question's words, by rarity, that its own words and the headings above it hold; `dense` is its cosine."""

    id: str
    score: float
    held: float
    dense: float
    amounts: Amounts
    row: int  # of it in `amounts`

    @property
    def parts(self) -> tuple[ScorePart, ...]:
        """The score taken apart; made when asked for, since of most hits no one asks."""
        told = zip(self.amounts.table[self.row].tolist(), self.amounts.weights.items(), strict=True)
        return tuple(ScorePart(name, amount, weight) for amount, (name, weight) in told)


def _table(values: Mapping[str, Floats], used: Mapping[str, float]) -> Floats:
    return np.stack([values[name] for name in used], axis=1)


def rank(
    scored: Sequence[Scored], question: Question, terms: Sequence[Term], weights: Mapping[str, float] | None = None
) -> tuple[RankedHit, ...]:
    """The hits, best first; equal ones by id, so that the same question always gets the same answer.

    `terms` are the question's with their rarity. `weights` other than the shipped ones are for measuring.
    """
    if not scored or not any(question.runs):
        return ()
    used = weights or feature_weights(accents=question.accents)
    values = features(scored, asked_numbers(question, terms))
    others = {name: weight for name, weight in used.items() if name != DOCUMENT_HITS}
    first = _table(values, others) @ np.array(list(others.values()))
    values[DOCUMENT_HITS] = document_hits(first, [document_of(each.id) for each in scored])
    table = _table(values, used)
    scores, held = table @ np.array(list(used.values())), values["held_words"].tolist()
    amounts = Amounts(table, used)
    order = sorted(zip((-scores).tolist(), [each.id for each in scored], range(len(scored)), strict=True))
    return tuple(RankedHit(name, -low, held[row], scored[row].dense, amounts, row) for low, name, row in order)
