"""Faults that only pages show, planted one by one on pages that are otherwise right."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from thammuu.drafts_templates import build_docx, compose, inspect_docx, profile, read_input
from thammuu.drafts_templates.rendered import Line, Page, page_faults

FORM = profile("hd05-2026")
TITLE = Line("ĐẢNG CỘNG SẢN VIỆT NAM", 110, 20, 190, 25)
RULE = (110.0, 26.5, 190.0)
TEXT = Line("Lời văn của kế hoạch.", 40, 60, 195, 65)
SECOND = Line("2", 111.5, 11.5, 113.5, 15)
HEADING = Line("III- TỔ CHỨC THỰC HIỆN", 40, 260, 120, 265)
WRAPPED = (Line("III- TỔ CHỨC", 40, 260, 120, 265), Line("THỰC HIỆN", 40, 267, 80, 272))
SIGNED = (Line("K/T TRƯỞNG BAN", 130, 100, 180, 105), Line("Trần Thị Ví Dụ", 135, 140, 175, 145))


def page(*lines: Line, rules: tuple[tuple[float, float, float], ...] = ()) -> Page:
    return Page(210, 297, lines, rules)


FIRST = page(TITLE, TEXT, rules=(RULE,))
LAST = page(SECOND, TEXT, *SIGNED)


@pytest.fixture
def look(request_input, sources):
    return inspect_docx(build_docx(compose(request_input, sources)))


def test_right_pages_have_no_fault(look) -> None:
    assert page_faults((FIRST, LAST), FORM, look) == ()


FAULTS = [
    (page(replace(SECOND, text="1"), TITLE, TEXT, rules=(RULE,)), LAST, "trang 1: có số trang"),
    (FIRST, page(TEXT, *SIGNED), "trang 2: không có số trang"),
    (FIRST, page(replace(SECOND, text="3"), TEXT, *SIGNED), "số trang là 3, đúng ra là 2"),
    (FIRST, page(replace(SECOND, left=104, right=106), TEXT, *SIGNED), "số trang không ở giữa"),
    (FIRST, page(replace(SECOND, top=16.5), TEXT, *SIGNED), "cách mép trên 16.5 mm"),
    (FIRST, page(SECOND, replace(TEXT, right=199), *SIGNED), "ra ngoài lề"),
    (FIRST, page(SECOND, replace(TEXT, bottom=285), *SIGNED), "ra ngoài lề"),
    (page(TITLE, TEXT, HEADING, rules=(RULE,)), LAST, "trang 1: đề mục “III- TỔ CHỨC THỰC HIỆN” đứng cuối trang"),
    (page(TITLE, TEXT, *WRAPPED, rules=(RULE,)), LAST, "đề mục “THỰC HIỆN” đứng cuối trang"),
    (FIRST, page(SECOND, *SIGNED), "trang 2: chữ ký đứng riêng một trang"),
    (page(TITLE, TEXT), LAST, "không dài bằng dòng chữ"),
    (page(TITLE, TEXT, rules=((120.0, 26.5, 180.0),)), LAST, "không dài bằng dòng chữ"),
    (page(replace(TITLE, text="ĐẢNG CỘNG SẢN"), TEXT, rules=(RULE,)), LAST, "không đứng trên một dòng"),
]


@pytest.mark.parametrize(
    ("first", "last", "message"), FAULTS, ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_fault_of_a_page_is_told_with_its_page(look, first: Page, last: Page, message: str) -> None:
    (fault,) = page_faults((first, last), FORM, look)
    assert message in fault


def test_an_annex_of_the_state_counts_its_pages_anew(look) -> None:
    state = profile("nd30-2020")
    title = Line("Độc lập - Tự do - Hạnh phúc", 125, 25, 180, 30)
    first = page(title, TEXT, rules=((125.0, 31.5, 180.0),))
    assert page_faults((first, LAST, page(TEXT), page(SECOND, TEXT)), state, look) == ()
    assert page_faults((first, LAST, page(TEXT), page(replace(SECOND, text="4"), TEXT)), state, look) != ()


def test_the_second_line_of_a_heading_of_two_lines_ends_a_page_no_better(sources) -> None:
    """As in "Mục 2 / CÁ NHÂN": the first line alone is in Word's outline."""
    path = Path(__file__).resolve().parents[2] / "docs" / "examples" / "quy-che-lam-viec.toml"
    rules = compose(read_input(path.read_text("utf-8")), sources)
    ending = page(TITLE, TEXT, Line("Mục 2", 105, 255, 120, 260), Line("CÁ NHÂN", 100, 262, 125, 267), rules=(RULE,))
    (fault,) = page_faults((ending, page(SECOND, TEXT)), profile(rules.profile_id), inspect_docx(build_docx(rules)))
    assert "đề mục “CÁ NHÂN” đứng cuối trang" in fault
