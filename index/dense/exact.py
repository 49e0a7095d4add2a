"""Dense search with exact cosines: one matrix product, of all rows or, where they are many, of those a sieve lets pass.

The fast way whenever documents are filtered.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from thammuu.index.dense.signs import Signs
from thammuu.index.lexical import ScoredId
from thammuu.index.records import document_of

_MATRIX = "vectors.npy"
_IDS = "ids.txt"
SIFT_FROM = 20_000  # rows; the product of fewer takes no longer than sifting
_SIFTED = 2_000  # rows that pass the sieve, or so many for each hit wanted
_SIFTED_A_HIT = 20


class ExactDense:
    """All vectors in memory. Rows are of length 1 or 0; rows of length 0 are never found."""

    def __init__(self, ids: tuple[str, ...], matrix: NDArray[np.float32], signs: Signs | None = None) -> None:
        """`signs` are those of `matrix`; made here where they are needed and not given."""
        if len(ids) != len(matrix):
            msg = f"{len(ids)} ids for {len(matrix)} vectors"
            raise ValueError(msg)
        self._ids = ids
        self._matrix = matrix
        self._signs = (signs or Signs.of(matrix)) if len(ids) >= SIFT_FROM else None
        self._documents: tuple[dict[str, int], NDArray[np.int32]] | None = None
        self._last: tuple[frozenset[str], NDArray[np.bool_]] | None = None
        self._places: dict[str, int] | None = None

    @classmethod
    def read(cls, folder: Path) -> ExactDense:
        """The index written to `folder`. Raises OSError or ValueError when it is missing or torn."""
        names = (folder / _IDS).read_text(encoding="utf-8")
        try:
            matrix = np.load(folder / _MATRIX, allow_pickle=False)
        except EOFError as error:  # an empty file
            raise ValueError(str(error)) from error
        return cls(tuple(names.split("\n")) if names else (), matrix.astype(np.float32), _signs(folder, len(matrix)))

    def write(self, folder: Path) -> None:
        """Write to `folder`, as float16: half the size, and cosines equal to the third decimal."""
        folder.mkdir(parents=True, exist_ok=True)
        np.save(folder / _MATRIX, self._matrix.astype(np.float16))
        (folder / _IDS).write_text("\n".join(self._ids), encoding="utf-8")
        if self._signs is not None:
            self._signs.write(folder)

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
        if not self._ids or limit < 1 or not vector.any() or (documents is not None and not documents):
            return ()
        rows = self._near(vector, limit, documents)
        scores = (self._matrix if len(rows) == len(self._matrix) else self._matrix[rows]) @ vector
        best = _best(scores, limit)
        nearest, cosines = rows[best].tolist(), scores[best].tolist()
        return tuple(
            ScoredId(self._ids[row], cosine)
            for row, cosine in zip(nearest, cosines, strict=True)
            if cosine or self._matrix[row].any()
        )

    def scores(self, provision_ids: Sequence[str], vector: NDArray[np.float32]) -> tuple[ScoredId, ...]:
        """See `DenseIndex.scores`."""
        if self._places is None:
            self._places = {name: row for row, name in enumerate(self._ids)}
        rows = {name: self._places[name] for name in provision_ids if name in self._places}
        cosines = (self._matrix[list(rows.values())] @ vector).tolist() if rows else []
        return tuple(map(ScoredId, rows, cosines))

    def _near(self, vector: NDArray[np.float32], limit: int, documents: frozenset[str] | None) -> NDArray[np.intp]:
        """The rows whose cosines are reckoned: all allowed ones, or those of them that pass the sieve."""
        allowed = None if documents is None else self._allowed(documents)
        wanted = max(_SIFTED, _SIFTED_A_HIT * limit)
        if self._signs is not None and (allowed is None or np.count_nonzero(allowed) > wanted):
            return self._signs.nearest(vector, wanted, allowed)
        return np.arange(len(self._ids)) if allowed is None else np.flatnonzero(allowed)

    def _allowed(self, documents: frozenset[str]) -> NDArray[np.bool_]:
        """Which rows belong to `documents`; remembered, for who filters asks again with the same."""
        last = self._last
        if last is None or last[0] is not documents:
            self._last = last = documents, self._rows_of(documents)
        return last[1]

    def _rows_of(self, documents: frozenset[str]) -> NDArray[np.bool_]:
        if self._documents is None:
            numbers: dict[str, int] = {}
            of_row = [numbers.setdefault(document_of(each), len(numbers)) for each in self._ids]
            self._documents = numbers, np.array(of_row, dtype=np.int32)
        numbers, rows = self._documents
        kept = np.zeros(len(numbers), dtype=bool)
        kept[[numbers[each] for each in documents if each in numbers]] = True
        allowed: NDArray[np.bool_] = kept[rows]
        return allowed


def _signs(folder: Path, rows: int) -> Signs | None:
    """The signs kept beside the vectors; None where they must be made anew, as for an index of an earlier release."""
    try:
        signs = Signs.read(folder)
    except (OSError, ValueError):
        return None
    return signs if signs.count() == rows else None


def _best(scores: NDArray[np.float32], limit: int) -> NDArray[np.intp]:
    """The places of the `limit` highest scores, best first, equal ones in their order. Sorting all takes longer than
    the matrix product itself."""
    if limit < len(scores):
        least = np.partition(scores, len(scores) - limit)[len(scores) - limit]
        kept = np.flatnonzero(scores >= least)
        return kept[np.argsort(-scores[kept], kind="stable")][:limit]
    return np.argsort(-scores, kind="stable")
