"""What a person must know about a draft: authority, validity of sources, what was left out."""

from __future__ import annotations

from collections.abc import Iterator

from thammuu.drafts_templates.compose_frame import DRAFTING_UNIT, number_pattern
from thammuu.drafts_templates.draft import DraftSources, Source, Task
from thammuu.drafts_templates.genre import GenreTemplate
from thammuu.drafts_templates.organ import OrganKind, Ruling
from thammuu.drafts_templates.profile import Confidence, FormProfile
from thammuu.drafts_templates.references import cite_full, cite_short
from thammuu.drafts_templates.request import DraftInput, shown_reference
from thammuu.ingest.dates import display_date
from thammuu.ingest.errors import InputError
from thammuu.ingest.model import Notice, ValidityState

# What to say of a source that is not simply in force at the date of the draft.
_VALIDITY = {
    ValidityState.NOT_YET: "chưa có hiệu lực",
    ValidityState.AMENDED: "đã được sửa đổi, bổ sung",
    ValidityState.REPLACED: "đã bị thay thế",
    ValidityState.REPEALED: "đã bị bãi bỏ",
    ValidityState.EXPIRED: "đã hết hiệu lực",
    ValidityState.UNKNOWN: "chưa rõ còn hiệu lực hay không",
}
_CONFIDENCE = {
    Confidence.SURE: "căn cứ chắc chắn",
    Confidence.CAREFUL: "theo một nguồn tin cậy, cần đối chiếu bản gốc",
    Confidence.PRACTICE: "theo thực tế văn bản, chưa đối chiếu được quy định gốc",
}


def refuse_without_authority(request: DraftInput, kind: OrganKind, template: GenreTemplate) -> None:
    """InputError when it is known that this kind of organ does not issue the genre."""
    ruling = _ruling(request, kind, template)
    if ruling is not None and ruling.severity == "error":
        raise InputError(
            f"Trường “office.kind”: {kind.name} không ban hành {template.name.lower()}: {ruling.reason} "
            f"({_CONFIDENCE[ruling.confidence]}).",
            "Chọn thể loại khác hoặc cơ quan ban hành khác.",
        )


def draft_notices(
    request: DraftInput, sources: DraftSources, kind: OrganKind, template: GenreTemplate, form: FormProfile
) -> tuple[Notice, ...]:
    """Every notice on the input and its sources, the gravest matters first."""
    return (
        *_authority(request, kind, template),
        *_signing(request, kind),
        *_form(request, template, form),
        *_unresolved(request, sources),
        *_sources(sources),
    )


def left_out_notices(left_out: tuple[Task, ...], carried: int, sources: DraftSources) -> tuple[Notice, ...]:
    """What of the parent's tasks the draft does not carry, with the addresses to look at."""
    if sources.parent is not None and not carried:
        reason = "không tìm thấy câu giao nhiệm vụ cho cấp này" if sources.parent.has_text else "chưa có toàn văn"
        named = cite_short(sources.parent.evidence)
        return (Notice("no_parent_tasks", f"Không lấy được nhiệm vụ nào từ {named}: {reason}."),)
    if not left_out:
        return ()
    addresses = "; ".join(dict.fromkeys(task.evidence.address for task in left_out))
    return (
        Notice(
            "tasks_left_out",
            f"Còn {len(left_out)} câu của văn bản gốc chưa đưa vào bảng nhiệm vụ (tăng max_tasks để đưa thêm): "
            f"{addresses}.",
        ),
    )


def unmatched_notices(request: DraftInput, sources: DraftSources) -> tuple[Notice, ...]:
    """Addresses a person left out at which the parent has no task for this level and no aim: most likely a slip."""
    known = {task.evidence.address for task in sources.tasks} | {aim.evidence.address for aim in sources.aims}
    wrong = [item.address for item in request.leave_out if item.address not in known]
    if not wrong:
        return ()
    said = "; ".join(wrong)
    return (
        Notice(
            "leave_out_unmatched",
            f"leave_out: văn bản gốc không có nhiệm vụ nào cho cấp này, cũng không có mục tiêu, yêu cầu tại {said}.",
        ),
    )


