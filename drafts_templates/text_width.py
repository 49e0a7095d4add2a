"""How wide a line of Times New Roman Bold is; needed for the rules that are as long as the text above them.

The widths are those of the font's metric twin Tinos Bold, in 1/1000 em.
"""

from __future__ import annotations

import re
import unicodedata

_WIDTHS = {
    **dict.fromkeys("ACDNRUVXY", 722),
    **dict.fromkeys("BELTZ", 667),
    **dict.fromkeys("FP", 611),
    **dict.fromkeys("GHKOQ", 778),
    "I": 389, "J": 500, "M": 944, "S": 556, "W": 1000,
    **dict.fromkeys("agovxy", 500),
    **dict.fromkeys("bdhknpqu", 556),
    **dict.fromkeys("cerz", 444),
    **dict.fromkeys("ijl", 278),
    "f": 333, "m": 833, "s": 389, "t": 333, "w": 722,
    **dict.fromkeys("0123456789", 500),
    " ": 250, "\N{NO-BREAK SPACE}": 250, "-": 333, ".": 250, ",": 250, "/": 278, ":": 333, ";": 333, "(": 333, ")": 333,
}  # fmt: skip
# A mark above or below a letter does not widen it; a horn does (Ư, ư, ơ; Ơ is as wide as O).
_HORN = "\N{COMBINING HORN}"
_HORNED = {"U": 796, "u": 600, "O": 778, "o": 554}
_UNDIVIDED = {"Đ": "D", "đ": "d"}  # the stroke is no combining mark
_DEFAULT = 700
_STEP = 1.0  # points
_BREAKS = re.compile(r"[^\S\N{NO-BREAK SPACE}]+")


def bold_width(text: str, size: float) -> float:
    """Width in points of `text`, set on one line in bold of `size` points."""
    return sum(map(_letter_width, unicodedata.normalize("NFC", text))) * size / 1000


def _letter_width(char: str) -> int:
    base, *marks = tuple(unicodedata.normalize("NFD", _UNDIVIDED.get(char, char)))
    return (_HORNED if _HORN in marks else _WIDTHS).get(base, _DEFAULT)


def balanced(text: str, size: float, width: float) -> tuple[str, ...]:
    """`text` in as few lines as fit `width` points, bold, the longest of them as short as it can be.

    Left to itself a name that is a little too long leaves one word on its last line: "ỦY BAN NHÂN DÂN TỈNH SÔNG / TRÀ".
    A single word that is too wide stays whole, and so do words with a no-break space between them.
    """
    words = [word for word in _BREAKS.split(text) if word]
    lines = _filled(words, size, width)
    narrow, wide = 0.0, width
    while wide - narrow > _STEP:
        middle = (narrow + wide) / 2
        tried = _filled(words, size, middle)
        if len(tried) > len(lines) or any(bold_width(line, size) > middle for line in tried):
            narrow = middle
        else:
            lines, wide = tried, middle
    return tuple(lines)


def _filled(words: list[str], size: float, width: float) -> list[str]:
    """`words` in lines, each filled as far as `width` allows."""
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and bold_width(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
