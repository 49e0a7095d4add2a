"""How wide a line of Times New Roman Bold capitals is; needed for the rule as long as the text above it."""

from __future__ import annotations

from thammuu.ingest.folding import strip_accents

# Advance widths of Times Bold in 1/1000 em. A mark above or below a letter does not widen it.
_WIDTHS = {
    **dict.fromkeys("ACDNRUVXY", 722),
    **dict.fromkeys("BELTZ", 667),
    **dict.fromkeys("FP", 611),
    **dict.fromkeys("GHKOQ", 778),
    "I": 389, "J": 500, "M": 944, "S": 556, "W": 1000, " ": 250, "-": 333, ".": 250, ",": 250, "/": 278,
}  # fmt: skip
_DEFAULT = 700


def bold_capitals_width(text: str, size: float) -> float:
    """Width in points of `text`, set in bold capitals of `size` points."""
    capitals = strip_accents(text).upper()
    return sum(_WIDTHS.get(letter, _DEFAULT) for letter in capitals) * size / 1000
