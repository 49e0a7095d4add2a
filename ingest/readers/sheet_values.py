"""What a cell of a spreadsheet shows: numbers and dates under their number format, as a Vietnamese reader sees them.

A file stores 0.5 and the format "0%"; the page shows "50%". Decimals are shown with a comma, thousands with a dot, as
Vietnamese Windows and official writing have it; a date is day/month/year unless its format says otherwise. Formats that
are not known here show the plain number: never a wrong one.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import ROUND_HALF_UP, Decimal

_SECTION = re.compile(r';(?=(?:[^"]*"[^"]*")*[^"]*$)')
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|[_*].|\[[^\]]*\]')
_DATE_TOKEN = re.compile(r"yyyy|yy|mmmm|mmm|mm|m|dddd|ddd|dd|d|hh|h|ss|s|AM/PM|A/P", re.IGNORECASE)
_DATE_PART = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|(?P<dropped>[_*].|\[[^\]]*\])|'
    rf"(?P<token>{_DATE_TOKEN.pattern})|(?P<sign>.)",
    re.IGNORECASE | re.DOTALL,
)
_DATE_SIGN = re.compile(r"[dmyhs]", re.IGNORECASE)
_NUMBER = re.compile(r"[#0?,]*[#0?](?:\.([0#?]+))?")
_SHORT_DATE = frozenset({"mm-dd-yy", "m/d/yy", "m/d/yyyy", "mm/dd/yyyy"})  # "the system's short date" (format 14)
_GENERAL_DIGITS = 11  # a cell of format General never shows more
_FIRST_DAY = {False: dt.datetime(1899, 12, 30), True: dt.datetime(1904, 1, 1)}


def number_shown(value: float, form: str, *, from_1904: bool = False) -> str:
    """The text of a number, date or time under the number format `form`."""
    section = _section(form, value)
    if is_date(form) and (moment := _moment(value, from_1904)) is not None:
        return moment_shown(moment, form)
    plain = _LITERAL.sub("", section)
    found = _NUMBER.search(plain)
    if found is None or plain.strip().lower() in {"", "general", "@"} or "E+" in plain or "/" in plain:
        return _general(value)
    percent = "%" in plain
    places = len(found[1] or "")
    size = Decimal(repr(abs(value))) * (100 if percent else 1)
    digits = f"{size.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):,f}" if size < Decimal(10) ** 15 else str(size)
    shown = _vietnamese(digits if "," in found[0] else digits.replace(",", ""))
    negative = value < 0 and any(char in "123456789" for char in shown)
    return ("-" if negative else "") + shown + ("%" if percent else "")


def is_date(form: str) -> bool:
    """True when a number format shows a day or a time."""
    section = _LITERAL.sub("", _SECTION.split(form)[0])
    return bool(_DATE_SIGN.search(section)) and not section.strip().lower().startswith("general")


def moment_shown(moment: dt.datetime, form: str) -> str:
    """A day or time under its format; day before month where the format leaves it to the system."""
    section = _SECTION.split(form)[0]
    if _LITERAL.sub("", section).strip().lower() in _SHORT_DATE:
        section = "dd/mm/yyyy"
    out, before = "", ""
    for match in _DATE_PART.finditer(section):
        token = match["token"]
        if token is None:  # a quoted word, an escaped sign, or any other sign
            out += (match["quoted"] or match["escaped"] or match["sign"] or "") if not match["dropped"] else ""
            continue
        token = token.lower()
        following = _DATE_TOKEN.search(section, match.end())
        of_time = before.startswith("h") or (following is not None and following[0].lower().startswith("s"))
        out += _part(moment, "minute" if token in {"m", "mm"} and of_time else token)
        before = token
    return out.strip()


def _part(moment: dt.datetime, token: str) -> str:
    parts = {
        "yyyy": f"{moment:%Y}", "yy": f"{moment:%y}", "mm": f"{moment:%m}", "m": str(moment.month),
        "mmm": f"thg {moment.month}", "mmmm": f"tháng {moment.month}", "dd": f"{moment:%d}", "d": str(moment.day),
        "hh": f"{moment:%H}", "h": str(moment.hour), "minute": f"{moment:%M}", "ss": f"{moment:%S}",
        "s": str(moment.second), "am/pm": "SA" if moment.hour < 12 else "CH", "a/p": "SA" if moment.hour < 12 else "CH",
    }  # fmt: skip
    weekdays = ("thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật")
    return parts.get(token) or weekdays[moment.weekday()]


def _moment(value: float, from_1904: bool) -> dt.datetime | None:
    try:
        return _FIRST_DAY[from_1904] + dt.timedelta(seconds=round(value * 86_400))
    except (OverflowError, ValueError):
        return None


def _section(form: str, value: float) -> str:
    """The part of "positive;negative;zero" that applies."""
    parts = _SECTION.split(form or "General")
    if value < 0 and len(parts) > 1:
        return parts[1]
    return parts[2] if value == 0 and len(parts) > 2 and _NUMBER.search(_LITERAL.sub("", parts[2])) else parts[0]


def _general(value: float) -> str:
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return _vietnamese(f"{value:.{_GENERAL_DIGITS - 1}g}")


def _vietnamese(digits: str) -> str:
    return digits.translate(str.maketrans(",.", ".,"))
