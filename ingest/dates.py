"""Dates as documents and catalogues print them, whole or partial, and how Vietnamese text writes them."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

_ISO = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")

# "ngày 26 tháng 5 năm 2025", "ngày 05  tháng 02 năm 2026", "ngày 3/5/2007", "18-8-2014", "01.7.2025".
# "ngày" is optional for the numeric form only: "3 tháng 5" alone also means "three May months".
_LONG = r"ngày\s+(?P<ld>\d{1,2})\s+tháng\s+(?P<lm>\d{1,2})\s+năm\s+(?P<ly>\d{4})"
_SHORT = (
    r"(?:ngày\s+)?(?<!\d)(?P<sd>\d{1,2})\s?(?P<sep>[/.-])\s?(?P<sm>\d{1,2})\s?(?P=sep)\s?(?P<sy>(?:19|20)\d{2})(?!\d)"
)
DATE_PATTERN = re.compile(f"{_LONG}|{_SHORT}", re.IGNORECASE)


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date known to the year, the month or the day; catalogues of old documents often know no more.

    Ordering compares year, then month, then day, an unknown part counting as before every known one.
    """

    year: int
    month: int = 0
    day: int = 0

    @classmethod
    def of(cls, day: dt.date) -> PartialDate:
        """The partial date that is the whole given day."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def parse(cls, text: str) -> PartialDate | None:
        """Read "2018", "2018-02" or "2018-02-28"; anything else, or a day that does not exist, is None."""
        match = _ISO.match(text.strip())
        if match is None:
            return None
        parts = [int(group) for group in match.groups() if group]
        candidate = cls(*parts)
        return candidate if candidate._exists() else None

    def _exists(self) -> bool:
        if not 1 <= self.year <= 9999 or self.month > 12 or (self.day and not self.month):
            return False
        return not self.day or self.day <= calendar.monthrange(self.year, self.month)[1]

    def isoformat(self) -> str:
        """The known parts: "2018", "2018-02" or "2018-02-28"."""
        if not self.month:
            return f"{self.year:04d}"
        if not self.day:
            return f"{self.year:04d}-{self.month:02d}"
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"

    def exact(self) -> dt.date | None:
        """The day itself when it is known, else None."""
        return dt.date(self.year, self.month, self.day) if self.day else None

    def earliest(self) -> dt.date:
        """The first day this date can mean."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    def latest(self) -> dt.date:
        """The last day this date can mean."""
        month = self.month or 12
        return dt.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def agrees_with(self, other: PartialDate) -> bool:
        """True when both can mean the same day."""
        return self.earliest() <= other.latest() and other.earliest() <= self.latest()


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in running text; `start` and `end` are character offsets in that text."""

    start: int
    end: int
    date: dt.date


def find_dates(text: str) -> tuple[FoundDate, ...]:
    """Every existing day written in `text`, in reading order; "31/02/2025" is no day and is passed over."""
    found = []
    for match in DATE_PATTERN.finditer(text):
        year, month, day = (match["ly"] or match["sy"], match["lm"] or match["sm"], match["ld"] or match["sd"])
        candidate = PartialDate(int(year), int(month), int(day))
        if candidate.month and candidate.day and candidate._exists():
            found.append(FoundDate(match.start(), match.end(), candidate.earliest()))
    return tuple(found)


def display_date(date: PartialDate | dt.date) -> str:
    """The short Party form: day padded to two digits, months 1 and 2 padded, others not: "05/02/2026", "27/5/2026".

    Source: HD 36-HD/VPTW and digests of HD 05-HD/VPTW (confidence A); unknown parts are left out.
    """
    part = PartialDate.of(date) if isinstance(date, dt.date) else date
    month = f"{part.month:02d}" if part.month in {1, 2} else str(part.month)
    if part.day:
        return f"{part.day:02d}/{month}/{part.year}"
    return f"{month}/{part.year}" if part.month else str(part.year)
