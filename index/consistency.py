"""Whether the derived indexes and the stored vectors are what the store's documents make them; nothing is changed.

Counts tell that something is missing, not that the right thing is there: so the ids are compared too, and of a sample
of provisions the text is made and embedded anew and held against the stored vector and against both indexes.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from thammuu.index.building import RECIPE
from thammuu.index.embedding import Embedder
from thammuu.index.manifest import Manifest
from thammuu.index.store import Store
from thammuu.index.units import Unit, units_of
from thammuu.ingest.model import Notice

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from thammuu.index.dense.exact import ExactDense
    from thammuu.index.lexical import LexicalIndex

SAMPLED_DOCUMENTS, SAMPLED_UNITS = 16, 8  # at most 128 texts are embedded: a tenth of a second
_SEED = 20261124  # the same sample every time, so that a finding can be looked at twice
# What follows from indexes made of other documents, or by another recipe or model, and is no finding of its own then.
_FOLLOWING = frozenset({"index_count", "lexical_ids", "syllables_wrong", "dense_ids", "dense_wrong", "vectors_missing"})
_NEAR = 5e-3  # float16 of a number up to 1 is off by 5e-4 at most; other machines sum in another order


@dataclass(frozen=True, slots=True)
class IndexReport:
    """What `thammuu doctor` shows: how many provisions the store has, how many each index has, what is wrong."""

    provisions: int
    lexical: int
    dense: int
    chroma: int | None  # None: not used
    sampled: int  # provisions whose vector was made anew
    findings: tuple[Notice, ...]  # without what to do, which is `thammuu reindex`; with "vectors_wrong" --re-embed


@dataclass(frozen=True, slots=True)
class _Opened:
    """Indexes that may be torn: None where one cannot be opened."""

    lexical: LexicalIndex | None
    exact: ExactDense | None


def examine_indexes(folder: Path, store: Store, embedder: Embedder | None) -> IndexReport:
    """Compare the indexes in `folder` with `store`; whether Chroma opens is tried in a process of its own."""
    manifest = Manifest.read(folder)
    ids = store.provision_ids()
    opened = _Opened(_lexical(folder, manifest), _exact(folder, manifest))
    sample = tuple(_sample(store))
    stale = tuple(_made_of(manifest, store, embedder))
    found = (
        *_lexical_findings(opened.lexical, ids, sample),
        *_checksum_findings(folder, manifest),
        *_syllable_findings(folder, manifest, ids, sample),
        *_exact_findings(opened.exact, ids, embedder),
        *_vector_findings(store, sample, embedder, opened.exact),
        *_chroma_findings(folder, manifest),
    )
    return IndexReport(
        len(ids),
        opened.lexical.count() if opened.lexical else 0,
        opened.exact.count() if opened.exact else 0,
        manifest.chroma_count if manifest.chroma else None,
        len(sample),
        (*stale, *(each for each in found if not stale or each.code not in _FOLLOWING)),
    )


def _made_of(manifest: Manifest, store: Store, embedder: Embedder | None) -> Iterator[Notice]:
    """Whether the manifest names today's documents, recipe and model."""
    model = embedder.name if embedder else ""
    if not manifest.stamps and not store.stamps():
        return  # nothing is indexed and there is nothing to index
    if manifest.stamps != store.stamps():
        yield Notice("index_behind", "Chỉ mục tìm kiếm không khớp với kho: thiếu hoặc thừa văn bản.")
    if manifest.recipe and manifest.recipe != RECIPE:
        yield Notice("index_recipe", "Chỉ mục được dựng bởi phiên bản phần mềm khác.")
    if manifest.recipe and manifest.model != model:
        yield Notice("index_model", f"Chỉ mục được dựng bằng mô hình “{manifest.model}”, nay dùng “{model}”.")


def _lexical_findings(index: LexicalIndex | None, ids: Sequence[str], sample: Sequence[Unit]) -> Iterator[Notice]:
    if index is None:
        if ids:
            yield Notice("lexical_torn", "Chỉ mục từ ngữ bị thiếu hoặc hỏng, không mở được.")
        return
    if index.count() != len(ids):
        yield Notice("index_count", f"Chỉ mục từ ngữ có {index.count()} đơn vị nội dung, kho có {len(ids)}.")
    try:
        absent = len(sample) - index.known([unit.provision_id for unit in sample])
    except ValueError:  # bytes that cannot be read any more: the checksums tell of them
        return
    if absent:
        yield Notice("lexical_ids", f"Chỉ mục từ ngữ không có {absent} trong {len(sample)} đơn vị nội dung được thử.")


def _checksum_findings(folder: Path, manifest: Manifest) -> Iterator[Notice]:
    from thammuu.index.lexical.checksums import damaged_files  # noqa: PLC0415 - only the doctor looks

    damaged = damaged_files(folder / manifest.lexical) if manifest.lexical else ()
    if damaged:
        yield Notice("lexical_changed", f"{len(damaged)} tệp của chỉ mục từ ngữ không còn đúng như khi ghi.")


