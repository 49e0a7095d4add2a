"""What stands in one document with a hit: where a matter is dealt with, more than one provision is about it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from thammuu.index.ranking.asked import Floats, Ints
from thammuu.index.ranking.standing import NEAREST, above_nearest

_BEST = 50  # hits that are counted; 20 and 30 order the training questions as well
_SHARP = 0.7  # how fast a hit counts less as it is farther: by half each standard deviation of the nearest
DOCUMENT_HITS = "document_hits"  # the feature's name


def document_hits(scores: Floats, documents: Sequence[str]) -> Floats:
    """The logarithm of one more than the other hits of its document among the 50 best by `scores`, for each hit.

    `documents` names the document of each hit. Hits on the edge of the 50 that score alike count by their place.
    """
    best = np.argsort(-scores, kind="stable")[:_BEST]
    of = _numbers(documents)
    own = np.zeros(len(scores))
    own[best] = 1
    counted: Floats = np.bincount(of[best], minlength=of.max(initial=-1) + 1)[of] - own
    return np.log1p(counted)


def document_dense(cosines: Floats, documents: Sequence[str]) -> Floats:
    """How much of the document of each hit is near the question: the logarithm of the sum of its hits, the nearest of
    all counting 1 and each other half as much for every standard deviation (of the 100 nearest) it is farther. Several
    that are rather near are worth one that is very near.

    One such as the last of the 100 nearest is added to each sum, lest a far hit alone in its document be infinitely
    bad. 0 for all where cosines tell nothing. They may be any model's.
    """
    heights = above_nearest(cosines)
    if not heights.any():
        return heights
    near = np.exp(_SHARP * (heights - heights.max()))
    of = _numbers(documents)
    least = np.sort(near)[-NEAREST:][0]
    told: Floats = np.log(np.bincount(of, weights=near) + least)[of]
    return told


def _numbers(documents: Sequence[str]) -> Ints:
    """Documents as numbers, equal ones alike."""
    number = {name: place for place, name in enumerate(dict.fromkeys(documents))}
    return np.array([number[name] for name in documents], dtype=np.int64)
