"""Numbers written in Roman numerals."""

from __future__ import annotations

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def roman(number: int) -> str:
    """Upper-case Roman numeral; decimal beyond what Roman numerals write."""
    if not 0 < number < 4000:
        return str(number)
    out = ""
    for value, signs in _ROMAN:
        count, number = divmod(number, value)
        out += signs * count
    return out
