"""The product beside what people run today, over the same articles and questions, in one run.

    python bench/peers.py --data ../shared/data/retrieval --set alqac
    python bench/peers.py --data ../shared/data/retrieval --set zalo [--sample 10000] [--systems thammuu chroma]

Needs `pip install -c requirements/base.txt -e ".[bench]"`. Every system runs in a process of its own, in one thread.
`--sample` takes every article that answers a question and as many others, drawn with a seed, as the number says:
figures over a sample compare only with each other. Each question is asked for ten hits, which is timed, and for a
hundred, which is judged. Prints one JSON line a system: quality, CPU and wall seconds of building, milliseconds a
question (wall and CPU), resident MB.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import psutil
from peer_systems import PEERS, Peer

from thammuu.index.bench.corpus import Asked, Entry, read_corpus, read_questions
from thammuu.index.bench.metrics import Judged, percentile, quality

_TIMED, _JUDGED = 10, 100
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS", "RAYON_NUM_THREADS")


def alqac(data: Path) -> tuple[list[Entry], tuple[Asked, ...]]:
    """The laws of ALQAC 2025, an entry an article, and its 729 questions."""
    laws = json.loads((data / "alqac_law.json").read_text(encoding="utf-8"))
    entries = [
        Entry(f"{law['id']}|{each['id']}", "", each["text"], law["id"], law["id"])
        for law in laws
        for each in law["articles"]
    ]
    rows = json.loads((data / "alqac2025.json").read_text(encoding="utf-8"))
    asked = tuple(
        Asked(
            row["question_id"],
            row["text"],
            frozenset(f"{each['law_id']}|{each['article_id']}" for each in row["relevant_articles"]),
        )
        for row in rows
    )
    return entries, asked


def zalo(data: Path) -> tuple[list[Entry], tuple[Asked, ...]]:
    """The legal code and the 300 public questions of Zalo."""
    return list(read_corpus(data / "phapdien.jsonl.gz")), read_questions(data / "zalo_public.json")


SETS = {"alqac": alqac, "zalo": zalo}


def sampled(entries: Sequence[Entry], asked: Sequence[Asked], size: int, seed: int) -> list[Entry]:
    """Every relevant entry and others drawn at random up to `size`, in their order."""
    wanted = frozenset().union(*(each.relevant for each in asked))
    others = [entry.id for entry in entries if entry.id not in wanted]
    drawn = random.Random(seed).sample(others, min(len(others), max(0, size - len(wanted))))
    kept = wanted.union(drawn)
    return [entry for entry in entries if entry.id in kept]


def measure(name: str, entries: Sequence[Entry], asked: Sequence[Asked]) -> dict[str, float | str]:
    """Build one system and ask it everything."""
    begun, spent = time.perf_counter(), time.process_time()
    peer = PEERS[name](entries)
    built = {"build_s": time.perf_counter() - begun, "build_cpu_s": time.process_time() - spent}
    judged, wall, cpu = _asked(peer, asked)
    figures = {key.replace("_", "@"): value for key, value in asdict(quality(judged)).items()}
    times = {"p50_ms": percentile(wall, 0.5), "p95_ms": percentile(wall, 0.95), "cpu_p50_ms": percentile(cpu, 0.5)}
    resident = {"rss_mb": psutil.Process().memory_info().rss / 1e6}
    rounded = {key: round(value, 3) for key, value in {**figures, **built, **times, **resident}.items()}
    return {"system": name, "entries": len(entries), **rounded}


def _asked(peer: Peer, asked: Sequence[Asked]) -> tuple[list[Judged], list[float], list[float]]:
    judged, wall, cpu = [], [], []
    for each in asked:
        begun, spent = time.perf_counter(), time.process_time()
        peer.ask(each.text, _TIMED)
        wall.append((time.perf_counter() - begun) * 1000)
        cpu.append((time.process_time() - spent) * 1000)
        found = peer.ask(each.text, _JUDGED)
        judged.append(Judged(each.id, tuple(name in each.relevant for name in found), len(each.relevant)))
    return judged, wall, cpu


def main() -> None:
    """See the module's text."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--set", choices=SETS, required=True, dest="chosen")
    parser.add_argument("--sample", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--systems", nargs="+", choices=PEERS, default=list(PEERS))
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)  # measure in this process
    arguments = parser.parse_args()
    if not arguments.one:
        environment = {**os.environ, **dict.fromkeys(_THREADS, "1"), "TOKENIZERS_PARALLELISM": "false"}
        for name in arguments.systems:
            command = [sys.executable, *sys.argv, "--one", "--systems", name]
            done = subprocess.run(command, env=environment, check=False)
            if done.returncode:
                print(json.dumps({"system": name, "failed": done.returncode}), flush=True)
        return
    entries, asked = SETS[arguments.chosen](arguments.data)
    if arguments.sample:
        entries = sampled(entries, asked, arguments.sample, arguments.seed)
    print(json.dumps(measure(arguments.systems[0], entries, asked), ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()
