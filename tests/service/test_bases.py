"""Bảng căn cứ: what is told of each cited document, on the command line, over HTTP, on the page and as .docx."""

from __future__ import annotations

import datetime as dt
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from thammuu.service.api.app import create_app
from thammuu.service.bases import BasesTable, CitedBasis
from thammuu.service.bases.sheet import internal_of
from thammuu.service.cli import run
from thammuu.service.settings import Settings
from thammuu.service.workbench import Workbench

TODAY = dt.date(2026, 11, 22)
BODY = """Căn cứ Quy định số 294-QĐ/TW ngày 26/5/2025 của Ban Chấp hành Trung ương về thi hành Điều lệ Đảng;
Căn cứ Quy định số 57-QĐ/TW của Bộ Chính trị về bảo vệ chính trị nội bộ Đảng;
Thực hiện Quy định số 366-QĐ/TW ngày 30/8/2024 của Bộ Chính trị;
Thực hiện Hướng dẫn số 05-HD/VPTW ngày 27/5/2026 của Ban Bí thư về thể thức văn bản của Đảng;
Thực hiện Quy định số 399-QĐ/TW ngày 09/01/2026 của Ban Bí thư về chế độ công tác phí của cán bộ hưu trí;
Theo Nghị quyết số 26-NQ/TW; theo Quy định số 45/QĐ-TW; theo Kế hoạch số 777-KH/TW ngày 01/02/2020.
Quy định số 294-QĐ/TW được nhắc lại."""


def table(bench: Workbench, text: str = BODY, **told: Any) -> BasesTable:
    return bench.bases(bench.texts.pasted(text), as_of=TODAY, **told)


def row(found: BasesTable, symbol: str) -> CitedBasis:
    (one,) = [each for each in found.rows if each.first.symbol == symbol]
    return one


def codes(basis: CitedBasis) -> set[str]:
    return {remark.code.value for remark in basis.remarks}


ROWS = (
    # symbol, resolution, remarks, what stands in its place now
    ("294-QĐ/TW", "resolved", {"not_in_force"}, "208-QĐ/TW"),
    ("57-QĐ/TW", "resolved", {"missing_date", "not_in_force"}, "367-QĐ/TW"),
    ("366-QĐ/TW", "unknown", {"unknown", "wrong_date", "did_you_mean"}, ""),  # a wrong day is no silent match
    ("05-HD/VPTW", "unknown", {"unknown", "wrong_issuer", "did_you_mean"}, ""),
    ("399-QĐ/TW", "resolved", {"wrong_title"}, ""),  # number and day are right, the words are another's
    ("26-NQ/TW", "ambiguous", {"ambiguous"}, ""),
    ("45-QĐ/TW", "ambiguous", {"ambiguous"}, ""),  # written 45/QĐ-TW
    ("777-KH/TW", "unknown", {"unknown"}, ""),
)


@pytest.mark.parametrize(("symbol", "resolution", "remarks", "now"), ROWS)
def test_each_cited_document(bench: Workbench, symbol: str, resolution: str, remarks: set[str], now: str) -> None:
    basis = row(table(bench), symbol)
    assert basis.resolution.value == resolution
    assert codes(basis) == remarks
    assert (basis.now.record.key.symbol if basis.now else "") == now


def test_one_row_a_document_however_often_it_is_named(bench: Workbench) -> None:
    found = table(bench)
    assert row(found, "294-QĐ/TW").times == 2
    assert found.by_symbol == len(ROWS)


def test_the_day_of_the_text_is_read_or_told_and_decides(bench: Workbench) -> None:
    assert table(bench).written is None
    assert row(table(bench), "294-QĐ/TW").then is None
    on_the_day = row(table(bench, written=dt.date(2025, 6, 15)), "294-QĐ/TW")
    assert on_the_day.then is not None
    assert on_the_day.then.state.value == "not_yet"
    older = row(table(bench, written=dt.date(2023, 1, 1)), "294-QĐ/TW")
    assert older.resolution.value == "unknown"  # a text of 2023 cannot mean a document of 2025
    headed = f"Số 5-KH/TU\nSông Trà, ngày 15 tháng 6 năm 2025\nKẾ HOẠCH\nvề việc thử\n{BODY}"
    assert table(bench, headed).written == dt.date(2025, 6, 15)


def test_the_document_itself_is_not_among_its_bases(bench: Workbench) -> None:
    text = "Số 5-KH/TU\nSông Trà, ngày 15 tháng 6 năm 2025\nKẾ HOẠCH\nvề việc thử\nKế hoạch số 05-KH/TU được gửi."
    assert table(bench, text).rows == ()


