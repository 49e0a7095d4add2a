"""The text of a file or of pasted words, nothing kept: what `cite`, `convert` and the table of bases work on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from thammuu.service.reading import Job, Readers, Wanted

if TYPE_CHECKING:
    from thammuu.ingest.model import SourceText

_KEPT = 1  # processes left running for the next file


@dataclass(frozen=True, slots=True)
class Extraction:
    """Reads texts in processes of their own. Every method raises InputError for what cannot be read, SecrecyRefusal for
    what bears a mark, and DefectError for a file that had to be stopped."""

    readers: Readers

    def file(self, path: Path) -> SourceText:
        """The cleaned text of a file."""
        return self._path(path, Wanted.TEXT)

    def converted(self, path: Path, *, drawn: bool = False) -> SourceText:
        """The text of a file in Unicode, its letters as typed, or as `drawn` where a font has capitals only."""
        return self._path(path, Wanted.TEXT if drawn else Wanted.TYPED_TEXT)

    def sent(self, name: str, data: bytes) -> SourceText:
        """The cleaned text of a file sent as bytes."""
        return self._read(Job(name, data))

    @staticmethod
    def pasted(text: str) -> SourceText:
        """A pasted text as if it were a file: cleaned, and refused when it bears a secrecy mark. Needs no process."""
        from thammuu.ingest.readers import read_bytes  # noqa: PLC0415

        return read_bytes(text.encode(), "van-ban.txt")

    def _path(self, path: Path, wanted: Wanted) -> SourceText:
        self.readers.start(1)  # it comes up while the readers, heavy to import, and the file are fetched
        from thammuu.ingest.readers import file_bytes  # noqa: PLC0415

        return self._read(Job(path.name, file_bytes(path), path.absolute().parent.parts[1:], wanted=wanted))

    def _read(self, job: Job) -> SourceText:
        try:
            return self.readers.text(job)
        finally:
            self.readers.rest(_KEPT)
