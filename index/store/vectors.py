"""Embeddings in the store, as float16, keyed by model and by the digest of the embedded text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy import Engine, and_, delete, func, insert, select, update

from thammuu.index.store import schema
from thammuu.index.store.engine import for_writing
from thammuu.index.store.reading import DocumentReader
from thammuu.index.store.statements import batches
from thammuu.index.units import Unit, units_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_DOCUMENTS = schema.DOCUMENTS
_PROVISIONS = schema.PROVISIONS
_VECTORS = schema.VECTORS


class VectorRepository:
    """Vectors of the unit texts. numpy is imported by the methods that need it: most commands need none."""

    def __init__(self, engine: Engine, reader: DocumentReader) -> None:
        self._engine = engine
        self._reader = reader

    def missing(self, model: str) -> tuple[Unit, ...]:
        """The units whose text has no vector of `model` yet, each text once."""
        titles = {record.id: record.title for record in self._reader.documents(self._lacking(model))}
        held = self._digests(model)
        found: dict[str, Unit] = {}
        for identity, title in titles.items():
            for unit in units_of(title, self._reader.provisions(identity)):
                if unit.digest not in held:
                    found.setdefault(unit.digest, unit)
        return tuple(found.values())

    def save(self, model: str, digests: Sequence[str], matrix: NDArray[np.float32]) -> None:
        """Keep the rows of `matrix` as the vectors of the texts with these digests; known ones stay as they are."""
        packed = matrix.astype("<f2")
        with for_writing(self._engine).begin() as connection:
            held: set[str] = set()
            for batch in batches(digests):
                query = select(_VECTORS.c.digest).where(_VECTORS.c.model == model, _VECTORS.c.digest.in_(batch))
                held.update(connection.execute(query).scalars())
            new = {digest: row for digest, row in zip(digests, packed, strict=True) if digest not in held}
            if new:
                values = [{"model": model, "digest": key, "vector": row.tobytes()} for key, row in new.items()]
                connection.execute(insert(_VECTORS), values)

    def load(self, model: str) -> tuple[tuple[str, ...], NDArray[np.float32]]:
        """Provision ids and their vectors, one a row, by document and reading order; provisions without are left out,
        and those whose vector is damaged: one torn row must not cost the search (`damaged` counts them).

        Two scans and a dictionary: a join looks every vector up on its own and takes three times as long (measured
        on 23,213 × 256: 0.6 s against 0.2 s).
        """
        import numpy as np  # noqa: PLC0415

        order = (_PROVISIONS.c.document_id, _PROVISIONS.c.position)
        with self._engine.connect() as connection:
            wanted = connection.execute(select(_PROVISIONS.c.id, _PROVISIONS.c.unit_digest).order_by(*order)).all()
            query = select(_VECTORS.c.digest, _VECTORS.c.vector).where(_VECTORS.c.model == model)
            blobs = {digest: vector for digest, vector in connection.execute(query)}
        usual = max(Counter(map(len, blobs.values())).items(), key=lambda each: each[1], default=(0, 0))[0]
        found = [(name, blobs[digest]) for name, digest in wanted if len(blobs.get(digest, b"")) == usual > 0]
        if not found:
            return (), np.zeros((0, 0), dtype=np.float32)
        ids, rows = zip(*found, strict=True)
        return ids, np.frombuffer(b"".join(rows), dtype="<f2").reshape(len(ids), -1).astype(np.float32)

    def some(self, model: str, digests: Sequence[str]) -> dict[str, NDArray[np.float32]]:
        """The vectors of these texts that are kept, by digest, as stored: a damaged one has another length."""
        import numpy as np  # noqa: PLC0415

        found: dict[str, NDArray[np.float32]] = {}
        with self._engine.connect() as connection:
            for batch in batches(digests):
                query = select(_VECTORS.c.digest, _VECTORS.c.vector)
                for digest, vector in connection.execute(
                    query.where(_VECTORS.c.model == model, _VECTORS.c.digest.in_(batch))
                ):
                    found[digest] = np.frombuffer(vector[: len(vector) // 2 * 2], dtype="<f2").astype(np.float32)
        return found

    def damaged(self, model: str, dimension: int) -> int:
        """How many vectors of `model` have not the bytes of `dimension` numbers."""
        torn = func.length(_VECTORS.c.vector) != 2 * dimension
        with self._engine.connect() as connection:
            query = select(func.count()).select_from(_VECTORS).where(_VECTORS.c.model == model, torn)
            return connection.execute(query).scalar_one()

    def forget(self, model: str) -> int:
        """Forget all vectors of `model`, so that they are made anew; returns how many."""
        with for_writing(self._engine).begin() as connection:
            return connection.execute(delete(_VECTORS).where(_VECTORS.c.model == model)).rowcount

    def count(self, model: str) -> int:
        """How many texts have a vector of `model`."""
        with self._engine.connect() as connection:
            query = select(func.count()).select_from(_VECTORS).where(_VECTORS.c.model == model)
            return connection.execute(query).scalar_one()

    def prune(self) -> int:
        """Forget the vectors of texts that are in no document any more; returns how many."""
        used = select(_PROVISIONS.c.unit_digest)
        with for_writing(self._engine).begin() as connection:
            return connection.execute(delete(_VECTORS).where(_VECTORS.c.digest.not_in(used))).rowcount

    def redigest(self) -> int:
        """Make the unit digests anew, for units are made otherwise than when they were stored; returns how many
        changed. Vectors of texts that stayed the same stay."""
        changed = 0
        for document in self._reader.documents():
            units = units_of(document.title, self._reader.provisions(document.id))
            changed += self._note_digests(document.id, {unit.provision_id: unit.digest for unit in units})
        return changed

    def _note_digests(self, document_id: str, digests: dict[str, str]) -> int:
        query = select(_PROVISIONS.c.id, _PROVISIONS.c.unit_digest).where(_PROVISIONS.c.document_id == document_id)
        with for_writing(self._engine).begin() as connection:
            stored = {row.id: row.unit_digest for row in connection.execute(query)}
            stale = [each for each in stored if stored[each] != digests.get(each, stored[each])]
            for each in stale:
                own = update(_PROVISIONS).where(_PROVISIONS.c.id == each)
                connection.execute(own.values(unit_digest=digests[each]))
        return len(stale)

    def _lacking(self, model: str) -> tuple[str, ...]:
        known = and_(_VECTORS.c.digest == _PROVISIONS.c.unit_digest, _VECTORS.c.model == model)
        query = select(_PROVISIONS.c.document_id).outerjoin(_VECTORS, known).where(_VECTORS.c.digest.is_(None))
        with self._engine.connect() as connection:
            return tuple(connection.execute(query.distinct()).scalars())

    def _digests(self, model: str) -> frozenset[str]:
        with self._engine.connect() as connection:
            return frozenset(connection.execute(select(_VECTORS.c.digest).where(_VECTORS.c.model == model)).scalars())
