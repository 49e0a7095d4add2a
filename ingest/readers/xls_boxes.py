"""Text boxes and comments of an Excel 97-2003 workbook: the TxO records of its stream ([MS-XLS] 2.4.329)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

_BOX, _CONTINUE = 0x1B6, 0x3C
_CHANGE = 8  # bytes of a formatting run: position, font, reserved


@dataclass(frozen=True, slots=True)
class TextBox:
    """What a box says, and where which font begins: (position, number of the font)."""

    text: str
    changes: tuple[tuple[int, int], ...]


def boxes(records: bytes) -> Iterator[TextBox]:
    """The boxes in reading order; a broken one gives what is left of it."""
    size, parts = 0, list[bytes]()
    for kind, body in (*_records(records), (0, b"")):
        if kind == _CONTINUE:
            parts.append(body)
            continue
        if size:
            yield _box(size, parts)
        size = struct.unpack_from("<H", body, 10)[0] if kind == _BOX and len(body) >= 12 else 0
        parts = []


def _box(size: int, parts: list[bytes]) -> TextBox:
    """The text fills the first records, each with a byte of its own that tells its width; the fonts follow."""
    text, at = "", 0
    while at < len(parts) and len(text) < size:
        wide = parts[at][:1] == b"\x01"
        text += parts[at][1:].decode("utf-16-le" if wide else "latin-1", "replace")
        at += 1
    runs = b"".join(parts[at:])
    starts = range(0, len(runs) - len(runs) % _CHANGE, _CHANGE)
    changes = tuple(struct.unpack_from("<HH", runs, start) for start in starts)
    return TextBox(text[:size], tuple((start, font) for start, font in changes if start < size))


def _records(records: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 4 <= len(records):
        kind, size = struct.unpack_from("<HH", records, at)
        yield kind, records[at + 4 : at + 4 + size]
        at += 4 + size
