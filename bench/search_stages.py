"""Where the CPU time of a search goes, stage by stage, on a home that `thammuu bench retrieval --home` has kept.

    OMP_NUM_THREADS=1 python bench/search_stages.py HOME QUESTIONS.json [--every 3] [--most 60]

Each question is asked once for ten hits, as people ask: asked again it finds its texts and numbers in the processor's
caches and costs half. CPU time too grows, two- to threefold, while other processes share the cores and their caches, so
compare two versions only when both run by turns. Stages that are indented lie inside the one above them, so the sum of
all is more than the total.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from thammuu.index import overlap, search
from thammuu.index.bench.corpus import read_questions
from thammuu.index.bench.metrics import percentile
from thammuu.index.dense.exact import ExactDense
from thammuu.index.embedding import StaticEmbedder, default_model_folder
from thammuu.index.lexical import KeptSyllables, LexicalIndex
from thammuu.index.ranking import ranker
from thammuu.index.reindex import IndexManager
from thammuu.index.search import Searcher, SearchQuery
from thammuu.index.store import Store

_STAGES: Sequence[tuple[object, str, str]] = (
    (search, "understand", "meanings of the question"),
    (search, "gather", "pool"),
    (LexicalIndex, "search", "  words"),
    (KeptSyllables, "of", "  syllables"),
    (StaticEmbedder, "embed", "  vector of the question"),
    (ExactDense, "search", "  nearest vectors"),
    (ExactDense, "scores", "  cosines of hits by words"),
    (ranker, "rank", "ranking"),
    (ranker, "features", "  features"),
    (search, "choose", "which provision of a family"),
    (Store, "families_with_documents", "  families from the store"),
    (Searcher, "_shown", "hits as shown"),
    (overlap, "seen", "  what texts hold, and marks"),
)
_BEFORE = ("thời hạn nộp hồ sơ", "Nghị định số 43 quy định gì")  # opens the indexes and imports what is imported late

Spent = dict[str, float]  # seconds of CPU by stage


def _timed(stage: str, inner: Callable[..., Any], spent: Spent) -> Callable[..., Any]:
    def outer(*values: Any, **named: Any) -> Any:
        begun = time.process_time()
        try:
            return inner(*values, **named)
        finally:
            spent[stage] += time.process_time() - begun

    return outer


@contextmanager
def _watched() -> Iterator[Spent]:
    """What each stage spends while the block runs."""
    spent: Spent = defaultdict(float)
    watches = [patch.object(owner, name, _timed(label, getattr(owner, name), spent)) for owner, name, label in _STAGES]
    for watch in watches:
        watch.start()
    try:
        yield spent
    finally:
        for watch in watches:
            watch.stop()


def first(searcher: Searcher, question: str, spent: Spent) -> Spent:
    """The stages of one run, with their `total`."""
    spent.clear()
    begun = time.process_time()
    searcher.search(SearchQuery(question))
    return {**spent, "total": time.process_time() - begun}


def main() -> None:
    """See the module's text."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("home", type=Path)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--every", type=int, default=3)
    parser.add_argument("--most", type=int, default=60)
    options = parser.parse_args()
    asked = [each.text for each in read_questions(options.questions)[:: options.every]][: options.most]
    embedder = StaticEmbedder.load(default_model_folder())
    with Store.open(options.home) as store, _watched() as spent:
        searcher = IndexManager(options.home, store, embedder).searcher()
        for each in _BEFORE:
            searcher.search(SearchQuery(each))
        runs = [first(searcher, each, spent) for each in asked]
    for label in ("total", *(label for *_, label in _STAGES)):
        found = [run.get(label, 0.0) * 1000 for run in runs]
        print(f"{label:28} p50 {statistics.median(found):6.2f}  p95 {percentile(found, 0.95):6.2f} ms of CPU")


if __name__ == "__main__":
    main()
