"""Ingest real documents into a fresh home, index them and ask known questions; prints times and the first hits.

    python bench/search_smoke.py HOME ../shared/data/party ../shared/data/state/docx [--ask "question"]

With HOME already filled, only the questions are asked.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from pathlib import Path

from thammuu.index.embedding import StaticEmbedder, default_model_folder
from thammuu.index.reindex import IndexManager
from thammuu.index.search import Searcher, SearchQuery
from thammuu.index.store import Store
from thammuu.ingest import parse
from thammuu.ingest.errors import ThammuuError
from thammuu.ingest.readers import read_file

# Question, then the address its first hit should have (QĐ 294-QĐ/TW); "" where the documents hold no answer.
QUESTIONS = (
    ("kết nạp lại người vào Đảng", "3.5"),
    ("ket nap lai nguoi vao dang", "3.5"),
    ("ra khỏi Đảng bao lâu mới được xét kết nạp lại", "3.5.1 › điểm b"),
    ("294-QĐ/TW kết nạp lại", "3.5"),
    ("294-QĐ/TW", ""),
    ("giá điện bậc 3", ""),
    ("tuổi đời người vào Đảng", ""),
    ("thời gian dự bị của đảng viên", ""),
    ("quyền của đảng viên dự bị", ""),
    ("cấp ủy cơ sở có bao nhiêu ủy viên", ""),
    ("hồ sơ thôi việc của viên chức", ""),
)


def files(folders: list[Path]) -> Iterator[Path]:
    """Every file below the folders."""
    for folder in folders:
        yield from sorted(path for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else [folder]


def ingest(store: Store, folders: list[Path]) -> None:
    """Read and store all files, telling what is refused."""
    reading = parsing = putting = 0.0
    for path in files(folders):
        begun = time.perf_counter()
        try:
            source = read_file(path)
        except ThammuuError as error:
            print(f"  refused {path.name}: {error}")
            continue
        read = time.perf_counter()
        document = parse(source)
        parsed = time.perf_counter()
        store.put(document, path.read_bytes())
        reading, parsing = reading + read - begun, parsing + parsed - read
        putting += time.perf_counter() - parsed
    print(f"read {reading:.1f} s, parse {parsing:.1f} s, store {putting:.1f} s")


def ask(searcher: Searcher, question: str, expected: str) -> None:
    """Print the first hits of one question."""
    result = searcher.search(SearchQuery(question, k=5))
    print(f"\n{question}  [{result.took_ms:.0f} ms; expected {expected or '-'}]")
    for hit in result.hits:
        parts = " ".join(f"{part.name[:3]}={part.normal:.2f}" for part in hit.parts)
        place = hit.provision.address.display()
        print(f"  {hit.rank}. {hit.score:.2f} cov={hit.coverage:.2f} {parts} | {hit.document.key.symbol} {place}")
        marked = "…".join(hit.text[start:end] for start, end in hit.highlights[:6])
        print(f"       {hit.text[:110]!r} <{marked}>")


def main() -> None:
    """See the module's text."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("home", type=Path)
    parser.add_argument("folders", type=Path, nargs="*")
    parser.add_argument("--ask", action="append", default=[])
    parser.add_argument("--words-only", action="store_true", help="without the embedding model")
    arguments = parser.parse_args()
    with Store.open(arguments.home) as store:
        embedder = None if arguments.words_only else StaticEmbedder.load(default_model_folder())
        indexes = IndexManager(arguments.home, store, embedder)
        if arguments.folders:
            ingest(store, arguments.folders)
        begun = time.perf_counter()
        indexes.refresh()
        print(f"refresh {time.perf_counter() - begun:.1f} s", indexes.check())
        searcher = indexes.searcher()
        for question, expected in [(each, "") for each in arguments.ask] or QUESTIONS:
            ask(searcher, question, expected)


if __name__ == "__main__":
    main()
