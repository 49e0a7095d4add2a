"""The lines a source is read by: blocks cut at their inner line breaks, blanks left out, offsets kept.

A block is usually one line. A .docx heading often is one paragraph with a soft break ("LUẬT" / "QUY HOẠCH"),
and a text file may come as a single block, so meaning is looked for line by line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from thammuu.ingest.model import Align, Block, BlockKind, SourceText, Span

_LINE = re.compile(r"[^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]+")
# "Điều 4. Nguyên tắc ............ 12": the dots lead to a page number
_LEADER = re.compile(r"(?:\.{4,}|…{2,}|(?:\. ){4,})\s*\d{1,4}$")
_LEADER_TAIL = 60  # characters at the end of a line in which a leader shows
_BAR = re.compile(r"^\| | \| | \|$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a source without the spaces around it; `span` counts characters of `SourceText.text`."""

    text: str
    span: Span
    block: int  # 0-based index into SourceText.blocks
    page: int | None = None
    align: Align = Align.UNKNOWN
    bold: bool = False
    row: bool = False  # a table row, cells joined with " | "
    note: bool = False  # a foot- or endnote the format told apart from the text
    contents: bool = False  # a line of a table of contents

    @property
    def upper(self) -> bool:
        """True when every cased letter is a capital and there is at least one."""
        return self.text.isupper()


def read_lines(source: SourceText) -> tuple[Line, ...]:
    """The lines of `source` in reading order; none is empty."""
    found: list[Line] = []
    for number, block in enumerate(source.blocks):
        text = block.span.of(source.text)
        for match in _LINE.finditer(text):
            span = trimmed(source.text, Span(block.span.start + match.start(), block.span.start + match.end()))
            if span is not None:
                found.append(_line(source, block, number, span))
    return tuple(found)


def _line(source: SourceText, block: Block, number: int, span: Span) -> Line:
    text = span.of(source.text)
    return Line(
        text,
        span,
        number,
        block.page,
        block.align,
        block.bold,
        row=block.kind is BlockKind.TABLE_ROW,
        note=block.kind is BlockKind.NOTE,
        contents=block.kind is BlockKind.CONTENTS or bool(_LEADER.search(text[-_LEADER_TAIL:])),
    )


def trimmed(text: str, span: Span) -> Span | None:
    """`span` without the spaces at its ends, or None when nothing else is in it."""
    piece = span.of(text)
    start = span.start + len(piece) - len(piece.lstrip())
    end = span.end - (len(piece) - len(piece.rstrip()))
    return Span(start, end) if start < end else None


def cells(line: Line) -> tuple[Line, ...]:
    """The cells of a table row as lines of their own; any other line as it is.

    Header and signature blocks of .docx files are borderless tables: left cell and right cell are two blocks of
    the page that only share a height.
    """
    if not line.row:
        return (line,)
    bars = [*_BAR.finditer(line.text)]
    starts = [0, *(bar.end() for bar in bars)]
    ends = [*(bar.start() for bar in bars), len(line.text)]
    parts = []
    for start, end in zip(starts, ends, strict=True):
        span = trimmed(line.text, Span(start, max(start, end)))
        if span is not None:
            whole = Span(line.span.start + span.start, line.span.start + span.end)
            parts.append(Line(span.of(line.text), whole, line.block, line.page, line.align, line.bold, row=False))
    return tuple(parts)
