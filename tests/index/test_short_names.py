"""Documents that a question names by genre and number alone."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thammuu.index.short_names import short_name
from thammuu.ingest.folding import clean
from thammuu.ingest.model import DocumentKey


@pytest.mark.parametrize(
    ("text", "genre", "number", "rest"),
    [
        ("NQ 18 nói gì về văn phòng", "nq", 18, "nói gì về văn phòng"),
        ("sinh hoạt đảng theo quy dinh 294", "quy dinh", 294, "sinh hoạt đảng"),
        ("mục tiêu của Nghị quyết số 18", "nghi quyet", 18, "mục tiêu"),
        ("nghị quyết 18 năm 2017", "nghi quyet", 18, "năm 2017"),
        ("hướng dẫn 06 mục 3", "huong dan", 6, "mục 3"),
        ("chỉ thị số 5", "chi thi", 5, ""),
    ],
)
def test_what_is_named(text: str, genre: str, number: int, rest: str) -> None:
    found = short_name(text)
    assert found is not None
    assert (found.genre, found.number, found.rest) == (genre, number, rest)


@pytest.mark.parametrize(
    "text",
    [
        "kế hoạch 10 năm",  # counts years
        "kế hoạch 10 năm tới",
        "quyết định 15 trường hợp",
        "chỉ thị 5",  # one digit alone counts
        "Quy định 294-QĐ/TW",  # a whole symbol
        "nghị định 30/2020",
        "đủ 18 tuổi",
        "",
    ],
)
def test_what_names_nothing(text: str) -> None:
    assert short_name(text) is None


@pytest.mark.parametrize(
    ("text", "genre", "symbol", "fits"),
    [
        ("QĐ 12", "Quy định", "12-QĐ/TU", True),
        ("QĐ 12", "Quyết định", "12-QĐ/TU", True),  # the code stands for both
        ("quy định 12", "Quyết định", "12-QĐ/TU", False),
        ("nghị định 30", "Nghị định", "30/2020/NĐ-CP", True),
        ("nghị định 30", "Nghị định", "130/2020/NĐ-CP", False),
        ("nghị quyết 30", "Nghị quyết", None, False),
    ],
)
def test_which_document_it_fits(text: str, genre: str, symbol: str | None, fits: bool) -> None:
    found = short_name(text)
    assert found is not None
    assert found.fits(DocumentKey(symbol, genre, None, None)) is fits


@given(st.text(max_size=300) | st.builds("{}quy định 294{}".format, st.text(max_size=40), st.text(max_size=40)))
def test_any_text_may_be_asked(text: str) -> None:
    """What is left of the question is made of its own letters, and what stands before the name begins it."""
    found, cleaned = short_name(text), clean(text)
    if found is not None:
        assert cleaned.startswith(found.before)
        assert Counter("".join(found.rest.split())) <= Counter(cleaned)
