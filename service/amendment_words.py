"""How changes of documents are told on every screen: states of provisions, clauses, events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thammuu.index.consolidated import Change, ConsolidatedProvision, ProvisionState
from thammuu.index.validity.life import Event, EventKind
from thammuu.ingest.dates import display_date
from thammuu.service.wording import Wording, short_name

if TYPE_CHECKING:
    from thammuu.service.amendments import ConsolidatedView

STATES = {
    ProvisionState.UNCHANGED: Wording("Không thay đổi", ""),
    ProvisionState.AMENDED: Wording("Đã sửa đổi", "warn"),
    ProvisionState.ADDED: Wording("Được bổ sung", "good"),
    ProvisionState.REPEALED: Wording("Đã bãi bỏ", "bad"),
    ProvisionState.TOUCHED: Wording("Có sửa đổi, chưa đọc được nội dung mới", "warn"),
}
EVENTS = {
    EventKind.ISSUED: Wording("Ban hành", ""),
    EventKind.EFFECT: Wording("Có hiệu lực", "good"),
    EventKind.AMENDED: Wording("Được sửa đổi, bổ sung", "warn"),
    EventKind.REPLACED: Wording("Bị thay thế", "bad"),
    EventKind.REPEALED: Wording("Bị bãi bỏ", "bad"),
    EventKind.EXPIRED: Wording("Hết hiệu lực", "bad"),
    EventKind.PERIOD_OVER: Wording("Hết thời hạn nêu trong trích yếu", "bad"),
    EventKind.HORIZON: Wording("Qua mốc nêu trong trích yếu", "warn"),
    EventKind.GENERAL_REPEAL: Wording("Có văn bản sau bãi bỏ chung các quy định trái với mình", "warn"),
    EventKind.HOLDS: Wording("Danh mục ghi còn hiệu lực", "good"),
}
NOT_OFFICIAL = (
    "Bản này do phần mềm ghép để đọc, không phải văn bản hợp nhất chính thức. Khi viện dẫn, căn cứ vào văn bản gốc và"
    " văn bản sửa đổi."
)
_PART_EVENTS = frozenset({EventKind.REPLACED, EventKind.REPEALED, EventKind.EFFECT})
_MOST_PARTS = 6


def state_of(row: ConsolidatedProvision) -> Wording:
    """How a provision stands; a changed one that a further, unread change touches says so too."""
    told = STATES[row.state]
    if row.doubts and row.state is not ProvisionState.TOUCHED:
        return Wording(f"{told.label}; còn sửa đổi chưa đọc được", "warn")
    return told


def clause_name(change: Change) -> str:
    """Where the change is made: "khoản 1 Điều 1 Quy định 21-QĐ/TU, hiệu lực từ 10/5/2022"."""
    clause = change.clause
    return f"{clause.cited} {short_name(clause.document)}, hiệu lực từ {display_date(clause.since)}"


def event_sentence(event: Event) -> str:
    """An event without its day: "Được sửa đổi, bổ sung bởi Quy định 21-QĐ/TU (Điều 2 › khoản 1; Điều 3)"."""
    by = f" bởi {short_name(event.by)}" if event.by and event.kind is not EventKind.GENERAL_REPEAL else ""
    what = "Một phần: " if event.parts and event.kind in _PART_EVENTS else ""
    label = EVENTS[event.kind].label
    rest = f" và {len(event.parts) - _MOST_PARTS} phần khác" if len(event.parts) > _MOST_PARTS else ""
    parts = f" ({'; '.join(event.parts[:_MOST_PARTS])}{rest})" if event.parts else ""
    return f"{what}{label[:1].lower() + label[1:] if what else label}{by}{parts}"


def event_day(event: Event) -> str:
    """The day of an event, as far as it is known."""
    return display_date(event.date) if event.date else "không rõ ngày"


def summary(view: ConsolidatedView) -> str:
    """How much of what is shown has changed, and by what."""
    whole = view.consolidation
    changed = tuple(row for row in view.rows if row.state is not ProvisionState.UNCHANGED)
    if not changed and not whole.open:
        return f"Đến ngày {display_date(view.as_of)}, trong kho không có câu sửa đổi nào về nội dung này."
    counts = {state: sum(row.state is state for row in changed) for state in ProvisionState}
    told = [f"{STATES[state].label.lower()}: {count}" for state, count in counts.items() if count]
    by = ", ".join(map(short_name, whole.amended_by))
    return f"Sửa đổi bởi {by}. Số đơn vị nội dung {'; '.join(told) or 'thay đổi: 0'}."


def unread_sentence(names: tuple[str, ...]) -> str:
    """The warning where a document known to amend this one has no text here."""
    return (
        f"Kho không có toàn văn của {', '.join(names)}, cũng sửa đổi văn bản này; nội dung dưới đây chưa tính các sửa"
        " đổi ấy."
    )
