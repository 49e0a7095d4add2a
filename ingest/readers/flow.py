"""Paragraphs and tables as formats tell them that mark the ends of cells and rows in the text: .doc and .rtf."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from thammuu.ingest.charsets import FontRun, Transcoder, in_capitals
from thammuu.ingest.model import Align
from thammuu.ingest.readers.base import Piece, row_piece

_LAYOUT_COLUMNS, _LAYOUT_ROWS = 3, 8  # as for .docx: header and signature of an official form


@dataclass(frozen=True, slots=True)
class Words:
    """A run in its font, not converted yet."""

    run: FontRun
    bold: bool = False
    caps: bool = False


@dataclass(slots=True)
class Paragraph:
    """One paragraph as stored, or the end of a table row."""

    align: Align = Align.UNKNOWN
    depth: int = 0  # of tables it lies in
    ends_cell: bool = False
    ends_row: bool = False
    lined: bool = False  # of a row end: the row draws lines
    words: list[Words] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)  # labels of the notes referred to

    def piece(self, transcoder: Transcoder) -> Piece:
        """The paragraph in Unicode, its line breaks still in it."""
        texts = transcoder.paragraph([words.run for words in self.words])
        pairs = list(zip(self.words, texts, strict=True))
        heavy = sum(len(text.strip()) for words, text in pairs if words.bold)
        whole = "".join(in_capitals(text) if words.caps else text for words, text in pairs)
        bold = heavy * 2 > len(whole.strip())
        return Piece(whole, align=self.align, bold=bold, notes=tuple(self.notes))


Row = list[list[Piece]]


class Flow:
    """Turns paragraphs into pieces; counts tables over the whole document."""

    def __init__(self, transcoder: Transcoder) -> None:
        self._transcoder = transcoder
        self._tables = 0

    def pieces(self, paragraphs: Iterable[Paragraph]) -> Iterator[Piece]:
        """The pieces of a story."""
        for block in blocks(paragraphs):
            yield from self.block(block)

    def notes(self, labelled: Iterable[tuple[str, list[Paragraph]]]) -> Iterator[Piece]:
        """The texts of notes, as they stand after the text of every format: "[1] …"."""
        for label, paragraphs in labelled:
            for position, piece in enumerate(self.pieces(paragraphs)):
                yield piece if position else replace(piece, text=f"[{label}] {piece.text.strip()}")

    def block(self, paragraphs: list[Paragraph]) -> Iterator[Piece]:
        """The pieces of one paragraph, or of the paragraphs of one table."""
        if not paragraphs[0].depth:
            yield from (paragraph.piece(self._transcoder) for paragraph in paragraphs)
            return
        rows, lined = self._rows(paragraphs)
        number = self._tables
        self._tables += 1
        widest = max(map(len, rows), default=0)
        layout = widest <= 1 or (len(rows) <= _LAYOUT_ROWS and widest <= _LAYOUT_COLUMNS and not lined)
        for row in rows:
            if layout:
                yield from (piece for cell in row for piece in cell)
            elif piece := _row(row, number):
                yield piece

    def _rows(self, paragraphs: list[Paragraph]) -> tuple[list[Row], bool]:
        """Rows of cells of pieces, and whether the table draws lines."""
        rows: list[Row] = []
        row: Row = []
        cell: list[Piece] = []
        lined = False
        for paragraph in paragraphs:
            if paragraph.ends_row and not paragraph.words:
                rows.append(row)
                row, lined = [], lined or paragraph.lined
                continue
            cell.append(paragraph.piece(self._transcoder))
            if paragraph.ends_cell:
                row.append(cell)
                cell = []
        if cell:
            row.append(cell)
        return ([*rows, row] if row else rows), lined


def _row(row: Row, table: int) -> Piece | None:
    pieces = [piece for cell in row for piece in cell]
    piece = row_piece(("\n".join(piece.text for piece in cell) for cell in row), table, pieces[0] if pieces else None)
    if piece is None:
        return None
    notes = tuple(label for part in pieces for label in part.notes)
    return replace(piece, bold=all(part.bold for part in pieces if part.text.strip()), notes=notes)


def blocks(paragraphs: Iterable[Paragraph]) -> Iterator[list[Paragraph]]:
    """Paragraphs one by one, but those of a table together."""
    table: list[Paragraph] = []
    for paragraph in paragraphs:
        if paragraph.depth:
            table.append(paragraph)
            continue
        if table:
            yield table
            table = []
        yield [paragraph]
    if table:
        yield table
