"""What counts as a fact, row by row; the comment says which real wording asked for the row."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thammuu.service.quantities import FactKind, find_facts

ROWS = [
    # a binding time limit, the commonest fact of all
    ("Trong thời hạn 30 ngày làm việc, chi bộ phải họp.", FactKind.DURATION, ["30 ngày làm việc"]),
    # a number written out
    ("không đóng đảng phí ba tháng trong năm", FactKind.DURATION, ["ba tháng"]),
    # a range is one answer
    ("nơi công tác từ 3 tháng đến dưới 1 năm thì", FactKind.DURATION, ["từ 3 tháng đến dưới 1 năm"]),
    # a number repeated in words in brackets
    ("chậm nhất 05 (năm) ngày kể từ", FactKind.DURATION, ["05 (năm) ngày"]),
    # the year of a date is no duration
    ("báo cáo trước tháng 7 năm 2026 về", FactKind.DURATION, []),
    # "một số" is no number
    ("một số năm gần đây, một trong các", FactKind.DURATION, []),
    # shares in words, with and without a comparison
    ("ít nhất hai phần ba số thành viên và trên một nửa số ủy viên", FactKind.SHARE, ["hai phần ba", "trên một nửa"]),
    # shares in figures; a day of the year is none
    ("đạt 2/3 tổng số, tăng 15% trong ngày 2/3/2026", FactKind.SHARE, ["2/3", "15%"]),
    # an age range is one answer
    ("phải đủ 18 tuổi đến đủ 60 tuổi", FactKind.NUMBER, ["18 tuổi đến đủ 60 tuổi"]),
    # thousands with dots
    ("phạt tiền 50.000.000 đồng", FactKind.NUMBER, ["50.000.000 đồng"]),
    # who decides: several organs in one phrase
    ("do ban thường vụ tỉnh ủy, thành ủy xem xét, quyết định", FactKind.AUTHORITY, ["ban thường vụ tỉnh ủy, thành ủy"]),
    # "do" that gives a reason is no authority
    ("do yêu cầu phát triển đảng mà quyết định", FactKind.AUTHORITY, []),
    # the organ may not run over a clause
    ("do cấp ủy giới thiệu; chi bộ quyết định", FactKind.AUTHORITY, []),
    # long and short dates
    ("từ ngày 01 tháng 7 năm 2025 và 30/4/1975", FactKind.DATE, ["ngày 01 tháng 7 năm 2025", "30/4/1975"]),
]


@pytest.mark.parametrize(("text", "kind", "expected"), ROWS)
def test_facts(text: str, kind: FactKind, expected: list[str]) -> None:
    assert [fact.text for fact in find_facts(text) if fact.kind is kind] == expected


@given(st.text(alphabet="do ban thường vụ 36 tháng một phần ba,.%/2 quyết định(\n", max_size=120))
def test_facts_are_slices_in_order_and_apart(text: str) -> None:
    facts = find_facts(text)
    assert all(text[fact.start : fact.end] == fact.text for fact in facts)
    assert all(before.end <= after.start for before, after in pairwise(facts))
