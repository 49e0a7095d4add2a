"""Typed lines as blocks of a draft: "1." with a title is a heading, with a sentence a clause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from thammuu.drafts_templates.draft import (
    TWO_LINE_LEVELS,
    Block,
    Column,
    Heading,
    HeadingLevel,
    Item,
    Paragraph,
    Sentence,
    Table,
)
from thammuu.drafts_templates.numbering import Numbering
from thammuu.drafts_templates.outline import LineKind, OutlineLine, TypedTable
from thammuu.drafts_templates.table_shape import shares

# A title bears no mark at its end; a clause, a point, an article of one sentence does.
_SENTENCE_ENDS = (".", ";", ":", ",", "!", "?", "…")
# Rungs that are always headings, whatever stands at their end.
_ALWAYS = TWO_LINE_LEVELS | {HeadingLevel.ROMAN}
_CLAUSES = frozenset({HeadingLevel.NUMBER, HeadingLevel.DECIMAL, HeadingLevel.LETTER})


def outline_blocks(lines: Iterable[OutlineLine], numbering: Numbering) -> Iterator[Block]:
    """The blocks of `lines`, numbered on from where `numbering` stands."""
    for line in lines:
        if line.table is not None:
            yield typed_table(line.table)
        elif line.kind is LineKind.DASH:
            yield Item(_paragraph(line.text))
        elif line.kind is LineKind.PLUS:
            yield Item(_paragraph(line.text), "+")
        elif line.level is not None:
            yield _numbered(line, line.level, numbering)
        else:
            yield _paragraph(line.text)


def typed_table(table: TypedTable) -> Table:
    """The table with columns as wide as what stands in them asks for."""
    widths = shares((table.head, *(row for row in table.rows if len(row) > 1)))
    columns = tuple(
        Column(title, share, _is_numeric(table, index))
        for index, (title, share) in enumerate(zip(table.head, widths, strict=True))
    )
    rows = tuple(tuple(_paragraph(cell) for cell in row) for row in table.rows)
    return Table(columns, rows, table.caption or "; ".join(table.head), table.caption, table.unit)


def _numbered(line: OutlineLine, level: HeadingLevel, numbering: Numbering) -> Block:
    numbering.under(line.above)
    if _is_heading(line.text, level, numbering):
        return Heading(level, numbering.heading(level, line.number), line.text.rstrip(".;:"))
    if level is HeadingLevel.ARTICLE:
        return Item(_paragraph(line.text), numbering.heading(level, line.number), strong=True)
    return Item(_paragraph(line.text), numbering.typed_clause(level, line.number or 1))


def _is_heading(text: str, level: HeadingLevel, numbering: Numbering) -> bool:
    if level in _ALWAYS:
        return True
    return not text.endswith(_SENTENCE_ENDS) and not (level in _CLAUSES and numbering.in_article)


def _is_numeric(table: TypedTable, index: int) -> bool:
    cells = [row[index] for row in table.rows if len(row) > 1 and row[index]]
    return bool(cells) and all(not any(char.isalpha() for char in cell) for cell in cells)


def _paragraph(text: str) -> Paragraph:
    return Paragraph((Sentence(text),))
