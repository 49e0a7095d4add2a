"""Two runs of one question set side by side: which questions were gained and which were lost."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from thammuu.index.bench.metrics import Judged
from thammuu.ingest.errors import InputError


@dataclass(frozen=True, slots=True)
class Moved:
    """A question whose first relevant entry changed its rank; 0 stands for not found."""

    question: str
    before: int
    now: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Questions that moved up and those that moved down, the farthest (by 1/rank) first."""

    gained: tuple[Moved, ...]
    lost: tuple[Moved, ...]


def ranks_of(judged: Sequence[Judged]) -> dict[str, int]:
    """The rank of the first relevant entry by question; what a run keeps for the next to compare with."""
    return {each.question: each.first for each in judged}


def save_ranks(path: Path, judged: Sequence[Judged]) -> None:
    """Keep the ranks of a run. Raises InputError when `path` cannot be written."""
    try:
        path.write_text(json.dumps(ranks_of(judged), indent=0), encoding="utf-8")
    except OSError as error:
        raise InputError(f"Không ghi được tệp {path.name}.", "Hãy chọn một thư mục ghi được.") from error


def load_ranks(path: Path) -> dict[str, int]:
    """The ranks an earlier run kept. Raises InputError when `path` is no such file."""
    try:
        return {str(key): int(rank) for key, rank in json.loads(path.read_text(encoding="utf-8")).items()}
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise InputError(
            f"Tệp {path.name} không phải kết quả của một lần đo trước.", "Hãy dùng tệp do tùy chọn --save ghi ra."
        ) from error


def compare(before: dict[str, int], judged: Sequence[Judged]) -> Comparison:
    """What changed since the run that kept `before`; questions it did not have are left out."""
    moved = [
        Moved(each.question, before[each.question], each.first)
        for each in judged
        if each.question in before and before[each.question] != each.first
    ]
    moved.sort(key=lambda each: -abs(_worth(each.now) - _worth(each.before)))
    gained = tuple(each for each in moved if _worth(each.now) > _worth(each.before))
    return Comparison(gained, tuple(each for each in moved if _worth(each.now) < _worth(each.before)))


def _worth(rank: int) -> float:
    return 1 / rank if rank else 0.0
