"""The HTTP API: the contract's shapes, problem details everywhere, nothing foreign, limits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from thammuu.service.api.app import create_app
from thammuu.service.settings import Settings
from thammuu.service.workbench import Workbench

PROBLEM_KEYS = {"type", "title", "status", "detail", "code", "advice"}


@pytest.fixture
def client(own_home: Path) -> Iterator[TestClient]:
    with Workbench.open(Settings(home=own_home, upload_bytes=1024 * 1024)) as bench:
        yield TestClient(create_app(bench), base_url="http://127.0.0.1:8000", raise_server_exceptions=False)


def test_search_and_ask(client: TestClient) -> None:
    hits = client.get("/api/v1/search", params={"q": "lưu giữ biên bản", "k": 3}).json()["hits"]
    assert [hit["rank"] for hit in hits] == [1, 2, 3]
    answer = client.get("/api/v1/ask", params={"q": "chi bộ lưu giữ biên bản sinh hoạt bao lâu"}).json()
    assert (answer["state"], answer["evidence"][0]["address"]) == ("grounded", "Điều 7 › khoản 2")
    assert client.get("/api/v1/ask", params={"q": "giá điện bậc 3"}).json()["state"] == "no_match"


def test_documents_show_and_original(client: TestClient) -> None:
    documents = client.get("/api/v1/documents").json()["documents"]
    assert len(documents) == 11
    one = client.get(f"/api/v1/documents/{documents[0]['id']}").json()
    assert one["document"]["id"] == documents[0]["id"]
    assert one["provisions"][0]["children"] is not None
    original = client.get(f"/api/v1/documents/{documents[0]['id']}/original")
    assert original.headers["content-disposition"].startswith("attachment")
    shown = client.get("/api/v1/show", params={"ref": "15-QĐ/TU Điều 4 khoản 1"}).json()
    assert shown["provision"]["address"] == "Điều 4 › khoản 1"


def test_cite_and_validity(client: TestClient) -> None:
    cited = client.post("/api/v1/cite", json={"text": "theo Quy định số 294-QĐ/TW, ngày 26/5/2025"}).json()
    assert cited["citations"][0]["resolution"] == "resolved"
    told = client.get("/api/v1/validity", params={"symbol": "294-QĐ/TW", "as_of": "2026-11-22"}).json()
    assert told["validity"]["state"] == "replaced"


def test_draft_as_evidence_and_as_file(client: TestClient) -> None:
    example = client.get("/api/v1/draft/ke-hoach/example").json()["example"]
    told = client.post("/api/v1/draft/ke-hoach", json={"input": example}).json()
    assert any(each["provision_id"] for each in told["evidence"])
    made = client.post("/api/v1/draft/ke-hoach/docx", json={"input": example})
    assert made.headers["content-type"].endswith("wordprocessingml.document")
    assert made.content[:2] == b"PK"


def test_a_draft_over_http_may_name_no_file_of_the_server(client: TestClient) -> None:
    text = 'genre = "ke-hoach"\ndate = 2026-11-23\noffice = "/etc/passwd"\n'
    answer = client.post("/api/v1/draft/ke-hoach", json={"input": text})
    assert answer.status_code == 422
    assert "root:" not in answer.text


def test_study(client: TestClient) -> None:
    made = client.post("/api/v1/study/cards", json={"document": "15-QĐ/TU", "limit": 2}).json()
    assert made["new"] == 2
    card = client.get("/api/v1/study/due").json()["cards"][0]
    assert client.post(f"/api/v1/study/cards/{card['id']}/answer", json={"rating": "good"}).json()["due"]


def test_ingest_tells_the_fate_of_every_file(client: TestClient) -> None:
    files = [
        ("files", ("a.txt", "Số 5-QĐ/TU\nQUY ĐỊNH\n1. Một việc.\n".encode())),
        ("files", ("b.docx", b"not a docx")),
    ]
    told = client.post("/api/v1/ingest", files=files).json()
    assert [file["status"] for file in told["files"]] == ["added", "refused"]


def _too_large(client: TestClient) -> Any:
    return client.post("/api/v1/ingest", files=[("files", ("a.txt", b"x" * 2_000_000))])


@pytest.mark.parametrize(
    ("ask", "status", "code"),
    [
        (lambda c: c.get("/api/v1/nothing"), 404, "not_found"),
        (lambda c: c.get("/api/v1/documents/no-such-id"), 404, "not_found"),
        (lambda c: c.get("/api/v1/documents/no-such-id/original"), 404, "not_found"),
        (lambda c: c.put("/api/v1/documents", content=b""), 405, "method"),
        (lambda c: c.get("/api/v1/search"), 422, "input"),
        (lambda c: c.get("/api/v1/search", params={"q": "x", "k": 0}), 422, "input"),
        (lambda c: c.get("/api/v1/search", params={"q": "x", "as_of": "hôm qua"}), 422, "input"),
        (lambda c: c.post("/api/v1/cite", content=b"{", headers={"content-type": "application/json"}), 422, "input"),
        (lambda c: c.post("/api/v1/draft/bai-tho", json={"input": ""}), 422, "input"),
        (lambda c: c.post("/api/v1/draft/ke-hoach", json={"input": "= ="}), 422, "input"),
        (lambda c: c.post("/api/v1/study/cards", json={"document": "26-NQ/TW"}), 422, "input"),
        (lambda c: c.post("/api/v1/study/cards/none/answer", json={"rating": "good"}), 422, "input"),
        (_too_large, 413, "too_large"),
        (lambda c: c.post("/api/v1/cite", json={"text": ""}, headers={"origin": "http://x.example"}), 403, "foreign"),
        (lambda c: c.post("/nap", headers={"sec-fetch-site": "cross-site"}), 403, "foreign"),
    ],
)
def test_every_error_has_the_one_shape(client: TestClient, ask: Any, status: int, code: str) -> None:
    """{"type", "title", "status", "detail", "code", "advice"} as application/problem+json (RFC 9457)."""
    answer = ask(client)
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert set(told) == PROBLEM_KEYS
    assert (answer.status_code, told["status"], told["code"]) == (status, status, code)
    assert told["detail"]


def test_a_defect_tells_nothing_of_its_inside(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_given: object) -> object:
        raise RuntimeError("nội dung văn bản")

    with Workbench.open(Settings(home=own_home)) as bench:
        monkeypatch.setattr(bench, "search", broken)
        client = TestClient(create_app(bench), raise_server_exceptions=False)
        answer = client.get("/api/v1/search", params={"q": "x"})
    assert (answer.status_code, answer.json()["code"]) == (500, "ours")
    assert "nội dung văn bản" not in answer.text


def test_setup_problems_are_503(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with Workbench.open(Settings(home=tmp_path / "file" / "home")) as bench:
        answer = TestClient(create_app(bench)).get("/api/v1/documents")
    assert (answer.status_code, answer.json()["code"]) == (503, "setup")


@pytest.mark.parametrize("path", ["/", "/api/v1/documents", "/static/thammuu.css", "/api/docs", "/nothing"])
def test_every_answer_keeps_pages_local(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert "default-src 'self'" in headers["content-security-policy"]
    assert "script-src 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


def test_the_guide_names_every_route(client: TestClient) -> None:
    page = client.get("/api/docs").text
    description = client.get("/api/openapi.json").json()
    assert len(description["paths"]) >= 14
    assert all(path in page for path in description["paths"])
