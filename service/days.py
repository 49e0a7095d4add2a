"""A day as a person types it."""

from __future__ import annotations

import datetime as dt
import re

from thammuu.ingest.dates import PartialDate, find_dates
from thammuu.ingest.errors import InputError

# find_dates wants the separators alike and the year in full, which is what people type too.
_TYPED = re.compile(r"\s*\d{1,2}\s?([/.-])\s?\d{1,2}\s?\1\s?\d{4}\s*")

_MONTH = re.compile(r"\s*(\d{1,2})\s?[/.-]\s?(\d{4})\s*")  # "12/2026", as people write a month


def parse_day(text: str) -> dt.date:
    """The day typed as 2026-11-22 or 22/11/2026. Raises InputError for anything else, also for 31/02/2026."""
    partial = PartialDate.parse(text)
    if partial is not None and (day := partial.exact()) is not None:
        return day
    found = find_dates(text) if _TYPED.fullmatch(text) else ()
    if len(found) != 1:
        raise InputError(f"“{text}” không phải là ngày.", "Viết ngày dạng 22/11/2026 hoặc 2026-11-22.")
    return found[0].date


def parse_since(text: str) -> dt.date:
    """The first day of what was typed: a day, a month ("6/2024", "2024-06") or a year. InputError for anything else."""
    partial = _partial(text)
    return partial.earliest() if partial is not None else parse_day(text)


def parse_until(text: str) -> dt.date:
    """The last day of what was typed; as `parse_since`."""
    partial = _partial(text)
    return partial.latest() if partial is not None else parse_day(text)


def _partial(text: str) -> PartialDate | None:
    month = _MONTH.fullmatch(text)
    return PartialDate.parse(f"{month[2]}-{int(month[1]):02}" if month else text.strip())
