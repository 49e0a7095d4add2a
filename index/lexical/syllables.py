"""The syllables of every unit (forms.py) in one file that is mapped into memory, so that those of a hit are a slice.

Kept as a field of tantivy's compressed documents, reading those of 250 hits took 2 to 4 ms, as long as finding them.
The file is derived: written beside the index of words from the same units, made anew with it, checked by the doctor.
"""

from __future__ import annotations

import json
import mmap
import shutil
import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from thammuu.index.lexical.forms import encode
from thammuu.index.units import Unit

_DATA = "syllables.bin"
_ROWS = "rows.json"  # ids, where each one's bytes end, CRC-32 of all bytes
_CHUNK = 1 << 20


class SyllableWriter:
    """Writes the file of one folder, unit by unit."""

    def __init__(self, stream: IO[bytes]) -> None:
        """Use `written_to`."""
        self._stream = stream
        self._ids: list[str] = []
        self._ends: list[int] = []
        self._sum = 0

    def add(self, provision_id: str, forms: bytes) -> None:
        """Keep the syllables of one unit."""
        self._stream.write(forms)
        self._ids.append(provision_id)
        self._ends.append((self._ends[-1] if self._ends else 0) + len(forms))
        self._sum = zlib.crc32(forms, self._sum)

    def noting(self, units_by_document: Iterable[tuple[str, Sequence[Unit]]]) -> Iterator[tuple[str, Sequence[Unit]]]:
        """`units_by_document` as they are, each unit kept while it passes, so that they are made once for both."""
        for document_id, units in units_by_document:
            for unit in units:
                self.add(unit.provision_id, encode(unit))
            yield document_id, units

    def rows(self) -> str:
        """What tells the rows apart."""
        return json.dumps({"ids": self._ids, "ends": self._ends, "crc": self._sum})


@contextmanager
def written_to(folder: Path) -> Iterator[SyllableWriter]:
    """A writer for the new `folder`. Raises OSError when it cannot be written; then nothing is left there."""
    folder.mkdir(parents=True)
    try:
        with (folder / _DATA).open("wb") as stream:
            writer = SyllableWriter(stream)
            yield writer
        (folder / _ROWS).write_text(writer.rows(), encoding="utf-8")  # last: a file that was cut short does not open
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


class KeptSyllables:
    """The syllables of every unit, by provision. Safe for many threads."""

    def __init__(self, data: mmap.mmap | bytes, ids: Sequence[str], ends: Sequence[int], crc: int) -> None:
        """Use `read`."""
        self._data = memoryview(data)  # a slice of it is no copy
        self._crc = crc
        self._ends = array("q", ends)
        self._places = {name: place for place, name in enumerate(ids)}

    @classmethod
    def read(cls, folder: Path) -> KeptSyllables:
        """What was written to `folder`. Raises OSError or ValueError when it is missing or cut short."""
        rows = json.loads((folder / _ROWS).read_text(encoding="utf-8"))
        try:
            ids, ends, crc = rows["ids"], rows["ends"], int(rows["crc"])
        except (KeyError, TypeError) as error:
            raise ValueError(str(error)) from error
        size = (folder / _DATA).stat().st_size
        if len(ids) != len(ends) or (ends[-1] if ends else 0) != size:
            msg = f"{len(ids)} ids, {len(ends)} ends, {size} bytes"
            raise ValueError(msg)
        with (folder / _DATA).open("rb") as stream:  # an empty file cannot be mapped
            data = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) if size else b""
        return cls(data, ids, ends, crc)

    def count(self) -> int:
        """How many provisions have syllables."""
        return len(self._places)

    def of(self, provision_id: str) -> memoryview | None:
        """The syllables of a provision as `forms.encode` made them; None for an unknown one."""
        place = self._places.get(provision_id)
        if place is None:
            return None
        return self._data[self._ends[place - 1] if place else 0 : self._ends[place]]

    def items(self) -> Iterator[tuple[str, bytes]]:
        """Every provision with its syllables, as they were written."""
        start = 0
        for name, end in zip(self._places, self._ends, strict=True):
            yield name, bytes(self._data[start:end])
            start = end

    def is_whole(self) -> bool:
        """Whether the bytes still are what was written; reads all of them."""
        found = 0
        for start in range(0, len(self._data), _CHUNK):
            found = zlib.crc32(self._data[start : start + _CHUNK], found)
        return found == self._crc
