"""The acceptance of the first release on real Party documents beside the checkout; skips where they are absent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from thammuu.ingest.model import ValidityState
from thammuu.service.drafting import DraftRequest
from thammuu.service.lookup import SearchRequest
from thammuu.service.results import AnswerState
from thammuu.service.settings import Settings
from thammuu.service.workbench import Workbench

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def party(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    with Workbench.open(Settings(home=tmp_path_factory.mktemp("party"))) as bench:
        report = bench.ingest([shared / "data" / "party"])
        assert all(file.status == "added" for file in report.files)
        yield bench


@pytest.mark.parametrize("text", ["kết nạp lại người vào Đảng", "ket nap lai nguoi vao dang"])
def test_search_puts_the_section_first(party: Workbench, text: str) -> None:
    first = party.search(SearchRequest(text)).hits[0]
    assert (first.document.record.key.symbol, first.provision.address.display()) == ("294-QĐ/TW", "3.5")


def test_show_opens_the_point(party: Workbench) -> None:
    shown = party.show("294-QĐ/TW mục 3.5.1 điểm b")
    assert shown.provision is not None
    assert shown.provision.record.text.startswith("b) Ít nhất là 36 tháng")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("ra khỏi Đảng bao lâu mới được xét kết nạp lại", "36 tháng"),
        ("ra khoi dang bao lau moi duoc xet ket nap lai", "36 tháng"),
        ("người vào Đảng phải bao nhiêu tuổi", "18 tuổi"),
        ("được kết nạp lại mấy lần", "một lần"),
        ("thời hạn tổ chức lễ kết nạp đảng viên là bao lâu", "30 ngày làm việc"),
        ("số lượng ủy viên ban thường vụ không quá bao nhiêu", "một phần ba"),
        ("không xem xét kết nạp lại những đối tượng nào", "Tự bỏ sinh hoạt đảng"),
    ],
)
def test_questions_on_the_statutes_are_answered(party: Workbench, question: str, expected: str) -> None:
    answer = party.ask(question)
    assert answer.state is AnswerState.GROUNDED
    assert expected in answer.evidence[0].quote


def test_what_they_do_not_settle_is_not_answered(party: Workbench) -> None:
    assert party.ask("giá điện bậc 3").state is AnswerState.NO_MATCH


def test_ten_cards_are_right_and_point_to_their_provision(party: Workbench) -> None:
    cards = party.study.make("294-QĐ/TW", 10).cards
    assert len(cards) == 10
    assert {view.card.kind for view in cards} == {"duration", "authority", "share", "number"}
    for view in cards:
        stored = party.store.provision(view.card.provision_id)
        assert stored is not None
        assert view.card.quote in stored.text
        assert view.card.answer in view.card.quote


def test_a_plan_rests_on_provisions_of_the_store_and_on_what_was_in_force(party: Workbench) -> None:
    text = party.example("ke-hoach").replace("15-QĐ/TU", "294-QĐ/TW").replace("2026-02-05", "2025-05-26")
    built = party.draft(DraftRequest("ke-hoach", text, date=dt.date(2025, 9, 1)))
    whole = [each.key.symbol or each.key.genre for each in built.report.evidence if not each.address]
    assert whole[:3] == ["294-QĐ/TW", "Điều lệ", "06-HD/TW"]
    quoted = [each for each in built.report.evidence if each.provision_id]
    assert len(quoted) >= 15
    assert all(each.validity is ValidityState.IN_FORCE for each in quoted)
