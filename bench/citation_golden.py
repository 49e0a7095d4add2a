"""The golden set of citations: reading its rows, and scoring what a finder found in them.

The notation is told at the top of tests/ingest/golden/citations_main.txt. A citation found counts only when its span
and every field marked are right, so one wrong date costs both precision and recall.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from thammuu.ingest.citations import find_citations
from thammuu.ingest.folding import clean
from thammuu.ingest.model import Citation, ProvisionReference, Relation, Step, Target

GOLDEN = Path(__file__).parents[1] / "tests/ingest/golden"
SETS = ("citations_main.txt", "citations_holdout.txt", "citations_unseen.txt")

_MARK = re.compile(r"⟦([^⟦⟧]*)⟧")
_ROW = re.compile(r"(?P<tags>[\w ]+) :: (?P<marked>.*) ## (?P<why>.*)")
_FIELDS = 8


@dataclass(frozen=True, slots=True)
class Mark:
    """One citation, marked or found, as comparable words; fields as in the notation."""

    start: int
    text: str
    relation: str
    symbol: str
    genre: str
    date: str
    issuer: str
    provisions: str
    target: str

    def __str__(self) -> str:
        """As the notation writes it."""
        fields = (
            self.text,
            self.relation,
            self.symbol,
            self.genre,
            self.date,
            self.issuer,
            self.provisions,
            self.target,
        )
        return "⟦" + "|".join(fields) + "⟧"


@dataclass(frozen=True, slots=True)
class GoldenRow:
    """A sentence, its feature tags, what must be found in it, and what it proves."""

    id: str  # file and line: "main:42"
    tags: tuple[str, ...]
    text: str
    marks: tuple[Mark, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of citations: right ones, found but wrong, marked but not found."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 1 when nothing was found."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Share of what is marked that was found; 1 when nothing is marked."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


@dataclass(frozen=True, slots=True)
class Judged:
    """One row with what was found in it."""

    row: GoldenRow
    found: tuple[Mark, ...]

    @property
    def score(self) -> Score:
        """Marks and findings compared as multisets."""
        marked, found = Counter(self.row.marks), Counter(self.found)
        right = (marked & found).total()
        return Score(right, found.total() - right, marked.total() - right)


def golden_rows(path: Path) -> tuple[GoldenRow, ...]:
    """The rows of a golden file; ValueError names a line that is no row."""
    rows = []
    name = path.stem.removeprefix("citations_")
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        match = _ROW.fullmatch(line)
        if match is None:
            raise ValueError(f"{path.name}:{number} is no golden row")
        text, marks = _unmarked(clean(match["marked"]).replace("⏎", "\n"))
        rows.append(GoldenRow(f"{name}:{number}", tuple(match["tags"].split()), text, marks, match["why"]))
    return tuple(rows)


def judge(row: GoldenRow) -> Judged:
    """What today's finder finds in a row."""
    return Judged(row, tuple(_of(found) for found in find_citations(row.text, internal=True)))


def total(judged: Iterable[Judged]) -> Score:
    """The sum over rows."""
    scores = [each.score for each in judged]
    return Score(sum(s.right for s in scores), sum(s.wrong for s in scores), sum(s.missed for s in scores))


def by_tag(judged: Iterable[Judged]) -> Iterator[tuple[str, Score]]:
    """The score of each feature tag, in alphabetical order; a row counts for all its tags."""
    whole = tuple(judged)
    for tag in sorted({tag for each in whole for tag in each.row.tags}):
        yield tag, total(each for each in whole if tag in each.row.tags)


def _unmarked(marked: str) -> tuple[str, tuple[Mark, ...]]:
    text, marks, end = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[end : match.start()]
        words, relation, *rest = (*match[1].split("|"), *[""] * _FIELDS)[:_FIELDS]
        marks.append(Mark(len(text), words, relation or Relation.CITES, *rest[:5], rest[5] or Target.NAMED))
        text, end = text + words, match.end()
    return text + marked[end:], tuple(marks)


def _of(found: Citation) -> Mark:
    date = found.date.isoformat() if found.date else found.year
    symbol = found.symbol or found.number
    provisions = ";".join(_provision(each) for each in found.provisions)
    told = ("" if each is None else str(each) for each in (symbol, found.genre, date, found.issuer))
    return Mark(found.span.start, found.text, found.relation, *told, provisions, found.target)


def _provision(reference: ProvisionReference) -> str:
    return "..".join(_path(end) for end in (reference.steps, reference.last) if end)


def _path(steps: tuple[Step, ...]) -> str:
    return "/".join(f"{step.level}:{step.label}" for step in steps)
