"""How wide the columns of a typed table are: by the text in them, so that no column of figures takes half the page."""

from __future__ import annotations

from collections.abc import Sequence

_LEAST = 0.055  # of the width of the text: "TT" and a number of three digits at 12 points
_PER_LETTER = 0.0135  # a letter of 12 points on a line of 165 mm, with room at the cell's sides
_LONG = 60  # letters beyond which a cell is set on several lines anyway


def shares(rows: Sequence[Sequence[str]]) -> tuple[float, ...]:
    """The shares of the columns of `rows` (head first, all of one length), 1 in all.

    A column is at least as wide as its longest word, then as the root of its longest text: long texts wrap.
    """
    columns = list(zip(*rows, strict=True))
    least = [max(_LEAST, _PER_LETTER * (max(map(_longest_word, column)) + 1.5)) for column in columns]
    if sum(least) >= 1:
        return tuple(width / sum(least) for width in least)
    wanted = [min(_LONG, max(map(len, column))) ** 0.75 if max(map(len, column)) > 4 else 0.0 for column in columns]
    spare, total = 1 - sum(least), sum(wanted) or 1.0
    if not any(wanted):
        return tuple(width / sum(least) for width in least)
    return tuple(width + spare * wish / total for width, wish in zip(least, wanted, strict=True))


def _longest_word(text: str) -> int:
    return max(map(len, text.split()), default=0)
