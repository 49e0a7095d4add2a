"""How often the article that answers a question is found, on public questions about laws (facts: data/retrieval).

    python bench/search_quality.py HOME ../shared/data/retrieval [--limit 200] [--set expected=1.0 …]

Laws are read by our own parser, so that what is measured is what users get: provisions, not articles, are indexed and
a hit counts for the article it stands in. HOME is filled on the first run.
"""

from __future__ import annotations

import argparse
import json
import time
from dataclasses import dataclass
from pathlib import Path

from thammuu.index import search
from thammuu.index.embedding import StaticEmbedder, default_model_folder
from thammuu.index.reindex import IndexManager
from thammuu.index.search import Searcher, SearchQuery
from thammuu.index.store import Store
from thammuu.ingest import parse
from thammuu.ingest.model import Level
from thammuu.ingest.readers import read_bytes

KNOBS = {
    "expected": "EXPECTED_WEIGHT",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and the (law, article) pairs that answer it."""

    text: str
    answers: frozenset[tuple[str, str]]


def fill(store: Store, folder: Path) -> None:
    """One document a law, its articles as the parser sees them."""
    for law in json.loads((folder / "alqac_law.json").read_text(encoding="utf-8")):
        articles = "\n".join(f"Điều {each['id']}. {each['text']}" for each in law["articles"])
        data = f"{law['id'].upper()}\n{articles}\n".encode()
        document = parse(read_bytes(data, f"{law['id']}.txt"))
        store.put(document, data)


def questions(folder: Path) -> list[Asked]:
    """The questions of alqac2025 that name their articles."""
    rows = json.loads((folder / "alqac2025.json").read_text(encoding="utf-8"))
    return [
        Asked(row["text"], frozenset((each["law_id"], str(each["article_id"])) for each in row["relevant_articles"]))
        for row in rows
    ]


def rank(searcher: Searcher, asked: Asked, depth: int = 10) -> int:
    """The place of the first right article, from 1; 0 when it is not among the first `depth`."""
    seen: list[tuple[str, str]] = []
    for hit in searcher.search(SearchQuery(asked.text, k=depth * 3)).hits:
        law = hit.document.source_name.removesuffix(".txt")
        article = next((step.label for step in hit.provision.address.steps if step.level is Level.ARTICLE), "")
        if (law, article) not in seen:
            seen.append((law, article))
    found = [place for place, each in enumerate(seen[:depth], 1) if each in asked.answers]
    return found[0] if found else 0


def measure(searcher: Searcher, asked: list[Asked]) -> str:
    """hit@1, hit@10, MRR@10 and the mean time of a question."""
    begun = time.perf_counter()
    ranks = [rank(searcher, each) for each in asked]
    spent = (time.perf_counter() - begun) / len(asked) * 1000
    total = len(ranks)
    first, any_, mrr = sum(r == 1 for r in ranks), sum(r > 0 for r in ranks), sum(1 / r for r in ranks if r)
    return f"hit@1 {first / total:.3f}  hit@10 {any_ / total:.3f}  MRR@10 {mrr / total:.3f}  {spent:.0f} ms"


def main() -> None:
    """See the module's text."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("home", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("--limit", type=int, default=729)
    parser.add_argument("--set", nargs="*", default=[], metavar="KNOB=VALUE", dest="settings")
    arguments = parser.parse_args()
    for setting in arguments.settings:
        knob, _, value = setting.partition("=")
        setattr(search, KNOBS[knob], float(value))
    with Store.open(arguments.home) as store:
        if not store.documents():
            fill(store, arguments.data)
        indexes = IndexManager(arguments.home, store, StaticEmbedder.load(default_model_folder()))
        indexes.refresh()
        print(
            " ".join(arguments.settings) or "as shipped",
            measure(indexes.searcher(), questions(arguments.data)[: arguments.limit]),
        )


if __name__ == "__main__":
    main()
