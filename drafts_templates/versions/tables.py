"""Rows of text back to a table; cells that were not touched keep their sources."""

from __future__ import annotations

import re
from collections.abc import Sequence

from thammuu.drafts_templates.draft import Column, Paragraph, Table
from thammuu.drafts_templates.versions.inline import KnownSentences
from thammuu.drafts_templates.versions.writing import block_lines, row_line
from thammuu.ingest.errors import InputError

_DIVIDER = re.compile(r"(?<!\\)((?:\\\\)*)\|")
_ESCAPED = re.compile(r"\\([\\|])|<br>")
_RULE = re.compile(r"[-: ]+")


def read_table(lines: tuple[str, ...], known: Sequence[Table], sentences: KnownSentences) -> Table:
    """The table `lines` stand for: titles, a rule, rows. InputError for a row with too many or too few cells."""
    titles = _cells(lines[0])
    rows = lines[2:] if len(lines) > 1 and all(_RULE.fullmatch(cell) for cell in _cells(lines[1])) else lines[1:]
    before = next((table for table in known if _titles(table) == titles), None)
    columns = before.columns if before else tuple(Column(title, 1 / len(titles)) for title in titles)
    kept = _rows_by_line(known)
    read = tuple(kept.get(line) or _row(line, titles, sentences, kept) for line in rows)
    if before is None:
        return Table(columns, read)
    return Table(columns, read, before.title, before.caption, before.unit)


def _titles(table: Table) -> tuple[str, ...]:
    return tuple(column.title for column in table.columns)


def _rows_by_line(known: Sequence[Table]) -> dict[str, tuple[Paragraph, ...]]:
    lines = (zip(list(block_lines(table))[2:], table.rows, strict=True) for table in known)
    return {line: row for table in lines for line, row in table}


def _row(
    line: str, titles: tuple[str, ...], sentences: KnownSentences, kept: dict[str, tuple[Paragraph, ...]]
) -> tuple[Paragraph, ...]:
    cells = _cells(line)
    if len(cells) not in {1, len(titles)}:
        raise InputError(
            f"Dòng bảng “{line[:60]}” có {len(cells)} ô, bảng có {len(titles)} cột.",
            "Giữ đủ các dấu | của dòng; dấu | trong chữ viết là \\|.",
        )
    before = {_line_of(cell): cell for row in kept.values() for cell in row}
    return tuple(before.get(cell) or sentences.paragraph(cell) for cell in cells)


def _line_of(cell: Paragraph) -> str:
    return _cells(row_line((next(block_lines(cell)).removeprefix("\\"),)))[0]


def _cells(line: str) -> tuple[str, ...]:
    inner = line.strip().removeprefix("|")
    parts = _DIVIDER.sub(lambda match: f"{match[1]}\n", inner).split("\n")
    cells = parts[:-1] if not parts[-1].strip() else parts
    return tuple(_ESCAPED.sub(lambda match: match[1] or "\n", cell.strip()) for cell in cells) or ("",)
