"""Files made to harm: mutations of whole ones, and the known tricks, all from one seed."""

from __future__ import annotations

import io
import random
import re
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.ingest.files import NS, Pdf, docx, p, zipped
from tests.ingest.test_readers_contract import MAKERS

LINES = (
    "TỈNH ỦY SÔNG LAM",
    "Số 12-KH/TU",
    "KẾ HOẠCH",
    "1. Cấp ủy, tổ chức đảng quán triệt sâu kỹ nội dung của kế hoạch này.",
    "a) Ban Tổ chức Tỉnh ủy theo dõi, đôn đốc việc thực hiện;",
    "2. Văn phòng Tỉnh ủy chuẩn bị tài liệu.",
)
MOST = 3 * 1024 * 1024  # larger real files are left out: their size alone decides how long a mutation takes


@dataclass(frozen=True, slots=True)
class Input:
    """One hostile file; `kind` is the way it was made."""

    kind: str
    name: str
    data: bytes


def bases(folder: Path | None) -> list[tuple[str, bytes]]:
    """Whole files of every format the registry reads, and the real ones in `folder`: (suffix, bytes)."""
    found = [(f".{form}", make(LINES)) for form, make in MAKERS.items()]
    found.append((".zip", zipped({f"a.{form}": make(LINES) for form, make in MAKERS.items()})))
    if folder is not None:
        paths = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.stat().st_size <= MOST)
        found += [(path.suffix.lower(), path.read_bytes()) for path in paths if path.suffix.lower() not in _LEFT_OUT]
    return found


_LEFT_OUT = {".json", ".gz", ".csv", ""}


def truncated(chance: random.Random, data: bytes, _other: bytes) -> bytes:
    """The beginning, or the end."""
    at = chance.randrange(len(data) + 1)
    return data[:at] if chance.random() < 0.7 else data[at:]


def spliced(chance: random.Random, data: bytes, other: bytes) -> bytes:
    """The beginning of one file and the end of another."""
    return data[: chance.randrange(len(data) + 1)] + other[chance.randrange(len(other) + 1) :]


def scattered(chance: random.Random, data: bytes, _other: bytes) -> bytes:
    """Single bytes changed."""
    out = bytearray(data)
    for _ in range(chance.choice((1, 4, 16, 64, 256))):
        if out:
            out[chance.randrange(len(out))] = chance.randrange(256)
    return bytes(out)


def holed(chance: random.Random, data: bytes, _other: bytes) -> bytes:
    """A stretch made noise, zeros, or cut out: what a broken copy or a bad sector leaves."""
    start = chance.randrange(len(data) + 1)
    length = chance.randrange(1, 5000)
    fill = chance.choice((b"", bytes(length), chance.randbytes(length), b"\xff" * length))
    return data[:start] + fill + data[start + length :]


def repeated(chance: random.Random, data: bytes, _other: bytes) -> bytes:
    """A stretch many times over."""
    start = chance.randrange(len(data) + 1)
    return data[:start] + data[start : start + chance.randrange(1, 200)] * chance.randrange(2, 300) + data[start:]


def misdirected(chance: random.Random, data: bytes, _other: bytes) -> bytes:
    """Numbers changed: offsets and lengths, in binary or in digits."""
    out = bytearray(data)
    for _ in range(chance.choice((1, 3, 10))):
        numbers = list(re.finditer(rb"\d{1,10}", bytes(out[:200_000])))
        if numbers and chance.random() < 0.5:
            match = chance.choice(numbers)
            out[match.start() : match.end()] = str(chance.choice((0, 1, -1, 2**31, 10**12))).encode()
        elif len(out) > 8:
            at = chance.randrange(len(out) - 4)
            out[at : at + 4] = chance.choice((0, 1, 0x7FFFFFFF, 0xFFFFFFFF, len(out))).to_bytes(4, "little")
    return bytes(out)


def noise(chance: random.Random, data: bytes, _other: bytes) -> bytes:
    """The first bytes of a format, then nothing but noise."""
    return data[: chance.randrange(4, 64)] + chance.randbytes(chance.randrange(1, 20_000))


