"""Signs of life of a reader: the process that watches over reading gives a file its time anew at each.

Only what takes seconds by its nature says so, such as reading a scanned page by OCR.
"""

from __future__ import annotations

from collections.abc import Callable


def _nobody() -> None:
    """Nobody listens: files are read in the process that asked."""


_listener: list[Callable[[], None]] = [_nobody]


def listen(listener: Callable[[], None]) -> None:
    """Have `listener` called at every sign of life, in place of the one before."""
    _listener[0] = listener


def beat() -> None:
    """Say that one more part of the file is done."""
    _listener[0]()
