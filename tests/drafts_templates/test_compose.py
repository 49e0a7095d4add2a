"""Composing: what the draft says, what it rests on, what it asks for, and when it is refused."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from thammuu.drafts_templates import (
    DraftSources,
    Source,
    Unresolved,
    compose,
    draft_report,
    genre_template,
)
from thammuu.drafts_templates.draft import Heading, Item, Table
from thammuu.drafts_templates.notices import refuse_without_authority
from thammuu.drafts_templates.office import Signer
from thammuu.drafts_templates.organ import organ_kind
from thammuu.drafts_templates.specimens import Specimen
from thammuu.ingest.errors import InputError
from thammuu.ingest.model import ValidityState
from thammuu.ingest.symbols import find_symbols


def words(draft) -> str:
    return "\n".join(sentence.text for sentence in draft.sentences())


def codes(draft) -> list[str]:
    return [notice.code for notice in draft.warnings]


def test_a_plan_has_its_parts_in_order(request_input, sources) -> None:
    draft = compose(request_input, sources)
    assert draft.header.issuer_lines == ("TỈNH ỦY SÔNG TRÀ", "BAN TỔ CHỨC")
    assert draft.header.symbol.text == "Số 32-KH/BTCTU"
    assert draft.header.place_and_date == "Sông Trà, ngày 23 tháng 11 năm 2026"
    assert draft.title.text.startswith("thực hiện Quy định số 15-QĐ/TU, ngày 05/02/2026 của")
    headings = [f"{block.marker} {block.text}" for block in draft.body if isinstance(block, Heading)]
    assert headings == [
        "I- Mục đích, yêu cầu",
        "1. Mục đích",
        "2. Yêu cầu",
        "II- Nội dung, nhiệm vụ",
        "III- Tổ chức thực hiện",
    ]
    assert draft.signature.authority == "K/T TRƯỞNG BAN"
    assert draft.recipients[-1] == "Lưu Văn phòng Ban"


DATES = [
    # day below ten and months 1 and 2 are padded, other months are not (HD 36, HD 05)
    (dt.date(2027, 2, 5), "ngày 05 tháng 02 năm 2027"),
    (dt.date(2027, 1, 31), "ngày 31 tháng 01 năm 2027"),
    (dt.date(2027, 3, 9), "ngày 09 tháng 3 năm 2027"),
    (dt.date(2027, 10, 10), "ngày 10 tháng 10 năm 2027"),
]


@pytest.mark.parametrize(("date", "shown"), DATES)
def test_the_date_is_padded_as_the_form_asks(request_input, sources, date: dt.date, shown: str) -> None:
    draft = compose(dataclasses.replace(request_input, date=date), sources)
    assert draft.header.place_and_date.endswith(shown)


def test_a_number_below_ten_is_padded_and_a_missing_one_asked_for(request_input, sources) -> None:
    assert compose(dataclasses.replace(request_input, number=5), sources).header.symbol.text == "Số 05-KH/BTCTU"
    draft = compose(dataclasses.replace(request_input, number=None), sources)
    assert draft.header.symbol.text == "Số [CẦN BỔ SUNG: số]-KH/BTCTU"
    assert [item.field for item in draft_report(draft).placeholders] == ["number"]


@pytest.mark.parametrize(
    ("form", "organ", "unit", "symbol", "told"),
    [
        ("nd30-2020", "ubnd-tinh", "VX", "Số: 512/UBND-VX", []),
        ("nd30-2020", "ubnd-tinh", "", "Số: 512/UBND", ["drafting_unit"]),  # the form asks for it
        ("hd05-2026", "tinh-uy", "VX", "Số 512-CV/TU", ["drafting_unit"]),  # the form has no place for it
        ("hd05-2026", "tinh-uy", "", "Số 512-CV/TU", []),
    ],
)
def test_a_letter_of_the_state_names_the_unit_that_drafts_it(form, organ, unit, symbol, told, sources) -> None:
    request = dataclasses.replace(Specimen("cong-van", form, organ).request(), drafting_unit=unit)
    draft = compose(request, sources)
    assert draft.header.symbol.text == symbol
    assert codes(draft) == told


def test_bases_are_upright_dash_lines_and_the_parent_comes_last(request_input, sources) -> None:
    first, last = (line.text for line in compose(request_input, sources).bases)
    assert first.startswith("- Căn cứ Nghị quyết số 05-NQ/TU")
    assert first.endswith(";")
    assert last.startswith("- Căn cứ Quy định số 15-QĐ/TU")
    assert last.endswith(",")


def test_a_parent_among_the_bases_is_not_named_twice(request_input, sources) -> None:
    bases = (sources.parent, *sources.bases)
    draft = compose(request_input, dataclasses.replace(sources, bases=bases))
    assert [line.text.count("15-QĐ/TU") for line in draft.bases] == [1, 0]


def test_every_task_row_quotes_the_store(request_input, sources) -> None:
    draft = compose(request_input, sources)
    (table,) = (block for block in draft.body if isinstance(block, Table))
    assert len(table.rows) == len(request_input.tasks) + len(sources.tasks)
    carried = [row[1].sentences[0] for row in table.rows[len(request_input.tasks) :]]
    for sentence, task in zip(carried, sources.tasks, strict=True):
        assert sentence.text == task.evidence.quote
        assert sentence.evidence == (task.evidence,)
    assert [row[0].text for row in table.rows] == ["1", "2", "3", "4"]
    assert table.rows[3][4].text == "Hằng quý"  # the deadline the sentence itself sets
    assert table.rows[2][5].text == "Văn bản hướng dẫn"


def test_only_fixed_wording_input_quotes_and_placeholders_stand_in_a_draft(request_input, sources) -> None:
    """Every document named anywhere in the draft is one of the sources."""
    draft = compose(request_input, sources)
    known = {sources.parent.evidence.key.symbol, sources.bases[0].evidence.key.symbol, "32-KH/BTCTU"}
    assert {found.symbol.text for found in find_symbols(words(draft))} <= known
    assert {item.document_id for item in draft_report(draft).evidence} == {
        line.evidence.document_id for line in draft.sources
    }


def test_the_source_list_follows_the_bases_and_collects_addresses(request_input, sources) -> None:
    first, second = compose(request_input, sources).sources
    assert (first.number, first.evidence.key.symbol) == (1, "05-NQ/TU")
    assert (second.number, second.addresses) == (2, ("Điều 11 › khoản 2", "Điều 12"))


def test_what_nobody_filled_is_asked_for_never_made_up(request_input, evidence) -> None:
    bare = dataclasses.replace(
        request_input, content=(), tasks=(), bases=(), parent=None, number=None, recipients=(),
        office=dataclasses.replace(request_input.office, units=(), recipients=(), signer=Signer("", "TRƯỞNG BAN", "")),
    )  # fmt: skip
    draft = compose(bare, DraftSources(dt.date(2026, 11, 23)))
    prompts = {item.prompt for item in draft_report(draft).placeholders}
    assert prompts == {
        "số", "văn bản cấp trên cần thực hiện", "các nhiệm vụ cần thực hiện", "đơn vị theo dõi, đôn đốc",
        "nơi nhận báo cáo kết quả", "thời hạn báo cáo kết quả", "họ và tên người ký", "nơi nhận",
    }  # fmt: skip
    assert draft_report(draft).evidence == ()


def test_a_placeholder_a_person_typed_is_reported_too(request_input, sources) -> None:
    draft = compose(dataclasses.replace(request_input, subject="thực hiện [CẦN BỔ SUNG: tên việc]"), sources)
    assert [item.prompt for item in draft_report(draft).placeholders] == ["tên việc"]


def test_an_unknown_basis_is_a_placeholder_and_a_warning(request_input, sources, unknown_reference) -> None:
    draft = compose(request_input, dataclasses.replace(sources, bases=(), unresolved=(unknown_reference,)))
    assert "chưa có trong kho và danh mục" in draft.bases[0].text
    assert codes(draft) == ["reference_unknown"]


def test_an_ambiguous_basis_lists_its_candidates(request_input, sources, evidence) -> None:
    candidates = (
        evidence("05-NQ/TU", "Nghị quyết", "Tỉnh ủy A", "2021-01-05"),
        evidence("05-NQ/TU", date="2025-11-20"),
    )
    unresolved = Unresolved("05-NQ/TU, ngày 20/11/2025", candidates)
    draft = compose(request_input, dataclasses.replace(sources, bases=(), unresolved=(unresolved,)))
    assert codes(draft) == ["reference_ambiguous"]
    assert "ngày 05/01/2021" in draft.warnings[0].message
    assert "CẦN BỔ SUNG: ngày ban hành" in draft.bases[0].text


def test_an_unknown_parent_gives_no_tasks_and_is_not_cited(request_input, sources) -> None:
    unresolved = Unresolved("15-QĐ/TU, ngày 05/02/2026")
    draft = compose(request_input, DraftSources(sources.as_of, None, sources.bases, (), (unresolved,)))
    assert "CẦN BỔ SUNG: văn bản 15-QĐ/TU" in draft.title.text
    assert codes(draft) == ["reference_unknown"]


STATES = [
    (ValidityState.REPLACED, "source_replaced", "đã bị thay thế"),
    (ValidityState.AMENDED, "source_amended", "đã được sửa đổi, bổ sung"),
    (ValidityState.EXPIRED, "source_expired", "đã hết hiệu lực"),
    (ValidityState.UNKNOWN, "source_unknown", "chưa rõ còn hiệu lực"),
    (ValidityState.NOT_YET, "source_not_yet", "chưa có hiệu lực"),
]


@pytest.mark.parametrize(("state", "code", "message"), STATES)
def test_a_parent_that_is_not_in_force_is_warned_of(request_input, sources, evidence, state, code, message) -> None:
    newer = evidence("40-QĐ/TU", date="2026-10-01")
    parent = Source(dataclasses.replace(sources.parent.evidence, validity=state), True, (newer,))
    draft = compose(request_input, dataclasses.replace(sources, parent=parent))
    assert codes(draft) == [code]
    assert message in draft.warnings[0].message
    assert "40-QĐ/TU, ngày 01/10/2026" in draft.warnings[0].message


def test_a_source_known_from_the_catalogue_only_is_warned_of(request_input, sources) -> None:
    bases = (dataclasses.replace(sources.bases[0], has_text=False),)
    assert codes(compose(request_input, dataclasses.replace(sources, bases=bases))) == ["source_catalogue_only"]


def test_tasks_beyond_the_limit_are_listed_by_address(request_input, sources) -> None:
    draft = compose(dataclasses.replace(request_input, max_tasks=1), sources)
    assert [task.evidence.address for task in draft.left_out] == ["Điều 12"]
    assert codes(draft) == ["tasks_left_out"]
    assert "Điều 12" in draft.warnings[0].message
    assert draft_report(draft).left_out == draft.left_out


def test_a_parent_without_tasks_for_this_level_is_told(request_input, sources) -> None:
    assert codes(compose(request_input, dataclasses.replace(sources, tasks=()))) == ["no_parent_tasks"]


def test_an_unusual_form_of_signing_is_warned_of(request_input, sources) -> None:
    draft = compose(dataclasses.replace(request_input, signer=Signer("KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "X")), sources)
    assert codes(draft) == ["signing"]


def test_a_profile_of_another_time_is_warned_of(request_input, sources) -> None:
    draft = compose(dataclasses.replace(request_input, profile="hd36-2018"), sources)
    assert draft.profile_id == "hd36-2018"
    assert codes(draft) == ["profile_date"]


def test_an_organ_without_authority_is_refused_with_the_reason(request_input) -> None:
    directive = dataclasses.replace(genre_template("ke-hoach"), id="chi-thi", name="Chỉ thị", code="CT")
    with pytest.raises(InputError, match=r"office.kind.*Chi bộ không ban hành chỉ thị.*Điều 11 Quy định 399-QĐ/TW"):
        refuse_without_authority(request_input, organ_kind("chi-bo"), directive)


def test_own_wording_stands_in_where_a_person_wrote_nothing(request_input, sources) -> None:
    draft = compose(dataclasses.replace(request_input, content=()), sources)
    items = [block.paragraph.text for block in draft.body if isinstance(block, Item) and block.marker == "-"]
    assert len(items) == 4
    assert all("{" not in item for item in items)
    assert "Quy định 15-QĐ/TU" in items[0]
