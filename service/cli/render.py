"""Results as lines of text for a terminal. Meaning stands in words, never in colour alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from thammuu.ingest.dates import display_date
from thammuu.ingest.model import Citation, Target
from thammuu.service import results
from thammuu.service.correcting import LABELS, MetadataView, corrected_note, shown
from thammuu.service.wording import (
    FILE_STATUS,
    RELATIONS,
    caution,
    full_name,
    place,
    related_name,
    short_name,
    understood_sentence,
    unsure,
    validity_sentence,
    version_sentence,
)


def document_line(view: results.DocumentView) -> str:
    """One document in one line: name, title, state."""
    title = f" – {view.record.title}" if view.record.title and view.record.key.symbol else ""
    text = "" if view.record.has_text else " [chỉ có trong danh mục]"
    text += f" [{view.record.secrecy}]" if view.record.secrecy else ""
    return f"{full_name(view.record)}{title} [{validity_sentence(view.validity)}]{text}"


def ingest_lines(report: results.IngestReport) -> Iterator[str]:
    """The fate of every file, then the sums."""
    for file in report.files:
        what = file.reason or (short_name(file.document.record) if file.document else "")
        count = f" ({file.provisions} đơn vị nội dung)" if file.provisions else ""
        yield f"{FILE_STATUS[file.status].label}: {file.path} – {what}{count}"
    yield ingest_summary(report)


def ingest_summary(report: results.IngestReport) -> str:
    """How many files met which fate."""
    counts = {status: sum(file.status is status for file in report.files) for status in results.FileStatus}
    told = [f"{FILE_STATUS[status].label.lower()} {count}" for status, count in counts.items() if count]
    skipped = f"; bỏ qua {len(report.skipped)} tệp ẩn hoặc tệp khóa" if report.skipped else ""
    return f"{len(report.files)} tệp: {', '.join(told) or 'không có gì để nạp'}{skipped}. Mất {report.took_s:.1f} giây."


def unsure_lines(
    named: str, how: tuple[results.ResolutionState, str], candidates: tuple[results.DocumentView, ...]
) -> Iterator[str]:
    """A name that does not lead to one document, how it was understood and why, and those it may mean."""
    yield unsure(named, *how, candidates=bool(candidates))
    for view in candidates:
        yield f"  - {document_line(view)}"


def show_lines(shown: results.Shown) -> Iterator[str]:
    """What a reference leads to."""
    if shown.document is None:
        yield from unsure_lines(shown.reference, (shown.resolution, shown.reason), shown.candidates)
        return
    yield document_line(shown.document)
    yield from warning_lines(shown.document.validity)
    if not shown.document.record.has_text:
        yield "Kho chưa có toàn văn của văn bản này."
    elif shown.places:
        yield "Có nhiều đơn vị nội dung cùng địa chỉ đã nêu; hãy gõ rõ hơn:"
        yield from (f"  - {place(each.record.address)}" for each in shown.places)
    elif not shown.address_found:
        yield "Không có đơn vị nội dung nào ở địa chỉ đã nêu trong văn bản này."
    elif shown.provision is not None:
        yield ""
        page = shown.provision.record.page
        yield place(shown.provision.record.address) + (f" (trang {page})" if page else "")
        if shown.provision_validity and shown.provision_validity != shown.document.validity:
            yield f"[{validity_sentence(shown.provision_validity)}] {shown.provision_validity.evidence}"
        yield from provision_lines(shown.provision)
    else:
        for related in shown.related:
            state = f" [{validity_sentence(related.document.validity)}]" if related.document else ""
            yield f"{RELATIONS[related.relation.citation.relation]}: {related_name(related)}{state}"
        for view in shown.outline:
            yield from provision_lines(view)


def metadata_lines(view: MetadataView) -> Iterator[str]:
    """Every field that has a value or was corrected: value, how sure, where it was seen, what was corrected."""
    yield f"{full_name(view.document)} (mã {view.document.id})"
    for field in view.fields:
        if not (field.value or field.read or field.correction):
            continue
        yield f"{field.label}: {field.shown or '(bỏ trống)'} [{field.sure.label}]"
        if field.correction is not None:
            yield f"    {corrected_note(field)}"
        for seen in field.seen:
            yield f"    thấy ở{f' trang {seen.page}' if seen.page else ''}: “{seen.text}”"


def correction_lines(view: MetadataView) -> Iterator[str]:
    """Every correction ever made of a document, the newest first."""
    if not view.history:
        yield "Chưa có trường nào được sửa."
    for made in reversed(view.history):
        ended = f"; đã bỏ lúc {made.ended_at.astimezone():%H:%M %d/%m/%Y}" if made.ended_at else ""
        who = f" – {made.by}" if made.by else ""
        why = f" ({made.reason})" if made.reason else ""
        read, value = shown(made.field, made.read) or "(không thấy)", shown(made.field, made.value) or "(bỏ trống)"
        yield f"{made.at.astimezone():%H:%M %d/%m/%Y}{who}: {LABELS[made.field]}: {read} → {value}{why}{ended}"


def provision_lines(view: results.ProvisionView) -> Iterator[str]:
    """A provision and all below it, indented by depth."""
    indent = "  " * view.record.depth
    for line in view.record.text.splitlines():
        yield indent + line
    for child in view.children:
        yield from provision_lines(child)


def search_lines(result: results.SearchResult, shown: results.Shown | None) -> Iterator[str]:
    """Hits in order, each with its document, address and words.

    `shown` is what the words lead to as a reference, asked where nothing was hit: a document without text, perhaps.
    """
    yield from _before_hits(result, shown)
    for hit in result.hits:
        yield f"{hit.rank}. {short_name(hit.document.record)} – {hit.provision.address.cited()}"
        yield f"   [{validity_sentence(hit.document.validity)}]"
        yield from _hit_lines(hit)
        yield ""


def grouped_lines(result: results.SearchResult, shown: results.Shown | None) -> Iterator[str]:
    """The same hits under their documents."""
    yield from _before_hits(result, shown)
    for group in result.groups:
        yield document_line(group.document)
        for hit in group.hits:
            yield f"   {hit.rank}. {hit.provision.address.cited()}" + (f" – {hit.above[-1]}" if hit.above else "")
            yield from _hit_lines(hit)
        yield ""


def _before_hits(result: results.SearchResult, shown: results.Shown | None) -> Iterator[str]:
    if not result.hits:
        yield "Không tìm thấy đơn vị nội dung nào phù hợp."
    if shown is not None and (shown.document is not None or shown.by_symbol):
        yield from show_lines(shown)
    if result.understood:
        yield understood_sentence(result.understood)


def _hit_lines(hit: results.Hit) -> Iterator[str]:
    if hit.provision_validity:
        yield f"   [Riêng đơn vị nội dung này: {validity_sentence(hit.provision_validity)}]"
    yield f"   {snippet(hit.text, hit.highlights)}"
    for version in hit.versions:
        yield f"   {version_sentence(version)}"


def snippet(text: str, highlights: tuple[tuple[int, int], ...], width: int = 320) -> str:
    """At most `width` characters of `text` around its first highlight, on one line."""
    first = highlights[0][0] if highlights else 0
    start = 0 if len(text) <= width else max(0, min(first - width // 4, len(text) - width))
    piece = " ".join(text[start : start + width].split())
    return f"{'… ' if start else ''}{piece}{' …' if start + width < len(text) else ''}"


def answer_lines(answer: results.Answer) -> Iterator[str]:
    """The answer, its quotes and what must be told with them."""
    yield answer.answer
    for warning in dict.fromkeys(caution(quote.document) for quote in answer.evidence):
        if warning:
            yield warning


def cite_lines(cited: results.CitedText) -> Iterator[str]:
    """Citations in reading order with what they resolve to; those of the text's own document counted apart."""
    if not cited.documents:
        yield "Không thấy viện dẫn văn bản nào khác."
    for each in cited.documents:
        yield f"- {_one_line(each.citation.text)}{_parts(each.citation)}"
        yield from _resolution_lines(each)
    for target, heading in _INTERNAL.items():
        texts = Counter(_one_line(each.text) for each in cited.internal if each.target is target)
        if texts:
            yield heading
            yield "  " + "; ".join(f"{text} (× {times})" if times > 1 else text for text, times in texts.items())


