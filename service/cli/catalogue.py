"""Commands on the catalogue of documents: import with a preview, export, check."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from thammuu.service.cli.main import FOUND_NOTHING
from thammuu.service.cli.screen import Json, emit, workbench
from thammuu.service.cli.vietnamese import Command, Group

if TYPE_CHECKING:
    from thammuu.corpus.catalogue.check import Problem
    from thammuu.service.cataloguing import ImportReport

catalogue = typer.Typer(
    cls=Group, help="Danh mục văn bản: nhập, xuất, kiểm tra.", no_args_is_help=True, rich_markup_mode=None
)


@catalogue.command("import", cls=Command)
def import_file(
    file: Annotated[Path, typer.Argument(help="Tệp .csv hoặc .xlsx; dòng đầu là tên cột.")],
    apply: Annotated[bool, typer.Option("--apply/--dry-run", help="Ghi thật; mặc định chỉ xem trước.")] = False,
    as_json: Json = False,
) -> None:
    """Xem trước, rồi nhập các dòng danh mục của cơ quan."""
    from thammuu.service.shapes.catalogue import ImportShape  # noqa: PLC0415

    data = _read(file)
    with workbench() as bench:
        report = bench.catalogue().import_file(file.name, data, apply=apply)
    emit(ImportShape.of(report), as_json, import_lines(report))
    if not report.is_sound:
        raise typer.Exit(FOUND_NOTHING)


@catalogue.command("export", cls=Command)
def export(
    output: Annotated[Path, typer.Option("-o", "--output", help="Tệp .csv hoặc .xlsx sẽ ghi.")],
    own_only: Annotated[bool, typer.Option("--own", help="Chỉ các dòng của cơ quan.")] = False,
    as_json: Json = False,
) -> None:
    """Xuất danh mục ra tệp; tệp này nhập lại được."""
    from thammuu.service.shapes.catalogue import ExportShape  # noqa: PLC0415

    with workbench() as bench:
        data = bench.catalogue().export(output, own_only=own_only)
    _write(output, data)
    emit(ExportShape(str(output)), as_json, [f"Đã ghi {output}."])


@catalogue.command("check", cls=Command)
def check(as_json: Json = False) -> None:
    """Tìm chỗ sai trong danh mục: trùng khóa, sai thứ tự thời gian, vòng lặp, dẫn tới dòng không có."""
    from thammuu.service.shapes.catalogue import ProblemsShape  # noqa: PLC0415

    with workbench() as bench:
        problems = bench.catalogue().check()
    lines = [*problem_lines(problems)] or ["Danh mục không có chỗ nào cần sửa."]
    emit(ProblemsShape.of(problems), as_json, lines)
    if any(problem.severity == "error" for problem in problems):
        raise typer.Exit(FOUND_NOTHING)


def import_lines(report: ImportReport) -> Iterator[str]:
    """What an import does, cell by cell."""
    from thammuu.corpus.catalogue.check import shown  # noqa: PLC0415

    diff = report.diff
    yield f"Thêm {len(diff.added)} dòng, sửa {len(diff.changed)} dòng, không đổi {diff.unchanged} dòng."
    for change in diff.added:
        yield f"+ {change.new.genre} {shown(change.new.reference)}: {change.new.title or change.new.title_note}"
    for change in diff.changed:
        yield f"~ {change.new.genre} {shown(change.new.reference)}"
        for cell in change.changes:
            yield f"    {cell.column}: “{cell.old}” → “{cell.new}”"
    for fault in report.faults:
        yield f"Lỗi (dòng {fault.line}): {fault.message}"
    yield from problem_lines(report.problems)
    yield _outcome(report)


def _outcome(report: ImportReport) -> str:
    if report.applied:
        return "Đã ghi vào danh mục của cơ quan."
    if not report.is_sound:
        return "Chưa ghi gì: hãy sửa các lỗi trên rồi nhập lại."
    return "Đây là bản xem trước, chưa ghi gì; thêm --apply để ghi."


def problem_lines(problems: tuple[Problem, ...]) -> Iterator[str]:
    """Each fault with its weight."""
    for problem in problems:
        yield f"{'Lỗi' if problem.severity == 'error' else 'Lưu ý'}: {problem.message}"


def _read(path: Path) -> bytes:
    from thammuu.ingest.errors import InputError  # noqa: PLC0415

    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"Không đọc được tệp “{path}”.", "Kiểm tra đường dẫn và quyền đọc.") from error


def _write(path: Path, data: bytes) -> None:
    from thammuu.ingest.errors import InputError  # noqa: PLC0415

    try:
        path.write_bytes(data)
    except OSError as error:
        raise InputError(
            f"Không ghi được “{path}”.", "Kiểm tra thư mục và quyền ghi; đóng tệp nếu đang mở trong Excel."
        ) from error
