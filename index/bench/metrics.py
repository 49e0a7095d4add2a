"""How good rankings are: the usual figures of retrieval, each in [0, 1] and the mean over all questions."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

_FAR = 100  # rank to which recall looks
_NEAR = 10  # rank to which MRR and nDCG look


@dataclass(frozen=True, slots=True)
class Judged:
    """One question's answer: for each rank from 1 on whether it is relevant, and how many relevant entries exist."""

    question: str
    relevant_at: tuple[bool, ...]
    relevant: int

    @property
    def first(self) -> int:
        """The rank of the first relevant entry; 0 when none was found."""
        return self.relevant_at.index(True) + 1 if any(self.relevant_at) else 0


@dataclass(frozen=True, slots=True)
class Quality:
    """The figures of one run over `n` questions."""

    n: int
    hit_1: float
    hit_5: float
    hit_10: float
    hit_20: float
    recall_100: float  # share of a question's relevant entries among the first 100
    mrr_10: float  # 1 over the rank of the first relevant entry, 0 beyond rank 10
    ndcg_10: float


def quality(judged: Sequence[Judged]) -> Quality:
    """The figures for these answers; all 0 for no question."""
    return Quality(
        n=len(judged),
        hit_1=_mean([_hit(each, 1) for each in judged]),
        hit_5=_mean([_hit(each, 5) for each in judged]),
        hit_10=_mean([_hit(each, _NEAR) for each in judged]),
        hit_20=_mean([_hit(each, 20) for each in judged]),
        recall_100=_mean([sum(each.relevant_at[:_FAR]) / each.relevant for each in judged if each.relevant]),
        mrr_10=_mean([1 / each.first if _hit(each, _NEAR) else 0.0 for each in judged]),
        ndcg_10=_mean([_ndcg(each) for each in judged]),
    )


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least `share` (0…1) of the values do not exceed; 0 for no values."""
    if not values:
        return 0.0
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]


def _hit(judged: Judged, depth: int) -> float:
    return float(0 < judged.first <= depth)


def _ndcg(judged: Judged) -> float:
    gained = sum(1 / math.log2(rank + 1) for rank, good in enumerate(judged.relevant_at[:_NEAR], 1) if good)
    best = sum(1 / math.log2(rank + 1) for rank in range(1, min(judged.relevant, _NEAR) + 1))
    return gained / best if best else 0.0


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
