"""Issuing organs in running text: "Ban Thường vụ Tỉnh uỷ Bắc Giang", "Ban Chấp hành Trung ương Đảng khoá XIII"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from thammuu.ingest.citations.text import loose, one_line, shadow
from thammuu.ingest.citations.vocabulary import ORGANS, Organ
from thammuu.ingest.folding import clean


@dataclass(frozen=True, slots=True)
class FoundOrgan:
    """An organ read at a place of the text: where it ends (its term "khoá XIII" included) and its usual name."""

    end: int
    name: str
    joint: bool = False  # an organ of the State that may issue together with others: a ministry


_ROWS = tuple((organ, re.compile(rf"(?i:{loose(organ.pattern)})(?!\w)")) for organ in ORGANS)
# "khoá XIII"; "khoá X, kỳ họp thứ 10" of the Quốc hội
_TERM = re.compile(loose(r" (?i:khóa) [IVXL]+(?!\w)(?:, kỳ họp thứ \d+)?"))
# "Bắc Giang", "Thừa Thiên - Huế", "tỉnh Bắc Ninh", "phường Thanh Khê": capitalised syllables on the same line.
_PLACE_WORD = re.compile(r" (?:(?:tỉnh|thành phố|phường|xã|đặc khu) )?(?:- )?(\w+)")
_LONGEST_PLACE = 5  # syllables: "Bà Rịa - Vũng Tàu" has four
_NO_PLACE = frozenset({"Về", "Quy", "Số", "Khóa", "Ngày"})


def organ_at(text: str, start: int) -> FoundOrgan | None:
    """The organ named at `start` of `text` (already through `shadow`), or None."""
    for organ, pattern in _ROWS:
        match = pattern.match(text, start)
        if match is not None:
            end = _place_end(text, match.end()) if organ.place else match.end()
            name = organ.name or _usual(text[start:end], organ)
            term = _TERM.match(text, end)
            return FoundOrgan(term.end() if term else end, name, organ.joint)
    return None


def normal_issuer(name: str) -> str:
    """The usual name of an organ written in any of its ways; a name no row knows comes back trimmed, else unchanged.

    "BAN CHẤP HÀNH TRUNG ƯƠNG", "Ban Chấp hành Trung ương Đảng khoá XIII" both give "Ban Chấp hành Trung ương".
    """
    text = one_line(shadow(clean(name)))
    found = organ_at(text, 0)
    return found.name if found and found.end == len(text) else text


def _usual(written: str, organ: Organ) -> str:
    """The organ's own words on one line; names in capitals ("TỈNH ỦY BẮC GIANG") are left to the reader of headers."""
    return one_line(written) if organ.place else one_line(written).replace("Uỷ", "Ủy")


def _place_end(text: str, start: int) -> int:
    """End of the place name that follows at `start`, or `start` when none does."""
    end = start
    for _ in range(_LONGEST_PLACE):
        match = _PLACE_WORD.match(text, end)
        if match is None or not _is_place_word(match[1]):
            break
        end = match.end()
    return end


def _is_place_word(word: str) -> bool:
    return word[0].isupper() and word[1:].islower() and word not in _NO_PLACE
