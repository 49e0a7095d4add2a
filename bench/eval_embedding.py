"""Measure an embedder alone, without the lexical index: how well it ranks, how fast it starts and works.

    python bench/eval_embedding.py --data ../shared/data/retrieval [--model FOLDER] [--sentence-transformers]

Reads `phapdien.jsonl.gz` + `zalo_public.json` (300 questions over 85,423 articles, each embedded as title and text) and
`alqac_law.json` + `alqac2025.json` (729 questions over 2,249 articles). Prints one JSON object. Speeds are those of the
machine it runs on; set OMP_NUM_THREADS=1 and TOKENIZERS_PARALLELISM=false to speak of one core.
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import time
import unicodedata
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from thammuu.index.embedding import Embedder, SentenceTransformerEmbedder, StaticEmbedder, default_model_folder

_COLD_START = """
import sys, time
began = time.perf_counter()
from pathlib import Path
from thammuu.index.embedding import StaticEmbedder
StaticEmbedder.load(Path(sys.argv[1])).embed(["kết nạp lại người vào Đảng"])
print(time.perf_counter() - began)
"""


@dataclass(frozen=True, slots=True)
class Task:
    """Texts to rank, questions, and for each question the places of the texts that answer it."""

    texts: tuple[str, ...]
    questions: tuple[str, ...]
    answers: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Quality:
    """Means over the questions; an answer counts where the best of its articles stands."""

    n: int
    mrr_10: float
    hit_1: float
    hit_10: float
    recall_100: float


def zalo(data: Path) -> Task:
    """Return the public Zalo questions over the whole legal code."""
    with gzip.open(data / "phapdien.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    places = {row["id"]: place for place, row in enumerate(rows)}
    asked = json.loads((data / "zalo_public.json").read_text(encoding="utf-8"))
    return Task(
        tuple(f"{row['title']}\n{row['text']}" for row in rows),
        tuple(row["question"] for row in asked),
        tuple(tuple(places[key] for key in row["relevant_ids"] if key in places) for row in asked),
    )


def alqac(data: Path) -> Task:
    """Return the ALQAC 2025 questions over its own laws."""
    laws = json.loads((data / "alqac_law.json").read_text(encoding="utf-8"))
    articles = [(law["id"], article["id"], article["text"]) for law in laws for article in law["articles"]]
    places = {(law, number): place for place, (law, number, _) in enumerate(articles)}
    asked = json.loads((data / "alqac2025.json").read_text(encoding="utf-8"))
    keys = [[(part["law_id"], part["article_id"]) for part in row["relevant_articles"]] for row in asked]
    return Task(
        tuple(text for _, _, text in articles),
        tuple(row["text"] for row in asked),
        tuple(tuple(places[key] for key in row if key in places) for row in keys),
    )


def without_accents(task: Task) -> Task:
    """Return the task with its questions typed without accents."""
    return Task(task.texts, tuple(_plain(question) for question in task.questions), task.answers)


def _plain(text: str) -> str:
    marked = unicodedata.normalize("NFD", text).replace("đ", "d").replace("Đ", "D")
    return "".join(char for char in marked if not unicodedata.combining(char))


def measure(embedder: Embedder, task: Task, vectors: np.ndarray) -> Quality:
    """Rank all texts for each question; questions whose articles are not among the texts count as missed."""
    scores = embedder.embed(task.questions) @ vectors.T
    ranks = np.array([_rank(row, places) for row, places in zip(scores, task.answers, strict=True)])
    mean = [np.where(ranks <= 10, 1 / ranks, 0), ranks <= 1, ranks <= 10, ranks <= 100]
    return Quality(len(ranks), *(round(float(np.mean(values)), 3) for values in mean))


def _rank(scores: np.ndarray, places: Sequence[int]) -> float:
    if not places:
        return np.inf
    return min(1 + int((scores > scores[place]).sum()) for place in places)


def cold_start(folder: Path) -> float:
    """Return the seconds from the first import to the first vector in a fresh process, best of five."""
    command = [sys.executable, "-c", _COLD_START, str(folder)]
    runs = [float(subprocess.run(command, capture_output=True, text=True, check=True).stdout) for _ in range(5)]
    return min(runs)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=default_model_folder())
    parser.add_argument("--sentence-transformers", action="store_true", help="load through sentence-transformers")
    options = parser.parse_args()
    loader = SentenceTransformerEmbedder if options.sentence_transformers else StaticEmbedder
    embedder = loader.load(options.model)
    report: dict[str, object] = {"model": embedder.name, "dimension": embedder.dimension}
    public, law = zalo(options.data), alqac(options.data)
    began = time.perf_counter()
    vectors = embedder.embed(public.texts)
    took = time.perf_counter() - began
    report["articles_per_s"] = round(len(public.texts) / took)
    report["characters_per_s"] = round(sum(map(len, public.texts)) / took)
    report["zalo_public"] = asdict(measure(embedder, public, vectors))
    report["zalo_public_without_accents"] = asdict(measure(embedder, without_accents(public), vectors))
    report["alqac2025"] = asdict(measure(embedder, law, embedder.embed(law.texts)))
    report["size_mb"] = round(sum(file.stat().st_size for file in options.model.rglob("*")) / 1e6, 2)
    if not options.sentence_transformers:
        report["cold_start_s"] = round(cold_start(options.model), 3)
    print(json.dumps(report, indent=2))


if __name__ == "__main__":
    main()
