"""Text as people type it, with its own markers ("Chương II.", "Điều 3.", "1.", "a)", "-", "| … |"), taken apart.

    "Điều 3. Nguyên tắc\\n1. Đúng thẩm quyền.\\n2. …" --parse_outline--> (OutlineLine(ARTICLE, 3, "Nguyên tắc"), …)

Nothing is refused but a table whose rows do not fit its head; a line without marker is a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from thammuu.drafts_templates.draft import TWO_LINE_LEVELS, HeadingLevel
from thammuu.drafts_templates.ladder import LETTERS, ORDINALS
from thammuu.ingest.errors import InputError


class LineKind(StrEnum):
    """What a line of typed text is."""

    HEADING = "heading"  # by its marker; whether "1." is a heading or a clause, outline_blocks.py tells
    DASH = "dash"
    PLUS = "plus"
    TABLE = "table"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class TypedTable:
    """A table typed with bars: its head, its rows (a row of one cell is a group line), caption and unit above it."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class OutlineLine:
    """One line. `level` and `number` only for HEADING, `table` only for TABLE; `number` counts from 1.

    `above` is the first part of a decimal number: 2 in "2.3.".
    """

    kind: LineKind
    text: str
    level: HeadingLevel | None = None
    number: int | None = None
    table: TypedTable | None = None
    above: int | None = None


_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_NUMERAL = r"[IVXLC]+|\d{1,3}"
# A number is followed by "." or ":" or the end of the line, so that a sentence may open with "Chương trình …",
# "Mục tiêu …", "Điều 5 của Quy định …".
_MARKERS: tuple[tuple[HeadingLevel, re.Pattern[str]], ...] = (
    (HeadingLevel.PART, re.compile(rf"Phần (?:thứ )?({'|'.join(ORDINALS)}|{_NUMERAL})(?:[.:]\s*|\s*$)(.*)")),
    (HeadingLevel.CHAPTER, re.compile(rf"Chương ({_NUMERAL})(?:[.:]\s*|\s*$)(.*)")),
    (HeadingLevel.SECTION, re.compile(r"Mục (\d{1,3})(?:[.:]\s*|\s*$)(.*)")),
    (HeadingLevel.SUBSECTION, re.compile(r"Tiểu mục (\d{1,3})(?:[.:]\s*|\s*$)(.*)")),
    (HeadingLevel.ARTICLE, re.compile(r"Điều (\d{1,3})\.\s*(.*)")),
    (HeadingLevel.ROMAN, re.compile(r"([IVXL]+)[-.]\s+(.+)")),
    (HeadingLevel.NUMBER, re.compile(r"(\d{1,3})\.\s+(.+)")),
    (HeadingLevel.LETTER, re.compile(rf"([{LETTERS}])\)\s+(.+)")),
)
_DECIMAL = re.compile(r"(\d{1,2})\.(\d{1,2})\.?\s+(.+)")
_DASH = re.compile(r"[-–•]\s+(.+)")
_PLUS = re.compile(r"\+\s+(.+)")
_ROW = re.compile(r"\|.*\|\s*$")
_RULE = re.compile(r"\|[\s|:-]*\|\s*$")  # "|---|---|", which people know from Markdown
_CAPTION = re.compile(r"(?:Bảng|Biểu)\b.*")
_UNIT = re.compile(r"\(?\s*(Đơn vị tính:[^)]*)\)?\s*$")


def parse_outline(text: str, field: str) -> tuple[OutlineLine, ...]:
    """The lines of `text`; empty ones part paragraphs and are dropped.

    Raises InputError naming `field` and the line where a row of a table has more or fewer cells than its head.
    """
    return tuple(_titled(_lines(text, field)))


def _lines(text: str, field: str) -> Iterator[OutlineLine]:
    rows: list[tuple[int, str]] = []
    lead: list[str] = []  # a caption and a unit wait for the table they may belong to
    for number, raw in enumerate((*text.splitlines(), ""), start=1):
        line = raw.strip()
        if _ROW.match(line):
            rows.append((number, line))
            continue
        if rows:
            yield _table(rows, lead, field)
            rows, lead = [], []
        if line and (_CAPTION.fullmatch(line) or _UNIT.match(line)):
            lead.append(line)
        elif line:
            yield from (_line(waiting) for waiting in lead)
            lead = []
            yield _line(line)
    yield from (_line(waiting) for waiting in lead)


def _line(line: str) -> OutlineLine:
    if match := _DECIMAL.fullmatch(line):
        return OutlineLine(LineKind.HEADING, match[3].strip(), HeadingLevel.DECIMAL, int(match[2]), above=int(match[1]))
    for level, pattern in _MARKERS:
        if match := pattern.fullmatch(line):
            return OutlineLine(LineKind.HEADING, match[2].strip(), level, _number(match[1], level))
    for kind, pattern in ((LineKind.DASH, _DASH), (LineKind.PLUS, _PLUS)):
        if match := pattern.fullmatch(line):
            return OutlineLine(kind, match[1].strip())
    return OutlineLine(LineKind.PARAGRAPH, line)


def _number(text: str, level: HeadingLevel) -> int:
    if text in ORDINALS:
        return ORDINALS.index(text) + 1
    if level is HeadingLevel.LETTER:
        return LETTERS.index(text) + 1
    return int(text) if text.isdigit() else _roman_value(text)


def _roman_value(text: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in text]
    return sum(-value if value < later else value for value, later in zip(values, [*values[1:], 0], strict=True))


def _titled(lines: Iterator[OutlineLine]) -> Iterator[OutlineLine]:
    """The lines, with the title of "Chương I" taken from the line below where it stands there."""
    open_heading: OutlineLine | None = None
    for line in lines:
        if open_heading is not None:
            plain = line.kind is LineKind.PARAGRAPH
            yield OutlineLine(LineKind.HEADING, line.text if plain else "", open_heading.level, open_heading.number)
            open_heading = None
            if plain:
                continue
        if line.level in TWO_LINE_LEVELS and not line.text:
            open_heading = line
        else:
            yield line
    if open_heading is not None:
        yield open_heading


def _table(rows: list[tuple[int, str]], lead: list[str], field: str) -> OutlineLine:
    head, *body = [(number, _cells(line)) for number, line in rows if not _RULE.match(line)] or [(rows[0][0], ("",))]
    width = len(head[1])
    for number, cells in body:
        if len(cells) not in {1, width}:
            raise InputError(
                f"Trường “{field}”, dòng {number}: bảng có {width} cột nhưng dòng này có {len(cells)} ô.",
                "Mỗi ô đứng giữa hai dấu |; ô trống ghi | |; dòng nhóm chỉ có một ô.",
            )
    units = [match[1].strip() for line in lead if (match := _UNIT.match(line))]
    captions = [line for line in lead if not _UNIT.match(line)]
    table = TypedTable(head[1], tuple(cells for _, cells in body), " ".join(captions), " ".join(units))
    return OutlineLine(LineKind.TABLE, table.caption, table=table)


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.strip().strip("|").split("|"))
