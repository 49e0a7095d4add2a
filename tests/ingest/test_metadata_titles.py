"""Titles: where they end, and how capitals become the case they are cited in."""

from __future__ import annotations

import pytest

from tests.ingest.sources import source
from thammuu.ingest import parse
from thammuu.ingest.metadata.case import sentence_case

CASES = [
    # the Party's own nouns
    ("THI HÀNH ĐIỀU LỆ ĐẢNG", "Thi hành Điều lệ Đảng"),
    ("MỘT SỐ VẤN ĐỀ CỤ THỂ THI HÀNH ĐIỀU LỆ ĐẢNG", "Một số vấn đề cụ thể thi hành Điều lệ Đảng"),
    ("CHỨC NĂNG CỦA BAN TỔ CHỨC TRUNG ƯƠNG", "Chức năng của Ban Tổ chức Trung ương"),
    # đảng viên, đảng bộ, tổ chức đảng are common nouns
    ("CÔNG TÁC ĐẢNG VIÊN CỦA TỔ CHỨC ĐẢNG", "Công tác đảng viên của tổ chức đảng"),
    # the State's
    ("HOẠT ĐỘNG GIÁM SÁT CỦA QUỐC HỘI VÀ HỘI ĐỒNG NHÂN DÂN", "Hoạt động giám sát của Quốc hội và Hội đồng nhân dân"),
    # a law named in a title
    (
        "SỬA ĐỔI MỘT SỐ ĐIỀU CỦA LUẬT ĐẤU THẦU, LUẬT ĐẦU TƯ VÀ LUẬT GIÁ",
        "Sửa đổi một số điều của Luật Đấu thầu, Luật Đầu tư và Luật Giá",
    ),
    # Roman numerals stay where a word calls for one; VI PHẠM is no six
    ("NGHỊ QUYẾT ĐẠI HỘI XIII VỀ XỬ LÝ VI PHẠM", "Nghị quyết đại hội XIII về xử lý vi phạm"),
    # symbols keep their capitals
    ("THỰC HIỆN ĐỀ ÁN SỐ 03-ĐA/TU", "Thực hiện đề án số 03-ĐA/TU"),
    # a place
    ("PHÁT TRIỂN TỈNH BẮC NINH", "Phát triển tỉnh Bắc Ninh"),
    # mixed case is left alone but for the first letter
    ("về công tác văn thư", "Về công tác văn thư"),
    ("Về Đề án của tỉnh", "Về Đề án của tỉnh"),
]


@pytest.mark.parametrize(("printed", "normal"), CASES)
def test_sentence_case(printed: str, normal: str) -> None:
    assert sentence_case(printed) == normal


TITLES = [
    # the title ends at the rule
    ("QUY ĐỊNH\nvề một việc\n-----\nBan Thường vụ quy định:\n1. A", "Về một việc"),
    # capitals over two lines
    ("QUY ĐỊNH\nVỀ MỘT\nVIỆC\nCăn cứ Điều lệ Đảng;\n1. A", "Về một việc"),
    # on the genre's line
    ("QUY ĐỊNH VỀ MỘT VIỆC\n1. A", "Về một việc"),
    # glued to it by a lost line break
    ("LUẬTTHỎA THUẬN\nĐiều 1. A", "Thỏa thuận"),
    # the meeting that adopted a resolution is not its matter
    ("NGHỊ QUYẾT\nHỘI NGHỊ LẦN THỨ SÁU BAN CHẤP HÀNH TRUNG ƯƠNG KHOÁ XX\nMỘT VIỆC LỚN\nI- A", "Một việc lớn"),
    # the organ that enacts, in capitals before the bases, is not either
    ("QUYẾT ĐỊNH\nBAN HÀNH QUY CHẾ\nBỘ TRƯỞNG BỘ MẪU\nCăn cứ Luật Mẫu;\nĐiều 1. A", "Ban hành quy chế"),
    ("NGHỊ QUYẾT\nBAN HÀNH CHƯƠNG TRÌNH\nCHÍNH PHỦ\nCăn cứ Luật Mẫu;\nĐiều 1. A", "Ban hành chương trình"),
    # date and issuer printed after a title of the nineties
    ("LUẬT\nTHUẾ MẪU NGÀY 10/07/1993 CỦA QUỐC HỘI\nĐiều 1. A", "Thuế mẫu"),
    # a title in normal case that goes on in small letters
    (
        "THÔNG TƯ\nHướng dẫn Nghị định số 30\ncủa Chính phủ về một việc\nCăn cứ Luật Mẫu;\nĐiều 1. A",
        "Hướng dẫn Nghị định số 30 của Chính phủ về một việc",
    ),
    # a sentence is not part of it
    ("KẾ HOẠCH\nVề một việc\nBan Tổ chức xây dựng kế hoạch như sau:\n1. A", "Về một việc"),
    # no title at all
    ("QUYẾT ĐỊNH\nĐiều 1. A", None),
]


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_title(text: str, title: str | None) -> None:
    assert parse(source(text)).title == title
