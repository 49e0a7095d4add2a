"""Own text, spans, headings and what stands before the first provision."""

from __future__ import annotations

import pytest

from tests.ingest.sources import source
from thammuu.ingest.model import Block, Provision, SourceText, Span
from thammuu.ingest.structure import build_structure, read_lines


def provisions(text: str) -> dict[str, Provision]:
    read = source(text)
    built = build_structure(read_lines(read), read.text)
    return {part.address.display(): part for top in built.provisions for part in top.walk()}


def test_unmarked_lines_belong_to_the_provision_opened_last() -> None:
    found = provisions("1. A\nthân bài\na) B\ntiếp theo\n2. C")
    assert found["1"].text == "1. A\nthân bài"
    assert found["1 › điểm a"].text == "a) B\ntiếp theo"


def test_a_span_covers_the_children_and_own_text_does_not() -> None:
    text = "1. A\na) B\nb) C\n2. D"
    found = provisions(text)
    assert found["1"].span.of(text) == "1. A\na) B\nb) C"
    assert found["1"].text == "1. A"
    assert found["1"].full_text() == "1. A\na) B\nb) C"


HEADINGS = [
    # a title with a full stop, as Party numbers print it
    ("3.5. Về kết nạp lại người vào Đảng.\n3.5.1. Người được xét", "3.5", "Về kết nạp lại người vào Đảng."),
    ("3. Điều 4: Giới thiệu người vào Đảng\n3.1. X", "3", "Điều 4: Giới thiệu người vào Đảng"),
    ("I- TÌNH HÌNH\n1- X", "I", "TÌNH HÌNH"),
    ("Điều 4. Nguyên tắc\n1. X", "Điều 4", "Nguyên tắc"),
    ("Điều 9. Bãi bỏ Điều 79.", "Điều 9", ""),
    # a sentence that is the whole provision is no title
    ("2.4. Đảng viên được bảo vệ quyền.", "2.4", ""),
    # a lead-in is no title
    ("3.5.1. Người được xét phải có các điều kiện sau:\na) X", "3.5.1", ""),
    # a khoản that ends with a full stop is a sentence even when more follows
    ("Điều 1. A\n1. Người nộp hồ sơ.\nTrường hợp khác thì thôi.", "Điều 1 › khoản 1", ""),
    ("Điều 1. A\n1. Nguyên tắc\na) X", "Điều 1 › khoản 1", "Nguyên tắc"),
    # chapters take the lines in capitals below them
    ("Chương I\nNHỮNG QUY ĐỊNH\nCHUNG\nĐiều 1. A", "Chương I", "NHỮNG QUY ĐỊNH CHUNG"),
    ("Chương I NHỮNG QUY ĐỊNH CHUNG\nĐiều 1. A", "Chương I", "NHỮNG QUY ĐỊNH CHUNG"),
    # ordinals and dashes have none
    ("1. A\n- Mục tiêu\nthân bài", "1 › gạch đầu dòng thứ 1", ""),
]


@pytest.mark.parametrize(("text", "address", "heading"), HEADINGS)
def test_headings(text: str, address: str, heading: str) -> None:
    assert provisions(text)[address].heading == heading


def test_lines_before_the_first_provision_are_kept_apart() -> None:
    read = source("Lời đầu\nBan Bí thư hướng dẫn như sau:\n1. A")
    built = build_structure(read_lines(read), read.text)
    assert [line.text for line in built.before] == ["Lời đầu", "Ban Bí thư hướng dẫn như sau:"]


def test_dashes_alone_are_provisions_of_a_text_without_other_markers() -> None:
    assert list(provisions("Kính gửi\n- Một việc\n- Hai việc")) == ["gạch đầu dòng thứ 1", "gạch đầu dòng thứ 2"]


def test_a_block_with_soft_breaks_is_read_line_by_line() -> None:
    text = "Chương I\n     QUY ĐỊNH CHUNG\nĐiều 1. A"
    read = SourceText("a.docx", "docx", "0" * 64, text, (Block(Span(0, len(text))),))
    built = build_structure(read_lines(read), read.text)
    assert built.provisions[0].heading == "QUY ĐỊNH CHUNG"


def test_equal_texts_have_equal_digests() -> None:
    one, other = provisions("1. A\na) B"), provisions("lời\n1. A\na) B")
    assert one["1"].digest == other["1"].digest
    assert one["1"].digest != provisions("1. A\na) C")["1"].digest
