"""The body of a .docx in reading order: paragraphs with their numbers, tables, text boxes, notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from thammuu.ingest.model import Align
from thammuu.ingest.readers.base import Piece, row_piece
from thammuu.ingest.readers.docx_numbering import Numbering
from thammuu.ingest.readers.docx_package import MC, w
from thammuu.ingest.readers.docx_styles import Styles, align_of, any_visible, number_of
from thammuu.ingest.readers.docx_text import TextFinder

# Containers that only wrap paragraphs; tracked insertions and moved-in text count as text.
_WRAPPERS = frozenset(map(w, ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")))
# The header and the signature of an official form are tables without lines: two or three cells side by side
# (organ | motto; "Nơi nhận" | signer), rarely more than a handful of rows. They read cell by cell, not as rows.
_LAYOUT_COLUMNS = 3
_LAYOUT_ROWS = 8


@dataclass(frozen=True, slots=True)
class Note:
    """A foot- or endnote referred to from the text."""

    kind: str  # "footnotes" or "endnotes", the name of its part
    id: str


class BodyWalker:
    """Turns block-level XML into pieces; counts lists and tables across the whole document."""

    def __init__(self, styles: Styles, numbering: Numbering, max_depth: int) -> None:
        self._styles = styles
        self._numbering = numbering
        self._finder = TextFinder(styles)
        self._max_depth = max_depth
        self._tables = 0
        self.notes: list[Note] = []
        self.too_deep = False

    def pieces(self, container: etree._Element, depth: int = 0, *, in_cell: bool = False) -> Iterator[Piece]:
        """The pieces of a body, cell, text box or note, in reading order."""
        if depth > self._max_depth:
            self.too_deep = True
            return
        for child in container:
            if child.tag == w("p"):
                yield from self._paragraph(child, depth, in_cell=in_cell)
            elif child.tag == w("tbl"):
                yield from self._table(child, depth)
            elif child.tag in _WRAPPERS:
                yield from self.pieces(child, depth + 1, in_cell=in_cell)
            elif child.tag == f"{{{MC}}}AlternateContent" and len(child):
                yield from self.pieces(child[0], depth + 1, in_cell=in_cell)

    def _paragraph(self, paragraph: etree._Element, depth: int, *, in_cell: bool) -> Iterator[Piece]:
        properties = paragraph.find(w("pPr"))
        style = self._styles.paragraph_style(properties)
        found = self._finder.find(paragraph, style)
        self.notes += [Note(kind, identity) for kind, identity in found.notes]
        marker = self._numbering.marker(number_of(properties), style)
        align = align_of(properties) or self._styles.align(style) or Align.UNKNOWN
        lines = found.lines()
        # An empty numbered paragraph counts on; only in a table cell ("STT") is its bare number worth a line.
        if marker and ((in_cell and marker != "-") or any(text.strip() for text, _ in lines)):
            lines[0] = (f"{marker} {lines[0][0]}", lines[0][1])
        for text, bold in lines:
            if text.strip():
                yield Piece(text, align=align, bold=bold)
        for box in found.boxes:
            yield from self.pieces(box, depth + 1)

    def _table(self, table: etree._Element, depth: int) -> Iterator[Piece]:
        rows = [list(_cells(row)) for row in _rows(table)]
        number = self._tables
        self._tables += 1
        layout = self._is_layout(table, rows)
        for row in rows:
            cells = [tuple(self.pieces(cell, depth + 1, in_cell=True)) for cell in row]
            if layout:
                yield from (piece for cell in cells for piece in cell)
                continue
            first = next((piece for cell in cells for piece in cell), None)
            text = ("\n".join(piece.text for piece in cell) for cell in cells)
            bold = all(piece.bold for cell in cells for piece in cell)
            piece = row_piece(text, number, first)
            if piece is not None:
                yield replace(piece, bold=bold)

    def _is_layout(self, table: etree._Element, rows: list[list[etree._Element]]) -> bool:
        widest = max(map(len, rows), default=0)
        if widest <= 1:  # a frame around text
            return True
        return len(rows) <= _LAYOUT_ROWS and widest <= _LAYOUT_COLUMNS and not self._has_lines(table)

    def _has_lines(self, table: etree._Element) -> bool:
        properties = table.find(w("tblPr"))
        own = properties.find(w("tblBorders")) if properties is not None else None
        if own is not None and any_visible(own):
            return True
        style = properties.find(w("tblStyle")) if properties is not None else None
        if own is None and style is not None and self._styles.has_borders(style.get(w("val"), "")):
            return True
        return any(any_visible(borders) for borders in table.iter(w("tcBorders")))


def _unwrapped(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _unwrapped(child, tag)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table, those deleted under tracking left out."""
    for row in _unwrapped(table, w("tr")):
        properties = row.find(w("trPr"))
        if properties is None or properties.find(w("del")) is None:
            yield row


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    """The cells of a row; the lower cells of a vertical merge are there and empty, so columns keep their place."""
    yield from _unwrapped(row, w("tc"))
