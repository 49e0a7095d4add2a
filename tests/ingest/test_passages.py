"""Text outside the provision tree is citable too."""

from __future__ import annotations

from tests.ingest.sources import source
from thammuu.ingest import parse
from thammuu.ingest.passages import closing_passages, opening_passages

DECREE = """ĐẢNG BỘ TỈNH SÔNG TRÀ
Số 07-QĐ/TU
Sông Trà, ngày 05 tháng 02 năm 2026
QUY ĐỊNH
về chế độ báo cáo
- Căn cứ Điều lệ Đảng;
BAN THƯỜNG VỤ TỈNH ỦY QUY ĐỊNH:
Quy định này gồm hai phần và áp dụng trong toàn Đảng bộ.
1. Báo cáo tháng gửi trước ngày 20.
2. Báo cáo quý gửi trước ngày 25.
Quy định này có hiệu lực từ ngày 01/3/2026.
"""


def test_a_text_without_markers_is_citable_paragraph_by_paragraph() -> None:
    document = parse(source("Nâng cao chất lượng tham mưu\nCông tác quy hoạch tốt hơn.\nMô hình tổ chức hợp lý hơn."))
    shown = {passage.address.display(): passage.text for passage in opening_passages(document)}
    assert "Mô hình tổ chức hợp lý hơn." in shown.values()
    assert list(shown) == [f"đoạn {count}" for count in range(1, len(shown) + 1)]


def test_opening_and_closing_stand_around_the_provisions() -> None:
    document = parse(source(DECREE))
    assert [p.text for p in opening_passages(document)] == ["Quy định này gồm hai phần và áp dụng trong toàn Đảng bộ."]
    assert [(p.address.display(), p.text) for p in closing_passages(document)] == [
        ("đoạn kết 1", "Quy định này có hiệu lực từ ngày 01/3/2026.")
    ]


def test_a_passage_lies_where_its_text_stands() -> None:
    document = parse(source(DECREE))
    for passage in (*opening_passages(document), *closing_passages(document)):
        assert passage.span.of(document.source.text) == passage.text


def test_a_clause_inside_a_provision_is_not_told_twice() -> None:
    document = parse(source("LUẬT\nĐiều 1. Hiệu lực\nLuật này có hiệu lực từ ngày 01/3/2026."))
    assert document.closing
    assert closing_passages(document) == ()
