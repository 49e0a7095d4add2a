"""Finding citations: what is read at each naming, its exact span, and what is no citation."""

from __future__ import annotations

import datetime as dt
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thammuu.ingest.citations import find_citations, normal_issuer
from thammuu.ingest.folding import clean
from thammuu.ingest.model import Citation, Relation, Target


def only(text: str) -> Citation:
    """The one citation of `text`, its span checked."""
    (citation,) = find_citations(text)
    assert citation.span.of(text) == citation.text
    return citation


SPANS = (
    # text with the expected span in ‹›; everything around it must stay outside
    "theo ‹Quy định số 57-QĐ/TW ngày 3/5/2007 của Bộ Chính trị› về một số vấn đề;",
    "‹Đề án số 02-ĐA/TU ngày 29-4-2011 của Ban Thường vụ Tỉnh uỷ› về “Nâng cao chất lượng”.",
    "và ‹Hướng dẫn số 11-HD/BTCTW của Ban Tổ chức Trung ương› về việc ấy",
    "theo ‹Kế hoạch số 84-KH/TU, ngày 15/6/2026 của Ban Thường vụ Tỉnh ủy Khánh Hòa› triển khai",
    "(‹Quy định số 294-QĐ/TW (ngày 26/5/2025)›)",  # the bracket of the date is part, the outer one is not
    "theo ‹điểm b khoản 2 Điều 8 Nghị định số 30/2020/NĐ-CP›, văn bản",
    "tại ‹mục 3.5.1 Quy định 294-QĐ/TW› thì",
    "căn cứ ‹Luật Bảo vệ bí mật nhà nước số 117/2025/QH15›;",
    "căn cứ ‹Nghị quyết số 51/2001/QH10 ngày 25 tháng 12 năm 2001 của Quốc hội khoá X, kỳ họp thứ 10›;",
    "nêu ở ‹các Khoản 1, 2, 3, Điều 4 Điều lệ Đảng›.",
    "của Ban Chấp hành và ‹QĐ 45-QĐ/TW› nêu",  # the genre abbreviated before the symbol
    "học tập ‹Nghị quyết Đại hội đại biểu toàn quốc lần thứ XII của Đảng› và",
    "theo văn bản ‹số 57-QĐ/TW› nói",  # no genre
    "‹Hướng dẫn số 01-HD/TW, ngày \n28/9/2021 của Ban Bí thư khoá XIII›; được phổ biến",  # a line of a PDF ends inside
    "‹Luật Quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ trợ số 14/2017/QH14› hết hạn",
    "‹Luật Luật sư số 65/2006/QH11› quy định",
    "‹Luật Quy hoạch số 21/2017/QH14› quy định",  # here Quy hoạch is a law's name, not a genre
)


@pytest.mark.parametrize("marked", SPANS)
def test_the_span_is_exact(marked: str) -> None:
    start, end = marked.index("‹"), marked.index("›") - 1
    citation = only(marked.replace("‹", "").replace("›", ""))
    assert (citation.span.start, citation.span.end) == (start, end)


DATED = dt.date(2007, 5, 3)
READ = (
    # text, symbol, genre, date, issuer, title
    (
        "Quy định số 57-QĐ/TW ngày 3/5/2007 của Bộ Chính trị về một số vấn đề bảo vệ; và",
        "57-QĐ/TW", "Quy định", DATED, "Bộ Chính trị", "một số vấn đề bảo vệ",
    ),
    # quoted title, province untold, new tone placement
    (
        "Đề án số 02-ĐA/TU ngày 29-4-2011 của Ban Thường vụ Tỉnh uỷ về “Nâng cao sức chiến đấu”. Từng",
        "02-ĐA/TU", "Đề án", dt.date(2011, 4, 29), "Ban Thường vụ Tỉnh ủy", "Nâng cao sức chiến đấu",
    ),
    # issuer before date
    ("Quy định số 57-QĐ/TW của Bộ Chính trị ngày 3/5/2007", "57-QĐ/TW", "Quy định", DATED, "Bộ Chính trị", None),
    # the committee's term is dropped, and so is "Đảng"
    (
        "Quy định số 294-QĐ/TW của Ban Chấp hành Trung ương Đảng khoá XIII",
        "294-QĐ/TW", "Quy định", None, "Ban Chấp hành Trung ương", None,
    ),
    # the code alone tells the genre where it means one
    ("theo 18-NQ/TW", "18-NQ/TW", "Nghị quyết", None, None, None),
    ("theo 06-QĐi/TW", "06-QĐi/TW", "Quy định", None, None, None),
    # QĐ of the Party means two genres, QĐ of the State one
    ("QĐ 45-QĐ/TW", "45-QĐ/TW", None, None, None, None),
    ("theo 41/2018/QĐ-TTg", "41/2018/QĐ-TTg", "Quyết định", None, None, None),
    ("Công văn số 557/BKHCN-CĐSQG ngày 31/3/2025", "557/BKHCN-CĐSQG", "Công văn", dt.date(2025, 3, 31), None, None),
    # State style: no "về" before the title
    (
        "Quyết định số 115/2009/QĐ-TTg ngày 28/9/2009 của Thủ tướng Chính phủ quy định chức năng của cục.",
        "115/2009/QĐ-TTg", "Quyết định", dt.date(2009, 9, 28), "Thủ tướng Chính phủ", "quy định chức năng của cục",
    ),
    # the name of a law stands before its number
    (
        "Luật Bảo vệ bí mật nhà nước số 117/2025/QH15",
        "117/2025/QH15", "Luật", None, None, "Luật Bảo vệ bí mật nhà nước",
    ),
    # documents without a symbol
    ("Điều 4 Điều lệ Đảng", None, "Điều lệ", None, None, "Điều lệ Đảng"),
    ("theo Điều lệ Đảng khoá II", None, "Điều lệ", None, None, "Điều lệ Đảng (khóa II)"),
    (
        "Nghị quyết Đại hội XII",
        None, "Nghị quyết", None, "Đại hội đại biểu toàn quốc lần thứ XII",
        "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XII của Đảng",
    ),
    (
        "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XVIII",
        None, "Nghị quyết", None, "Đại hội Đảng bộ tỉnh lần thứ XVIII", "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XVIII",
    ),
    (
        "mục 10.4.3 của Quy định thi hành Điều lệ Đảng",  # not the charter itself
        None, "Quy định", None, None, "thi hành Điều lệ Đảng",
    ),
    (
        "Hiến pháp nước Cộng hoà xã hội chủ nghĩa Việt Nam năm 1992",
        None, "Hiến pháp", None, "Quốc hội", "Hiến pháp năm 1992",
    ),
)  # fmt: skip


