"""The body of a .docx in reading order: paragraphs with their numbers, tables, text boxes, notes.

A paragraph whose end is deleted under tracking, moved away or hidden goes on in the next one, as on the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml import etree

from thammuu.ingest.model import Align, BlockKind
from thammuu.ingest.readers.base import CELL_SEPARATOR, Piece, row_piece
from thammuu.ingest.readers.docx_fonts import DocxFonts
from thammuu.ingest.readers.docx_notes import NoteBook
from thammuu.ingest.readers.docx_numbering import NO_LABEL, Label, Numbering
from thammuu.ingest.readers.docx_package import MC, w
from thammuu.ingest.readers.docx_styles import Styles, align_of, any_visible, flag, number_of
from thammuu.ingest.readers.docx_tables import cells_of, header_rows, rows_of
from thammuu.ingest.readers.docx_text import Found, TextFinder

# Containers that only wrap paragraphs; tracked insertions and moved-in text count as text.
_WRAPPERS = frozenset(map(w, ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")))
# What is said of a paragraph's end: gone with a tracked change, or not shown (Word's "style separator").
_NO_END = ("del", "moveFrom", "vanish")
# The header and the signature of an official form are tables without lines: two or three cells side by side
# (organ | motto; "Nơi nhận" | signer), rarely more than a handful of rows. They read cell by cell, not as rows.
_LAYOUT_COLUMNS = 3
_LAYOUT_ROWS = 8


class BodyWalker:
    """Turns block-level XML into pieces; counts lists, tables and notes across the whole document."""

    def __init__(self, styles: Styles, numbering: Numbering, fonts: DocxFonts, max_depth: int) -> None:
        self._styles = styles
        self._numbering = numbering
        self._finder = TextFinder(styles, fonts)
        self._max_depth = max_depth
        self._tables = 0
        self.notes = NoteBook()
        self.too_deep = False

    def pieces(self, container: etree._Element, depth: int = 0, *, in_cell: bool = False) -> Iterator[Piece]:
        """The pieces of a body, cell, text box or note, in reading order."""
        if depth > self._max_depth:
            self.too_deep = True
            return
        unended: list[etree._Element] = []
        for child in container:
            if child.tag == w("p"):
                unended.append(child)
                if _ends(child):
                    yield from self._paragraph(unended, depth, in_cell=in_cell)
                    unended = []
                continue
            yield from self._paragraph(unended, depth, in_cell=in_cell)
            unended = []
            yield from self._container(child, depth, in_cell=in_cell)
        yield from self._paragraph(unended, depth, in_cell=in_cell)

    def _container(self, child: etree._Element, depth: int, *, in_cell: bool) -> Iterator[Piece]:
        if child.tag == w("tbl"):
            yield from self._table(child, depth)
        elif child.tag in _WRAPPERS:
            yield from self.pieces(child, depth + 1, in_cell=in_cell)
        elif child.tag == f"{{{MC}}}AlternateContent" and len(child):
            yield from self.pieces(child[0], depth + 1, in_cell=in_cell)

    def _paragraph(self, parts: Sequence[etree._Element], depth: int, *, in_cell: bool) -> Iterator[Piece]:
        """The lines of one paragraph, which is several elements where ends of paragraphs are gone."""
        if not parts:
            return
        found = Found()
        for part in parts:
            self._finder.find(part, self._styles.paragraph_style(part.find(w("pPr"))), found)
        label = self._finder.converted_label(self._label(parts), found)
        self._finder.convert(found)
        lines = found.lines()
        # An empty numbered paragraph counts on; only in a table cell ("STT") is its bare number worth a line.
        if (in_cell and label.text != "-") or any(text.strip() for text, _ in lines):
            lines[0] = (label.before(lines[0][0]), lines[0][1])
        notes = tuple(self.notes.label(anchor) for anchor in found.notes)
        align, kind = self._align(parts[-1]), self._kind(parts[-1])
        for text, bold in lines:
            if text.strip():
                yield Piece(text, kind, align=align, bold=bold, notes=notes)
                notes = ()
        for box in found.boxes:
            yield from self.pieces(box, depth + 1)

    def _label(self, parts: Sequence[etree._Element]) -> Label:
        """The number of the first part that has one: joined paragraphs are one item and count once."""
        for part in parts:
            properties = part.find(w("pPr"))
            label = self._numbering.marker(number_of(properties), self._styles.paragraph_style(properties))
            if label.text:
                return label
        return NO_LABEL

    def _kind(self, paragraph: etree._Element) -> BlockKind:
        style = self._styles.paragraph_style(paragraph.find(w("pPr")))
        return BlockKind.CONTENTS if self._styles.is_contents(style) else BlockKind.PARAGRAPH

    def _align(self, paragraph: etree._Element) -> Align:
        properties = paragraph.find(w("pPr"))
        style = self._styles.paragraph_style(properties)
        return align_of(properties) or self._styles.align(style) or Align.UNKNOWN

    def _table(self, table: etree._Element, depth: int) -> Iterator[Piece]:
        rows = [list(cells_of(row)) for row in rows_of(table)]
        number = self._tables
        self._tables += 1
        read = [[tuple(self.pieces(cell, depth + 1, in_cell=True)) for cell in row] for row in rows]
        if self._is_layout(table, rows):
            yield from (piece for row in read for cell in row for piece in cell)
            return
        pieces = [_row(cells, number) for cells in read]
        headers = header_rows(table, [piece is not None and piece.bold for piece in pieces])
        for position, piece in enumerate(pieces):
            if piece is not None:
                yield replace(piece, header=position < headers)

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


def _ends(paragraph: etree._Element) -> bool:
    """False when the paragraph goes on in the next element."""
    mark = paragraph.find(f"{w('pPr')}/{w('rPr')}")
    return mark is None or not any(flag(mark, tag) for tag in _NO_END)


def _row(cells: Sequence[Sequence[Piece]], table: int) -> Piece | None:
    """One row as a piece, bold when all of it is; None when all cells are empty."""
    pieces = [piece for cell in cells for piece in cell]
    made = row_piece(("\n".join(map(_cell_text, cell)) for cell in cells), table, pieces[0] if pieces else None)
    if made is None:
        return None
    notes = tuple(note for piece in pieces for note in piece.notes)
    return replace(made, bold=all(piece.bold for piece in pieces), header=False, notes=notes)


def _cell_text(piece: Piece) -> str:
    """A row of a table inside a cell is words of that cell: its bars would look like those of the outer row."""
    return piece.text.replace(CELL_SEPARATOR, " ") if piece.kind is BlockKind.TABLE_ROW else piece.text
