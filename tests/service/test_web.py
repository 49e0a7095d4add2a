"""The pages, read as a browser reads them: what stands where, every link leads somewhere, labels for every field."""

from __future__ import annotations

import asyncio
import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient
from starlette.testclient import TestClient

from thammuu.ingest.errors import UnknownIdError
from thammuu.service.api.app import create_app
from thammuu.service.settings import Settings
from thammuu.service.web import link as addresses_of
from thammuu.service.web.link import MENU, recheck
from thammuu.service.workbench import Workbench


@pytest.fixture
def client(own_home: Path) -> Iterator[TestClient]:
    with Workbench.open(Settings(home=own_home)) as bench:
        yield TestClient(create_app(bench), base_url="http://127.0.0.1:8000")


def soup(client: TestClient, path: str, **params: str) -> BeautifulSoup:
    answer = client.get(path, params=params or None)
    assert answer.status_code == 200
    return BeautifulSoup(answer.text, "html.parser")


def test_one_person_at_work_holds_up_nobody(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A draft that takes long is made in a thread; meanwhile other pages answer."""
    begun, answered = threading.Event(), threading.Event()

    def slow(bench: Workbench, genre: str) -> None:
        begun.set()
        raise UnknownIdError("đã đợi" if answered.wait(20) else "không ai được trả lời")

    monkeypatch.setattr(Workbench, "genre", slow)
    with Workbench.open(Settings(home=own_home)) as bench:
        told = asyncio.run(_beside_a_slow_draft(create_app(bench), begun, answered))
    assert "đã đợi" in told


async def _beside_a_slow_draft(app: FastAPI, begun: threading.Event, answered: threading.Event) -> str:
    transport = ASGITransport(app)
    async with AsyncClient(transport=transport, base_url="http://127.0.0.1:8000") as asking:
        slow = asyncio.create_task(asking.post("/soan-thao/ke-hoach", data={"keep": "1"}))
        await asyncio.to_thread(begun.wait, 20)
        assert (await asking.get("/tu-hoc")).status_code == 200
        answered.set()
        return (await slow).text


def test_search_groups_hits_and_links_to_the_provision(client: TestClient) -> None:
    page = soup(client, "/", q="lưu giữ biên bản")
    group = page.select_one(".group")
    assert group is not None
    assert group.select_one(".badge").get_text() == "Chưa rõ hiệu lực"  # type: ignore[union-attr]
    assert page.select("mark")
    link = page.select_one("a.address")
    assert link is not None
    target, _, anchor = str(link["href"]).partition("#")
    assert soup(client, target).find(id=anchor) is not None


def test_a_typed_reference_offers_to_open_the_place(client: TestClient) -> None:
    banner = soup(client, "/", q="15-QĐ/TU khoản 1 Điều 4").select_one(".banner a")
    assert banner is not None
    assert str(banner["href"]).endswith("#dieu:4/khoan:1")


def test_filters_keep_what_was_chosen(client: TestClient) -> None:
    page = soup(client, "/", q="hồ sơ", genre="Đề án", as_of="2026-10-01", in_force="1")
    assert page.select_one("#genre option[selected]").get_text() == "Đề án"  # type: ignore[union-attr]
    assert page.select_one("#as_of")["value"] == "2026-10-01"  # type: ignore[index]
    assert page.select_one("input[name=in_force]").has_attr("checked")  # type: ignore[union-attr]
    assert "Không tìm thấy" in page.select_one(".count").get_text()  # type: ignore[union-attr]


def test_what_was_typed_is_never_markup(client: TestClient) -> None:
    text = client.get("/", params={"q": "<script>alert(1)</script> biên bản"}).text
    assert "<script>" not in text
    assert "&lt;script&gt;" in text


def test_ask_shows_quote_and_place(client: TestClient) -> None:
    page = soup(client, "/hoi-dap", q="chi bộ lưu giữ biên bản sinh hoạt bao lâu")
    assert "trong 10 năm" in page.select_one("blockquote").get_text()  # type: ignore[union-attr]
    assert page.select_one("a.address").get_text() == "Khoản 2 Điều 7"  # type: ignore[union-attr]
    assert "Không tìm thấy" in soup(client, "/hoi-dap", q="giá điện bậc 3").get_text()


def test_a_document_has_contents_anchors_and_banner(client: TestClient) -> None:
    link = soup(client, "/van-ban").find("a", string="15-QĐ/TU")
    page = soup(client, str(link["href"]))  # type: ignore[index]
    assert "Chưa rõ hiệu lực" in page.select_one(".banner").get_text()  # type: ignore[union-attr]
    ids = {str(unit["id"]) for unit in page.select(".unit[id]")}
    assert {"dieu:4/khoan:1", "dieu:6/khoan:2/diem:c", "chuong:II"} <= ids
    assert {str(line["href"])[1:] for line in page.select(".toc a")} <= ids


def test_upload_tells_fates(client: TestClient) -> None:
    answer = client.post("/nap", files=[("files", ("a.txt", "Số 5-QĐ/TU\nQUY ĐỊNH\n1. Một việc.\n".encode()))])
    assert "Đã thêm" in BeautifulSoup(answer.text, "html.parser").get_text()


def test_draft_from_the_form_to_the_file(client: TestClient) -> None:
    form = {"parent.symbol": "15-QĐ/TU", "parent.date": "2026-02-05", "date": "2026-11-23", "number": ""}
    page = BeautifulSoup(client.post("/soan-thao/ke-hoach", data=form).text, "html.parser")
    assert "Điều 11 › khoản 2" in page.get_text()
    assert "CẦN BỔ SUNG" in page.get_text()  # the number was left empty
    text = page.select_one("input[name=text]")
    assert text is not None
    made = client.post("/soan-thao/ke-hoach", data={"text": str(text["value"]), "download": "1"})
    assert made.content[:2] == b"PK"


def test_a_draft_that_cannot_be_made_says_why_and_keeps_the_form(client: TestClient) -> None:
    answer = client.post("/soan-thao/ke-hoach", data={"date": "", "office.place": "Sông Trà"})
    page = BeautifulSoup(answer.text, "html.parser")
    assert answer.status_code == 422
    assert "Ngày văn bản" in page.select_one("[role=alert]").get_text()  # type: ignore[union-attr]
    assert page.find(id="f-office.place")["value"] == "Sông Trà"  # type: ignore[index]


def test_every_genre_has_a_form_that_drafts(client: TestClient) -> None:
    genres = [str(link["href"]) for link in soup(client, "/soan-thao").select("td:first-child a")]
    assert len(genres) == 21
    for href in genres:
        page = soup(client, href)
        for field in page.select("form input:not([type=hidden]), form select, form textarea"):
            assert page.find("label", attrs={"for": field["id"]}), (href, field)
        fields = page.select("form [name]")
        data = {str(field["name"]): _written(field) for field in fields}
        answer = client.post(href, data=data)
        assert answer.status_code == 200, (href, BeautifulSoup(answer.text, "html.parser").select_one("[role=alert]"))
        assert client.post(href, data=data | {"download": "1"}).content[:2] == b"PK"


def _written(field: Tag) -> str:
    if field.name == "textarea":
        return field.get_text().removeprefix("\n")
    if field.name == "select":
        chosen = field.select_one("option[selected]") or field.select_one("option")
        return chosen.get_text() if chosen else ""
    return str(field.get("value", ""))


def test_a_genre_typed_badly_is_asked_back(client: TestClient) -> None:
    answer = client.get("/soan-thao/kehoach")
    assert answer.status_code == 422
    assert "Có phải “ke-hoach” (Kế hoạch)?" in BeautifulSoup(answer.text, "html.parser").get_text()


def test_study_asks_shows_and_goes_on(client: TestClient) -> None:
    option = next(o for o in soup(client, "/tu-hoc").select("option") if "15-QĐ/TU" in o.get_text())
    page = BeautifulSoup(client.post("/tu-hoc/tao", data={"document": str(option["value"])}).text, "html.parser")
    assert "Đã tạo" in page.get_text()
    question = page.select_one(".question").get_text()  # type: ignore[union-attr]
    assert len(page.select(".ratings button")) == 4
    card = page.select_one("input[name=card]")["value"]  # type: ignore[index]
    following = client.post("/tu-hoc/tra-loi", data={"card": str(card), "rating": "easy"})
    assert question not in following.text


def test_errors_are_pages_in_vietnamese(client: TestClient) -> None:
    answer = client.get("/van-ban/no-such-document")
    assert answer.status_code == 404
    assert "Không có văn bản này" in BeautifulSoup(answer.text, "html.parser").get_text()


def test_an_empty_store_says_what_to_do(tmp_path: Path) -> None:
    with Workbench.open(Settings(home=tmp_path / "empty")) as bench:
        client = TestClient(create_app(bench))
        for path in ("/", "/hoi-dap?q=gì", "/van-ban", "/tu-hoc", "/soan-thao", "/nap"):
            assert client.get(path).status_code == 200
        assert "Kho chưa có văn bản nào" in client.get("/?q=x").text


def test_a_changed_style_sheet_has_another_address(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A browser kept the sheet of before an update and showed the new pages in the old dress."""
    monkeypatch.setattr(addresses_of, "STATIC", tmp_path)
    addresses = set()
    for words in ("a {}", "b {}"):
        (tmp_path / "a.css").write_text(words, "utf-8")
        addresses_of.static.cache_clear()
        addresses.add(addresses_of.static("a.css"))
    addresses_of.static.cache_clear()
    assert len(addresses) == 2


@pytest.mark.parametrize(
    "path", [*(item.href for item in MENU), recheck(), "/api/docs", "/?q=biên bản", "/hoi-dap?q=biên bản"]
)
def test_every_page_is_well_made(client: TestClient, path: str) -> None:
    """One h1, a label for every field, one current menu entry, nothing from another host, no scripts."""
    text = client.get(path).text
    page = BeautifulSoup(text, "html.parser")
    assert page.html is not None
    assert page.html["lang"] == "vi"
    assert len(page.select("h1")) == 1
    assert len(page.select("nav a[aria-current=page]")) == (0 if path == "/api/docs" else 1)
    assert not page.select("script, [onclick], [style]")
    assert not re.findall(r"(?:src|href|action)=[\"']?(?:https?:)?//", text)
    for field in page.select("input:not([type=hidden]), select, textarea"):
        labelled = field.find_parent("label") is not None or page.select_one(f"label[for='{field.get('id')}']")
        assert labelled, field
    for link in page.select("a[href^='/']"):
        assert client.get(str(link["href"])).status_code == 200


def test_a_symbol_of_several_documents_is_shown_with_its_candidates(client: TestClient) -> None:
    page = soup(client, "/", q="số 26-NQ/TW")
    told = page.select_one(".banner")
    assert told is not None
    assert "có thể là một trong" in told.get_text()
    assert len(told.select("li")) == 3
    assert page.select("section.group") == []  # no provision that merely holds the word "số"


def test_an_unknown_symbol_is_said_to_be_unknown(client: TestClient) -> None:
    told = soup(client, "/", q="987-QĐ/TW").select_one(".banner")
    assert told is not None
    assert "Không tìm thấy văn bản" in told.get_text()
