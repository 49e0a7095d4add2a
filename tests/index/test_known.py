"""Joining store and catalogue: one record per real document, and no join on a doubt."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from thammuu.corpus.catalogue import CatalogueRow, load_catalogue
from thammuu.index.agreement import genres_agree, issuers_agree, title_similarity
from thammuu.index.known import KnownDocument, join_known
from thammuu.index.records import ClosingClauseRecord, DocumentRecord, document_id
from thammuu.ingest.dates import PartialDate
from thammuu.ingest.model import ClauseKind, ClosingClause, DocumentKey, Span

HEADER = (
    "symbol,genre,issuer,date,title,title_note,state,replaced_by,replaces,amends,relation_note,effective,field,"
    "confidence,source,note"
)


def rows(tmp_path: Path, *lines: str) -> tuple[CatalogueRow, ...]:
    """A catalogue of "symbol,genre,issuer,date,title" lines, all of state unknown."""
    path = tmp_path / "danh-muc.csv"
    path.write_text("\n".join([HEADER, *(f"{line},,unknown,,,,,,thử,high,thử," for line in lines)]), encoding="utf-8")
    return load_catalogue(path)


def stored(
    symbol: str | None,
    date: str | None,
    *,
    issuer: str | None = None,
    genre: str | None = None,
    title: str = "Việc thử",
) -> DocumentRecord:
    key = DocumentKey(symbol, genre, issuer, PartialDate.parse(date) if date else None)
    return DocumentRecord(id=document_id(key, title), key=key, title=title, has_text=True)


def joined(record: DocumentRecord, catalogue: tuple[CatalogueRow, ...]) -> KnownDocument:
    """The stored document after the join; it always comes first."""
    known = join_known((record,), (), catalogue)
    assert known[0].record.id == record.id
    assert len(known) == len(catalogue) + (known[0].row is None)
    return known[0]


ROW = "12-QĐ/TW,Quy định,Bộ Chính trị,2020-01-02,về việc thử"


def test_a_row_joins_the_document_it_describes_and_fills_what_the_text_does_not_tell(tmp_path: Path) -> None:
    known = joined(stored("12-QĐ/TW", "2020-01-02"), rows(tmp_path, ROW))
    assert known.row is not None
    assert known.record.has_text
    assert (known.record.key.issuer, known.record.key.genre) == ("Bộ Chính trị", "Quy định")
    assert known.record.title == "Việc thử"


STRANGERS = (
    ("another day", stored("12-QĐ/TW", "2021-01-02")),
    ("another organ's symbol", stored("12-QĐ/TU", "2020-01-02")),
    ("another issuer", stored("12-QĐ/TW", "2020-01-02", issuer="Ban Bí thư")),
    ("another genre", stored("12-QĐ/TW", "2020-01-02", genre="Quyết định")),
    ("no date and another title", stored("12-QĐ/TW", None, title="Chế độ đảng phí")),
)


@pytest.mark.parametrize("record", [row[1] for row in STRANGERS], ids=[row[0] for row in STRANGERS])
def test_a_doubtful_row_stays_apart(tmp_path: Path, record: DocumentRecord) -> None:
    assert joined(record, rows(tmp_path, ROW)).row is None


def test_two_rows_that_agree_join_neither(tmp_path: Path) -> None:
    catalogue = rows(
        tmp_path, "12-QĐ/TW,Quy định,Bộ Chính trị,2020,về việc thử", "12-QĐ/TW,Quy định,Bộ Chính trị,2020-01,khác"
    )
    assert joined(stored("12-QĐ/TW", "2020-01-02"), catalogue).row is None


def test_an_undated_row_joins_by_its_title(tmp_path: Path) -> None:
    catalogue = rows(tmp_path, "11-HD/BTCTW,Hướng dẫn,Ban Tổ chức Trung ương,,về một số vấn đề bảo vệ nội bộ")
    assert joined(stored("11-HD/BTCTW", "2007-08-01", title="Một số vấn đề bảo vệ nội bộ"), catalogue).row is not None
    assert joined(stored("11-HD/BTCTW", "2022-08-01", title="Công tác đảng viên"), catalogue).row is None


def test_a_document_without_symbol_joins_by_its_name(tmp_path: Path) -> None:
    catalogue = rows(tmp_path, "Điều lệ Đảng (khóa XI),Điều lệ,Đại hội XI,2011-01-19,Điều lệ Đảng Cộng sản Việt Nam")
    record = stored(None, "2011-01-19", genre="Điều lệ", title="Điều lệ Đảng Cộng sản Việt Nam")
    known = joined(record, catalogue)
    assert known.row is not None
    assert "Điều lệ Đảng (khóa XI)" in known.names


def test_rows_without_text_become_documents_of_their_own(tmp_path: Path) -> None:
    (known,) = join_known((), (), rows(tmp_path, "223-QĐ/TW,Quy định,Ban Bí thư,2020-03-06,"))
    assert not known.record.has_text
    assert known.record.title == ""


def test_a_title_never_seen_shows_in_brackets_what_the_document_is_about() -> None:
    known = join_known((), (), load_catalogue())
    (circular,) = (document for document in known if document.record.key.symbol == "557/BKHCN-CĐSQG")
    assert circular.record.title.startswith("(khuyến cáo")


def test_clauses_come_with_their_document(tmp_path: Path) -> None:
    record = stored("12-QĐ/TW", "2020-01-02")
    clause = ClosingClause(ClauseKind.EFFECT, "Quy định này có hiệu lực từ ngày ký.", Span(0, 36), dt.date(2020, 1, 2))
    known = join_known((record,), (ClosingClauseRecord(record.id, None, clause),), rows(tmp_path, ROW))
    assert known[0].clauses == (clause,)


def test_every_row_of_the_shipped_catalogue_is_one_document_with_its_own_id() -> None:
    known = join_known((), (), load_catalogue())
    assert len({document.record.id for document in known}) == len(known) == 205


ISSUERS = (
    # told, known, can they be one organ
    ("Ban Thường vụ Tỉnh ủy", "Ban Thường vụ Tỉnh ủy Bắc Giang", True),  # the province untold
    ("Ban Thường vụ Tỉnh uỷ Bắc Giang", "Tỉnh ủy Bắc Giang", True),  # one series of numbers
    ("Ban Chấp hành Đảng bộ tỉnh", "Tỉnh ủy Khánh Hòa", True),
    ("Tỉnh ủy Khánh Hòa", "Tỉnh ủy Bắc Giang", False),
    ("Thành ủy Hà Nội", "Tỉnh ủy Bắc Giang", False),
    ("Ban Tổ chức Tỉnh ủy", "Tỉnh ủy Bắc Giang", False),  # an advisory organ is not the committee
    ("Ban Tổ chức Tỉnh ủy Bắc Ninh", "Ban Tổ chức Tỉnh ủy (tỉnh không nêu)", True),
    ("Bộ Chính trị", "Ban Bí thư", False),
    ("Ban Bí thư", "Bộ Chính trị, Ban Bí thư", True),  # joint
    ("Ban Chấp hành Trung ương Đảng khoá XIII", "Ban Chấp hành Trung ương", True),
    (None, "Bộ Chính trị", True),
)


@pytest.mark.parametrize(("told", "known", "agree"), ISSUERS)
def test_issuers(told: str | None, known: str, agree: bool) -> None:
    assert issuers_agree(told, known) is agree
    assert issuers_agree(known, told) is agree


def test_genres_and_titles() -> None:
    assert genres_agree("Chương trình hành động", "Chương trình")
    assert not genres_agree("Quy định", "Quyết định")
    assert title_similarity("về thi hành Điều lệ Đảng", "Thi hành Điều lệ Đảng") == 1.0
    assert title_similarity("về việc", "Thi hành Điều lệ Đảng") == 0.0
