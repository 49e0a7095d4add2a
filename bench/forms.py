"""Every genre in every form by every kind of organ: built, read back, rendered, its pages read as well.

    python bench/forms.py OUT_FOLDER [--genre ke-hoach]

Needs LibreOffice Writer. Writes the .docx and .pdf files and a contact sheet of pages for each genre
(sheet-GENRE.png), and prints a table: rows of the form met, rows the paper has no part for, pages, what is wrong.
Exits with 1 when anything is.
"""

from __future__ import annotations

import argparse
import datetime as dt
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw

from thammuu.drafts_templates import Draft, DraftSources, Source, Task, build_docx, compose, inspect_docx, profile
from thammuu.drafts_templates.conformance import Verdict, conformance
from thammuu.drafts_templates.draft import Aim, AimKind
from thammuu.drafts_templates.inspect import Inspection
from thammuu.drafts_templates.orphans import headings_kept
from thammuu.drafts_templates.rendered import page_faults, read_pages
from thammuu.drafts_templates.specimens import Specimen, specimens
from thammuu.ingest.dates import PartialDate
from thammuu.ingest.model import DocumentKey, Evidence, ValidityState
from thammuu.ingest.readers.soffice import to_pdf

SHEET_PAGES = 3  # of each paper
SCALE = 0.62
BATCH = 60  # files a run of LibreOffice


@dataclass(frozen=True, slots=True)
class Built:
    """A paper, its file, and what reading the file back says."""

    specimen: Specimen
    path: Path
    look: Inspection
    met: int
    absent: int
    broken: tuple[str, ...]
    cpu: float


def sources() -> DraftSources:
    """A parent with two tasks and a basis, of a province that does not exist."""
    parent = _evidence("15-QĐ/TU", "Quy định", "Ban Thường vụ Tỉnh ủy Sông Trà", "2025-02-05",
                       "về sinh hoạt chi bộ và quản lý đảng viên")  # fmt: skip
    basis = _evidence("05-NQ/TU", "Nghị quyết", "Tỉnh ủy Sông Trà", "2024-11-20", "về nâng cao chất lượng đảng viên")
    said = (
        ("Điều 11 › khoản 2", "Ban Tổ chức Tỉnh ủy hướng dẫn việc thực hiện Quy định này.", "hướng dẫn", ""),
        ("Điều 12", "Các tỉnh ủy, thành ủy chỉ đạo sơ kết việc thực hiện hằng năm.", "chỉ đạo", "hằng năm"),
    )
    tasks = tuple(
        Task(Evidence(parent.document_id, parent.key, parent.title, address, f"{parent.document_id}#{address}", quote,
                      ValidityState.IN_FORCE), "Ban Tổ chức Tỉnh ủy", verb, 1.0, deadline)
        for address, quote, verb, deadline in said
    )  # fmt: skip
    return DraftSources(
        as_of=dt.date(2026, 11, 23),
        parent=Source(parent, has_text=True),
        bases=(Source(basis, has_text=True),),
        tasks=tasks,
        aims=tuple(_aims(parent)),
    )


def _aims(parent: Evidence) -> Iterator[Aim]:
    """One of each kind, the objective longer than a third of a page."""
    long = "Xây dựng tổ chức đảng trong sạch, vững mạnh, hoạt động đúng chức năng, nhiệm vụ; " * 12
    opening = replace(parent, address="II › 2", provision_id=f"{parent.document_id}#2", quote="Đến năm 2030")
    said = (
        (AimKind.REQUIREMENT, "II › 1", "Kế thừa, ổn định và phát triển; làm đến đâu chắc đến đó.", None),
        (AimKind.OBJECTIVE, "II › 2", f"{long.removesuffix('; ')}.", None),
        (AimKind.TARGET, "II › 2 › gạch đầu dòng thứ 1", "Trên 90% chi bộ hoàn thành tốt nhiệm vụ;", opening),
    )
    for kind, address, quote, above in said:
        evidence = replace(parent, address=address, provision_id=f"{parent.document_id}#{address}", quote=quote)
        yield Aim(evidence, kind, opening=above, deadline=above.quote if above else "")


def _evidence(symbol: str, genre: str, issuer: str, date: str, title: str) -> Evidence:
    key = DocumentKey(symbol, genre, issuer, PartialDate.parse(date))
    return Evidence(f"{symbol}@{date}", key, title, "", None, "", ValidityState.IN_FORCE)


