"""Scans: recognised page by page with their confidence; stamps on them are seen; bad pictures are refused."""

from __future__ import annotations

import io
import os
import re
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from tests.ingest.files import Pdf
from tests.ingest.scans import at, need_tesseract, paper, saved
from thammuu.ingest import parse
from thammuu.ingest.dates import PartialDate
from thammuu.ingest.errors import InputError, SecrecyRefusal, SetupError
from thammuu.ingest.model import SourceText
from thammuu.ingest.readers import Limits, ocr_engine, ocr_pages, read_bytes

pytestmark = pytest.mark.system

png = ocr_pages._png
BODY = (
    "1. Các cấp ủy, tổ chức đảng quán triệt nội dung kế hoạch này.",
    "2. Ban Tổ chức Tỉnh ủy theo dõi, đôn đốc việc thực hiện.",
)


@pytest.fixture(autouse=True)
def _tesseract() -> None:
    need_tesseract()


def letter(*lines: str) -> Image.Image:
    """A page with the two-column header of an official letter."""
    page = Image.new("RGB", paper().size, "white")
    for x, y, text in (
        (0.9, 0.8, "TỈNH ỦY SÔNG TRÀ"),
        (4.3, 0.8, "ĐẢNG CỘNG SẢN VIỆT NAM"),
        (1.0, 1.15, "Số 27-KH/TU"),
        (4.1, 1.15, "Sông Trà, ngày 12 tháng 3 năm 2026"),
        (3.6, 2.0, "KẾ HOẠCH"),
        (2.2, 2.35, "kiểm tra công tác kết nạp đảng viên năm 2026"),
    ):
        at(page, text, x, y)
    for position, line in enumerate(lines or BODY):
        at(page, line, 1.2, 3.0 + 0.4 * position)
    return page


def codes(source: SourceText) -> list[str]:
    return [notice.code for notice in source.warnings]


@pytest.mark.parametrize("form", ["png", "jpg", "pdf"])
def test_a_scanned_plan_is_read_with_number_date_and_genre(form: str) -> None:
    source = read_bytes(saved(letter(), form=form), f"a.{form}")
    assert (source.format, source.loader) == (form, "tesseract")
    assert {block.page for block in source.blocks} == {1}
    document = parse(source)
    assert (document.key.symbol, document.key.genre) == ("27-KH/TU", "Kế hoạch")
    assert document.key.date == PartialDate(2026, 3, 12)
    assert [provision.marker for provision in document.walk()] == ["1.", "2."]
    assert codes(source)[:1] == ["ocr"]
    (told,) = [notice for notice in source.warnings if notice.code == "ocr-page"]
    assert re.search(r"Trang 1: .* (\d+) %", told.message)


def test_two_columns_are_two_blocks() -> None:
    lines = read_bytes(saved(letter()), "a.png").text.split("\n")
    assert {"TỈNH ỦY SÔNG TRÀ", "ĐẢNG CỘNG SẢN VIỆT NAM", "Số 27-KH/TU"} <= set(lines)


def test_every_page_of_a_fax_is_read_and_told() -> None:
    data = saved(letter(), paper("Trang thứ hai nói về kinh phí của kế hoạch"), form="tif")
    source = read_bytes(data, "a.tif")
    assert [block.page for block in source.blocks][-1] == 2
    assert codes(source).count("ocr-page") == 2


def test_a_page_lying_on_its_side_is_turned() -> None:
    many = [f"{number}. Các cấp ủy, tổ chức đảng quán triệt nội dung của kế hoạch này" for number in range(1, 12)]
    source = read_bytes(saved(letter(*many).rotate(90, expand=True)), "a.png")
    assert "quán triệt nội dung" in source.text


def test_a_photograph_without_resolution_is_brought_to_reading_size() -> None:
    small = letter().resize((1000, 1414))
    assert "quán triệt" in read_bytes(saved(small, dpi=0), "a.png").text


def test_only_the_scanned_pages_of_a_mixed_pdf_are_recognised() -> None:
    mixed = mixed_pdf()
    source = read_bytes(mixed, "a.pdf")
    (told,) = [notice for notice in source.warnings if notice.code == "ocr-page"]
    assert told.message.startswith("Trang 2:")
    assert "Đảng ủy xã Vĩnh Thịnh" in source.text
    assert "kinh phí" in source.text


def mixed_pdf() -> bytes:
    """A typed page, then a scanned one: pypdfium2 puts them together."""
    typed = [f"Đảng ủy xã Vĩnh Thịnh ban hành chương trình số {n}" for n in range(8)]
    whole = pypdfium2.PdfDocument(Pdf().page().lines(typed, pitch=28).bytes())
    scan = pypdfium2.PdfDocument(saved(paper("Trang thứ hai nói về kinh phí của kế hoạch"), form="pdf"))
    whole.import_pages(scan)
    out = io.BytesIO()
    whole.save(out)
    whole.close()
    scan.close()
    return out.getvalue()