_INTERNAL = {
    Target.SELF: "Dẫn chiếu trong chính văn bản này:",
    Target.UNTOLD: "Điều khoản bị tác động mà đoạn này không nêu là của văn bản nào:",
}


def _resolution_lines(each: results.CitedDocument) -> Iterator[str]:
    match each.resolution:
        case results.ResolutionState.RESOLVED:
            yield f"  → {document_line(each.candidates[0])}"
        case results.ResolutionState.AMBIGUOUS:
            yield f"  → chưa xác định được. {each.reason}"
            for view in each.candidates:
                yield f"    · {document_line(view)}"
        case _:
            yield f"  → chưa biết: {each.reason}"
            for view in each.did_you_mean:
                yield f"    Có phải {document_line(view)}?"


def _parts(citation: Citation) -> str:
    """The provisions one by one, where the text names several at once."""
    several = len(citation.provisions) > 1
    return f"\n  ({'; '.join(each.display() for each in citation.provisions)})" if several else ""


def _one_line(text: str) -> str:
    return " ".join(text.split())


def validity_lines(found: results.SymbolValidity) -> Iterator[str]:
    """The state of a document and what says so."""
    if found.validity is None:
        offered = (*found.candidates, *found.did_you_mean)
        yield from unsure_lines(found.symbol, (found.resolution, found.reason), offered)
        return
    name = full_name(found.candidates[0].record)
    yield f"{found.provision[:1].upper()}{found.provision[1:]}, {name}" if found.provision else name
    yield f"Tại ngày {display_date(found.on)}: {validity_sentence(found.validity)}."
    if found.validity.evidence:
        yield f"Căn cứ: {found.validity.evidence}"
    yield from warning_lines(found.validity)
    for view in found.by:
        yield f"  - {document_line(view)}"


