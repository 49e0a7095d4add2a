"""Commands on the table of abbreviations and synonyms."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from thammuu.service.cli.screen import Json, emit, workbench
from thammuu.service.cli.vietnamese import Command, Group

if TYPE_CHECKING:
    from thammuu.index.phrasing import Wording

wordings = typer.Typer(
    cls=Group, help="Từ viết tắt, đồng nghĩa khi tra cứu.", no_args_is_help=True, rich_markup_mode=None
)


@wordings.command("list", cls=Command)
def list_rows(
    own_only: Annotated[bool, typer.Option("--own", help="Chỉ các dòng của cơ quan.")] = False,
    as_json: Json = False,
) -> None:
    """Liệt kê các từ viết tắt, đồng nghĩa mà tra cứu hiểu; mỗi dòng có nguồn."""
    from thammuu.service.shapes.wordings import WordingsShape  # noqa: PLC0415
    from thammuu.service.wordings import WordingDesk  # noqa: PLC0415

    with workbench() as bench:
        desk = WordingDesk(bench.settings.home)
        rows = desk.own() if own_only else desk.all().rows
    emit(WordingsShape.of(rows), as_json, map(_line, rows))


@wordings.command("import", cls=Command)
def import_file(
    file: Annotated[Path, typer.Argument(help="Tệp .csv (UTF-8) với các cột kind,typed,means,capitals,source.")],
    as_json: Json = False,
) -> None:
    """Thay bảng của cơ quan bằng bảng trong tệp; dòng sai thì không ghi gì."""
    from thammuu.service.shapes.wordings import WordingsShape  # noqa: PLC0415
    from thammuu.service.wordings import WordingDesk  # noqa: PLC0415

    with workbench() as bench:
        rows = WordingDesk(bench.settings.home).take(file)
    emit(WordingsShape.of(rows), as_json, [f"Bảng của cơ quan có {len(rows)} dòng."])


def _line(row: Wording) -> str:
    capitals = " (chỉ khi viết hoa)" if row.capitals else ""
    return f"{row.typed}{capitals} → {row.means}" + (f" [{row.source}]" if row.source else "")
