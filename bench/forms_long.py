"""Long papers under a strain no template gives them: every rung of the ladder, tables over pages, notes, wide annexes.

    python bench/forms_long.py OUT_FOLDER [--each 4]

Five genres, each `--each` times with other words (of a fixed seed): 30 to 90 pages. Prints pages, CPU seconds of the
building, rows broken and what is wrong with the pages. Needs LibreOffice Writer. Exits with 1 when anything is wrong.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from forms import Built, keep_headings, read_back, render, sources

from thammuu.drafts_templates import Draft, FormProfile, compose, profile
from thammuu.drafts_templates.draft import (
    Annex,
    Block,
    Column,
    Heading,
    HeadingLevel,
    Item,
    Paragraph,
    Sentence,
    Table,
)
from thammuu.drafts_templates.ladder import marker, roman
from thammuu.drafts_templates.rendered import page_faults, read_pages
from thammuu.drafts_templates.specimens import Specimen

SAID = (
    "đảng viên được phân công theo dõi từng chi bộ chủ động nắm tình hình hướng dẫn cách ghi chép kịp thời báo cáo "
    "những việc vượt thẩm quyền để cấp ủy xem xét"
)
WORDS = tuple(SAID.split())
PAPERS = (
    (Specimen("de-an", "hd05-2026", "co-quan-tham-muu-tinh"), 6),
    (Specimen("bao-cao", "hd36-2018", "tinh-uy"), 4),
    (Specimen("ke-hoach", "nd30-2020", "ubnd-tinh"), 5),
    (Specimen("nghi-quyet", "hd05-2026", "dang-uy-xa"), 3),
    (Specimen("chuong-trinh", "hd05-2026", "tinh-uy"), 7),
)
NOTE, STEP, TABLE = 0.06, 0.4, 0.15  # how often a paragraph has a note, a heading a step below it, a section a table


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes blocks of chance words in the ladder of `form`."""

    chance: random.Random
    form: FormProfile

    def body(self, sections: int) -> Iterator[Block]:
        """Four parts of three chapters, each of so many sections, and a last word."""
        for part in range(1, 5):
            title = "Quan điểm, mục tiêu, nhiệm vụ và giải pháp chủ yếu"
            yield Heading(HeadingLevel.PART, marker(HeadingLevel.PART, part, self.form), title)
            for chapter in range(1, 4):
                level = HeadingLevel.ROMAN
                yield Heading(level, marker(level, chapter, self.form), "Công tác xây dựng tổ chức đảng")
                for number in range(1, sections + 1):
                    yield from self._section(number)
        yield self._paragraph()

    def _section(self, number: int) -> Iterator[Block]:
        yield Heading(HeadingLevel.NUMBER, f"{number}.", "Về đội ngũ")
        yield self._paragraph()
        if self.chance.random() < STEP:
            yield Heading(HeadingLevel.DECIMAL, f"{number}.1.", "Nội dung")
        for _ in range(self.chance.randint(1, 3)):
            yield Item(self._paragraph())
        if self.chance.random() < TABLE:
            yield self._paragraph()
            yield self.table(self.chance.randint(3, 30), 6)

    def _paragraph(self) -> Paragraph:
        words = " ".join(self.chance.choices(WORDS, k=self.chance.randint(8, 150))).capitalize()
        note = "Theo số liệu tổng hợp đến ngày 30/9/2026." if self.chance.random() < NOTE else ""
        return Paragraph((Sentence(f"{words}.", note=note),))

    def table(self, rows: int, columns: int) -> Table:
        """A table of years with a group line before every ninth row."""
        years = (Column(f"Năm {2026 + year}", 0.6 / (columns - 2), centred=True) for year in range(columns - 2))
        lines: list[tuple[Paragraph, ...]] = []
        for row in range(rows):
            if row % 9 == 0:
                lines.append((Paragraph((Sentence(f"{roman(row // 9 + 1)}. Nhóm nhiệm vụ"),)),))
            said = " ".join(WORDS[: self.chance.randint(3, 28)])
            cells = (str(row + 1), said, *(str(self.chance.randint(1, 999)) for _ in range(columns - 2)))
            lines.append(tuple(Paragraph((Sentence(cell),)) for cell in cells))
        heads = (Column("TT", 0.06, centred=True), Column("Nội dung công việc", 0.34), *years)
        return Table(heads, tuple(lines), "Số liệu", "Nhiệm vụ theo năm", "Đơn vị tính: triệu đồng")

    def annex(self, number: int, rows: int, *, landscape: bool) -> Annex:
        """An annex that is one long table."""
        label = f"Phụ lục {roman(number) if self.form.text('annex.numerals') == 'roman' else number}"
        table = self.table(rows, 8 if landscape else 6)
        tied = Sentence("(kèm theo văn bản số 07, ngày 26/5/2026)")
        return Annex(label, Sentence("Danh mục nhiệm vụ"), (table,), tied, landscape)


def paper(specimen: Specimen, sections: int, seed: int) -> Draft:
    """A draft of that genre with its own frame and a long body."""
    writer = Writer(random.Random(seed * 31 + sections), profile(specimen.form))
    draft = compose(specimen.request(), sources())
    annexes = (writer.annex(1, 60, landscape=True), writer.annex(2, 40, landscape=False))
    return replace(draft, body=(*draft.body[:1], *writer.body(sections)), annexes=annexes)


def main() -> int:
    """Build, render and read all papers."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("--each", type=int, default=1)
    asked = arguments.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    built: list[Built] = []
    for specimen, sections in PAPERS:
        for seed in range(asked.each):
            path = asked.out / f"{specimen.genre}-{specimen.form}-{seed}.docx"
            built.append(read_back(specimen, paper(specimen, sections, seed), path))
    render(built, asked.out)
    again = keep_headings(built)
    wrong = 0
    for each in built:
        pages = read_pages(each.path.with_suffix(".pdf").read_bytes())
        faults = (*each.broken, *page_faults(pages, profile(each.specimen.form), each.look))
        wrong += bool(faults)
        print(f"{each.path.stem}: {len(pages)} pages, {each.cpu:.2f} s CPU; {'; '.join(faults) or 'nothing wrong'}")
    print(f"{again} rendered again to keep a heading with its text")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
