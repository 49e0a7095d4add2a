"""What a filter costs a search: CPU milliseconds a question, unfiltered and within ever fewer documents.

    python bench/filtered.py HOME QUESTIONS.json [--limit 60]

HOME is a data folder with documents; QUESTIONS a list of objects with "text" or "question" (alqac2025.json). The same
questions are asked of all documents, of all but one, of half and of a tenth of them, in the order of their ids.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

from thammuu.index.embedding import StaticEmbedder, default_model_folder
from thammuu.index.reindex import IndexManager
from thammuu.index.search import Searcher, SearchQuery
from thammuu.index.store import Store


def measured(searcher: Searcher, texts: list[str], documents: frozenset[str] | None) -> str:
    """p50 and p95 of the CPU time of a search."""
    spent = []
    for text in texts:
        begun = time.process_time()
        searcher.search(SearchQuery(text, documents=documents))
        spent.append((time.process_time() - begun) * 1000)
    spent.sort()
    return f"p50 {spent[len(spent) // 2]:.1f} ms  p95 {spent[int(len(spent) * 0.95)]:.1f} ms"


def main() -> None:
    """See the module's text."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("home", type=Path)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--limit", type=int, default=60)
    options = parser.parse_args()
    rows = json.loads(options.questions.read_text(encoding="utf-8"))[: options.limit]
    texts = [row.get("text") or row["question"] for row in rows]
    with Store.open(options.home) as store:
        indexes = IndexManager(options.home, store, StaticEmbedder.load(default_model_folder()))
        indexes.refresh()
        searcher, ids = indexes.searcher(), sorted(each.id for each in store.documents())
        measured(searcher, texts[:5], None)  # opens what a first search opens
        for name, allowed in (
            ("all", None),
            ("all but one", frozenset(ids[1:])),
            ("half", frozenset(ids[::2])),
            ("a tenth", frozenset(ids[::10])),
        ):
            print(f"{name} ({len(ids) if allowed is None else len(allowed)} documents): ", end="")
            print(measured(searcher, texts, allowed), flush=True)
        indexes.close()


if __name__ == "__main__":
    main()
