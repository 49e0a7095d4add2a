"""Validity on a day: the truth table over the shipped catalogue, then clauses, periods and gaps one by one."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.index.lives import clause, facts_of, stored
from thammuu.corpus.catalogue import CATALOGUE_AS_OF, load_catalogue
from thammuu.index.known import KnownDocument, join_known
from thammuu.index.records import DocumentRecord
from thammuu.index.resolve import Resolved, Resolver, Wanted
from thammuu.index.validity import FactBook, Validity, validity_at
from thammuu.index.validity.collect import collect_facts
from thammuu.ingest.dates import PartialDate
from thammuu.ingest.model import ClauseKind, ValidityState

KNOWN = join_known((), (), load_catalogue())
RESOLVER = Resolver(KNOWN)
FACTS = collect_facts(KNOWN, RESOLVER)


def on(symbol: str, day: str, date: str | None = None) -> Validity:
    found = RESOLVER.resolve(Wanted(symbol, date=PartialDate.parse(date) if date else None))
    assert isinstance(found, Resolved), found
    return validity_at(found.document, FACTS, dt.date.fromisoformat(day))


def symbols(records: tuple[DocumentRecord, ...]) -> str:
    return " ".join(record.key.symbol or "" for record in records)


TODAY = "2026-11-22"
TABLE = (
    # symbol, day, state, by, chain, why the row is here
    ("294-QĐ/TW", "2025-05-25", "not_yet", "", ""),  # not issued
    ("294-QĐ/TW", "2025-06-15", "not_yet", "", ""),  # issued, in effect from 1 July
    ("294-QĐ/TW", "2025-07-01", "in_force", "", ""),  # the first day
    ("294-QĐ/TW", "2026-01-01", "in_force", "", ""),
    ("294-QĐ/TW", "2026-04-07", "in_force", "", ""),  # the last day
    ("294-QĐ/TW", "2026-04-08", "replaced", "20-QĐ/TW", "20-QĐ/TW"),
    ("294-QĐ/TW", "2026-06-01", "replaced", "20-QĐ/TW", "20-QĐ/TW"),
    ("294-QĐ/TW", TODAY, "replaced", "20-QĐ/TW", "20-QĐ/TW 208-QĐ/TW"),
    ("232-QĐ/TW", "2025-06-15", "in_force", "", ""),  # its successor is issued, but not yet in effect
    ("208-QĐ/TW", TODAY, "in_force", "", ""),
    ("39-CT/TW", TODAY, "unknown", "", ""),  # nothing told, so nothing claimed
    ("39-CT/TW", "2014-08-17", "not_yet", "", ""),
    ("57-QĐ/TW", TODAY, "replaced", "126-QĐ/TW", "126-QĐ/TW 58-QĐ/TW 367-QĐ/TW"),
    ("57-QĐ/TW", "2020-01-01", "replaced", "126-QĐ/TW", "126-QĐ/TW"),
    ("57-QĐ/TW", "2016-01-01", "in_force", "", ""),
    ("69-QĐ/TW", "2023-06-01", "in_force", "", ""),  # before its amendment
    ("69-QĐ/TW", "2025-06-01", "amended", "264-QĐ/TW", ""),
    ("69-QĐ/TW", TODAY, "replaced", "212-QĐ/TW", "212-QĐ/TW"),  # an end is stronger than an amendment
    ("5053-CV/VPTW/nb", TODAY, "repealed", "399-QĐ/TW", "399-QĐ/TW"),
    ("29/2018/QH14", "2026-02-28", "in_force", "", ""),  # the law replacing it takes effect on 1 March
    ("29/2018/QH14", "2026-03-01", "replaced", "117/2025/QH15", "117/2025/QH15"),
    ("117/2025/QH15", "2026-02-28", "not_yet", "", ""),
    ("128-QĐ/TW", TODAY, "expired", "", ""),  # told to be over, the day untold
    ("128-QĐ/TW", "2025-01-01", "unknown", "", ""),  # so it cannot be said for a day before
    ("260-QĐ/TW", "2009-06-01", "unknown", "", ""),  # issued "2009": perhaps not yet
    ("260-QĐ/TW", "2010-01-01", "in_force", "", ""),
    ("02-ĐA/TU", "2015-12-31", "unknown", "", ""),  # period "2011 - 2015" still running proves nothing
    ("02-ĐA/TU", "2016-01-01", "expired", "", ""),
    ("11-HD/BTCTW", TODAY, "unknown", "", ""),  # undated
)
DATES = {"02-ĐA/TU": "2011-04-29"}  # a symbol every province has


@pytest.mark.parametrize(("symbol", "day", "state", "by", "chain"), TABLE)
def test_the_truth_table(symbol: str, day: str, state: str, by: str, chain: str) -> None:
    validity = on(symbol, day, DATES.get(symbol))
    assert (validity.state.value, symbols(validity.by), symbols(validity.chain)) == (state, by, chain)
    assert validity.evidence.endswith(".")


EVIDENCE = (
    # symbol, day, words the evidence must have
    ("294-QĐ/TW", TODAY, ("Danh mục", "độ tin cậy: cao", "Quy định 20-QĐ/TW ngày 08/4/2026", "208-QĐ/TW")),
    ("57-QĐ/TW", TODAY, ("độ tin cậy: thấp", "chưa thấy ghi trên trang nào")),  # a doubt of the catalogue is passed on
    ("57-QĐ/TW", "2016-01-01", ("Chưa rõ ngày có hiệu lực",)),
    ("294-QĐ/TW", "2025-06-15", ("01/7/2025",)),
    ("39-CT/TW", TODAY, ("không ghi tình trạng hiệu lực", "bài báo gốc")),
    ("208-QĐ/TW", "2027-06-01", ("còn hiệu lực", "sau ngày 22/11/2026")),  # beyond the catalogue's day
)


@pytest.mark.parametrize(("symbol", "day", "words"), EVIDENCE)
def test_the_evidence_says_what_it_rests_on(symbol: str, day: str, words: tuple[str, ...]) -> None:
    evidence = on(symbol, day).evidence
    assert all(word in evidence for word in words), evidence


@given(st.sampled_from(KNOWN), st.dates(dt.date(1995, 1, 1), dt.date(2035, 1, 1)))
def test_in_force_is_never_said_without_the_catalogue_or_a_later_end(known: KnownDocument, day: dt.date) -> None:
    validity = validity_at(known.record, FACTS, day)
    if validity.state in {ValidityState.IN_FORCE, ValidityState.AMENDED}:
        assert known.row is not None
        assert known.row.state.value in {"in_force", "replaced", "repealed"}
        assert known.record.key.date is None or known.record.key.date.latest() <= day
    if validity.state in {ValidityState.REPLACED, ValidityState.REPEALED}:
        assert validity.by[0] == validity.chain[0]


OLD = stored("01-QĐ/TU", "2020-01-01")
NEW = stored("09-QĐ/TU", "2024-05-01")


def state(document: DocumentRecord, facts: FactBook, day: str) -> str:
    return validity_at(document, facts, dt.date.fromisoformat(day)).state.value


def test_a_document_known_by_its_own_text_alone_stays_unknown() -> None:
    facts = facts_of(
        (OLD,), clause(OLD, ClauseKind.EFFECT, "Quy định này có hiệu lực từ ngày 01/3/2020.", "2020-03-01")
    )
    assert state(OLD, facts, "2020-02-01") == "not_yet"
    validity = validity_at(OLD, facts, dt.date(2021, 1, 1))
    assert validity.state is ValidityState.UNKNOWN
    assert "chính nó" in validity.evidence
    assert "có hiệu lực từ ngày 01/3/2020" in validity.evidence


def test_a_closing_clause_of_the_successor_ends_a_document() -> None:
    facts = facts_of(
        (OLD, NEW), clause(NEW, ClauseKind.REPLACES, "Quy định này thay thế Quy định số 01-QĐ/TU ngày 01/01/2020.")
    )
    assert state(OLD, facts, "2024-04-30") == "in_force"
    validity = validity_at(OLD, facts, dt.date(2024, 5, 1))
    assert (validity.state, validity.by) == (ValidityState.REPLACED, (NEW,))
    assert "09-QĐ/TU" in validity.evidence
    assert "thay thế Quy định số 01-QĐ/TU" in validity.evidence
    assert state(NEW, facts, "2024-06-01") == "unknown"


REPEALS = (
    # clause of the newer document, state of the older one afterwards
    ("Bãi bỏ Quy định số 01-QĐ/TU ngày 01/01/2020.", "repealed"),
    ("Bãi bỏ Điều 3 Quy định số 01-QĐ/TU ngày 01/01/2020.", "amended"),  # a part only: the rest was still there
    ("Bãi bỏ Quy định số 01-QĐ/TU ngày 02/01/2020.", "unknown"),  # another document
    ("Bãi bỏ Quyết định số 01-QĐ/TU.", "unknown"),  # another genre
)


@pytest.mark.parametrize(("text", "expected"), REPEALS)
def test_what_a_repeal_reaches(text: str, expected: str) -> None:
    facts = facts_of((OLD, NEW), clause(NEW, ClauseKind.REPEALS, text))
    assert state(OLD, facts, "2024-06-01") == expected


def test_a_clause_cannot_end_a_document_younger_than_itself() -> None:
    facts = facts_of((OLD, NEW), clause(OLD, ClauseKind.REPLACES, "Quy định này thay thế Quy định số 09-QĐ/TU."))
    assert state(NEW, facts, "2024-06-01") == "unknown"


def test_a_document_never_ends_itself() -> None:
    facts = facts_of((OLD,), clause(OLD, ClauseKind.REPLACES, "Quy định số 01-QĐ/TU thay thế Quy định số 01-QĐ/TU."))
    assert state(OLD, facts, "2024-06-01") == "unknown"


EXPIRIES = (
    # clause, its date, last day it holds, first day it does not
    ("Kế hoạch này hết hiệu lực kể từ ngày 01/01/2026.", "2026-01-01", "2025-12-31", "2026-01-01"),
    ("Kế hoạch này được thực hiện đến hết ngày 31/12/2025.", "2025-12-31", "2025-12-31", "2026-01-01"),
)


@pytest.mark.parametrize(("text", "date", "last", "over"), EXPIRIES)
def test_the_day_a_document_is_over(text: str, date: str, last: str, over: str) -> None:
    facts = facts_of((OLD,), clause(OLD, ClauseKind.EXPIRY, text, date))
    assert state(OLD, facts, last) == "unknown"
    assert state(OLD, facts, over) == "expired"


PERIODS = (
    ("Đề án", "Phát triển đảng viên giai đoạn 2016 - 2020", "expired"),
    ("Đề án", "Phát triển đảng viên giai đoạn 2016–2020", "expired"),
    ("Báo cáo", "Kết quả phát triển đảng viên giai đoạn 2016 - 2020", "unknown"),  # a report has no term
    ("Đề án", "Phát triển đảng viên giai đoạn 2016 - 2020, tầm nhìn đến năm 2030", "unknown"),
    ("Đề án", "Phát triển đảng viên giai đoạn 2016 - 2020 và những năm tiếp theo", "unknown"),
    ("Đề án", "Phát triển đảng viên đến năm 2020", "unknown"),
)


@pytest.mark.parametrize(("genre", "title", "expected"), PERIODS)
def test_a_period_in_the_title(genre: str, title: str, expected: str) -> None:
    document = stored("02-ĐA/TU", "2016-01-05", title, genre)
    assert state(document, facts_of((document,)), "2021-01-01") == expected


def test_an_amending_title_amends() -> None:
    amending = stored("05-QĐ/TU", "2022-01-01", "Sửa đổi, bổ sung Quy định số 01-QĐ/TU về việc thử")
    replaces = clause(NEW, ClauseKind.REPLACES, "Quy định này thay thế Quy định số 01-QĐ/TU ngày 01/01/2020.")
    facts = facts_of((OLD, amending, NEW), replaces)
    assert state(OLD, facts, "2021-01-01") == "in_force"
    validity = validity_at(OLD, facts, dt.date(2023, 1, 1))
    assert (validity.state, validity.by) == (ValidityState.AMENDED, (amending,))


def test_replacements_in_a_circle_end() -> None:
    one, other = stored("01-QĐ/TU", "2020-01-01"), stored("02-QĐ/TU", "2020-01-01")
    facts = facts_of(
        (one, other),
        clause(one, ClauseKind.REPLACES, "thay thế Quy định số 02-QĐ/TU"),
        clause(other, ClauseKind.REPLACES, "thay thế Quy định số 01-QĐ/TU"),
    )
    assert symbols(validity_at(one, facts, CATALOGUE_AS_OF).chain) == "02-QĐ/TU 01-QĐ/TU"
