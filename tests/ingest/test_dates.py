"""Dates whole and partial, and how texts write them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thammuu.ingest.dates import PartialDate, display_date, find_dates

WRITTEN = (
    ("ngày 26 tháng 5 năm 2025", dt.date(2025, 5, 26)),  # header line
    ("ngày 05  tháng 02\nnăm 2026", dt.date(2026, 2, 5)),  # padded, broken over lines
    ("ngày 3/5/2007", dt.date(2007, 5, 3)),
    ("ngày 29-4-2011", dt.date(2011, 4, 29)),  # newspapers
    ("18.8.2014", dt.date(2014, 8, 18)),
    ("ngày \n02/6/1997", dt.date(1997, 6, 2)),
    ("NGÀY 01 THÁNG 7 NĂM 2025", dt.date(2025, 7, 1)),
)


@pytest.mark.parametrize(("text", "day"), WRITTEN)
def test_every_way_of_writing_a_day(text: str, day: dt.date) -> None:
    (found,) = find_dates(f"từ {text}.")
    assert found.date == day
    assert f"từ {text}."[found.start : found.end] == text


NO_DAYS = (
    "31/02/2025",  # no such day
    "ngày 32 tháng 1 năm 2025",
    "24/7",
    "3 tháng 5",  # three May months, or a duration
    "01/7-2025",  # two kinds of joint
    "12/3/20255",
    "112/3/2025",
    "30/2020/NĐ-CP",
    "giai đoạn 2011 - 2015",
)


@pytest.mark.parametrize("text", NO_DAYS)
def test_what_is_no_day(text: str) -> None:
    assert find_dates(text) == ()


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)))
def test_what_is_displayed_is_found_again(day: dt.date) -> None:
    (found,) = find_dates(f"ngày {display_date(day)}")
    assert found.date == day


partial_dates = st.one_of(
    st.builds(PartialDate, st.integers(1, 9999)),
    st.builds(PartialDate, st.integers(1, 9999), st.integers(1, 12)),
    st.dates().map(PartialDate.of),
)


@given(partial_dates)
def test_iso_text_comes_back(date: PartialDate) -> None:
    assert PartialDate.parse(date.isoformat()) == date


@given(partial_dates, partial_dates)
def test_agreement_is_mutual_and_means_a_common_day(one: PartialDate, other: PartialDate) -> None:
    assert one.agrees_with(other) == other.agrees_with(one)
    common = max(one.earliest(), other.earliest()) <= min(one.latest(), other.latest())
    assert one.agrees_with(other) == common
    assert one.agrees_with(one)


@pytest.mark.parametrize("text", ["", "2025-13", "2025-02-30", "26/5/2025", "0000", "2025-5-1", "năm 2025"])
def test_what_is_no_iso_date(text: str) -> None:
    assert PartialDate.parse(text) is None


def test_display_pads_as_party_documents_do() -> None:
    shown = [
        display_date(date)
        for date in (dt.date(2026, 2, 5), dt.date(2026, 5, 27), PartialDate(2018, 2), PartialDate(2009))
    ]
    assert shown == ["05/02/2026", "27/5/2026", "02/2018", "2009"]


def test_a_partial_date_spans_its_month_or_year() -> None:
    february = PartialDate(2024, 2)
    assert (february.earliest(), february.latest()) == (dt.date(2024, 2, 1), dt.date(2024, 2, 29))
    assert february.exact() is None
    assert sorted([PartialDate(2024, 2, 1), PartialDate(2024), february]) == [
        PartialDate(2024),
        february,
        PartialDate(2024, 2, 1),
    ]
