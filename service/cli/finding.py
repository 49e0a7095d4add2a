"""Commands that look things up: documents, show, search, ask, cite, validity, convert."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from thammuu.service.cli.amendments import show_consolidated
from thammuu.service.cli.bases import bases
from thammuu.service.cli.files import write_whole
from thammuu.service.cli.main import FOUND_NOTHING
from thammuu.service.cli.screen import AsOf, Json, day, emit, say, workbench

Words = Annotated[list[str], typer.Argument(help="Nội dung cần tìm; có dấu hay không dấu đều được.")]


def documents(as_of: AsOf = None, as_json: Json = False) -> None:
    """Liệt kê các văn bản trong kho."""
    from thammuu.service.cli import render  # noqa: PLC0415
    from thammuu.service.shapes.documents import DocumentsShape  # noqa: PLC0415
    from thammuu.service.shapes.documents import documents as shaped  # noqa: PLC0415

    with workbench() as bench:
        views = bench.documents(day(as_of))
    emit(DocumentsShape(documents=shaped(views)), as_json, map(render.document_line, views))
    if not views and not as_json:
        say("Kho chưa có văn bản nào. Nạp văn bản: thammuu ingest THƯ_MỤC; nạp bộ mẫu: thammuu samples.")


def show(
    reference: Annotated[list[str], typer.Argument(help="Ví dụ: Quy định 294-QĐ/TW mục 3.5.1 điểm b", metavar="REF")],
    *,
    as_of: AsOf = None,
    metadata: Annotated[bool, typer.Option("--metadata", help="Thông tin văn bản: đọc từ đâu, chắc không.")] = False,
    consolidated: Annotated[
        bool, typer.Option("--consolidated", help="Nội dung sau các lần sửa đổi, hai bản cạnh nhau.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Hiện một văn bản, hoặc một điều, khoản, điểm, mục của nó."""
    from thammuu.service.cli import render  # noqa: PLC0415
    from thammuu.service.shapes.answers import ShowShape  # noqa: PLC0415
    from thammuu.service.shapes.metadata import MetadataShape  # noqa: PLC0415

    if consolidated:
        show_consolidated(" ".join(reference), as_of, as_json=as_json)
        return
    with workbench() as bench:
        if metadata:
            view = bench.corrections.view(bench.corrections.stored(" ".join(reference)))
            emit(MetadataShape.of(view), as_json, render.metadata_lines(view))
            return
        shown = bench.show(" ".join(reference), day(as_of))
    emit(ShowShape.of(shown), as_json, render.show_lines(shown))
    if shown.document is None or not shown.address_found:
        raise typer.Exit(FOUND_NOTHING)


def search(  # noqa: PLR0913 - an argument an option
    query: Words,
    *,
    limit: Annotated[int, typer.Option("-k", "--limit", min=1, max=100, help="Số kết quả.")] = 10,
    as_of: AsOf = None,
    genre: Annotated[str | None, typer.Option("--type", help="Chỉ tìm trong thể loại này, ví dụ: Quy định.")] = None,
    issuer: Annotated[str | None, typer.Option("--issuer", help="Chỉ tìm văn bản của cơ quan này.")] = None,
    level: Annotated[str | None, typer.Option("--level", help="Cấp: trung-uong, tinh, xa, co-so, nha-nuoc.")] = None,
    field: Annotated[str | None, typer.Option("--field", help="Lĩnh vực theo danh mục, ví dụ: đảng viên.")] = None,
    since: Annotated[str | None, typer.Option("--from", help="Ban hành từ ngày, tháng hoặc năm này.")] = None,
    until: Annotated[str | None, typer.Option("--to", help="Ban hành đến hết ngày, tháng hoặc năm này.")] = None,
    in_force: Annotated[bool, typer.Option("--in-force", help="Chỉ tìm văn bản còn hiệu lực.")] = False,
    group: Annotated[bool, typer.Option("--group", help="Xếp kết quả theo văn bản.")] = False,
    as_json: Json = False,
) -> None:
    """Tra cứu điều, khoản, mục theo nội dung."""
    from thammuu.service.cli import render  # noqa: PLC0415
    from thammuu.service.filters import Filters  # noqa: PLC0415
    from thammuu.service.lookup import SearchRequest  # noqa: PLC0415
    from thammuu.service.shapes.searching import GroupedSearchShape, SearchShape  # noqa: PLC0415

    filters = Filters.typed(genre=genre, issuer=issuer, level=level, field=field, since=since, until=until)
    request = SearchRequest(" ".join(query), limit, day(as_of), filters, in_force)
    with workbench() as bench:
        result = bench.search(request)
        shown = None if result.hits else bench.show(request.text, request.as_of)
    shape = GroupedSearchShape.grouped(result) if group else SearchShape.of(result)
    lines = render.grouped_lines(result, shown) if group else render.search_lines(result, shown)
    emit(shape, as_json, lines)
    if not result.hits:
        raise typer.Exit(FOUND_NOTHING)


