"""Commands on kept drafts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from thammuu.service.cli.files import read_text, write_whole
from thammuu.service.cli.screen import Json, day, emit, workbench
from thammuu.service.cli.vietnamese import Command, Group

if TYPE_CHECKING:
    from thammuu.service.kept_drafts import DraftVersionView, SectionChange

drafts = typer.Typer(
    cls=Group,
    help="Bản thảo đã lưu: xem, sửa từng mục, soạn lại, so sánh, xuất tệp.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
Identity = Annotated[str, typer.Argument(help="Mã bản thảo (thammuu drafts list).", metavar="ID")]
Version = Annotated[int | None, typer.Option("--version", help="Số phiên bản; mặc định là phiên bản mới nhất.")]
_MARKS = {"same": ("", ""), "dropped": ("[-", "-]"), "added": ("{+", "+}")}


@drafts.command("list", cls=Command)
def list_drafts(as_json: Json = False) -> None:
    """Liệt kê các bản thảo, bản sửa gần nhất trước."""
    from thammuu.service.shapes.drafts import SavedDraftsShape  # noqa: PLC0415

    with workbench() as bench:
        shape = SavedDraftsShape.of(bench.drafts.kept.all())
    lines = [f"{each.id}  (phiên bản {each.latest})  {each.title}" for each in shape.drafts]
    emit(shape, as_json, lines or ["Chưa có bản thảo nào. Lưu bản đầu tiên: thammuu drafts save …"])


@drafts.command("save", cls=Command)
def save(
    genre: Annotated[str, typer.Argument(help="Thể loại, ví dụ: ke-hoach.", metavar="GENRE")],
    input_file: Annotated[Path, typer.Option("--input", help="Tệp yêu cầu soạn thảo (TOML).")],
    date: Annotated[str | None, typer.Option("--date", help="Ngày của dự thảo, thay cho ngày trong tệp.")] = None,
    profile: Annotated[str | None, typer.Option("--profile", help="Bộ quy tắc thể thức; mặc định theo ngày.")] = None,
    as_json: Json = False,
) -> None:
    """Soạn một bản thảo và lưu lại để sửa, soạn lại, so sánh về sau."""
    from thammuu.service.drafting import DraftRequest  # noqa: PLC0415

    text = read_text(input_file, "tệp yêu cầu soạn thảo")
    request = DraftRequest(genre, text, day(date), profile or "", input_file.parent)
    with workbench() as bench:
        _tell(bench.drafts.kept.save(request), as_json)


@drafts.command("show", cls=Command)
def show(identity: Identity, version: Version = None, as_json: Json = False) -> None:
    """Hiện nội dung từng mục, dạng chữ có thể sửa rồi gửi lại bằng “drafts edit”."""
    with workbench() as bench:
        _tell(bench.drafts.kept.view(identity, version), as_json)


@drafts.command("versions", cls=Command)
def versions(identity: Identity, as_json: Json = False) -> None:
    """Liệt kê các phiên bản của một bản thảo."""
    from thammuu.service.shapes.drafts import VersionsShape  # noqa: PLC0415

    with workbench() as bench:
        shape = VersionsShape.of(identity, bench.drafts.kept.versions(identity))
    emit(shape, as_json, (f"{each.number}. {each.saved_at[:16]}  {each.note}" for each in shape.versions))


@drafts.command("edit", cls=Command)
def edit(
    identity: Identity,
    section: Annotated[str, typer.Option("--section", help="Mã mục, ví dụ: ii, can-cu, phu-luc-1.")],
    text_file: Annotated[Path, typer.Option("--from", help="Tệp chữ (UTF-8) thay cho mục; “-”: đọc từ đầu vào.")],
    after: Annotated[int | None, typer.Option("--after", help="Phiên bản mà bản sửa dựa vào.")] = None,
    as_json: Json = False,
) -> None:
    """Thay nội dung một mục bằng bản đã sửa; tạo phiên bản mới."""
    text = read_text(text_file, "tệp nội dung mục")
    with workbench() as bench:
        _tell(bench.drafts.kept.edit(identity, section, text, after=after), as_json)


@drafts.command("regenerate", cls=Command)
def regenerate(
    identity: Identity,
    section: Annotated[list[str] | None, typer.Option("--section", help="Mã mục; nhắc lại được.")] = None,
    input_file: Annotated[Path | None, typer.Option("--input", help="Tệp yêu cầu mới thay tệp đã lưu.")] = None,
    as_json: Json = False,
) -> None:
    """Soạn lại cả bản thảo hoặc vài mục; phần người dùng đã sửa được giữ, chỗ khác nhau được báo."""
    text = read_text(input_file, "tệp yêu cầu") if input_file else ""
    folder = input_file.parent if input_file else None
    with workbench() as bench:
        _tell(bench.drafts.kept.regenerate(identity, section or (), text=text, folder=folder), as_json)


@drafts.command("restore", cls=Command)
def restore(
    identity: Identity,
    version: Annotated[int, typer.Option("--version", help="Phiên bản lấy lại.")],
    as_json: Json = False,
) -> None:
    """Lấy lại một phiên bản cũ làm phiên bản mới nhất."""
    with workbench() as bench:
        _tell(bench.drafts.kept.restore(identity, version), as_json)


@drafts.command("compare", cls=Command)
def compare(
    identity: Identity,
    older: Annotated[int, typer.Option("--from", help="Phiên bản cũ.")] = 1,
    newer: Annotated[int | None, typer.Option("--to", help="Phiên bản mới; mặc định là mới nhất.")] = None,
    as_json: Json = False,
) -> None:
    """So sánh hai phiên bản: [-bỏ-] {+thêm+}."""
    from thammuu.service.shapes.drafts import ComparisonShape  # noqa: PLC0415

    with workbench() as bench:
        changes = bench.drafts.kept.compare(identity, older, newer)
    emit(ComparisonShape.of(identity, changes), as_json, _comparison(changes))


@drafts.command("export", cls=Command)
def export(
    identity: Identity,
    output: Annotated[Path, typer.Option("-o", "--output", help="Tệp .docx, .pdf hoặc .md sẽ ghi.")],
    version: Version = None,
    as_json: Json = False,
) -> None:
    """Xuất bản thảo ra tệp."""
    from thammuu.service.shapes.drafts import WrittenShape  # noqa: PLC0415

    with workbench() as bench:
        write_whole(output, bench.drafts.kept.export(identity, output.name, version))
    emit(WrittenShape(identity, str(output)), as_json, [f"Đã ghi {output}."])


@drafts.command("remove", cls=Command)
def remove(identity: Identity, as_json: Json = False) -> None:
    """Xóa một bản thảo cùng mọi phiên bản của nó."""
    from thammuu.service.shapes.drafts import WrittenShape  # noqa: PLC0415

    with workbench() as bench:
        bench.drafts.kept.remove(identity)
    emit(WrittenShape(identity), as_json, [f"Đã xóa bản thảo {identity}."])


def _tell(view: DraftVersionView, as_json: bool) -> None:
    from thammuu.service.shapes.drafts import DraftVersionShape  # noqa: PLC0415

    emit(DraftVersionShape.of(view), as_json, version_lines(view))


def version_lines(view: DraftVersionView) -> Iterator[str]:
    """A version for the screen: each section under its key, then what must be looked at."""
    from thammuu.drafts_templates.versions import section_text  # noqa: PLC0415

    yield f"{view.saved.id} – phiên bản {view.version.number} ({view.version.note})"
    yield view.saved.title
    for section in view.sections:
        yield f"\n== {section.key}: {section.title}"
        yield from section_text(section.blocks).splitlines()
    if view.notices:
        yield "\nCần xem lại:"
        yield from (f"- {notice.message}" for notice in view.notices)


def _comparison(changes: tuple[SectionChange, ...]) -> Iterator[str]:
    if not changes:
        yield "Hai phiên bản giống nhau."
    for change in changes:
        yield f"== {change.key}: {change.title}"
        yield "".join(
            f"{before}{each.text}{after}" for each in change.differences for before, after in (_MARKS[each.mark.value],)
        )
