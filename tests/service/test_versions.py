"""The same clause in a replaced version is folded under the one in force, and told; nothing else is folded."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.service.conftest import open_bench
from thammuu.service.lookup import SearchRequest
from thammuu.service.results import SearchResult
from thammuu.service.wording import version_sentence
from thammuu.service.workbench import Workbench

HEAD = "CHÍNH PHỦ\nSố: {}\nHà Nội, ngày {}\nNGHỊ ĐỊNH\nVề {}\n"
OLD = (
    HEAD.format("11/2018/NĐ-CP", "05 tháng 02 năm 2018", "bến thuyền du lịch trên sông")
    + "Điều 4. Bến thuyền\n1. Bến thuyền phải có đèn, phao cứu sinh và người trực từ sáng đến khi chuyến cuối về.\n"
    "2. Chủ bến báo cáo mỗi quý một lần.\n"
    "Điều 9. Hiệu lực\nNghị định này có hiệu lực từ ngày 01 tháng 4 năm 2018.\n"
)
NEW = (
    HEAD.format("31/2023/NĐ-CP", "06 tháng 6 năm 2023", "bến thuyền du lịch")
    + "Điều 2. Bến thuyền\n3. Bến thuyền phải có đèn, phao cứu sinh và người trực từ sáng đến khi chuyến cuối về.\n"
    "4. Chủ bến gửi báo cáo hằng tháng cho cơ quan quản lý đường thủy.\n"
    "Điều 5. Hiệu lực\nNghị định này có hiệu lực từ ngày 01 tháng 8 năm 2023 "
    "và thay thế Nghị định số 11/2018/NĐ-CP ngày 05/02/2018 của Chính phủ.\n"
)


@pytest.fixture(scope="module")
def landing(tmp_path_factory: pytest.TempPathFactory):
    home: Path = tmp_path_factory.mktemp("ben")
    with open_bench(home) as bench:
        bench.upload([("cu.txt", OLD.encode()), ("moi.txt", NEW.encode())])
        yield bench


def search(bench: Workbench, text: str, day: dt.date, limit: int = 10) -> SearchResult:
    return bench.search(SearchRequest(text, limit, day))


def places(result: SearchResult) -> list[tuple[str, str]]:
    return [(hit.document.record.key.symbol or "", hit.provision.address.display()) for hit in result.hits]


def test_the_same_clause_is_shown_once_under_the_version_in_force(landing: Workbench) -> None:
    result = search(landing, "bến thuyền phải có phao cứu sinh", dt.date(2024, 1, 1))
    assert places(result)[0] == ("31/2023/NĐ-CP", "Điều 2 › khoản 3")
    assert ("11/2018/NĐ-CP", "Điều 4 › khoản 1") not in places(result)
    (version,) = result.hits[0].versions
    assert version.provision.address.display() == "Điều 4 › khoản 1"
    assert version.alike > 0.9
    assert version_sentence(version) == (
        "Gộp bản cũ gần như giống hệt: khoản 1 Điều 4, Nghị định 11/2018/NĐ-CP (đã bị thay thế)."
    )
    assert [hit.rank for hit in result.hits] == list(range(1, len(result.hits) + 1))


def test_before_it_was_replaced_nothing_is_folded(landing: Workbench) -> None:
    result = search(landing, "bến thuyền phải có phao cứu sinh", dt.date(2023, 7, 1))
    assert {("31/2023/NĐ-CP", "Điều 2 › khoản 3"), ("11/2018/NĐ-CP", "Điều 4 › khoản 1")} <= set(places(result))
    assert not any(hit.versions for hit in result.hits)


def test_a_clause_that_was_changed_is_not_folded(landing: Workbench) -> None:
    result = search(landing, "chủ bến báo cáo", dt.date(2024, 1, 1))
    assert ("11/2018/NĐ-CP", "Điều 4 › khoản 2") in places(result)


def test_as_many_hits_as_asked_for_stay(landing: Workbench) -> None:
    assert len(search(landing, "bến thuyền phải có phao cứu sinh", dt.date(2024, 1, 1), limit=2).hits) == 2


def test_hits_by_document_keep_their_order(landing: Workbench) -> None:
    result = search(landing, "bến thuyền báo cáo", dt.date(2023, 7, 1))
    assert [group.document.record.id for group in result.groups] == list(
        dict.fromkeys(hit.document.record.id for hit in result.hits)
    )
    assert sorted(hit.rank for group in result.groups for hit in group.hits) == [hit.rank for hit in result.hits]
    for group in result.groups:
        assert [hit.rank for hit in group.hits] == sorted(hit.rank for hit in group.hits)
