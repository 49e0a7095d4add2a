"""The records a PowerPoint 97-2003 file is made of, as bytes; source: [MS-PPT] 2.3.1."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

_CONTAINER = 0xF
_DEEP = 40


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its kind, its instance number, its content, whether that is records again."""

    kind: int
    instance: int
    content: bytes
    container: bool


def children(data: bytes) -> Iterator[Record]:
    """The records side by side in `data`."""
    at = 0
    while at + 8 <= len(data):
        head, kind, size = struct.unpack_from("<HHI", data, at)
        yield Record(kind, head >> 4, data[at + 8 : at + 8 + size], head & 0xF == _CONTAINER)
        at += 8 + size


def walk(data: bytes, depth: int = 0) -> Iterator[Record]:
    """All records in `data` in order, a container before what it holds."""
    for record in children(data):
        yield record
        if record.container and depth < _DEEP:
            yield from walk(record.content, depth + 1)
