"""The command that drafts a document."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from thammuu.ingest.errors import InputError
from thammuu.service.cli.files import read_text, write_whole
from thammuu.service.cli.main import FOUND_NOTHING
from thammuu.service.cli.screen import AsOf, Json, day, emit, workbench


def draft(  # noqa: PLR0913 - one option each
    genre: Annotated[str | None, typer.Argument(help="Thể loại, ví dụ: ke-hoach.", metavar="GENRE")] = None,
    *,
    input_file: Annotated[Path | None, typer.Option("--input", help="Tệp yêu cầu soạn thảo (TOML).")] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Tệp .docx sẽ ghi.")] = None,
    date: Annotated[str | None, typer.Option("--date", help="Ngày của dự thảo, thay cho ngày trong tệp.")] = None,
    profile: Annotated[str | None, typer.Option("--profile", help="Bộ quy tắc thể thức; mặc định theo ngày.")] = None,
    list_genres: Annotated[bool, typer.Option("--list", help="Liệt kê các thể loại soạn được.")] = False,
    example: Annotated[bool, typer.Option("--example", help="In một tệp yêu cầu mẫu, đầy đủ và hợp lệ.")] = False,
    organ: Annotated[str, typer.Option("--organ", help="Với --example: loại cơ quan, ví dụ: chi-bo.")] = "",
    as_json: Json = False,
) -> None:
    """Soạn dự thảo văn bản (.docx) với căn cứ và nhiệm vụ lấy từ kho."""
    if list_genres:
        return _list(as_json)
    if not genre:
        raise InputError("Thiếu thể loại văn bản cần soạn.", "Xem các thể loại: thammuu draft --list.")
    if example:
        return _example(genre, organ, as_json)
    if input_file is None or output is None:
        raise InputError("Cần có --input TỆP.toml và -o TỆP.docx.", f"Xem mẫu: thammuu draft {genre} --example.")
    return _draft(genre, (input_file, output), (date, profile), as_json)


def _list(as_json: bool) -> None:
    from thammuu.service.cli import render  # noqa: PLC0415
    from thammuu.service.shapes.work import GenresShape  # noqa: PLC0415

    with workbench() as bench:
        found = bench.genres()
    emit(GenresShape.of(found), as_json, render.genre_lines(found))


def _example(genre: str, organ: str, as_json: bool) -> None:
    from thammuu.service.shapes.work import ExampleShape  # noqa: PLC0415

    with workbench() as bench:
        text = bench.example(genre, organ)
    emit(ExampleShape(genre=genre, example=text), as_json, [text])


def _draft(genre: str, files: tuple[Path, Path], wishes: tuple[str | None, str | None], as_json: bool) -> None:
    from thammuu.service.cli import render  # noqa: PLC0415
    from thammuu.service.drafting import DraftRequest  # noqa: PLC0415
    from thammuu.service.shapes.work import DraftShape  # noqa: PLC0415

    source, output = files
    request = DraftRequest(
        genre, read_text(source, "tệp yêu cầu soạn thảo"), day(wishes[0]), wishes[1] or "", source.parent
    )
    with workbench() as bench:
        built = bench.draft(request)
    write_whole(output, built.docx)
    emit(DraftShape.of(built, str(output)), as_json, render.draft_lines(built, str(output)))


def recheck(
    file: Annotated[Path, typer.Argument(help="Dự thảo .docx do chương trình này tạo, kể cả đã sửa trong Word.")],
    as_of: AsOf = None,
    as_json: Json = False,
) -> None:
    """Đối chiếu lại viện dẫn của một dự thảo cũ: câu trích còn đúng không, văn bản nào đã bị thay thế."""
    from thammuu.service.cli.rechecking import recheck_lines  # noqa: PLC0415
    from thammuu.service.shapes.rechecking import RecheckShape  # noqa: PLC0415

    with workbench() as bench:
        bench.texts.file(file)  # the guard sees the file before anything else of it is read
        found = bench.drafts.recheck(_bytes(file), day(as_of) or bench.today())
    emit(RecheckShape.of(found), as_json, recheck_lines(found))
    if found.changed or found.fault:
        raise typer.Exit(FOUND_NOTHING)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"Không đọc được tệp “{path}”.", "Kiểm tra đường dẫn và quyền đọc.") from error
