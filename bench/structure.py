"""How well the structure of real documents is found, against a count that knows nothing of our readers.

    python bench/structure.py ../shared/data          # Markdown: a row a file, totals under each set
    python bench/structure.py --long                  # CPU seconds for hostile texts of one million characters

"expected" is the row of "Điều N" headings in the text that python-docx or PDFium gives: lines that begin so, each
number one more than the last (more where the heading between is damaged), or 1 again where a text is attached. "found"
is the row of articles in our tree, attached texts included; "missing" and "added" are the differences of the two rows,
"twice" are addresses that repeat. Unplaced is the share of characters in no place of the document; "round trip"
says whether the parts put together are the source. CPU is user + system time of reading and parsing; a page is 3,000
characters, spaces included.
"""

from __future__ import annotations

import argparse
import re
import time
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

import docx
import pypdfium2
from docx.text.paragraph import Paragraph

from thammuu.ingest import parse
from thammuu.ingest.model import Block, Document, Level, SourceText, Span
from thammuu.ingest.readers import read_file
from thammuu.ingest.rendering import render

_HEADING = re.compile(r"^\s*(?:Điều|ĐIỀU|Điểu|Điền)\s*(\d{1,4})([a-zđ])?(?:\s?\[\d+\])?(?:\s*[.:]|\s*$|\s+[A-ZĐÀ-Ỵ])")
_PARAGRAPH = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"
_PAGE_CHARACTERS = 3000
_LARGEST_GAP = 10
_SETS = (
    ("57 laws", "state/docx", "*.docx"),
    ("Nghị định 30/2020/NĐ-CP", "state/nghi-dinh-30-2020", "*.docx"),
    ("16 PDFs with text", "state/pdf_text", "*.pdf"),
    ("Party documents", "party", "*.pdf"),
)
_LONG = 1_000_000
_HOSTILE = {
    "one line of words": "đảng viên ",
    "one word": "a",
    "one line of quotation marks": '"',
    "lines that open a quotation": "“a\n",
    "spaces": "a  ",
    "dotted numbers": "1.",
    "letters": "a) x\n",
    "dashes": "- a\n",
    "articles without end": "Điều 1. a\n",
    "capitals": "QUY ĐỊNH VỀ\n",
    "appendices": "Phụ lục I\n",
    "table cells": "a | ",
    "signatures": "T/M BAN BÍ THƯ\n",
    "bases": "- Căn cứ Điều lệ Đảng;\n",
    "notes": "[1] a\n",
}


@dataclass(frozen=True, slots=True)
class Figures:
    """One file's comparison."""

    name: str
    expected: int
    missing: tuple[str, ...]
    added: tuple[str, ...]
    twice: int
    unplaced: float
    whole: bool
    provisions: int
    notices: int
    pages: float
    cpu: float


def raw_lines(path: Path) -> list[str]:
    """The lines of a file as python-docx or PDFium give them, not through our readers."""
    if path.suffix == ".docx":
        body = docx.Document(str(path)).element.body
        return [line for each in body.iter(_PARAGRAPH) for line in Paragraph(each, None).text.split("\n")]
    pdf = pypdfium2.PdfDocument(path)
    return [line for page in pdf for line in page.get_textpage().get_text_range().splitlines()]


def expected_articles(lines: list[str]) -> list[str]:
    """The numbers of the article headings of the text itself: each one more than the last.

    A number is passed over only where it heads no later line (a damaged heading); 1 begins an attached text.
    """
    heads = [match for line in lines if (match := _HEADING.match(unicodedata.normalize("NFC", line)))]
    numbers = [int(match[1]) for match in heads]
    found: list[str] = []
    last = 0
    for position, match in enumerate(heads):
        number = numbers[position]
        skipped = range(last + 1, number)
        later = set(numbers[position + 1 :]) if skipped else set()
        follows = 0 < number - last <= _LARGEST_GAP and later.isdisjoint(skipped)
        if follows or number == 1 or (number == last and match[2]):
            found.append(match[1] + (match[2] or ""))
            last = number
    return found if len(found) > 1 else []  # a single "Điều 4" at a line's beginning is a citation


def found_articles(document: Document) -> list[str]:
    """The labels of all articles of a tree, in order."""
    return [part.address.steps[-1].label for part in document.walk() if part.level is Level.ARTICLE]


def compare(path: Path) -> Figures:
    """Read one file both ways."""
    expected = expected_articles(raw_lines(path))
    start = time.process_time()
    document = parse(read_file(path))
    cpu = time.process_time() - start
    found, text = found_articles(document), document.source.text
    edits = SequenceMatcher(None, expected, found, autojunk=False).get_opcodes()
    return Figures(
        name=path.name,
        expected=len(expected),
        missing=tuple(label for kind, a, b, _, _ in edits if kind in {"delete", "replace"} for label in expected[a:b]),
        added=tuple(label for kind, _, _, a, b in edits if kind in {"insert", "replace"} for label in found[a:b]),
        twice=sum(part.address.occurrence > 1 for part in document.walk()),
        unplaced=sum(span.end - span.start for span in document.unplaced) / max(1, len(text)),
        whole=render(document) == text,
        provisions=sum(1 for _ in document.walk()),
        notices=len(document.warnings),
        pages=len(text) / _PAGE_CHARACTERS,
        cpu=cpu,
    )


def report(root: Path) -> Iterator[str]:
    """Markdown: one table a set, totals under it."""
    for title, folder, pattern in _SETS:
        rows = [compare(path) for path in sorted((root / folder).glob(pattern))]
        yield f"\n### {title}\n"
        yield (
            "| file | Điều expected | missing | added | provisions | twice | unplaced % | round trip | notices "
            "| pages | CPU s / 100 pages |"
        )
        yield f"|{'---|' * 11}"
        yield from map(_row, rows)
        yield _total(rows)


def _row(row: Figures) -> str:
    cells = (
        row.name,
        row.expected,
        " ".join(row.missing) or "–",
        " ".join(row.added) or "–",
        row.provisions,
        row.twice or "–",
        f"{100 * row.unplaced:.2f}",
        "yes" if row.whole else "NO",
        row.notices,
        f"{row.pages:.0f}",
        f"{100 * row.cpu / row.pages:.2f}",
    )
    return f"| {' | '.join(map(str, cells))} |"


def _total(rows: list[Figures]) -> str:
    expected, missing = sum(row.expected for row in rows), sum(len(row.missing) for row in rows)
    pages, cpu = sum(row.pages for row in rows), sum(row.cpu for row in rows)
    share = f", {100 - 100 * missing / expected:.2f} % found in order" if expected else ""
    return (
        f"\n{len(rows)} files, {expected} headings{share}; {pages:.0f} pages, {100 * cpu / pages:.2f} CPU s / 100 pages"
    )


def hostile() -> Iterator[str]:
    """CPU seconds of parsing a million characters of each kind."""
    for name, piece in _HOSTILE.items():
        text = (piece * (_LONG // len(piece) + 1))[:_LONG]
        start = time.process_time()
        parse(_plain(text))
        yield f"{time.process_time() - start:7.2f} s  {name}"


def _plain(text: str) -> SourceText:
    """One block a line."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(Span(at, at + len(line))))
        at += len(line) + 1
    return SourceText("a.txt", "txt", "0" * 64, text, tuple(blocks))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("root", type=Path, nargs="?")
    parser.add_argument("--long", action="store_true")
    arguments = parser.parse_args()
    for line in hostile() if arguments.long else report(arguments.root):
        print(line, flush=True)
