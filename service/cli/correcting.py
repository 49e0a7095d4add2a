"""The command that puts a document's metadata right."""

from __future__ import annotations

import getpass
from typing import Annotated

import typer

from thammuu.ingest.errors import InputError
from thammuu.service.cli.screen import Json, emit, workbench

_REFERENCE = "Văn bản trong kho: mã, hoặc số, ký hiệu; nhiều chữ thì đặt trong ngoặc kép."
_FIELD = "Trường cần sửa: symbol, date, issuer, genre, title … hoặc tên tiếng Việt; bỏ trống cùng --list."

_VALUE = 'Giá trị đúng; "" để bỏ trống trường.'


def correct(
    reference: Annotated[str, typer.Argument(help=_REFERENCE, metavar="REF")],
    field: Annotated[str | None, typer.Argument(help=_FIELD, metavar="FIELD")] = None,
    value: Annotated[
        list[str] | None, typer.Argument(help='Giá trị đúng; "" để bỏ trống trường.', metavar="VALUE")
    ] = None,
    *,
    reason: Annotated[str, typer.Option("--reason", help="Vì sao sửa.")] = "",
    by: Annotated[str | None, typer.Option("--by", help="Người sửa (mặc định: tên đăng nhập của máy).")] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Bỏ lần sửa, lấy lại giá trị máy đọc được.")] = False,
    listing: Annotated[bool, typer.Option("--list", help="Liệt kê các lần sửa của văn bản.")] = False,
    as_json: Json = False,
) -> None:
    """Sửa thông tin văn bản máy đọc sai; lần nạp sau vẫn giữ giá trị đã sửa."""
    from thammuu.service.cli import render  # noqa: PLC0415
    from thammuu.service.shapes.metadata import MetadataShape  # noqa: PLC0415

    with workbench() as bench:
        document_id = bench.corrections.stored(reference)
        if listing:
            view = bench.corrections.view(document_id)
            lines = render.correction_lines(view)
        else:
            wanted = _field_named(field, value, undo)
            who = by if by is not None else _login()
            if undo:
                view = bench.corrections.undo(document_id, wanted, by=who)
            else:
                view = bench.corrections.correct(document_id, wanted, " ".join(value or ()), reason=reason, by=who)
            lines = render.metadata_lines(view)
    emit(MetadataShape.of(view), as_json, lines)


def _field_named(field: str | None, value: list[str] | None, undo: bool) -> str:
    if field is None:
        raise InputError("Thiếu tên trường cần sửa.", "Ví dụ: thammuu correct 15-QĐ/TU date 05/02/2026.")
    if not undo and value is None:
        raise InputError("Thiếu giá trị đúng.", 'Ví dụ: thammuu correct 15-QĐ/TU date 05/02/2026; để bỏ trống: "".')
    return field


def _login() -> str:
    try:
        return getpass.getuser()
    except OSError:  # a machine account without a name
        return ""
