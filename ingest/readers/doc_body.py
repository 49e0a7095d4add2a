"""The stories of a Word 97-2003 file as pieces: paragraphs, tables, text boxes where they hang, notes, page edges."""

from __future__ import annotations

import re
import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from thammuu.ingest.charsets import FontRun, Transcoder, meaning_of
from thammuu.ingest.readers.base import Piece, row_piece
from thammuu.ingest.readers.doc_file import DocFile, plc
from thammuu.ingest.readers.doc_format import Formatting, Look, Place

_ENDS = re.compile("[\r\x07]")
_FIELD_BEGIN, _FIELD_RESULT, _FIELD_END = "\x13", "\x14", "\x15"
_NOTE, _DRAWING, _SYMBOL = "\x02", "\x08", "("
# Line, page and column breaks; hyphens Word stores as codes. The soft hyphen is byte AD, which is a letter of TCVN3.
_FIXED = {"\x0b": "\n", "\x0c": "\n", "\x0e": "\n", "\t": " ", "\x1e": "-", "\x1f": "\u00ad"}
_LAYOUT_COLUMNS, _LAYOUT_ROWS = 3, 8  # as for .docx: header and signature of an official form


@dataclass(slots=True)
class Paragraph:
    """One paragraph as stored: runs in their fonts, and what hangs on it."""

    place: Place
    ends_cell: bool
    runs: list[FontRun] = field(default_factory=list)
    looks: list[Look] = field(default_factory=list)
    drawings: list[int] = field(default_factory=list)  # character positions
    notes: list[int] = field(default_factory=list)

    def piece(self, transcoder: Transcoder) -> Piece:
        """The paragraph in Unicode, its line breaks still in it."""
        texts = transcoder.paragraph(self.runs)
        shown = [text.upper() if look.caps else text for text, look in zip(texts, self.looks, strict=True)]
        heavy = sum(len(text.strip()) for text, look in zip(shown, self.looks, strict=True) if look.bold)
        whole = "".join(shown)
        return Piece(whole, align=self.place.align, bold=heavy * 2 > len(whole.strip()))


class StoryReader:
    """Cuts stories into paragraphs. Text that is hidden, deleted or the code of a field is left out."""

    def __init__(self, file: DocFile) -> None:
        self._file = file
        self._format = Formatting(file)
        self._starts = [piece.start for piece in file.pieces]

    def paragraphs(self, story: range) -> list[Paragraph]:
        """The paragraphs of one story, in order."""
        text = self._file.text(story.start, story.stop)
        fields: list[bool] = []  # one entry an open field: True while its code runs
        out, at = [], story.start
        for match in [*_ENDS.finditer(text), None]:
            stop = story.start + match.start() if match else story.start + len(text)
            if match or stop > at:
                place = self._place(stop if match else stop - 1)
                paragraph = Paragraph(place, ends_cell=bool(match) and match.group() == "\x07")  # type: ignore[union-attr]
                self._fill(paragraph, at, stop, fields)
                out.append(paragraph)
            at = stop + 1
        return out

    def _place(self, position: int) -> Place:
        index = bisect_right(self._starts, position) - 1
        if index < 0 or position >= self._file.pieces[index].end:
            return Place()
        return self._format.place(self._file.pieces[index].byte_of(position))

    def _fill(self, paragraph: Paragraph, start: int, end: int, fields: list[bool]) -> None:
        for index in range(max(bisect_right(self._starts, start) - 1, 0), len(self._file.pieces)):
            piece = self._file.pieces[index]
            if piece.start >= end:
                return
            first, last = max(start, piece.start), min(end, piece.end)
            width = 2 if piece.wide else 1
            for low, high, modifiers in self._format.runs(piece.byte_of(first), piece.byte_of(max(first, last))):
                at = piece.start + (low - piece.offset) // width
                stop = piece.start + (high - piece.offset) // width
                look = self._format.look(paragraph.place.style, modifiers)
                self._add(paragraph, at, self._file.text(at, stop), look, fields)

    def _add(self, paragraph: Paragraph, at: int, text: str, look: Look, fields: list[bool]) -> None:
        kept = ""
        for position, char in enumerate(text, start=at):
            if char == _FIELD_BEGIN:
                fields.append(True)
            elif char == _FIELD_RESULT and fields:
                fields[-1] = False
            elif char == _FIELD_END and fields:
                fields.pop()
            elif look.hidden or look.deleted or any(fields):
                continue
            elif look.special and char in {_NOTE, _DRAWING}:
                (paragraph.notes if char == _NOTE else paragraph.drawings).append(position)
            elif look.special and look.symbol and char == _SYMBOL:
                self._run(paragraph, kept, look)
                kept = ""
                font, code = look.symbol
                self._run(paragraph, chr(code if code < 0xD800 or code > 0xDFFF else 0x2022), replace(look), font)
            else:
                kept += _FIXED.get(char, char)
        self._run(paragraph, kept, look)

    def _run(self, paragraph: Paragraph, text: str, look: Look, font: int | None = None) -> None:
        if text:
            paragraph.runs.append(FontRun(text, self._font(look) if font is None else self._name(font)))
            paragraph.looks.append(look)

    def _font(self, look: Look) -> str | None:
        """The font that tells most: Word picks one of two by the character; an old Vietnamese one decides."""
        names = [self._name(number) for number in (look.ascii_font, look.other_font)]
        return next((name for name in names if meaning_of(name)), names[0])

    def _name(self, number: int | None) -> str | None:
        return self._file.fonts[number] if number is not None and number < len(self._file.fonts) else None


