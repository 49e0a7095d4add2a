"""A sum of the program itself, for what is kept on disk and follows from the program as much as from the store."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_TOP = Path(__file__).parent.parent
_LAYERS = ("ingest", "corpus", "index")
_DECIDING = (".py", ".csv", ".txt")  # rules, and the tables that rules read


def program_sum_now() -> str:
    """A sum of every line of the layers up to this one, and of the Python that runs them, as they are on disk now.

    "" where the program's text is not there to be read: then nothing can be said of what was kept by it. No number
    that somebody must remember to raise: a rule that is changed and a kept answer that is not would be a wrong answer.
    """
    total = hashlib.sha256(sys.version.encode())
    names = sorted(name for layer in _LAYERS for name in _deciding(_TOP / layer))
    try:
        for name in names:
            text = Path(name).read_bytes()
            total.update(f"{name.removeprefix(str(_TOP))} {len(text)}\n".encode())
            total.update(text)
    except OSError:
        return ""
    return total.hexdigest() if any(name.endswith(".py") for name in names) else ""


def _deciding(folder: Path) -> Iterator[str]:
    for top, _, names in os.walk(folder):
        for name in names:
            if name.endswith(_DECIDING):
                yield os.path.join(top, name)  # noqa: PTH118 - a Path for each of 300 files takes as long as reading it


@cache
def program_sum() -> str:
    """`program_sum_now` as it was when this process first asked: that of the program it is running."""
    return program_sum_now()
