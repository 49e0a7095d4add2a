"""What search costs as the store grows: build time, index size, memory, milliseconds a question, cold start.

    python bench/cost_curve.py --data ../shared/data/retrieval [--sizes 10000 30000 85000 250000] [--work FOLDER]

Documents of the legal code, drawn at random; beyond its 85,423 articles they are copies with noise (one word in ten
left out, two neighbours exchanged), in documents of their own, so that the index has more words to tell apart and more
rivals. Each size is built in a home of its own and then asked by a fresh process, one thread: the 300 public questions,
unfiltered, with half of the documents allowed and with one in twenty. The service is started on the home, without and
with kept facts, and timed until a first search is answered. Prints one JSON line a size; wall-clock times mean
something on an idle machine only, CPU times (cpu_) nearly always. `--work` keeps the homes for another run.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import random
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import psutil

from thammuu.index.bench.corpus import Entry, documents_of, original_of, read_corpus, read_questions
from thammuu.index.bench.metrics import percentile
from thammuu.index.embedding import StaticEmbedder, default_model_folder
from thammuu.index.kept_facts import FactsFile
from thammuu.index.manifest import FOLDER
from thammuu.index.reindex import IndexManager
from thammuu.index.search import SearchQuery
from thammuu.index.store import Store

SIZES = (10_000, 30_000, 85_000, 250_000)
FILTERS = {"all": 1.0, "half": 0.5, "twentieth": 0.05}  # share of the documents allowed
_DROPPED = 0.1
_WAIT_SECONDS = 300.0
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "RAYON_NUM_THREADS")


def drawn(corpus: Sequence[Entry], size: int, dice: random.Random) -> Iterator[Entry]:
    """`size` entries: whole documents in random order while there are new ones, then noisy copies, again and again."""
    documents: dict[tuple[str, str], list[Entry]] = {}
    for entry in corpus:
        documents.setdefault((entry.document, entry.subject), []).append(entry)
    groups = list(documents.values())
    dice.shuffle(groups)
    order = [entry for group in groups for entry in group]
    yield from order[:size]
    for number, entry in zip(range(size - len(order)), itertools.cycle(order), strict=False):
        copy = number // len(order) + 2
        document = f"{entry.document or 'kho'} (bản {copy})"
        yield replace(entry, id=f"{entry.id}-{copy}", text=noisy(entry.text, dice), document=document)


def noisy(text: str, dice: random.Random) -> str:
    """The text with words left out and two neighbours exchanged."""
    words = [word for word in text.split(" ") if dice.random() >= _DROPPED]
    if len(words) > 1:
        place = dice.randrange(len(words) - 1)
        words[place : place + 2] = reversed(words[place : place + 2])
    return " ".join(words)


class Stopwatch:
    """Wall and CPU seconds of this process since it was made."""

    def __init__(self) -> None:
        self._wall, self._cpu = time.perf_counter(), time.process_time()

    def told(self, name: str) -> dict[str, float]:
        """Both, rounded, under the name of what was done."""
        wall, cpu = time.perf_counter() - self._wall, time.process_time() - self._cpu
        return {f"{name}_s": round(wall, 2), f"cpu_{name}_s": round(cpu, 2)}


def build(home: Path, data: Path, size: int, seed: int) -> dict[str, float]:
    """Make the store and its indexes in the empty `home`."""
    dice = random.Random(seed)
    corpus = list(read_corpus(data / "phapdien.jsonl.gz"))
    with Store.open(home) as store:
        watch = Stopwatch()
        for document, _ in documents_of(drawn(corpus, size, dice)):
            store.put(document, original_of(document))
        figures = watch.told("store")
        watch = Stopwatch()
        IndexManager(home, store, StaticEmbedder.load(default_model_folder())).refresh()
        return {**figures, **watch.told("index"), "build_rss_mb": _resident()}


def ask(home: Path, data: Path, seed: int) -> dict[str, float]:
    """Ask all questions under every filter; the first of each is left out, for it opens what the others use."""
    questions = [each.text for each in read_questions(data / "zalo_public.json")]
    figures: dict[str, float] = {}
    with Store.open(home) as store:
        searcher = IndexManager(home, store, StaticEmbedder.load(default_model_folder())).searcher()
        ids = [record.id for record in store.documents()]
        for name, share in FILTERS.items():
            kept = random.Random(seed).sample(ids, max(1, round(share * len(ids))))
            allowed = None if share == 1.0 else frozenset(kept)
            asked = [_timed(searcher.search, SearchQuery(text, documents=allowed)) for text in questions]
            wall, cpu = zip(*asked, strict=True)
            for quantile, label in ((0.5, "p50"), (0.95, "p95")):
                figures[f"{name}_{label}_ms"] = round(percentile(wall[1:], quantile), 2)
                figures[f"cpu_{name}_{label}_ms"] = round(percentile(cpu[1:], quantile), 2)
    return {**figures, "documents": len(ids), "rss_mb": _resident()}


def _timed(search: Callable[[SearchQuery], object], query: SearchQuery) -> tuple[float, float]:
    wall, cpu = time.perf_counter(), time.process_time()
    search(query)
    return (time.perf_counter() - wall) * 1000, (time.process_time() - cpu) * 1000


def cold_start(home: Path) -> dict[str, float]:
    """`thammuu serve` from its start to the answer of a first search; memory after it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "THAMMUU_HOME": str(home)}
    begun = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "thammuu.service.cli", "serve", "--port", str(port)],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        up = _answered(f"http://127.0.0.1:{port}/", begun)
        found = _answered(f"http://127.0.0.1:{port}/api/v1/search?q=thu%E1%BA%BF", begun)
        own = psutil.Process(process.pid)
        spent = own.cpu_times()
        resident = own.memory_info().rss / 1e6
    finally:
        process.terminate()
        process.wait()
    return {
        "service_up_s": round(up, 2),
        "service_first_search_s": round(found, 2),
        "cpu_service_s": round(spent.user + spent.system, 2),
        "service_rss_mb": round(resident),
    }


