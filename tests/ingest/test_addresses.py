"""How an address is shown in a list, cited in a sentence and written into an id."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thammuu.ingest.model import Address, Level, Step

DIEU, KHOAN, DIEM = Step(Level.ARTICLE, "4"), Step(Level.CLAUSE, "2"), Step(Level.POINT, "b")
DOTTED, ROMAN = Step(Level.NUMBER, "3.5.1"), Step(Level.ROMAN, "II")

ROWS = (
    # State form and Party regulations with articles: no commas
    ((DIEU, KHOAN, DIEM), "Điều 4 › khoản 2 › điểm b", "điểm b khoản 2 Điều 4", "dieu:4/khoan:2/diem:b"),
    # Party documents with decimal numbers
    ((DOTTED, DIEM), "3.5.1 › điểm b", "điểm b, mục 3.5.1", "so:3.5.1/diem:b"),
    ((DOTTED,), "3.5.1", "mục 3.5.1", "so:3.5.1"),
    # resolutions: roman numeral, then number
    ((ROMAN, Step(Level.NUMBER, "1")), "II › 1", "điểm 1, mục II", "la_ma:II/so:1"),
    # schemes (đề án)
    (
        (Step(Level.PART, "thứ hai"), Step(Level.ROMAN, "I")),
        "Phần thứ hai › I",
        "mục I, Phần thứ hai",
        "phan:thứ_hai/la_ma:I",
    ),
    # a chapter is cited by its own name
    ((Step(Level.CHAPTER, "II"),), "Chương II", "Chương II", "chuong:II"),
    # text around the tree
    ((Step(Level.CLOSING, "1"),), "đoạn kết 1", "đoạn kết 1", "doan_ket:1"),
)


@pytest.mark.parametrize(("steps", "shown", "cited", "slug"), ROWS)
def test_an_address_has_three_spellings(steps: tuple[Step, ...], shown: str, cited: str, slug: str) -> None:
    address = Address(steps)
    assert (address.display(), address.cited(), address.slug()) == (shown, cited, slug)
    assert Address.of_slug(slug) == address


def test_a_repeated_address_says_so_everywhere() -> None:
    address = Address((DIEU,), occurrence=2)
    assert (address.display(), address.cited(), address.slug()) == ("Điều 4 (lần 2)", "Điều 4 (lần 2)", "dieu:4~2")
    assert Address.of_slug("dieu:4~2") == address


@pytest.mark.parametrize("slug", ["", "11.2", "dieu:", "dieu:4~x", "dieu:4~1", "khac:4", "dieu:4/b"])
def test_what_is_no_slug_gives_no_address(slug: str) -> None:
    assert Address.of_slug(slug) is None


@given(st.text(":/~_ dieu4khoan²", max_size=20))
@settings(deadline=None)
def test_a_slug_that_is_read_is_written_the_same(slug: str) -> None:
    address = Address.of_slug(slug)
    assert address is None or address.slug() == slug
