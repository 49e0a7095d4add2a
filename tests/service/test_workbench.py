"""The façade over the samples: looking up, searching, asking, validity, drafting, studying, health."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from thammuu.ingest.errors import InputError, SetupError
from thammuu.ingest.model import ValidityState
from thammuu.service.drafting import DraftRequest, authority
from thammuu.service.filters import Filters
from thammuu.service.lookup import SearchRequest
from thammuu.service.results import AnswerState, ResolutionState
from thammuu.service.settings import Settings
from thammuu.service.study import Rating
from thammuu.service.workbench import Workbench


def test_documents_are_the_newest_first(bench: Workbench) -> None:
    dates = [view.record.key.date for view in bench.documents()]
    assert len(dates) == 11
    assert dates == sorted(dates, key=lambda date: date.latest(), reverse=True)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("reference", "address"),
    [
        ("15-QĐ/TU khoản 2 Điều 10", "Điều 10 › khoản 2"),
        ("Quy định 15-QĐ/TU ngày 05/02/2026 Điều 4", "Điều 4"),
        ("khoan 1 dieu 5 15-qd/tu", "Điều 5 › khoản 1"),
        ("08-HD/BTCTU 1.1.1.b", "1.1.1 › điểm b"),
    ],
)
def test_show_finds_the_place_as_people_type_it(bench: Workbench, reference: str, address: str) -> None:
    shown = bench.show(reference)
    assert shown.provision is not None
    assert shown.provision.record.address.display() == address


def test_show_a_provision_carries_what_is_below(bench: Workbench) -> None:
    shown = bench.show("15-QĐ/TU Điều 6 khoản 2")
    assert shown.provision is not None
    assert [child.record.address.display() for child in shown.provision.children] == [
        "Điều 6 › khoản 2 › điểm a",
        "Điều 6 › khoản 2 › điểm b",
        "Điều 6 › khoản 2 › điểm c",
    ]


def test_show_says_what_it_does_not_find(bench: Workbench) -> None:
    assert bench.show("15-QĐ/TU Điều 99").address_found is False
    unknown = bench.show("9999-QĐ/TU")
    assert (unknown.resolution, unknown.document) == (ResolutionState.UNKNOWN, None)
    several = bench.show("26-NQ/TW")
    assert several.resolution is ResolutionState.AMBIGUOUS
    assert len(several.candidates) > 1


def test_search_with_and_without_accents_finds_the_same_first(bench: Workbench) -> None:
    for text in ("lưu giữ biên bản sinh hoạt", "luu giu bien ban sinh hoat"):
        hits = bench.search(SearchRequest(text, 3)).hits
        assert any(hit.provision.address.display().startswith("Điều 7") for hit in hits)
        assert all(hit.text[left:right] for hit in hits for left, right in hit.highlights)


def test_search_filters(bench: Workbench) -> None:
    found = bench.search(SearchRequest("hồ sơ đảng viên", 10, filters=Filters(genre="Đề án"))).hits
    assert {hit.document.record.key.genre for hit in found} == {"Đề án"}
    with pytest.raises(InputError, match="Không có cơ quan ban hành"):  # a slip must not look like "there is no rule"
        bench.search(SearchRequest("hồ sơ đảng viên", 10, filters=Filters(issuer="Không Có")))
    # the samples are fictional: no catalogue says that they are in force
    assert bench.search(SearchRequest("hồ sơ đảng viên", 10, in_force=True)).hits == ()


def test_an_answer_is_words_of_the_store(bench: Workbench) -> None:
    answer = bench.ask("nội dung nào không được sinh hoạt trực tuyến")
    assert answer.state is AnswerState.GROUNDED
    for quote in answer.evidence:
        stored = bench.store.provision(quote.provision.id)
        assert stored is not None
        assert quote.quote in stored.text
        assert quote.quote in answer.answer
    # the sentence opens a list, so its items are the answer as well
    assert [quote.quote for quote in answer.evidence][1:3] == [
        "Bầu cử, bỏ phiếu kín.",
        "Xem xét, thi hành kỷ luật đảng viên.",
    ]


def test_three_states_are_not_confused(bench: Workbench, tmp_path: Path) -> None:
    assert bench.ask("giá điện bậc 3").state is AnswerState.NO_MATCH
    assert bench.ask("thì là mà").state is AnswerState.NO_MATCH
    with Workbench.open(Settings(home=tmp_path / "empty")) as empty:
        assert empty.ask("giá điện bậc 3").state is AnswerState.UNAVAILABLE


def test_cite_resolves_against_store_and_catalogue(bench: Workbench) -> None:
    text = "Thực hiện Quy định số 294-QĐ/TW, ngày 26/5/2025 và Nghị quyết 26-NQ/TW; theo Quy định số 999-QĐ/TU."
    cited = bench.cite(text).documents
    assert [each.resolution for each in cited] == ["resolved", "ambiguous", "unknown"]
    assert cited[0].validity is not None
    assert cited[0].validity.state is ValidityState.REPLACED
    assert text[cited[0].citation.span.start : cited[0].citation.span.end] == cited[0].citation.text
    assert cited[2].candidates == ()


def test_a_short_name_resolves_as_what_introduced_it_and_a_number_alone_stays_open(bench: Workbench) -> None:
    cited = bench.cite(
        "Quy định số 294-QĐ/TW, ngày 26/5/2025 (sau đây gọi tắt là Quy định 294) có hiệu lực. Theo khoản 2 Điều này và "
        "Quy định 294; xem Nghị định 30."
    )
    assert [each.resolution for each in cited.documents] == ["resolved", "resolved", "ambiguous"]
    assert cited.documents[1].candidates == cited.documents[0].candidates
    assert [each.text for each in cited.internal] == ["khoản 2 Điều này"]


@pytest.mark.parametrize(
    ("as_of", "state", "by"),
    [
        (dt.date(2025, 6, 1), ValidityState.NOT_YET, []),
        (dt.date(2025, 12, 1), ValidityState.IN_FORCE, []),
        (dt.date(2026, 11, 22), ValidityState.REPLACED, ["20-QĐ/TW"]),
    ],
)
def test_validity_depends_on_the_day(bench: Workbench, as_of: dt.date, state: ValidityState, by: list[str]) -> None:
    found = bench.validity("294-QĐ/TW", as_of=as_of)
    assert found.validity is not None
    assert (found.validity.state, [view.record.key.symbol for view in found.by]) == (state, by)


def test_the_day_of_issue_tells_bearers_of_one_symbol_apart(bench: Workbench) -> None:
    found = bench.validity("26-NQ/TW", issued=dt.date(2018, 5, 19))
    assert found.resolution is ResolutionState.RESOLVED


def test_the_example_draft_rests_on_the_store(bench: Workbench) -> None:
    built = bench.draft(DraftRequest("ke-hoach", bench.example("ke-hoach")))
    assert built.docx[:2] == b"PK"
    quoted = [each for each in built.report.evidence if each.provision_id]
    assert quoted
    for each in quoted:
        stored = bench.store.provision(each.provision_id or "")
        assert stored is not None
        assert each.quote in stored.text
        assert each.address == stored.address.display()


def test_a_replaced_parent_is_warned_of_with_its_successor(bench: Workbench) -> None:
    text = bench.example("ke-hoach").replace("15-QĐ/TU", "294-QĐ/TW").replace("2026-02-05", "2025-05-26")
    now = bench.draft(DraftRequest("ke-hoach", text))
    assert any("20-QĐ/TW" in notice.message and "208-QĐ/TW" in notice.message for notice in now.report.warnings)
    then = bench.draft(DraftRequest("ke-hoach", text, date=dt.date(2025, 9, 1)))
    assert not any("20-QĐ/TW" in notice.message for notice in then.report.warnings)


def test_bases_stand_in_order_of_authority(bench: Workbench) -> None:
    text = bench.example("ke-hoach").replace("15-QĐ/TU", "294-QĐ/TW").replace("2026-02-05", "2025-05-26")
    built = bench.draft(DraftRequest("ke-hoach", text, date=dt.date(2026, 1, 5)))
    whole = [each.key for each in built.report.evidence if not each.address]
    assert whole[0].symbol == "294-QĐ/TW"  # the title names it first
    assert [key.genre for key in whole[1:]] == ["Điều lệ", "Nghị quyết"]


def test_authority_ranks_party_before_state_and_centre_before_province(bench: Workbench) -> None:
    def rank(symbol: str) -> tuple[int, int]:
        return authority(bench.show(symbol).document.record)  # type: ignore[union-attr]

    order = ["294-QĐ/TW", "399-QĐ/TW", "42-HD/BTCTW ngày 28/10/2025", "05-NQ/TU"]
    assert [rank(symbol) for symbol in order] == sorted(rank(symbol) for symbol in order)


def test_study_from_making_to_the_next_day(own_bench: Workbench) -> None:
    deck = own_bench.study.make("15-QĐ/TU", 10)
    assert (len(deck.cards), deck.new) == (10, 10)
    assert own_bench.study.make("15-QĐ/TU", 10).new == 0
    first = own_bench.study.due()[0]
    answered = own_bench.study.answer(first.card.id, Rating.EASY)
    assert answered.due is not None
    assert answered.due > dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
    assert first.card.id not in {view.card.id for view in own_bench.study.due()}
    for view in deck.cards:
        stored = own_bench.store.provision(view.card.provision_id)
        assert stored is not None
        assert view.card.quote in stored.text
        assert view.card.answer in view.card.quote


def test_study_refuses_what_it_cannot_tell(own_bench: Workbench) -> None:
    for reference in ("26-NQ/TW", "208-QĐ/TW", "không có văn bản nào như vậy"):
        with pytest.raises(InputError):
            own_bench.study.make(reference)
    with pytest.raises(InputError):
        own_bench.study.answer("no-such-card", Rating.GOOD)


def test_a_card_whose_document_was_removed_meanwhile_cannot_be_answered(own_bench: Workbench) -> None:
    card = own_bench.study.make("15-QĐ/TU", 1).cards[0].card
    own_bench.store.remove(card.document_id)
    with pytest.raises(InputError, match="không còn trong kho"):
        own_bench.study.answer(card.id, Rating.GOOD)
    assert own_bench.store.study.reviews(card.id) == ()


def test_doctor_and_reindex(own_bench: Workbench) -> None:
    assert all(check.well for check in own_bench.doctor())
    assert all(check.well for check in own_bench.reindex())


def test_doctor_goes_on_after_a_broken_part(own_home: Path) -> None:
    with Workbench.open(Settings(home=own_home, model=own_home / "no-model")) as bench:
        wells = {check.name: check.well for check in bench.doctor()}
    assert wells["Kho văn bản"]
    assert not wells["Mô hình nhúng câu"]


def test_a_home_that_cannot_be_made_is_a_setup_problem(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with Workbench.open(Settings(home=tmp_path / "file" / "home")) as bench, pytest.raises(SetupError):
        bench.documents()


def test_a_warmed_bench_has_opened_what_a_search_needs(own_home: Path) -> None:
    with Workbench.open(Settings(home=own_home, chroma_from=1), serving=True) as bench:
        bench.reindex()
        bench.warm()
        assert any("Chroma" in check.detail for check in bench.doctor())
        assert bench.search(SearchRequest("sinh hoạt chi bộ")).hits
