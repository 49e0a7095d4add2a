"""Small workbooks made in memory: .xlsx by openpyxl, .xls as BIFF records (Excel 97, fonts alone)."""

from __future__ import annotations

import io
import struct

from openpyxl import Workbook

from tests.ingest.doc_files import compound


def saved(book: Workbook) -> bytes:
    """The file of a workbook."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def xlsx(*rows: tuple[object, ...]) -> bytes:
    """A workbook with one sheet."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    return saved(book)


def _record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _string(text: str, width: str = "<H") -> bytes:
    return struct.pack(width, len(text)) + b"\x01" + text.encode("utf-16-le")


def _font(name: str, *, bold: bool) -> bytes:
    head = struct.pack("<HHHHHBBBB", 220, 0, 0x7FFF, 700 if bold else 400, 0, 0, 0, 0, 0)
    return _record(0x31, head + _string(name, "<B"))


def xls(
    *rows: tuple[str | float, ...],
    font: str = "Arial",
    hidden: bool = False,
    header: str = "",
    locked: bool = False,
    box: str = "",
    objects: dict[str, dict[str, bytes]] | None = None,
) -> bytes:
    """A workbook with one sheet, whose cells are all in one font; with `hidden` a second sheet is there but hidden.

    `box` is a text box in that font too, `objects` are the storages of what is embedded.
    """
    start = _record(0x809, struct.pack("<HHHHII", 0x600, 5, 0x0DBB, 1996, 0, 0x600))
    if locked:
        start += _record(0x2F, struct.pack("<HHH", 1, 1, 1) + bytes(48))
    start += _record(0x42, struct.pack("<H", 1200))
    start += _font(font, bold=False) * 5
    start += _record(0xE0, struct.pack("<HHHBBBBIIH", 0, 0, 0, 0x20, 0, 0, 0, 0, 0, 0)) * 16
    names = ["Biểu 1", "Biểu 2"] if hidden else ["Biểu 1"]
    bodies = [_sheet(rows, header, box), _sheet((("MẬT",),), "")][: len(names)]
    bounds = [_record(0x85, struct.pack("<IBB", 0, at, 0) + _string(name, "<B")) for at, name in enumerate(names)]
    offset = len(start) + sum(map(len, bounds)) + 4
    places = []
    for body in bodies:
        places.append(offset)
        offset += len(body)
    bounds = [
        _record(0x85, struct.pack("<IBB", place, at, 0) + _string(name, "<B"))
        for at, (name, place) in enumerate(zip(names, places, strict=True))
    ]
    return compound({"Workbook": start + b"".join(bounds) + _record(0x0A, b"") + b"".join(bodies)}, objects)


def _box(text: str) -> bytes:
    """A text box over two records, as long ones are."""
    halves = text[:2], text[2:]
    parts = [_record(0x3C, b"\x01" + half.encode("utf-16-le")) for half in halves if half]
    fonts = _record(0x3C, struct.pack("<HHIHHI", 0, 0, 0, len(text), 0, 0))
    shape = _record(0x5D, struct.pack("<5H12x2H", 0x15, 0x12, 6, 1, 0x6011, 0, 0))
    return shape + _record(0x1B6, struct.pack("<HH6xHH4x", 0, 0, len(text), 16)) + b"".join(parts) + fonts


def _sheet(rows: tuple[tuple[str | float, ...], ...], header: str, box: str = "") -> bytes:
    out = _record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0x0DBB, 1996, 0, 0x600))
    out += _record(0x14, _string(header)) if header else b""
    width = max((len(row) for row in rows), default=0)
    out += _record(0x200, struct.pack("<IIHHH", 0, len(rows), 0, width, 0))
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            place = struct.pack("<HHH", at, column, 15)
            if isinstance(value, str):
                out += _record(0x204, place + _string(value)) if value else b""
            else:
                out += _record(0x203, place + struct.pack("<d", value))
    return out + (_box(box) if box else b"") + _record(0x0A, b"")
