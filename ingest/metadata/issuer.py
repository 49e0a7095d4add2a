"""Who issued a document: the organs of the header, corrected by the signature.

A header prints the organ whose seal is used, not always the one that decides: documents of the Bộ Chính trị and the
Ban Bí thư bear BAN CHẤP HÀNH TRUNG ƯƠNG, those of a Ban Thường vụ bear TỈNH ỦY … (format rules §2). The mark
"T/M …" tells who decided; else the line under the genre ("CỦA BAN BÍ THƯ"), else the first sentence ("Ban Bí thư
hướng dẫn …").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from thammuu.ingest.metadata.organ_names import NamedOrgan, named_organ
from thammuu.ingest.structure.lines import Line
from thammuu.ingest.tables.organs import COMMITTEES, NAMED_UNITS

_PLACE_LINE = re.compile(rf"^(?:{'|'.join(unit.upper() for unit in NAMED_UNITS[:9])})\s(?!ỦY\b)")
_CONTINUES = re.compile(r"^VÀ\s")  # "BAN TUYÊN GIÁO" / "VÀ DÂN VẬN"
_ADOPTED_BY = re.compile(r"được (?P<who>Quốc hội|Ủy ban thường vụ Quốc hội)\b", re.IGNORECASE)
_MARK = re.compile(r"^(?:T/M|T/L|TM\.?|TL\.?)\s+")
_CENTRE = "Ban Chấp hành Trung ương"
_CENTRAL_DECIDERS = ("Bộ Chính trị", "Ban Bí thư")
_COMMITTEE = re.compile(r"^(?:Tỉnh|Thành|Đảng|Huyện|Quận|Thị) ủy\b|^Đảng bộ\b")
_ACTS = "hướng dẫn|quy định|ban hành|yêu cầu|kết luận|quyết định|thông báo|chỉ đạo|thống nhất|đồng ý|nhận thấy"
_ACTING = re.compile(rf"^(?P<who>Bộ Chính trị|Ban Bí thư|Ban Thường vụ (?:[^\W\d_]+ ){{0,3}}?ủy)\s+(?:{_ACTS})\b")
_JOINT = " - "
_LONGEST = 120  # characters of two organs on one line


@dataclass(frozen=True, slots=True)
class PrintedOrgan:
    """An organ of the header and the lines that print it; `joint` with the one before: "BAN TỔ CHỨC - BAN DÂN VẬN"."""

    organ: NamedOrgan
    lines: tuple[Line, ...]
    joint: bool = False


@dataclass(frozen=True, slots=True)
class HeaderIssuer:
    """The issuing organ a header names, the organ above it, and the lines that print each."""

    issuer: str
    superior: str | None
    lines: tuple[Line, ...]
    superior_lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Decider:
    """A place that may tell who decided: the text to judge and the line it stands in."""

    text: str
    line: Line


def read_organs(segments: Sequence[Line], *, any_case: bool = False) -> tuple[PrintedOrgan, ...]:
    """The organs printed in header segments, in order; "ỦY BAN NHÂN DÂN" / "TỈNH …" on two lines is one organ.

    `any_case` also takes names in small letters, as files converted from TCVN3 capital fonts print them.
    """
    found: list[PrintedOrgan] = []
    index = 0
    while index < len(segments):
        printed = _organs_at(segments, index, any_case=any_case)
        found.extend(printed)
        index += len(printed[0].lines) if printed else 1
    return tuple(found)


def _organs_at(segments: Sequence[Line], index: int, *, any_case: bool) -> tuple[PrintedOrgan, ...]:
    """What is printed at `index`, on one line or on two: an organ, joint ones, or one with its superior before it.

    Two lines count first where the second is a place or goes on with "và"; else only where neither is an organ alone:
    "VĂN PHÒNG QUỐC" / "HỘI" is a name broken by a narrow column.
    """
    one, two = tuple(segments[index : index + 1]), tuple(segments[index : index + 2])
    following = two[1].text.upper() if len(two) == 2 else ""
    goes_on = _PLACE_LINE.match(following) or _CONTINUES.match(following)
    for lines in (two, one) if goes_on else (one, two):
        text = " ".join(line.text for line in lines)
        several = _several(text, any_case=any_case) if len(lines) == 1 else ()
        if several:
            return tuple(PrintedOrgan(organ, lines, joint) for organ, joint in several)
        organ = named_organ(text, any_case=any_case)
        if organ is not None:
            return (PrintedOrgan(organ, lines),)
    return ()


def _several(text: str, *, any_case: bool) -> tuple[tuple[NamedOrgan, bool], ...]:
    """Two organs on one line and whether they are joint: joined by a hyphen, or a committee and its advisory organ."""
    left, bar, right = text.partition(_JOINT)
    if bar:
        return _pair(left, right, any_case=any_case, joint=True)
    words = text.split() if len(text) <= _LONGEST else []
    for cut in range(2, len(words) - 1):
        pair = _pair(" ".join(words[:cut]), " ".join(words[cut:]), any_case=any_case, joint=False)
        if pair and pair[1][0].below and pair[0][0].name.startswith(COMMITTEES):
            return pair
    return ()


def _pair(left: str, right: str, *, any_case: bool, joint: bool) -> tuple[tuple[NamedOrgan, bool], ...]:
    one, other = named_organ(left, any_case=any_case), named_organ(right, any_case=any_case)
    return ((one, False), (other, joint)) if one is not None and other is not None else ()


def header_issuer(printed: Sequence[PrintedOrgan], organs: int = 1) -> HeaderIssuer | None:
    """The issuing organ a header names: the lowest, with the superior one where its own name needs it.

    `organs` is how many the symbol joins; organs on one line joined by a hyphen are joint whatever it says.
    """
    if not printed:
        return None
    first = len(printed) - 1
    while first and (printed[first].joint or len(printed) - first < min(organs, len(printed))):
        first -= 1
    issuing, above = printed[first:], printed[first - 1] if first else None
    names = [_full_name(each.organ, above) for each in issuing]
    lines = tuple(dict.fromkeys(line for each in issuing for line in each.lines))
    if above is None:
        return HeaderIssuer(", ".join(names), None, lines, ())
    return HeaderIssuer(", ".join(names), above.organ.name, lines, above.lines)


def _full_name(organ: NamedOrgan, printed_above: PrintedOrgan | None) -> str:
    if printed_above is None or not organ.below:
        return organ.name
    above = printed_above.organ.name
    if above == _CENTRE:
        above = "Trung ương Đảng" if organ.name == "Văn phòng" else "Trung ương"
    place = above.removeprefix("Ủy ban nhân dân ")
    return organ.below.replace("{above}", above).replace("{place}", place)


def deciding_issuer(header: str | None, deciders: Sequence[Decider]) -> tuple[str | None, Line | None]:
    """`header` corrected by the first of `deciders` that names who decided, and the line that says so."""
    for decider in deciders:
        acting = _authority_organ(decider.text)
        if acting is not None:
            return _corrected(header, acting), decider.line
    return header, None


def _corrected(header: str | None, acting: str) -> str:
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


def _authority_organ(text: str) -> str | None:
    """The organ a signature acts for: T/M on its behalf, T/L by its order ("T/L BAN THƯỜNG VỤ" / "CHÁNH VĂN PHÒNG");
    or the subject of a first sentence: "Ban Bí thư hướng dẫn …"."""
    opening = _ACTING.match(text)
    if opening:
        return opening["who"]
    organ = named_organ(_MARK.sub("", text.split(",", maxsplit=1)[0]))
    return organ.name if organ else None
