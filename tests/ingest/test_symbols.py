"""Symbols in every spelling real texts use, and an exhaustive proof of what the pattern takes for a Party symbol."""

from __future__ import annotations

import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thammuu.ingest.folding import clean
from thammuu.ingest.symbols import (
    PARTY_GENRE_CODES,
    STATE_GENRE_CODES,
    SURE_PARTY_ORGANS,
    SymbolKind,
    find_symbols,
    parse_symbol,
)

SPELLINGS = (
    # text, canonical spelling                                  why the row is here
    ("Quy định số 294-QĐ/TW ngày 26/5/2025", "294-QĐ/TW"),  # the plain Party form
    ("QĐ 45-QĐ/TW", "45-QĐ/TW"),  # the genre said twice
    ("45/QĐ-TW", "45-QĐ/TW"),  # Party symbol written the State way
    ("15/NQ-ĐU", "15-NQ/ĐU"),  # the same for a base committee
    ("57 - QĐ/TW", "57-QĐ/TW"),  # spaces around the dash
    ("57–QĐ/TW", "57-QĐ/TW"),  # Word's en dash
    ("02 -HD / TW", "02-HD/TW"),  # spaces everywhere
    ("Số 7-NQ/TU", "07-NQ/TU"),  # numbers below ten are padded
    ("06-QĐi/TW", "06-QĐi/TW"),  # the code of Quy định in 2018-2025
    ("08-CTr/TU", "08-CTr/TU"),  # mixed-case codes
    ("12-TTr/BTCTU", "12-TTr/BTCTU"),
    ("399-QĐ/TU", "399-QĐ/TU"),  # not 399-QĐ/TW
    ("16915-CV/VPTW", "16915-CV/VPTW"),  # five digits
    ("5053-CV/VPTW/nb", "5053-CV/VPTW/nb"),  # internal letter
    ("05-QC/BTCTU-BDVTU", "05-QC/BTCTU-BDVTU"),  # joint document
    ("59-CV/BCĐ", "59-CV/BCĐ"),  # a steering committee
    ("03-NQ/ThU", "03-NQ/ThU"),  # a former town committee
    ("01-NQ/ĐH", "01-NQ/ĐH"),  # a congress
    (unicodedata.normalize("NFD", "294-QĐ/TW"), "294-QĐ/TW"),  # decomposed text of old Word templates
    ("294-QÐ/TW", "294-QĐ/TW"),  # Ð (U+00D0) for Đ
    ("294-QĐ\u200b/TW", "294-QĐ/TW"),  # an invisible character
    ("30/2020/NĐ-CP", "30/2020/NĐ-CP"),
    ("30/2020/NĐ-\nCP", "30/2020/NĐ-CP"),  # a line broken inside
    ("35/2001/PL- UBTVQH10", "35/2001/PL-UBTVQH10"),  # a space after the dash, in a real decision
    ("57/2020/QH14", "57/2020/QH14"),
    ("17/1999/QH10", "17/1999/QH10"),
    ("01/2018/UBTVQH14", "01/2018/UBTVQH14"),
    ("02/2008/PL-UBTVQH12", "02/2008/PL-UBTVQH12"),
    ("01/2019/TTLT-BTC-BCA", "01/2019/TTLT-BTC-BCA"),  # joint circular
    ("41/2018/QĐ-TTg", "41/2018/QĐ-TTg"),
    ("30a/2008/NQ-CP", "30a/2008/NQ-CP"),  # a letter after the number
    ("66.2/2025/NQ-CP", "66.2/2025/NQ-CP"),  # a decimal; must not be read as 2/2025/NQ-CP
    ("15/KH-UBND", "15/KH-UBND"),
    ("1836/QĐ-BTC", "1836/QĐ-BTC"),
    ("Công văn số 557/BKHCN-CĐSQG", "557/BKHCN-CĐSQG"),  # a letter without genre code
)


@pytest.mark.parametrize(("text", "canonical"), SPELLINGS)
def test_every_spelling_gives_the_one_canonical_symbol(text: str, canonical: str) -> None:
    (found,) = find_symbols(clean(text))
    assert found.symbol.text == canonical
    assert clean(text)[found.start : found.end] == found.raw


NO_SYMBOLS = (
    "06/2/2017",  # a date
    "ngày 01/7/2025",
    "1/2 số thành viên",  # a fraction
    "trực 24/7",
    "giai đoạn 2011 - 2015",
    "Khoản 3-Điều 5",
    "mẫu số 01/KK-TNCN",  # a tax form, not a document
    "294-ct/tw",  # lower case in running text
    "nhiệm kỳ 2020-NQ",  # no organ
    "tỷ lệ 3/4 - QĐ",
    "xem https://vi-du.vn/123-QĐ/TWa",  # inside a longer word
    "A12-QĐ/TW",  # glued to a letter
)


@pytest.mark.parametrize("text", NO_SYMBOLS)
def test_what_only_looks_like_a_symbol(text: str) -> None:
    assert find_symbols(text) == ()