class DocBody:
    """All stories of a file, converted with one transcoder that has heard all of them."""

    def __init__(self, file: DocFile) -> None:
        self._file = file
        reader = StoryReader(file)
        stories = file.stories
        self._main = reader.paragraphs(stories.main)
        self._footnotes = _parts(reader, stories.footnotes, file.part(3))
        self._endnotes = _parts(reader, stories.endnotes, file.part(47))
        self._boxes = dict(zip(_box_shapes(file), _parts(reader, stories.boxes, file.part(56)), strict=False))
        self._edges = _parts(reader, stories.headers, file.part(11))
        self._header_boxes = _parts(reader, stories.header_boxes, file.part(57))
        parts = (*self._footnotes, *self._endnotes, *self._boxes.values(), *self._edges, *self._header_boxes)
        everything = [self._main, *parts]
        runs = (run for part in everything for paragraph in part for run in paragraph.runs)
        self.transcoder = Transcoder(runs)
        self.listed = any(paragraph.place.listed for part in everything for paragraph in part)
        self.tables = any(paragraph.place.depth for part in everything for paragraph in part)
        self.boxed = bool(self._boxes)
        self._tables = 0

    def pieces(self) -> Iterator[Piece]:
        """The body in reading order: boxes after their paragraph, notes at the end."""
        anchors = {start: struct.unpack_from("<I", spa)[0] for start, _, spa in plc(self._file.part(40), 26)}
        left = dict(self._boxes)
        for paragraphs in _blocks(self._main):
            yield from self._block(paragraphs)
            for position in (at for paragraph in paragraphs for at in paragraph.drawings):
                if box := left.pop(anchors.get(position, 0), None):
                    yield from self._flow(box)
        for box in left.values():
            yield from self._flow(box)
        for number, note in enumerate((*self._footnotes, *self._endnotes), start=1):
            for position, piece in enumerate(self._flow(note)):
                yield piece if position else replace(piece, text=f"[{number}] {piece.text.strip()}")

    def edges(self) -> Iterator[str]:
        """Headers, footers and the boxes in them, paragraph by paragraph; the note separators before them left out."""
        for part in (*self._edges[6:], *self._header_boxes):
            yield from (piece.text for piece in self._flow(part))

    def _flow(self, part: list[Paragraph]) -> Iterator[Piece]:
        for paragraphs in _blocks(part):
            yield from self._block(paragraphs)

    def _block(self, paragraphs: list[Paragraph]) -> Iterator[Piece]:
        if not paragraphs[0].place.depth:
            yield from (paragraph.piece(self.transcoder) for paragraph in paragraphs)
            return
        rows, lined = self._rows(paragraphs)
        number = self._tables
        self._tables += 1
        widest = max((len(row) for row in rows), default=0)
        layout = widest <= 1 or (len(rows) <= _LAYOUT_ROWS and widest <= _LAYOUT_COLUMNS and not lined)
        for row in rows:
            if layout:
                yield from (piece for cell in row for piece in cell)
                continue
            first = next((piece for cell in row for piece in cell), None)
            bold = all(piece.bold for cell in row for piece in cell if piece.text.strip())
            if piece := row_piece(("\n".join(piece.text for piece in cell) for cell in row), number, first):
                yield replace(piece, bold=bold)

    def _rows(self, paragraphs: list[Paragraph]) -> tuple[list[list[list[Piece]]], bool]:
        """Rows of cells of pieces, and whether the table draws lines."""
        rows: list[list[list[Piece]]] = []
        row: list[list[Piece]] = []
        cell: list[Piece] = []
        lined = False
        for paragraph in paragraphs:
            if paragraph.place.ends_row and paragraph.ends_cell:
                rows.append(row)
                row, lined = [], lined or bool(paragraph.place.lined)
                continue
            cell.append(paragraph.piece(self.transcoder))
            if paragraph.ends_cell:
                row.append(cell)
                cell = []
        if cell:
            row.append(cell)
        return ([*rows, row] if row else rows), lined


def _blocks(paragraphs: list[Paragraph]) -> Iterator[list[Paragraph]]:
    """Paragraphs one by one, but those of a table together."""
    table: list[Paragraph] = []
    for paragraph in paragraphs:
        if paragraph.place.depth:
            table.append(paragraph)
            continue
        if table:
            yield table
            table = []
        yield [paragraph]
    if table:
        yield table


def _parts(reader: StoryReader, story: range, positions: bytes) -> list[list[Paragraph]]:
    """The parts of a story cut at the positions of its table; the positions may come with records of any size."""
    bounds: list[int] = []
    for at in range(0, len(positions) - 3, 4):
        position = struct.unpack_from("<I", positions, at)[0]
        if (bounds and position < bounds[-1]) or position > len(story):
            break
        bounds.append(position)
        if position == len(story):
            break
    return [reader.paragraphs(range(story.start + first, story.start + last)) for first, last in pairwise(bounds)]


def _box_shapes(file: DocFile) -> list[int]:
    """The shape of each text box of the body [FTXBXS.lid], in order."""
    return [struct.unpack_from("<I", record, 14)[0] for _, _, record in plc(file.part(56), 22)]
