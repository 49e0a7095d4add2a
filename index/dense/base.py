"""What the product asks of a dense index, whichever engine answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from thammuu.index.lexical import ScoredId

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class DenseIndex(Protocol):
    """Nearest provisions by the cosine of their unit's vector and the query's."""

    def count(self) -> int:
        """How many provisions are indexed."""

    def search(
        self, vector: NDArray[np.float32], limit: int, documents: frozenset[str] | None = None
    ) -> tuple[ScoredId, ...]:
        """The `limit` provisions with the highest cosine, best first, those of `documents` only if given.

        `vector` has length 1, or 0 when the query has no known word: then nothing is found.
        """

    def scores(self, provision_ids: Sequence[str], vector: NDArray[np.float32]) -> tuple[ScoredId, ...]:
        """The cosines of these provisions, in their order; unknown ones are left out."""