def warning_lines(view: results.ValidityView) -> Iterator[str]:
    """What changes no state but must be looked at."""
    for warning in view.warnings:
        yield f"Lưu ý: {warning}"


def genre_lines(found: results.GenreList) -> Iterator[str]:
    """Every genre with the forms and kinds of organ it can be made for."""
    for genre in found.genres:
        own = " (mẫu của cơ quan)" if genre.own else ""
        yield f"{genre.id}: {genre.name}{own}"
        yield f"    thể thức: {', '.join(genre.profiles)}"
        yield f"    cơ quan: {', '.join(genre.organs)}"
    yield from (f"Mẫu hỏng: {fault}" for fault in found.faults)


def draft_lines(built: results.BuiltDraft, output: str) -> Iterator[str]:
    """What was written, what it rests on and what is missing."""
    from thammuu.drafts_templates.aim_choice import aim_line  # noqa: PLC0415 - only drafting pays for it
    from thammuu.drafts_templates.coverage import coverage_lines  # noqa: PLC0415

    report = built.report
    yield f"Đã viết {output} (bộ quy tắc thể thức {report.profile})."
    yield f"Bằng chứng: {len(report.evidence)} căn cứ và đơn vị nội dung."
    for evidence in report.evidence:
        key = evidence.key
        name = f"{key.genre or 'Văn bản'} {key.symbol}" if key.symbol else evidence.title
        yield f"  - {name}{', ' + evidence.address if evidence.address else ''}"
    if report.placeholders:
        yield f"Cần bổ sung {len(report.placeholders)} chỗ:"
        for text, times in Counter(placeholder.text for placeholder in report.placeholders).items():
            yield f"  - {text}{f' (× {times})' if times > 1 else ''}"
    yield from coverage_lines(report.coverage)
    yield from aim_line(report.aims)
    for warning in report.warnings:
        yield f"Lưu ý: {warning.message}"


def card_lines(view: results.CardView, answered: bool) -> Iterator[str]:
    """A study card; with its answer and proof when `answered`."""
    yield f"[{view.card.id}] {view.card.question}"
    if answered:
        yield f"  Đáp án: {view.card.answer}"
        yield f"  Nguyên văn ({short_name(view.document.record)}, {view.address}): “{view.card.quote}”"


def doctor_lines(checks: tuple[results.Health, ...]) -> Iterator[str]:
    """Each check with its verdict."""
    for check in checks:
        yield f"{'Tốt ' if check.well else 'Lỗi '} {check.name}: {check.detail}"
        if check.advice and not check.well:
            yield f"     → {check.advice}"