def build(specimen: Specimen, folder: Path) -> Built:
    """Compose, build and read back one paper."""
    draft = compose(specimen.request(), sources())
    return read_back(specimen, draft, folder / f"{specimen.genre}-{specimen.form}-{specimen.organ}.docx")


def read_back(specimen: Specimen, draft: Draft, path: Path) -> Built:
    """Build `draft` into the file `path` and hold what it shows against its form."""
    started = time.process_time()
    data = build_docx(draft)
    cpu = time.process_time() - started
    path.write_bytes(data)
    look = inspect_docx(data)
    verdicts = conformance(look, profile(specimen.form))
    broken = tuple(f"{row.row_id}: {row.breach}" for row in verdicts if row.verdict is Verdict.BROKEN)
    met, absent = (sum(row.verdict is kind for row in verdicts) for kind in (Verdict.MET, Verdict.ABSENT))
    return Built(specimen, path, look, met, absent, broken, cpu)


def render(papers: list[Built], folder: Path) -> None:
    """All papers to PDF; LibreOffice starts slowly, but gives up after some two hundred files in one run."""
    home = f"-env:UserInstallation={(folder / 'office').resolve().as_uri()}"
    files = [str(paper.path) for paper in papers]
    for start in range(0, len(files), BATCH):
        command = ["soffice", "--headless", home, "--convert-to", "pdf", "--outdir", str(folder)]
        subprocess.run(command + files[start : start + BATCH], check=True, capture_output=True, timeout=590)


def keep_headings(papers: list[Built]) -> int:
    """Make the PDF anew, as the export does, where a heading was left last on its page; how many papers had one."""
    again = 0
    for paper in papers:
        target = paper.path.with_suffix(".pdf")
        made = target.read_bytes()
        kept = headings_kept(paper.path.read_bytes(), made, to_pdf)
        again += kept != made
        target.write_bytes(kept)
    return again


def contact_sheet(papers: list[Built], target: Path) -> None:
    """The first pages of each paper, a row for each."""
    rows = []
    for paper in papers:
        with pypdfium2.PdfDocument(paper.path.with_suffix(".pdf")) as document:
            rows.append([document[n].render(scale=SCALE).to_pil() for n in range(min(SHEET_PAGES, len(document)))])
    width, height = (max(getattr(page, side) for row in rows for page in row) for side in ("width", "height"))
    sheet = Image.new("RGB", ((width + 6) * SHEET_PAGES, (height + 18) * len(rows)), "grey")
    for number, (row, paper) in enumerate(zip(rows, papers, strict=True)):
        ImageDraw.Draw(sheet).text((4, number * (height + 18) + 2), paper.path.stem, fill="white")
        for place, page in enumerate(row):
            sheet.paste(page, (place * (width + 6), number * (height + 18) + 16))
    sheet.save(target)


def main() -> int:
    """Print the table; the number of papers with something wrong decides the exit code."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("--genre", default="")
    asked = arguments.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    chosen = [each for each in specimens() if asked.genre in {"", each.genre}]
    papers = [build(each, asked.out) for each in chosen]
    render(papers, asked.out)
    again = keep_headings(papers)
    wrong = 0
    print("| genre | form | organ | rows met | no such part | broken | pages | pages wrong | CPU s |")
    print("|---|---|---|---|---|---|---|---|---|")
    for paper in papers:
        pages = read_pages(paper.path.with_suffix(".pdf").read_bytes())
        faults = page_faults(pages, profile(paper.specimen.form), paper.look)
        wrong += bool(faults or paper.broken)
        name = f"{paper.specimen.genre} | {paper.specimen.form} | {paper.specimen.organ}"
        found = f"{'; '.join(paper.broken) or 0} | {len(pages)} | {'; '.join(faults) or 0}"
        print(f"| {name} | {paper.met} | {paper.absent} | {found} | {paper.cpu:.2f} |")
    for genre in dict.fromkeys(each.genre for each in chosen):
        contact_sheet([p for p in papers if p.specimen.genre == genre], asked.out / f"sheet-{genre}.png")
    print(
        f"\n{len(papers)} papers, {wrong} with something wrong; {again} rendered again to keep a heading with its text"
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
