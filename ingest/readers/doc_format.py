"""Formatting in a Word 97-2003 file as far as reading needs it: fonts, bold, hidden, deleted, table marks, align.

Source: [MS-DOC] 2.6 (single property modifiers, "sprm"), 2.9.33 and 2.9.174 (formatted disk pages), 2.9.271 (styles).
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from thammuu.ingest.model import Align
from thammuu.ingest.readers.doc_file import DocFile, plc

_PAGE = 512
_NO_STYLE = 0xFFF
_MAX_CHAIN = 12
_SIZES = (1, 1, 2, 4, 2, 2, 0, 3)  # of a sprm's operand, by its three top bits; 0: told by the operand
_T_DEF_TABLE, _CHANGE_TABS, _HUGE = 0xD608, 0xC615, (0x6646, 0x6645)
_ALIGNS = {0: Align.LEFT, 1: Align.CENTER, 2: Align.RIGHT, 3: Align.JUSTIFIED}


@dataclass(frozen=True, slots=True)
class Look:
    """How a run of characters looks; None where neither run nor style says it."""

    ascii_font: int | None = None
    other_font: int | None = None
    bold: bool = False
    caps: bool = False
    hidden: bool = False
    deleted: bool = False
    special: bool = False  # the character stands for an object, a note or a symbol
    symbol: tuple[int, int] | None = None  # font and code of an inserted symbol


@dataclass(frozen=True, slots=True)
class Place:
    """What a paragraph is: its style, its place in a table, its list."""

    style: int = 0
    align: Align = Align.UNKNOWN
    depth: int = 0  # of tables it lies in
    ends_row: bool = False
    inner_end: bool = False  # a paragraph mark that ends a cell of a table inside a table
    listed: bool = False  # numbered automatically
    lined: bool | None = None  # of a row end: the row draws lines


# Toggles: the operand is 0, 1, 0x80 (as the style says) or 0x81 (the opposite).
_TOGGLES = {0x0835: "bold", 0x083B: "caps", 0x083C: "hidden", 0x0800: "deleted", 0x0855: "special"}
_FONTS = {0x4A4F: "ascii_font", 0x4A51: "other_font", 0x4A3D: "ascii_font"}


class Formatting:
    """The formatting of one file, by byte offset of the main stream."""

    def __init__(self, file: DocFile) -> None:
        self._file = file
        self._styles = tuple(_styles(file.part(1)))
        self._looks: dict[tuple[int, bytes], Look] = {}
        self._places: dict[tuple[int, bytes], Place] = {}
        self._runs = _Pages(file, 12, _character_page)
        self._paragraphs = _Pages(file, 13, _paragraph_page)

    def runs(self, start: int, end: int) -> Iterator[tuple[int, int, bytes]]:
        """Byte ranges inside [start, end) with the modifiers of their characters."""
        return self._runs.within(start, end)

    def place(self, offset: int) -> Place:
        """The paragraph that holds byte `offset`."""
        record = self._paragraphs.at(offset)
        style, modifiers = (struct.unpack_from("<H", record)[0], record[2:]) if len(record) >= 2 else (0, b"")
        if (key := (style, modifiers)) not in self._places:
            base = Place(style=style)
            for part in self._chain(style):
                base = _place(base, part.paragraph, self._file.data)
            self._places[key] = _place(base, modifiers, self._file.data)
        return self._places[key]

    def look(self, style: int, modifiers: bytes) -> Look:
        """The look of characters with `modifiers` in a paragraph of `style`."""
        if (key := (style, modifiers)) not in self._looks:
            base = Look()
            for part in self._chain(style):
                base = _look(base, base, part.characters)
            for sprm, operand in sprms(modifiers):
                if sprm == 0x4A30 and len(operand) == 2:  # a character style
                    for part in self._chain(struct.unpack("<H", operand)[0]):
                        base = _look(base, base, part.characters)
            self._looks[key] = _look(base, base, modifiers)
        return self._looks[key]

    def _chain(self, style: int) -> list[_Style]:
        """The style and those it is based on, the base first."""
        chain: list[_Style] = []
        while style < len(self._styles) and len(chain) < _MAX_CHAIN:
            chain.insert(0, self._styles[style])
            style = self._styles[style].base
        return chain


def sprms(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The modifiers in `data`: code and operand; stops at the first that does not fit."""
    at = 0
    while at + 2 < len(data):
        sprm = struct.unpack_from("<H", data, at)[0]
        at += 2
        size = _SIZES[sprm >> 13]
        if not size:
            if sprm == _T_DEF_TABLE:
                size = struct.unpack_from("<H", data, at)[0] + 1 if at + 2 <= len(data) else 0
                operand_at = at + 2
            else:
                size, operand_at = data[at] + 1, at + 1
                if sprm == _CHANGE_TABS and data[at] == 0xFF:
                    return
            yield sprm, data[operand_at : at + size]
        else:
            yield sprm, data[at : at + size]
        at += size


