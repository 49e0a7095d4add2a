"""Finding provisions by meaning. Engines are imported from their modules: numpy and chromadb are not for everyone."""

from thammuu.index.dense.base import DenseIndex

__all__ = ["DenseIndex"]
