"""The shipped samples: complete, marked, harmless, and exactly what their sources say."""

import csv
import importlib
import io
import re
import sys
import unicodedata
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from docx import Document

from thammuu.corpus.samples import sample_files

ROOT = Path(__file__).resolve().parents[2]
MARK = "VĂN BẢN MẪU – tỉnh Sông Trà là tỉnh giả định, không phải văn bản có thật"


sys.path.insert(0, str(ROOT / "scripts"))  # scripts are not part of the package
make_samples = importlib.import_module("make_samples")
SOURCES = {sample.file: sample for sample in make_samples.samples()}
FILES = {path.name: path for path in sample_files()}


def text_of(path: Path) -> str:
    """All text of a sample, by the plainest means: no reader of ours."""
    if path.suffix == ".docx":
        body = Document(str(path)).element.body
        return "\n".join("".join(t.text for t in p.iter("{*}t")) for p in body.iter("{*}p"))
    if path.suffix == ".pdf":
        pdf = pypdfium2.PdfDocument(path)
        text = "".join(page.get_textpage().get_text_range() for page in pdf)
        pdf.close()
        return re.sub(r"\s+", " ", text)
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return {name: text_of(path) for name, path in FILES.items()}


def test_one_file_for_each_source() -> None:
    assert set(FILES) == set(SOURCES)
    assert len(FILES) == 11


def test_genres_and_formats_are_covered() -> None:
    genres = {sample.genre for sample in SOURCES.values()}
    assert genres >= {"CHỈ THỊ", "QUY ĐỊNH", "HƯỚNG DẪN", "KẾT LUẬN", "NGHỊ QUYẾT", "ĐỀ ÁN", "KẾ HOẠCH", "THÔNG BÁO"}
    suffixes = [path.suffix for path in FILES.values()]
    assert suffixes.count(".docx") >= 5
    assert {".docx", ".pdf", ".html", ".txt", ".md"} == set(suffixes)


def test_small_and_sorted() -> None:
    assert list(FILES) == sorted(FILES)
    assert all(path.stat().st_size < 200_000 for path in FILES.values())


@pytest.mark.parametrize("name", FILES)
def test_every_sample_says_that_it_is_one(name: str, texts: dict[str, str]) -> None:
    assert name.startswith("mau-")
    assert texts[name].count(MARK) == 1
    # the mark is the last thing on the page, so that it cannot disturb the header
    assert re.fullmatch(r"[*\s]*(</p>\s*</main>\s*</body>\s*</html>)?\s*", texts[name].partition(MARK)[2])


@pytest.mark.parametrize("name", FILES)
def test_signers_are_invented_and_nothing_looks_personal(name: str, texts: dict[str, str]) -> None:
    assert SOURCES[name].signer in {"Nguyễn Văn Mẫu", "Trần Thị Ví Dụ"}
    assert not re.search(r"\d{9}", texts[name])  # identity and phone numbers
    assert not re.search(r"\w@\w|\b0\d{2,3}[ .]\d{3}", texts[name])


@pytest.mark.parametrize("name", SOURCES)
def test_party_form(name: str) -> None:
    sample = SOURCES[name]
    body = "\n".join(sample.body)
    assert re.fullmatch(r"Số \d\d-[A-ZĐ]{2}/(TU|BTCTU)", sample.number)
    # a leading zero for days below 10 and for months 1 and 2 only (HD 05-HD/VPTW)
    assert re.fullmatch(r"Sông Trà, ngày \d\d tháng (0[12]|[3-9]|1[0-2]) năm 20\d\d", sample.place_date)
    assert body.endswith(".")
    assert "./." not in body
    assert sample.recipients[-1].endswith(".")
    assert not re.search(r"TM\.|KT\.|TL\.", "".join(sample.sign))  # the State's marks
    assert body == unicodedata.normalize("NFC", body)
    assert not re.search(r" {2}| [,.;:]|\u00d0|[ \t]$", body, re.MULTILINE)


def test_abolished_organs_only_in_the_old_document() -> None:
    """No district level from 1 July 2025, except where its end is told."""
    for sample in SOURCES.values():
        body = "\n".join(sample.body + sample.recipients)
        old = sample.date.year < 2025
        assert bool(re.search(r"huyện ủy|thành ủy", body)) == old, sample.file


CITATION = re.compile(r"số (\d+-[A-ZĐ]+i?/[A-Z]*TW|\d+/\d{4}/QH\d\d)(?:, ngày (\d{1,2})/(\d{1,2})/(\d{4}))?")


def test_cited_central_documents_exist_in_the_catalogue() -> None:
    with (ROOT / "corpus" / "catalogue" / "central.csv").open(encoding="utf-8", newline="") as stream:
        rows = [(row["symbol"], row["date"]) for row in csv.DictReader(stream)]
    symbols = {symbol for symbol, _ in rows}
    dated = 0
    for sample in SOURCES.values():
        for symbol, day, month, year in CITATION.findall("\n".join(sample.body)):
            assert symbol in symbols
            if year:
                dated += 1
                assert (symbol, f"{year}-{int(month):02}-{int(day):02}") in rows, f"{sample.file}: {symbol}"
    assert dated >= 15


def test_cited_samples_exist_with_their_dates() -> None:
    known = {(sample.number.removeprefix("Số "), sample.date.date()) for sample in SOURCES.values()}
    pattern = re.compile(r"số (\d\d-[A-ZĐ]+/(?:TU|BTCTU)), ngày (\d{1,2})/(\d{1,2})/(\d{4})")
    found = 0
    for sample in SOURCES.values():
        for symbol, day, month, year in pattern.findall("\n".join(sample.body)):
            date = sample.date.date().replace(year=int(year), month=int(month), day=int(day))
            assert (symbol, date) in known, f"{sample.file}: {symbol}"
            assert date < sample.date.date()
            found += 1
    assert found >= 10


@pytest.mark.parametrize("name", [name for name in SOURCES if not name.endswith(".pdf")])
def test_the_file_is_what_the_source_makes(name: str) -> None:
    assert members(FILES[name].read_bytes()) == members(make_samples.render(SOURCES[name]))


def members(content: bytes) -> dict[str, bytes]:
    """A .docx as its members (the deflated bytes may differ between zlib versions), anything else as it is."""
    if not content.startswith(b"PK"):
        return {"": content}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {info.filename: archive.read(info) + str(info.date_time).encode() for info in archive.infolist()}


def test_the_pdf_holds_the_text_of_its_source(texts: dict[str, str]) -> None:
    name = next(name for name in SOURCES if name.endswith(".pdf"))
    words = re.sub(r"\W+", "", texts[name])
    for part in make_samples.parts(SOURCES[name]):
        # page numbers stand between pages, so only paragraphs' beginnings are compared
        assert re.sub(r"\W+", "", part.lines[0])[:60] in words