def _look(look: Look, style: Look, modifiers: bytes) -> Look:
    for sprm, operand in sprms(modifiers):
        if (name := _TOGGLES.get(sprm)) and operand:
            value = bool(operand[0] & 1) if operand[0] < 0x80 else getattr(style, name) ^ bool(operand[0] & 1)
            look = replace(look, **{name: value})  # type: ignore[arg-type]  # the table names flags only
        elif (name := _FONTS.get(sprm)) and len(operand) == 2:
            look = replace(look, **{name: struct.unpack("<H", operand)[0]})
        elif sprm == 0x6A09 and len(operand) == 4:
            font, code = struct.unpack("<HH", operand)
            look = replace(look, symbol=(font, code))
    return look


def _place(place: Place, modifiers: bytes, data: bytes) -> Place:
    for sprm, operand in sprms(modifiers):
        if sprm in _HUGE and len(operand) == 4:
            place = _place(place, _huge(operand, data), b"")
        elif sprm in {0x2403, 0x2461} and operand:
            place = replace(place, align=_ALIGNS.get(operand[0], Align.UNKNOWN))
        elif sprm == 0x2416:
            place = replace(place, depth=max(place.depth, operand[0] & 1 if operand else 0))
        elif sprm == 0x6649 and len(operand) == 4:
            place = replace(place, depth=min(struct.unpack("<I", operand)[0], 40))
        elif sprm in {0x2417, 0x244C} and operand:
            place = replace(place, ends_row=bool(operand[0]))
        elif sprm == 0x244B and operand:
            place = replace(place, inner_end=bool(operand[0]))
        elif sprm == 0x460B and len(operand) == 2:
            place = replace(place, listed=struct.unpack("<H", operand)[0] not in {0, 0xF801})
        elif sprm in {0xD605, 0xD613, _T_DEF_TABLE}:
            place = replace(place, lined=bool(place.lined) or _draws_lines(sprm, operand))
    return place


def _huge(operand: bytes, data: bytes) -> bytes:
    """Modifiers that did not fit on the page lie in the data stream [PrcData]."""
    at = struct.unpack("<I", operand)[0]
    size = struct.unpack_from("<H", data, at)[0] if at + 2 <= len(data) else 0
    return data[at + 2 : at + 2 + size]


def _draws_lines(sprm: int, operand: bytes) -> bool:
    """True when one border of a row's table or cells has a width and a type."""
    if sprm == 0xD605:  # six Brc80: width, type, colour, space
        return any(operand[at + 1] not in {0, 0xFF} for at in range(0, len(operand) - 3, 4))
    if sprm == 0xD613:  # six Brc: colour (4), width, type, two flags
        return any(operand[at + 5] not in {0, 0xFF} for at in range(0, len(operand) - 7, 8))
    count = operand[0] if operand else 0
    cells = operand[1 + 2 * (count + 1) :]  # count, edges, then a TC80 of 20 bytes a cell
    return any(
        cells[at + side + 1] not in {0, 0xFF}
        for at in range(0, min(count * 20, len(cells) - 19), 20)
        for side in (4, 8, 12, 16)
    )


@dataclass(frozen=True, slots=True)
class _Style:
    base: int
    paragraph: bytes
    characters: bytes


