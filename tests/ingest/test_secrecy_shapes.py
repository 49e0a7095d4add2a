"""Marks in odd shapes and places, and words that only look like one: a table of cases in both directions."""

from __future__ import annotations

import io
import unicodedata
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from tests.ingest.files import Pdf, core_properties, docx, header_part, p, table
from tests.ingest.sources import source as source_of
from thammuu.ingest.errors import InputError, SecrecyRefusal, SetupError
from thammuu.ingest.model import Notice
from thammuu.ingest.readers import read_bytes
from thammuu.ingest.readers.base import normal
from thammuu.ingest.secrecy import (
    Aside,
    MarkPlace,
    SecrecyKind,
    find_marks,
    mark_in_folder,
    mark_in_name,
    standing_alone,
)

TOP, HIGH, SECRET, RECALL = SecrecyKind.TOP_SECRET, SecrecyKind.HIGH_SECRET, SecrecyKind.SECRET, SecrecyKind.RECALL
HEAD = ("TỈNH ỦY SÔNG LAM", "*", "Số 12-KH/TU", "KẾ HOẠCH")

# Each row: a line alone, the mark it is or None.
LINES: list[tuple[str, SecrecyKind | None]] = [
    ("МẬТ", SECRET),  # Cyrillic М and Т
    (unicodedata.normalize("NFD", "ТỐI МẬТ"), HIGH),  # the same, decomposed
    ("ΤUYỆΤ ΜẬΤ", TOP),  # Greek Τ and Μ
    ("ＭẬＴ", SECRET),  # full-width letters of an East Asian input method
    ("M\u20deẬ\u20deT\u20de", SECRET),  # each letter in a box
    ("🄼 Ậ 🅃", SECRET),  # squared letters
    ("T\u200bỐ\u200bI M\u200bẬ\u200bT", HIGH),
    ("M.Ậ.T", SECRET),
    ("M - Ậ - T", SECRET),
    ("▪ MẬT", None),  # a bullet of a list
    ("MẬT – Bản số: 03/15", SECRET),  # copies are numbered
    ("TỐI MẬT (Bản số 2)", HIGH),
    ("TUYỆT MẬT, bản số 01", TOP),
    ("Bản số 01", None),
    ("TÀI LIỆU MẬT", SECRET),
    ("VĂN BẢN TỐI MẬT", HIGH),
    ("HỒ SƠ TUYỆT MẬT", TOP),
    ("Tài liệu mật", None),  # a heading of a rule about such papers
    ("Văn bản mật đi, mật đến", None),
    ("ĐỘ MẬT", None),
    ("ĐỘ MẬT: TỐI MẬT", HIGH),
    ("Do mat: Mat", SECRET),  # a property without accents
    ("do mat: toi mat", HIGH),
    ("Do mat: Khong", None),
    ("Mat", None),
    ("MAT", None),
    ("MËT", SECRET),  # TCVN3
    ("tèi mËt", HIGH),
    ("TUYÖT MËT", TOP),
    ("MAÄT", SECRET),  # VNI
    ("TOÁI MAÄT", HIGH),
    ("TUYEÄT MAÄT", TOP),
    ("Tµi liÖu thu håi", RECALL),
    ("TAØI LIEÄU THU HOÀI", RECALL),
    ("XEM XONG TRẢ LẠI", RECALL),
    ("Họp xong trả lại", RECALL),
    ("TÀI LIỆU THU HỒI SAU CUỘC HỌP", RECALL),
    ("THU HỒI SAU HỘI NGHỊ", RECALL),
    ("TÀI LIỆU HỘI NGHỊ", None),
    ("Thu hồi đất", None),
    ("Thu hồi tài liệu sau khi họp là trách nhiệm của văn phòng", None),
    ("Bí mật", None),
    ("BÍ MẬT NHÀ NƯỚC", None),
    ("DANH MỤC BÍ MẬT NHÀ NƯỚC ĐỘ TỐI MẬT", None),
    ("Danh mục bí mật nhà nước độ Mật", None),
    ("BẢO MẬT", None),
    ("MẬT ĐỘ", None),
    ("Mật khẩu", None),
    ("MẬT MÃ", None),
    ("MẶT TRẬN", None),
    ("MẤT", None),
    ("MẶT", None),
    ("1. MẬT", None),
    ("a) Tối mật", None),
    ("Mật:", SECRET),
    ("Mức độ mật: ........", None),
    ("☐ Mật", None),  # a box to tick in a form
    ("☐ Mật ☐ Tối mật ☐ Tuyệt mật", None),
]


