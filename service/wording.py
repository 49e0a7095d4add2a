"""How documents, places and states are called on every screen: one place for the command line, pages and answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from thammuu.index.records import DocumentRecord
from thammuu.ingest.dates import display_date
from thammuu.ingest.model import Address, Relation, ValidityState
from thammuu.service.results import (
    DocumentView,
    FileStatus,
    OtherVersion,
    RelatedDocument,
    ResolutionState,
    ValidityView,
)

if TYPE_CHECKING:
    from thammuu.service.alerts import Alert, Resting


@dataclass(frozen=True, slots=True)
class Wording:
    """The words for a state and the tone they are shown in: "good", "warn", "bad" or "" (plain)."""

    label: str
    tone: str


VALIDITY = {
    ValidityState.IN_FORCE: Wording("Còn hiệu lực", "good"),
    ValidityState.NOT_YET: Wording("Chưa có hiệu lực", "warn"),
    ValidityState.AMENDED: Wording("Đã được sửa đổi, bổ sung", "warn"),
    ValidityState.REPLACED: Wording("Đã bị thay thế", "bad"),
    ValidityState.REPEALED: Wording("Đã bị bãi bỏ", "bad"),
    ValidityState.EXPIRED: Wording("Hết hiệu lực", "bad"),
    ValidityState.UNKNOWN: Wording("Chưa rõ hiệu lực", ""),
}

RELATIONS = {
    Relation.BASED_ON: "Căn cứ",
    Relation.IMPLEMENTS: "Thực hiện",
    Relation.GUIDES: "Hướng dẫn",
    Relation.AMENDS: "Sửa đổi, bổ sung",
    Relation.REPLACES: "Thay thế",
    Relation.REPEALS: "Bãi bỏ",
    Relation.ATTACHED_TO: "Ban hành kèm theo",
    Relation.AMENDED_BY: "Có văn bản được sửa đổi, bổ sung bởi",
    Relation.REPLACED_BY: "Có văn bản được thay thế bởi",
    Relation.REPEALED_BY: "Có văn bản bị bãi bỏ bởi",
}

FILE_STATUS = {
    FileStatus.ADDED: Wording("Đã thêm", "good"),
    FileStatus.UPDATED: Wording("Đã cập nhật", "good"),
    FileStatus.UNCHANGED: Wording("Không đổi", ""),
    FileStatus.REFUSED: Wording("Từ chối", "warn"),
    FileStatus.FAILED: Wording("Lỗi", "bad"),
}

FACT_KINDS = {
    "duration": "Thời hạn",
    "authority": "Thẩm quyền",
    "share": "Tỷ lệ",
    "number": "Con số",
    "date": "Mốc thời gian",
}


_LEAST_CHAIN = 2  # a chain of one document is told by "bởi" already


def unsure(named: str, resolution: ResolutionState, reason: str, *, candidates: bool) -> str:
    """What is said where a name leads to no single document: several fit and `reason` tells what would decide, or none
    does and `reason` tells why, with look-alikes or without."""
    if resolution is ResolutionState.AMBIGUOUS:
        return f"“{named}” có thể là một trong các văn bản sau. {reason}"
    absent = f"Không tìm thấy văn bản “{named}”: {reason}."
    return f"{absent} Có phải văn bản sau?" if candidates else absent


def understood_sentence(pairs: tuple[tuple[str, str], ...]) -> str:
    """How words were taken that are not in the texts as typed; "" where none were."""
    told = "; ".join(f"“{typed}” là “{put}”" for typed, put in pairs)
    return f"Hiểu {told}." if told else ""


def version_sentence(version: OtherVersion) -> str:
    """Where the same clause stands in a document that is over."""
    where = f"{version.provision.address.cited()}, {short_name(version.document.record)}"
    return f"Gộp bản cũ gần như giống hệt: {where} ({VALIDITY[version.document.validity.state].label.lower()})."


def place(address: Address) -> str:
    """Where a provision stands, to begin a line with: "Điểm b, mục 3.5.1", "Khoản 2 Điều 4"."""
    cited = address.cited()
    return cited[:1].upper() + cited[1:]


def short_name(record: DocumentRecord) -> str:
    """How a document is called once it is known: "Quy định 294-QĐ/TW"; without a symbol by genre and title."""
    genre = record.key.genre or "Văn bản"
    if record.key.symbol:
        return record.key.symbol if record.key.symbol.startswith(genre) else f"{genre} {record.key.symbol}"
    if not record.title:
        return record.source_name or genre
    # "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XII": the title is the name and says the genre itself.
    return record.title if record.title.startswith(genre) else f"{genre} {_quoted(record.title)}"


def full_name(record: DocumentRecord) -> str:
    """How a document is named at first mention: "Quy định 294-QĐ/TW, ngày 26/5/2025 của Ban Chấp hành Trung ương"."""
    parts = [short_name(record)]
    if record.key.date is not None:
        day = display_date(record.key.date)
        parts.append(f", {'ngày' if record.key.date.day else 'năm' if not record.key.date.month else 'tháng'} {day}")
    if record.key.issuer:
        parts.append(f" của {record.key.issuer}")
    return "".join(parts)


def validity_sentence(view: ValidityView) -> str:
    """The state in words with the documents that brought it about and what stands at the end of their chain:
    "Đã bị thay thế (bởi Quy định 20-QĐ/TW; nay là Quy định 208-QĐ/TW)"."""
    label = VALIDITY[view.state].label
    return f"{label} ({brought_about(view)})" if view.by else label


def brought_about(view: ValidityView) -> str:
    """By which documents a state came, and what stands at the end of their chain; "" when by none."""
    if not view.by:
        return ""
    return f"bởi {', '.join(map(short_name, view.by))}{_now(view)}"


def _now(view: ValidityView) -> str:
    """What stands at the end of a chain; "nay là" only of a document known to be in force."""
    if len(view.chain) < _LEAST_CHAIN:
        return ""
    last = short_name(view.chain[-1])
    if view.end in {ValidityState.IN_FORCE, ValidityState.AMENDED}:
        return f"; nay là {last}"
    end = f", {VALIDITY[view.end].label.lower()}" if view.end else ""
    return f"; cuối chuỗi là {last}{end}"


def caution(view: DocumentView) -> str:
    """What a person must be told before relying on the document; "" when it is in force."""
    if view.validity.state is ValidityState.IN_FORCE:
        return ""
    if view.validity.state is ValidityState.UNKNOWN:
        return f"Chưa đủ căn cứ để biết {short_name(view.record)} còn hiệu lực hay không."
    return f"Lưu ý: {short_name(view.record)} – {_lower_first(validity_sentence(view.validity))}."


def _quoted(title: str) -> str:
    words = title.split()
    return f"“{' '.join(words[:12])}{'…' if len(words) > 12 else ''}”"


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def related_name(related: RelatedDocument) -> str:
    """The other document of a relation, with the parts of it named: "Nghị định 30/2020/NĐ-CP (Điều 8 › khoản 2)"."""
    name = short_name(related.document.record) if related.document else " ".join(related.relation.citation.text.split())
    return f"{name} ({related.parts})" if related.parts and related.document else name


CHANGES = {"replaced": "thay thế", "repealed": "bãi bỏ", "amended": "sửa đổi, bổ sung"}  # by FactKind


def change_sentence(alert: Alert) -> str:
    """What happens to which document: "Quy định 21-QĐ/TU sửa đổi, bổ sung Quy định 15-QĐ/TU (Điều 4), từ ngày …"."""
    change = alert.change
    parts = "; ".join(part.display() for part in change.parts)
    since = f", từ {'ngày ' if change.since.day else ''}{display_date(change.since)}" if change.since else ""
    part = f" ({parts})" if parts else ""
    return f"{short_name(change.by)} {CHANGES[change.kind]} {short_name(change.document)}{part}{since}"


def resting_sentence(resting: Resting) -> str:
    """What rests on it, and where: "Kế hoạch 27-KH/BTCTU: căn cứ tại đoạn 1"."""
    if resting.kind == "study_cards":
        return f"{resting.count} thẻ ôn tại {resting.address}"
    if resting.kind == "draft":
        return f"Bản thảo đã lưu{f' trích {resting.address}' if resting.address else ''}"
    return f"Căn cứ của {short_name(resting.document.record)}{f', {resting.address}' if resting.address else ''}"


def forms(profiles: Iterable[str]) -> str:
    """The rule sets of form profiles as people call them: "Hướng dẫn 05-HD/VPTW, Nghị định 30/2020/NĐ-CP"."""
    from thammuu.drafts_templates import profile  # noqa: PLC0415 - slow to import

    return ", ".join(profile(each).name.rpartition(" theo ")[2] for each in profiles)
