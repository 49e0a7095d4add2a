"""A search for what is in force never answers with what the engine calls over, on any day."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from tests.service.conftest import open_bench
from thammuu.index.validity import Place
from thammuu.service.api.app import create_app
from thammuu.service.cli import run
from thammuu.service.lookup import SearchRequest
from thammuu.service.workbench import Workbench

OVER = {"replaced", "repealed", "expired", "not_yet"}
HEAD = "CHÍNH PHỦ\nSố: {}\nHà Nội, ngày {}\nNGHỊ ĐỊNH\nVề thuyền du lịch trên sông\n"
TEXTS = (
    HEAD.format("11/2018/NĐ-CP", "05 tháng 02 năm 2018")
    + "Điều 4. Giấy tờ của thuyền\n1. Thuyền có sổ.\n2. Thuyền có thẻ lên thuyền cho khách.\nĐiều 5. Giờ chạy thuyền\n"
    "Thuyền chạy từ sáng đến tối.\nĐiều 9. Hiệu lực\nNghị định này có hiệu lực từ ngày 01 tháng 4 năm 2018.\n",
    HEAD.format("21/2020/NĐ-CP", "03 tháng 3 năm 2020")
    + "Điều 1. Giấy tờ của thuyền\n1. Bãi bỏ khoản 2 Điều 4 Nghị định số 11/2018/NĐ-CP ngày 05/02/2018 của Chính phủ.\n"
    "Điều 2. Thuyền\nThuyền có số.\nĐiều 3. Hiệu lực\nNghị định này có hiệu lực từ ngày 01 tháng 5 năm 2020.\n",
    HEAD.format("31/2023/NĐ-CP", "06 tháng 6 năm 2023")
    + "Điều 1. Thuyền du lịch\nThuyền có đèn.\nĐiều 2. Hiệu lực\nNghị định này có hiệu lực từ ngày 01 tháng 8 năm 2023 "
    "và thay thế Nghị định số 11/2018/NĐ-CP ngày 05/02/2018 của Chính phủ.\n",
)


@pytest.fixture(scope="module")
def rivers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    home: Path = tmp_path_factory.mktemp("song")
    with open_bench(home) as bench:
        bench.upload([(f"{number}.txt", text.encode()) for number, text in enumerate(TEXTS)])
        yield bench


def found(bench: Workbench, day: dt.date, *, in_force: bool) -> list[tuple[str, str]]:
    result = bench.search(SearchRequest("thuyền có thẻ", 20, day, in_force=in_force))
    return [(hit.document.record.key.symbol or "", hit.provision.address.display()) for hit in result.hits]


def test_a_repealed_clause_of_a_living_document_is_not_found(rivers: Workbench) -> None:
    clause = ("11/2018/NĐ-CP", "Điều 4 › khoản 2")
    assert clause in found(rivers, dt.date(2020, 4, 30), in_force=True)
    assert clause not in found(rivers, dt.date(2020, 5, 1), in_force=True)
    assert clause in found(rivers, dt.date(2020, 5, 1), in_force=False)
    assert ("11/2018/NĐ-CP", "Điều 5") in found(rivers, dt.date(2020, 5, 1), in_force=True)
    assert not [each for each in found(rivers, dt.date(2024, 1, 1), in_force=True) if each[0] == "11/2018/NĐ-CP"]


@given(day=st.dates(dt.date(2017, 1, 1), dt.date(2027, 1, 1)), query=st.sampled_from(("thuyền", "giấy tờ", "giờ chạy")))
def test_nothing_over_is_found(rivers: Workbench, day: dt.date, query: str) -> None:
    knowledge = rivers.knowledge()
    for hit in rivers.search(SearchRequest(query, 20, day, in_force=True)).hits:
        place = Place.of(hit.provision, rivers.store.ancestors(hit.provision.id))
        assert knowledge.describe_provision(hit.document.record, place, day).state.value not in OVER
        assert hit.document.validity.state.value not in OVER | {"unknown"}


def test_show_lists_what_a_document_does_to_others(rivers: Workbench) -> None:
    shown = rivers.show("21/2020/NĐ-CP", dt.date(2021, 1, 1))
    (repeal,) = [each for each in shown.related if each.relation.citation.relation == "repeals"]
    assert repeal.parts == "Điều 4 › khoản 2"
    assert repeal.document is not None
    assert repeal.document.record.key.symbol == "11/2018/NĐ-CP"
    clause = rivers.show("11/2018/NĐ-CP khoản 2 Điều 4", dt.date(2021, 1, 1))
    assert clause.provision_validity is not None
    assert clause.provision_validity.state.value == "repealed"


def test_the_doctor_looks_at_the_sources(rivers: Workbench) -> None:
    (health,) = [each for each in rivers.doctor() if each.name == "Danh mục và quan hệ"]
    assert health.well
    assert "văn bản đã biết" in health.detail


# One document whose clauses come to every end there is, and those that bring it about.
CLAUSES = (
    HEAD.format("41/2018/NĐ-CP", "05 tháng 02 năm 2018")
    + "Điều 4. Bến thuyền\n1. Bến có đèn soi sáng suốt đêm.\n2. Bến có rào chắn bằng gỗ lim.\n"
    "3. Bến có phao cứu sinh màu cam.\nĐiều 6. Bến đêm\nBến đêm có người trực bằng ca nô.\n"
    "Điều 9. Hiệu lực\n1. Nghị định này có hiệu lực từ ngày 01 tháng 4 năm 2018.\n"
    "2. Điều 6 của Nghị định này có hiệu lực từ ngày 01 tháng 01 năm 2020.\n",
    HEAD.format("42/2020/NĐ-CP", "03 tháng 3 năm 2020")
    + "Điều 1. Bến thuyền\n1. Bãi bỏ khoản 1 Điều 4 Nghị định số 41/2018/NĐ-CP ngày 05/02/2018 của Chính phủ.\n"
    "2. Thay thế khoản 2 Điều 4 Nghị định số 41/2018/NĐ-CP ngày 05/02/2018 của Chính phủ.\n"
    "3. Sửa đổi khoản 3 Điều 4 Nghị định số 41/2018/NĐ-CP ngày 05/02/2018 của Chính phủ.\n"
    "Điều 2. Hiệu lực\nNghị định này có hiệu lực từ ngày 01 tháng 5 năm 2020.\n",
)


@pytest.fixture(scope="module")
def landings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    with open_bench(tmp_path_factory.mktemp("ben")) as bench:
        bench.upload([(f"{number}.txt", text.encode()) for number, text in enumerate(CLAUSES)])
        yield bench


LIGHT, FENCE, BUOY, NIGHT = "đèn soi sáng suốt đêm", "rào chắn bằng gỗ lim", "phao cứu sinh màu cam", "trực bằng ca nô"
OWN = (
    # words of the clause, its address, the day, its own state, whether a search for what is in force may find it
    (LIGHT, "Điều 4 › khoản 1", dt.date(2021, 1, 1), "repealed", False),
    (FENCE, "Điều 4 › khoản 2", dt.date(2021, 1, 1), "replaced", False),
    (BUOY, "Điều 4 › khoản 3", dt.date(2021, 1, 1), "", True),  # amended, as its document is
    (NIGHT, "Điều 6", dt.date(2019, 1, 1), "not_yet", False),
    (NIGHT, "Điều 6", dt.date(2021, 1, 1), "unknown", True),  # untouched, and nothing says that it holds
    (LIGHT, "Điều 4 › khoản 1", dt.date(2020, 4, 30), "", True),
)


@pytest.mark.parametrize(("words", "address", "day", "state", "holds"), OWN)
def test_a_hit_tells_the_state_of_its_own_clause(
    landings: Workbench, words: str, address: str, day: dt.date, state: str, holds: bool
) -> None:
    def states(*, in_force: bool) -> dict[str, str]:
        hits = landings.search(SearchRequest(words, 20, day, in_force=in_force)).hits
        mine = [hit for hit in hits if hit.document.record.key.symbol == "41/2018/NĐ-CP"]
        own = ((hit.provision.address.display(), hit.provision_validity) for hit in mine)
        return {place: validity.state.value if validity else "" for place, validity in own}

    assert states(in_force=False)[address] == state
    assert (address in states(in_force=True)) is holds


@given(day=st.dates(dt.date(2017, 1, 1), dt.date(2027, 1, 1)))
def test_no_clause_that_is_over_is_found_on_any_day(landings: Workbench, day: dt.date) -> None:
    knowledge = landings.knowledge()
    for hit in landings.search(SearchRequest("bến thuyền", 20, day, in_force=True)).hits:
        place = Place.of(hit.provision, landings.store.ancestors(hit.provision.id))
        assert knowledge.describe_provision(hit.document.record, place, day).state.value not in OVER


def test_command_and_page_tell_the_clause_apart(
    landings: Workbench, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("THAMMUU_HOME", str(landings.settings.home))
    assert run(["search", LIGHT, "--as-of", "2021-01-01"]) == 0
    assert "Riêng đơn vị nội dung này: Đã bị bãi bỏ (bởi Nghị định 42/2020/NĐ-CP)" in capsys.readouterr().out
    assert run(["search", LIGHT, "--as-of", "2021-01-01", "--json"]) == 0
    hits = json.loads(capsys.readouterr().out)["hits"]
    assert {hit["address"]: hit["provision_validity"] for hit in hits}["Điều 4 › khoản 1"]["state"] == "repealed"
    client = TestClient(create_app(landings), base_url="http://127.0.0.1:8000")
    page = client.get("/", params={"q": LIGHT, "as_of": "2021-01-01"}).text
    assert "Riêng đơn vị nội dung này" in page
