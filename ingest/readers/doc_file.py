"""The inside of a Word 97-2003 file: its streams, the file information block (FIB), the piece table, the font names.

Source: [MS-DOC], the published specification; names in brackets are its own. Every offset read is checked, so a damaged
file ends in InputError and never in a crash.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from thammuu.ingest.errors import InputError
from thammuu.ingest.readers.base import Enclosed
from thammuu.ingest.readers.limits import Limits
from thammuu.ingest.readers.ole import open_ole, property_texts, stream
from thammuu.ingest.readers.ole_objects import objects

_WORD_97 = 0xC1  # nFib of Word 97; older values are Word 6 and 95
_MAGIC = 0xA5EC
_OLD_MAGICS = frozenset((0xA5DC, 0xA697, 0xA698, 0xA699, 0xA59B))  # Word 2 to 95, Word for Japanese and so on
_ENCRYPTED, _TABLE_1 = 0x0100, 0x0200  # bits of FibBase
_PAIRS_AT = 0x9A  # FibRgFcLcb97: pairs of offset and length in the table stream
_COUNTS_AT = 0x4C  # FibRgLw97.ccpText and the seven counts after it
_COMPRESSED = 0x40000000
_SAVE_AS = "Mở tệp bằng Word hoặc LibreOffice, lưu thành .docx rồi nạp lại."


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text [Pcd]: characters [start, end) lie at byte `offset` of the main stream."""

    start: int
    end: int
    offset: int
    wide: bool  # two bytes a character

    def byte_of(self, position: int) -> int:
        """Where character `position` lies."""
        return self.offset + (position - self.start) * (2 if self.wide else 1)


@dataclass(frozen=True, slots=True)
class Stories:
    """Character ranges of the parts of a document, in the order they lie in the text."""

    main: range
    footnotes: range
    headers: range
    comments: range
    endnotes: range
    boxes: range
    header_boxes: range


class DocFile:
    """The parts of one file. Raises InputError when it is not a whole, open Word 97-2003 file."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._ole = open_ole(data, damaged())
        self._limits = limits
        self.main = stream(self._ole, "WordDocument", limits, damaged())
        if len(self.main) < _PAIRS_AT:
            raise damaged()
        magic, version = struct.unpack_from("<HH", self.main)
        flags = struct.unpack_from("<H", self.main, 10)[0]
        if magic in _OLD_MAGICS or (magic == _MAGIC and version < _WORD_97):
            raise InputError("Đây là tệp Word 6.0 hoặc Word 95, đời quá cũ nên chưa đọc được.", _SAVE_AS)
        if magic != _MAGIC:
            raise damaged()
        if flags & _ENCRYPTED:
            raise InputError("Tệp được đặt mật khẩu nên không đọc được.", "Mở bằng Word, bỏ mật khẩu rồi lưu lại.")
        self.table = stream(self._ole, "1Table" if flags & _TABLE_1 else "0Table", limits, damaged())
        self.data = stream(self._ole, "Data", limits, None)
        self.stories = _stories(self.main)
        self.pieces = tuple(self._pieces())
        self.fonts = tuple(self._fonts())

    def part(self, index: int) -> bytes:
        """The bytes of pair `index` of [FibRgFcLcb97] in the table stream; empty when it is not there."""
        at = _PAIRS_AT + 8 * index
        if at + 8 > len(self.main):
            return b""
        offset, size = struct.unpack_from("<II", self.main, at)
        return self.table[offset : offset + size]

    def properties(self) -> tuple[str, ...]:
        """Title, subject, keywords, comments and category as the file's properties give them."""
        return property_texts(self._ole)

    def enclosed(self) -> tuple[Enclosed, ...]:
        """The files embedded in this one."""
        return objects(self._ole, self._limits)

    def text(self, start: int, end: int) -> str:
        """Characters [start, end) as the file codes them; one character each, also where two make one letter."""
        out = []
        for piece in self.pieces:
            first, last = max(start, piece.start), min(end, piece.end)
            if first < last:
                raw = self.main[piece.byte_of(first) : piece.byte_of(last)]
                out.append(_wide(raw, last - first) if piece.wide else _narrow(raw, last - first))
        return "".join(out)

    def _pieces(self) -> Iterator[Piece]:
        clx, at = self.part(33), 0
        while at + 3 <= len(clx) and clx[at] == 1:  # [Prc]: formatting of fast-saved pieces
            at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
        if at + 5 > len(clx) or clx[at] != 2:
            raise damaged()
        size = struct.unpack_from("<I", clx, at + 1)[0]
        for start, end, pcd in plc(clx[at + 5 : at + 5 + size], 8):
            offset = struct.unpack_from("<I", pcd, 2)[0]
            wide = not offset & _COMPRESSED
            if start < end:
                yield Piece(start, end, offset if wide else (offset & ~_COMPRESSED) // 2, wide)

    def _fonts(self) -> Iterator[str]:
        table, at = self.part(15), 4
        while at < len(table):
            size = table[at] + 1
            name = table[at + 40 : at + size].decode("utf-16-le", "replace")  # [FFN]: 40 bytes, then the name
            yield name.split("\x00")[0]
            at += size


def damaged() -> InputError:
    """The refusal of a file that is not whole."""
    return InputError("Tệp .doc bị hỏng hoặc chép chưa đủ.", _SAVE_AS)


def plc(data: bytes, size: int) -> Iterator[tuple[int, int, bytes]]:
    """A [PLC]: n + 1 positions, then n records of `size` bytes; yields start, end and record."""
    count = max((len(data) - 4) // (4 + size), 0)
    positions = struct.unpack_from(f"<{count + 1}I", data) if count else ()
    for index in range(count):
        at = 4 * (count + 1) + index * size
        yield positions[index], positions[index + 1], data[at : at + size]


def _stories(main: bytes) -> Stories:
    counts = [max(count, 0) for count in struct.unpack_from("<8i", main, _COUNTS_AT)]
    ranges, at = [], 0
    for count in counts:
        ranges.append(range(at, at + count))
        at += count
    text, footnotes, headers, _macros, comments, endnotes, boxes, header_boxes = ranges
    return Stories(text, footnotes, headers, comments, endnotes, boxes, header_boxes)


def _wide(raw: bytes, count: int) -> str:
    """UTF-16 unit by unit, so that positions stay; pairs of surrogates are joined when the text is cleaned."""
    units = struct.unpack(f"<{len(raw) // 2}H", raw[: len(raw) // 2 * 2])
    return "".join(map(chr, units)).ljust(count, "\x00")


def _narrow(raw: bytes, count: int) -> str:
    # Five codes have no sign in Windows-1252; Latin-1 keeps them apart from each other.
    text = raw.decode("cp1252", "surrogateescape")
    return "".join(chr(ord(c) - 0xDC00) if "\udc80" <= c <= "\udcff" else c for c in text).ljust(count, "\x00")
