"""Text made comparable: look-alike letters, tone placement, accents; and the laws the functions obey."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thammuu.ingest.folding import clean, fold, fold_tone_placement, later_tone_placement, strip_accents, words

CLEANED = (
    ("TRUNG ƢƠNG", "TRUNG ƯƠNG"),  # PDFs made by Word 2010
    ("nƣớc", "nước"),
    ("Ðảng", "Đảng"),  # U+00D0
    (unicodedata.normalize("NFD", "Đảng ủy"), "Đảng ủy"),
    ("tổ\u00a0chức   đảng", "tổ chức đảng"),
    ("một\r\nhai\rba", "một\nhai\nba"),
    ("dự\u00adthảo\u200b", "dựthảo"),
)


@pytest.mark.parametrize(("text", "expected"), CLEANED)
def test_clean(text: str, expected: str) -> None:
    assert clean(text) == expected


TONES = (
    ("uỷ", "ủy"),
    ("Uỷ", "Ủy"),
    ("hoà", "hòa"),
    ("khoẻ", "khỏe"),
    ("hoàn", "hoàn"),  # a final consonant fixes the place
    ("quý", "quý"),  # "qu" is a consonant
    ("quỷ", "quỷ"),
    ("thuỷ lợi, hoá học", "thủy lợi, hóa học"),
)


@pytest.mark.parametrize(("text", "expected"), TONES)
def test_tone_placement(text: str, expected: str) -> None:
    assert fold_tone_placement(text) == expected


@pytest.mark.parametrize("word", ["hòa", "ủy", "khỏe", "quý", "thủy", "loan", "họa-1"])
def test_both_schools_fold_alike(word: str) -> None:
    assert fold(later_tone_placement(word)) == word


def test_the_later_school_writes_the_tone_further_on() -> None:
    assert later_tone_placement("hòa ủy khỏe quý hoàn") == "hoà uỷ khoẻ quý hoàn"


def test_accents_away_for_those_who_type_without() -> None:
    assert strip_accents("Đảng viên dự bị") == "dang vien du bi"


def test_words_keep_symbols_and_numbers_whole() -> None:
    assert words("Mục 3.5.1 Quy định 294-QĐ/TW, Tỉnh uỷ") == ("mục", "3.5.1", "quy", "định", "294-qđ/tw", "tỉnh", "ủy")


VIETNAMESE = st.text(alphabet="aàảãáạâầẩẫấậeèẻẽéẹêoòỏõóọôơuùủũúụưyỳỷỹýỵiđhqtnĐUOÔ \n-/.")


@given(st.text())
def test_clean_twice_is_clean_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text())
def test_fold_twice_is_fold_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(VIETNAMESE)
def test_tone_placement_keeps_every_offset(text: str) -> None:
    composed = clean(text)
    assert len(fold_tone_placement(composed)) == len(composed)


@given(VIETNAMESE)
def test_composed_and_decomposed_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(st.text())
def test_both_schools_lose_the_same_accents(text: str) -> None:
    assert strip_accents(fold(text)) == strip_accents(text)