def starts(home: Path) -> dict[str, float]:
    """A start after a change of the store (`_anew`), which finds the facts of all documents, and any other."""
    FactsFile(home / FOLDER).remove()
    anew = cold_start(home)
    return {**{f"{name}_anew": value for name, value in anew.items()}, **cold_start(home)}


def _answered(url: str, begun: float) -> float:
    """Seconds since `begun` until `url` is answered with success."""
    while time.perf_counter() - begun < _WAIT_SECONDS:
        try:
            with urllib.request.urlopen(url, timeout=_WAIT_SECONDS):
                return time.perf_counter() - begun
        except urllib.error.HTTPError:
            raise
        except OSError:
            time.sleep(0.02)
    msg = "the service did not come up"
    raise SystemExit(msg)


def _resident() -> float:
    return round(psutil.Process().memory_info().rss / 1e6)


def _megabytes(path: Path) -> float:
    return round(sum(each.stat().st_size for each in path.rglob("*") if each.is_file()) / 1e6, 1)


def one_size(home: Path, arguments: argparse.Namespace, size: int) -> dict[str, float]:
    """All figures of one size; building and asking each in a fresh process."""
    command = [
        sys.executable,
        __file__,
        "--data",
        str(arguments.data),
        "--seed",
        str(arguments.seed),
        "--sizes",
        str(size),
    ]
    environment = {**os.environ, **dict.fromkeys(_THREADS, "1")}

    def step(name: str) -> dict[str, float]:
        done = subprocess.run([*command, "--step", name, "--work", str(home)], env=environment, stdout=-1, check=True)
        figures: dict[str, float] = json.loads(done.stdout)
        return figures

    kept = home / "built.json"
    if not kept.exists():
        home.mkdir(parents=True)
        kept.write_text(json.dumps(step("build")))
    sizes = {"index_mb": _megabytes(home / FOLDER), "database_mb": round((home / "thammuu.db").stat().st_size / 1e6, 1)}
    return {"provisions": size, **json.loads(kept.read_text()), **sizes, **step("ask"), **starts(home)}


def main() -> None:
    """See the module's text."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--work", type=Path)
    parser.add_argument("--step", choices=("build", "ask"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.step == "build":
        print(json.dumps(build(arguments.work, arguments.data, arguments.sizes[0], arguments.seed)))
        return
    if arguments.step == "ask":
        print(json.dumps(ask(arguments.work, arguments.data, arguments.seed)))
        return
    with tempfile.TemporaryDirectory(prefix="thammuu-curve-") as scratch:
        for size in arguments.sizes:
            home = (arguments.work or Path(scratch)) / f"home-{size}"
            print(json.dumps(one_size(home, arguments, size)), flush=True)


if __name__ == "__main__":
    main()
