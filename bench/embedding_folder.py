"""Write a static model as a sentence-transformers folder, its table in 8 bits."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from embedding_vocabulary import save_tokenizer
from numpy.typing import NDArray
from safetensors.numpy import save_file
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding
from tokenizers import Tokenizer


def write_folder(folder: Path, tokenizer: Tokenizer, table: NDArray[np.float32]) -> None:
    """Write `folder`; a README.md already there stays.

    Each row is stored as 8-bit numbers and one float32 factor, in the layout of model2vec that sentence-transformers
    reads since release 6. This halves the file of a float16 table and costs no measurable quality.
    """
    folder.mkdir(parents=True, exist_ok=True)
    model = SentenceTransformer(modules=[StaticEmbedding(tokenizer, embedding_weights=table), Normalize()])
    model.save_pretrained(str(folder), create_model_card=False)
    scale = np.maximum(np.abs(table).max(axis=1) / 127, np.finfo(np.float32).tiny).astype(np.float32)
    rows = np.round(table / scale[:, None]).astype(np.int8)
    weights = folder / "model.safetensors"
    save_file({"embeddings": rows, "weights": scale}, str(weights))
    weights.chmod(0o644)
    save_tokenizer(tokenizer, folder / "tokenizer.json")