@pytest.mark.parametrize(("text", "symbol", "genre", "date", "issuer", "title"), READ)
def test_what_is_read(
    text: str, symbol: str | None, genre: str | None, date: dt.date | None, issuer: str | None, title: str | None
) -> None:
    citation = only(text)
    assert (citation.symbol, citation.genre, citation.date) == (symbol, genre, date)
    assert (citation.issuer, citation.title) == (issuer, title)


PATHS = (
    # text, address from the outermost step in, one "level:label" a step
    ("điểm b khoản 2 Điều 8 Nghị định số 30/2020/NĐ-CP", "dieu:8 khoan:2 diem:b"),
    ("Khoản 5, Điều 13 Điều lệ Đảng", "dieu:13 khoan:5"),
    ("mục 3.5.1 Quy định 294-QĐ/TW", "so:3.5.1"),
    ("điểm 2 mục II Nghị quyết số 18-NQ/TW", "la_ma:II diem:2"),
    ("điểm đ khoản 3a Điều 9b của Luật số 57/2020/QH14", "dieu:9b khoan:3a diem:đ"),
    ("gạch đầu dòng thứ nhất điểm a khoản 1 Điều 2 Nghị định số 30/2020/NĐ-CP", "dieu:2 khoan:1 diem:a gach:1"),
    # a list is cut to what its members share
    ("các Khoản 1, 2, 3, Điều 4 Điều lệ Đảng", "dieu:4"),
    ("Khoản 3, Khoản 4, Điều 11 Điều lệ Đảng", "dieu:11"),
    ("các điểm c, d và đ khoản 2 Điều 33 của Luật số 39/2024/QH15", "dieu:33 khoan:2"),
    ("Điều 4, Điều 5 Điều lệ Đảng", ""),
    ("khoản 3 Điều 36 và khoản 2 Điều 86 của Luật số 15/2017/QH14", ""),
    # a path belongs to the document right behind it only
    ("theo Điều 5; Nghị định số 30/2020/NĐ-CP", ""),
)


@pytest.mark.parametrize(("text", "path"), PATHS)
def test_the_part_named(text: str, path: str) -> None:
    assert " ".join(f"{step.level}:{step.label}" for step in only(text).provision) == path


NONE = (
    "Số 294-QĐ/TW Hà Nội, ngày 26 tháng 5 năm 2025",  # the document's own number
    "QUỐC HỘI\nLuật số: 56/2020/QH14\nHà Nội",
    "Điều này và Quy định này có hiệu lực từ ngày 01/7/2025.",  # words pointing back
    "giai đoạn 2011 - 2015, tỷ lệ 3/4",
    "thi hành Hiến pháp, pháp luật",  # no text in particular
    "Tiểu ban Điều lệ Đảng họp",
    "QUY ĐỊNH\nTHI HÀNH ĐIỀU LỆ ĐẢNG",  # a title in capitals
    "",
)


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_citation(text: str) -> None:
    assert find_citations(text) == ()


def test_documents_named_in_a_title_are_found_but_the_title_lends_them_no_relation() -> None:
    text = "theo Quy định số 264-QĐ/TW ngày 14/02/2025 của Bộ Chính trị về sửa đổi, bổ sung Quy định số 69-QĐ/TW."
    first, second = find_citations(text)
    assert (first.symbol, second.symbol) == ("264-QĐ/TW", "69-QĐ/TW")
    assert second.relation is Relation.CITES


