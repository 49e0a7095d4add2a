"""A provision for a special case says so at its beginning, and how much of the case is asked for decides."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thammuu.index.question import read_question
from thammuu.index.special_case import unasked_case

ASKED = "nội dung sinh hoạt đảng bộ cơ sở gồm những gì"


@pytest.mark.parametrize(
    ("text", "asked", "unasked"),
    [
        ("Đối với đảng bộ cơ sở có đông đảng viên, hoạt động phân tán", ASKED, 3 / 8),  # "có", "đông", "viên"
        ("Trường hợp đảng viên đang bị thanh tra: chưa chuyển", "thanh tra đảng viên", 2 / 6),
        ("Trong trường hợp cần thiết, cấp ủy lập tổ", "cấp ủy lập tổ khi nào", 1.0),
        ("Riêng đối với đảng bộ quân đội, công an", ASKED, 2 / 4),  # "quân đội": "công an" stands after a comma
        ("Nếu bỏ sinh hoạt, chi bộ xem xét", "đảng viên bỏ sinh hoạt", 0.0),  # all of the case is asked for
        ("Nội dung sinh hoạt đảng bộ: Báo cáo kết quả", ASKED, 0.0),  # for no case
        ("Chi bộ họp, đối với nơi đặc thù thì ít hơn", ASKED, 0.0),  # names a case, but not at its beginning
        ("Đối với: ", ASKED, 0.0),  # nothing named
        ("", ASKED, 0.0),
    ],
)
def test_how_much_of_the_case_is_not_asked_for(text: str, asked: str, unasked: float) -> None:
    question = read_question(asked)
    assert unasked_case(text, question.terms, accents=question.accents) == pytest.approx(unasked)


def test_without_accents_the_case_is_compared_without_them() -> None:
    question = read_question("dang bo co so sinh hoat the nao")
    assert not question.accents
    assert unasked_case("Đối với đảng bộ cơ sở, sinh hoạt", question.terms, accents=False) == 0.0
    assert unasked_case("Đối với quân đội, sinh hoạt", question.terms, accents=False) == 1.0


@given(st.text(max_size=200))
def test_any_text_has_a_share(text: str) -> None:
    assert 0.0 <= unasked_case("Đối với " + text, ("đảng",), accents=True) <= 1.0
