"""Which document is meant: one, several or none, over the shipped catalogue; never a silent match."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from thammuu.corpus.catalogue import load_catalogue
from thammuu.index.known import join_known
from thammuu.index.records import DocumentRecord, document_id
from thammuu.index.resolve import Ambiguous, Resolution, Resolved, Resolver, Unknown, Wanted
from thammuu.ingest.citations import find_citations
from thammuu.ingest.dates import PartialDate
from thammuu.ingest.folding import clean
from thammuu.ingest.model import DocumentKey


@pytest.fixture(scope="module")
def resolver() -> Resolver:
    return Resolver(join_known((), (), load_catalogue()))


def shown(record: DocumentRecord) -> str:
    """ "294-QĐ/TW@2025-05-26", or the title of a document without a symbol."""
    return f"{record.key.symbol or record.title}@{record.key.date.isoformat() if record.key.date else ''}"


def day(text: str) -> PartialDate | None:
    return PartialDate.parse(text)


RESOLVED = (
    # what is told, the document meant
    (Wanted("294-QĐ/TW"), "294-QĐ/TW@2025-05-26"),  # the only one known with that symbol
    (Wanted("294/QĐ-TW", date=day("2025-05-26")), "294-QĐ/TW@2025-05-26"),  # written the State way
    (Wanted("26-NQ/TW", date=day("2018-05-19")), "26-NQ/TW@2018-05-19"),
    (Wanted("26-NQ/TW", date=day("2022")), "26-NQ/TW@2022-11-03"),  # a year is enough where it decides
    (Wanted("26-NQ/TW", title="phát triển du lịch Việt Nam"), "26-NQ/TW@2026-08-22"),  # so is a title
    (Wanted("58-QĐ/TW", cited_on=dt.date(2016, 1, 1)), "58-QĐ/TW@2007"),  # the other one was not yet issued
    (Wanted("04-NQ/TW", issuer="Ban Chấp hành Trung ương", cited_on=dt.date(2020, 1, 1)), "04-NQ/TW@2016-10-30"),
    (Wanted("189-QĐ/TW", genre="Quy định"), "189-QĐ/TW@2024-10-08"),  # the other is a Quyết định
    (Wanted("399-QĐ/TU", issuer="Ban Thường vụ Tỉnh ủy Quảng Ngãi"), "399-QĐ/TU@2025-08-27"),
    (Wanted("05-ĐA/TU", date=day("2014-07-11")), "05-ĐA/TU@2014-07-11"),
    (Wanted("05-ĐA/TU", issuer="Tỉnh ủy Khánh Hòa"), "05-ĐA/TU@2025-12-02"),
    (Wanted("126-KL/TW", issuer="Bộ Chính trị"), "126-KL/TW@2025"),  # one of two joint issuers
    (Wanted("11-HD/BTCTW"), "11-HD/BTCTW@"),  # undated, but nothing told contradicts it
    (Wanted(number=294, genre_code="QĐ"), "294-QĐ/TW@2025-05-26"),
    (Wanted(number=30, genre="Nghị định"), "30/2020/NĐ-CP@2020-03-05"),
    (Wanted(title="Điều lệ Đảng", genre="Điều lệ"), "Điều lệ Đảng Cộng sản Việt Nam@2011-01-19"),
    (Wanted(title="Luật Trí tuệ nhân tạo"), "134/2025/QH15@2025"),
)


@pytest.mark.parametrize(("wanted", "document"), RESOLVED)
def test_one_document_fits(resolver: Resolver, wanted: Wanted, document: str) -> None:
    found = resolver.resolve(wanted)
    assert isinstance(found, Resolved), found
    assert shown(found.document) == document
    assert found.reason


AMBIGUOUS = (
    # what is told, the candidates, a word of what would tell them apart
    (Wanted("26-NQ/TW"), {"26-NQ/TW@2018-05-19", "26-NQ/TW@2022-11-03", "26-NQ/TW@2026-08-22"}, "ngày ban hành"),
    (Wanted("26-NQ/TW", cited_on=dt.date(2023, 1, 1)), {"26-NQ/TW@2018-05-19", "26-NQ/TW@2022-11-03"}, "19/5/2018"),
    (Wanted("05-ĐA/TU"), {"05-ĐA/TU@2014-07-11", "05-ĐA/TU@2025-12-02"}, "ngày ban hành"),
    (Wanted("01-HD/TU"), {"01-HD/TU@2025-11-11"}, "nhiều nơi cùng dùng"),  # every province has one
    (Wanted(title="Luật Bảo vệ bí mật nhà nước"), {"29/2018/QH14@2018-11-15", "117/2025/QH15@2025-12-10"}, "ngày"),
)


@pytest.mark.parametrize(("wanted", "candidates", "word"), AMBIGUOUS)
def test_several_fit(resolver: Resolver, wanted: Wanted, candidates: set[str], word: str) -> None:
    found = resolver.resolve(wanted)
    assert isinstance(found, Ambiguous), found
    assert {shown(record) for record in found.candidates} == candidates
    assert word in found.tell_apart


UNKNOWN = (
    # what is told, the first look-alikes, a word of the reason
    (Wanted("294-QĐ/TW", date=day("2025-05-27")), ["294-QĐ/TW@2025-05-26"], "27/5/2025"),  # wrong day
    (Wanted("366-QĐ/TW", date=day("2024-08-30")), ["366-QĐ/TW@2025-08-30"], "30/8/2024"),  # an invented one
    (Wanted("12-NQ/TW", date=day("2026-06-15")), [], "12-NQ/TW"),
    (Wanted("29-QĐ/TW", date=day("1997-06-02")), ["29-QĐ/TW@2016-07-25"], "02/6/1997"),  # an older term's
    (Wanted("329-QĐ/TU"), ["329-QĐ/TW@2025-06-13"], "329-QĐ/TU"),  # another organ
    # another code of the same genre
    (Wanted("06-QĐ/TW", date=day("2018-08-28")), ["06-QĐ/TW@2026-02-09", "06-QĐi/TW@2018-08-28"], "28/8/2018"),
    (Wanted("939-QĐ/TW"), ["399-QĐ/TW@2026-01-09"], "939-QĐ/TW"),  # digits transposed
    (Wanted("57-QĐ/TW", issuer="Ban Bí thư"), ["57-QĐ/TW@2007-05-03"], "Ban Bí thư"),
    (Wanted("57-QĐ/TW", genre="Quyết định"), ["57-QĐ/TW@2007-05-03"], "Quyết định"),
    (Wanted("57-QĐ/TW", title="chế độ đảng phí hằng năm"), ["57-QĐ/TW@2007-05-03"], "trích yếu khác"),
    (Wanted("208-QĐ/TW", cited_on=dt.date(2020, 1, 1)), ["208-QĐ/TW@2026-07-26"], "01/01/2020"),  # not yet issued
    (Wanted("86-QĐ/TW", date=day("2022-08-01")), ["86-QĐ/TW@2017-06-01"], "01/8/2022"),  # undated row
    (Wanted("294-QĐ"), [], "không phải"),
    (Wanted(number=999), [], "999"),
    (Wanted(title="Điều lệ Đảng (khóa II)", genre="Điều lệ"), [], "khóa II"),
    (Wanted(title="Luật"), [], "chưa nêu"),
    # part of a law's name is another law's name
    (Wanted(title="Luật Bảo vệ dữ liệu", genre="Luật"), ["91/2025/QH15@2025"], "Bảo vệ dữ liệu"),
    (Wanted(), [], "chưa nêu"),
)  # fmt: skip


@pytest.mark.parametrize(("wanted", "first", "word"), UNKNOWN)
def test_none_fits_and_look_alikes_are_only_offered(
    resolver: Resolver, wanted: Wanted, first: list[str], word: str
) -> None:
    found = resolver.resolve(wanted)
    assert isinstance(found, Unknown), found
    assert [shown(record) for record in found.did_you_mean[: len(first)]] == first
    assert word in found.reason


def stored(symbol: str, date: str) -> DocumentRecord:
    key = DocumentKey(symbol, "Kế hoạch", "Tỉnh ủy Mẫu", day(date))
    return DocumentRecord(id=document_id(key, "Việc thử"), key=key, title="Việc thử", has_text=True)


def test_ones_own_documents_need_no_place() -> None:
    """A bare "03-KH/TU" means the one in the store, for the store is the office's own."""
    found = Resolver(join_known((stored("03-KH/TU", "2026-01-05"),), (), ())).resolve(Wanted("3-kh/tu"))
    assert isinstance(found, Resolved)


def test_two_files_of_one_document_are_told_apart_by_file() -> None:
    twins = (stored("03-KH/TU", "2026-01-05"), stored("03-KH/TU", "2026-01-05"))
    found = Resolver(join_known(twins, (), ())).resolve(Wanted("03-KH/TU"))
    assert isinstance(found, Ambiguous)
    assert "chọn một tệp" in found.tell_apart


def outcome(found: Resolution) -> str:
    return type(found).__name__


@pytest.mark.shared
def test_the_documents_of_the_first_article_resolve(resolver: Resolver, shared: Path) -> None:
    text = clean((shared / "seed" / "nang-cao-chat-luong-tham-muu.txt").read_text(encoding="utf-8"))
    written = dt.date(2016, 6, 1)
    outcomes = {
        citation.symbol or citation.title: outcome(resolver.resolve(Wanted.of_citation(citation, written)))
        for citation in find_citations(text)
    }
    assert outcomes.pop("Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XVIII") == "Unknown"
    assert len(outcomes) == 9
    assert set(outcomes.values()) == {"Resolved"}