def test_a_charter_in_a_title_is_no_citation_of_the_charter() -> None:
    text = "Quy định số 294-QĐ/TW, ngày 26/5/2025 của Ban Chấp hành Trung ương về thi hành Điều lệ Đảng;"
    assert [citation.symbol for citation in find_citations(text)] == ["294-QĐ/TW"]


def test_a_genre_said_once_serves_the_list() -> None:
    citations = find_citations("Quy định số 66-QĐ/TW và 223-QĐ/TW")
    assert [(citation.symbol, citation.genre) for citation in citations] == [
        ("66-QĐ/TW", "Quy định"),
        ("223-QĐ/TW", "Quy định"),
    ]


ORGANS = (
    ("Ban Chấp hành Trung ương Đảng khoá XIII", "Ban Chấp hành Trung ương"),
    ("BAN CHẤP HÀNH TRUNG ƯƠNG", "Ban Chấp hành Trung ương"),
    ("Ban Bí thư Trung ương Đảng", "Ban Bí thư"),
    ("Uỷ ban Kiểm tra Trung ương", "Ủy ban Kiểm tra Trung ương"),
    ("Văn phòng Trung ương", "Văn phòng Trung ương Đảng"),
    ("Ban Thường vụ Tỉnh uỷ Bắc Giang", "Ban Thường vụ Tỉnh ủy Bắc Giang"),
    ("Hội nghị lần thứ sáu Ban Chấp hành Trung ương", "Ban Chấp hành Trung ương"),
    ("Câu lạc bộ Thơ", "Câu lạc bộ Thơ"),  # unknown organs come back as they are
)


@pytest.mark.parametrize(("written", "usual"), ORGANS)
def test_an_organ_has_one_name(written: str, usual: str) -> None:
    assert normal_issuer(written) == usual


SEED_DOCUMENTS = (
    ("02-ĐA/TU", dt.date(2011, 4, 29), "Ban Thường vụ Tỉnh ủy"),
    ("04-ĐA/TU", dt.date(2014, 2, 18), None),
    ("05-ĐA/TU", dt.date(2014, 7, 11), None),
    ("39-CT/TW", dt.date(2014, 8, 18), "Bộ Chính trị"),
    ("57-QĐ/TW", None, "Bộ Chính trị"),
    ("11-HD/BTCTW", None, "Ban Tổ chức Trung ương"),
    ("23-KL/TU", dt.date(2013, 4, 24), "Ban Thường vụ Tỉnh ủy"),
)


@pytest.mark.shared
def test_the_seven_documents_of_the_article_this_project_began_with(shared: Path) -> None:
    text = clean((shared / "seed" / "nang-cao-chat-luong-tham-muu.txt").read_text(encoding="utf-8"))
    citations = find_citations(text)
    with_symbol = [citation for citation in citations if citation.symbol]
    assert tuple((found.symbol, found.date, found.issuer) for found in with_symbol) == SEED_DOCUMENTS
    assert [found.symbol for found in with_symbol if found.title is None] == ["57-QĐ/TW"]
    assert {found.title for found in citations if not found.symbol} == {
        "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XII của Đảng",
        "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XVIII",
        "Điều lệ Đảng",
    }


PIECES = st.lists(
    st.sampled_from(
        ("Quy định số ", "57-QĐ/TW", "30/2020/NĐ-CP", " ngày 3/5/2007", " của Bộ Chính trị", " về việc ", "thay thế ",
         "khoản 2 ", "Điều 4 ", "Điều lệ Đảng", " và ", "; ", "\n", "“", "”", "(", ")", ". ", "hết hiệu lực", "x",
         "Quy định này", "các điều từ 5 đến 9", "Luật Giáo dục", "Nghị định 30", "(sau đây gọi tắt là Quy định 57)",
         "Quy định 57", "được sửa đổi bởi ", "Chỉ thị nêu trên", "vào sau ", "Điều này"),
    ),
    max_size=14,
).map("".join)  # fmt: skip


@given(PIECES)
@settings(max_examples=400)
def test_any_mixture_of_pieces_keeps_spans_true_and_in_order(text: str) -> None:
    citations = find_citations(clean(text), internal=True)
    for citation in citations:
        assert citation.span.of(clean(text)) == citation.text
        assert (citation.target is Target.EARLIER) == (citation.antecedent is not None)
    for one, following in pairwise(citations):
        assert one.span.end <= following.span.start
    starts = [citation.span.start for citation in citations]
    assert starts == sorted(starts)


@given(PIECES)
def test_decomposed_letters_and_words_around_change_nothing(text: str) -> None:
    plain = clean(text)
    found = find_citations(plain, internal=True)
    assert find_citations(clean(unicodedata.normalize("NFD", text)), internal=True) == found
    before = "Kính gửi các cơ quan.\n\n"
    moved = find_citations(f"{before}{plain}\n\nXin cảm ơn.", internal=True)
    assert moved == tuple(citation.shifted(len(before)) for citation in found)


@given(st.text())
def test_any_text_is_read_without_fault(text: str) -> None:
    assert all(found.text == found.span.of(text) for found in find_citations(text))
