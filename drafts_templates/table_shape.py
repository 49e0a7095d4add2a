"""How wide the columns of a typed table are: by the text in them, so that no column of figures takes half the page."""

from __future__ import annotations

from collections.abc import Sequence

_LEAST = 0.055  # of the width of the text: "TT" and a number of three digits at 12 points
_PER_LETTER = 0.0135  # a letter of 12 points on a line of 165 mm, with room at the cell's sides
_ROOM = 1.5  # letters' worth of room at the sides of a cell
_LONG = 60  # letters beyond which a cell is set on several lines anyway


def shares(rows: Sequence[Sequence[str]]) -> tuple[float, ...]:
    """The shares of the columns of `rows` (head first, all of one length), 1 in all.

    A column is at least as wide as its longest word, the head's too; what is left goes to the columns by what they
    lack to hold their longest text on one line, and their head on two.
    """
    columns = list(zip(*rows, strict=True))
    least = [max(_LEAST, _width(max(map(_longest_word, column)))) for column in columns]
    if sum(least) >= 1:
        return tuple(width / sum(least) for width in least)
    wanted = [
        max(width, _width(min(_LONG, max(_longest(column[1:]), (len(column[0]) + 1) // 2))))
        for width, column in zip(least, columns, strict=True)
    ]
    if sum(wanted) <= 1:
        return tuple(width / sum(wanted) for width in wanted)
    lacking = [wish - width for wish, width in zip(wanted, least, strict=True)]
    spare = (1 - sum(least)) / sum(lacking)
    return tuple(width + spare * lack for width, lack in zip(least, lacking, strict=True))


def _width(letters: int) -> float:
    return _PER_LETTER * (letters + _ROOM)


def _longest(cells: Sequence[str]) -> int:
    return max(map(len, cells), default=0)


def _longest_word(text: str) -> int:
    return max(map(len, text.split()), default=0)
