"""Exact dense search: one matrix product. 8 ms for 100,000 × 384, and the fast way whenever documents are filtered."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from thammuu.index.dense.base import document_of
from thammuu.index.lexical import ScoredId

_MATRIX = "vectors.npy"
_IDS = "ids.txt"


class ExactDense:
    """All vectors in memory. Rows are of length 1 or 0; rows of length 0 are never found."""

    def __init__(self, ids: tuple[str, ...], matrix: NDArray[np.float32]) -> None:
        if len(ids) != len(matrix):
            msg = f"{len(ids)} ids for {len(matrix)} vectors"
            raise ValueError(msg)
        self._ids = ids
        self._matrix = matrix
        self._documents: NDArray[np.str_] | None = None
        self._places: dict[str, int] | None = None

    @classmethod
    def read(cls, folder: Path) -> ExactDense:
        """The index written to `folder`. Raises OSError or ValueError when it is missing or torn."""
        names = (folder / _IDS).read_text(encoding="utf-8")
        try:
            matrix = np.load(folder / _MATRIX, allow_pickle=False)
        except EOFError as error:  # an empty file
            raise ValueError(str(error)) from error
        return cls(tuple(names.split("\n")) if names else (), matrix.astype(np.float32))

    def write(self, folder: Path) -> None:
        """Write to `folder`, as float16: half the size, and cosines equal to the third decimal."""
        folder.mkdir(parents=True, exist_ok=True)
        np.save(folder / _MATRIX, self._matrix.astype(np.float16))
        (folder / _IDS).write_text("\n".join(self._ids), encoding="utf-8")

    def count(self) -> int:
        """How many provisions are indexed."""
        return len(self._ids)

    def ids(self) -> frozenset[str]:
        """The provisions that are indexed."""
        return frozenset(self._ids)

    def search(
        self, vector: NDArray[np.float32], limit: int, documents: frozenset[str] | None = None
    ) -> tuple[ScoredId, ...]:
        """See `DenseIndex.search`."""
        rows = self._rows(documents)
        if not rows.size or limit < 1 or not vector.any():
            return ()
        scores = (self._matrix if documents is None else self._matrix[rows]) @ vector
        best = _best(scores, limit)
        return tuple(
            ScoredId(self._ids[rows[place]], float(scores[place])) for place in best if self._matrix[rows[place]].any()
        )

    def scores(self, provision_ids: Sequence[str], vector: NDArray[np.float32]) -> tuple[ScoredId, ...]:
        """See `DenseIndex.scores`."""
        if self._places is None:
            self._places = {name: row for row, name in enumerate(self._ids)}
        known = [(name, self._places[name]) for name in provision_ids if name in self._places]
        cosines = self._matrix[[row for _, row in known]] @ vector if known else ()
        return tuple(ScoredId(name, float(cosine)) for (name, _), cosine in zip(known, cosines, strict=True))

    def _rows(self, documents: frozenset[str] | None) -> NDArray[np.intp]:
        if documents is None:
            return np.arange(len(self._ids))
        if self._documents is None:
            self._documents = np.array([document_of(each) for each in self._ids])
        return np.flatnonzero(np.isin(self._documents, sorted(documents)))


def _best(scores: NDArray[np.float32], limit: int) -> NDArray[np.intp]:
    """The places of the `limit` highest scores, best first, equal ones in their order. Sorting all takes longer than
    the matrix product itself."""
    if limit < len(scores):
        least = np.partition(scores, len(scores) - limit)[len(scores) - limit]
        kept = np.flatnonzero(scores >= least)
        return kept[np.argsort(-scores[kept], kind="stable")][:limit]
    return np.argsort(-scores, kind="stable")