@pytest.mark.parametrize(("line", "kind"), LINES)
def test_a_line_alone(line: str, kind: SecrecyKind | None) -> None:
    assert standing_alone(line) is kind


# Each row: what it shows, the lines of the head, the marks.
HEADS: list[tuple[str, tuple[str, ...], list[SecrecyKind]]] = [
    ("a level over two lines is that level, no lower one", (*HEAD, "TUYỆT", "MẬT"), [TOP]),
    ("the middle level over two lines", ("TỐI", "MẬT", *HEAD), [HIGH]),
    ("a letter a line", (*HEAD, "M", "Ậ", "T", "Điều 1"), [SECRET]),
    ("letters that are no mark", (*HEAD, "M", "A", "T", "Điều 1"), []),
    ("beside the symbol, in brackets", ("Số 05-KH/TU (MẬT)", "KẾ HOẠCH"), [SECRET]),
    ("before the symbol", ("TỐI MẬT Số: 05-KH/TU", "KẾ HOẠCH"), [HIGH]),
    ("beside a date in capitals", ("MẬT SÔNG LAM, NGÀY 05 THÁNG 02 NĂM 2026", "KẾ HOẠCH"), [SECRET]),
    ("a sentence about a level", (*HEAD, "Tài liệu độ Mật được giao cho văn thư."), []),
    ("a form with boxes to tick", (*HEAD, "Độ mật:", "☐ Mật", "☐ Tối mật", "☐ Tuyệt mật"), []),
    ("a list of levels of a law", (*HEAD, "Điều 8. Phân loại", "Tuyệt mật", "Tối mật", "Mật"), []),
    ("a machine's spelling where none read", (*HEAD, "MÂT", "Điều 1"), []),
]


@pytest.mark.parametrize(("lines", "kinds"), [row[1:] for row in HEADS], ids=[row[0] for row in HEADS])
def test_heads(lines: tuple[str, ...], kinds: list[SecrecyKind]) -> None:
    assert [mark.kind for mark in find_marks(source_of("\n".join(map(normal, lines))))] == kinds


# Each row: a line as a machine reads it in the head of a scanned page, the mark.
BY_MACHINE: list[tuple[str, SecrecyKind | None]] = [
    ("MÂT", SECRET),
    ("MẬT.", SECRET),
    ("MAT", SECRET),
    ("MẶT", SECRET),
    ("TÓI MẬT", HIGH),
    ("TỐI MÂT", HIGH),
    ("T0I MẬT", HIGH),
    ("TUYÊT MẬT", TOP),
    ("TUYỆT MÁT", TOP),
    ("mát", None),
    ("MẶT TRẬN TỔ QUỐC", None),
    ("MỘT", None),
    ("MÁY", None),
    ("TÔI", None),
]


@pytest.mark.parametrize(("line", "kind"), BY_MACHINE)
@pytest.mark.parametrize("code", ["ocr", "pdf-ocr-layer"])
def test_the_head_of_a_page_read_by_a_machine(line: str, kind: SecrecyKind | None, code: str) -> None:
    source = replace(source_of("\n".join((*HEAD, line, "Nội dung"))), warnings=(Notice(code, "Nhận dạng chữ."),))
    assert [mark.kind for mark in find_marks(source)] == ([kind] if kind else [])


