"""Kept drafts over HTTP: the API, and the pages on which people work on them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from thammuu.service.api import create_app
from thammuu.service.drafting import DraftRequest
from thammuu.service.settings import Settings
from thammuu.service.workbench import Workbench

OWN = "- Việc do Ban tự đặt ra, không có trong mẫu."
API = "/api/v1/drafts"


@pytest.fixture
def desk(own_home: Path) -> Iterator[Workbench]:
    with Workbench.open(Settings(home=own_home)) as bench:
        yield bench


@pytest.fixture
def client(desk: Workbench) -> TestClient:
    return TestClient(create_app(desk), base_url="http://127.0.0.1:8000", raise_server_exceptions=False)


@pytest.fixture
def identity(desk: Workbench) -> str:
    return desk.drafts.kept.save(DraftRequest("ke-hoach", desk.example("ke-hoach"))).saved.id


def test_a_draft_lives_over_the_api(client: TestClient) -> None:
    example = client.get("/api/v1/draft/ke-hoach/example").json()["example"]
    made = client.post(f"{API}/ke-hoach", json={"input": example, "date": "2026-11-24"}).json()
    identity = made["draft"]["id"]
    assert identity == "ke-hoach-2026-11-24-1"
    edited = client.put(f"{API}/{identity}/sections/i", json={"text": OWN, "after": 1}).json()
    assert {s["key"]: s["text"] for s in edited["sections"]}["i"] == OWN
    anew = client.post(f"{API}/{identity}/regenerate", json={"sections": ["ii"]}).json()
    assert (anew["version"]["number"], anew["draft"]["latest"]) == (3, 3)
    changes = client.get(f"{API}/{identity}/compare", params={"from": 1, "to": 2}).json()["changes"]
    assert [change["key"] for change in changes] == ["i"]
    assert client.post(f"{API}/{identity}/restore", json={"version": 1}).json()["version"]["action"] == "restored"
    assert [v["number"] for v in client.get(f"{API}/{identity}/versions").json()["versions"]] == [1, 2, 3, 4]
    assert [each["id"] for each in client.get(API).json()["drafts"]] == [identity]
    assert client.delete(f"{API}/{identity}").json()["id"] == identity
    assert client.get(API).json()["drafts"] == []


def test_a_version_is_taken_away_as_a_file(client: TestClient, identity: str) -> None:
    client.put(f"{API}/{identity}/sections/i", json={"text": OWN})
    docx = client.get(f"{API}/{identity}/file")
    assert docx.content[:2] == b"PK"
    assert f"{identity}.docx" in docx.headers["content-disposition"]
    assert OWN in client.get(f"{API}/{identity}/file", params={"format": "md"}).text
    assert OWN not in client.get(f"{API}/{identity}/file", params={"format": "md", "version": 1}).text
    assert client.get(f"{API}/{identity}/file", params={"format": "odt"}).status_code == 422


def test_refusals_say_whose_turn_it_is(client: TestClient, identity: str) -> None:
    client.put(f"{API}/{identity}/sections/i", json={"text": OWN, "after": 1})
    stale = client.put(f"{API}/{identity}/sections/i", json={"text": "- Khác.", "after": 1})
    assert (stale.status_code, stale.json()["code"]) == (409, "outdated")
    assert client.get(f"{API}/khong-co").status_code == 404
    assert client.get(f"{API}/{identity}", params={"version": 9}).status_code == 404
    secret = client.put(f"{API}/{identity}/sections/i", json={"text": "TUYỆT MẬT\n- Việc kín."})
    assert secret.status_code == 451
    assert "Việc kín" not in secret.text
    assert client.get(f"{API}/{identity}").json()["draft"]["latest"] == 2


def test_a_new_input_over_http_names_no_file_even_where_the_first_one_could(
    client: TestClient, desk: Workbench, tmp_path: Path
) -> None:
    (tmp_path / "co-quan.toml").write_text('full_name = "Cơ quan trong tệp"\n', encoding="utf-8")
    example = desk.example("ke-hoach")
    identity = desk.drafts.kept.save(DraftRequest("ke-hoach", example, folder=tmp_path)).saved.id
    text = 'genre = "ke-hoach"\ndate = 2026-11-23\noffice = "co-quan.toml"\n'
    answer = client.post(f"{API}/{identity}/regenerate", json={"input": text})
    assert answer.status_code == 422
    assert "office" in answer.json()["detail"]


def test_a_file_is_rechecked(client: TestClient, desk: Workbench) -> None:
    docx = desk.draft(DraftRequest("ke-hoach", desk.example("ke-hoach"))).docx
    found = client.post("/api/v1/recheck", files={"file": ("a.docx", docx)}, params={"as_of": "2026-11-23"}).json()
    assert (found["fault"], found["changed"]) == ("", 0)
    assert found["citations"]
