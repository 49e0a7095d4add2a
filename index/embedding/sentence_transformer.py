"""Any sentence-transformers model that lies on this machine, for the `[models]` extra."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from thammuu.ingest.errors import SetupError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from sentence_transformers import SentenceTransformer

_BATCH = 64
# Files that decide the vectors. Weights may be gigabytes, so a big file is known by its size and both ends.
_CONTENT = ("*.json", "*.txt", "*.model", "*.safetensors", "*.bin")
_END = 1 << 20


@dataclass(frozen=True, slots=True)
class SentenceTransformerEmbedder:
    """Wraps a model folder; keeps the promises of `Embedder`. Nothing is ever downloaded."""

    name: str
    dimension: int
    _model: SentenceTransformer

    @classmethod
    def load(cls, folder: Path) -> SentenceTransformerEmbedder:
        """Load the model from its folder.

        Raises SetupError where sentence-transformers is not installed, or the folder holds no model it can read.
        """
        try:
            from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - costs seconds, optional
        except ImportError as error:
            raise SetupError(
                "Chưa cài phần mở rộng chạy mô hình ngôn ngữ nhúng (sentence-transformers).",
                'Hãy cài bằng lệnh: pip install "thammuu[models]".',
            ) from error
        if not (folder / "modules.json").is_file():
            raise SetupError(
                f"Thư mục {folder.name} không chứa mô hình sentence-transformers.",
                "Hãy chỉ tới một thư mục mô hình đã tải sẵn về máy; phần mềm không tự tải từ mạng.",
            )
        try:
            model = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
        except (OSError, ValueError, RuntimeError, KeyError) as error:
            raise SetupError(
                f"Không nạp được mô hình trong thư mục {folder.name}.",
                "Hãy kiểm tra xem thư mục mô hình có được chép đầy đủ không.",
            ) from error
        return cls(f"{folder.name}@{_fingerprint(folder)}", _dimension(model), model)

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one row for each text; a blank text gives a row of zeros."""
        import numpy as np  # noqa: PLC0415

        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)
        places = [place for place, text in enumerate(texts) if text.strip()]
        if not places:
            return rows
        # Models of this kind give a blank text the vector of their start and end marks: a likeness to everything.
        found = self._model.encode(
            [texts[place] for place in places],
            batch_size=_BATCH,
            show_progress_bar=False,
            convert_to_numpy=True,
            normalize_embeddings=True,
        )
        rows[places] = np.nan_to_num(np.asarray(found, dtype=np.float32))
        return rows


def _dimension(model: SentenceTransformer) -> int:
    size = model.get_embedding_dimension()
    if size is None:
        raise SetupError("Mô hình không cho biết số chiều của vectơ.", "Hãy chọn một mô hình khác.")
    return int(size)


def _fingerprint(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(path for pattern in _CONTENT for path in folder.rglob(pattern)):
        digest.update(path.relative_to(folder).as_posix().encode())
        size = path.stat().st_size
        digest.update(size.to_bytes(8, "little"))
        with path.open("rb") as file:
            digest.update(file.read(_END))
            file.seek(max(0, size - _END), os.SEEK_SET)
            digest.update(file.read(_END))
    return digest.hexdigest()[:12]
