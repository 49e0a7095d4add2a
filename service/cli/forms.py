"""The command that shows the form profiles and what the office appraised of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from thammuu.service.cli.screen import Json, emit, workbench

if TYPE_CHECKING:
    from thammuu.service.shapes.forms import FormRowShape, FormShape


def profile(
    profile_id: Annotated[str | None, typer.Argument(help="Bộ quy tắc, ví dụ: hd05-2026.", metavar="PROFILE")] = None,
    *,
    starter: Annotated[bool, typer.Option("--starter", help="In tệp để văn thư bắt đầu thẩm định (TOML).")] = False,
    as_json: Json = False,
) -> None:
    """Xem các bộ quy tắc thể thức: từng dòng với nguồn, độ tin cậy, đã được văn thư thẩm định hay chưa."""
    from thammuu.drafts_templates import profile as named  # noqa: PLC0415
    from thammuu.drafts_templates.appraisal import starter as starter_of  # noqa: PLC0415
    from thammuu.service.shapes.forms import FormShape, FormsShape  # noqa: PLC0415

    with workbench() as bench:
        forms = bench.forms()
    if starter:
        typer.echo(starter_of(named(profile_id or forms[-1].id)), nl=False)
        return
    chosen = (named(profile_id, forms),) if profile_id else forms
    shape = FormsShape([FormShape.view(form, rows=bool(profile_id)) for form in chosen])
    emit(shape, as_json, (line for form in shape.profiles for line in form_lines(form)))


_UNITS = {
    "yes_no": "", "text": "", "pt_exact": "pt, cố định", "multiple": "lần dòng đơn", "lines": "dòng",
    "share": "độ dài dòng chữ", "digits": "chữ số",
}  # fmt: skip


def form_lines(form: FormShape) -> Iterator[str]:
    """A profile for a person: its dates, how much of it is appraised, then row by row."""
    until = f" đến {_day(form.until)}" if form.until else ""
    yield f"{form.id}: {form.name}; từ {_day(form.since)}{until}; đã thẩm định {form.appraised}/{form.of} dòng"
    if form.rows:
        yield f"Theo {form.authority}."
        yield "Độ tin cậy: A hai nguồn độc lập hoặc chính văn; B một nguồn cẩn thận; C thói quen, không phải quy định."
    for row in form.rows:
        yield _row(row)


def _day(iso: str) -> str:
    year, month, day = iso.split("-")
    return f"{day}/{month}/{year}"


def _row(row: FormRowShape) -> str:
    bounds = [f"{bound:g}" for bound in (row.least, row.most) if bound is not None]
    also = f" (cho phép {' … '.join(bounds)})" if bounds else ""
    tick = "x" if row.appraised else " "
    unit = _UNITS.get(row.unit, row.unit)
    shown = f"{_shown(row.value)} {unit}".rstrip()
    return f"[{tick}] {row.id} = {shown}{also} — {row.confidence}, {row.source}"


def _shown(value: float | str | bool) -> str:
    if isinstance(value, bool):
        return "có" if value else "không"
    return f"“{value}”" if isinstance(value, str) else f"{value:g}"
