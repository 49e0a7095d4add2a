"""Pages a minute from files to searchable provisions, and where the time goes.

    python bench/throughput.py --data FOLDER [--workers 1 2]

Taken are .docx and .pdf with a text layer (scans depend on OCR). A page of a .docx is 1,800 characters of its text, a
page of a PDF is a page. `cpu_s` counts this process and the readers; `pages_per_cpu_minute` is what one core gives.
Prints one JSON object.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import threading
import time
from pathlib import Path

import psutil

from thammuu.index.embedding import StaticEmbedder, default_model_folder
from thammuu.index.reindex import IndexManager
from thammuu.index.store import Store
from thammuu.ingest import parse
from thammuu.ingest.errors import ThammuuError
from thammuu.ingest.model import SourceText
from thammuu.ingest.readers import read_bytes
from thammuu.service.settings import Settings
from thammuu.service.workbench import Workbench

PAGE = 1800  # characters
MIB = 1024 * 1024


class Peak(threading.Thread):
    """The most memory this process and its children held together."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.total = self.parent = 0
        self.going = True
        self.start()

    def run(self) -> None:
        """Look twenty times a second."""
        own = psutil.Process()
        while self.going:
            rss = own.memory_info().rss
            total = rss
            for child in own.children(recursive=True):
                try:
                    total += child.memory_info().rss
                except psutil.Error:
                    continue
            self.parent, self.total = max(self.parent, rss), max(self.total, total)
            time.sleep(0.05)


def pages(source: SourceText) -> float:
    """How many pages a file has."""
    if source.format == "pdf":
        return max((block.page or 0 for block in source.blocks), default=0)
    return len(source.text) / PAGE


def cpu() -> float:
    """Seconds of CPU of this process and of the children that have ended."""
    return sum(psutil.Process().cpu_times()[:4])


def phases(files: list[Path], home: Path) -> dict[str, float]:
    """CPU seconds of each step, one after another in one process."""
    spent = dict.fromkeys(("read", "parse", "store", "embed", "index"), 0.0)
    total = 0.0
    with Store.open(home) as store:
        for path in files:
            data, a = path.read_bytes(), time.process_time()
            source = read_bytes(data, path.name)
            b = time.process_time()
            document = parse(source)
            c = time.process_time()
            store.put(document, data)
            d = time.process_time()
            total += pages(source)
            for name, seconds in (("read", b - a), ("parse", c - b), ("store", d - c)):
                spent[name] += seconds
        embedder = StaticEmbedder.load(default_model_folder())
        a = time.process_time()
        missing = store.vectors.missing(embedder.name)
        for start in range(0, len(missing), 1024):
            batch = missing[start : start + 1024]
            store.vectors.save(embedder.name, [u.digest for u in batch], embedder.embed([u.text for u in batch]))
        b = time.process_time()
        indexes = IndexManager(home, store, embedder)
        indexes.refresh()
        indexes.close()
        spent["embed"], spent["index"] = b - a, time.process_time() - b
    return {"pages": round(total), **{name: round(seconds, 1) for name, seconds in spent.items()}}


def whole(files: list[Path], home: Path, workers: int) -> dict[str, float]:
    """One ingestion from end to end, indexes and vectors included."""
    peak, started, used = Peak(), time.monotonic(), cpu()
    with Workbench(Settings(home, workers=workers)) as bench:
        report = bench.ingest(files)
    wall, used = time.monotonic() - started, cpu() - used
    peak.going = False
    added = sum(file.status == "added" for file in report.files)
    return {
        "workers": workers,
        "files": len(report.files),
        "added": added,
        "wall_s": round(wall, 1),
        "cpu_s": round(used, 1),
        "peak_parent_mb": peak.parent // MIB,
        "peak_total_mb": peak.total // MIB,
    }


def readable(folder: Path) -> list[Path]:
    """The .docx and text .pdf files below `folder`."""
    found = []
    for path in sorted((*folder.rglob("*.docx"), *folder.rglob("*.pdf"))):
        if "scan" in str(path) or "bad_ocr" in str(path):
            continue
        try:
            read_bytes(path.read_bytes(), path.name)
        except ThammuuError:
            continue
        found.append(path)
    return found


def main() -> None:
    """Run and print."""
    given = argparse.ArgumentParser()
    given.add_argument("--data", type=Path, required=True)
    given.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    options = given.parse_args()
    files = readable(options.data)
    runs = []
    for workers in options.workers:
        with tempfile.TemporaryDirectory() as home:
            runs.append(whole(files, Path(home), workers))
    with tempfile.TemporaryDirectory() as home:
        steps = phases(files, Path(home))
    for run in runs:
        run["pages_per_minute"] = round(60 * steps["pages"] / run["wall_s"])
        run["pages_per_cpu_minute"] = round(60 * steps["pages"] / run["cpu_s"])
    print(json.dumps({"runs": runs, "cpu_s_by_step": steps}, indent=1))


if __name__ == "__main__":
    main()
