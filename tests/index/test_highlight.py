"""What of a text is marked for a question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thammuu.index.highlight import highlights
from thammuu.index.question import read_question


def marked(text: str, asked: str) -> list[str]:
    question = read_question(asked)
    found = highlights(text, question.weighted(lambda _: 1, 10), accents=question.accents)
    return [text[start:end] for start, end in found]


@pytest.mark.parametrize(
    ("text", "asked", "expected"),
    [
        ("Điều 2. Việc Kết nạp\nlại người vào Đảng", "kết nạp", ["Kết nạp"]),
        ("nạp, xét\nlại, nạp lại", "xét lại", ["xét\nlại", "lại"]),  # no pair reaches across a line
        ("Kết nạp lại; xét lại", "kết nạp lại", ["Kết nạp lại"]),  # a pair stands: "lại" alone says nothing
        ("Xét lại việc này", "kết nạp lại", ["lại"]),
        ("Hồ sơ đảng viên", "ho so", ["Hồ sơ"]),
        ("một\r\nHoà giải ở cơ sở", "hòa giải", ["Hoà giải"]),
        ("Không có gì", "kết nạp", []),
    ],
)
def test_what_is_marked(text: str, asked: str, expected: list[str]) -> None:
    assert marked(text, asked) == expected


@given(st.text(max_size=80), st.text(max_size=30))
def test_ranges_are_in_order_and_apart(text: str, asked: str) -> None:
    question = read_question(asked)
    found = highlights(text, question.weighted(lambda _: 1, 10), accents=question.accents)
    bounds = [bound for each in found for bound in each]
    assert bounds == sorted(set(bounds))
    assert all(0 <= bound <= len(text) for bound in bounds)
