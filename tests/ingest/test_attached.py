"""What follows the signature: texts issued with the document, appendices, notes; each with addresses of its own."""

from __future__ import annotations

import pytest

from tests.ingest.sources import source
from thammuu.ingest import parse
from thammuu.ingest.model import Document


def read(text: str) -> Document:
    return parse(source(text))


def shown(text: str) -> list[str]:
    return [part.address.display() for part in read(text).walk()]


def test_a_decision_and_what_it_issues_never_share_an_address() -> None:
    """Three texts with an article 1 of their own, and an appendix: Quyết định 1959/QĐ-BTC has that shape."""
    text = (
        "Điều 1. Ban hành Quy chế.\nĐiều 2. A\nTRƯỞNG BAN\nNguyễn Văn Mẫu\n"
        "QUY CHẾ\nLÀM VIỆC\nĐiều 1. B\nĐiều 2. C\n"
        "BAN MẪU | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 12/QĐ-BM\nQUYẾT ĐỊNH\nĐiều 1. D\n"
        "Phụ lục I\nQUYẾT ĐỊNH\nĐiều 1. E"
    )
    assert shown(text) == [
        "Điều 1",
        "Điều 2",
        "Quy chế kèm theo",
        "Quy chế kèm theo › Điều 1",
        "Quy chế kèm theo › Điều 2",
        "Quyết định kèm theo",
        "Quyết định kèm theo › Điều 1",
        "Phụ lục I",
        "Phụ lục I › Điều 1",
    ]
    assert [notice.code for notice in read(text).warnings] == []


FORMS = [
    # forms of an appendix are texts of their own: each has its own articles (NĐ 30/2020, Phụ lục III)
    (
        "Phụ lục I\nMẪU VĂN BẢN\nMẫu 1.1 - Nghị quyết\nĐiều 1. A\nMẫu 1.2 - Quyết định\nĐiều 1. B",
        [
            "Phụ lục I",
            "Phụ lục I › Mẫu 1.1",
            "Phụ lục I › Mẫu 1.1 › Điều 1",
            "Phụ lục I › Mẫu 1.2",
            "Phụ lục I › Mẫu 1.2 › Điều 1",
        ],
    ),
    # right after the signature, without the word Phụ lục
    ("Mẫu số 01\nĐƠN\n1. A\nMẫu số 02\n1. B", ["Mẫu 01", "Mẫu 01 › 1", "Mẫu 02", "Mẫu 02 › 1"]),
]


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_forms(text: str, expected: list[str]) -> None:
    assert shown(f"1. X\nTRƯỞNG BAN\nNguyễn Văn Mẫu\n{text}") == ["1", *expected]


def test_a_form_named_in_an_article_opens_nothing() -> None:
    assert shown("Điều 1. Đơn theo\nMẫu số 01\nkèm theo\nĐiều 2. B") == ["Điều 1", "Điều 2"]


def test_an_attached_text_is_cited_after_its_article() -> None:
    document = read("Điều 1. A\nTRƯỞNG BAN\nNguyễn Văn Mẫu\nQUY CHẾ\nĐiều 4. B\n1. C")
    assert [part.address.cited() for part in document.walk()][-1] == "khoản 1 Điều 4 Quy chế kèm theo"


NOTES = [
    # a consolidated text from a portal or a .docx
    "[1] Luật số 12/2031/QH17 có căn cứ như sau:\n“Căn cứ Hiến pháp;”\n[2] Khoản này sửa đổi [12] lần.\n[3] Bãi bỏ.",
    # the same in a PDF: raised numbers without brackets
    "1 Luật số 12/2031/QH17 có căn cứ như sau:\n“Căn cứ Hiến pháp;”\n2 Khoản này sửa đổi [12] lần.\n3 Bãi bỏ.",
]


@pytest.mark.parametrize("notes", NOTES)
def test_notes_after_the_signature_are_provisions(notes: str) -> None:
    document = read(f"Điều 1. A\n1.2Tiền lương\n2. Tiền công\nTRƯỞNG BAN\nNguyễn Văn Mẫu\n{notes}")
    assert [part.address.display() for part in document.walk()] == [
        "Điều 1",
        "Điều 1 › khoản 1",
        "Điều 1 › khoản 2",
        "chú thích 1",
        "chú thích 2",
        "chú thích 3",
    ]
    assert document.unplaced == ()
    assert document.provisions[1].text.endswith("“Căn cứ Hiến pháp;”")


def test_an_effect_told_in_a_note_is_not_the_documents() -> None:
    note = "[1] Luật số 12/2031/QH17 có hiệu lực thi hành kể từ ngày 01 tháng 7 năm 2031."
    assert read(f"Điều 1. A\nTRƯỞNG BAN\nNguyễn Văn Mẫu\n{note}").effective is None
