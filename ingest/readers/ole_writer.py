"""A compound file (OLE) written from streams alone: an embedded document becomes a file the readers know.

Source: [MS-CFB], version 3. In memory only: what is embedded reaches no disk before the guard has seen it.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping

_SECTOR = 512
_FREE, _END, _FAT, _DIFAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFC
_SMALL = 4096  # shorter streams would lie in a table of their own; they are padded instead
_IN_HEADER, _NUMBERS = 109, _SECTOR // 4  # places of the FAT the header holds; numbers a sector holds
_HEADER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)


def compound(streams: Mapping[str, bytes]) -> bytes:
    """The file with `streams` side by side under its root; short ones are followed by zeros."""
    names = sorted(streams, key=lambda name: (len(name), name.upper()))
    body, chain = bytearray(), list[int]()
    entries = [_entry("Root Entry", 5, _END, 0, child=1 if names else _FREE)]
    for number, name in enumerate(names, 1):
        data = streams[name].ljust(_SMALL, b"\x00")
        right = number + 1 if number < len(names) else _FREE
        entries.append(_entry(name, 2, _add(body, chain, data), len(data), right=right))
    directory = _add(body, chain, b"".join(entries))
    return _header_and_tables(bytes(body), chain, directory)


def _add(body: bytearray, chain: list[int], data: bytes) -> int:
    """Put `data` behind what is there; the number of its first sector."""
    start, count = len(chain), -(-len(data) // _SECTOR)
    body += data.ljust(count * _SECTOR, b"\x00")
    chain += [*range(start + 1, start + count), _END]
    return start


def _header_and_tables(body: bytes, chain: list[int], directory: int) -> bytes:
    """The whole file: header, `body`, the table of its sectors (FAT), and where that lies (DIFAT) if it is long."""
    tables = more = 0
    while (len(chain) + tables + more) > tables * _NUMBERS:
        tables += 1
        more = max(-(-(tables - _IN_HEADER) // (_NUMBERS - 1)), 0)
    first = len(chain)
    numbers = [*chain, *[_FAT] * tables, *[_DIFAT] * more]
    fat = struct.pack(f"<{len(numbers)}I", *numbers).ljust(tables * _SECTOR, b"\xff")
    places = [*range(first, first + tables)]
    head = struct.pack("<9I", 0, tables, directory, 0, _SMALL, _END, 0, first + tables if more else _END, more)
    listed = (places[:_IN_HEADER] + [_FREE] * _IN_HEADER)[:_IN_HEADER]
    beyond = b"".join(_difat(places, first + tables, more, number) for number in range(more))
    return _HEADER + head + struct.pack(f"<{_IN_HEADER}I", *listed) + body + fat + beyond


def _difat(places: list[int], first: int, count: int, number: int) -> bytes:
    start = _IN_HEADER + number * (_NUMBERS - 1)
    held = places[start : start + _NUMBERS - 1]
    held += [_FREE] * (_NUMBERS - 1 - len(held))
    return struct.pack(f"<{_NUMBERS}I", *held, first + number + 1 if number + 1 < count else _END)


def _entry(name: str, kind: int, start: int, size: int, right: int = _FREE, child: int = _FREE) -> bytes:  # noqa: PLR0917 - one row
    raw = name.encode("utf-16-le") + bytes(2)
    head = raw.ljust(64, b"\x00") + struct.pack("<HBBIII", len(raw), kind, 1, _FREE, right, child)
    return head + bytes(36) + struct.pack("<IQ", start, size)
