"""Ten thousand hostile files through the isolated ingestion: nothing may crash the program, hang it or harm the store.

    python bench/fuzz.py [--count 10000] [--seed 1] [--data FOLDER] [--seconds 20] [--skip N]

Prints one JSON object. Before, the shipped samples are stored; afterwards every row and original of theirs must be as
it was (`intact`). `ours` lists the places in our code that raised what no reader should raise: each is a defect.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import logging
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path

import psutil
from fuzz_inputs import Input, mutated, tricks

from thammuu.corpus.samples import sample_files
from thammuu.index.store import Store
from thammuu.service.ingestion import Ingestion, uploaded
from thammuu.service.reading import Allowance, Answer, Job, Readers, Unread
from thammuu.service.walking import FoundFile, on_disk

BATCH = 100
MIB = 1024 * 1024
# What an answer says, by words of its reason -> what is counted.
_ENDS = (("dừng đột ngột", "crashed"), ("quá lâu", "too_long"), ("quá nhiều bộ nhớ", "too_large"))


class Timed(Readers):
    """Readers that remember how long each file took and how it ended."""

    def __init__(self, allowance: Allowance) -> None:
        super().__init__(2, allowance)
        self.slowest: list[tuple[float, str]] = []
        self.ends: Counter[str] = Counter()
        self.bad: list[str] = []

    def read(self, job: Job) -> Answer:
        """Read and note."""
        started = time.monotonic()
        found = super().read(job)
        self.slowest = sorted([*self.slowest, (round(time.monotonic() - started, 2), job.name)], reverse=True)[:8]
        for words, end in _ENDS:
            if isinstance(found, Unread) and words in found.message:
                self.ends[end] += 1
                self.bad.append(f"{end}: {job.name}")
        return found


class Peak(threading.Thread):
    """The most memory this process and its children held together, looked at twenty times a second."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.parent = self.total = 0
        self.start()

    def run(self) -> None:
        """Look until the program ends."""
        own = psutil.Process()
        while True:
            rss, total = own.memory_info().rss, 0
            for child in own.children(recursive=True):
                try:
                    total += child.memory_info().rss
                except psutil.Error:
                    continue
            self.parent, self.total = max(self.parent, rss), max(self.total, rss + total)
            time.sleep(0.05)


class Defects(logging.Handler):
    """Places in our code that raised something unexpected."""

    def __init__(self) -> None:
        super().__init__()
        self.places: Counter[str] = Counter()

    def emit(self, record: logging.LogRecord) -> None:
        """Count one."""
        self.places[record.getMessage()] += 1


def fingerprint(store: Store, ids: tuple[str, ...]) -> str:
    """A hash of all that is stored of these documents, originals included."""
    out = hashlib.sha256()
    for identity in ids:
        record, text, provisions = store.document(identity), store.text(identity), store.provisions(identity)
        out.update(repr((record, text, provisions)).encode() + store.original(identity))
    return out.hexdigest()


def batches(inputs: Iterator[Input]) -> Iterator[list[Input]]:
    """`inputs` in lists short enough to be held in memory."""
    while batch := list(islice(inputs, BATCH)):
        yield batch


def arguments() -> argparse.Namespace:
    """What was asked for."""
    given = argparse.ArgumentParser()
    given.add_argument("--count", type=int, default=10_000)
    given.add_argument("--seed", type=int, default=1)
    given.add_argument("--data", type=Path)
    given.add_argument("--seconds", type=float, default=20)
    given.add_argument("--no-tricks", action="store_true")
    given.add_argument("--skip", type=int, default=0, help="mutations left out: to go on where a run broke off")
    return given.parse_args()


def feed(store: Store, readers: Timed, inputs: Iterator[Input], defects: Defects) -> tuple[Counter[str], Counter[str]]:
    """Put every input through the ingestion; how many of each kind there were and what became of them."""
    kinds: Counter[str] = Counter()
    statuses: Counter[str] = Counter()
    for batch in batches(inputs):
        kinds.update(each.kind for each in batch)
        for outcome in Ingestion(store, readers).run([uploaded(each.name, each.data) for each in batch]):
            statuses[outcome.status.value] += 1
            if "Lỗi của phần mềm" in outcome.reason:
                readers.bad.append(f"defect: {outcome.path}")
        print(kinds.total(), dict(statuses), dict(readers.ends), dict(defects.places), file=sys.stderr, flush=True)
    return kinds, statuses


def main() -> None:
    """Run and print."""
    options, defects = arguments(), Defects()
    logging.getLogger().addHandler(defects)
    started = time.monotonic()
    readers = Timed(Allowance(options.seconds, options.seconds / 6, 1024 * MIB))
    with tempfile.TemporaryDirectory() as home, Store.open(Path(home)) as store, readers:
        Ingestion(store, readers).run([on_disk(FoundFile(path, walked=False)) for path in sample_files()])
        ids = tuple(record.id for record in store.documents())
        before, peak = fingerprint(store, ids), Peak()
        known = iter(()) if options.no_tricks else tricks()
        inputs = chain(known, islice(mutated(options.seed, options.count, options.data), options.skip, None))
        kinds, statuses = feed(store, readers, inputs, defects)
        intact = fingerprint(store, ids) == before
    found = {
        "inputs": kinds.total(),
        "kinds": dict(kinds.most_common()),
        "outcomes": dict(statuses),
        "ends": dict(readers.ends),
        "bad": readers.bad[:60],
        "ours": dict(defects.places.most_common()),
        "slowest_s": readers.slowest,
        "peak_parent_mb": peak.parent // MIB,
        "peak_total_mb": peak.total // MIB,
        "intact": intact,
        "wall_s": round(time.monotonic() - started),
        "cpu_s": round(sum(psutil.Process().cpu_times()[:4])),
    }
    print(json.dumps(found, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
