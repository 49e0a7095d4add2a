"""Look-alikes and slips of the hand, as people type them: offered with "Có phải …?", never taken for the document."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thammuu.corpus.catalogue import load_catalogue
from thammuu.index.known import join_known
from thammuu.index.records import DocumentRecord
from thammuu.index.references import parse_reference
from thammuu.index.resolve import Ambiguous, Resolution, Resolved, Resolver, Unknown, Wanted
from thammuu.index.resolve.wording import did_you_mean
from thammuu.ingest.citations import find_citations
from thammuu.ingest.symbols import is_crossed, parse_symbol

RESOLVER = Resolver(join_known((), (), load_catalogue()))


def typed(text: str) -> Resolution:
    return RESOLVER.resolve(parse_reference(text).wanted)


def offered(found: Resolution) -> tuple[str, ...]:
    records: tuple[DocumentRecord, ...] = ()
    if isinstance(found, Ambiguous):
        records = found.candidates
    elif isinstance(found, Unknown):
        records = found.did_you_mean
    return tuple(record.key.symbol or "" for record in records)


SLIPS = (
    # typed, a document that must be offered ("" where none is near enough), why a silent match would be wrong
    ("399-QĐ/TU", "399-QĐ/TU", "Ambiguous"),  # another organ than 399-QĐ/TW, and every province has one
    ("45/QĐ-TW", "45-QĐ/TW", "Ambiguous"),  # the Party's symbol written the State way
    ("294/QĐ-TW", "294-QĐ/TW", "Ambiguous"),
    ("26/NQ-TW", "26-NQ/TW", "Ambiguous"),
    ("39/CT-TW", "39-CT/TW", "Ambiguous"),
    ("05/HD-VPTW", "05-HD/VPTW", "Ambiguous"),
    ("126/qđ-tw", "126-QĐ/TW", "Ambiguous"),  # and in small letters
    ("126/qd-tw", "126-QĐ/TW", "Ambiguous"),  # and without accents
    ("294-QĐ/TU", "294-QĐ/TW", "Unknown"),  # the province's, which we do not know
    ("57-QĐ/TU", "57-QĐ/TW", "Unknown"),
    ("208-QĐ/ĐU", "208-QĐ/TW", "Unknown"),
    ("294-QĐ/TƯ", "294-QĐ/TW", "Unknown"),  # "TƯ" is no organ's code; TU and TW are both near
    ("294-QĐ/TW/nb", "294-QĐ/TW", "Unknown"),
    ("5053-CV/VPTW", "5053-CV/VPTW/nb", "Unknown"),  # an ordinary letter beside an internal one
    ("294-QC/TW", "294-QĐ/TW", "Unknown"),  # another genre
    ("294-HD/TW", "294-QĐ/TW", "Unknown"),
    ("294-KL/TW", "294-QĐ/TW", "Unknown"),
    ("399-NQ/TW", "399-QĐ/TW", "Unknown"),
    ("39-QĐ/TW", "399-QĐ/TW", "Unknown"),  # a digit of a pair lost
    ("3399-QĐ/TW", "399-QĐ/TW", "Unknown"),  # a digit doubled
    ("2944-QĐ/TW", "294-QĐ/TW", "Unknown"),
    ("939-QĐ/TW", "399-QĐ/TW", "Unknown"),  # digits swapped
    ("249-QĐ/TW", "294-QĐ/TW", "Unknown"),
    ("306-QĐ/TW", "", "Unknown"),  # near to nothing
    ("294a-QĐ/TW", "294-QĐ/TW", "Unknown"),  # a letter after the number makes another document
    ("06-QĐ/TW ngày 28/8/2018", "06-QĐi/TW", "Unknown"),  # QĐi was the code for Quy định then
    ("07-QĐ/TW", "07-QĐi/TW", "Unknown"),
    ("399-QĐTW", "399-QĐ/TW", "Unknown"),  # the slash lost
    ("399QĐ/TW", "399-QĐ/TW", "Unknown"),  # the dash lost
    ("399-QĐ-TW", "399-QĐ/TW", "Unknown"),
    ("399/QĐ/TW", "399-QĐ/TW", "Unknown"),
    ("399.QĐ/TW", "399-QĐ/TW", "Unknown"),
    ("399_QĐ_TW", "399-QĐ/TW", "Unknown"),
    ("399qdtw", "399-QĐ/TW", "Unknown"),
    ("QĐ/TW 399", "399-QĐ/TW", "Unknown"),  # the parts in another order
    ("QĐ-TW số 399", "399-QĐ/TW", "Unknown"),
    ("l26-QĐ/TW", "126-QĐ/TW", "Unknown"),  # a letter for a digit, as scans have it
    ("O5-HD/VPTW", "05-HD/VPTW", "Unknown"),
    ("399-Q Đ/TW", "399-QĐ/TW", "Unknown"),
    ("QĐ 294 TU", "294-QĐ/TW", "Unknown"),  # the organ told beside the number must fit
    ("QĐ 399 TU", "399-QĐ/TU", "Ambiguous"),
    ("30/NĐ-CP", "30/2020/NĐ-CP", "Unknown"),  # the year lost
    ("30/2021/NĐ-CP", "30/2020/NĐ-CP", "Unknown"),  # another year
    ("30/2020/QĐ-CP", "30/2020/NĐ-CP", "Unknown"),
    ("30/2020/NĐ-TTg", "30/2020/NĐ-CP", "Unknown"),
    ("30-NĐ/CP", "", "Unknown"),  # the State's symbol written the Party way
    ("29/2018/QH15", "29/2018/QH14", "Unknown"),
    ("117/2026/QH15", "117/2025/QH15", "Unknown"),
    ("294-QĐ/TW ngày 26/5/2024", "294-QĐ/TW", "Unknown"),  # the right symbol with another day
    ("294-QĐ/TW năm 2024", "294-QĐ/TW", "Unknown"),
    ("Quyết định 294-QĐ/TW", "294-QĐ/TW", "Unknown"),  # with another genre
    ("57-QĐ/TW của Ban Bí thư", "57-QĐ/TW", "Unknown"),  # with another issuer
    ("QĐ 57 của Ban Bí thư", "57-QĐ/TW", "Unknown"),
    ("57-QĐ/TW về chế độ đảng phí", "57-QĐ/TW", "Unknown"),  # with another title
    ("58-QĐ/TW", "58-QĐ/TW", "Ambiguous"),  # one symbol, two terms
    ("26-NQ/TW", "26-NQ/TW", "Ambiguous"),
    ("01-HD/TW", "01-HD/TW", "Ambiguous"),
    ("QĐ 399", "399-QĐ/TW", "Ambiguous"),  # a number alone
    ("05-ĐA/TU", "05-ĐA/TU", "Ambiguous"),  # two provinces
    ("05-DA/TU", "05-ĐA/TU", "Unknown"),  # DA is Dự án
)


@pytest.mark.parametrize(("text", "near", "outcome"), SLIPS)
def test_a_slip_is_asked_back(text: str, near: str, outcome: str) -> None:
    found = typed(text)
    assert type(found).__name__ == outcome, found
    assert near in offered(found) if near else not offered(found)


def test_there_are_enough_slips_to_mean_something() -> None:
    assert len(SLIPS) >= 40


FORGIVEN = (
    # typed, the one document meant: only case, accents, spaces and dashes were changed
    ("294-qđ/tw", "294-QĐ/TW"),
    ("294-qd/tw", "294-QĐ/TW"),
    ("294 - QĐ / TW", "294-QĐ/TW"),
    ("294–QĐ/TW", "294-QĐ/TW"),
    ("số 294-QĐ/TW", "294-QĐ/TW"),
    ("30/2020/nd-cp", "30/2020/NĐ-CP"),
    ("294/QĐ-TW ngày 26/5/2025", "294-QĐ/TW"),  # crossed, but the day is right
    ("QĐ 294 TW", "294-QĐ/TW"),
    ("57-QĐ/TW của Bộ Chính trị về bảo vệ chính trị nội bộ", "57-QĐ/TW"),
    ("58-QĐ/TW 08/02/2022", "58-QĐ/TW"),
)


@pytest.mark.parametrize(("text", "symbol"), FORGIVEN)
def test_what_is_forgiven(text: str, symbol: str) -> None:
    found = typed(text)
    assert isinstance(found, Resolved), found
    assert found.document.key.symbol == symbol


def test_a_crossed_symbol_in_running_text_is_asked_back_too() -> None:
    (bare,) = find_citations("Căn cứ Quy định số 45/QĐ-TW về thi hành Điều lệ;")
    assert isinstance(RESOLVER.resolve(Wanted.of_citation(bare)), Ambiguous)
    (dated,) = find_citations("Căn cứ Quy định số 45/QĐ-TW ngày 01/11/2011 về thi hành Điều lệ;")
    assert isinstance(RESOLVER.resolve(Wanted.of_citation(dated)), Resolved)


def test_the_date_of_the_citing_text_decides() -> None:
    wanted = replace(parse_reference("58-QĐ/TW").wanted, cited_on=dt.date(2016, 6, 1))
    found = RESOLVER.resolve(wanted)
    assert isinstance(found, Resolved)
    assert found.document.key.date is not None
    assert found.document.key.date.year == 2007


CROSSED = (("45/QĐ-TW", True), ("45-QĐ/TW", False), ("15/KH-UBND", False), ("30/2020/NĐ-CP", False), ("", False))


@pytest.mark.parametrize(("text", "crossed"), CROSSED)
def test_crossed_symbols(text: str, crossed: bool) -> None:
    assert is_crossed(text) is crossed


def test_the_question_that_offers() -> None:
    found = typed("399-QĐTW")
    assert isinstance(found, Unknown)
    assert did_you_mean(found.did_you_mean) == "Có phải Quy định 399-QĐ/TW ngày 09/01/2026 của Ban Bí thư?"
    assert did_you_mean(()) == ""


_ORGANS = st.sampled_from(("TW", "TU", "TƯ", "ĐU", "HU", "BTCTW", "VPTW"))
_CODES = st.sampled_from(("QĐ", "NQ", "CT", "HD", "KL", "QC", "QĐi"))


@given(st.integers(1, 500), _CODES, _ORGANS)
def test_a_match_always_bears_the_symbol_that_was_typed(number: int, code: str, organ: str) -> None:
    """Whatever is typed, the one document answered with has that very number, genre code and organ."""
    found = typed(f"{number}-{code}/{organ}")
    if isinstance(found, Resolved):
        symbol = parse_symbol(found.document.key.symbol or "")
        assert symbol is not None
        assert (symbol.number, symbol.genre_code, symbol.organ) == (number, code, organ)
