"""Dense search in Chroma, for corpora too large for one matrix in memory.

Measured on chromadb 1.5.9: importing costs 1.2 s; kill -9 while it writes damages one store in eight, and opening a
damaged one can end the process; one path serves one process; filtered queries take 58 to 296 ms. So a store is built
once into a new folder, tried in a child process before it is used, opened by a service only and never filtered
(`ExactDense` does that).
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from numpy.typing import NDArray

from thammuu.index.lexical import ScoredId
from thammuu.index.records import document_of

if TYPE_CHECKING:
    from chromadb.api.client import Client

COLLECTION = "provisions"
BATCH = 5_000  # Chroma refuses more than 5,461 rows at once
PROBE_SECONDS = 120.0


class ChromaDense:
    """One Chroma store in one folder, for one process."""

    def __init__(self, folder: Path) -> None:
        """Open the store; call `is_sound` first."""
        self._client = _client(folder)
        self._collection = self._client.get_collection(COLLECTION, embedding_function=None)

    @classmethod
    def build(cls, folder: Path, ids: Sequence[str], matrix: NDArray[np.float32]) -> ChromaDense:
        """Make a new store in the empty `folder`. Vectors of length 0 are left out, for they have no direction."""
        client = _client(folder)
        collection = client.create_collection(
            COLLECTION, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
        )
        kept = np.flatnonzero(matrix.any(axis=1))
        for start in range(0, len(kept), BATCH):
            rows = kept[start : start + BATCH]
            names = [ids[row] for row in rows]
            collection.add(
                ids=names, embeddings=matrix[rows], metadatas=[{"document": document_of(name)} for name in names]
            )
        client.close()
        return cls(folder)

    def close(self) -> None:
        """Let go of the folder; Chroma keeps its files open until told."""
        self._client.close()

    def answers(self) -> bool:
        """Whether a stored vector finds something; reads what only a query reads."""
        stored = self._collection.get(limit=1, include=["embeddings"])["embeddings"]
        if stored is None or not len(stored):
            return self.count() == 0
        return bool(
            self._collection.query(query_embeddings=np.asarray(stored[:1], dtype=np.float32), n_results=1, include=[])[
                "ids"
            ][0]
        )

    def count(self) -> int:
        """How many provisions are indexed."""
        return int(self._collection.count())

    def search(
        self, vector: NDArray[np.float32], limit: int, documents: frozenset[str] | None = None
    ) -> tuple[ScoredId, ...]:
        """See `DenseIndex.search`."""
        total = self.count()
        if not total or limit < 1 or not vector.any() or (documents is not None and not documents):
            return ()
        kept: Any = {"document": {"$in": sorted(documents)}} if documents is not None else None
        answer = self._collection.query(
            query_embeddings=vector.reshape(1, -1),
            n_results=min(limit, total),
            where=kept,
            include=["distances"],
        )
        distances = answer["distances"] or [[]]
        return tuple(ScoredId(name, 1.0 - gap) for name, gap in zip(answer["ids"][0], distances[0], strict=True))

    def scores(self, provision_ids: Sequence[str], vector: NDArray[np.float32]) -> tuple[ScoredId, ...]:
        """See `DenseIndex.scores`. Slower than the exact index, which the product asks."""
        if not provision_ids:
            return ()
        got = self._collection.get(ids=list(provision_ids), include=["embeddings"])
        vectors = np.asarray(got["embeddings"], dtype=np.float32)
        rows = {name: vectors[place] for place, name in enumerate(got["ids"])}
        return tuple(ScoredId(name, float(rows[name] @ vector)) for name in provision_ids if name in rows)


def is_sound(folder: Path, expected: int) -> bool:
    """Whether the store in `folder` opens, holds `expected` vectors and answers. Tried in a process of its own."""
    if not folder.is_dir():
        return False
    command = [sys.executable, "-m", "thammuu.index.dense.probe", str(folder), str(expected)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=PROBE_SECONDS, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _client(folder: Path) -> Client:
    import chromadb  # noqa: PLC0415 - 1.2 s
    from chromadb.config import Settings  # noqa: PLC0415

    client = chromadb.PersistentClient(str(folder), settings=Settings(anonymized_telemetry=False))
    return cast("Client", client)
