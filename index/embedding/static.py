"""The embedder shipped in the package: a table of token vectors, read with numpy and tokenizers alone.

A text's vector is the sum of its tokens' vectors, brought to length 1. The folder is an ordinary sentence-transformers
model (StaticEmbedding + Normalize, release 6 or later for the 8-bit table), so that it can be inspected, compared and
trained further with the usual tools; loading it there costs seconds and a copy of torch, here a tenth of a second.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from thammuu.index.embedding.tensors import REINSTALL, read_tensors
from thammuu.index.embedding.tokens import Tokens
from thammuu.ingest.errors import SetupError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

DEFAULT_MODEL = "vi-legal-static"

_WEIGHTS_FILE = "model.safetensors"
_TOKENIZER_FILE = "tokenizer.json"
# Tokens gathered at a time: their float32 rows take 32 MB at 256 dimensions. Long texts are summed in several parts,
# so that neither 15,000 passages nor one book blow up the memory.
_TOKENS_AT_ONCE = 32_768
_TEXTS_AT_ONCE = 256


def default_model_folder() -> Path:
    """Return the folder of the model shipped in the package.

    Raises SetupError where the package was installed without its data (or inside a zip, which we do not support).
    """
    folder = Path(str(resources.files("thammuu.index") / "models" / DEFAULT_MODEL))
    if not folder.is_dir():
        raise SetupError(f"Bản cài đặt thiếu mô hình {DEFAULT_MODEL}.", "Hãy cài đặt lại phần mềm.")
    return folder


@dataclass(frozen=True, slots=True)
class StaticEmbedder:
    """Sums token vectors; keeps the promises of `Embedder`."""

    name: str
    _tokens: Tokens
    _table: NDArray[Any]  # one row per token: float32, float16 or, with a scale, int8
    _scale: NDArray[np.float32] | None  # factor of each row of an 8-bit table

    @classmethod
    def load(cls, folder: Path) -> StaticEmbedder:
        """Read the model from its folder; its name carries a hash of the tokenizer and of the table.

        Raises SetupError where a file is missing or damaged, or the table does not fit the tokenizer.
        """
        tensors = read_tensors(folder / _WEIGHTS_FILE)
        table, scale = tensors.get("embedding.weight", tensors.get("embeddings")), tensors.get("weights")
        tokens = Tokens(folder / _TOKENIZER_FILE)
        if table is None or table.ndim != 2 or len(table) < tokens.size:
            raise SetupError(f"Mô hình trong thư mục {folder.name} không khớp với bộ tách từ của nó.", REINSTALL)
        if "mapping" in tensors or (scale is not None and scale.shape != (len(table),)):
            raise SetupError(f"Mô hình trong thư mục {folder.name} có cấu trúc chưa được hỗ trợ.", REINSTALL)
        return cls(f"{folder.name}@{_fingerprint(folder)}", tokens, table, scale)

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return int(self._table.shape[1])

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one row for each text; a text without any known token gives a row of zeros."""
        import numpy as np  # noqa: PLC0415 - kept out of `thammuu --help`

        rows: NDArray[np.float32] = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for start in range(0, len(texts), _TEXTS_AT_ONCE):
            batch = list(texts[start : start + _TEXTS_AT_ONCE])
            for place, cut in enumerate(self._tokens.ids(batch), start):
                for ids in _parts(cut):
                    rows[place] += self._sum(ids)
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        np.divide(rows, lengths, out=rows, where=lengths > 0)
        return rows

    def _sum(self, ids: Sequence[int]) -> NDArray[np.float32]:
        import numpy as np  # noqa: PLC0415

        vectors = self._table[np.asarray(ids)].astype(np.float32)
        weights = np.ones(len(ids), dtype=np.float32) if self._scale is None else self._scale[np.asarray(ids)]
        total: NDArray[np.float32] = weights @ vectors
        return total


def _parts(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(ids), _TOKENS_AT_ONCE):
        yield ids[start : start + _TOKENS_AT_ONCE]


def _fingerprint(folder: Path) -> str:
    digest = hashlib.sha256()
    for name in (_TOKENIZER_FILE, _WEIGHTS_FILE):
        digest.update((folder / name).read_bytes())
    return digest.hexdigest()[:12]
