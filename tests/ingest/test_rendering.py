"""A document put together from its parts is its source, letter for letter; and parsing never raises on any text.

The real files are rendered in test_parse_real.py.
"""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ingest.sources import source
from thammuu.ingest import parse
from thammuu.ingest.model import Align, Block, BlockKind, SourceText, Span
from thammuu.ingest.rendering import render

_WORDS = st.sampled_from(
    ["Phạm vi", "QUY ĐỊNH CHUNG", "tổ chức đảng", "như sau:", "Luật này", "a", "", "Hiệu lực thi hành"]
)
_MARKS = st.sampled_from(
    (
        "Phần thứ hai", "Phần I.", "Chương II", "Chương IVA", "Mục 1.", "Tiểu mục 2", "Điều 1.", "Điều 2", "Điều 3a.",
        "Điều 4[2].", "Điền 5.", "I-", "II.", "A.", "B-", "1.", "2-", "1.1.", "3.5.1.", "2.3", "1a.", "12.4", "a)",
        "đ)", "b.", "a.1)", "a.)", "(i)", "(1)", "1)", "Một là,", "Thứ hai,", "*", "•", "-", "+", "Phụ lục I",
        "PHỤ LỤC", "Mẫu số 01", "[1]", "[2]", "1 ", "2 ", "“Điều 7.", "“2.", '"3.', "“", "”.", "”", "như sau: “",
    )
)  # fmt: skip
_FIXED = st.sampled_from(
    [
        "BAN CHẤP HÀNH TRUNG ƯƠNG",
        "TỈNH ỦY SÔNG TRÀ | ĐẢNG CỘNG SẢN VIỆT NAM",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số 12-QĐ/TU Sông Trà, ngày 05 tháng 02 năm 2031",
        "Số: 12/QĐ-UBND",
        "QUYẾT ĐỊNH",
        "QUY CHẾ",
        "- Căn cứ Điều lệ Đảng;",
        "Căn cứ Luật Mẫu số 1/2031/QH17;",
        "QUYẾT ĐỊNH:",
        "Quyết định này có hiệu lực từ ngày ký. Bãi bỏ Quyết định số 1-QĐ/TU.",
        "Luật này được Quốc hội khóa XVII thông qua ngày 01 tháng 6 năm 2031.",
        "Nơi nhận:",
        "- Như Điều 2,",
        "T/M BAN THƯỜNG VỤ",
        "KT. CHỦ TỊCH | PHÓ CHỦ TỊCH(Đã ký)Nguyễn Văn Mẫu",
        "PHÓ BÍ THƯ",
        "Nguyễn Văn Mẫu",
        "TT | Nội dung | | Ghi chú",
        "Điều 1. Phạm vi ........ 3",
        "*",
        "---------------",
    ]
)
_LINE = st.one_of(
    st.builds(lambda mark, words: f"{mark} {words}", _MARKS, _WORDS), _FIXED, _MARKS, st.text(max_size=30)
)
_BLOCK = st.tuples(_LINE, st.sampled_from(BlockKind), st.sampled_from(Align), st.booleans())


def built(rows: list[tuple[str, BlockKind, Align, bool]]) -> SourceText:
    """A source of the given blocks, joined by one line break as readers join them."""
    blocks, start = [], 0
    for text, kind, align, bold in rows:
        blocks.append(Block(Span(start, start + len(text)), kind, align=align, bold=bold))
        start += len(text) + 1
    return replace(source("\n".join(row[0] for row in rows)), blocks=tuple(blocks))


@settings(max_examples=150, deadline=None)
@given(st.lists(_BLOCK, max_size=40))
def test_parts_put_together_are_the_source(rows: list[tuple[str, BlockKind, Align, bool]]) -> None:
    made = built(rows)
    assert render(parse(made)) == made.text


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read_and_rendered(text: str) -> None:
    made = source(text)
    assert render(parse(made)) == text


def test_lost_words_show() -> None:
    """The proof proves something: a part taken away is missing in the rendering."""
    document = parse(source("Điều 1. A\nĐiều 2. B"))
    assert render(replace(document, provisions=document.provisions[:1])) == "Điều 1. A"
