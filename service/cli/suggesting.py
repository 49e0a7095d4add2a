"""The command that suggests legal bases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from thammuu.service.cli.main import FOUND_NOTHING
from thammuu.service.cli.screen import Json, day, emit, workbench

if TYPE_CHECKING:
    from collections.abc import Iterator

    from thammuu.service.suggesting import SuggestedBases


def suggest_bases(
    subject: Annotated[str, typer.Option("--subject", help="Chủ đề của văn bản sắp soạn.")],
    issuer: Annotated[str, typer.Option("--issuer", help="Cơ quan ban hành; loại văn bản của tỉnh khác.")] = "",
    genre: Annotated[str, typer.Option("--genre", help="Thể loại của văn bản; ảnh hưởng đến căn cứ và thứ tự.")] = "",
    date: Annotated[str | None, typer.Option("--date", help="Ngày của văn bản (mặc định: hôm nay).")] = None,
    as_json: Json = False,
) -> None:
    """Gợi ý căn cứ cho văn bản sắp soạn: văn bản còn hiệu lực, theo thứ bậc, kèm lý do; không thay người quyết định."""
    from thammuu.service.shapes.suggesting import SuggestedBasesShape  # noqa: PLC0415
    from thammuu.service.suggesting import SuggestionRequest  # noqa: PLC0415

    with workbench() as bench:
        found = bench.suggest_bases(SuggestionRequest(subject, issuer, day(date), genre))
    emit(SuggestedBasesShape.of(found), as_json, suggestion_lines(found))
    if not found.holding:
        raise typer.Exit(FOUND_NOTHING)


def suggestion_lines(found: SuggestedBases) -> Iterator[str]:
    """What may be cited, then what is not known, then what must not be."""
    from thammuu.ingest.dates import display_date  # noqa: PLC0415
    from thammuu.service.wording import full_name, validity_sentence  # noqa: PLC0415

    groups = (
        (f"Còn hiệu lực tại ngày {display_date(found.date)}:", found.holding),
        ("Chưa rõ hiệu lực, cần kiểm tra trước khi viện dẫn:", found.unknown),
        ("Không viện dẫn:", found.over),
    )
    if not found.holding:
        yield "Không tìm thấy văn bản nào chắc chắn còn hiệu lực về chủ đề này."
    for heading, group in groups:
        if group:
            yield heading
        for basis in group:
            only = "" if basis.document.record.has_text else " (chỉ có trong danh mục)"
            record = basis.document.record
            yield f"  - [{basis.authority.label}] {full_name(record)}{only}: {record.title}"
            yield f"    {validity_sentence(basis.document.validity)}. {basis.reason}."
