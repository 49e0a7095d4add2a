"""Opening what a search needs before anybody asks."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from thammuu.index.reindex import IndexManager
from thammuu.service.knowledge import Knowledge


def warm(indexes: IndexManager, gather: Callable[[], object]) -> None:
    """Open the indexes, all but Chroma, while `gather` learns what is known of the documents.

    numpy and tantivy read theirs mostly off the interpreter, so on two cores that costs no time of its own: 0.4 s of
    the start of a service over 85,000 articles. Raises whatever either raises.
    """
    with ThreadPoolExecutor(1) as beside:
        opened = beside.submit(indexes.open_but_chroma)
        gather()
        opened.result()
    indexes.searcher()


def warm_rest(indexes: IndexManager, knowledge: Knowledge) -> None:
    """Make what people ask for next: what names are found by and, where there is one, Chroma."""
    knowledge.resolver.prepare()
    indexes.open_chroma()