def _styles(data: bytes) -> Iterator[_Style]:
    """The style sheet [STSH]; a style that cannot be read counts as empty, so that the numbering stays."""
    if len(data) < 6:
        return
    header, count, base_size = struct.unpack_from("<HHH", data)
    at = 2 + header
    defaults = data[14:20] if header >= 18 else b""  # fonts of the document where no style says one
    if len(defaults) == 6:
        ascii_font, _asian, other = struct.unpack("<HHH", defaults)
        default = struct.pack("<HHHH", 0x4A4F, ascii_font, 0x4A51, other)
    else:
        default = b""
    for _ in range(count):
        if at + 2 > len(data):
            return
        size = struct.unpack_from("<H", data, at)[0]
        yield _style(data[at + 2 : at + 2 + size], base_size, default)
        at += 2 + size


def _style(std: bytes, base_size: int, default: bytes) -> _Style:
    if len(std) < base_size + 2:
        return _Style(_NO_STYLE, b"", b"")
    kind_and_base = struct.unpack_from("<H", std, 2)[0]
    kind, base = kind_and_base & 0xF, kind_and_base >> 4
    at = base_size + 2 + 2 * struct.unpack_from("<H", std, base_size)[0] + 2  # the name and its end
    parts = []
    while at + 2 <= len(std):
        at += at % 2
        size = struct.unpack_from("<H", std, at)[0] if at + 2 <= len(std) else 0
        parts.append(std[at + 2 : at + 2 + size])
        at += 2 + size
    first = default if base == _NO_STYLE and kind == 1 else b""
    if kind == 1:
        paragraph, characters = [*parts, b"", b""][:2]
        return _Style(base, paragraph[2:], first + characters)
    return _Style(base, b"", parts[0] if kind == 2 and parts else b"")


class _Pages:
    """Formatted disk pages [FKP]: byte ranges of the main stream and the record of each."""

    def __init__(self, file: DocFile, part: int, read_page: object) -> None:
        ranges: list[tuple[int, int, bytes]] = []
        for _, _, record in plc(file.part(part), 4):
            number = struct.unpack("<I", record)[0] & 0x3FFFFF
            page = file.main[number * _PAGE : (number + 1) * _PAGE]
            if len(page) == _PAGE and callable(read_page):
                ranges += read_page(page)
        ranges.sort(key=lambda row: row[0])
        self._ranges = ranges
        self._starts = [row[0] for row in ranges]

    def at(self, offset: int) -> bytes:
        """The record of the range that holds `offset`."""
        index = bisect_right(self._starts, offset) - 1
        return self._ranges[index][2] if index >= 0 and offset < self._ranges[index][1] else b""

    def within(self, start: int, end: int) -> Iterator[tuple[int, int, bytes]]:
        """Ranges that cover [start, end) without gaps; gaps have an empty record."""
        index = max(bisect_right(self._starts, start) - 1, 0)
        while start < end:
            while index < len(self._ranges) and self._ranges[index][1] <= start:
                index += 1
            if index == len(self._ranges) or self._ranges[index][0] >= end:
                yield start, end, b""
                return
            first, last, record = self._ranges[index]
            if first > start:
                yield start, first, b""
                start = first
            stop = min(last, end)
            yield start, stop, record
            start = stop


def _character_page(page: bytes) -> Iterator[tuple[int, int, bytes]]:
    count = min(page[511], 101)
    bounds = struct.unpack_from(f"<{count + 1}I", page)
    for index in range(count):
        at = page[4 * (count + 1) + index] * 2
        yield bounds[index], bounds[index + 1], page[at + 1 : at + 1 + page[at]] if at else b""


def _paragraph_page(page: bytes) -> Iterator[tuple[int, int, bytes]]:
    count = min(page[511], 29)
    bounds = struct.unpack_from(f"<{count + 1}I", page)
    for index in range(count):
        at = page[4 * (count + 1) + index * 13] * 2
        size = page[at] * 2 - 1
        if not page[at]:
            at += 1
            size = page[at] * 2
        yield bounds[index], bounds[index + 1], page[at + 1 : at + 1 + size]
