"""Glyphs of symbol fonts as characters: the font alone says what a code draws.

Sources: the encodings of Symbol and Wingdings as Microsoft publishes them; only what official papers use is listed.
Codes are given with and without the private-use offset F000 by different versions of Word.
"""

from __future__ import annotations

_OFFSET = 0xF000
_UNKNOWN = "•"
_SYMBOL = {
    0xA3: "≤", 0xB3: "≥", 0xB9: "≠", 0xBB: "≈", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xB0: "°", 0xD7: "⋅", 0xB7: "•",
    0xAE: "→", 0xAC: "←", 0xDE: "⇒", 0xA5: "∞", 0xE5: "∑", 0xD6: "√", 0xA2: "′", 0xCE: "∈", 0xC7: "∩", 0xC8: "∪",
    0x61: "α", 0x62: "β", 0x67: "γ", 0x64: "δ", 0x44: "Δ", 0x6D: "μ", 0x70: "π", 0x73: "σ", 0x53: "Σ", 0x57: "Ω",
    0x2D: "−", 0x2B: "+", 0x3D: "=", 0x3C: "<", 0x3E: ">",
}  # fmt: skip
_WINGDINGS = {
    0x6F: "☐", 0x71: "☐", 0xA8: "☐", 0x72: "☐", 0xFD: "☒", 0x78: "☒", 0xFE: "☑", 0x52: "☑",
    0xFB: "✗", 0xFC: "✓", 0xE0: "→", 0xE8: "→", 0xDF: "←", 0xF0: "⇒", 0x46: "☞", 0x28: "☎", 0x2A: "✉", 0xAB: "★",
}  # fmt: skip
_WINGDINGS_2 = {0x50: "✓", 0x4F: "✗", 0x52: "☑", 0x51: "☒", 0x54: "☒", 0x53: "☑", 0xA3: "☐", 0x2A: "☐"}
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2}


def symbol(font: str, code: str) -> str:
    """The character of glyph `code` (hex) of a font; "•" for a glyph no table knows, "" when the code is no number."""
    try:
        point = int(code, 16)
    except ValueError:
        return ""
    table = _FONTS.get(font.strip().lower(), {})
    glyph = point - _OFFSET if _OFFSET <= point <= _OFFSET + 0xFF else point
    if glyph in table:
        return table[glyph]
    return chr(point) if not table and 0x20 <= point < 0xD800 else _UNKNOWN


def signs(text: str, font: str | None) -> str:
    """A run in a symbol font as its signs. Words someone set in such a font by mistake stay readable."""
    table = _FONTS.get((font or "").strip().lower(), {})
    lone = len(text.strip()) == 1 and table not in ({}, _SYMBOL)  # a bullet
    return "".join(_sign(char, table, lone=lone) for char in text)


def _sign(char: str, table: dict[int, str], *, lone: bool) -> str:
    if char.isspace() or (table is _SYMBOL and char.isascii() and not char.isalpha()):
        return char  # the Symbol font has the signs of ASCII where they are
    return table.get(ord(char)) or (char if char.isascii() and not lone else _UNKNOWN)
