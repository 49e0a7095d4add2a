"""Writes down every file that any Python process opens for writing, or makes; tests put this folder on PYTHONPATH."""

from __future__ import annotations

import os
import sys
from typing import Any

_SPY = os.environ.get("SPY_ON_WRITES", "")
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "open":
        path, mode, flags = arguments
        writes = bool(set(mode) & set("wax+")) if isinstance(mode, str) else bool(flags & _WRITES)
        if writes and isinstance(path, (str, bytes, os.PathLike)):
            os.write(_LOG, os.fsencode(path) + b"\n")
    elif event in {"tempfile.mkstemp", "tempfile.mkdtemp"}:
        os.write(_LOG, os.fsencode(str(arguments[0])) + b"\n")


if _SPY:
    _LOG = os.open(_SPY, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    sys.addaudithook(_watch)
