"""The sample documents that ship with the program: ten documents of Sông Trà, a province that does not exist.

They let a first run show something with no internet and no other files. Which is which: ``samples/README.md``.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

PREFIX = "mau-"  # "mẫu", sample: tells them from the README beside them, and from real documents on a user's disk


def sample_files() -> tuple[Path, ...]:
    """Every shipped sample document, sorted by file name (about one file of each format the reader knows).

    The paths are real files: the package is always installed unpacked.
    """
    folder = Path(str(files("thammuu.corpus") / "samples"))
    return tuple(sorted(path for path in folder.glob(f"{PREFIX}*") if path.is_file()))
