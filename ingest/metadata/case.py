"""Titles and organ names printed in capitals, brought to the case they are cited in."""

from __future__ import annotations

import re

from thammuu.ingest.folding import fold_tone_placement
from thammuu.ingest.tables.proper_nouns import PROPER_NOUNS

# A Roman numeral in a title follows one of these words; "VI PHẠM" and "DI DÂN" are no numerals.
_ROMAN = re.compile(
    r"\b(?:THỨ|KHÓA|KHOÁ|LOẠI|HẠNG|NHÓM|CHƯƠNG|PHẦN|MỤC|QUÝ|ĐẠI HỘI|PHỤ LỤC|CẤP)\s+(?P<kept>[IVXLC]+)\b"
)
_SYMBOL = re.compile(r"(?P<kept>\b\d+(?:/\d{4})?[-/][\w/-]*[^\W\d_][\w/-]*)")
# "… CỦA LUẬT ĐẤU THẦU, LUẬT ĐẦU TƯ VÀ LUẬT GIÁ": a law named in a title keeps the capital of its first syllable
_LAW = re.compile(
    r"(?P<before>(?:của|bởi|theo|và|,|;)\s+)(?P<law>(?:bộ )?luật|pháp lệnh|nghị định)(?P<gap>\s+)(?P<name>\w)"
)
# "Đại hội Đảng" is restored, but not in "đại hội đảng bộ các cấp": there đảng bộ is a common noun
_COMMON_NOUN_GOES_ON = r"(?! (?:bộ|viên|ủy|phí|tịch|đoàn)\b)"


def _noun_pattern(noun: str) -> re.Pattern[str]:
    end = _COMMON_NOUN_GOES_ON if noun.endswith("Đảng") else ""
    return re.compile(rf"\b{re.escape(fold_tone_placement(noun.lower()))}\b{end}", re.IGNORECASE)


# longer ones last: they win over their parts
_NOUNS = tuple((noun, _noun_pattern(noun)) for noun in sorted(PROPER_NOUNS, key=len))


def sentence_case(text: str) -> str:
    """Capitals brought to normal case, known proper nouns restored; a text already in mixed case stays as it is.

    "THI HÀNH ĐIỀU LỆ ĐẢNG" gives "Thi hành Điều lệ Đảng". Roman numerals and symbols keep their letters.
    """
    if not text.isupper():
        return text[:1].upper() + text[1:]
    lowered = fold_tone_placement(text.lower())
    if len(lowered) != len(text):  # a letter whose small form is longer than one character: leave it alone
        return text
    lowered = _LAW.sub(_law_capitals, lowered)
    for noun, pattern in _NOUNS:
        lowered = pattern.sub(noun, lowered)
    for kept in (*_ROMAN.finditer(text), *_SYMBOL.finditer(text)):
        lowered = lowered[: kept.start("kept")] + kept["kept"] + lowered[kept.end("kept") :]
    return lowered[:1].upper() + lowered[1:]


def _law_capitals(match: re.Match[str]) -> str:
    return f"{match['before']}{match['law'].capitalize()}{match['gap']}{match['name'].upper()}"
