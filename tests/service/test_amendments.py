"""The consolidated view and the timeline as people meet them: command line, API and pages."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from thammuu.service.api.app import create_app
from thammuu.service.cli.main import run
from thammuu.service.settings import Settings
from thammuu.service.workbench import Workbench

# 21-QĐ/TU is amended by 26-QĐ/TU from 1 July 2024 on and replaced by 15-QĐ/TU in 2026: all three are samples.
BEFORE, AFTER = "2024-06-30", "2024-12-01"


@pytest.fixture
def client(own_home: Path) -> Iterator[TestClient]:
    with Workbench.open(Settings(home=own_home)) as bench:
        yield TestClient(create_app(bench), base_url="http://127.0.0.1:8000")


def asked(home: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("THAMMUU_HOME", str(home))
        code = run(arguments)
    return code, capsys.readouterr().out


def soup(client: TestClient, path: str) -> BeautifulSoup:
    answer = client.get(path)
    assert answer.status_code == 200
    return BeautifulSoup(answer.text, "html.parser")


def test_the_view_lists_every_provision_with_its_state(sample_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out = asked(sample_home, capsys, "show", "21-QĐ/TU", "--consolidated", "--as-of", AFTER, "--json")
    told = json.loads(out)
    states = {row["address"]: row["state"] for row in told["provisions"] if row["state"] != "unchanged"}
    assert code == 0
    assert states == {
        "Điều 3 › khoản 2": "amended",
        "Điều 3 › khoản 2a": "added",
        "Điều 3 › khoản 4": "amended",
        "Điều 4 › khoản 3": "repealed",
        "Điều 5a": "added",
        "Điều 6 › khoản 1": "touched",
    }
    assert told["changed"] == len(states)
    assert [each["symbol"] for each in told["amended_by"]] == ["26-QĐ/TU"]


def test_a_changed_row_tells_both_wordings_the_clause_and_the_sources(
    sample_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out = asked(sample_home, capsys, "show", "khoản 4 Điều 3 21-QĐ/TU", "--consolidated", "--as-of", AFTER, "--json")
    (row,) = json.loads(out)["provisions"]
    assert "05 năm" in row["old_text"]
    assert "10 năm" in row["new_text"]
    assert {"mark": "dropped", "text": "05"} in row["differences"]
    assert row["changes"][0]["address"] == "Điều 1 › khoản 1 › điểm c"
    assert row["changes"][0]["since"] == "2024-07-01"
    assert len({source["document_id"] for source in row["new"][0]["sources"]}) == 2


def test_before_the_amendment_nothing_has_changed(sample_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out = asked(sample_home, capsys, "show", "21-QĐ/TU", "--consolidated", "--as-of", BEFORE, "--json")
    assert json.loads(out)["changed"] == 0


def test_an_added_article_is_found_though_no_text_of_the_base_has_it(
    sample_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out = asked(sample_home, capsys, "show", "Điều 5a 21-QĐ/TU", "--consolidated", "--as-of", AFTER)
    assert code == 0
    assert "Điều 5a: Được bổ sung" in out
    assert "khoản 3 Điều 1 Quy định 26-QĐ/TU" in out
    assert "không phải văn bản hợp nhất chính thức" in out


@pytest.mark.parametrize("command", [("show", "--consolidated"), ("timeline",)])
def test_what_is_not_there_is_not_found(
    sample_home: Path, capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    name, *options = command
    for reference in ("999-QĐ/TU", "Điều 77 21-QĐ/TU"):
        code, out = asked(sample_home, capsys, name, reference, *options, "--json")
        assert code == 1
        assert "document" in json.loads(out)


def test_the_timeline_in_order(sample_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out = asked(sample_home, capsys, "timeline", "21-QĐ/TU", "--json")
    told = json.loads(out)
    events = [(event["date"], event["kind"]) for event in told["events"]]
    assert code == 0
    assert events == [
        ("2023-03-15", "issued"),
        ("2023-03-15", "effect"),
        ("2024-07-01", "amended"),
        ("2024-07-01", "repealed"),
        ("2026-03-01", "replaced"),
    ]
    assert [version["since"] for version in told["versions"]] == [None, "2024-07-01"]
    added = next(change for change in told["versions"][1]["changes"] if change["address"] == "Điều 5a")
    assert added["before"] == ""
    assert added["after"].startswith("Điều 5a. Bản số hóa")


def test_the_timeline_of_one_provision_leaves_the_others_out(bench: Workbench) -> None:
    desk = bench.amendments()
    found = desk.find("khoản 3 Điều 4 21-QĐ/TU")
    assert found.shown.document is not None
    told = desk.timeline(found.shown.document.record, found.steps)
    (change,) = told.versions[1].changes
    assert (told.place, change.address.display(), change.after) == ("Điều 4 › khoản 3", "Điều 4 › khoản 3", "")
    assert any(event.kind == "repealed" for event in told.events)
    untouched = desk.find("Điều 2 21-QĐ/TU")
    assert not any(
        event.kind == "repealed" for event in desk.timeline(found.shown.document.record, untouched.steps).events
    )


def test_a_document_known_by_its_catalogue_row_has_a_life_but_no_wording(
    sample_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out = asked(sample_home, capsys, "timeline", "57-QĐ/TW", "--json")
    told = json.loads(out)
    assert code == 0
    assert ("2007-05-03", "issued") in [(event["date"], event["kind"]) for event in told["events"]]
    assert "replaced" in [event["kind"] for event in told["events"]]
    assert told["versions"] == []


def document_id(bench: Workbench, symbol: str) -> str:
    return next(view.record.id for view in bench.documents() if view.record.key.symbol == symbol)


def test_api(client: TestClient, bench: Workbench) -> None:
    identity = document_id(bench, "21-QĐ/TU")
    whole: dict[str, Any] = client.get(f"/api/v1/documents/{identity}/consolidated", params={"as_of": AFTER}).json()
    one: dict[str, Any] = client.get(
        "/api/v1/consolidated", params={"ref": "khoản 2 Điều 3 21-QĐ/TU", "as_of": AFTER}
    ).json()
    assert one["provisions"] == [row for row in whole["provisions"] if row["address"] == "Điều 3 › khoản 2"]
    by_id = client.get(f"/api/v1/documents/{identity}/timeline").json()
    assert by_id == client.get("/api/v1/timeline", params={"ref": "21-QĐ/TU"}).json()


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/documents/khong-co/consolidated",
        "/api/v1/documents/khong-co/timeline",
        "/api/v1/consolidated?ref=999-QĐ/TU",
        "/api/v1/timeline?ref=Điều 77 21-QĐ/TU",
        "/api/v1/consolidated?ref=57-QĐ/TW",  # only in the catalogue: there is no text to show
    ],
)
def test_api_says_what_is_not_there(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.json()["advice"]


def test_the_page_shows_both_wordings_with_marks_and_leads_to_the_clause(client: TestClient, bench: Workbench) -> None:
    identity = document_id(bench, "21-QĐ/TU")
    page = soup(client, f"/van-ban/{identity}/hop-nhat?as_of={AFTER}")
    row = page.find(id="dieu:3/khoan:4")
    assert row is not None
    assert [each.get_text() for each in row.select("del, ins")] == ["05", "10"]
    clause = row.select_one(".clause a")
    assert clause is not None
    target, _, anchor = str(clause["href"]).partition("#")
    assert soup(client, target).find(id=anchor) is not None
    assert page.find(id="dieu:2/khoan:1") is not None
    only = soup(client, f"/van-ban/{identity}/hop-nhat?as_of={AFTER}&chi-thay-doi=1")
    assert only.find(id="dieu:2/khoan:1") is None
    assert len(only.select("section.change")) == 6


def test_the_pages_are_linked_from_the_document(client: TestClient, bench: Workbench) -> None:
    identity = document_id(bench, "21-QĐ/TU")
    links = [str(link["href"]) for link in soup(client, f"/van-ban/{identity}").select("a[href]")]
    for name in ("hop-nhat", "dong-thoi-gian"):
        assert f"/van-ban/{identity}/{name}" in links
        assert soup(client, f"/van-ban/{identity}/{name}").h1 is not None


def test_a_document_nothing_amends_says_so(client: TestClient, bench: Workbench) -> None:
    identity = document_id(bench, "05-NQ/TU")
    page = soup(client, f"/van-ban/{identity}/hop-nhat")
    assert "không có câu sửa đổi nào" in page.get_text()
    assert not page.select("section.change")
    assert "chỉ có bản ban đầu" in soup(client, f"/van-ban/{identity}/dong-thoi-gian").get_text()


def test_the_day_asked_for_is_the_day_shown(bench: Workbench) -> None:
    desk = bench.amendments(dt.date.fromisoformat(BEFORE))
    record = next(view.record for view in bench.documents() if view.record.key.symbol == "21-QĐ/TU")
    assert not desk.consolidated(record).consolidation.changed
