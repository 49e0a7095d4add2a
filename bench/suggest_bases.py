"""Precision and recall of suggested bases per cut-off, on the drafts of tests/service/golden/bases.tsv.

    python bench/suggest_bases.py HOME

HOME is a data folder with the shipped samples; it is made where it is absent. Documents of the catalogue count as
suggested when they are in force or of unknown force on the draft's day.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from thammuu.corpus.samples import sample_files
from thammuu.index.records import DocumentRecord
from thammuu.service.settings import Settings
from thammuu.service.suggesting import SuggestionRequest, suggest
from thammuu.service.workbench import Workbench

DRAFTS = Path(__file__).parent.parent / "tests" / "service" / "golden" / "bases.tsv"
CUT_OFFS = (0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 1.0)


@dataclass(frozen=True, slots=True)
class Draft:
    """What is asked, the symbols that are right ("01-HD/TW 2026" where a symbol has several bearers), and its set."""

    asked: SuggestionRequest
    right: tuple[str, ...]
    held: bool


@dataclass(frozen=True, slots=True)
class Score:
    """How many suggestions are right and wrong, and how many right ones are missing."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Right among all suggested; 1 when nothing was."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Right among all that should be; 1 when nothing should."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


def read_drafts(path: Path = DRAFTS) -> tuple[Draft, ...]:
    """The drafts of the file, in its order."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return tuple(
        Draft(
            SuggestionRequest(subject, issuer, dt.date.fromisoformat(day), genre),
            tuple(right.split(";")),
            kind == "held",
        )
        for kind, genre, issuer, day, subject, right in rows
    )


def score(bench: Workbench, drafts: Iterable[Draft], *, with_genre: bool = True) -> Score:
    """The sum over `drafts` with the cut-off that is set."""
    total = Score()
    for draft in drafts:
        asked = draft.asked if with_genre else replace(draft.asked, genre="")
        found = bench.suggest_bases(asked)
        names = [_names(basis.document.record) for basis in (*found.holding, *found.unknown)]
        right = sum(any(one in each for each in names) for one in draft.right)
        wrong = sum(not any(one in each for one in draft.right) for each in names)
        total = Score(total.right + right, total.wrong + wrong, total.missed + len(draft.right) - right)
    return total


def _names(record: DocumentRecord) -> tuple[str, ...]:
    symbol = record.key.symbol or f"{record.title.removesuffix(' Cộng sản Việt Nam')} (khóa XI)"
    return symbol, f"{symbol} {record.key.date.year if record.key.date else ''}"


def main(home: str) -> None:
    """Print a line a cut-off: precision and recall of both sets, with the genre and without."""
    drafts = read_drafts()
    sets = [draft for draft in drafts if not draft.held], [draft for draft in drafts if draft.held]
    with Workbench(Settings(home=Path(home)), now=lambda: dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)) as bench:
        if not bench.documents():
            bench.ingest(sample_files())
        for cut_off in CUT_OFFS:
            suggest.LEAST_SHARE = cut_off
            told = [score(bench, one, with_genre=genre) for genre in (True, False) for one in sets]
            print(f"{cut_off:.2f}", *(f"{each.precision:.3f}/{each.recall:.3f}" for each in told))


if __name__ == "__main__":
    main(sys.argv[1])