def _syllable_findings(
    folder: Path, manifest: Manifest, ids: Sequence[str], sample: Sequence[Unit]
) -> Iterator[Notice]:
    from thammuu.index.lexical import KeptSyllables  # noqa: PLC0415
    from thammuu.index.lexical.forms import encode  # noqa: PLC0415

    try:
        kept = KeptSyllables.read(folder / manifest.syllables)
    except (OSError, ValueError):
        if ids:
            yield Notice("syllables_torn", "Tệp âm tiết của chỉ mục từ ngữ bị thiếu hoặc hỏng, không mở được.")
        return
    if not kept.is_whole():
        yield Notice("syllables_changed", "Tệp âm tiết của chỉ mục từ ngữ không còn đúng như khi ghi.")
        return
    if kept.count() != len(ids):
        yield Notice("index_count", f"Tệp âm tiết có {kept.count()} đơn vị nội dung, kho có {len(ids)}.")
    wrong = sum(bytes(kept.of(unit.provision_id) or b"") != encode(unit) for unit in sample)
    if wrong:
        said = f"Âm tiết giữ cho {wrong} trong {len(sample)} đơn vị nội dung được thử không phải của đơn vị đó."
        yield Notice("syllables_wrong", said)


def _exact_findings(index: ExactDense | None, ids: Sequence[str], embedder: Embedder | None) -> Iterator[Notice]:
    if embedder is None:
        return
    if index is None:
        if ids:
            yield Notice("dense_missing", "Chỉ mục ngữ nghĩa bị thiếu hoặc hỏng, không mở được.")
        return
    if index.count() != len(ids):
        yield Notice("index_count", f"Chỉ mục ngữ nghĩa có {index.count()} đơn vị nội dung, kho có {len(ids)}.")
    strange = len(index.ids() - frozenset(ids))
    if strange:
        yield Notice("dense_ids", f"Chỉ mục ngữ nghĩa có {strange} đơn vị nội dung không còn trong kho.")


def _vector_findings(
    store: Store, sample: Sequence[Unit], embedder: Embedder | None, index: ExactDense | None
) -> Iterator[Notice]:
    """Of the sampled provisions: is there a vector, is it the text's, is it the one that is searched."""
    if embedder is None or not sample:
        return
    kept = store.vectors.some(embedder.name, [unit.digest for unit in sample])
    held = [unit for unit in sample if unit.digest in kept]
    if len(held) < len(sample):
        without = len(sample) - len(held)
        yield Notice("vectors_missing", f"{without} trong {len(sample)} đơn vị nội dung được thử chưa có vectơ.")
    made = embedder.embed([unit.text for unit in held])
    wrong = sum(not _near(kept[unit.digest], row) for unit, row in zip(held, made, strict=True))
    torn = store.vectors.damaged(embedder.name, embedder.dimension)
    if wrong or torn:
        said = f"{wrong} trong {len(held)} vectơ tính lại không bằng vectơ đang giữ trong kho, {torn} vectơ bị cụt."
        yield Notice("vectors_wrong", said)
    other = 0 if index is None else sum(_elsewhere(index, unit, row) for unit, row in zip(held, made, strict=True))
    if other:
        yield Notice("dense_wrong", f"{other} trong {len(held)} vectơ của chỉ mục ngữ nghĩa không phải của đơn vị đó.")


def _chroma_findings(folder: Path, manifest: Manifest) -> Iterator[Notice]:
    if not manifest.chroma:
        return
    from thammuu.index.dense.chroma import is_sound  # noqa: PLC0415 - 1.2 s

    if not is_sound(folder / manifest.chroma, manifest.chroma_count):
        yield Notice("dense_torn", "Chỉ mục Chroma bị hỏng; dịch vụ web đang dùng cách tìm chính xác thay cho nó.")


def _sample(store: Store) -> Iterator[Unit]:
    """A few units of a few documents."""
    dice = random.Random(_SEED)  # noqa: S311 - a sample, no secret
    stamps = store.stamps()
    chosen = [stamp.id for stamp in dice.sample(stamps, min(SAMPLED_DOCUMENTS, len(stamps)))]
    for record in store.documents(chosen):
        units = units_of(record.title, store.provisions(record.id))
        yield from dice.sample(units, min(SAMPLED_UNITS, len(units)))


def _near(stored: NDArray[np.float32], made: NDArray[np.float32]) -> bool:
    import numpy as np  # noqa: PLC0415

    return stored.shape == made.shape and bool(np.allclose(stored, made, atol=_NEAR))


def _elsewhere(index: ExactDense, unit: Unit, row: NDArray[np.float32]) -> bool:
    """Whether the index has another direction for the unit than its text; a text of no known word has none."""
    if not row.any():
        return False
    return any(abs(hit.score - 1.0) > _NEAR for hit in index.scores([unit.provision_id], row))


def _lexical(folder: Path, manifest: Manifest) -> LexicalIndex | None:
    from thammuu.index.lexical import LexicalIndex  # noqa: PLC0415

    try:
        return LexicalIndex.open(folder / manifest.lexical) if manifest.lexical else None
    except (OSError, ValueError):
        return None


def _exact(folder: Path, manifest: Manifest) -> ExactDense | None:
    from thammuu.index.dense.exact import ExactDense  # noqa: PLC0415 - numpy

    try:
        return ExactDense.read(folder / manifest.exact) if manifest.exact else None
    except (OSError, ValueError):
        return None
