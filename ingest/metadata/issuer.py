"""Who issued a document: the organs of the header, corrected by the signature.

A header prints the organ whose seal is used, not always the one that decides: documents of the Bộ Chính trị and the
Ban Bí thư bear BAN CHẤP HÀNH TRUNG ƯƠNG, those of a Ban Thường vụ bear TỈNH ỦY … (format rules §2). The mark
"T/M …" tells who decided; where no signature was kept, the first sentence does ("Ban Bí thư hướng dẫn …").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from thammuu.ingest.folding import fold
from thammuu.ingest.structure.lines import Line
from thammuu.ingest.tables.organs import ORGANS

_PLACE_LINE = re.compile(r"^(?:TỈNH|THÀNH PHỐ|XÃ|PHƯỜNG|ĐẶC KHU|HUYỆN|QUẬN)\s")
# "VĂN PHÕNG", "CỘNG HÕA": some PDFs of 2015-2020 print Õ for Ò
_MISREAD = re.compile(r"\b(?:phõng|hõa|tõa)\b")
_ADOPTED_BY = re.compile(r"được (?P<who>Quốc hội|Ủy ban thường vụ Quốc hội)\b", re.IGNORECASE)
_MARK = re.compile(r"^(?:T/M|T/L|TM\.?|TL\.?)\s+")
_MAX_ORGAN_CHARS = 60  # a longer line in small letters is prose
_PARTS = re.compile(r"( và |, | - )")
_CENTRE = "Ban Chấp hành Trung ương"
_CENTRAL_DECIDERS = ("Bộ Chính trị", "Ban Bí thư")
_COMMITTEE = re.compile(r"^(?:Tỉnh|Thành|Đảng|Huyện|Quận|Thị) ủy\b|^Đảng bộ\b")
_ACTS = "hướng dẫn|quy định|ban hành|yêu cầu|kết luận|quyết định|thông báo|chỉ đạo|thống nhất|đồng ý|nhận thấy"
_ACTING = re.compile(rf"^(?P<who>Bộ Chính trị|Ban Bí thư|Ban Thường vụ (?:[^\W\d_]+ ){{0,3}}?ủy)\s+(?:{_ACTS})\b")


@dataclass(frozen=True, slots=True)
class NamedOrgan:
    """An organ in normal case; `below` is its name under a superior one ("Ban Tổ chức {above}"), "" if it has none."""

    name: str
    below: str


@dataclass(frozen=True, slots=True)
class PrintedOrgan:
    """An organ of the header and the lines that print it."""

    organ: NamedOrgan
    lines: tuple[Line, ...]


def read_organs(segments: Sequence[Line], *, any_case: bool = False) -> tuple[PrintedOrgan, ...]:
    """The organs printed in header segments, in order; "ỦY BAN NHÂN DÂN" / "TỈNH …" on two lines is one organ.

    `any_case` also takes names in small letters, as files converted from TCVN3 capital fonts print them.
    """
    found: list[PrintedOrgan] = []
    index = 0
    while index < len(segments):
        printed = _organ_at(segments, index, any_case=any_case)
        if printed is not None:
            found.append(printed)
        index += len(printed.lines) if printed is not None else 1
    return tuple(found)


def _organ_at(segments: Sequence[Line], index: int, *, any_case: bool) -> PrintedOrgan | None:
    """The organ printed at `index`, on one line or on two.

    Two lines count first where the second is a place; else only where neither is an organ alone: "VĂN PHÒNG QUỐC" /
    "HỘI" is a name broken by a narrow column.
    """
    one, two = tuple(segments[index : index + 1]), tuple(segments[index : index + 2])
    place_follows = len(two) == 2 and _PLACE_LINE.match(two[1].text.upper()) is not None
    for lines in (two, one) if place_follows else (one, two):
        organ = named_organ(" ".join(line.text for line in lines), any_case=any_case)
        if organ is not None:
            return PrintedOrgan(organ, lines)
    return None


def named_organ(text: str, *, any_case: bool = False) -> NamedOrgan | None:
    """The organ printed alone on a line in capitals, None for any other line; `any_case` drops the capitals."""
    small = any_case and len(text) <= _MAX_ORGAN_CHARS and not any(char.isdigit() for char in text)
    if not (text.isupper() or small):
        return None
    key = _MISREAD.sub(lambda m: m[0].replace("õ", "ò"), " ".join(fold(text).strip(" :.*-").split()))
    for row in ORGANS:
        match = row.pattern.match(key)
        if match:
            words = _in_normal_case(match.groupdict())
            return NamedOrgan(_filled(row.name, words), _filled(row.below, words))
    return None


def _in_normal_case(groups: dict[str, str | None]) -> defaultdict[str, str]:
    words = defaultdict(str, {name: value or "" for name, value in groups.items()})
    words["kind_title"] = words["kind"].capitalize()
    words["rest"] = words["rest"].strip().title()
    words["of"] = words["of"].capitalize().replace("đảng", "Đảng")
    words["roman"] = words["roman"].upper()
    words["fields"] = _organ_words(words["words"])
    words["words"] = _place_words(words["words"])
    words["above"], words["place"] = "{above}", "{place}"  # filled when the superior organ is known
    return words


def _filled(template: str, words: defaultdict[str, str]) -> str:
    return " ".join(template.format_map(words).split())


def _organ_words(words: str) -> str:
    """ "giáo dục và đào tạo" to "Giáo dục và Đào tạo": the first letter of each field (NĐ 30, Phụ lục II)."""
    parts = _PARTS.split(words)
    return "".join(part if _PARTS.fullmatch(part) else part[:1].upper() + part[1:] for part in parts)


def _place_words(words: str) -> str:
    """ "tỉnh bắc ninh" to "tỉnh Bắc Ninh"; other names get one capital."""
    kind, _, rest = words.partition(" ")
    if kind in {"tỉnh", "xã", "phường", "huyện", "quận"} and rest:
        return f"{kind} {rest.title()}"
    return _organ_words(words)


def header_issuer(printed: Sequence[PrintedOrgan]) -> str | None:
    """The issuing organ a header names: the lowest, with the superior one where its own name needs it."""
    if not printed:
        return None
    last = printed[-1].organ
    return _under(last, printed[-2].organ.name) if last.below and len(printed) > 1 else last.name


def _under(organ: NamedOrgan, above: str) -> str:
    if above == _CENTRE:
        above = "Trung ương Đảng" if organ.name == "Văn phòng" else "Trung ương"
    place = above.removeprefix("Ủy ban nhân dân ")
    return organ.below.replace("{above}", above).replace("{place}", place)


def deciding_issuer(header: str | None, authority: str | None, opening: Sequence[str]) -> str | None:
    """`header` corrected by the signature's authority ("T/M BAN BÍ THƯ"), or by the first sentences without one."""
    acting = _authority_organ(authority) or next(
        (match["who"] for text in opening if (match := _ACTING.match(text))), None
    )
    if acting is None:
        return header
    if acting in _CENTRAL_DECIDERS and header in {None, _CENTRE}:
        return acting
    if acting.startswith("Ban Thường vụ") and header and _COMMITTEE.match(header):
        return f"Ban Thường vụ {header}"
    return header or acting


def adopting_issuer(note: str) -> str | None:
    """The issuer told by a law's last sentence: "Luật này được Quốc hội … thông qua ngày …"."""
    match = _ADOPTED_BY.search(note)
    if match is None:
        return None
    return "Quốc hội" if match["who"].lower() == "quốc hội" else "Ủy ban Thường vụ Quốc hội"


def _authority_organ(authority: str | None) -> str | None:
    """The organ a signature acts for: T/M on its behalf, T/L by its order ("T/L BAN THƯỜNG VỤ" / "CHÁNH VĂN PHÒNG")."""
    if authority is None:
        return None
    organ = named_organ(_MARK.sub("", authority.split(",")[0]))
    return organ.name if organ else None
