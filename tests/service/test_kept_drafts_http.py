"""Kept drafts over HTTP: the API, and the pages on which people work on them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from thammuu.service.api.app import create_app
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


def soup(answer: Any) -> BeautifulSoup:
    return BeautifulSoup(answer.text, "html.parser")


def test_the_button_on_the_draft_keeps_it(client: TestClient) -> None:
    form = {"parent.symbol": "15-QĐ/TU", "parent.date": "2026-02-05", "date": "2026-11-23"}
    kept = client.post("/soan-thao/ke-hoach", data={**form, "keep": "1"})
    assert kept.url.path == "/ban-thao/ke-hoach-2026-11-23-1"
    assert soup(client.get("/ban-thao")).find("a", href=kept.url.path)
    page = soup(kept)
    for field in page.select("textarea[name]"):
        assert page.find("label", attrs={"for": field["id"]}), field
    for link in page.select("a[href*='format=docx'], a[href*='format=md']"):
        assert client.get(str(link["href"])).status_code == 200


def test_a_section_is_saved_compared_and_brought_back(client: TestClient, identity: str) -> None:
    place = f"/ban-thao/{identity}"
    page = soup(client.post(f"{place}/sua", data={"muc-i": f"{OWN}\r\n", "after": "1"}))
    assert page.find(id="t-i").get_text().strip() == OWN  # type: ignore[union-attr]
    compared = soup(client.get(f"{place}/so-sanh", params={"from": 1}))
    assert compared.select("del")
    assert "tự đặt ra" in " ".join(mark.get_text() for mark in compared.select("ins"))
    old = soup(client.get(place, params={"version": 1}))
    assert not old.select("input[name=after]")  # an earlier version is read, not edited
    back = soup(client.post(f"{place}/lay-lai", data={"version": "1"}))
    assert OWN not in back.find(id="t-i").get_text()  # type: ignore[union-attr]
    assert back.find("input", attrs={"name": "after"})["value"] == "3"  # type: ignore[index]


def test_a_late_save_is_refused_and_the_typed_words_stay(client: TestClient, identity: str) -> None:
    place = f"/ban-thao/{identity}"
    client.post(f"{place}/sua", data={"muc-i": OWN, "after": "1"})
    late = client.post(f"{place}/sua", data={"muc-i": "- Chữ <b>của tôi</b>.", "after": "1"})
    page = soup(late)
    assert late.status_code == 409
    assert "trong lúc" in page.select_one("[role=alert]").get_text()  # type: ignore[union-attr]
    assert page.find(id="t-i").get_text().strip() == "- Chữ <b>của tôi</b>."  # type: ignore[union-attr]
    assert OWN in page.select_one("#muc-i details").get_text()  # type: ignore[union-attr]
    gone = soup(client.post(f"{place}/sua", data={"muc-ix": "- Mồ côi.", "after": "2"}))
    assert gone.find(id="homeless-ix").get_text().strip() == "- Mồ côi."  # type: ignore[union-attr]


def test_composing_anew_on_the_page_tells_what_it_left_alone(
    client: TestClient, desk: Workbench, identity: str
) -> None:
    place = f"/ban-thao/{identity}"
    client.post(f"{place}/sua", data={"muc-i": OWN, "after": "1"})
    anew = soup(client.post(f"{place}/sua", data={"soan-lai": "ii", "after": "2"}))
    assert anew.find("input", attrs={"name": "after"})["value"] == "3"  # type: ignore[index]
    assert anew.find(id="t-i").get_text().strip() == OWN  # type: ignore[union-attr]
    quote = next(e.quote for s in desk.drafts.kept.view(identity).draft.sentences() for e in s.evidence if e.quote)
    field = anew.find(id="t-ii")
    text = field.get_text().replace(quote[10:40], quote[10:40].upper())  # type: ignore[union-attr]
    told = soup(client.post(f"{place}/sua", data={"muc-ii": text, "after": "3"}))
    assert "không còn là trích nguyên văn" in told.select_one(".banner").get_text()  # type: ignore[union-attr]
    assert client.post(f"{place}/xoa").url.path == "/ban-thao"
    assert client.get(place).status_code == 404


def test_a_button_saves_what_is_typed_in_every_section(client: TestClient, identity: str) -> None:
    place = f"/ban-thao/{identity}"
    fields = {str(f["name"]): f.get_text() for f in soup(client.get(place)).select("textarea[name]")}
    fields |= {"muc-i": OWN, "muc-iii": "- Việc khác."}
    saved = client.post(f"{place}/sua", data={**fields, "after": "1", "luu": "iii"})
    assert str(saved.url).endswith("#muc-iii")
    page = soup(saved)
    assert [page.find(id=f"t-{key}").get_text().strip() for key in ("i", "iii")] == [OWN, "- Việc khác."]  # type: ignore[union-attr]
    assert page.find("input", attrs={"name": "after"})["value"] == "3"  # type: ignore[index] - the two and no other


def test_a_refused_section_costs_no_other_its_words(client: TestClient, identity: str) -> None:
    place = f"/ban-thao/{identity}"
    typed = {"muc-i": OWN, "muc-ii": "TUYỆT MẬT\n- Việc kín.", "muc-iii": "- Việc khác."}
    answer = client.post(f"{place}/sua", data={**typed, "after": "1", "luu": "i"})
    page = soup(answer)
    assert answer.status_code == 451
    assert page.find(id="t-iii").get_text().strip() == "- Việc khác."  # type: ignore[union-attr]
    assert page.find("input", attrs={"name": "after"})["value"] == "2"  # type: ignore[index]


def test_a_form_without_its_version_is_refused(client: TestClient, identity: str) -> None:
    assert client.post(f"/ban-thao/{identity}/sua", data={"muc-i": OWN}).status_code == 422


def test_a_file_is_rechecked_on_its_page_and_not_kept(client: TestClient, desk: Workbench) -> None:
    place, known = "/ban-thao/doi-chieu", len(desk.documents())
    docx = desk.draft(DraftRequest("ke-hoach", desk.example("ke-hoach"))).docx
    told = client.post(place, files={"file": ("a.docx", docx)}, data={"as_of": "23/11/2026"})
    page = soup(told)
    assert "không có gì thay đổi" in page.select_one("[role=status]").get_text()  # type: ignore[union-attr]
    assert "Quy định 15-QĐ/TU" in page.select_one("tbody").get_text()  # type: ignore[union-attr]
    assert (len(desk.documents()), desk.drafts.kept.all()) == (known, ())


def test_a_foreign_file_and_a_marked_one_are_told_on_the_page(client: TestClient) -> None:
    place = "/ban-thao/doi-chieu"
    foreign = client.post(place, files={"file": ("a.txt", "Kế hoạch năm 2027".encode())})
    assert "không mang dữ liệu viện dẫn" in foreign.text or "hỏng" in foreign.text
    secret = client.post(place, files={"file": ("a.txt", "TUYỆT MẬT\nViệc kín.".encode())})
    assert secret.status_code == 451
    assert "Việc kín" not in secret.text
    page = soup(client.get(place))
    assert page.find("label", attrs={"for": "file"})


def test_another_sites_page_changes_nothing(client: TestClient, identity: str) -> None:
    foreign = client.post(f"/ban-thao/{identity}/xoa", headers={"Sec-Fetch-Site": "cross-site"})
    assert foreign.status_code == 403
    assert client.get(f"/ban-thao/{identity}").status_code == 200
