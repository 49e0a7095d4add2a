"""Pieces of a text put in the place of others."""

from __future__ import annotations

from collections.abc import Iterable


def replaced(text: str, changes: Iterable[tuple[int, int, str]]) -> str:
    """`text` with each (start, end, put): characters from start to end, of ranges in order and apart, become `put`."""
    pieces, place = [], 0
    for start, end, put in changes:
        pieces += [text[place:start], put]
        place = end
    return "".join((*pieces, text[place:]))
