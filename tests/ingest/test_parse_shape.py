"""parse() as a whole, on texts written in the shape of real ones."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ingest.sources import source
from thammuu.ingest import parse
from thammuu.ingest.assemble import placed_spans
from thammuu.ingest.dates import PartialDate
from thammuu.ingest.model import ClauseKind, Document

# The shape of a central regulation read from a PDF: one visual line per header line, Party numbers, no articles.
PARTY = """BAN CHẤP HÀNH TRUNG ƯƠNG
*
ĐẢNG CỘNG SẢN VIỆT NAM
---------------
Số 94-QĐ/TW Hà Nội, ngày 06 tháng 5 năm 2031
QUY ĐỊNH
THI HÀNH ĐIỀU LỆ ĐẢNG
- Căn cứ Điều lệ Đảng;
- Xét Tờ trình của Bộ Chính trị,
BAN CHẤP HÀNH TRUNG ƯƠNG
QUY ĐỊNH THI HÀNH ĐIỀU LỆ ĐẢNG
1. Điều 1 (Khoản 2): Tuổi đời
1.1. Về tuổi đời.
1.1.1. Người vào Đảng phải đủ tuổi.
2. Điều 4: Giới thiệu người vào Đảng
2.1. (Khoản 1): Tập thể chi đoàn giới thiệu.
2.2. Về kết nạp lại.
2.2.1. Người được xét phải có các điều kiện sau:
a) Có đủ tiêu chuẩn theo quy định tại
Điều 4 Điều lệ Đảng.
b) Ít nhất là 36 tháng.
2.2.2. Chỉ kết nạp lại một lần.
Quy định này có hiệu lực thi hành từ ngày 01/7/2031. Các tổ chức đảng có trách nhiệm thi hành.
Các quy định trước đây trái với nội dung Quy định này đều bãi bỏ.
Nơi nhận:
- Các tỉnh ủy, thành ủy trực thuộc Trung
ương,
- Lưu Văn phòng Trung ương Đảng.
T/M BAN CHẤP HÀNH TRUNG ƯƠNG
TỔNG BÍ THƯ
Nguyễn Văn Mẫu"""


@pytest.fixture(scope="module")
def party() -> Document:
    return parse(source(PARTY))


def test_header_of_a_central_regulation(party: Document) -> None:
    assert party.key.symbol == "94-QĐ/TW"
    assert party.key.genre == "Quy định"
    assert party.key.issuer == "Ban Chấp hành Trung ương"
    assert party.key.date == PartialDate(2031, 5, 6)
    assert party.title == "Thi hành Điều lệ Đảng"
    assert party.place == "Hà Nội"


def test_addresses_of_party_numbers(party: Document) -> None:
    shown = {provision.address.display(): provision.text for provision in party.walk()}
    assert list(shown) == [
        "1",
        "1.1",
        "1.1.1",
        "2",
        "2.1",
        "2.2",
        "2.2.1",
        "2.2.1 › điểm a",
        "2.2.1 › điểm b",
        "2.2.2",
    ]
    assert shown["2.2.1 › điểm b"] == "b) Ít nhất là 36 tháng."
    assert shown["2.2.1 › điểm a"].endswith("Điều 4 Điều lệ Đảng.")


def test_end_of_a_central_regulation(party: Document) -> None:
    assert party.effective == dt.date(2031, 7, 1)
    assert [clause.kind for clause in party.closing] == [
        ClauseKind.EFFECT,
        ClauseKind.EXECUTION,
        ClauseKind.GENERAL_REPEAL,
    ]
    assert party.recipients == (
        "Các tỉnh ủy, thành ủy trực thuộc Trung ương",
        "Lưu Văn phòng Trung ương Đảng",
    )
    assert party.signature.name == "Nguyễn Văn Mẫu"
    assert party.unplaced == ()


def covered(document: Document) -> list[int]:
    """How many placed pieces cover each character; unplaced pieces count too."""
    inside = [provision.span for provision in document.provisions]
    outside = [
        clause.span
        for clause in document.closing
        if not any(span.start <= clause.span.start < span.end for span in inside)
    ]
    spans = {*placed_spans(document.bases, document.provisions, (), document.sightings), *outside, *document.unplaced}
    counts = [0] * len(document.source.text)
    for span in spans:
        for position in range(span.start, span.end):
            counts[position] += 1
    return counts


_LINE = st.one_of(
    st.sampled_from([line for line in PARTY.split("\n")]),
    st.sampled_from(
        [
            "Điều 1. Phạm vi",
            "Điều 2.",
            "Chương I",
            "QUY ĐỊNH CHUNG",
            "I- A",
            "II.",
            "(1) B",
            "“Điều 3. C",
            "x”.",
            "Phụ lục I",
            "QUY CHẾ",
            "- mục",
            "+ mục",
            "Thứ nhất, d",
            "KT. BỘ TRƯỞNG",
            "a | b",
            "Luật số: 1/2020/QH14",
        ]
    ),
    st.text(max_size=40),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_LINE, max_size=25))
def test_every_character_is_in_exactly_one_place(lines: list[str]) -> None:
    document = parse(source("\n".join(lines)))
    for char, count in zip(document.source.text, covered(document), strict=True):
        assert count == 1 or (count == 0 and (char.isspace() or char == "|"))
