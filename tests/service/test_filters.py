"""Filters of a search: exact, and a value that fits nothing is answered with the values there are."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from thammuu.index.records import DocumentRecord
from thammuu.ingest.dates import PartialDate
from thammuu.ingest.errors import InputError
from thammuu.ingest.model import DocumentKey
from thammuu.service.cli.main import BAD_INPUT, DONE, run
from thammuu.service.filters import Filters, checked, fits, level_of
from thammuu.service.lookup import SearchRequest
from thammuu.service.workbench import Workbench


def record(name: str, genre: str, issuer: str | None, symbol: str | None, date: str | None) -> DocumentRecord:
    return DocumentRecord(name, DocumentKey(symbol, genre, issuer, PartialDate.parse(date) if date else None), "")


CENTRAL = record("a", "Quy định", "Ban Chấp hành Trung ương", "294-QĐ/TW", "2025-05-26")
PROVINCE = record("b", "Quy định", "Ban Thường vụ Tỉnh ủy Sông Trà", "15-QĐ/TU", "2026-02")
COMMUNE = record("c", "Kế hoạch", "Đảng ủy xã Tân Yên", "07-KH/ĐU", "2026-03-01")
CELL = record("d", "Nghị quyết", "Chi bộ Phòng Tổ chức cán bộ", None, None)
STATE = record("e", "Nghị định", "Chính phủ", "30/2020/NĐ-CP", "2020")
PEOPLE = record("f", "Quyết định", "Ủy ban nhân dân xã Tân Yên", "12/QĐ-UBND", "2026-01-05")
ALL = (CENTRAL, PROVINCE, COMMUNE, CELL, STATE, PEOPLE)
FIELDS = {"a": "đảng viên", "b": "đảng viên, chi bộ"}


@pytest.mark.parametrize(
    ("document", "code"),
    [(CENTRAL, "trung-uong"), (PROVINCE, "tinh"), (COMMUNE, "xa"), (CELL, "co-so"), (STATE, "nha-nuoc"),
     (PEOPLE, "nha-nuoc"),  # a commune's people's committee is the State, not the Party's commune
     (record("x", "Công văn", None, None, None), None)],
)  # fmt: skip
def test_levels(document: DocumentRecord, code: str | None) -> None:
    found = level_of(document.key)
    assert (found.code if found else None) == code


@pytest.mark.parametrize(
    ("asked", "fitting"),
    [
        ({}, "abcdef"),
        ({"genre": "quy định "}, "ab"),
        ({"issuer": "Ban Thường vụ Tỉnh uỷ Sông Trà"}, "b"),  # the other school of tone placing
        ({"level": "tỉnh"}, "b"),
        ({"level": "trung-uong"}, "a"),
        ({"level": "Nhà nước"}, "ef"),
        ({"field": "đảng viên"}, "ab"),  # one of the two fields a row names
        ({"field": "chi bộ"}, "b"),
        ({"since": "2026"}, "bcf"),  # a document without a date fits no days
        ({"since": "26/5/2025", "until": "2025-05-26"}, "a"),
        ({"until": "2020-06"}, "e"),  # known by its year: a day of it may be within
        ({"since": "2026-02-10", "until": "2026-02-11"}, "b"),
        ({"genre": "Quy định", "level": "trung ương", "since": "2026"}, ""),
        ({"genre": "Luật"}, ""),  # a genre there is, of which the store has no document
    ],
)
def test_what_fits(asked: dict[str, str], fitting: str) -> None:
    filters = checked(Filters.typed(**asked), ALL, FIELDS)
    assert "".join(each.id for each in filter(fits(filters, FIELDS), ALL)) == fitting


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"genre": "Quy đinh"}, "Không có thể loại “Quy đinh”.*Dùng một trong: Quy định"),  # the nearest first
        ({"issuer": "Tỉnh ủy"}, "Dùng một trong: Ban Thường vụ Tỉnh ủy Sông Trà"),
        ({"level": "huyện"}, r"Không có cấp “huyện”.*trung-uong \(Trung ương\); tinh"),
        ({"field": "nông nghiệp"}, "Không có lĩnh vực.*chi bộ; đảng viên"),
        ({"since": "2026", "until": "2025"}, "Ngày đầu đứng sau ngày cuối"),
        ({"since": "hôm qua"}, "không phải là ngày"),
        ({"until": "31/02/2026"}, "không phải là ngày"),
    ],
)
def test_wrong_values_are_told(asked: dict[str, str], told: str) -> None:
    with pytest.raises(InputError, match=told):
        checked(Filters.typed(**asked), ALL, FIELDS)


def test_a_filtered_search_answers_from_those_documents_only(bench: Workbench) -> None:
    free = bench.search(SearchRequest("hồ sơ đảng viên", 50)).hits
    assert len({hit.document.record.id for hit in free}) > 1
    for filters in (Filters(level="tinh"), Filters(since=dt.date(2026, 3, 1)), Filters(genre="Đề án")):
        test = fits(checked(filters, bench.knowledge().records.values(), {}), bench.knowledge().fields)
        hits = bench.search(SearchRequest("hồ sơ đảng viên", 50, filters=filters)).hits
        assert hits
        assert all(test(hit.document.record) for hit in hits)


def test_the_command_line_says_what_a_filter_may_be(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("THAMMUU_HOME", str(bench.settings.home))
    assert run(["search", "hồ sơ", "--level", "tinh", "--from", "2026", "--to", "13/2026", "--json"]) == BAD_INPUT
    assert "13/2026" in capsys.readouterr().out
    assert run(["search", "hồ sơ", "--level", "tinh", "--from", "2026", "--to", "12/2026", "--group", "--json"]) == DONE
    found = json.loads(capsys.readouterr().out)
    assert [rank for group in found["groups"] for rank in sorted(group["ranks"])]
    assert sorted(rank for group in found["groups"] for rank in group["ranks"]) == [
        hit["rank"] for hit in found["hits"]
    ]
    assert run(["search", "hồ sơ", "--type", "Quyết"]) == BAD_INPUT
    assert "Dùng một trong" in capsys.readouterr().err
