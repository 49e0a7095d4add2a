"""The table of legal bases in words: one row a document, for the terminal, the page and the .docx."""

from __future__ import annotations

from collections import Counter

from thammuu.drafts_templates.draft_blocks import Column
from thammuu.drafts_templates.sheet import Sheet
from thammuu.ingest.dates import display_date
from thammuu.ingest.model import Target
from thammuu.service.bases.model import BasesTable, CitedBasis
from thammuu.service.results import ResolutionState, ValidityView
from thammuu.service.wording import full_name, validity_sentence

NOT_TOLD = "không rõ"
INTERNAL = (
    (Target.SELF, "Dẫn chiếu trong chính văn bản này"),
    (Target.UNTOLD, "Điều khoản bị tác động, không nêu là của văn bản nào"),
)
_RESOLUTIONS = {
    ResolutionState.RESOLVED: "",
    ResolutionState.AMBIGUOUS: "Chưa xác định được",
    ResolutionState.UNKNOWN: "Chưa biết văn bản này",
}


def name_of(row: CitedBasis) -> str:
    """The document as it is known; as it was cited where it is not."""
    return full_name(row.document.record) if row.document else row.first.text


def state_of(row: CitedBasis, view: ValidityView | None) -> str:
    """A state in words; for a document not recognised, that it is not."""
    return validity_sentence(view) if view else _RESOLUTIONS[row.resolution] or NOT_TOLD


def summary(table: BasesTable) -> str:
    """How many documents are cited, and how."""
    named = len(table.rows) - table.by_symbol
    by_name = f", {named} văn bản nêu bằng tên" if named else ""
    return f"{table.by_symbol} văn bản nêu bằng số, ký hiệu{by_name}."


def internal_of(table: BasesTable) -> tuple[tuple[str, str], ...]:
    """What is no cited document, as (heading, places told once each with their number)."""
    groups = (
        (heading, [each.text for each in table.internal if each.target is target]) for target, heading in INTERNAL
    )
    return tuple((heading, _counted(texts)) for heading, texts in groups if texts)


def _counted(texts: list[str]) -> str:
    times = Counter(" ".join(text.split()) for text in texts)
    return "; ".join(f"{text} ({count} lần)" if count > 1 else text for text, count in times.items())


def sheet_of(table: BasesTable) -> Sheet:
    """The table as a paper."""
    written = display_date(table.written) if table.written else NOT_TOLD
    as_of = display_date(table.as_of)
    columns = (
        Column("TT", 0.04, centred=True),
        Column("Văn bản được viện dẫn", 0.25),
        Column(f"Hiệu lực tại ngày văn bản ({written})", 0.13),
        Column(f"Hiệu lực tại ngày {as_of}", 0.15),
        Column("Văn bản hiện hành", 0.15),
        Column("Điều cần lưu ý và nguồn", 0.28),
    )
    rows = tuple(_cells(number, row) for number, row in enumerate(table.rows, 1))
    notes = (
        f"Xét tại ngày {as_of}; ngày của văn bản viện dẫn: {written}. {summary(table)}",
        "“Chưa rõ hiệu lực” nghĩa là chưa có nguồn nào xác nhận; không được hiểu là còn hiệu lực.",
    )
    return Sheet("BẢNG CĂN CỨ", notes, columns, rows, table.as_of)


def _cells(number: int, row: CitedBasis) -> tuple[str, ...]:
    now = row.document.validity if row.document else None
    title = row.document.record.title if row.document and row.document.record.key.symbol else ""
    text = "" if row.document is None or row.document.record.has_text else "(chỉ có trong danh mục)"
    current = f"{full_name(row.now.record)}\n({validity_sentence(row.now.validity)})" if row.now else ""
    said = (*(remark.message for remark in row.remarks), now.evidence if now else "")
    return (
        str(number),
        "\n".join(part for part in (name_of(row), title, text) if part),
        state_of(row, row.then) if row.then or not row.document else NOT_TOLD,
        state_of(row, now),
        current,
        "\n".join(part for part in said if part),
    )
