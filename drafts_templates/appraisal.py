"""An office's own hand on the form profiles: rows its văn thư compared with the original, and values it corrects.

the-thuc/hd05-2026.toml in the office's data folder --> the shipped profile, those rows appraised or changed
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from thammuu.drafts_templates.profile import Component, FormProfile, Row, profiles
from thammuu.drafts_templates.toml_edge import load_checked
from thammuu.ingest.errors import InputError

if TYPE_CHECKING:
    from thammuu.drafts_templates.appraisal_file import AppraisalFile

APPRAISAL_FOLDER = "the-thuc"  # in the data folder
_ALL = "*"


def office_profiles(home: Path) -> tuple[FormProfile, ...]:
    """Every profile, with what the office in data folder `home` appraised of it.

    Raises InputError naming the file and the row that cannot be followed: a form half corrected is worse than none.
    """
    return tuple(appraised(form, home / APPRAISAL_FOLDER / f"{form.id}.toml") for form in profiles())


def appraised(form: FormProfile, path: Path) -> FormProfile:
    """`form` as the appraisal in `path` has it; `form` itself where there is no such file."""
    if not path.is_file():
        return form
    from thammuu.drafts_templates.appraisal_file import AppraisalFile  # noqa: PLC0415 - pydantic only when needed

    what = f"bản thẩm định thể thức {path.name}"
    checked = load_checked(_text(path, what), AppraisalFile, what)
    _refuse_unknown(checked, form, what)
    rows = tuple(_row(row, checked, what) for row in form.rows)
    return replace(form, rows=rows, components=tuple(_component(part, checked) for part in form.components))


def starter(form: FormProfile) -> str:
    """A file for the office to begin from: every row as a comment, with what is built and where it comes from."""
    lines = [
        f"# Thẩm định bộ quy tắc {form.id}: {form.name}",
        f"# Đặt tệp này vào thư mục dữ liệu: {APPRAISAL_FOLDER}/{form.id}.toml",
        "# Văn thư đối chiếu từng dòng với bản gốc, rồi bỏ dấu # trước tên dòng đã đúng.",
        'appraised = [ # ghi ["*"] khi đã đối chiếu tất cả',
        *(f'#  "{row.id}",  # {_shown(row.value)} ({row.source})' for row in form.rows),
        *(f'#  "{part.id}",  # cỡ chữ {part.size:g} ({part.source})' for part in form.components),
        "]",
        "",
        "# Sửa một dòng khác bản gốc (được tính là đã thẩm định):",
        "# [values]",
        '# "body.line" = 20',
        "# [sizes]",
        "# genre = 15",
    ]
    return "\n".join(lines) + "\n"


def _shown(value: float | str | bool) -> str:
    return f"{value:g}" if isinstance(value, float) else f"“{value}”" if isinstance(value, str) else str(value).lower()


def _text(path: Path, what: str) -> str:
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"Không đọc được {what}.", "Tệp phải là TOML, mã hóa UTF-8.") from error


def _refuse_unknown(checked: AppraisalFile, form: FormProfile, what: str) -> None:
    rows, parts = {row.id for row in form.rows}, {part.id for part in form.components}
    wrong = [name for name in checked.appraised if name not in {*rows, *parts, _ALL}]
    wrong += [name for name in checked.values if name not in rows]
    wrong += [name for name in checked.sizes if name not in parts]
    if wrong:
        raise InputError(
            f"Sai dữ liệu trong {what}: bộ quy tắc {form.id} không có dòng {', '.join(wrong)}.",
            f"Xem tên các dòng: thammuu profile {form.id}.",
        )


def _row(row: Row, checked: AppraisalFile, what: str) -> Row:
    if row.id in checked.values:
        value = checked.values[row.id]
        if (isinstance(row.value, bool), isinstance(row.value, str)) != (
            isinstance(value, bool),
            isinstance(value, str),
        ):
            kind = "chữ" if isinstance(row.value, str) else "true hoặc false" if isinstance(row.value, bool) else "số"
            raise InputError(f"Sai dữ liệu trong {what}: “values.{row.id}” phải là {kind}.")
        source = checked.source or f"{row.source}; cơ quan đã sửa"
        return replace(row, value=value, least=None, most=None, source=source, appraised=True)
    return replace(row, appraised=True) if {row.id, _ALL} & set(checked.appraised) else row


def _component(part: Component, checked: AppraisalFile) -> Component:
    if part.id in checked.sizes:
        source = checked.source or f"{part.source}; cơ quan đã sửa"
        size = checked.sizes[part.id]
        return replace(part, size=size, size_least=None, size_most=None, source=source, appraised=True)
    return replace(part, appraised=True) if {part.id, _ALL} & set(checked.appraised) else part
