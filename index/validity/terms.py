"""Words of a trích yếu that name a period: which of them end the document, which only set a horizon, and why."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from thammuu.ingest.dates import PartialDate

# Works that are done when their time is over. A report on a period, or a resolution that sets its goals, is not.
_WORKS = frozenset({"Đề án", "Kế hoạch", "Chương trình", "Chương trình hành động", "Phương án", "Dự án"})
_WORKS_AND_RULES = _WORKS | {"Quy chế"}  # the working rules of a committee live as long as the committee
_YEARS = r"(?P<first>\d{4})\s?[-–]\s?(?P<last>\d{4})(?!\d)"
_UNTIL = r"đến (?:hết )?năm"
# "giai đoạn 2021 - 2025, tầm nhìn đến năm 2030", "… và những năm tiếp theo": the text itself goes on.
_GOES_ON = r"(?!,? (?:và|tầm nhìn|định hướng))"


class TermEffect(StrEnum):
    """What the named time does to the document."""

    ENDS = "ends"
    WARNS = "warns"  # it may be out of date; nothing says that it no longer holds


@dataclass(frozen=True, slots=True)
class TermRule:
    """A way of naming a time: the words, the genres they bind, what they do, and why.

    The group `last` of `pattern` is the last year. With `whole_year` the time lasts to 31 December of it; else it is
    over on an untold day of that year.
    """

    pattern: re.Pattern[str]
    genres: frozenset[str] | None  # None: every genre
    effect: TermEffect
    whole_year: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Term:
    """A time named in a title. `over` is the first day after it, as far as it can be told."""

    words: str
    effect: TermEffect
    over: PartialDate
    reason: str


TERM_RULES = (
    # "… của tổ chức cơ sở đảng giai đoạn 2011 - 2015"
    TermRule(
        re.compile(rf"giai đoạn {_YEARS}{_GOES_ON}", re.IGNORECASE), _WORKS, TermEffect.ENDS, True,
        "văn bản tổ chức thực hiện công việc của một giai đoạn kết thúc cùng giai đoạn đó",
    ),
    # "Quy chế làm việc … nhiệm kỳ 2020 - 2025": a term ends with the next congress, whose day the title does not tell.
    TermRule(
        re.compile(rf"nhiệm kỳ {_YEARS}{_GOES_ON}", re.IGNORECASE), _WORKS_AND_RULES, TermEffect.ENDS, False,
        "nhiệm kỳ kết thúc khi đại hội kế tiếp họp trong năm cuối, trích yếu không nêu ngày",
    ),
    # "Chương trình công tác năm 2024"; not "Kế hoạch tổng kết công tác năm 2024", which is carried out afterwards, nor
    # "Kế hoạch triển khai Luật Đất đai năm 2024", where the year is the law's.
    TermRule(
        re.compile(r"^(?:về )?(?:công tác|kiểm tra, giám sát)(?: [^\d\s]+){0,12} năm (?P<last>\d{4})$", re.IGNORECASE),
        frozenset({"Chương trình", "Kế hoạch"}), TermEffect.ENDS, True,
        "chương trình, kế hoạch công tác của một năm kết thúc cùng năm đó",
    ),
    # "đến năm 2030, tầm nhìn đến năm 2045", "đến năm 2025 và những năm tiếp theo": a horizon of goals, no end of the
    # document; many such documents are still carried out, and cited, after the year. The last horizon named counts.
    TermRule(
        re.compile(
            rf"(?:{_UNTIL} \d{{4}}.*)?(?:{_UNTIL}|tầm nhìn) (?P<last>\d{{4}})(?!\d)(?!.*những năm tiếp theo)",
            re.IGNORECASE,
        ),
        None, TermEffect.WARNS, True,
        "mốc mục tiêu không phải thời hạn của văn bản",
    ),
    # A resolution or directive "giai đoạn 2021 - 2025": its goals are for that time; whether it still binds is open.
    TermRule(
        re.compile(rf"(?:giai đoạn|nhiệm kỳ) {_YEARS}{_GOES_ON}", re.IGNORECASE),
        frozenset({"Nghị quyết", "Chỉ thị", "Kết luận"}), TermEffect.WARNS, True,
        "nghị quyết, chỉ thị, kết luận không tự hết hiệu lực khi giai đoạn nêu trong trích yếu đã qua",
    ),
)  # fmt: skip


def term_of(genre: str | None, title: str) -> Term | None:
    """The time named in the title of a document of this genre, by the first rule that fits; None when none is."""
    for rule in TERM_RULES:
        match = rule.pattern.search(title) if rule.genres is None or genre in rule.genres else None
        if match is not None:
            last = int(match["last"])
            over = PartialDate(last + 1, 1, 1) if rule.whole_year else PartialDate(last)
            return Term(" ".join(match.group().split()), rule.effect, over, rule.reason)
    return None
