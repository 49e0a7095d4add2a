"""Texts to vectors: the small static model of the package, or any sentence-transformers model on the machine."""

from thammuu.index.embedding.base import Embedder
from thammuu.index.embedding.sentence_transformer import SentenceTransformerEmbedder
from thammuu.index.embedding.static import DEFAULT_MODEL, StaticEmbedder, default_model_folder

__all__ = [
    "DEFAULT_MODEL",
    "Embedder",
    "SentenceTransformerEmbedder",
    "StaticEmbedder",
    "default_model_folder",
]
