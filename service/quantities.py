"""The facts people ask about: durations, shares, counts, days and deciding organs, found in a text with their places.

Used by `answering` (a sentence that holds the kind of fact asked for answers better) and by `study` (the fact is
what a card asks). Finding only: nothing is converted or understood.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from thammuu.ingest.dates import DATE_PATTERN


class FactKind(StrEnum):
    """What sort of fact it is; the values are the `kind` of study cards."""

    DURATION = "duration"
    SHARE = "share"
    AUTHORITY = "authority"
    NUMBER = "number"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact in a text: its kind, its half-open range of characters, and the words themselves."""

    kind: FactKind
    start: int
    end: int
    text: str


# Numbers written out. "một" alone is mostly the article ("một số", "một trong"), so it counts only before a unit.
_SPELLED = "một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười(?: (?:một|hai|ba|bốn|lăm|sáu|bảy|tám|chín))?"
_DIGITS = r"\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?"
_AMOUNT = rf"(?:(?:{_DIGITS})(?: \((?:{_SPELLED})\))?|{_SPELLED})"
_TIME_UNIT = "ngày làm việc|ngày|tháng|năm|tuần|giờ|phút|nhiệm kỳ|quý"
_NOT_INSIDE_WORD = r"(?<![\w.,/-])"
_WORD_END = r"(?![\w/])"

# "36 tháng", "30 ngày làm việc", "ba tháng"; "từ 3 tháng đến dưới 1 năm" is one answer, not two. The year of a date
# ("tháng 7 năm 1954", "năm 2025") has its unit before the number and is no duration; "5 tháng 7" is a day.
_DURATION = re.compile(
    rf"{_NOT_INSIDE_WORD}(?:từ )?{_AMOUNT} (?:{_TIME_UNIT})(?! \d)"
    rf"(?: đến (?:dưới |đủ |hết )?{_AMOUNT} (?:{_TIME_UNIT}))?{_WORD_END}",
    re.IGNORECASE,
)
# "hai phần ba", "một phần hai", "2/3", "hơn một nửa", "trên 50%", "30%".
_SHARE = re.compile(
    rf"{_NOT_INSIDE_WORD}(?:"
    rf"(?:{_AMOUNT}) phần (?:{_SPELLED}|tư|trăm)|(?:trên|hơn|quá|dưới|ít nhất) (?:một )?nửa|một nửa|"
    r"[1-9]/[2-9](?![\d/])|"
    rf"(?:{_DIGITS})(?: ?%)(?: đến (?:{_DIGITS})(?: ?%))?)",
    re.IGNORECASE,
)
# "18 tuổi đến đủ 60 tuổi", "từ 500 đảng viên trở lên", "3 lần", "50.000.000 đồng": a count with what is counted.
_COUNTED = (
    "tuổi|lần|người|đảng viên|ủy viên|đại biểu|đồng chí|thành viên|đại biểu|cấp ủy viên|phó bí thư|bộ|bản|phiếu|"
    "đồng|triệu đồng|tỷ đồng|lượt|cuộc|buổi|trang|km|mét|héc-ta|ha"
)
_NUMBER = re.compile(
    rf"{_NOT_INSIDE_WORD}(?:từ )?(?:{_DIGITS})(?: (?:đến|-) (?:đủ |dưới )?(?:{_DIGITS}))? (?:{_COUNTED})"
    rf"(?: (?:đến|-) (?:đủ |dưới |hết )?(?:{_DIGITS}) (?:{_COUNTED}))?{_WORD_END}",
    re.IGNORECASE,
)
# Who decides: the words between "do" and the deciding verb, when they open with an organ or an office.
_ORGAN_HEADS = (
    "ban bí thư|bộ chính trị|ban chấp hành|ban thường vụ|ban tổ chức|ban thường trực|ban|cấp ủy|cấp có thẩm quyền|"
    "tỉnh ủy|thành ủy|đảng ủy|quân ủy|chi bộ|chi ủy|đảng bộ|đại hội|tập thể|thường trực|ủy ban|cơ quan|tổ chức|"
    "quốc hội|chính phủ|thủ tướng|chủ tịch|bộ trưởng|bộ|hội đồng|giám đốc|người đứng đầu|tòa án|viện kiểm sát|"
    "hội nghị|đoàn chủ tịch|bí thư"
)
_DECIDES = (
    "(?:xem xét,? )?(?:quyết định|quy định|phê duyệt|phê chuẩn|chuẩn y|ban hành|chỉ định|thành lập|bổ nhiệm|cấp phép)"
)
_AUTHORITY = re.compile(
    rf"(?<!\w)do (?P<organ>(?:{_ORGAN_HEADS})(?!\w)[^.;:()\n]{{0,140}}?),? (?={_DECIDES}(?!\w))", re.IGNORECASE
)


def find_facts(text: str) -> tuple[Fact, ...]:
    """Every fact of `text`, in reading order, none overlapping another; the more telling kind wins a tie."""
    found = [*_of(FactKind.DATE, DATE_PATTERN, text), *_of(FactKind.DURATION, _DURATION, text)]
    found += [*_of(FactKind.SHARE, _SHARE, text), *_of(FactKind.NUMBER, _NUMBER, text)]
    found += [
        Fact(FactKind.AUTHORITY, match.start("organ"), match.end("organ"), match["organ"])
        for match in _AUTHORITY.finditer(text)
    ]
    return _without_overlap(found)


def _of(kind: FactKind, pattern: re.Pattern[str], text: str) -> list[Fact]:
    return [Fact(kind, match.start(), match.end(), match.group()) for match in pattern.finditer(text)]


def _without_overlap(found: list[Fact]) -> tuple[Fact, ...]:
    """Facts sorted by place; one that begins inside the fact kept before it is left out."""
    kept: list[Fact] = []
    for fact in sorted(found, key=lambda fact: (fact.start, -fact.end)):
        if not kept or fact.start >= kept[-1].end:
            kept.append(fact)
    return tuple(kept)
