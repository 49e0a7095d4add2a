"""Suggested bases: only what is in force among the bases, the rest apart, in order of authority."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from bench.suggest_bases import read_drafts, score
from thammuu.ingest.dates import PartialDate
from thammuu.ingest.errors import InputError
from thammuu.ingest.model import DocumentKey, ValidityState
from thammuu.ingest.tables.genres import GENRES
from thammuu.service.api.app import create_app
from thammuu.service.cli import run
from thammuu.service.suggesting import SuggestedBasis, SuggestionRequest
from thammuu.service.suggesting.authority import authority_of
from thammuu.service.suggesting.genres import ANY, RULES
from thammuu.service.workbench import Workbench

LEVELS = (
    (DocumentKey(None, "Điều lệ", "Đại hội đại biểu toàn quốc", PartialDate(2011)), "statutes"),
    (DocumentKey("06-HD/BTCTW", "Hướng dẫn", None, None), "central"),
    (DocumentKey(None, "Nghị quyết", "Đại hội đại biểu toàn quốc lần thứ XIV", None), "central"),
    (DocumentKey("08-HD/BTCTU", "Hướng dẫn", "Ban Tổ chức Tỉnh ủy Sông Trà", None), "provincial"),
    (DocumentKey("30/2020/NĐ-CP", "Nghị định", "Chính phủ", None), "state"),
    (DocumentKey("15/KH-UBND", "Kế hoạch", "Ủy ban nhân dân tỉnh Sông Trà", None), "state"),
    (DocumentKey("03-NQ/ĐU", "Nghị quyết", "Đảng ủy xã Bến Lau", None), "other"),
)


@pytest.mark.parametrize(("key", "code"), LEVELS)
def test_authority(key: DocumentKey, code: str) -> None:
    assert authority_of(key).code == code


def symbols(group: tuple[SuggestedBasis, ...]) -> list[str | None]:
    return [basis.document.record.key.symbol for basis in group]


def test_states_are_never_mixed(bench: Workbench) -> None:
    found = bench.suggest_bases(SuggestionRequest("thi hành Điều lệ Đảng"))
    assert "208-QĐ/TW" in symbols(found.holding)
    assert "294-QĐ/TW" in symbols(found.over)
    states = {basis.document.validity.state for basis in found.holding}
    assert states <= {ValidityState.IN_FORCE, ValidityState.AMENDED}
    assert {basis.document.validity.state for basis in found.unknown} <= {ValidityState.UNKNOWN}
    levels = [basis.authority.code for basis in found.holding]
    assert levels == sorted(levels, key=["statutes", "central", "provincial", "state", "other"].index)


def test_the_day_of_the_draft_decides(bench: Workbench) -> None:
    found = bench.suggest_bases(SuggestionRequest("thi hành Điều lệ Đảng", date=dt.date(2026, 1, 1)))
    assert "294-QĐ/TW" in symbols(found.holding)
    assert "208-QĐ/TW" not in symbols(found.holding)


def test_a_provision_of_the_store_is_the_reason(bench: Workbench) -> None:
    found = bench.suggest_bases(SuggestionRequest("biên bản sinh hoạt chi bộ"))
    (*_, basis) = [each for each in (*found.holding, *found.unknown) if each.provision]
    assert basis.provision is not None
    assert basis.reason.endswith("nói về chủ đề này")


def test_other_provinces_stay_out_when_the_issuer_is_told(bench: Workbench) -> None:
    request = SuggestionRequest("lưu giữ biên bản sinh hoạt chi bộ", "Ban Tổ chức Tỉnh ủy Núi Xanh")
    found = bench.suggest_bases(request)
    issuers = [each.document.record.key.issuer or "" for each in (*found.holding, *found.unknown, *found.over)]
    assert not any("Sông Trà" in issuer for issuer in issuers)


def test_the_genre_orders_the_bases_and_keeps_some_out(bench: Workbench) -> None:
    def found(genre: str) -> list[str]:
        asked = SuggestionRequest("số hóa hồ sơ đảng viên", "Ban Tổ chức Tỉnh ủy Sông Trà", genre=genre)
        told = bench.suggest_bases(asked)
        return [basis.document.record.key.genre or "" for basis in (*told.holding, *told.unknown)]

    assert "Kế hoạch" in found("kế hoạch")
    assert not {"Kế hoạch", "Công văn", "Thông báo", "Đề án"} & set(found("Quy định"))
    assert found("Kế hoạch").index("Đề án") < found("Kế hoạch").index("Hướng dẫn")
    assert found("Hướng dẫn") != found("Kế hoạch")


def test_every_genre_of_the_rules_is_one() -> None:
    names = {genre.name for genre in GENRES}
    for rule in (ANY, *RULES):
        assert {*rule.drafts, *rule.first, *rule.never} <= names
        assert not set(rule.first) & rule.never


def test_the_cut_off_keeps_what_was_measured(bench: Workbench) -> None:
    """A third of the golden drafts, the held ones; all cut-offs are measured by bench/suggest_bases.py."""
    drafts = [draft for draft in read_drafts() if draft.held]
    total = score(bench, drafts)
    assert len(read_drafts()) >= 30
    assert total.precision >= 0.65
    assert total.recall >= 0.85


def test_documents_over_on_the_drafts_day_are_never_among_the_bases(bench: Workbench) -> None:
    for draft in read_drafts()[::4]:
        told = bench.suggest_bases(draft.asked)
        states = {basis.document.validity.state for basis in (*told.holding, *told.unknown)}
        assert states <= {ValidityState.IN_FORCE, ValidityState.AMENDED, ValidityState.UNKNOWN}


def test_a_subject_of_one_word_is_refused(bench: Workbench) -> None:
    with pytest.raises(InputError):
        bench.suggest_bases(SuggestionRequest("thẻ"))


def test_command_api_and_page(
    own_home: Path, own_bench: Workbench, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    client = TestClient(create_app(own_bench), base_url="http://127.0.0.1:8000")
    page = client.get("/goi-y-can-cu", params={"subject": "thi hành Điều lệ Đảng"})
    assert "Không viện dẫn" in page.text
    assert "208-QĐ/TW" in page.text
    assert client.get("/goi-y-can-cu", params={"subject": "thẻ"}).status_code == 422
    assert client.get("/api/v1/suggest-bases", params={"subject": "thi hành Điều lệ Đảng"}).json()["bases"]
    monkeypatch.setenv("THAMMUU_HOME", str(own_home))
    asked = ["suggest-bases", "--subject", "thi hành Điều lệ Đảng", "--date", "2026-11-22", "--genre", "Hướng dẫn"]
    assert run([*asked, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["date"], told["genre"]) == ("2026-11-22", "Hướng dẫn")
    assert run(asked) == 0
    assert "[Trung ương] Quy định 208-QĐ/TW" in capsys.readouterr().out
