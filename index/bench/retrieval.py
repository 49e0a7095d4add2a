"""A question set asked of a corpus by the product's own search: store, indexes, fusion, ranking.

Every question is asked twice: for ten hits, as a person asks, which is timed; and for a hundred, which is judged.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from thammuu.index.bench.corpus import Asked, documents_of, original_of, read_corpus, read_questions
from thammuu.index.bench.metrics import Judged, Quality, percentile, quality
from thammuu.index.embedding import Embedder
from thammuu.index.manifest import FOLDER
from thammuu.index.records import provision_id
from thammuu.index.reindex import IndexManager
from thammuu.index.search import Searcher, SearchQuery
from thammuu.index.store import Store
from thammuu.ingest.folding import strip_accents

_JUDGED = 100  # hits that are judged
_TIMED = 10  # hits asked for when timed

Report = Callable[[str], None]  # told, in Vietnamese, what is being done


@dataclass(frozen=True, slots=True)
class RetrievalReport:
    """What a run measured. Times are of this machine in its present state; sizes are in MB (10⁶ bytes)."""

    quality: Quality
    judged: tuple[Judged, ...]
    p50_ms: float
    p95_ms: float
    store_s: float  # writing the corpus into the store
    index_s: float  # indexes and vectors of all of it
    index_mb: float
    rss_mb: float  # greatest resident memory of the process while it answered
    entries: int


def bench_retrieval(
    corpus: Path,
    questions: Path,
    embedder: Embedder | None,
    *,
    home: Path | None = None,
    plain: bool = False,
    report: Report = lambda _: None,
) -> RetrievalReport:
    """Measure the search over `corpus` with `questions`. Raises InputError when either file cannot be understood.

    The store is made in `home` and kept there for the next run, or in a temporary folder. With `plain` the questions
    are asked as typed without accents.
    """
    asked = read_questions(questions)
    with ExitStack() as stack:
        folder = home or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="thammuu-bench-")))
        store = stack.enter_context(Store.open(folder))
        begun = time.perf_counter()
        names = fill(store, corpus, report)
        filled = time.perf_counter()
        indexes = IndexManager(folder, store, embedder)
        stack.callback(indexes.close)
        report("Đang lập chỉ mục…")
        indexes.refresh()
        indexed = time.perf_counter()
        report(f"Đang hỏi {len(asked)} câu…")
        judged, times = _ask(indexes.searcher(), asked, names, plain=plain)
        return RetrievalReport(
            quality(judged),
            judged,
            percentile(times, 0.5),
            percentile(times, 0.95),
            filled - begun,
            indexed - filled,
            _size(folder / FOLDER) / 1e6,
            _resident() / 1e6,
            len(names),
        )


def fill(store: Store, corpus: Path, report: Report = lambda _: None) -> dict[str, str]:
    """Put the corpus into the store; returns the entry id of each provision id."""
    report("Đang đọc kho văn bản…")
    names: dict[str, str] = {}
    for document, entries in documents_of(read_corpus(corpus)):
        identity = store.put(document, original_of(document)).id
        for provision, entry in zip(document.provisions, entries, strict=True):
            names[provision_id(identity, provision.address)] = entry
    return names


def _ask(
    searcher: Searcher, asked: Sequence[Asked], names: dict[str, str], *, plain: bool
) -> tuple[tuple[Judged, ...], list[float]]:
    """The judged answers, and the milliseconds of each question."""
    judged, times = [], []
    for each in asked:
        text = strip_accents(each.text) if plain else each.text
        begun = time.perf_counter()
        searcher.search(SearchQuery(text, _TIMED))
        times.append((time.perf_counter() - begun) * 1000)
        hits = searcher.search(SearchQuery(text, _JUDGED)).hits
        found = _unique(names[hit.provision.id] for hit in hits)
        judged.append(Judged(each.id, tuple(name in each.relevant for name in found), len(each.relevant)))
    return tuple(judged), times


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _resident() -> int:
    import psutil  # noqa: PLC0415

    return int(psutil.Process().memory_info().rss)
