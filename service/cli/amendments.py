"""Commands for documents that were amended: the consolidated view and the timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from thammuu.service.cli.main import FOUND_NOTHING
from thammuu.service.cli.screen import AsOf, Json, day, emit, workbench

if TYPE_CHECKING:
    from collections.abc import Iterator

    from thammuu.index.consolidated import Change, ConsolidatedProvision
    from thammuu.index.consolidated.versions import Version, VersionChange
    from thammuu.service.amendments import ConsolidatedView, Found, Timeline

_SIGNS = {"same": "{}", "dropped": "[-{}-]", "added": "{{+{}+}}"}


def show_consolidated(reference: str, as_of: str | None, *, as_json: bool) -> None:
    """`thammuu show REF --consolidated`."""
    from thammuu.service.shapes.amendments import ConsolidatedShape  # noqa: PLC0415

    with workbench() as bench:
        desk = bench.amendments(day(as_of))
        found = desk.find(reference)
        document = found.shown.document
        if not found.is_one or document is None or not document.record.has_text:
            _not_one(found, as_json=as_json)
        else:
            view = desk.consolidated(document.record, found.steps)
            emit(ConsolidatedShape.of(view), as_json, consolidated_lines(view))


def timeline(
    reference: Annotated[list[str], typer.Argument(help="Ví dụ: 15-QĐ/TU; khoản 2 Điều 5 15-QĐ/TU", metavar="REF")],
    as_json: Json = False,
    as_of: AsOf = None,
) -> None:
    """Dòng thời gian của một văn bản, hoặc một điều, khoản: các sự kiện và các bản nội dung qua từng lần sửa đổi."""
    from thammuu.service.shapes.amendments import TimelineShape  # noqa: PLC0415

    with workbench() as bench:
        desk = bench.amendments(day(as_of))
        found = desk.find(" ".join(reference))
        document = found.shown.document
        if not found.is_one or document is None:
            _not_one(found, as_json=as_json)
        else:
            told = desk.timeline(document.record, found.steps)
            emit(TimelineShape.of(told), as_json, timeline_lines(told))


def _not_one(found: Found, *, as_json: bool) -> None:
    from thammuu.service.cli import render  # noqa: PLC0415
    from thammuu.service.shapes.answers import ShowShape  # noqa: PLC0415

    emit(ShowShape.of(found.shown), as_json, render.show_lines(found.shown))
    raise typer.Exit(FOUND_NOTHING)


def consolidated_lines(view: ConsolidatedView) -> Iterator[str]:
    """Every provision; a changed one with its wording before and now and the clause that says so."""
    from thammuu.service import amendment_words as words  # noqa: PLC0415
    from thammuu.service.cli.render import document_line  # noqa: PLC0415

    yield document_line(view.document)
    yield words.summary(view)
    if view.consolidation.unread:
        yield f"Lưu ý: {words.unread_sentence(view.consolidation.unread)}"
    yield words.NOT_OFFICIAL
    yield ""
    for row in view.rows:
        yield from _row_lines(row)
    for change in view.consolidation.open:
        yield f"Chưa rõ thuộc đơn vị nội dung nào ({change.reason}):"
        yield from _clause_lines(change, "  ")


def _row_lines(row: ConsolidatedProvision) -> Iterator[str]:
    from thammuu.index.consolidated import ProvisionState  # noqa: PLC0415
    from thammuu.service import amendment_words as words  # noqa: PLC0415
    from thammuu.service.wording import place  # noqa: PLC0415

    indent = "  " * row.depth
    if row.state is ProvisionState.UNCHANGED:
        yield from (f"{indent}{line}" for line in row.new_text.splitlines())
        return
    yield f"{indent}◆ {place(row.address)}: {words.state_of(row).label}"
    yield from _wording_lines(row.old_text, row.new_text, indent + "  ")
    for change in row.changes:
        yield from _clause_lines(change, indent + "  ")
    for doubt in row.doubts:
        yield f"{indent}  Chưa áp dụng được ({doubt.reason}):"
        yield from _clause_lines(doubt, indent + "  ")


def _wording_lines(old: str, new: str, indent: str) -> Iterator[str]:
    if old == new:
        yield from (f"{indent}{line}" for line in new.splitlines())
        return
    for label, text in (("Trước:", old), ("Nay:  ", new)):
        lines = text.splitlines() or ["(không có)"]
        yield f"{indent}{label} {lines[0]}"
        yield from (f"{indent}       {line}" for line in lines[1:])


def _clause_lines(change: Change, indent: str) -> Iterator[str]:
    from thammuu.service import amendment_words as words  # noqa: PLC0415

    yield f"{indent}Theo {words.clause_name(change)}: “{change.clause.sentence}”"


def timeline_lines(told: Timeline) -> Iterator[str]:
    """Events in order, then each wording with what it changed."""
    from thammuu.service import amendment_words as words  # noqa: PLC0415
    from thammuu.service.cli.render import document_line  # noqa: PLC0415

    yield document_line(told.document) + (f" – {told.place}" if told.place else "")
    for event in told.events:
        yield f"{words.event_day(event)}  {words.event_sentence(event)}"
        yield from (f"    {sentence}." for sentence in event.evidence)
    if told.unread:
        yield f"Lưu ý: {words.unread_sentence(told.unread)}"
    for version in told.versions[1:]:
        yield from _version_lines(version)


def _version_lines(version: Version) -> Iterator[str]:
    from thammuu.ingest.dates import display_date  # noqa: PLC0415
    from thammuu.service.wording import short_name  # noqa: PLC0415

    yield ""
    by = ", ".join(map(short_name, version.by))
    yield f"Bản từ ngày {display_date(version.since) if version.since else ''} (theo {by}), so với bản liền trước:"
    for change in version.changes:
        yield from _version_change_lines(change)
    for left in version.open:
        yield f"  Chưa rõ thuộc đơn vị nội dung nào ({left.reason}):"
        yield from _clause_lines(left, "    ")


def _version_change_lines(change: VersionChange) -> Iterator[str]:
    from thammuu.index.consolidated import differences  # noqa: PLC0415
    from thammuu.service.wording import place  # noqa: PLC0415

    yield f"  {place(change.address)}"
    if change.changes:
        marked = "".join(_SIGNS[part.mark].format(part.text) for part in differences(change.before, change.after))
        yield from (f"    {line}" for line in marked.splitlines())
    for doubt in change.doubts:
        yield f"    Chưa áp dụng được ({doubt.reason}):"
        yield from _clause_lines(doubt, "      ")
