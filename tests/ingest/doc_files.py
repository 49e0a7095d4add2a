"""Small Word 97-2003 files made in memory: a compound file with the streams [MS-DOC] asks for, and nothing else."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

SECTOR = 512
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
FONTS = ("Times New Roman", ".VnTime", ".VnTimeH", "VNI-Times", "Wingdings")


@dataclass(frozen=True)
class R:
    """A run: text, font and property modifiers."""

    text: str
    font: str = "Times New Roman"
    bold: bool = False
    hidden: bool = False
    deleted: bool = False
    special: bool = False
    symbol: int | None = None

    def modifiers(self) -> bytes:
        number = FONTS.index(self.font)
        out = struct.pack("<HH", 0x4A4F, number) + struct.pack("<HH", 0x4A51, number)
        flags = ((0x0835, self.bold), (0x083C, self.hidden), (0x0800, self.deleted), (0x0855, self.special))
        out += b"".join(struct.pack("<HB", sprm, 1) for sprm, on in flags if on)
        return out + (struct.pack("<HHH", 0x6A09, number, self.symbol) if self.symbol is not None else b"")


@dataclass(frozen=True)
class P:
    """A paragraph: runs, the mark that ends it, and what it is."""

    runs: tuple[R, ...]
    end: str = "\r"
    center: bool = False
    in_table: bool = False
    row_end: bool = False
    listed: bool = False

    def modifiers(self) -> bytes:
        out = struct.pack("<HB", 0x2403, 1) if self.center else b""
        out += struct.pack("<HB", 0x2416, 1) if self.in_table else b""
        out += struct.pack("<HB", 0x2417, 1) if self.row_end else b""
        return out + (struct.pack("<HH", 0x460B, 1) if self.listed else b"")


def p(*runs: R | str, **what: bool) -> P:
    """A paragraph of runs; plain text is a run in Times New Roman."""
    return P(tuple(R(run) if isinstance(run, str) else run for run in runs), **what)


def row(*cells: str | R) -> list[P]:
    """The paragraphs of a table row."""
    runs = [R(cell) if isinstance(cell, str) else cell for cell in cells]
    ends = [P((run,), "\x07", in_table=True) for run in runs]
    return [*ends, P((), "\x07", in_table=True, row_end=True)]


@dataclass
class Doc:
    """One file. Stories in the order of the format: body, footnotes, headers, text boxes."""

    body: list[P]
    notes: list[list[P]] = field(default_factory=list)
    headers: list[list[P]] = field(default_factory=list)
    boxes: list[list[P]] = field(default_factory=list)
    narrow: bool = False  # one byte a character
    flags: int = 0x0200  # 1Table
    version: int = 0xC1
    objects: dict[str, dict[str, bytes]] = field(default_factory=dict)  # embedded: storage, its streams

    def bytes(self) -> bytes:
        stories = [self.body, self._flat(self.notes), self._flat(self.headers), [], [], [], self._flat(self.boxes), []]
        paragraphs = [paragraph for story in stories for paragraph in story]
        text = "".join(_text(paragraph) for paragraph in paragraphs)
        raw = text.encode("cp1252") if self.narrow else text.encode("utf-16-le")
        main = bytearray(2048)
        offset = len(main)
        main += raw
        main += bytes(-len(main) % SECTOR)
        width = 1 if self.narrow else 2
        runs, ends, at = [], [], offset
        for paragraph in paragraphs:
            start = at
            for run in (*paragraph.runs, R(paragraph.end)):
                if run.text:
                    runs.append((at, at + len(run.text) * width, run.modifiers()))
                    at += len(run.text) * width
            ends.append((start, at, paragraph.modifiers()))
        characters = _pages(main, runs, _character_page, 15)
        lines = _pages(main, ends, _paragraph_page, 10)
        pcd = struct.pack("<HIH", 0, (offset * 2 | 0x40000000) if self.narrow else offset, 0)
        pieces = struct.pack("<II", 0, len(text)) + pcd
        parts = {
            1: _styles(),
            12: characters,
            13: lines,
            15: _fonts(),
            33: b"\x02" + struct.pack("<I", len(pieces)) + pieces,
            2: _references(self.body, "\x02", b"\x01\x00"),
            3: _bounds(self.notes),
            11: _bounds([[]] * 6 + self.headers) if self.headers else b"",
            40: _references(self.body, "\x08", struct.pack("<I", 7) + bytes(22)),
            56: _bounds(self.boxes, bytes(14) + struct.pack("<I", 7) + bytes(4)),
        }
        table = bytearray(16)
        for index, part in parts.items():
            struct.pack_into("<II", main, 0x9A + 8 * index, len(table), len(part))
            table += part
        struct.pack_into("<HH", main, 0, 0xA5EC, self.version)
        struct.pack_into("<H", main, 10, self.flags)
        counts = [sum(len(_text(paragraph)) for paragraph in story) for story in stories]
        struct.pack_into("<8i", main, 0x4C, *counts)
        return compound({"WordDocument": bytes(main), "1Table": bytes(table)}, self.objects)

    @staticmethod
    def _flat(parts: list[list[P]]) -> list[P]:
        return [paragraph for part in parts for paragraph in part]


def doc(*body: P | str | list[P], **more: object) -> bytes:
    """A .doc with the given paragraphs (plain text becomes one; a list is a row)."""
    flat: list[P] = []
    for item in body:
        flat += item if isinstance(item, list) else [p(item) if isinstance(item, str) else item]
    return Doc(flat, **more).bytes()  # type: ignore[arg-type]


def _text(paragraph: P) -> str:
    return "".join(run.text for run in paragraph.runs) + paragraph.end


def _pages(main: bytearray, ranges: list[tuple[int, int, bytes]], make: object, size: int) -> bytes:
    """Write formatted disk pages to the end of the main stream; the table that finds them."""
    groups = [ranges[at : at + size] for at in range(0, len(ranges), size)]
    numbers = []
    for group in groups:
        numbers.append(len(main) // SECTOR)
        main += make(group)  # type: ignore[operator]
    bounds = [group[0][0] for group in groups] + [ranges[-1][1]]
    return struct.pack(f"<{len(bounds)}I", *bounds) + struct.pack(f"<{len(numbers)}I", *numbers)


def _page(group: list[tuple[int, int, bytes]], entry: int, record: object) -> bytes:
    page = bytearray(SECTOR)
    bounds = [low for low, _, _ in group] + [group[-1][1]]
    struct.pack_into(f"<{len(bounds)}I", page, 0, *bounds)
    top = SECTOR - 2
    for index, (_, _, modifiers) in enumerate(group):
        data = record(modifiers)  # type: ignore[operator]
        top = (top - len(data)) // 2 * 2
        page[top : top + len(data)] = data
        page[4 * len(bounds) + index * entry] = top // 2
    page[511] = len(group)
    return bytes(page)


def _character_page(group: list[tuple[int, int, bytes]]) -> bytes:
    return _page(group, 1, lambda modifiers: bytes([len(modifiers)]) + modifiers)


def _paragraph_page(group: list[tuple[int, int, bytes]]) -> bytes:
    def record(modifiers: bytes) -> bytes:
        data = bytes(2) + modifiers  # style 0
        return b"\x00" + bytes([(len(data) + 1) // 2]) + data + bytes(len(data) % 2)

    return _page(group, 13, record)


def _fonts() -> bytes:
    out = struct.pack("<HH", len(FONTS), 0)
    for name in FONTS:
        record = bytes(39) + name.encode("utf-16-le") + b"\x00\x00"
        out += bytes([len(record)]) + record
    return out


def _styles() -> bytes:
    """One paragraph style, "Normal", based on nothing."""
    name = "Normal"
    std = struct.pack("<HHHHH", 0, 0xFFF1, 2, 0, 0) + struct.pack("<H", len(name)) + name.encode("utf-16-le") + bytes(2)
    std += struct.pack("<HH", 2, 0) + struct.pack("<H", 0)
    header = struct.pack("<HHHHHHHHH", 1, 10, 1, 1, 1, 0, 0, 0, 0)
    return struct.pack("<H", len(header)) + header + struct.pack("<H", len(std)) + std


def _references(body: list[P], sign: str, record: bytes) -> bytes:
    text = "".join(map(_text, body))
    at = [position for position, char in enumerate(text) if char == sign]
    return struct.pack(f"<{len(at) + 1}I", *at, len(text)) + record * len(at) if at else b""


def _bounds(parts: list[list[P]], record: bytes = b"") -> bytes:
    if not parts:
        return b""
    bounds = [0]
    for part in parts:
        bounds.append(bounds[-1] + sum(len(_text(paragraph)) for paragraph in part))
    return struct.pack(f"<{len(bounds)}I", *bounds) + record * len(parts)


def compound(streams: dict[str, bytes], storages: dict[str, dict[str, bytes]] | None = None) -> bytes:
    """A compound file with the streams, each padded to 4096 bytes so that no small-stream table is needed.

    `storages` lie beside the streams, each with streams of its own.
    """
    sectors: list[bytes] = []
    chain: list[int] = []
    entries = [_entry("Root Entry", 5, END, 0, child=1)]
    below = storages or {}

    def add(name: str, data: bytes, right: int) -> None:
        data += bytes(max(4096 - len(data), 0))
        start, count = len(sectors), -(-len(data) // SECTOR)
        sectors.extend(data[at * SECTOR : (at + 1) * SECTOR].ljust(SECTOR, b"\x00") for at in range(count))
        chain.extend([*range(start + 1, start + count), END])
        entries.append(_entry(name, 2, start, len(data), right=right))

    names = sorted([*streams, *below], key=lambda name: (len(name), name.upper()))
    child = len(names) + 1  # the entries of the storages' streams follow those of the root
    for index, name in enumerate(names, 1):
        right = index + 1 if index < len(names) else FREE
        if name in streams:
            add(name, streams[name], right)
        else:
            entries.append(_entry(name, 1, 0, 0, right=right, child=child))
            child += len(below[name])
    for name in names:
        inner = sorted(below.get(name, {}), key=lambda each: (len(each), each.upper()))
        for index, each in enumerate(inner, 1):
            add(each, below[name][each], len(entries) + 1 if index < len(inner) else FREE)
    directory = b"".join(entries) + bytes(-len(b"".join(entries)) % SECTOR)
    directory_at = len(sectors)
    count = len(directory) // SECTOR
    sectors += [directory[at * SECTOR : (at + 1) * SECTOR] for at in range(count)]
    chain += [*range(directory_at + 1, directory_at + count), END]
    fat_count = 1
    while (len(chain) + fat_count) * 4 > fat_count * SECTOR:
        fat_count += 1
    fat_at = len(sectors)
    chain += [FAT] * fat_count
    fat = struct.pack(f"<{len(chain)}I", *chain).ljust(fat_count * SECTOR, b"\xff")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, fat_count, directory_at, 0, 4096, END, 0, END, 0)
    header += struct.pack("<109I", *range(fat_at, fat_at + fat_count), *[FREE] * (109 - fat_count))
    return header + b"".join(sectors) + fat


def _entry(name: str, kind: int, start: int, size: int, right: int = FREE, child: int = FREE) -> bytes:
    raw = name.encode("utf-16-le") + bytes(2)
    head = raw.ljust(64, b"\x00") + struct.pack("<HBBIII", len(raw), kind, 1, FREE, right, child)
    return head + bytes(36) + struct.pack("<IQ", start, size)
