"""Which index folders are current and what they were made from: one small file, switched by one rename."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from thammuu.index.records import DocumentStamp

FOLDER = "index"  # of all that is derived, in the data folder
_NAME = "manifest.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """The current indexes. Folder names are relative to the index folder; "" where there is none."""

    lexical: str = ""
    syllables: str = ""  # of the units in `lexical`
    recipe: str = ""  # LEXICAL_RECIPE and UNIT_RECIPE it was made by
    exact: str = ""
    model: str = ""  # Embedder.name of the vectors in `exact` and `chroma`
    chroma: str = ""
    chroma_count: int = 0  # vectors in `chroma`
    chroma_stamps: tuple[DocumentStamp, ...] = ()  # what `chroma` was made from; it may lag behind `stamps`
    stamps: tuple[DocumentStamp, ...] = ()  # the documents in `lexical`, `syllables` and `exact`

    @classmethod
    def read(cls, folder: Path) -> Manifest:
        """The manifest in `folder`; an empty one when there is none or it cannot be understood."""
        try:
            values = json.loads((folder / _NAME).read_text(encoding="utf-8"))
            for name in ("stamps", "chroma_stamps"):
                values[name] = tuple(DocumentStamp(**each) for each in values[name])
            return cls(**values)
        except (OSError, ValueError, TypeError, KeyError):
            return cls()

    def write(self, folder: Path) -> None:
        """Make this the manifest of `folder`; a process killed meanwhile leaves the old one."""
        part = folder / f".{_NAME}.{os.getpid()}"
        with part.open("w", encoding="utf-8") as stream:
            json.dump(asdict(self), stream)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(folder / _NAME)

    def folders(self) -> frozenset[str]:
        """The names of the folders in use."""
        return frozenset({self.lexical, self.syllables, self.exact, self.chroma} - {""})


def mark(folder: Path) -> int:
    """A number that changes when another manifest is put in place; 0 when there is none."""
    try:
        return (folder / _NAME).stat().st_mtime_ns
    except OSError:
        return 0


def fresh_folder(folder: Path, kind: str) -> str:
    """The name of a folder for a new index of this kind that does not exist yet."""
    taken = {path.name for path in folder.glob(f"{kind}-*")}
    return next(name for name in (f"{kind}-{number}" for number in range(1, len(taken) + 2)) if name not in taken)
