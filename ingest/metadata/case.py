"""Titles and organ names printed in capitals, brought to the case they are cited in."""

from __future__ import annotations

import re

from thammuu.ingest.folding import fold_tone_placement
from thammuu.ingest.tables.proper_nouns import PROPER_NOUNS

_ROMAN_WORD = re.compile(r"\b[IVXLC]+\b")
# Letters that a one-letter "Roman numeral" of capitals may be instead: "C" and "L" alone are rarely numerals.
_SYMBOL = re.compile(r"\b\d+(?:/\d{4})?[-/][\w/-]*[^\W\d_][\w/-]*")
_NOUNS = tuple(
    (noun, re.compile(rf"\b{re.escape(fold_tone_placement(noun.lower()))}\b"))
    for noun in sorted(PROPER_NOUNS, key=len)  # longer ones last: they win over their parts
)


def sentence_case(text: str) -> str:
    """Capitals brought to normal case, known proper nouns restored; a text already in mixed case stays as it is.

    "THI HÀNH ĐIỀU LỆ ĐẢNG" gives "Thi hành Điều lệ Đảng". Roman numerals and symbols keep their letters.
    """
    if not text.isupper():
        return text[:1].upper() + text[1:]
    lowered = fold_tone_placement(text.lower())
    if len(lowered) != len(text):
        return text
    for noun, pattern in _NOUNS:
        lowered = pattern.sub(noun, lowered)
    for kept in (*_ROMAN_WORD.finditer(text), *_SYMBOL.finditer(text)):
        lowered = lowered[: kept.start()] + kept.group() + lowered[kept.end() :]
    return lowered[:1].upper() + lowered[1:]
