"""Which embedding model an installation uses."""

from __future__ import annotations

from thammuu.index.embedding import Embedder, SentenceTransformerEmbedder, StaticEmbedder, default_model_folder
from thammuu.service.settings import Settings


def load_embedder(settings: Settings) -> Embedder:
    """The model the settings name, or the one shipped. Raises SetupError when it cannot be read."""
    if settings.model is not None:
        return SentenceTransformerEmbedder.load(settings.model)
    return StaticEmbedder.load(default_model_folder())
