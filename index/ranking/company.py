"""How many of the best hits stand in one document with a hit: where a matter is dealt with, more than one provision is
about it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from thammuu.index.ranking.asked import Floats

_BEST = 50  # hits that are counted; 20 and 30 order the training questions as well
DOCUMENT_HITS = "document_hits"  # the feature's name


def document_hits(scores: Floats, documents: Sequence[str]) -> Floats:
    """The logarithm of one more than the other hits of its document among the 50 best by `scores`, for each hit.

    `documents` names the document of each hit. Hits on the edge of the 50 that score alike count by their place.
    """
    best = np.argsort(-scores, kind="stable")[:_BEST]
    number = {name: place for place, name in enumerate(dict.fromkeys(documents))}
    of = np.array([number[name] for name in documents], dtype=np.intp)
    own = np.zeros(len(scores))
    own[best] = 1
    counted: Floats = np.bincount(of[best], minlength=len(number))[of] - own
    return np.log1p(counted)
