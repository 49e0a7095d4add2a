"""Names and days that no line of a heading divides."""

from __future__ import annotations

import io

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thammuu.drafts_templates import build_docx, compose
from thammuu.drafts_templates.library import example_input
from thammuu.drafts_templates.line_units import NO_BREAK_SPACE, undivided
from thammuu.drafts_templates.request_file import read_input
from thammuu.drafts_templates.text_width import balanced
from thammuu.ingest.citations import find_citations

UNITS = [
    # a real fault: the subject of every plan that carries out a regulation of the Standing Board
    (
        "Quy định số 15-QĐ/TU, ngày 05/02/2026 của Ban Thường vụ Tỉnh ủy",
        "Quy~định số~15-QĐ/TU, ngày~05/02/2026 của Ban~Thường~vụ Tỉnh~ủy",
    ),
    ("nhiệm vụ năm 2026, tháng 11", "nhiệm vụ năm~2026, tháng~11"),
    ("một số việc hằng ngày", "một số việc hằng ngày"),  # no number follows
]


@pytest.mark.parametrize(("text", "bound"), UNITS)
def test_names_and_numbers_stay_whole(text: str, bound: str) -> None:
    assert undivided(text) == bound.replace("~", NO_BREAK_SPACE)


@given(st.text("số ngàyBanThường vụTỉnhủy 15-/", max_size=60))
@settings(deadline=None)
def test_nothing_but_spaces_changes(text: str) -> None:
    assert undivided(text).replace(NO_BREAK_SPACE, " ") == text.replace(NO_BREAK_SPACE, " ")


def test_a_bound_name_goes_to_one_line() -> None:
    assert balanced("của Ban Thường vụ", 14, 70) == ("của Ban", "Thường vụ")
    assert balanced(undivided("của Ban Thường vụ"), 14, 100) == ("của", f"Ban{NO_BREAK_SPACE}Thường{NO_BREAK_SPACE}vụ")


def test_a_long_subject_divides_no_name_and_is_read_as_before(sources) -> None:
    document = docx.Document(io.BytesIO(build_docx(compose(read_input(example_input("ke-hoach")), sources))))
    titles = [each.text for each in document.paragraphs if each.style.name == "VB Trích yếu"]
    assert f"Ban{NO_BREAK_SPACE}Thường{NO_BREAK_SPACE}vụ" in titles[0]
    assert [found.symbol for found in find_citations(titles[0])] == ["15-QĐ/TU"]