def inside(chance: random.Random, data: bytes, other: bytes) -> bytes:
    """A part of a ZIP package mutated and packed again, so that the reader of its XML gets to see it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {info.filename: archive.read(info) for info in archive.infolist() if info.file_size < MOST}
    except Exception:  # noqa: BLE001 - no package: mutate the bytes
        return scattered(chance, data, other)
    if not parts:
        return data
    victim = chance.choice(sorted(parts))
    parts[victim] = chance.choice((_retagged, truncated, scattered, repeated))(chance, parts[victim], other)
    return zipped({name: part for name, part in parts.items()})


def _retagged(chance: random.Random, data: bytes, _other: bytes) -> bytes:
    """Still XML, but tags moved, lost, put into each other."""
    tags = list(re.finditer(rb"<[^>]*>", data))
    if not tags:
        return data
    first, second = chance.choice(tags), chance.choice(tags)
    return data[: first.start()] + second.group() * chance.choice((0, 1, 50)) + data[first.end() :]


MUTATIONS: tuple[Callable[[random.Random, bytes, bytes], bytes], ...] = (
    truncated,
    spliced,
    scattered,
    holed,
    repeated,
    misdirected,
    noise,
    inside,
    inside,
)


def mutated(seed: int, count: int, folder: Path | None) -> Iterator[Input]:
    """`count` mutations; the same seed and files give the same ones."""
    chance = random.Random(seed)
    files = bases(folder)
    by_suffix: dict[str, list[bytes]] = {}
    for suffix, data in files:
        by_suffix.setdefault(suffix, []).append(data)
    suffixes = sorted(by_suffix)
    for number in range(count):
        suffix = chance.choice(suffixes)  # every format as often as the next, however many files it has
        data, other = chance.choice(by_suffix[suffix]), chance.choice(files)[1]
        mutate = chance.choice(MUTATIONS)
        name = f"{number}{suffix if chance.random() < 0.9 else chance.choice(suffixes)}"
        yield Input(mutate.__name__, name, mutate(chance, data, other))


def tricks() -> Iterator[Input]:
    """The known ones, one of each."""
    mib = 1024 * 1024
    paragraph = "<w:p><w:r><w:t>a</w:t></w:r></w:p>"
    body = f"<w:document {NS}><w:body>{{}}</w:body></w:document>"
    yield Input("line", "dong-100MB.txt", b"a" * 100 * mib)
    yield Input("line", "dong-60MB.txt", b"chu viet " * (60 * mib // 9))
    yield Input("line", "dong-20MB.html", b"<html><body><p>" + b"chu viet " * (20 * mib // 9))
    yield Input("bomb", "bom.docx", docx("<w:p><w:r><w:t>" + "0" * 100_000_000 + "</w:t></w:r></w:p>"))
    yield Input("bomb", "bom.zip", zipped({"a.txt": b"0" * 300_000_000}))
    yield Input("bomb", "nhieu.zip", zipped({f"{n}.txt": b"a" * 900_000 for n in range(300)}))
    yield Input("bomb", "tram-nghin.zip", zipped({f"{n}": b"" for n in range(100_000)}))
    nested = zipped({"a.txt": b"x"})
    for depth in range(50):
        nested = zipped({f"{depth}.zip": nested})
    yield Input("nesting", "long.zip", nested)
    for depth in (50, 1_000, 100_000):
        yield Input(
            "nesting", f"bang-{depth}.docx", docx("<w:tbl><w:tr><w:tc>" * depth + "</w:tc></w:tr></w:tbl>" * depth)
        )
        yield Input("nesting", f"the-{depth}.html", b"<div>" * depth + b"chu")
        yield Input("nesting", f"ngoac-{depth}.rtf", b"{\\rtf1 " + b"{" * depth + b"chu" + b"}" * depth)
        pdf = b"%PDF-1.7\n1 0 obj\n" + b"[" * depth + b"]" * depth + b"\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF"
        yield Input("nesting", f"mang-{depth}.pdf", pdf)
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "lol"}">' for n in range(12))
    yield Input(
        "entities",
        "thuc-the.docx",
        zipped({"word/document.xml": f"<!DOCTYPE w [{entities}]>" + body.format(p("&e11;"))}),
    )
    yield Input("entities", "thuc-the.html", f"<!DOCTYPE html [{entities}]><html><body>&e11;".encode())
    outside = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + body.format(p("&x;"))
    yield Input("entities", "ngoai.docx", zipped({"word/document.xml": outside}))
    yield Input("many", "doan.docx", docx(*[paragraph] * 300_000))
    yield Input("many", "dong.txt", b"1. a\n" * 1_000_000)
    yield Input("many", "khoan.txt", "\n".join(f"Điều {n}. a\n1. b\na) c" for n in range(200_000)).encode())
    yield Input("many", "the.html", b"<p>a" * 1_000_000)
    loop = Pdf().page().lines(list(LINES)).bytes().replace(b"/Kids [", b"/Kids [2 0 R ")
    yield Input("loop", "vong.pdf", loop)
    yield Input("loop", "dem.pdf", Pdf().page().lines(list(LINES)).bytes().replace(b"/Count 1", b"/Count 2147483647"))
