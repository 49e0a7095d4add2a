"""The relational truth and the original files. Start at `Store`."""

from thammuu.index.store.corrections import Word
from thammuu.index.store.store import Store
from thammuu.index.store.writing import READING_VERSION

__all__ = ["READING_VERSION", "Store", "Word"]
