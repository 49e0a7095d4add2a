"""How Word writes a counted number: 7 as "7", "g", "VII", "bảy", "⑦". One row of a table for each w:numFmt.

Source: ECMA-376 part 1, 17.18.59 (ST_NumberFormat). Word's letters are the 26 Latin ones in every language, so the
fourth item of an automatic list is "d)" and the fifth "e)"; a "đ)" is always typed by hand. They are rendered as Word
prints them: what stands on the signed paper is what people cite.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from thammuu.ingest.roman import roman

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_PADDED = re.compile(r"^0*1")


def letters(number: int) -> str:
    """Word's lower-case letters: a ... z, aa, bb ... (the letter repeated, not a second digit)."""
    if not 0 < number <= 26 * 30:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def vietnamese(number: int) -> str:
    """A number in Vietnamese words up to 99 (numFmt "vietnameseCounting"): một, mười lăm, hai mươi mốt."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    if tens == 0:
        return _DIGITS[ones]
    head = "mười" if tens == 1 else f"{_DIGITS[tens]} mươi"
    special = {5: "lăm"} | ({1: "mốt", 4: "tư"} if tens > 1 else {})
    return f"{head} {special.get(ones, _DIGITS[ones])}" if ones else head


def _from(first: int, last: int) -> Callable[[int], str]:
    """Characters of one Unicode row, the first standing for 1; decimal beyond the row."""
    return lambda number: chr(first + number - 1) if 0 < number <= last - first + 1 else str(number)


def _silent(number: int) -> str:  # noqa: ARG001 - the table's shape
    return ""


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "decimalEnclosedCircle": _from(0x2460, 0x2473),  # ①
    "decimalEnclosedParen": _from(0x2474, 0x2487),  # ⑴
    "decimalEnclosedFullstop": _from(0x2488, 0x249B),  # ⒈
    "numberInDash": lambda number: f"- {number} -",
    "lowerLetter": letters,
    "upperLetter": lambda number: letters(number).upper(),
    "lowerRoman": lambda number: roman(number).lower(),
    "upperRoman": roman,
    "vietnameseCounting": vietnamese,
    "none": _silent,
}


def written(number: int, form: str, custom: str = "") -> str:
    """`number` in the numFmt `form`; decimal for the forms of other languages ("chicago", "hebrew1").

    `custom` is the pattern of numFmt "custom" ("001, 002, 003, ..."), which only says how many digits there are.
    """
    if form == "custom" and (padded := _PADDED.match(custom)):
        return str(number).zfill(len(padded[0]))
    return _FORMATS.get(form, str)(number)
