"""The office's catalogue end to end: preview, import, validity that follows, export, the pages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from thammuu.service.api.app import create_app
from thammuu.service.cli import run
from thammuu.service.settings import Settings
from thammuu.service.workbench import Workbench

HEAD = "Số, ký hiệu;Thể loại;Cơ quan ban hành;Ngày ban hành;Trích yếu;Tình trạng;Bị thay thế bởi;Thay thế\n"
GOOD = (
    f"{HEAD}77-QĐ/TU;Quy định;Tỉnh ủy Sông Trà;05/3/2020;về việc thử;bị thay thế;88-QĐ/TU@01/02/2025;\n"
    "88-QĐ/TU;Quy định;Tỉnh ủy Sông Trà;01/02/2025;về việc thử;còn hiệu lực;;77-QĐ/TU@05/3/2020\n"
)
BAD = GOOD.replace("01/02/2025", "01/02/2019")  # a successor older than what it replaces


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "danh-muc.csv"
    path.write_text(GOOD, encoding="utf-8")
    return path


def test_preview_import_validity_and_export(
    own_home: Path, table: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("THAMMUU_HOME", str(own_home))

    def told(*arguments: str) -> dict:  # type: ignore[type-arg]
        run([*arguments, "--json"])
        return json.loads(capsys.readouterr().out)  # type: ignore[no-any-return]

    preview = told("catalogue", "import", str(table))
    assert (preview["applied"], len(preview["added"]), preview["problems"]) == (False, 2, [])
    assert told("validity", "77-QĐ/TU")["resolution"] == "unknown"
    assert told("catalogue", "import", str(table), "--apply")["applied"]
    found = told("validity", "77-QĐ/TU", "--date", "05/3/2020")
    assert (found["validity"]["state"], found["validity"]["by"][0]["symbol"]) == ("replaced", "88-QĐ/TU")
    assert found["candidates"][0]["has_text"] is False
    again = told("catalogue", "import", str(table), "--apply")
    assert (again["added"], again["changed"], again["unchanged"]) == ([], [], 2)
    table.write_text(GOOD.replace("về việc thử;còn", "về việc khác;còn"), encoding="utf-8")
    changed = told("catalogue", "import", str(table))["changed"]
    assert changed[0]["changes"] == [{"column": "title", "old": "về việc thử", "new": "về việc khác"}]
    out = table.with_name("ra.xlsx")
    assert told("catalogue", "export", "-o", str(out), "--own")["output"] == str(out)
    assert out.read_bytes().startswith(b"PK")


def test_a_bad_file_changes_nothing(
    own_home: Path, table: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("THAMMUU_HOME", str(own_home))
    table.write_text(BAD, encoding="utf-8")
    assert run(["catalogue", "import", str(table), "--apply"]) == 1
    assert "ban hành trước văn bản bị thay thế" in capsys.readouterr().out
    with Workbench.open(Settings(home=own_home)) as bench:
        assert bench.store.catalogue.rows() == ()
    assert run(["catalogue", "check"]) == 0  # the shipped catalogue has warnings alone
    assert run(["catalogue", "import", str(table.with_name("khong-co.csv"))]) == 2


@pytest.fixture
def client(own_home: Path) -> Iterator[TestClient]:
    with Workbench.open(Settings(home=own_home)) as bench:
        yield TestClient(create_app(bench), base_url="http://127.0.0.1:8000")


def test_the_pages(client: TestClient) -> None:
    page = BeautifulSoup(client.get("/danh-muc", params={"q": "399-QĐ/TW"}).text, "html.parser")
    assert [link.get_text() for link in page.select("tbody a")] == ["399-QĐ/TW"]
    wanted = {"symbol": "399-QĐ/TW", "date": "2026-01-09"}
    form = BeautifulSoup(client.get("/danh-muc/dong", params=wanted).text, "html.parser")
    assert form.select_one("#issuer")["value"] == "Ban Bí thư"  # type: ignore[index]
    seen = client.post("/danh-muc/nhap", files={"file": ("a.csv", GOOD.encode())})
    assert "chưa ghi gì" in seen.text
    done = client.post("/danh-muc/nhap", files={"file": ("a.csv", GOOD.encode())}, data={"apply": "1"})
    assert "Đã ghi" in done.text
    assert client.post("/danh-muc/nhap", files={"file": ("a.csv", b"x")}).status_code == 422
    taken = client.post("/danh-muc/bo", data={"symbol": "88-QĐ/TU", "date": "2025-02-01"}, follow_redirects=False)
    assert taken.status_code == 303


def test_a_row_by_form_and_over_http(client: TestClient) -> None:
    row = {"symbol": "9-KH/TU", "genre": "Kế hoạch", "issuer": "Tỉnh ủy Sông Trà", "date": "02/3/2026"}
    kept = client.post("/danh-muc/dong", data=row, follow_redirects=False)
    assert kept.status_code == 303
    rows = client.get("/api/v1/catalogue").json()["rows"]
    assert [each["cells"]["date"] for each in rows if each["own"]] == ["2026-03-02"]
    refused = client.post("/danh-muc/dong", data=row | {"genre": "Giấy mời"})
    assert (refused.status_code, "không có trong bảng thể loại" in refused.text) == (422, True)
    undated = client.post("/api/v1/catalogue/rows", json=row | {"date": "hôm qua"}).json()
    assert undated["problems"][0]["code"] == "bad_line"
    sent = client.post("/api/v1/catalogue/import", files={"file": ("a.csv", GOOD.encode())}).json()
    assert (sent["applied"], len(sent["added"])) == (False, 2)
    assert client.get("/api/v1/catalogue/export", params={"kind": "xlsx"}).content.startswith(b"PK")
    told = client.get("/api/v1/catalogue/problems").json()["problems"]
    assert {each["code"] for each in told} == {"effective_before_issue"}
