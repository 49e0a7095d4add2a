"""Place and date of a header line: "Sông Trà, ngày 05 tháng 02 năm 2026", "Sông Trà, 18-8-2014", or with gaps.

A draft leaves gaps for the day ("ngày     tháng 3 năm 2026"); then the date is known to the month or the year only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from thammuu.ingest.dates import PartialDate
from thammuu.ingest.folding import fold
from thammuu.ingest.model import Span

# Months by name, as older documents and solemn texts write them: "ngày 19 tháng Tám", "tháng Giêng", "tháng Chạp".
_MONTHS = {
    "giêng": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
    "mười một": 11, "mười hai": 12, "chạp": 12,
}  # fmt: skip
_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
# What stands where a figure is to be written in: "…", "......", "___", nothing at all
_GAP = r"[\s.…_-]{0,40}"
_LONG = (
    rf"ngày\s*(?P<day>\d{{1,2}}|{_GAP})\s*tháng\s*(?P<month>\d{{1,2}}|{_NAMES}|{_GAP})\s*"
    r"năm\s*(?P<year>(?:19|20)\d{2})"
)
_MONTH_ONLY = rf"tháng\s*(?P<m2>\d{{1,2}}|{_NAMES})\s*năm\s*(?P<y2>(?:19|20)\d{{2}})"
_SHORT = r"(?:ngày\s*)?(?P<d3>\d{1,2})\s?(?P<sep>[/.-])\s?(?P<m3>\d{1,2})\s?(?P=sep)\s?(?P<y3>(?:19|20)\d{2})"
# "TP. Hồ Chí Minh" has a full stop, "Phường 12" a figure; both only there
_PLACE = r"(?P<place>(?:TP\.?\s?)?[^\W\d_][^,;:.…\d]{1,40}?(?:\s\d{1,2})?)"
_LONG_ANYWHERE = re.compile(rf"(?:{_PLACE},?\s+)?(?P<date>{_LONG})", re.IGNORECASE)
_ALONE = re.compile(rf"(?:{_PLACE}\s*,\s*)?(?P<date>{_SHORT}|{_MONTH_ONLY})\W*", re.IGNORECASE)
# "Sông Trà ngày 05/02/2026" has no comma, and then needs its "ngày"
_ALONE_WITHOUT_COMMA = re.compile(rf"{_PLACE}\s+(?P<date>(?=ngày){_SHORT})\W*", re.IGNORECASE)
_BROKEN = re.compile(r"\bngày\b.{0,20}$|\btháng\s*\d{0,2}\s*$", re.IGNORECASE)
_REST = re.compile(r"(?:tháng\b.{0,12})?\bnăm\s*(?:19|20)\d{2}\W*$", re.IGNORECASE)
_WHOLE, _PARTIAL = 0.95, 0.7
_LONGEST = 400  # characters of a line of a header; a longer one is prose


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date with the place before it, if any; spans count characters of the line. A day that does not exist, and one
    that is blank, leave a partial date."""

    date: PartialDate
    span: Span
    place: str | None
    place_span: Span | None

    @property
    def confidence(self) -> float:
        """A date with gaps is less sure than one without."""
        return _WHOLE if self.date.day else _PARTIAL


def find_printed_date(text: str, start: int = 0) -> PrintedDate | None:
    """The place and date printed in `text` from `start` on; figures alone only where they are all the line has.

    A line in brackets names another document: "(Kèm theo Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020)".
    """
    if text.startswith("(") or len(text) > _LONGEST:
        return None
    match = _LONG_ANYWHERE.search(text, start) or _alone(text, start)
    if match is None:
        return None
    date = _date(match)
    if date is None:
        return None
    place = (match["place"] or "").strip()
    place_span = Span(match.start("place"), match.start("date")) if place else None
    return PrintedDate(date, Span(*match.span("date")), place or None, place_span)


def _alone(text: str, start: int) -> re.Match[str] | None:
    begin = start + len(text[start:]) - len(text[start:].lstrip())
    return _ALONE.fullmatch(text, begin) or _ALONE_WITHOUT_COMMA.fullmatch(text, begin)


def is_broken_date(text: str, following: str) -> bool:
    """Whether a narrow column broke a date between these lines: "…, ngày 05 tháng 02" / "năm 2026"."""
    return _BROKEN.search(text) is not None and _REST.match(following) is not None


def _date(match: re.Match[str]) -> PartialDate | None:
    """The date as far as it exists: "ngày 31 tháng 02" is known to the month, "ngày … tháng … năm 2026" to the year."""
    groups = match.groupdict()

    def told(*names: str) -> str:
        return next((groups[name] for name in names if groups.get(name)), "") or ""

    year, month, day = told("year", "y2", "y3"), _month(told("month", "m2", "m3")), told("day", "d3").strip()
    written = [f"{int(year):04d}"]
    if month:
        written.append(f"{month:02d}")
        if day.isdecimal():
            written.append(f"{int(day):02d}")
    for parts in range(len(written), 0, -1):
        found = PartialDate.parse("-".join(written[:parts]))
        if found is not None:
            return found
    return None


def _month(written: str) -> int:
    bare = " ".join(fold(written).split())
    return int(bare) if bare.isdecimal() else _MONTHS.get(bare, 0)
