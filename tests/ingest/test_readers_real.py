"""The readers against the real documents beside the checkout: nothing lost, nothing refused that is public."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import docx
import pypdfium2
import pytest
from docx.table import Table

from tests.ingest.scans import need_tesseract
from thammuu.ingest import parse
from thammuu.ingest.dates import PartialDate
from thammuu.ingest.errors import InputError, SecrecyRefusal
from thammuu.ingest.model import SourceText
from thammuu.ingest.readers import read_file
from thammuu.ingest.readers.base import normal
from thammuu.ingest.syllables import syllable_share

pytestmark = pytest.mark.shared

FOLDERS = ("party", "state/docx", "state/nghi-dinh-30-2020", "state/pdf_text", "state/pdf_bad_ocr")
ALLOWED_LOSS = 0.005


def letters(text: str) -> int:
    """Characters that are not space, after cleaning."""
    return len("".join(normal(text).split()))


def raw_docx(path: Path) -> str:
    """What python-docx gives: the paragraphs and table cells of the body, a merged cell once."""

    def cells(table: Table) -> list[str]:
        texts: list[str] = []
        for cell in {cell._tc: cell for row in table.rows for cell in row.cells}.values():
            texts += [paragraph.text for paragraph in cell.paragraphs]
            for inner in cell.tables:
                texts += cells(inner)
        return texts

    document = docx.Document(str(path))
    paragraphs = [paragraph.text for paragraph in document.paragraphs]
    return "\n".join([*paragraphs, *(text for table in document.tables for text in cells(table))])


def raw_pdf(path: Path) -> str:
    """What PDFium gives, page after page; its mark for a hyphen at a line end is a hyphen."""
    document = pypdfium2.PdfDocument(path)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text.replace("\ufffe", "-")


def kept(source: SourceText) -> int:
    return letters(source.text) + sum(letters(item.text) for item in source.furniture)


def real_files(shared: Path, *suffixes: str) -> list[Path]:
    found = [path for folder in FOLDERS for path in sorted((shared / "data" / folder).iterdir())]
    return [path for path in found if path.suffix in suffixes]


@cache
def read(path: Path) -> SourceText:
    return read_file(path)


def test_no_docx_is_shorter_than_python_docx_gives(shared: Path) -> None:
    losses = {path.name: 1 - kept(read(path)) / letters(raw_docx(path)) for path in real_files(shared, ".docx")}
    assert {name: loss for name, loss in losses.items() if loss > ALLOWED_LOSS} == {}
    assert len(losses) == 64


def test_no_pdf_is_shorter_than_pdfium_gives(shared: Path) -> None:
    losses = {path.name: 1 - kept(read(path)) / letters(raw_pdf(path)) for path in real_files(shared, ".pdf")}
    assert {name: loss for name, loss in losses.items() if loss > ALLOWED_LOSS} == {}
    assert len(losses) >= 20


def test_spans_and_text_agree_in_every_real_file(shared: Path) -> None:
    for path in real_files(shared, ".pdf", ".docx", ".md"):
        source = read(path)
        assert source.text == "\n".join(block.span.of(source.text) for block in source.blocks), path.name
        assert source.format != "pdf" or all(block.page for block in source.blocks), path.name


def test_no_public_document_is_taken_for_a_secret_one(shared: Path) -> None:
    """Every file of the shared folder of any format; refusals for other reasons are the readers' business."""
    refused = []
    for path in sorted((shared / "data").rglob("*")):
        if path.parent.name != "pdf_scan" and path.is_file() and path.suffix in {".pdf", ".docx", ".md", ".txt"}:
            try:
                read(path)
            except SecrecyRefusal as refusal:
                refused.append((path.name, refusal.message))
            except InputError:
                continue
    assert refused == []


# The third real scan has 29 pages; `bench/ocr.py` reads all of them.
SCANS = [
    ("1628621571.pdf", ("15/2021/QĐ-TTg", "Quyết định", PartialDate(2021, 3, 30))),
    # The number was left blank on the paper, so there is none to find.
    ("CV1849-BGDDT-GDPT-scan.pdf", (None, None, PartialDate(2026, 4, 10))),
]


@pytest.mark.system
@pytest.mark.parametrize(("name", "wanted"), SCANS, ids=[row[0] for row in SCANS])
def test_a_scan_is_recognised(name: str, wanted: tuple[str | None, str | None, PartialDate], shared: Path) -> None:
    need_tesseract()
    source = read(shared / "data/state/pdf_scan" / name)
    key = parse(source).key
    assert (key.symbol, key.genre, key.date) == wanted
    sure = [int(found[1]) for notice in source.warnings if (found := re.search(r" (\d+) %", notice.message))]
    assert len(sure) == max(block.page or 0 for block in source.blocks)
    assert min(sure) > 85
    assert (syllable_share(source.text) or 0) > 0.98


def test_a_recognised_scan_is_read_with_a_warning(shared: Path) -> None:
    (path,) = (shared / "data/state/pdf_bad_ocr").iterdir()
    assert "pdf-ocr-layer" in {notice.code for notice in read(path).warnings}


def test_a_party_regulation_is_cut_into_its_own_paragraphs(shared: Path) -> None:
    source = read(shared / "data/party/QD294-TW-2025.pdf")
    texts = [block.span.of(source.text) for block in source.blocks]
    assert "Số 294-QĐ/TW" in texts  # two columns of one printed line
    assert "Hà Nội, ngày 26 tháng 5 năm 2025" in texts
    (point,) = [text for text in texts if text.startswith("b) Ít nhất là 36 tháng")]
    assert point.endswith(".")
    assert [text for text in texts if text.startswith("90 ngày")] == []  # a number at a line start is no item


def test_word_2010_letters_are_put_right(shared: Path) -> None:
    resolution = read(shared / "data/party/NQ18-NQTW-2017.pdf").text
    assert "BAN CHẤP HÀNH TRUNG ƯƠNG" in resolution
    law = read(shared / "data/state/pdf_text/1628620487.pdf").text
    assert law.startswith("VĂN PHÒNG QUỐC HỘI\n")
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in law


def test_article_headings_at_the_top_of_pages_are_no_running_heads(shared: Path) -> None:
    constitution = read(shared / "data/state/pdf_text/1628620100.pdf")
    assert all(item.text.isdecimal() for item in constitution.furniture)
    assert "\nĐiều 7\n" in constitution.text


def test_a_compound_broken_at_its_hyphen_is_whole(shared: Path) -> None:
    text = read(shared / "data/party/NQ_Dai_hoi_XIII_toan_van.pdf").text
    assert "COVID-19; từng bước" in text


def test_automatic_numbers_are_in_the_text(shared: Path) -> None:
    text = read(shared / "data/state/nghi-dinh-30-2020/Phuluc3.docx").text
    assert "2. | Quyết định (cá biệt) | QĐ" in text