def ask(
    question: Annotated[list[str], typer.Argument(help="Câu hỏi bằng lời thường.")],
    as_of: AsOf = None,
    as_json: Json = False,
) -> None:
    """Trả lời bằng nguyên văn quy định trong kho, hoặc nói rõ là không tìm thấy."""
    from thammuu.service.cli import render  # noqa: PLC0415
    from thammuu.service.results import AnswerState  # noqa: PLC0415
    from thammuu.service.shapes.answers import AnswerShape  # noqa: PLC0415

    with workbench() as bench:
        answer = bench.ask(" ".join(question), day(as_of))
    emit(AnswerShape.of(answer), as_json, render.answer_lines(answer))
    if answer.state is not AnswerState.GROUNDED:
        raise typer.Exit(FOUND_NOTHING)


def cite(
    file: Annotated[str, typer.Argument(help="Tệp cần đọc; dấu - để đọc từ đầu vào chuẩn.")],
    as_of: AsOf = None,
    as_table: Annotated[bool, typer.Option("--bases", help="Lập bảng căn cứ (như lệnh bases).")] = False,
    as_json: Json = False,
) -> None:
    """Tìm các viện dẫn trong một văn bản và cho biết đó là văn bản nào."""
    from thammuu.service.cli import render  # noqa: PLC0415
    from thammuu.service.shapes.answers import CiteShape  # noqa: PLC0415

    if as_table:
        bases(file, as_of=as_of, as_json=as_json)
        return
    with workbench() as bench:
        text = sys.stdin.read() if file == "-" else bench.texts.file(Path(file)).text
        cited = bench.cite(text, day(as_of))
    emit(CiteShape.of(cited), as_json, render.cite_lines(cited))


def validity(
    symbol: Annotated[list[str], typer.Argument(help="Số, ký hiệu văn bản, ví dụ: 294-QĐ/TW.")],
    date: Annotated[str | None, typer.Option("--date", help="Ngày ban hành, khi một ký hiệu có nhiều văn bản.")] = None,
    as_of: AsOf = None,
    as_json: Json = False,
) -> None:
    """Cho biết một văn bản còn hiệu lực hay không, và căn cứ nào nói thế."""
    from thammuu.service.cli import render  # noqa: PLC0415
    from thammuu.service.results import ResolutionState  # noqa: PLC0415
    from thammuu.service.shapes.answers import SymbolValidityShape  # noqa: PLC0415

    with workbench() as bench:
        found = bench.validity(" ".join(symbol), issued=day(date), as_of=day(as_of))
    emit(SymbolValidityShape.of(found), as_json, render.validity_lines(found))
    if found.resolution is not ResolutionState.RESOLVED:
        raise typer.Exit(FOUND_NOTHING)


def convert(
    file: Annotated[Path, typer.Argument(help="Tệp .docx, .doc, .rtf, .odt, .pdf, ảnh quét, .html, .txt hoặc .md.")],
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Ghi vào tệp .txt, .md hoặc .docx.")] = None,
    *,
    drawn: Annotated[bool, typer.Option("--drawn", help="Chữ của phông viết hoa (.VnTimeH) thành chữ hoa.")] = False,
    as_json: Json = False,
) -> None:
    """Lấy phần chữ của một tệp; TCVN3, VNI, VISCII, VPS được chuyển sang Unicode.

    Chỉ đổi mã, giữ chữ như đã gõ; --json cho biết bảng mã và các ký tự không chuyển được.
    """
    from thammuu.service.converting import written  # noqa: PLC0415
    from thammuu.service.shapes.documents import ConvertShape  # noqa: PLC0415

    with workbench() as bench:
        source = bench.texts.converted(file, drawn=drawn)
    if output is not None:
        write_whole(output, written(source, output.name))
    shape = ConvertShape.of(source)
    for notice in shape.warnings:
        say(notice.message)
    emit(shape, as_json, [source.text] if output is None else [f"Đã ghi {output}."])