PARTS = (
    ("30/2020/NĐ-CP", SymbolKind.STATE, 30, "NĐ", "CP", 2020, ""),
    ("57/2020/QH14", SymbolKind.STATE, 57, "QH14", "QH14", 2020, ""),
    ("66.2/2025/NQ-CP", SymbolKind.STATE, 66, "NQ", "CP", 2025, ".2"),
    ("06-QĐi/TW", SymbolKind.PARTY, 6, "QĐi", "TW", None, ""),
    ("15/KH-UBND", SymbolKind.STATE_OFFICE, 15, "KH", "UBND", None, ""),
    ("557/BKHCN-CĐSQG", SymbolKind.STATE_LETTER, 557, "", "BKHCN-CĐSQG", None, ""),
)


@pytest.mark.parametrize(("text", "kind", "number", "code", "organ", "year", "suffix"), PARTS)
def test_a_symbol_is_taken_apart(
    text: str, kind: SymbolKind, number: int, code: str, organ: str, year: int | None, suffix: str
) -> None:
    symbol = parse_symbol(text)
    assert symbol is not None
    assert (symbol.kind, symbol.number, symbol.genre_code, symbol.organ) == (kind, number, code, organ)
    assert (symbol.year, symbol.suffix) == (year, suffix)


TYPED = (
    ("294-qđ/tw", "294-QĐ/TW"),
    ("294-qd/tw", "294-QĐ/TW"),  # without the accent no code is left but QĐ
    ("6-qđi/tw", "06-QĐi/TW"),
    ("08-ctr/tu", "08-CTr/TU"),
    ("41/2018/qđ-ttg", "41/2018/QĐ-TTg"),
    ("30/2020/nd-cp", "30/2020/NĐ-CP"),
    ("  số 57 - QĐ/TW ", "57-QĐ/TW"),
    ("557/bkhcn-cđsqg", "557/BKHCN-CĐSQG"),
    ("15-nq/du", "15-NQ/ĐU"),
)


@pytest.mark.parametrize(("text", "canonical"), TYPED)
def test_typing_is_forgiven(text: str, canonical: str) -> None:
    symbol = parse_symbol(text)
    assert symbol is not None
    assert symbol.text == canonical


@pytest.mark.parametrize("text", ["", "QĐ", "294", "26-NQ/TW và 27-NQ/TW", "xin chào"])
def test_not_one_symbol_is_none(text: str) -> None:
    assert parse_symbol(text) is None


def _key(text: str) -> str:
    symbol = parse_symbol(text)
    assert symbol is not None
    return symbol.key


def test_the_key_is_shared_by_spellings_and_by_nothing_else() -> None:
    keys = {_key(text) for text in ("7-NQ/TU", "07-NQ/TU", "07 - NQ/TU")}
    assert keys == {"7-NQ/TU"}
    different = ("399-QĐ/TU", "399-QĐ/TW", "06-QĐi/TW", "06-QĐ/TW", "30/2020/NĐ-CP", "30/2021/NĐ-CP", "30a/2020/NĐ-CP")
    assert len({_key(text) for text in different}) == len(different)


NUMBERS = ("1", "09", "294", "16915")
DASHES = ("-", " - ", "–", "- ")
SLASHES = ("/", " / ")
ORGANS = ("TW", "TU", "ĐU", "ThU", "BTCTW", "UBKTTU", "ĐH", "BCĐ", "BTCTU-BDVTU")


def test_every_code_with_every_organ_and_joint_is_read() -> None:
    for number, dash, code, slash, organ in itertools.product(NUMBERS, DASHES, PARTY_GENRE_CODES, SLASHES, ORGANS):
        (found,) = find_symbols(f"theo {number}{dash}{code}{slash}{organ}.")
        assert found.symbol.text == f"{int(number):02d}-{code}/{organ}"


def test_every_code_with_every_sure_party_organ_written_the_state_way() -> None:
    for number, code, organ in itertools.product(NUMBERS, PARTY_GENRE_CODES, SURE_PARTY_ORGANS):
        (found,) = find_symbols(f"{number}/{code}-{organ}")
        assert found.symbol.text == f"{int(number):02d}-{code}/{organ}"


def test_no_other_code_of_up_to_three_letters_is_a_party_genre() -> None:
    """Every string of one to three capitals (and Đ) that is no code is refused: 14,000 strings, the whole space."""
    letters = "ABCDEGHIKLMNOPQRSTUVXYĐ"
    known = set(PARTY_GENRE_CODES)
    for length in (1, 2, 3):
        for code in map("".join, itertools.product(letters, repeat=length)):
            found = find_symbols(f"12-{code}/TW")
            assert bool(found) == (code in known), code


def test_every_state_code_is_read() -> None:
    for code, organ in itertools.product(STATE_GENRE_CODES, ("CP", "TTg", "BNV", "BTC-BCA", "UBND")):
        (found,) = find_symbols(f"12/2024/{code}-{organ}")
        assert (found.symbol.genre_code, found.symbol.organ) == (code, organ)


@given(st.text())
def test_any_text_is_searched_without_fault(text: str) -> None:
    for found in find_symbols(text):
        assert text[found.start : found.end] == found.raw
        again = parse_symbol(found.symbol.text)
        assert again is not None
        assert again.key == found.symbol.key