def test_a_mixed_pdf_is_read_in_part_without_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    mixed = mixed_pdf()
    monkeypatch.setenv("PATH", "")
    source = read_bytes(mixed, "a.pdf")
    assert "Đảng ủy xã Vĩnh Thịnh" in source.text
    (unread,) = [notice for notice in source.warnings if notice.code == "pdf-unread-pages"]
    assert unread.message.startswith("Trang 2 ")


# Each row: a stamp as it stands on paper.
STAMPED: list[tuple[str, Callable[[Image.Image], Image.Image]]] = [
    ("black, alone under the number", lambda page: at(page, "MẬT", 1.3, 1.6)),
    ("red", lambda page: at(page, "TỐI MẬT", 1.1, 1.6, 15, "#d02030")),
    ("red, across the text", lambda page: at(page, "MẬT", 2.6, 2.33, 20, "#e01020")),
    ("in the corner", lambda page: at(page, "TUYỆT MẬT", 6.3, 0.3)),
    ("to be given back", lambda page: at(page, "TÀI LIỆU THU HỒI", 1.0, 1.6)),
]


@pytest.mark.parametrize("stamp", [row[1] for row in STAMPED], ids=[row[0] for row in STAMPED])
def test_a_stamp_on_a_scan_is_seen(stamp: Callable[[Image.Image], Image.Image]) -> None:
    with pytest.raises(SecrecyRefusal) as caught:
        read_bytes(saved(stamp(letter())), "a.png")
    assert "SÔNG TRÀ" not in str(caught.value)


def test_a_stamp_on_a_scanned_pdf_is_seen() -> None:
    with pytest.raises(SecrecyRefusal):
        read_bytes(saved(at(letter(), "TỐI MẬT", 1.1, 1.6, 15, "#d02030"), form="pdf"), "a.pdf")


def test_the_front_is_no_stamp() -> None:
    """Mặt trận has the letters of MẬT without its accents."""
    page = letter()
    at(page, "ỦY BAN MẶT TRẬN TỔ QUỐC", 0.8, 1.6)
    at(page, "bảo vệ bí mật nhà nước", 1.2, 5.0)
    assert "MẶT TRẬN" in read_bytes(saved(page), "a.png").text


def test_nothing_is_written_to_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither we nor tesseract leave a file where temporary files go, not even for a moment that strace would show."""
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.chdir(tmp_path)
    tmp_path.chmod(0o500)
    try:
        assert read_bytes(saved(letter()), "a.png").text
    finally:
        tmp_path.chmod(0o700)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", ["png", "pdf"])
def test_without_tesseract_the_way_to_install_it_is_told(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = saved(letter(), form=form)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SetupError, match="tesseract") as caught:
        read_bytes(data, f"a.{form}")
    assert "Windows" in caught.value.advice


def test_without_the_vietnamese_data_that_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr_engine, "LANGUAGE", "xyz")
    with pytest.raises(SetupError, match="tiếng Việt"):
        read_bytes(saved(letter()), "a.png")


def test_a_first_page_that_takes_too_long_refuses_the_file() -> None:
    with pytest.raises(InputError, match="dấu độ mật"):
        read_bytes(saved(letter()), "a.png", Limits(max_page_seconds=0.01))


def test_a_later_page_that_takes_too_long_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    recognise = ocr_engine.Engine.hocr

    def slow_on_the_second(engine: ocr_engine.Engine, png: bytes, *args: float, sparse: bool = False) -> bytes:
        if b"second" in png:
            raise ocr_engine.PageTooSlowError
        return recognise(engine, png, int(args[0]), args[1], sparse=sparse)

    monkeypatch.setattr(ocr_engine.Engine, "hocr", slow_on_the_second)
    monkeypatch.setattr(ocr_pages, "_png", lambda image: png(image) + (b"" if image.width > 2300 else b"second"))
    source = read_bytes(saved(letter(), paper("b").crop((0, 0, 1400, 2000)), form="tif"), "a.tif")
    assert "quán triệt" in source.text
    assert "ocr-unread-page" in codes(source)


def png_of(width: int, height: int) -> bytes:
    """A PNG that claims a size it has no pixels for."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    )


BAD: list[tuple[str, bytes, str]] = [
    ("picture of 100,000 x 100,000 points", png_of(100_000, 100_000), "điểm ảnh"),
    ("picture a little too large", png_of(11_000, 11_000), "điểm ảnh"),
    ("head of a PNG only", b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "hỏng"),
    ("half a JPEG", saved(paper("một dòng"), form="jpg")[:3000], "hỏng"),
    ("TIFF of rubbish", b"II*\x00" + os.urandom(200), "hỏng"),
    ("white paper", saved(paper()), "không có chữ"),
]


@pytest.mark.parametrize(("data", "word"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_bad_pictures(data: bytes, word: str) -> None:
    with pytest.raises(InputError, match=word):
        read_bytes(data, "a.png")


def test_too_many_pages_of_a_fax() -> None:
    with pytest.raises(InputError, match="trang"):
        read_bytes(saved(paper("a"), paper("b"), form="tif"), "a.tif", Limits(max_pages=1))
