"""The coverage matrix: nothing the parent asks of this level disappears between the parent and the draft."""

from __future__ import annotations

import dataclasses

import pytest

from thammuu.drafts_templates import build_docx, compose, draft_report, example_input, inspect_docx, read_input
from thammuu.drafts_templates.coverage import LABEL, NOTE, coverage_lines
from thammuu.drafts_templates.draft import CoverageState, TaskKind
from thammuu.drafts_templates.request import LeaveOut
from thammuu.ingest.errors import InputError


@pytest.fixture
def noted(sources, task):
    """Sources with sentences of every kind."""
    extra = (
        task("Văn phòng Tỉnh ủy tổng hợp.", "Điều 13", kind=TaskKind.OTHERS),
        task("Tỉnh ủy xem xét, quyết định.", "Điều 14", kind=TaskKind.COMPETENCE),
    )
    return dataclasses.replace(sources, noted=extra)


def words(draft) -> str:
    return "\n".join(paragraph.text for paragraph in inspect_docx(build_docx(draft)).paragraphs)


def states(draft) -> list[tuple[str, str]]:
    return [(row.task.evidence.address, row.state) for row in draft.coverage]


def test_every_sentence_that_speaks_to_this_level_has_a_row(request_input, noted) -> None:
    draft = compose(request_input, noted)
    assert states(draft) == [
        ("Điều 11 › khoản 2", "covered"), ("Điều 12", "covered"), ("Điều 13", "others"), ("Điều 14", "competence"),
    ]  # fmt: skip
    assert draft_report(draft).coverage == draft.coverage


def test_a_covered_task_names_its_item_the_unit_and_the_rule_that_gave_it(request_input, noted) -> None:
    row = compose(request_input, noted).coverage[1]
    assert row.item == "nhiệm vụ số 4"  # after the office's own two lines and the first task
    assert (row.lead, row.rule) == ("Văn phòng Ban", "từ khóa “tổng hợp”")
    assert (row.deadline, row.product) == ("Hằng quý", "Báo cáo tổng hợp")


def test_the_item_named_is_the_row_that_quotes_the_sentence(request_input, noted) -> None:
    draft = compose(request_input, noted)
    (table,) = [block for block in draft.body if hasattr(block, "rows")]
    for row in draft.coverage:
        if row.state is CoverageState.COVERED:
            cells = table.rows[int(row.item.rsplit(" ", 1)[1]) - 1]
            assert cells[1].sentences[0].evidence == (row.task.evidence,)


def test_a_task_beyond_the_limit_or_left_out_by_a_person_says_so(request_input, noted) -> None:
    limited = compose(dataclasses.replace(request_input, max_tasks=1), noted)
    assert states(limited)[1] == ("Điều 12", "left_out")
    wish = (LeaveOut("Điều 11 › khoản 2", "đã làm xong năm 2025"),)
    dropped = compose(dataclasses.replace(request_input, leave_out=wish), noted)
    row = dropped.coverage[0]
    assert (row.state, row.reason) == (CoverageState.DROPPED, "người soạn bỏ: đã làm xong năm 2025")
    assert states(dropped)[1] == ("Điều 12", "covered")
    assert "Điều 11" not in "".join(sentence.text for sentence in dropped.sentences())


def test_an_address_that_is_no_task_is_told(request_input, noted) -> None:
    draft = compose(dataclasses.replace(request_input, leave_out=(LeaveOut("Điều 99"),)), noted)
    assert [notice.code for notice in draft.warnings] == ["leave_out_unmatched"]
    assert "Điều 99" in draft.warnings[0].message


def test_the_matrix_is_an_annex_only_where_it_is_asked_for(request_input, noted) -> None:
    assert LABEL.casefold() not in words(compose(request_input, noted)).casefold()
    asked = dataclasses.replace(request_input, coverage_annex=True)
    text = words(compose(asked, noted))
    assert LABEL.casefold() in text.casefold()
    assert NOTE in text
    assert "Tỉnh ủy xem xét, quyết định." in text


def test_the_matrix_on_a_screen_groups_what_is_not_carried_by_reason(request_input, noted) -> None:
    lines = list(coverage_lines(compose(dataclasses.replace(request_input, max_tasks=1), noted).coverage))
    assert lines[0].startswith("Ma trận bao quát: 1 trong 2 nhiệm vụ")
    assert any("max_tasks" in line and line.endswith("Điều 12") for line in lines)
    assert list(coverage_lines(())) == []


def test_the_input_file_takes_the_wishes(request_input) -> None:
    text = 'coverage_annex = true\nleave_out = [{ address = "6.1.4", reason = "đã xong" }]\n' + example_input(
        "ke-hoach"
    )
    given = read_input(text)
    assert given.leave_out == (LeaveOut("6.1.4", "đã xong"),)
    assert given.coverage_annex
    with pytest.raises(InputError, match="leave_out"):
        read_input('leave_out = [{ reason = "thiếu địa chỉ" }]\n' + example_input("ke-hoach"))
