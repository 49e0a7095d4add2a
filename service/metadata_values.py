"""What a person may type for a metadata field, brought to the field's text form, or refused with what to type."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from thammuu.index.metadata import MetadataField
from thammuu.ingest.dates import PartialDate
from thammuu.ingest.errors import InputError
from thammuu.ingest.folding import clean
from thammuu.service.days import parse_day

_LONGEST = 1000
_LONGEST_LIST = 10_000
_MONTH = re.compile(r"(?:tháng\s*)?(?P<month>\d{1,2})\s?[/.-]\s?(?P<year>\d{4})")
_ITEM = re.compile(r"^[-–+•]\s*")
_EARLIEST, _LATEST = 1930, 2200  # the Party was founded in 1930


def accepted(field: MetadataField, typed: str) -> str:
    """The text form of what was typed; "" empties the field. Raises InputError for what the field cannot be."""
    if field is MetadataField.RECIPIENTS:
        return _recipients(typed)
    text = " ".join(clean(typed).split())
    if len(text) > _LONGEST:
        raise InputError(f"Giá trị dài quá {_LONGEST} ký tự.", "Hãy kiểm tra lại nội dung vừa nhập.")
    read = _READERS.get(field)
    return read(text) if text and read else text


def _recipients(typed: str) -> str:
    """One recipient a line, or separated by semicolons, as the form prints them."""
    if len(typed) > _LONGEST_LIST:
        raise InputError(f"Danh sách nơi nhận dài quá {_LONGEST_LIST} ký tự.", "Hãy kiểm tra lại nội dung vừa nhập.")
    lines = (" ".join(line.split()) for line in re.split(r"[\n;]", clean(typed)))
    bare = (_ITEM.sub("", line).rstrip(" ,;.") for line in lines)
    return "\n".join(line for line in bare if line)


def _symbol(text: str) -> str:
    from thammuu.ingest.symbols import parse_symbol  # noqa: PLC0415

    symbol = parse_symbol(text)
    if symbol is None:
        raise InputError(f"“{text}” không phải là số, ký hiệu.", "Viết như 15-QĐ/TU hoặc 30/2020/NĐ-CP.")
    return symbol.text


def _genre(text: str) -> str:
    from thammuu.ingest.tables.genres import genre_named  # noqa: PLC0415

    genre = genre_named(text)
    if genre is None:
        raise InputError(f"Không có thể loại “{text}”.", "Viết đúng tên, ví dụ: Quyết định, Quy định, Kế hoạch.")
    return genre.name


def _date(text: str) -> str:
    """A date of issue, which may be known to the month or year only: 05/02/2026, 2/2026, 2026."""
    month = _MONTH.fullmatch(text)
    partial = PartialDate.parse(f"{month['year']}-{int(month['month']):02d}") if month else PartialDate.parse(text)
    if partial is None:
        try:
            partial = PartialDate.of(parse_day(text))
        except InputError:
            advice = "Viết ngày dạng 05/02/2026; chưa biết ngày thì viết 2/2026 hoặc 2026."
            raise InputError(f"“{text}” không phải là ngày ban hành.", advice) from None
    _check_year(partial.year)
    return partial.isoformat()


def _day(text: str) -> str:
    day: dt.date = parse_day(text)
    _check_year(day.year)
    return day.isoformat()


def _check_year(year: int) -> None:
    if not _EARLIEST <= year <= _LATEST:
        raise InputError(f"Năm {year} nằm ngoài khoảng {_EARLIEST} đến {_LATEST}.", "Hãy kiểm tra lại năm.")


_READERS: dict[MetadataField, Callable[[str], str]] = {
    MetadataField.SYMBOL: _symbol,
    MetadataField.GENRE: _genre,
    MetadataField.DATE: _date,
    MetadataField.EFFECTIVE: _day,
    MetadataField.EXPIRES: _day,
}
