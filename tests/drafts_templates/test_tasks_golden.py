"""What real documents ask of a provincial committee, read whole by hand, against what the program reads."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from thammuu.drafts_templates.draft import Task, TaskKind
from thammuu.drafts_templates.office import Office, Signer
from thammuu.drafts_templates.tasks import read_tasks
from thammuu.ingest.assemble import parse
from thammuu.ingest.model import Document, DocumentKey, Evidence
from thammuu.ingest.readers import read_file

pytestmark = pytest.mark.shared

GOLDEN = Path(__file__).parent / "golden"
COMMITTEE = Office("tinh-uy", "Tỉnh ủy", "", "Ban Thường vụ Tỉnh ủy", "TU", "Sông Trà", Signer("", "", ""))
PARENT = Evidence("d1", DocumentKey("1-QĐ/TW", "Quy định", None, None), "", "", None, "")
ORDER = ("task", "doubt", "competence", "none")  # one sentence may hold the cues of several rows; the first counts


@dataclass(frozen=True)
class Row:
    """A sentence judged by hand: see the head of golden/tasks_294.tsv."""

    address: str
    verdict: str
    reach: str
    cue: str


@dataclass(frozen=True)
class Reading:
    """A document with its rows and what was read in it."""

    rows: tuple[Row, ...]
    document: Document
    tasks: tuple[Task, ...]

    def verdict(self, task: Task) -> str:
        held = [row.verdict for row in self.rows if _holds(task, row)]
        return min(held, key=ORDER.index, default="none")

    def found(self, row: Row) -> bool:
        return any(_holds(task, row) for task in self.tasks)


def _holds(task: Task, row: Row) -> bool:
    return task.evidence.address == row.address and row.cue in task.evidence.quote


def _rows(name: str) -> tuple[Row, ...]:
    lines = (GOLDEN / name).read_text("utf-8").splitlines()
    cells = (line.split("\t") for line in lines if line and not line.startswith(("#", "address\t")))
    return tuple(Row(address, verdict, reach, cue) for address, verdict, reach, cue, _ in cells)


@cache
def _reading(golden: str, file: Path) -> Reading:
    document = parse(read_file(file))
    tasks = tuple(task for task in read_tasks(PARENT, document.walk(), COMMITTEE) if task.kind is TaskKind.DUTY)
    return Reading(_rows(golden), document, tasks)


CASES = [
    ("tasks_294.tsv", "QD294-TW-2025.pdf", 150),
    ("tasks_06hd.tsv", "HD06-TW-2025.pdf", 100),
    ("tasks_18nq.tsv", "NQ18-NQTW-2017.pdf", 20),
]


@pytest.mark.parametrize(("golden", "file", "least"), CASES)
def test_the_golden_table_speaks_of_this_document(shared: Path, golden: str, file: str, least: int) -> None:
    reading = _reading(golden, shared / "data" / "party" / file)
    texts = {provision.address.display(): provision.text for provision in reading.document.walk()}
    assert all(row.cue in texts[row.address] for row in reading.rows)
    assert len(reading.rows) >= least


@pytest.mark.parametrize(("golden", "file", "least"), CASES)
def test_recall_of_tasks(shared: Path, golden: str, file: str, least: int) -> None:
    reading = _reading(golden, shared / "data" / "party" / file)
    wanted = [row for row in reading.rows if row.verdict == "task"]
    missed = [row for row in wanted if not reading.found(row)]
    assert len(missed) <= 0.1 * len(wanted), missed


@pytest.mark.parametrize(("golden", "file", "least"), CASES)
def test_precision_of_tasks(shared: Path, golden: str, file: str, least: int) -> None:
    reading = _reading(golden, shared / "data" / "party" / file)
    judged = [task for task in reading.tasks if reading.verdict(task) != "doubt"]
    wrong = [task.evidence.address for task in judged if reading.verdict(task) != "task"]
    assert len(wrong) <= 0.1 * len(judged), wrong
