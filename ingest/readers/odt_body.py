"""The body of an .odt in reading order: paragraphs with their numbers, lists, tables, text boxes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from thammuu.ingest.readers.base import Piece, row_piece
from thammuu.ingest.readers.odt_lists import ListRun, OdtLists
from thammuu.ingest.readers.odt_names import odf
from thammuu.ingest.readers.odt_styles import OdtStyles
from thammuu.ingest.readers.odt_text import OdtText, Run

_SKIPPED = frozenset(map(odf, ("text:tracked-changes", "office:annotation", "office:forms", "text:note")))
_PARAGRAPHS = frozenset(map(odf, ("text:p", "text:h")))
_ROW_GROUPS = frozenset(map(odf, ("table:table-header-rows", "table:table-rows", "table:table-row-group")))
_CELLS = frozenset(map(odf, ("table:table-cell", "table:covered-table-cell")))
# As in .docx: header and signature are tables without lines that read cell by cell (docx_body.py).
_LAYOUT_COLUMNS = 3
_LAYOUT_ROWS = 8
_MAX_REPEATS = 100  # of one cell; a sheet's last column can claim a thousand
_HEADING_WEIGHT = 2  # a line is bold when more than one letter in two is


@dataclass(frozen=True, slots=True)
class _At:
    """Where the walker stands: in which list (None outside of any), and whether in a table cell."""

    run: ListRun | None = None
    level: int = -1
    style: str = ""
    in_cell: bool = False


@dataclass(slots=True)
class _Marker:
    """The number of a list item, given to its first line."""

    text: str = ""

    def take(self) -> str:
        """The number, once."""
        taken, self.text = self.text, ""
        return taken


class OdtBody:
    """Turns block-level XML into pieces; counts lists, tables and notes across the whole document."""

    def __init__(self, styles: OdtStyles, text: OdtText, lists: OdtLists, max_depth: int) -> None:
        self._styles = styles
        self._lists = lists
        self._text = text
        self._max_depth = max_depth
        self._tables = 0
        self.notes: list[etree._Element] = []
        self.too_deep = False

    def pieces(self, container: etree._Element, depth: int = 0, *, in_cell: bool = False) -> Iterator[Piece]:
        """The pieces of a body, cell, text box or note, in reading order."""
        yield from self._blocks(container, depth, _At(in_cell=in_cell), _Marker())

    def _blocks(self, container: etree._Element, depth: int, at: _At, marker: _Marker) -> Iterator[Piece]:
        if depth > self._max_depth:
            self.too_deep = True
            return
        for child in container:
            if child.tag in _PARAGRAPHS:
                yield from self._paragraph(child, depth, at, marker)
            elif child.tag == odf("text:list"):
                yield from self._list(child, depth + 1, at)
            elif child.tag == odf("table:table"):
                yield from self._table(child, depth)
            elif isinstance(child.tag, str) and child.tag not in _SKIPPED:  # sections, indexes, frames
                yield from self._blocks(child, depth + 1, at, marker)

    def _list(self, element: etree._Element, depth: int, around: _At) -> Iterator[Piece]:
        style = element.get(odf("text:style-name")) or around.style
        run = around.run or self._lists.open(element, style)
        at = replace(around, run=run, level=around.level + 1, style=style)
        for item in element:
            marker = _Marker()
            if item.tag == odf("text:list-item") and _begins_with_text(item):
                marker.text = self._lists.marker(run, at.level, style, item.get(odf("text:start-value")))
            yield from self._blocks(item, depth, at, marker)

    def _paragraph(self, paragraph: etree._Element, depth: int, at: _At, marker: _Marker) -> Iterator[Piece]:
        words = self._text.words(paragraph)
        self.notes += words.notes
        number = marker.take()
        if paragraph.tag == odf("text:h") and at.run is None:
            level = paragraph.get(odf("text:outline-level"), "1")
            number = self._lists.heading(int(level) - 1 if level.isdecimal() else 0)
        align = self._styles.align(paragraph.get(odf("text:style-name"), ""))
        bare = at.in_cell and number not in {"", "-"}  # "STT": a cell of a table may hold its number alone
        for line in words.lines():
            text = "".join(run.text for run in line)
            if text.strip() or bare:
                bare = False
                shown, number = f"{number} {text}".strip(), ""
                yield Piece(shown, align=align, bold=_is_bold(line))
        for box in words.boxes:
            yield from self.pieces(box, depth + 1)

    def _table(self, table: etree._Element, depth: int) -> Iterator[Piece]:
        rows = [tuple(_cells(row)) for row in _rows(table)]
        number = self._tables
        self._tables += 1
        layout = self._is_layout(rows)
        for row in rows:
            cells = [tuple(self.pieces(cell, depth + 1, in_cell=True)) for cell in row]
            if layout:
                yield from (piece for cell in cells for piece in cell)
                continue
            first = next((piece for cell in cells for piece in cell), None)
            piece = row_piece(("\n".join(piece.text for piece in cell) for cell in cells), number, first)
            if piece is not None:
                yield replace(piece, bold=all(piece.bold for cell in cells for piece in cell))

    def _is_layout(self, rows: Sequence[tuple[etree._Element, ...]]) -> bool:
        widest = max(map(len, rows), default=0)
        if widest <= 1:  # a frame around text
            return True
        styles = {cell.get(odf("table:style-name"), "") for row in rows for cell in row}
        lined = any(map(self._styles.draws_border, styles))
        return len(rows) <= _LAYOUT_ROWS and widest <= _LAYOUT_COLUMNS and not lined


def _begins_with_text(item: etree._Element) -> bool:
    """An item that holds only a deeper list shows no number of its own."""
    first = next((child for child in item if isinstance(child.tag, str)), None)
    return first is not None and first.tag != odf("text:list")


def _is_bold(line: Sequence[Run]) -> bool:
    weights = [(len(run.text.strip()), run.bold) for run in line]
    return sum(weight for weight, bold in weights if bold) * _HEADING_WEIGHT > sum(weight for weight, _ in weights)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == odf("table:table-row"):
            yield child
        elif child.tag in _ROW_GROUPS:
            yield from _rows(child)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    """The cells of a row. A cell merged over columns counts once; those merged over rows are there and empty below."""
    covered = 0
    for child in row:
        if child.tag not in _CELLS:
            continue
        for _ in range(min(_number(child, "table:number-columns-repeated"), _MAX_REPEATS)):
            if child.tag == odf("table:covered-table-cell") and covered:
                covered -= 1
                continue
            covered = _number(child, "table:number-columns-spanned") - 1
            yield child


def _number(element: etree._Element, name: str) -> int:
    value = element.get(odf(name), "1")
    return int(value) if value.isdecimal() and len(value) < 10 else 1
