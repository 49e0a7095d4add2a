"""Closing clauses, recipients and signatures."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.ingest.sources import source
from thammuu.ingest import parse
from thammuu.ingest.closing import life_clauses
from thammuu.ingest.closing.columns import columns
from thammuu.ingest.model import ClauseKind, Document, Relation, Signature, Span
from thammuu.ingest.structure.lines import Line

ISSUED = dt.date(2031, 6, 9)

CLAUSES = [
    ("Quy định này có hiệu lực thi hành từ ngày 01/7/2031.", [(ClauseKind.EFFECT, dt.date(2031, 7, 1))]),
    ("Luật này có hiệu lực thi hành từ ngày 01 tháng 8 năm 2031.", [(ClauseKind.EFFECT, dt.date(2031, 8, 1))]),
    # the day of signing is the document's date
    ("Quy chế này có hiệu lực thi hành kể từ ngày ký.", [(ClauseKind.EFFECT, ISSUED)]),
    ("Nghị quyết này có hiệu lực kể từ ngày ký ban hành.", [(ClauseKind.EFFECT, ISSUED)]),
    # a period after signing is not counted: whether the first day counts is not ours to say
    ("Thông tư này có hiệu lực thi hành kể từ sau 45 ngày.", [(ClauseKind.EFFECT, None)]),
    # two clauses in one sentence
    (
        "Hướng dẫn này có hiệu lực kể từ ngày ký và thay thế Hướng dẫn số 01-HD/TW, ngày 28/9/2021 của Ban Bí thư.",
        [(ClauseKind.EFFECT, ISSUED), (ClauseKind.REPLACES, None)],
    ),
    ("Bãi bỏ Quyết định số 12-QĐ/TU, ngày 05/02/2020 của Tỉnh ủy.", [(ClauseKind.REPEALS, None)]),
    ("Luật Mẫu số 38/2005/QH11 hết hiệu lực kể từ ngày Luật này có hiệu lực thi hành.", [(ClauseKind.REPEALS, None)]),
    # words between the law and its end
    (
        "Luật Mẫu số 38/2005/QH11 (sau đây gọi là Luật Mẫu) hết hiệu lực kể từ ngày Luật này có hiệu lực.",
        [(ClauseKind.REPEALS, None)],
    ),
    ("Các quy định trước đây trái với nội dung Quy định này đều bãi bỏ.", [(ClauseKind.GENERAL_REPEAL, None)]),
    ("Quy định này được thực hiện đến hết ngày 31/12/2032.", [(ClauseKind.EXPIRY, dt.date(2032, 12, 31))]),
    # words that are no clause
    ("Trồng rừng thay thế theo quy định.", []),
    ("Hủy bỏ quyết định của mình khi phát hiện sai.", []),
    ("Các trường hợp giấy phép hết hiệu lực", []),
]


@pytest.mark.parametrize(("sentence", "expected"), CLAUSES)
def test_clauses_of_a_sentence(sentence: str, expected: list[tuple[ClauseKind, dt.date | None]]) -> None:
    assert [(clause.kind, clause.date) for clause in life_clauses(sentence, 0, ISSUED)] == expected


def test_citations_of_a_clause_lie_in_the_source() -> None:
    text = "1. A\nHướng dẫn này thay thế Hướng dẫn số 01-HD/TW, ngày 28/9/2021 của Ban Bí thư."
    clause = next(c for c in parse(source(text)).closing if c.kind is ClauseKind.REPLACES)
    cited = clause.citations[0]
    assert cited.symbol == "01-HD/TW"
    assert cited.date == dt.date(2021, 9, 28)
    assert cited.relation is Relation.REPLACES
    assert cited.span.of(text) == cited.text


def test_clauses_inside_the_last_articles_leave_the_articles_whole() -> None:
    text = (
        "Điều 1. A\nĐiều 2. Hiệu lực thi hành\n"
        "1. Luật này có hiệu lực thi hành từ ngày 01/7/2031.\n"
        "2. Luật Mẫu số 38/2005/QH11 hết hiệu lực kể từ ngày Luật này có hiệu lực."
    )
    document = parse(source(text))
    assert [clause.kind for clause in document.closing] == [ClauseKind.EFFECT, ClauseKind.REPEALS]
    assert [part.address.display() for part in document.walk()][-1] == "Điều 2 › khoản 2"
    assert document.effective == dt.date(2031, 7, 1)


def test_closing_words_after_party_numbers_are_not_part_of_the_last_number() -> None:
    text = (
        "1. A\n2. B\nQuy định này được phổ biến đến chi bộ.\nTrong quá trình thực hiện, nếu có vướng mắc thì báo cáo."
    )
    document = parse(source(text))
    assert document.provisions[-1].text == "2. B"
    assert [clause.kind for clause in document.closing] == [ClauseKind.EXECUTION, ClauseKind.EXECUTION]


def test_a_section_on_execution_keeps_its_words() -> None:
    document = parse(source("I- A\nII- ĐIỀU KHOẢN THI HÀNH\nQuy định này có hiệu lực thi hành từ ngày 01/7/2031."))
    assert document.provisions[-1].text.endswith("01/7/2031.")
    assert document.effective == dt.date(2031, 7, 1)


RECIPIENTS = ("Các đảng ủy trực thuộc Tỉnh ủy", "Lưu Văn phòng Tỉnh ủy")

ENDS = [
    # one after the other
    (
        "Nơi nhận:\n- Các đảng ủy trực thuộc Tỉnh ủy,\n- Lưu Văn phòng Tỉnh ủy.\n"
        "T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\nNguyễn Văn Mẫu"
    ),
    # mixed by a PDF, a recipient broken over two lines
    (
        "Nơi nhận:\nT/M BAN THƯỜNG VỤ\n- Các đảng ủy trực thuộc Tỉnh\nủy,\n"
        "- Lưu Văn phòng Tỉnh ủy.\nPHÓ BÍ THƯ\nNguyễn Văn Mẫu"
    ),
    # a .docx table of two columns
    (
        "Nơi nhận: | T/M BAN THƯỜNG VỤ\n- Các đảng ủy trực thuộc Tỉnh ủy, | PHÓ BÍ THƯ\n"
        "- Lưu Văn phòng Tỉnh ủy. | Nguyễn Văn Mẫu"
    ),
    # the signature first
    (
        "T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\nNguyễn Văn Mẫu\nNơi nhận:\n"
        "- Các đảng ủy trực thuộc Tỉnh ủy;\n- Lưu Văn phòng Tỉnh ủy."
    ),
    # "Nơi nhận:" itself broken
    (
        "Nơi\nnhận:\n- Các đảng ủy trực thuộc Tỉnh ủy,\n- Lưu Văn phòng Tỉnh ủy.\nT/M BAN\n"
        "THƯỜNG VỤ\nPHÓ BÍ THƯ\nNguyễn Văn Mẫu"
    ),
]


def read(end: str) -> Document:
    return parse(source(f"TỈNH ỦY SÔNG TRÀ\nKẾ HOẠCH\nvề một việc\n1. A\n{end}"))


@pytest.mark.parametrize("end", ENDS)
def test_recipients_and_signature_in_many_orders(end: str) -> None:
    document = read(end)
    assert document.recipients == RECIPIENTS
    signed = document.signature
    assert (signed.authority, signed.position, signed.name) == ("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Nguyễn Văn Mẫu")
    assert document.provisions[-1].text == "1. A"
    assert document.unplaced == ()


SIGNATURES = [
    # the Party
    ("T/M BAN BÍ THƯ\nNguyễn Văn Mẫu", ("T/M BAN BÍ THƯ", None, "Nguyễn Văn Mẫu")),
    ("K/T TRƯỞNG BAN\nPHÓ TRƯỞNG BAN\nNguyễn Văn Mẫu", ("K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "Nguyễn Văn Mẫu")),
    ("TRƯỞNG BAN\nNguyễn Văn Mẫu", (None, "TRƯỞNG BAN", "Nguyễn Văn Mẫu")),
    # the State
    (
        "TM. CHÍNH PHỦ\nKT. THỦ TƯỚNG\nPHÓ THỦ TƯỚNG\nNguyễn Văn Mẫu",
        ("TM. CHÍNH PHỦ, KT. THỦ TƯỚNG", "PHÓ THỦ TƯỚNG", "Nguyễn Văn Mẫu"),
    ),
    ("CHỦ TỊCH QUỐC HỘI\n(Đã ký)\nNguyễn Văn Mẫu", (None, "CHỦ TỊCH QUỐC HỘI", "Nguyễn Văn Mẫu")),
    ("CHỦ TỊCH QUỐC HỘI\nĐã ký: Nguyễn Văn Mẫu", (None, "CHỦ TỊCH QUỐC HỘI", "Nguyễn Văn Mẫu")),
    ("CHỦ TỊCH QUỐC HỘI(Đã ký)Nguyễn Văn Mẫu", (None, "CHỦ TỊCH QUỐC HỘI", "Nguyễn Văn Mẫu")),
    # signed by a congress as a whole
    ("ĐẠI HỘI ĐẠI BIỂU TOÀN QUỐC LẦN THỨ XX", ("ĐẠI HỘI ĐẠI BIỂU TOÀN QUỐC LẦN THỨ XX", None, None)),
    # none
    ("", (None, None, None)),
]


@pytest.mark.parametrize(("end", "expected"), SIGNATURES)
def test_signature(end: str, expected: tuple[str | None, str | None, str | None]) -> None:
    signed: Signature = read(end).signature
    assert (signed.authority, signed.position, signed.name) == expected


ATTACHED = [
    # an appendix after the signature
    ("Phụ lục I\n1. B", ["1", "Phụ lục I", "Phụ lục I › 1"]),
    # a regulation issued with a decision
    ("QUY CHẾ\nLÀM VIỆC\nĐiều 1. B", ["1", "Quy chế kèm theo", "Quy chế kèm theo › Điều 1"]),
    # a text under a title that is no genre
    ("TUYÊN NGÔN\n- Minh bạch", ["1", "Tuyên ngôn kèm theo", "Tuyên ngôn kèm theo › gạch đầu dòng thứ 1"]),
]


@pytest.mark.parametrize(("text", "addresses"), ATTACHED)
def test_texts_after_the_signature_are_appendices(text: str, addresses: list[str]) -> None:
    document = read(f"TRƯỞNG BAN\nNguyễn Văn Mẫu\n{text}")
    assert [part.address.display() for part in document.walk()] == addresses
    assert document.signature.name == "Nguyễn Văn Mẫu"


RUN_TOGETHER = [
    # tabs between the two columns of the page
    ("Nơi nhận: K/T TRƯỞNG BAN", ["Nơi nhận:", "K/T TRƯỞNG BAN"]),
    ("- Các đảng ủy xã; PHÓ TRƯỞNG BAN", ["- Các đảng ủy xã;", "PHÓ TRƯỞNG BAN"]),
    ("- Lưu Văn phòng Ban. Nguyễn Văn Mẫu", ["- Lưu Văn phòng Ban.", "Nguyễn Văn Mẫu"]),
    # a cell of a bordered table
    ("Nơi nhận: - Các đảng ủy; - Lưu Ban.", ["Nơi nhận:", "- Các đảng ủy;", "- Lưu Ban."]),
    ("T/M BAN THƯỜNG VỤ PHÓ BÍ THƯ Nguyễn Văn Mẫu", ["T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Nguyễn Văn Mẫu"]),
    ("T/L BAN THƯỜNG VỤ PHÓ CHÁNH VĂN PHÒNG", ["T/L BAN THƯỜNG VỤ", "PHÓ CHÁNH VĂN PHÒNG"]),
    ("TM. CHÍNH PHỦ KT. THỦ TƯỚNG PHÓ THỦ TƯỚNG", ["TM. CHÍNH PHỦ", "KT. THỦ TƯỚNG", "PHÓ THỦ TƯỚNG"]),
    # a lost line break
    ("HỘITrần Thị Mẫu", ["HỘI", "Trần Thị Mẫu"]),
    # one thing only
    ("- Thủ tướng, các Phó Thủ tướng Chính phủ;", ["- Thủ tướng, các Phó Thủ tướng Chính phủ;"]),
    ("PHÓ TRƯỞNG BAN THƯỜNG TRỰC", ["PHÓ TRƯỞNG BAN THƯỜNG TRỰC"]),
    ("Trần Thị Mẫu", ["Trần Thị Mẫu"]),
]


@pytest.mark.parametrize(("text", "parts"), RUN_TOGETHER)
def test_columns_run_into_one_line(text: str, parts: list[str]) -> None:
    found = list(columns(Line(text, Span(7, 7 + len(text)), 0)))
    assert [part.text for part in found] == parts
    assert [text[part.span.start - 7 : part.span.end - 7] for part in found] == parts