# Each row: the name of a file, its mark.
NAMES: list[tuple[str, SecrecyKind | None]] = [
    ("Công văn mật.docx", SECRET),
    ("Văn bản tối mật.docx", HIGH),
    ("TAI LIEU MAT.docx", SECRET),
    ("tai lieu mat.docx", None),  # "mất"? "mặt"? nobody knows
    ("MẬT Báo cáo tình hình.docx", SECRET),
    ("Báo cáo tình hình TỐI MẬT.docx", HIGH),
    ("Mật độ dân số.docx", None),
    ("MẬT ĐỘ dân số các xã.docx", None),
    ("Luật bảo vệ BÍ MẬT.docx", None),
    ("Quy định BẢO MẬT.docx", None),
    ("12-BC (МẬТ).docx", SECRET),  # Cyrillic
    ("12-BC-MËT.doc", SECRET),  # TCVN3
    ("Tài liệu thu hồi.docx", RECALL),
    ("Bộ luật Hình sự.docx", None),
]


@pytest.mark.parametrize(("name", "kind"), NAMES)
def test_file_names(name: str, kind: SecrecyKind | None) -> None:
    assert mark_in_name(name) is kind


# Each row: the name of a folder or archive, its mark.
FOLDERS: list[tuple[str, SecrecyKind | None]] = [
    ("MẬT", SECRET),
    ("1. Tối mật", HIGH),
    ("Tài liệu mật", SECRET),
    ("HO-SO-MAT", SECRET),
    ("KH-15-MAT.zip", SECRET),
    ("2026.Mật", SECRET),
    ("Bảo vệ bí mật nhà nước", None),
    ("mat", None),
    ("home", None),
    ("Mặt trận", None),
]


@pytest.mark.parametrize(("name", "kind"), FOLDERS)
def test_folder_names(name: str, kind: SecrecyKind | None) -> None:
    assert mark_in_folder(name) is kind


def test_a_folder_s_mark_holds_for_a_file_in_it() -> None:
    with pytest.raises(SecrecyRefusal, match=str(MarkPlace.FOLDER_NAME)):
        read_bytes(docx("Nội dung"), "a.docx", within=("Hồ sơ", "TỐI MẬT"))


def picture(**said: str) -> str:
    words = " ".join(f'{name}="{value}"' for name, value in said.items())
    space = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    return f'<w:r><w:drawing><wp:inline xmlns:wp="{space}"><wp:docPr id="1" {words}/></wp:inline></w:drawing></w:r>'


def custom(name: str, value: str) -> str:
    space = 'xmlns:vt="x" xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
    return f'<Properties {space}><property name="{name}"><vt:lpwstr>{value}</vt:lpwstr></property></Properties>'


PLAIN = tuple(map(p, HEAD))
SECRET_DOCX = docx(*map(p, HEAD), p("MẬT"))

# Each row: what it shows, body, other parts, whether it is refused.
DOCX: list[tuple[str, tuple[str, ...], dict[str, str | bytes], bool]] = [
    ("letters in boxes of a table", (table(("M", "Ậ", "T")), *PLAIN), {}, True),
    ("a table of letters that is no mark", (table(("A", "B", "C")), *PLAIN), {}, False),
    ("a scanned stamp described", (p(picture(descr="TỐI MẬT")), *PLAIN), {}, True),
    ("a picture named by Word", (p(picture(name="Picture 1", descr="Quốc huy")), *PLAIN), {}, False),
    ("the subject", PLAIN, {"docProps/core.xml": core_properties(subject="Tối mật")}, True),
    ("the comments", PLAIN, {"docProps/core.xml": core_properties(description="MẬT")}, True),
    ("comments in prose", PLAIN, {"docProps/core.xml": core_properties(description="Quy định về độ mật")}, False),
    ("a property without accents", PLAIN, {"docProps/custom.xml": custom("Do mat", "Toi mat")}, True),
    ("a property that says no", PLAIN, {"docProps/custom.xml": custom("Độ mật", "Không")}, False),
    ("a page header in TCVN3", PLAIN, {"word/header1.xml": header_part(p("TUYÖT MËT"))}, True),
    ("an embedded document with a mark", PLAIN, {"word/embeddings/oleObject1.docx": SECRET_DOCX}, True),
    ("an embedded document without", PLAIN, {"word/embeddings/oleObject1.docx": docx(*PLAIN)}, False),
    ("an embedded file nobody can read", PLAIN, {"word/embeddings/oleObject1.docx": b"rubbish"}, False),
]


