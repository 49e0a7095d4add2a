"""Typed text: its markers are read, its numbers stand, titles are told from sentences, tables fit their heads."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thammuu.drafts_templates import profile
from thammuu.drafts_templates.draft import Heading, HeadingLevel, Item, Paragraph, Table, block_sentences
from thammuu.drafts_templates.numbering import Numbering
from thammuu.drafts_templates.outline import LineKind, parse_outline
from thammuu.drafts_templates.outline_blocks import outline_blocks
from thammuu.ingest.errors import InputError

PARTY = profile("hd05-2026")


def blocks(text: str):
    return tuple(outline_blocks(parse_outline(text, "content.body"), Numbering(PARTY)))


def shown(text: str) -> list[str]:
    told = []
    for block in blocks(text):
        match block:
            case Heading():
                told.append(f"H {block.marker} {block.text}")
            case Item():
                told.append(f"I {block.marker} {block.paragraph.text}")
            case Paragraph():
                told.append(f"P {block.text}")
            case Table():
                told.append(f"T {len(block.columns)}x{len(block.rows)}")
    return told


LINES = [
    # headings of both ladders; a number is typed in the way of the profile whatever the person wrote
    ("Chương I. Quy định chung", ["H Chương I Quy định chung"]),
    ("Chương 2\nTỔ CHỨC THỰC HIỆN", ["H Chương II TỔ CHỨC THỰC HIỆN"]),
    ("Phần thứ nhất. Sự cần thiết", ["H Phần thứ nhất Sự cần thiết"]),
    ("Mục 1. Thẩm quyền", ["H Mục 1 Thẩm quyền"]),
    ("I. Mục tiêu", ["H I- Mục tiêu"]),
    ("IV- Mục tiêu", ["H IV- Mục tiêu"]),
    # an article with a title, and one that is a sentence
    ("Điều 1. Phạm vi điều chỉnh", ["H Điều 1. Phạm vi điều chỉnh"]),
    ("Điều 1. Ban hành kèm theo Quyết định này Quy chế làm việc.", [
        "I Điều 1. Ban hành kèm theo Quyết định này Quy chế làm việc."]),
    # "1." is a heading where it bears a title, a clause where it is a sentence or stands under an article
    ("1. Mục tiêu chung", ["H 1. Mục tiêu chung"]),
    ("1. Mục tiêu chung: xây dựng đội ngũ.", ["I 1. Mục tiêu chung: xây dựng đội ngũ."]),
    ("Điều 2. Nguyên tắc\n1. Công khai", ["H Điều 2. Nguyên tắc", "I 1. Công khai"]),
    ("a) Đảng viên;\nb) Chi bộ.\nđ) Đảng ủy.", ["I a) Đảng viên;", "I b) Chi bộ.", "I đ) Đảng ủy."]),
    ("- Một việc;\n+ Một việc nhỏ.\n• Việc nữa.", ["I - Một việc;", "I + Một việc nhỏ.", "I - Việc nữa."]),
    # words that only begin like a marker are a paragraph
    ("Chương trình hành động gồm ba phần.", ["P Chương trình hành động gồm ba phần."]),
    ("Mục tiêu là rõ việc.", ["P Mục tiêu là rõ việc."]),
    ("Điều 5 của Quy định nêu rõ.", ["P Điều 5 của Quy định nêu rõ."]),
    ("Bảng dưới đây nêu kết quả.", ["P Bảng dưới đây nêu kết quả."]),
    ("1.2. Kết quả đạt được", ["H 1.2. Kết quả đạt được"]),  # the "1." above may be the template's
    ("1. Kết quả\n1.1. Về tổ chức\n1.2. Về cán bộ", ["H 1. Kết quả", "H 1.1. Về tổ chức", "H 1.2. Về cán bộ"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LINES)
def test_markers_become_headings_clauses_and_items(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


def test_articles_count_through_chapters_and_clauses_begin_anew() -> None:
    text = "Chương I. A\nĐiều 1. B\n1. C.\n2. D.\nChương II. E\nĐiều 2. F\n1. G."
    numbering = Numbering(PARTY)
    assert len(tuple(outline_blocks(parse_outline(text, "x"), numbering))) == 7
    assert numbering.gaps == []
    assert numbering.heading(HeadingLevel.ARTICLE) == "Điều 3."


def test_typed_numbers_stand_and_gaps_are_told() -> None:
    numbering = Numbering(PARTY)
    text = "Điều 1. A\nĐiều 3. B\nChương II. C"
    markers = [block.marker for block in outline_blocks(parse_outline(text, "x"), numbering)]
    assert markers == ["Điều 1.", "Điều 3.", "Chương II"]
    assert numbering.gaps == ["Điều 3 đứng sau số 1", "Chương II đứng đầu"]


TABLE = """Bảng 1. Số đảng viên
Đơn vị tính: người
| TT | Đơn vị | Số đảng viên |
|----|--------|--------------|
| I. Khối xã |
| 1 | Đảng bộ xã Ví Dụ | 412 |
| 2 | Đảng bộ xã Thượng Trà | |
"""


def test_a_table_has_caption_unit_group_lines_and_fitting_columns() -> None:
    (table,) = blocks(TABLE)
    assert isinstance(table, Table)
    assert (table.caption, table.unit) == ("Bảng 1. Số đảng viên", "Đơn vị tính: người")
    assert [len(row) for row in table.rows] == [1, 3, 3]
    assert table.rows[1][2].text == "412"
    assert [column.centred for column in table.columns] == [True, False, True]
    assert sum(column.share for column in table.columns) == pytest.approx(1)
    number, name, count = (column.share for column in table.columns)
    assert number < count < name


def test_a_row_that_does_not_fit_its_head_names_field_and_line() -> None:
    with pytest.raises(InputError, match=r"“content.body”, dòng 3: bảng có 2 cột nhưng dòng này có 3 ô"):
        parse_outline("Kết quả:\n| A | B |\n| 1 | 2 | 3 |", "content.body")


@given(st.text(alphabet="ĐiềuChươngMục1. aIVđ)-+|\n:;", max_size=80))
def test_no_text_is_lost_and_nothing_but_a_bad_table_is_refused(text: str) -> None:
    try:
        lines = parse_outline(text, "x")
    except InputError:
        assert "|" in text
        return
    kept = "".join(
        sentence.text for block in outline_blocks(lines, Numbering(PARTY)) for sentence in block_sentences(block)
    )
    words = {word for line in lines if line.kind is LineKind.PARAGRAPH for word in line.text.split()}
    assert all(word in kept for word in words)
