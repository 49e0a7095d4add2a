"""Widths of bold words, and names of organs divided into lines."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thammuu.drafts_templates.text_width import balanced, bold_width

LINES = [
    # the name, the width it must fit in points, how it is set at 12 points
    ("BAN TỔ CHỨC", 190, "BAN TỔ CHỨC"),
    ("ỦY BAN NHÂN DÂN TỈNH SÔNG TRÀ", 190, "ỦY BAN NHÂN DÂN\nTỈNH SÔNG TRÀ"),
    ("SỞ NỘI VỤ", 20, "SỞ\nNỘI\nVỤ"),  # nothing fits: a word a line
]


@pytest.mark.parametrize(("name", "width", "lines"), LINES)
def test_a_long_name_is_set_in_lines_of_like_length(name: str, width: float, lines: str) -> None:
    assert "\n".join(balanced(name, 12, width)) == lines


def test_marks_do_not_widen_a_letter_and_a_horn_does() -> None:
    assert bold_width("ĐẢNG", 10) == bold_width("DANG", 10)
    assert bold_width("ứ", 10) > bold_width("ú", 10)
    assert bold_width("hạnh phúc", 10) == bold_width(unicodedata.normalize("NFD", "hạnh phúc"), 10)


@given(st.lists(st.text("ABCDĐƯ", min_size=1, max_size=8), min_size=1, max_size=7), st.floats(1, 300))
@settings(deadline=None)
def test_no_word_is_lost_and_lines_fit_where_they_can(words: list[str], width: float) -> None:
    lines = balanced(" ".join(words), 12, width)
    assert " ".join(lines).split() == words
    assert all(bold_width(line, 12) <= width or len(line.split()) == 1 for line in lines)