@pytest.mark.parametrize(("body", "parts", "refused"), [row[1:] for row in DOCX], ids=[row[0] for row in DOCX])
def test_docx_places(body: tuple[str, ...], parts: dict[str, str | bytes], refused: bool) -> None:
    data = docx(*body, parts=parts)  # type: ignore[arg-type]
    if refused:
        with pytest.raises(SecrecyRefusal):
            read_bytes(data, "a.docx")
    else:
        assert read_bytes(data, "a.docx").text


def test_properties_in_one_line_are_looked_at_one_by_one() -> None:
    source = source_of("\n".join(HEAD))
    assert find_marks(source, (Aside(MarkPlace.PROPERTY, "kế hoạch, 2026; TỐI MẬT"),))
    assert not find_marks(source, (Aside(MarkPlace.PROPERTY, "luật, bí mật nhà nước"),))


@pytest.mark.shared
def test_no_real_public_document_is_refused(shared: Path) -> None:
    """Laws on secrets, forms that list levels, over a hundred documents: none bears a mark, none may be refused."""
    data = shared / "data"
    refused, read = [], 0
    for path in sorted(data.rglob("*")):
        if path.suffix not in {".docx", ".pdf", ".txt", ".md", ".doc", ".rtf", ".odt"} or "scan" in str(path):
            continue
        try:
            read_bytes(path.read_bytes(), path.name, within=path.relative_to(data).parent.parts)
            read += 1
        except SecrecyRefusal:
            refused.append(path.name)
        except (InputError, SetupError):
            continue
    assert refused == []
    assert read >= 100


def pdf_with(attached: tuple[str, bytes] | None = None, packet: str = "") -> bytes:
    """A PDF of one page with a file attached by PDFium, and an XMP packet as programs leave it in the file."""
    document = pypdfium2.PdfDocument(Pdf().page().lines([*HEAD, "Nội dung của kế hoạch."], pitch=30).bytes())
    if attached is not None:
        document.new_attachment(attached[0]).set_data(attached[1])
    out = io.BytesIO()
    document.save(out)
    document.close()
    space = 'xmlns:x="adobe:ns:meta/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return out.getvalue() + f"\n% <x:xmpmeta {space}><dc:title>{packet}</dc:title></x:xmpmeta>\n%%EOF\n".encode()


# Each row: what it shows, an attached file, the title in the XMP packet, whether it is refused.
PDFS: list[tuple[str, tuple[str, bytes] | None, str, bool]] = [
    ("a mark in the XMP packet", None, "TỐI MẬT", True),
    ("a title in the XMP packet", None, "Quy định về bảo vệ bí mật nhà nước", False),
    ("an attached document with a mark", ("phu-luc.docx", SECRET_DOCX), "", True),
    ("an attached document without", ("phu-luc.docx", docx(*PLAIN)), "", False),
    ("a mark in the name of an attachment", ("Phụ lục (Mật).bin", b"\x00\x01"), "", True),
    ("an attachment nobody can read", ("phu-luc.bin", b"\x00\x01"), "", False),
]


@pytest.mark.parametrize(("attached", "packet", "refused"), [row[1:] for row in PDFS], ids=[row[0] for row in PDFS])
def test_what_a_pdf_carries_beside_its_pages(attached: tuple[str, bytes] | None, packet: str, refused: bool) -> None:
    data = pdf_with(attached, packet)
    if refused:
        with pytest.raises(SecrecyRefusal):
            read_bytes(data, "a.pdf")
    else:
        assert read_bytes(data, "a.pdf").text
