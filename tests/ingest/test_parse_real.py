"""What is known of the real documents beside the checkout: counts, keys, and that nothing of them is lost."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path

import pytest

from tests.ingest.test_parse_shape import covered
from thammuu.ingest import parse
from thammuu.ingest.dates import PartialDate
from thammuu.ingest.model import ClauseKind, Document, Level
from thammuu.ingest.readers import read_file
from thammuu.ingest.rendering import render
from thammuu.ingest.symbols import find_symbols

pytestmark = pytest.mark.shared

# Texts whose own numbering repeats or misses numbers; every one was looked at.
#   NQ XIII: three lists "(1) (2) …" under unnumbered headings of one section
#   122826: quotation marks of new wording are missing in khoản 132
REPEATS = {"NQ_Dai_hoi_XIII_toan_van.pdf": 9, "VBPL_122826.docx": 3}


@cache
def read(path: Path) -> Document:
    return parse(read_file(path))


def party(shared: Path, name: str) -> Document:
    return read(shared / "data" / "party" / name)


def laws(shared: Path) -> list[Path]:
    return sorted((shared / "data" / "state" / "docx").glob("*.docx"))


KEYS = [
    (
        "QD294-TW-2025.pdf",
        "294-QĐ/TW",
        "Quy định",
        "Ban Chấp hành Trung ương",
        PartialDate(2025, 5, 26),
        dt.date(2025, 7, 1),
        "Thi hành Điều lệ Đảng",
    ),
    (
        "HD06-TW-2025.pdf",
        "06-HD/TW",
        "Hướng dẫn",
        "Ban Bí thư",
        PartialDate(2025, 6, 9),
        dt.date(2025, 6, 9),
        "Một số vấn đề cụ thể thi hành Điều lệ Đảng",
    ),
    (
        "NQ18-NQTW-2017.pdf",
        "18-NQ/TW",
        "Nghị quyết",
        "Ban Chấp hành Trung ương",
        PartialDate(2017, 10, 25),
        None,
        "Một số vấn đề về tiếp tục đổi mới, sắp xếp tổ chức bộ máy của hệ thống chính trị tinh gọn, "
        "hoạt động hiệu lực, hiệu quả",
    ),
    (
        "NQ_Dai_hoi_XIII_toan_van.pdf",
        None,
        "Nghị quyết",
        "Đại hội đại biểu toàn quốc lần thứ XIII",
        None,
        None,
        "Đại hội đại biểu toàn quốc lần thứ XIII của Đảng",
    ),
]


@pytest.mark.parametrize(("name", "symbol", "genre", "issuer", "date", "effective", "title"), KEYS)
def test_keys_of_party_documents(
    shared: Path,
    name: str,
    symbol: str | None,
    genre: str,
    issuer: str,
    date: PartialDate | None,
    effective: dt.date | None,
    title: str,
) -> None:
    document = party(shared, name)
    assert (document.key.symbol, document.key.genre, document.key.issuer) == (symbol, genre, issuer)
    assert (document.key.date, document.effective, document.title) == (date, effective, title)


def test_regulation_294(shared: Path) -> None:
    document = party(shared, "QD294-TW-2025.pdf")
    found = {part.address.display(): part for part in document.walk()}
    assert [part.address.display() for part in document.provisions] == [str(number) for number in range(1, 34)]
    point = found["3.5.1 › điểm b"].text
    assert point.startswith("b) Ít nhất là 36 tháng kể từ khi ra khỏi Đảng")
    assert point.endswith("quyết định.")
    assert found["3.5"].heading == "Về kết nạp lại người vào Đảng."
    assert found["33"].text.endswith("công tác xây dựng Đảng hiện nay.")
    assert document.signature.authority == "T/M BAN CHẤP HÀNH TRUNG ƯƠNG"
    assert len(document.recipients) == 4
    assert len(document.bases) == 3
    assert document.warnings == document.source.warnings


def test_guidance_06_replaces_guidance_01(shared: Path) -> None:
    document = party(shared, "HD06-TW-2025.pdf")
    replaced = [clause for clause in document.closing if clause.kind is ClauseKind.REPLACES]
    assert [(cited.symbol, cited.date) for clause in replaced for cited in clause.citations] == [
        ("01-HD/TW", dt.date(2021, 9, 28))
    ]
    assert [part.address.display() for part in document.provisions] == [str(number) for number in range(1, 20)]
    assert document.signature.authority == "T/M BAN BÍ THƯ"
    assert len(document.recipients) == 4


def test_resolution_18(shared: Path) -> None:
    document = party(shared, "NQ18-NQTW-2017.pdf")
    assert [part.address.display() for part in document.provisions] == ["I", "II", "III", "IV"]
    shown = {part.address.display() for part in document.walk()}
    assert {"III › 2.1", "III › 2.4", "IV › 4", "II › 2 › gạch đầu dòng thứ 3"} <= shown


def test_articles_of_every_law_run_from_one_to_the_last(shared: Path) -> None:
    """57 laws: each has the articles 1..n, once each, in order."""
    wrong = {}
    for path in laws(shared):
        labels = [
            part.address.steps[0].label
            for part in read(path).walk()
            if part.level is Level.ARTICLE and part.address.steps[0].level is Level.ARTICLE
        ]
        if labels != [str(number) for number in range(1, len(labels) + 1)] or not labels:
            wrong[path.name] = labels
    assert wrong == {}


def test_every_law_has_its_key(shared: Path) -> None:
    """Issuer, genre and title for all; the symbol for all but the two the portal itself marks as without one."""
    documents = {path.name: read(path) for path in laws(shared)}
    assert {document.key.issuer for document in documents.values()} == {"Quốc hội"}
    assert {document.key.genre for document in documents.values()} == {"Luật", "Bộ luật"}
    assert [name for name, document in documents.items() if not document.title] == []
    nameless = [name for name, document in documents.items() if document.key.symbol is None]
    assert nameless == ["VBPL_10803.docx", "VBPL_25506.docx"]
    # four files carry no date at all: no header date, and their sentence of adoption is missing
    dateless = [name for name, document in documents.items() if document.key.date is None]
    assert dateless == ["VBPL_174877.docx", "VBPL_179251.docx", "VBPL_179262.docx", "VBPL_187742.docx"]


def test_symbol_of_a_law_is_that_of_its_portal_line(shared: Path) -> None:
    """Where the portal prints one: "Luật Đất đai số 31/2024/QH15", in the fourth line of its files."""
    compared = 0
    for path in laws(shared):
        document = read(path)
        line = document.source.text.split("\n")[3]
        named = [found.symbol.text for found in find_symbols(line)]
        if named and line.lower().startswith(("luật", "bộ luật")):
            assert document.key.symbol == named[-1]
            compared += 1
    assert compared >= 50


def test_addresses_repeat_only_where_it_is_known(shared: Path) -> None:
    repeats = {}
    for path in [*sorted((shared / "data" / "party").glob("*.pdf")), *laws(shared)]:
        count = sum(part.address.occurrence > 1 for part in read(path).walk())
        if count:
            repeats[path.name] = count
    assert repeats == REPEATS


def test_decree_30(shared: Path) -> None:
    document = read(shared / "data" / "state" / "nghi-dinh-30-2020" / "30_2020_ND_CP.docx")
    assert (document.key.symbol, document.key.genre, document.key.issuer) == ("30/2020/NĐ-CP", "Nghị định", "Chính phủ")
    assert document.effective == dt.date(2020, 3, 5)
    assert document.signature.name == "Nguyễn Xuân Phúc"
    articles = [part for part in document.walk() if part.level is Level.ARTICLE]
    assert len(articles) == 38
    cited = {cited.symbol for clause in document.closing for cited in clause.citations}
    assert cited == {"110/2004/NĐ-CP", "09/2010/NĐ-CP"}


def test_no_character_of_a_real_document_is_lost_or_placed_twice(shared: Path) -> None:
    for path in [*sorted((shared / "data" / "party").glob("*.pdf")), *laws(shared)]:
        document = read(path)
        text = document.source.text
        counts = covered(document)
        bad = [i for i, char in enumerate(text) if counts[i] != 1 and not (counts[i] == 0 and char in " \n\t|")]
        assert bad == [], f"{path.name}: {text[bad[0] - 20 : bad[0] + 20]!r}"


# The scans beside them are read by OCR, minutes a file.
FOLDERS = ("party", "state/docx", "state/nghi-dinh-30-2020", "state/pdf_text")


def test_every_real_file_is_rendered_as_it_was_read(shared: Path) -> None:
    """The parts of the document put together are the cleaned text, letter for letter."""
    paths = [path for folder in FOLDERS for path in sorted((shared / "data" / folder).iterdir())]
    documents = {path.name: read(path) for path in paths if path.suffix in {".docx", ".pdf", ".md"}}
    assert [name for name, document in documents.items() if render(document) != document.source.text] == []
    assert len(documents) >= 84


def test_little_of_the_real_documents_is_unplaced(shared: Path) -> None:
    """A law portal's own two lines are the bulk of it: under 0.2 % of all characters."""
    documents = [read(path) for path in [*sorted((shared / "data" / "party").glob("*.pdf")), *laws(shared)]]
    unplaced = sum(span.end - span.start for document in documents for span in document.unplaced)
    assert unplaced < 0.002 * sum(len(document.source.text) for document in documents)
