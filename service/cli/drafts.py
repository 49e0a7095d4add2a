"""Commands on saved drafts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from thammuu.service.cli.drafting import read_request, write_file
from thammuu.service.cli.screen import Json, emit, workbench
from thammuu.service.cli.vietnamese import Command, Group

if TYPE_CHECKING:
    from thammuu.index.store.drafts import DraftVersion

drafts = typer.Typer(
    cls=Group, help="Dự thảo đã lưu: phiên bản, sửa, soạn lại từng mục, so sánh, xuất tệp.", no_args_is_help=True,
    rich_markup_mode=None,
)  # fmt: skip
Id = Annotated[int, typer.Argument(help="Số của dự thảo (xem drafts list).", metavar="SỐ")]
_CHANGES = {"made": "chương trình soạn", "edited": "người sửa", "regenerated": "soạn lại một mục"}


@drafts.command("save", cls=Command)
def save(
    genre: Annotated[str, typer.Argument(help="Thể loại, ví dụ: ke-hoach.", metavar="GENRE")],
    input_file: Annotated[Path, typer.Option("--input", help="Tệp yêu cầu soạn thảo (TOML).")],
    as_json: Json = False,
) -> None:
    """Soạn một dự thảo và lưu lại cùng bằng chứng của nó."""
    from thammuu.service.drafting import DraftRequest  # noqa: PLC0415

    text = read_request(input_file)
    with workbench() as bench:
        _told(bench.drafts.shelf.save(DraftRequest(genre, text, folder=input_file.parent)), as_json)


@drafts.command("list", cls=Command)
def list_drafts(as_json: Json = False) -> None:
    """Liệt kê các dự thảo đã lưu."""
    from thammuu.service.shapes.drafts import DraftsShape, DraftVersionShape  # noqa: PLC0415

    with workbench() as bench:
        shapes = [DraftVersionShape.of(each) for each in bench.drafts.shelf.newest()]
    emit(DraftsShape(drafts=shapes), as_json, [f"{s.id}. {s.genre}: {s.title} (phiên bản {s.version})" for s in shapes])


@drafts.command("show", cls=Command)
def show(
    draft: Id,
    version: Annotated[int | None, typer.Option("--version", help="Phiên bản; mặc định bản mới nhất.")] = None,
    as_json: Json = False,
) -> None:
    """Hiện nội dung một dự thảo đã lưu."""
    with workbench() as bench:
        found = bench.drafts.shelf.version(draft, version)
    _told(found, as_json, whole=True)


@drafts.command("edit", cls=Command)
def edit(
    draft: Id,
    file: Annotated[Path, typer.Option("--from", help="Tệp .md đã sửa (xuất bằng drafts export).")],
    as_json: Json = False,
) -> None:
    """Lưu phần người soạn đã sửa thành một phiên bản mới."""
    text = read_request(file)
    with workbench() as bench:
        _told(bench.drafts.shelf.edit(draft, text), as_json)


@drafts.command("regenerate", cls=Command)
def regenerate(
    draft: Id,
    section: Annotated[str, typer.Option("--section", help="Tiêu đề của mục, hoặc vài từ trong đó.")],
    input_file: Annotated[Path | None, typer.Option("--input", help="Tệp yêu cầu đã đổi; mặc định tệp cũ.")] = None,
    as_json: Json = False,
) -> None:
    """Soạn lại một mục; chỗ người soạn đã sửa được giữ nguyên."""
    text = read_request(input_file) if input_file else ""
    with workbench() as bench:
        made = bench.drafts.shelf.regenerate(draft, section, text)
    _told(made.version, as_json)
    if made.both_changed and not as_json:
        typer.echo(f"{made.both_changed} chỗ cả người soạn và chương trình cùng đổi: giữ chữ của người soạn.")


@drafts.command("compare", cls=Command)
def compare(
    draft: Id,
    older: Annotated[int, typer.Argument(help="Phiên bản cũ.", metavar="CŨ")],
    newer: Annotated[int | None, typer.Argument(help="Phiên bản mới; mặc định bản mới nhất.", metavar="MỚI")] = None,
    as_json: Json = False,
) -> None:
    """So hai phiên bản theo từng từ: [-bỏ-], {+thêm+}."""
    from thammuu.service.shapes.drafts import ComparisonShape  # noqa: PLC0415

    with workbench() as bench:
        lines = bench.drafts.shelf.compare(draft, older, newer)
    emit(ComparisonShape(differences=list(lines)), as_json, lines or ["Hai phiên bản giống nhau."])


@drafts.command("export", cls=Command)
def export(
    draft: Id,
    output: Annotated[Path, typer.Option("-o", "--output", help="Tệp .docx, .pdf hoặc .md sẽ ghi.")],
    version: Annotated[int | None, typer.Option("--version", help="Phiên bản; mặc định bản mới nhất.")] = None,
    as_json: Json = False,
) -> None:
    """Xuất một phiên bản ra tệp."""
    from thammuu.service.shapes.drafts import ExportShape  # noqa: PLC0415

    with workbench() as bench:
        data = bench.drafts.shelf.export(draft, output.name, version)
    write_file(output, data)
    emit(ExportShape(output=str(output)), as_json, [f"Đã ghi {output}."])


def _told(version: DraftVersion, as_json: bool, *, whole: bool = False) -> None:
    from thammuu.service.shapes.drafts import DraftVersionShape  # noqa: PLC0415

    shape = DraftVersionShape.of(version)
    head = f"Dự thảo {shape.id}, phiên bản {shape.version} ({_CHANGES[shape.change]}): {shape.title}"
    emit(shape, as_json, [head, *(version.lines if whole else ())])
