"""The secrecy guard in both directions: marks that stand alone refuse a file, the same words in prose do not."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ingest.files import Pdf, core_properties, docx, header_part, p, run, table, text_box, watermark
from tests.ingest.sources import source as source_of
from thammuu.ingest.errors import SecrecyRefusal
from thammuu.ingest.model import SourceText
from thammuu.ingest.readers import read_bytes
from thammuu.ingest.readers.base import normal
from thammuu.ingest.secrecy import MarkPlace, SecrecyKind, SecrecyMark, find_marks, mark_in_name, standing_alone


def source(lines: list[str]) -> SourceText:
    return source_of("\n".join(normal(line) for line in lines))


TOP, HIGH, SECRET, RECALL = SecrecyKind.TOP_SECRET, SecrecyKind.HIGH_SECRET, SecrecyKind.SECRET, SecrecyKind.RECALL

# Each row: a line, the mark it is.
MARKS = [
    ("MẬT", SECRET),
    ("Mật", SECRET),
    ("TỐI MẬT", HIGH),
    ("TUYỆT MẬT", TOP),
    ("M Ậ T", SECRET),  # spaced out as stamps are
    ("T U Y Ệ T   M Ậ T", TOP),
    ("[MẬT]", SECRET),
    ("(Tối mật)", HIGH),
    ("*** TUYỆT MẬT ***", TOP),
    ("- MẬT -", SECRET),
    ("“MẬT”", SECRET),
    ("Độ mật: Mật", SECRET),
    ("Mức độ mật: TỐI MẬT", HIGH),
    ("Dấu chỉ độ mật: Tuyệt mật", TOP),
    ("ĐỀ XUẤT ĐỘ MẬT: MẬT", SECRET),  # a draft that asks to be secret is handled as secret
    (unicodedata.normalize("NFD", "TỐI MẬT"), HIGH),
    ("M\u1eacT\u200b", SECRET),  # zero-width space pasted with it
    ("MẬT.", SECRET),
    ("TÀI LIỆU THU HỒI", RECALL),
    ("(Tài liệu thu hồi)", RECALL),
    ("Tài liệu thu hồi sau hội nghị", RECALL),
    ("XONG HỘI NGHỊ TRẢ LẠI", RECALL),
]

# Each row: a line that names secrecy and is no mark.
PROSE = [
    "LUẬT BẢO VỆ BÍ MẬT NHÀ NƯỚC",
    "Quy định về bảo vệ bí mật nhà nước",
    "Độ mật của bí mật nhà nước",
    "Bí mật nhà nước có ba độ: Tuyệt mật, Tối mật và Mật.",
    "Tài liệu Mật, Tối mật",
    "a) Tuyệt mật;",
    "1. Mật",
    "- Mật;",
    "- Tối mật",  # an item of a list, no dash on the other side
    "Mật, Tối mật, Tuyệt mật",
    "Độ mật: Không",
    "Độ mật: Thường",
    "Độ mật",
    "DẤU CHỈ MỨC ĐỘ MẬT",
    "Việc đóng dấu chỉ độ mật (tuyệt mật, tối mật hoặc mật), dấu tài liệu thu hồi do người có thẩm quyền quyết định.",
    "Thu hồi tài liệu",
    "Bảo mật",
    "Mật ong",
    "Mật độ dân số",
    "LƯU HÀNH NỘI BỘ",
    "",
]


@pytest.mark.parametrize(("line", "kind"), MARKS)
def test_marks_standing_alone(line: str, kind: SecrecyKind) -> None:
    assert standing_alone(line) is kind
    assert find_marks(source(["TỈNH ỦY SÔNG LAM", line, "KẾ HOẠCH"])) == (SecrecyMark(kind, MarkPlace.TOP),)


@pytest.mark.parametrize("line", PROSE)
def test_prose_is_no_mark(line: str) -> None:
    assert standing_alone(line) is None
    assert find_marks(source([text for text in ("TỈNH ỦY SÔNG LAM", line, "KẾ HOẠCH") if text])) == ()


@given(st.text())
def test_any_text_can_be_asked(text: str) -> None:
    assert standing_alone(text) in {None, *SecrecyKind}
    assert mark_in_name(text) in {None, *SecrecyKind}


# Each row: what it shows, the lines of the head, marks expected.
HEADS: list[tuple[str, list[str], list[SecrecyKind]]] = [
    ("beside the symbol", ["Số 05-KH/TU MẬT", "KẾ HOẠCH"], [SECRET]),
    ("beside the date", ["TỐI MẬT Sông Lam, ngày 05 tháng 02 năm 2026", "KẾ HOẠCH"], [HIGH]),
    ("small letters beside a symbol are a sentence", ["Số 05-KH/TU về công tác bảo mật", "KẾ HOẠCH"], []),
    ("a list of the levels", ["Bí mật nhà nước gồm:", "Tuyệt mật", "Tối mật", "Mật", "Điều 2"], []),
    ("one level of its own and a list", ["MẬT", "KẾ HOẠCH", "Tuyệt mật", "Tối mật", "Điều 2"], [SECRET]),
    ("beyond the head of the paper", [*(f"Dòng {n}" for n in range(30)), "MẬT"], []),
    ("the last line of the head", [*(f"Dòng {n}" for n in range(24)), "MẬT", "x"], [SECRET]),
]


@pytest.mark.parametrize(("lines", "kinds"), [row[1:] for row in HEADS], ids=[row[0] for row in HEADS])
def test_heads(lines: list[str], kinds: list[SecrecyKind]) -> None:
    assert [mark.kind for mark in find_marks(source(lines))] == kinds


# Each row: a file name, the mark in it.
NAMES = [
    ("KH-15-MAT.docx", SECRET),
    ("12-BC_TOI_MAT.pdf", HIGH),
    ("12-BC-TUYET-MAT.pdf", TOP),
    ("Báo cáo (Mật).docx", SECRET),
    ("bao cao (mat).docx", SECRET),
    ("Báo cáo [Tối mật].docx", HIGH),
    ("Báo cáo - Tuyệt mật.docx", TOP),
    ("MẬT.docx", SECRET),
    (unicodedata.normalize("NFD", "Báo cáo_MẬT.docx"), SECRET),
    ("Luật Bảo vệ bí mật nhà nước.docx", None),
    ("Luật Bảo vệ bí mật.docx", None),
    ("luat-bao-ve-bi-mat.docx", None),
    ("LUAT-BAO-VE-BI-MAT.docx", None),
    ("29-2018-QH14 - Bảo mật.docx", None),
    ("MAT-TRAN-TO-QUOC.docx", None),
    ("Hướng dẫn về độ mật.docx", None),
    ("mat-do-dan-so.docx", None),
    ("so-lieu-ve-mat.docx", None),
    ("ke-hoach.docx", None),
    ("", None),
]


@pytest.mark.parametrize(("name", "kind"), NAMES)
def test_file_names(name: str, kind: SecrecyKind | None) -> None:
    assert mark_in_name(name) is kind


PLAIN = (p("TỈNH ỦY SÔNG LAM"), p("Số 12-KH/TU"), p("KẾ HOẠCH"))
LATER = tuple(p(f"Dòng {number}") for number in range(40))

# Each row: what it shows, body, other parts of the package, places expected.
DOCX: list[tuple[str, tuple[str, ...], dict[str, str], list[MarkPlace]]] = [
    ("own paragraph", (*PLAIN, p("MẬT")), {}, [MarkPlace.TOP]),
    ("own line inside a paragraph", (p(run("Số 12-KH/TU\nTỐI MẬT")), *PLAIN), {}, [MarkPlace.TOP]),
    ("own cell of a table with lines", (table(("Số 12-KH/TU", "MẬT")),), {}, [MarkPlace.TOP]),
    (
        "own cell of the form's header",
        (table(("Số 12-KH/TU", p("Sông Lam") + p("MẬT")), borders=False),),
        {},
        [MarkPlace.TOP],
    ),
    ("the head of a form counting papers", (table(("STT", "Mật", "Tối mật", "Tuyệt mật")), *PLAIN), {}, []),
    ("text box", (p("Số 12-KH/TU", text_box(p("MẬT"))), *PLAIN), {}, [MarkPlace.TOP]),
    ("text box of an annex that shows a stamp", (*PLAIN, *LATER, p(text_box(p("MẬT")))), {}, []),
    ("page header", PLAIN, {"word/header2.xml": header_part(p("TUYỆT MẬT"))}, [MarkPlace.PAGE_EDGE]),
    ("page footer", PLAIN, {"word/footer1.xml": header_part(p("Tài liệu thu hồi"))}, [MarkPlace.PAGE_EDGE]),
    ("watermark", PLAIN, {"word/header1.xml": header_part(watermark("MẬT"))}, [MarkPlace.WATERMARK]),
    ("keywords", PLAIN, {"docProps/core.xml": core_properties(keywords="kế hoạch; Mật")}, [MarkPlace.PROPERTY]),
    ("title in prose", PLAIN, {"docProps/core.xml": core_properties(title="Bảo vệ bí mật nhà nước")}, []),
    (
        "custom property",
        PLAIN,
        {
            "docProps/custom.xml": '<Properties xmlns:vt="x"><property name="Độ mật">'
            "<vt:lpwstr>Tối mật</vt:lpwstr></property></Properties>"
        },
        [MarkPlace.PROPERTY],
    ),
    ("tracked insertion", (p(f'<w:ins w:id="1">{run("MẬT")}</w:ins>'), *PLAIN), {}, [MarkPlace.TOP]),
]


@pytest.mark.parametrize(("body", "parts", "places"), [row[1:] for row in DOCX], ids=[row[0] for row in DOCX])
def test_docx_places(body: tuple[str, ...], parts: dict[str, str], places: list[MarkPlace]) -> None:
    data = docx(*body, parts=parts)
    if not places:
        assert read_bytes(data, "a.docx").text
        return
    with pytest.raises(SecrecyRefusal) as caught:
        read_bytes(data, "a.docx")
    assert all(place in caught.value.message for place in places)


def pdf_with(*, line: str = "", note: str = "", **info: str) -> bytes:
    pdf = Pdf().page().lines(["TỈNH ỦY SÔNG LAM", "Số 12-KH/TU", "KẾ HOẠCH công tác năm"], pitch=30)
    pdf.info = info
    if line:
        pdf.at(400, 660, line)
    return (pdf.stamp(note) if note else pdf).bytes()


# Each row: what it shows, a PDF, the place of its mark.
PDFS: list[tuple[str, bytes, MarkPlace]] = [
    ("own line", pdf_with(line="MẬT"), MarkPlace.TOP),
    ("stamp annotation", pdf_with(note="TỐI MẬT"), MarkPlace.STAMP),
    ("keywords", pdf_with(Keywords="kế hoạch, Mật"), MarkPlace.PROPERTY),
    ("title", pdf_with(Title="TUYỆT MẬT"), MarkPlace.PROPERTY),
]


@pytest.mark.parametrize(("data", "place"), [row[1:] for row in PDFS], ids=[row[0] for row in PDFS])
def test_pdf_places(data: bytes, place: MarkPlace) -> None:
    with pytest.raises(SecrecyRefusal) as caught:
        read_bytes(data, "a.pdf")
    assert place in caught.value.message


def test_a_running_head_on_later_pages_counts() -> None:
    pdf = Pdf()
    for number in range(4):
        pdf.page().lines([f"Nội dung trang {word} của văn bản" for word in f"{number}abc"], pitch=30)
        if number:
            pdf.at(280, 30, "MẬT")
    with pytest.raises(SecrecyRefusal) as caught:
        read_bytes(pdf.bytes(), "a.pdf")
    assert MarkPlace.PAGE_EDGE in caught.value.message


def test_html_title_and_keywords_count() -> None:
    page = '<html><head><meta name="keywords" content="công văn, Tối mật"></head><body><p>Nội dung</p></body></html>'
    with pytest.raises(SecrecyRefusal):
        read_bytes(page.encode(), "a.html")


def test_the_refusal_keeps_silent_about_the_document() -> None:
    """No run of three words of the file, nor its name, may reach a log through the message."""
    words = [
        "Kế",
        "hoạch",
        "rà",
        "soát",
        "nhân",
        "sự",
        "chuẩn",
        "bị",
        "đại",
        "hội",
        "đảng",
        "bộ",
        "tỉnh",
        "Sông",
        "Lam",
    ]
    with pytest.raises(SecrecyRefusal) as caught:
        read_bytes(docx(" ".join(words), "MẬT"), "nhan-su-dai-hoi.docx")
    shown = f"{caught.value!s} {caught.value!r} {caught.value.args}"
    assert not any(" ".join(pair) in shown for pair in pairwise(words))
    assert "nhan-su" not in shown
    assert "MẬT" in caught.value.message


def test_a_law_about_secrecy_is_read() -> None:
    law = docx(
        "QUỐC HỘI",
        "Luật số: 99/2030/QH20",
        "LUẬT",
        "BẢO VỆ BÍ MẬT NHÀ NƯỚC",
        "Điều 1. Phạm vi điều chỉnh",
        "Luật này quy định về bí mật nhà nước và độ mật.",
        "Điều 2. Phân loại",
        "1. Bí mật nhà nước độ Tuyệt mật;",
        "2. Bí mật nhà nước độ Tối mật;",
        "3. Bí mật nhà nước độ Mật.",
    )
    assert read_bytes(law, "Luật Bảo vệ bí mật nhà nước.docx").text.startswith("QUỐC HỘI")
