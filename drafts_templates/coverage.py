"""The coverage matrix: everything the parent asks of this level against the item of the draft that carries it out.

Nothing disappears: a task that the draft does not carry is a row too, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from thammuu.drafts_templates.assignment import Assignment
from thammuu.drafts_templates.draft_blocks import Column, Paragraph, Sentence, Table
from thammuu.drafts_templates.draft_frame import Annex
from thammuu.drafts_templates.draft_tasks import CoverageRow, CoverageState, DraftSources, Task, TaskKind
from thammuu.drafts_templates.request import DraftInput

LABEL = "Tài liệu làm việc"
TITLE = "Ma trận bao quát nhiệm vụ của văn bản gốc"
NOTE = "Phần này để thẩm định dự thảo, không thuộc văn bản; bỏ khi ban hành."
_ITEM = "nhiệm vụ số {number}"
_COLUMNS = (
    Column("Địa chỉ", 0.13),
    Column("Câu của văn bản gốc", 0.47),
    Column("Trong dự thảo", 0.14, centred=True),
    Column("Chủ trì, hoặc lý do chưa có", 0.26),
)
_REASONS = {
    CoverageState.LEFT_OUT: "chưa đưa vào: quá số nhiệm vụ tối đa (max_tasks)",
    CoverageState.DROPPED: "người soạn bỏ",
    CoverageState.OTHERS: "việc của cơ quan khác thuộc cấp ủy",
    CoverageState.COMPETENCE: "quy định thẩm quyền hoặc việc được phép làm, không phải nhiệm vụ",
    CoverageState.NO_TABLE: "thể loại này không có bảng nhiệm vụ",
}
_OF_KIND = {TaskKind.OTHERS: CoverageState.OTHERS, TaskKind.COMPETENCE: CoverageState.COMPETENCE}


@dataclass(frozen=True, slots=True)
class Choice:
    """What became of the parent's tasks: carried, left out for want of room, dropped by a person. Reading order."""

    kept: tuple[Task, ...]
    left_out: tuple[Task, ...] = ()
    dropped: tuple[Task, ...] = ()


def coverage(
    request: DraftInput, sources: DraftSources, choice: Choice, rows: tuple[Assignment, ...], *, tabled: bool
) -> tuple[CoverageRow, ...]:
    """One row for every sentence of the parent that speaks to this level: its tasks in order, then what is no task.

    `rows` are the rows of the draft's task table; `tabled` is False for a genre that has none.
    """
    carried = {row.task: row for row in rows if row.task is not None}
    reasons = {item.address: item.reason for item in request.leave_out}
    dropped = set(choice.dropped)
    return tuple(_row(task, carried, dropped, reasons, tabled=tabled) for task in sources.read)


def _row(
    task: Task, carried: dict[Task, Assignment], dropped: set[Task], reasons: dict[str, str], *, tabled: bool
) -> CoverageRow:
    row = carried.get(task)
    if row is not None:
        item = _ITEM.format(number=row.number)
        return CoverageRow(task, CoverageState.COVERED, item, row.lead, row.rule, row.deadline, row.product)
    if task.kind in _OF_KIND:
        state = _OF_KIND[task.kind]
    elif task in dropped:
        state = CoverageState.DROPPED
    else:
        state = CoverageState.LEFT_OUT if tabled else CoverageState.NO_TABLE
    own = reasons.get(task.evidence.address, "") if state is CoverageState.DROPPED else ""
    return CoverageRow(task, state, reason=f"{_REASONS[state]}: {own}" if own else _REASONS[state])


def coverage_annex(rows: tuple[CoverageRow, ...]) -> Annex:
    """The matrix as the last, removable pages of the draft."""
    table = Table(_COLUMNS, tuple(_cells(row) for row in rows), title=TITLE)
    return Annex(LABEL, Sentence(TITLE), (table,), Sentence(f"({NOTE})"))


def _cells(row: CoverageRow) -> tuple[Paragraph, ...]:
    evidence = row.task.evidence
    words = (evidence.address, "", row.item or "chưa có", _who(row))
    quoted = Paragraph((Sentence(evidence.quote, (evidence,)),))
    return tuple(quoted if index == 1 else Paragraph((Sentence(text),)) for index, text in enumerate(words))


def _who(row: CoverageRow) -> str:
    if row.state is not CoverageState.COVERED:
        return row.reason
    return f"{row.lead or 'chưa xác định đơn vị'} ({row.rule})" if row.rule else row.lead


def coverage_lines(rows: tuple[CoverageRow, ...]) -> Iterator[str]:
    """The matrix for a screen: how many are carried, then what is not, grouped by reason."""
    duties = [row for row in rows if row.task.kind is TaskKind.DUTY]
    covered = sum(row.state is CoverageState.COVERED for row in duties)
    if not rows:
        return
    yield f"Ma trận bao quát: {covered} trong {len(duties)} nhiệm vụ văn bản gốc giao cho cấp này có trong dự thảo."
    for reason in dict.fromkeys(row.reason for row in rows if row.reason):
        addresses = [row.task.evidence.address for row in rows if row.reason == reason]
        yield f"  - {reason} ({len(addresses)}): {'; '.join(dict.fromkeys(addresses))}"
