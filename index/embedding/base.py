"""What the rest of the index may rely on when it turns text into vectors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Embedder(Protocol):
    """Turns texts into vectors whose dot product says how near two texts are in meaning.

    Every embedder keeps the promises of tests/index/test_embedding_contract.py: rows have length 1, or are all zero
    where nothing of the text is known; no row depends on the other texts of the call; the same text always gives the
    same row.
    """

    @property
    def name(self) -> str:
        """Stable id, with a hash of the model's content: vectors stored under one name can be compared."""
        ...

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        ...

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one row for each text, in order: shape (len(texts), dimension)."""
        ...
