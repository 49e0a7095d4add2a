"""The command for the table of legal bases."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from thammuu.service.cli.files import write_whole
from thammuu.service.cli.main import FOUND_NOTHING
from thammuu.service.cli.screen import AsOf, Json, day, emit, workbench

if TYPE_CHECKING:
    from collections.abc import Iterator

    from thammuu.ingest.model import SourceText
    from thammuu.service.bases import BasesTable
    from thammuu.service.workbench import Workbench

Written = Annotated[
    str | None, typer.Option("--date", help="Ngày của văn bản viện dẫn, khi tệp không ghi hoặc đọc chưa đúng.")
]


def bases(
    file: Annotated[str, typer.Argument(help="Tệp cần lập bảng căn cứ; dấu - để đọc từ đầu vào chuẩn.")],
    *,
    as_of: AsOf = None,
    written: Written = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Ghi bảng ra tệp .docx này.")] = None,
    as_json: Json = False,
) -> None:
    """Lập bảng căn cứ: từng văn bản được viện dẫn, hiệu lực khi viết và tại ngày xét, văn bản thay thế, chỗ sai."""
    from thammuu.service.shapes.bases import BasesShape  # noqa: PLC0415

    with workbench() as bench:
        table = bench.bases(_source(bench, file), written=day(written), as_of=day(as_of))
        if output is not None:
            write_whole(output, bench.bases_docx(table))
    emit(BasesShape.of(table, str(output or "")), as_json, bases_lines(table, str(output or "")))
    if not table.rows:
        raise typer.Exit(FOUND_NOTHING)


def bases_lines(table: BasesTable, output: str = "") -> Iterator[str]:
    """The table as lines of text."""
    from thammuu.service.bases import sheet  # noqa: PLC0415

    if not table.rows:
        yield "Không thấy viện dẫn văn bản nào."
        return
    paper = sheet.sheet_of(table)
    yield paper.notes[0]
    for number, row in enumerate(table.rows, 1):
        yield f"{number}. {sheet.name_of(row)}" + (f" (viện dẫn {row.times} lần)" if row.times > 1 else "")
        if row.then:
            yield f"   {paper.columns[2].title}: {sheet.state_of(row, row.then)}"
        yield f"   {paper.columns[3].title}: {sheet.state_of(row, row.document.validity if row.document else None)}"
        if row.document and row.document.validity.evidence:
            yield f"   Nguồn: {row.document.validity.evidence}"
        for remark in row.remarks:
            yield f"   Lưu ý: {remark.message}"
    yield paper.notes[1]
    if output:
        yield f"Đã ghi {output}."


def _source(bench: Workbench, file: str) -> SourceText:
    if file != "-":
        return bench.texts.file(Path(file))
    return bench.texts.pasted(sys.stdin.read())
