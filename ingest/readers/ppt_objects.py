"""Files that slides of PowerPoint 97-2003 hold, for the guard: compound files inside records of the stream."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from itertools import islice

from thammuu.ingest.readers.base import Enclosed
from thammuu.ingest.readers.limits import Limits
from thammuu.ingest.readers.ppt_records import Record, children

_STORAGE = 0x1011  # [ExOleObjStg], [ExControlStg] and the project of macros alike: a storage at the top of the stream
_PACKED = 1  # its instance when it is packed: four bytes of size, then zlib
_MOST = 1000  # objects looked at in one file


def embedded(main: bytes, limits: Limits) -> Iterator[Enclosed]:
    """The files in the stream "PowerPoint Document", older versions included: the original holds those too."""
    stored = (record for record in children(main) if record.kind == _STORAGE)
    for number, record in enumerate(islice(stored, _MOST), start=1):
        if data := _unpacked(record, limits):
            yield Enclosed(f"oleObject{number}.bin", data)


def _unpacked(record: Record, limits: Limits) -> bytes:
    """The compound file; empty when it is damaged or larger than any file may be."""
    if record.instance != _PACKED:
        return record.content
    try:
        return zlib.decompressobj().decompress(record.content[4:], limits.max_bytes)
    except zlib.error:
        return b""
