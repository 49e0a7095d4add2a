"""Retrieval: the store of documents, search, citation resolving and validity. Importing it costs next to nothing.

with Store.open(home) as store:
    searcher = IndexManager(home, store, embedder).searcher()
    searcher.search(SearchQuery("kết nạp lại người vào Đảng")).hits
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from thammuu.index.consistency import IndexReport
    from thammuu.index.reindex import IndexManager
    from thammuu.index.search import Searcher, SearchHit, SearchQuery, SearchResult
    from thammuu.index.store import Store

# Where each public name lives; resolved on first use, since SQLAlchemy alone takes 0.3 s to import.
_HOMES = {
    "IndexManager": "thammuu.index.reindex",
    "IndexReport": "thammuu.index.consistency",
    "SearchHit": "thammuu.index.search",
    "SearchQuery": "thammuu.index.search",
    "SearchResult": "thammuu.index.search",
    "Searcher": "thammuu.index.search",
    "Store": "thammuu.index.store",
}

__all__ = ["IndexManager", "IndexReport", "SearchHit", "SearchQuery", "SearchResult", "Searcher", "Store"]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    return getattr(import_module(home), name)
