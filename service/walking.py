"""From the paths a person gave to the files to read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from thammuu.ingest.errors import InputError

# Files that office programs and systems leave beside documents; nobody means them.
_LITTER = ("~$", "._")
_LITTER_NAMES = frozenset({"thumbs.db", "desktop.ini"})
_LITTER_FOLDERS = frozenset({"__macosx"})


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file on disk. `walked` is True when it was met in a folder and not named by the person."""

    path: Path
    walked: bool


@dataclass(frozen=True, slots=True)
class Walk:
    """The files behind the paths a person gave, and the litter passed over."""

    files: tuple[FoundFile, ...]
    skipped: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """One file to read, wherever it comes from: disk, upload or archive.

    `shown` is what people know it by ("van-ban/a.zip/b/c.docx"), `within` the names of the folders and archives it
    lies in, `load` gives its bytes (raising ThammuuError) or, for a file on disk, `path` tells where they are.
    """

    shown: str
    name: str
    within: tuple[str, ...]
    size: int
    load: Callable[[], bytes]
    path: Path | None = None
    walked: bool = False


def walk(paths: Iterable[Path]) -> Walk:
    """Every file at or under `paths`, folders sorted by name, each file once. InputError for a path that is not there.

    Hidden files and folders and lock files ("~$Báo cáo.docx") inside folders are passed over and listed.
    """
    files: dict[Path, FoundFile] = {}
    skipped: list[str] = []
    for path in paths:
        if not path.exists():
            raise InputError(f"Không có tệp hoặc thư mục “{path}”.", "Kiểm tra lại đường dẫn.")
        if path.is_dir():
            for found, litter in _inside(path):
                if litter:
                    skipped.append(str(found))
                else:
                    files.setdefault(found, FoundFile(found, walked=True))
        else:
            files[path] = FoundFile(path, walked=False)
    return Walk(tuple(files.values()), tuple(skipped))


def on_disk(found: FoundFile) -> Origin:
    """The origin of a file on disk; every folder above it counts for the secrecy guard."""
    from thammuu.ingest.readers import file_bytes  # noqa: PLC0415 - readers are slow to import

    path = found.path
    try:
        size = path.stat().st_size
    except OSError:
        size = 0
    return Origin(
        shown=str(path),
        name=path.name,
        within=path.absolute().parent.parts[1:],
        size=size,
        load=lambda: file_bytes(path),
        path=path,
        walked=found.walked,
    )


def is_litter(path: str) -> bool:
    """Whether a path inside an archive, with "/" between folders, is a hidden or lock file or lies in such a folder."""
    *folders, name = path.split("/")
    hidden = any(folder.startswith(".") or folder.lower() in _LITTER_FOLDERS for folder in folders)
    return hidden or _is_litter(name)


def _inside(folder: Path) -> Iterator[tuple[Path, bool]]:
    """Files below `folder` in order of name, and whether each is litter; links to folders are not followed."""
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            yield Path(parent) / name, _is_litter(name)


def _is_litter(name: str) -> bool:
    return name.startswith((".", *_LITTER)) or name.lower() in _LITTER_NAMES