def _ruling(request: DraftInput, kind: OrganKind, template: GenreTemplate) -> Ruling | None:
    signer = request.signer or request.office.signer
    return kind.ruling(template.id, signer.authority, request.date)


def numbering_notices(gaps: list[str]) -> tuple[Notice, ...]:
    """Which typed numbers do not follow; they stand as typed, since the text may refer to them."""
    return (Notice("numbering", f"Kiểm tra số thứ tự: {'; '.join(gaps)}."),) if gaps else ()


def _authority(request: DraftInput, kind: OrganKind, template: GenreTemplate) -> Iterator[Notice]:
    ruling = _ruling(request, kind, template)
    if ruling is None:
        message = f"Chưa có dữ liệu về việc {kind.name} ban hành {template.name.lower()}; cần kiểm tra thẩm quyền."
        yield Notice("authority_unknown", message)
    elif ruling.severity == "warning":
        yield Notice("authority", f"Kiểm tra thẩm quyền: {ruling.reason} ({_CONFIDENCE[ruling.confidence]}).")


def _signing(request: DraftInput, kind: OrganKind) -> Iterator[Notice]:
    signer = request.signer or request.office.signer
    if request.template.frame.minutes is None and not kind.signs_as(signer):
        shown = " / ".join(part for part in (signer.authority, signer.position) if part)
        yield Notice("signing", f"Quyền hạn ký “{shown}” không thuộc các cách ký thường dùng của {kind.name}.")


def _form(request: DraftInput, template: GenreTemplate, form: FormProfile) -> Iterator[Notice]:
    if not form.governs(request.date):
        message = f"Bộ quy tắc thể thức {form.id} không áp dụng cho văn bản đề ngày {display_date(request.date)}."
        yield Notice("profile_date", message)
    if form.id not in template.profiles:
        yield Notice("profile_genre", f"Mẫu {template.name} chưa được đối chiếu với bộ quy tắc thể thức {form.id}.")
    named = DRAFTING_UNIT in number_pattern(request, form)
    if request.drafting_unit and not named:
        yield Notice("drafting_unit", f"Số, ký hiệu theo {form.id} không ghi đơn vị soạn: bỏ qua drafting_unit.")
    elif named and template.frame.numbered and not request.drafting_unit:
        said = "Ký hiệu công văn của cơ quan nhà nước có chữ viết tắt đơn vị soạn (12/UBND-VX): ghi ở drafting_unit."
        yield Notice("drafting_unit", said)


def _unresolved(request: DraftInput, sources: DraftSources) -> Iterator[Notice]:
    for item in sources.unresolved:
        if item.candidates:
            listing = "; ".join(cite_full(candidate) for candidate in item.candidates)
            message = f"“{item.reference}” chỉ nhiều văn bản: {listing}. Ghi thêm ngày ban hành."
            yield Notice("reference_ambiguous", message)
        else:
            yield Notice("reference_unknown", f"Không có “{item.reference}” trong kho và danh mục.")
    if request.parent is not None and sources.parent is None and not sources.unresolved:
        message = f"Không có “{shown_reference(request.parent)}” trong kho và danh mục."
        yield Notice("reference_unknown", message)


def _sources(sources: DraftSources) -> Iterator[Notice]:
    parent = (sources.parent,) if sources.parent else ()
    seen: set[str] = set()
    for source in (*parent, *sources.bases):
        if source.evidence.document_id not in seen:
            seen.add(source.evidence.document_id)
            yield from _source(source, sources)


def _source(source: Source, sources: DraftSources) -> Iterator[Notice]:
    named, state = cite_short(source.evidence), source.evidence.validity
    if state in _VALIDITY:
        newer = "; ".join(cite_full(item) for item in source.newer)
        by = f": {newer}" if newer else ""
        date = display_date(sources.as_of)
        yield Notice(f"source_{state.value}", f"Tính đến ngày {date}, {named} {_VALIDITY[state]}{by}.")
    if not source.has_text:
        message = f"{named} mới có trong danh mục, chưa có toàn văn để đối chiếu nội dung."
        yield Notice("source_catalogue_only", message)
