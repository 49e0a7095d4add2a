"""Aims of real documents against a reading by hand: recall and precision. The documents are not in the project."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

import pytest

from thammuu.drafts_templates.aims import read_aims
from thammuu.drafts_templates.draft import Aim, AimKind
from thammuu.ingest.assemble import parse
from thammuu.ingest.dates import PartialDate
from thammuu.ingest.model import DocumentKey, Evidence
from thammuu.ingest.readers import read_file

GOLDEN = Path(__file__).parent / "golden"
pytestmark = pytest.mark.shared
PARENT = Evidence("d1", DocumentKey("09-NQ/TW", "Nghị quyết", "", PartialDate(2026, 3, 2)), "", "", None, "")


@dataclass(frozen=True)
class Row:
    address: str
    kind: str
    cue: str

    def is_said_by(self, aim: Aim) -> bool:
        return aim.evidence.address == self.address and " ".join(aim.evidence.quote.split()).startswith(self.cue)


# Each row: the table, the document, its least recall and precision (docs/analysis/form.md has the figures).
DOCUMENTS = [
    ("aims_18nq.tsv", "party/NQ18-NQTW-2017.pdf", 1.0, 1.0),
    ("aims_76nqcp.tsv", "state/pdf_text/1628620817.pdf", 1.0, 1.0),
    ("aims_kh2005.tsv", "legacy/tcvn3/2005-1ADDZ_Ke_hoach_2005__QH_lan_6_25-10.pdf", 0.9, 0.9),
    ("aims_dh13.tsv", "party/NQ_Dai_hoi_XIII_toan_van.pdf", 1.0, 1.0),
]


@pytest.mark.parametrize(("table", "file", "recall", "precision"), DOCUMENTS)
def test_the_aims_of_a_real_document(shared: Path, table: str, file: str, recall: float, precision: float) -> None:
    rows = rows_of(table)
    aims = read_aims(PARENT, list(parse(read_file(shared / "data" / file)).walk()))
    found = [row for row in rows if any(row.is_said_by(aim) for aim in aims)]
    right = [aim for aim in aims if any(row.is_said_by(aim) for row in rows)]
    missed = [row for row in rows if row not in found]
    wrong = [(aim.evidence.address, aim.evidence.quote[:40]) for aim in aims if aim not in right]
    print(f"{table}: {len(rows)} rows, found {len(found)}, read {len(aims)}, right {len(right)}")
    assert len(found) / len(rows) >= recall, missed
    assert len(right) / len(aims) >= precision, wrong
    told = {row: aim.kind for row in rows for aim in aims if row.is_said_by(aim)}
    assert all((kind is AimKind.REQUIREMENT) == (row.kind == "requirement") for row, kind in told.items())


def rows_of(table: str) -> list[Row]:
    lines = [line for line in (GOLDEN / table).read_text("utf-8").splitlines() if not line.startswith("#")]
    return [Row(**row) for row in csv.DictReader(lines, delimiter="\t")]
