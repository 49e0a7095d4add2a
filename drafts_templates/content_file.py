"""The edge where the `[content]` of an input file is checked against the fields its genre asks for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from thammuu.drafts_templates.genre import FieldKind, GenreTemplate, InputField
from thammuu.drafts_templates.office import Office
from thammuu.drafts_templates.outline import parse_outline
from thammuu.drafts_templates.request import FieldValue
from thammuu.ingest.dates import display_date
from thammuu.ingest.errors import InputError

# What TOML may hold for a field: a date, a text, a list of texts, or a list of tables.
Written = dt.date | str | tuple[str, ...] | tuple[dict[str, str], ...]


def read_content(content: dict[str, Written], template: GenreTemplate, office: Office) -> tuple[FieldValue, ...]:
    """The values of `content`, the office's abbreviations written out.

    Raises InputError naming every field that is unknown, missing or of a wrong kind, and what the genre asks for.
    """
    faults = [*_unknown(content, template), *_missing(content, template)]
    for name, written in content.items():
        if field := template.field(name):
            faults += _faults(field, written)
    if faults:
        known = ", ".join(field.id for field in template.fields)
        raise InputError(
            f"Sai dữ liệu trong tệp yêu cầu soạn thảo: {'; '.join(faults)}.", f"Các trường của [content]: {known}."
        )
    fields = ((template.field(name), written) for name, written in content.items())
    return tuple(_value(field, written, office) for field, written in fields if field)


def _unknown(content: dict[str, Written], template: GenreTemplate) -> Iterator[str]:
    for name in content:
        if template.field(name) is None:
            yield f"“content.{name}” không có trường tên như vậy{_near(name, template)}"


def _near(name: str, template: GenreTemplate) -> str:
    import difflib  # noqa: PLC0415 - only for a mistake

    near = difflib.get_close_matches(name, [field.id for field in template.fields], 1)
    return f" (có phải “{near[0]}”?)" if near else ""


def _missing(content: dict[str, Written], template: GenreTemplate) -> Iterator[str]:
    for field in template.fields:
        if field.required and not content.get(field.id):
            yield f"“content.{field.id}” thiếu trường này ({field.label})"


def _faults(field: InputField, written: Written) -> Iterator[str]:
    wanted, fits = _KINDS[field.kind]
    if not fits(written):
        yield f"“content.{field.id}” phải là {wanted}"
    elif field.kind is FieldKind.CHOICE and written not in field.choices:
        yield f"“content.{field.id}” chỉ nhận: {', '.join(field.choices)}"
    elif field.kind is FieldKind.TABLE and isinstance(written, tuple):
        yield from _row_faults(field, written)


def _row_faults(field: InputField, rows: tuple[str, ...] | tuple[dict[str, str], ...]) -> Iterator[str]:
    known = {column.id for column in field.columns}
    for number, row in enumerate(rows, start=1):
        for name in row if isinstance(row, dict) else ():
            if name not in known:
                allowed = ", ".join(sorted(known))
                yield f"“content.{field.id}.{number}.{name}” không có cột tên như vậy (các cột: {allowed})"


def _is_text(written: Written) -> bool:
    return isinstance(written, str)


def _is_lines(written: Written) -> bool:
    return _is_text(written) or (isinstance(written, tuple) and all(isinstance(line, str) for line in written))


def _is_rows(written: Written) -> bool:
    return isinstance(written, tuple) and all(isinstance(row, dict) for row in written)


def _is_date(written: Written) -> bool:
    return isinstance(written, dt.date)


# What a field of each kind must be, in words and as a test.
_KINDS: dict[FieldKind, tuple[str, Callable[[Written], bool]]] = {
    FieldKind.LINE: ("một dòng chữ", _is_text),
    FieldKind.LINES: ('một đoạn chữ hoặc danh sách, ví dụ ["…", "…"]', _is_lines),
    FieldKind.OUTLINE: ("một đoạn chữ nhiều dòng, đặt giữa hai lần ba dấu nháy", _is_lines),
    FieldKind.TABLE: ("các bảng [[content.…]], mỗi dòng của bảng là một bảng như vậy", _is_rows),
    FieldKind.DATE: ("ngày dạng 2026-11-23, không đặt trong dấu ngoặc kép", _is_date),
    FieldKind.CHOICE: ("một trong các lựa chọn", _is_text),
}


def _value(field: InputField, written: Written, office: Office) -> FieldValue:
    if isinstance(written, dt.date):
        return FieldValue(field.id, (display_date(written),))
    if isinstance(written, tuple) and any(isinstance(row, dict) for row in written):
        return FieldValue(field.id, rows=tuple(_row(field, row, office) for row in written if isinstance(row, dict)))
    text = written if isinstance(written, str) else "\n".join(line for line in written if isinstance(line, str))
    text = office.written_out(text)
    if field.kind is FieldKind.OUTLINE:
        return FieldValue(field.id, outline=parse_outline(text, f"content.{field.id}"))
    return FieldValue(field.id, tuple(line.strip() for line in text.splitlines() if line.strip()))


def _row(field: InputField, row: dict[str, str], office: Office) -> tuple[str, ...]:
    return tuple(office.written_out(row.get(column.id, "").strip()) for column in field.columns)
