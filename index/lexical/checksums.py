"""Whether the files of a tantivy index still are what was written: every segment file ends in its own CRC-32.

tantivy looks at sizes when it opens an index, and at a checksum only when asked, which its Python package cannot do. A
flipped byte of a dictionary or of the stored fields is then found by nobody but a person with a wrong hit.
Layout of a segment file (tantivy 0.27, `directory/footer.rs`): body, footer as JSON with "crc", its length as
little-endian u32, the magic number 1337 as little-endian u32.
"""

from __future__ import annotations

import json
import struct
import zlib
from pathlib import Path

_MAGIC = 1337
_TAIL = struct.Struct("<II")  # length of the footer, magic number
_SEGMENT_FILES = frozenset({".fast", ".fieldnorm", ".idx", ".pos", ".store", ".term"})


def damaged_files(folder: Path) -> tuple[str, ...]:
    """The names of the segment files in `folder` whose bytes have changed or whose end is gone, sorted."""
    files = (path for path in folder.glob("*.*") if path.suffix in _SEGMENT_FILES)
    return tuple(sorted(path.name for path in files if not _holds(path.read_bytes())))


def _holds(data: bytes) -> bool:
    if len(data) < _TAIL.size:
        return False
    length, magic = _TAIL.unpack(data[-_TAIL.size :])
    body = data[: -_TAIL.size - length]
    try:
        footer = json.loads(data[len(body) : -_TAIL.size])
        return bool(magic == _MAGIC and zlib.crc32(body) == footer["crc"])
    except (ValueError, KeyError, TypeError):
        return False
