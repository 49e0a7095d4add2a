"""How far a value stands above others, in standard deviations: so that scores of any model compare."""

from __future__ import annotations

import numpy as np

from thammuu.index.ranking.asked import Floats

NEAREST = 100  # hits that nearness is told by
_TINY = 1e-9


def above(values: Floats, others: Floats) -> Floats:
    """How many standard deviations of `others` each value stands above their mean; 0 where they are all alike."""
    spread = float(others.std()) if len(others) else 0.0
    return (values - others.mean()) / spread if spread > _TINY else np.zeros(len(values))


def above_nearest(cosines: Floats) -> Floats:
    """The same of the hits, beside the 100 nearest of them."""
    return above(cosines, np.sort(cosines)[-NEAREST:])