@pytest.mark.shared
def test_the_first_article(bench: Workbench, shared: Path) -> None:
    source = bench.texts.file(shared / "seed" / "nang-cao-chat-luong-tham-muu.txt")
    found = bench.bases(source, as_of=dt.date(2015, 12, 1))
    assert found.by_symbol == 7
    today = bench.bases(source, as_of=TODAY)
    states = {each.first.symbol: each.document.validity.state.value for each in today.rows if each.document}
    assert (states["57-QĐ/TW"], states["02-ĐA/TU"], states["39-CT/TW"]) == ("replaced", "expired", "unknown")
    replaced = row(today, "57-QĐ/TW").document
    assert replaced is not None
    assert [each.key.symbol for each in replaced.validity.chain] == ["126-QĐ/TW", "58-QĐ/TW", "367-QĐ/TW"]


def test_as_docx(bench: Workbench) -> None:
    data = bench.bases_docx(table(bench, written=dt.date(2026, 1, 1)))
    assert data == bench.bases_docx(table(bench, written=dt.date(2026, 1, 1)))
    paper = docx.Document(io.BytesIO(data))
    section = paper.sections[0]
    assert section.page_width > section.page_height
    (grid,) = paper.tables
    assert len(grid.rows) == 1 + len(ROWS)
    assert "208-QĐ/TW" in grid.rows[1].cells[4].text
    assert "01/01/2026" in grid.rows[0].cells[2].text
    assert zipfile.ZipFile(io.BytesIO(data)).testzip() is None


def test_on_the_command_line(
    own_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("THAMMUU_HOME", str(own_home))
    text, paper = tmp_path / "tham-muu.txt", tmp_path / "bang.docx"
    text.write_text(BODY, encoding="utf-8")
    code = run(["bases", str(text), "--as-of", "2026-11-22", "-o", str(paper), "--json"])
    told = json.loads(capsys.readouterr().out)
    assert (code, told["by_symbol"], told["output"]) == (0, len(ROWS), str(paper))
    assert paper.read_bytes().startswith(b"PK")
    assert told["rows"][0]["now"]["symbol"] == "208-QĐ/TW"
    assert run(["cite", str(text), "--bases"]) == 0
    assert "nay là Quy định 208-QĐ/TW" in capsys.readouterr().out
    text.write_text("Không có gì.", encoding="utf-8")
    assert run(["bases", str(text)]) == 1


@pytest.fixture
def client(own_home: Path) -> Iterator[TestClient]:
    with Workbench.open(Settings(home=own_home)) as bench:
        yield TestClient(create_app(bench), base_url="http://127.0.0.1:8000")


def test_over_http(client: TestClient) -> None:
    told = client.post(
        "/api/v1/bases", params={"as_of": "2026-11-22"}, json={"text": BODY, "date": "2025-06-15"}
    ).json()
    assert (told["written"], told["rows"][0]["then"]["state"]) == ("2025-06-15", "not_yet")
    sent = client.post("/api/v1/bases/file", files={"file": ("a.txt", BODY.encode())}, data={"date": ""})
    assert sent.json()["by_symbol"] == len(ROWS)
    assert client.post("/api/v1/bases/docx", json={"text": BODY}).content.startswith(b"PK")


def test_on_the_page(client: TestClient) -> None:
    assert client.get("/can-cu").status_code == 200
    page = BeautifulSoup(client.post("/can-cu", data={"text": BODY, "as_of": "2026-11-22"}).text, "html.parser")
    assert len(page.select("tbody tr.first")) == len(ROWS)
    assert "nay là Quy định 208-QĐ/TW" in page.get_text()
    fields = {str(field["id"]) for field in page.select("textarea, input") if field.get("id")}
    assert fields == {str(label["for"]) for label in page.select("label")}
    paper = client.post("/can-cu", data={"text": BODY, "download": "1"})
    assert paper.content.startswith(b"PK")
    assert client.post("/can-cu", data={"text": BODY, "date": "hôm qua"}).status_code == 422


def test_a_secret_text_is_refused(client: TestClient) -> None:
    answer = client.post("/can-cu", data={"text": f"TUYỆT MẬT\n{BODY}"})
    assert answer.status_code == 422
    assert "294-QĐ/TW" not in BeautifulSoup(answer.text, "html.parser").select_one(".banner").get_text()  # type: ignore[union-attr]


def test_what_a_text_says_of_itself_is_no_cited_document(bench: Workbench) -> None:
    text = "Theo khoản 1, 2 Điều 4 Điều lệ Đảng và khoản 2 Điều này; Quy định này có hiệu lực. Bãi bỏ Điều 5."
    found = table(bench, text)
    assert [each.first.title for each in found.rows] == ["Điều lệ Đảng"]
    assert found.rows[0].parts == ("Điều 4 › khoản 1", "Điều 4 › khoản 2")
    assert internal_of(found) == (
        ("Dẫn chiếu trong chính văn bản này", "khoản 2 Điều này; Quy định này"),
        ("Điều khoản bị tác động, không nêu là của văn bản nào", "Điều 5"),
    )
