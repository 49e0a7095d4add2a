"""The draft form: its plain fields, laid over the example's input, become the input text (TOML) the drafting reads.

Everything a plan needs beyond the plain fields (units, recipients, table of tasks) is in the input text itself, which
the page also shows and lets people edit.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from thammuu.service.results import BuiltDraft


@dataclass(frozen=True, slots=True)
class Field:
    """A plain field: its name in the form, the line of the input text it stands for, and what people see."""

    name: str
    table: str  # "" for the lines before the first table
    key: str
    label: str
    hint: str = ""
    kind: str = "text"  # "text", "date", "number"


FIELDS = (
    Field("parent", "parent", "symbol", "Văn bản cần thực hiện", "Số, ký hiệu, ví dụ 294-QĐ/TW"),
    Field("parent_date", "parent", "date", "Ngày của văn bản đó", "Vì một số, ký hiệu có thể dùng lại", "date"),
    Field("date", "", "date", "Ngày kế hoạch", "Quyết định thể thức và hiệu lực của căn cứ", "date"),
    Field("number", "", "number", "Số kế hoạch", "Để trống nếu chưa có", "number"),
    Field("office", "office", "full_name", "Cơ quan ban hành", "Tên dùng trong câu"),
    Field("place", "office", "place", "Địa danh"),
    Field("position", "office.signer", "position", "Chức vụ người ký"),
    Field("signer", "office.signer", "name", "Người ký"),
)


@dataclass(frozen=True, slots=True)
class DraftForm:
    """The form as it stands: input text, values of the plain fields, and what came of it."""

    text: str
    values: Mapping[str, str]
    built: BuiltDraft | None = None
    problem: str = ""

    @property
    def fields(self) -> tuple[Field, ...]:
        """The plain fields in order."""
        return FIELDS


def example(text: str) -> DraftForm:
    """The form filled with the example."""
    return DraftForm(text, _values(text))


def sent(text: str, values: Mapping[str, str]) -> DraftForm:
    """The form a person sent: their input text (the example's where the form did not carry one), fields laid over."""
    laid = values.get("text") or text
    laid = laid.replace("\r\n", "\n")
    for field in FIELDS:
        if field.name in values:
            laid = _set(laid, field, values[field.name].strip())
    return DraftForm(laid, _values(laid))


def made(form: DraftForm, built: BuiltDraft) -> DraftForm:
    """The form with the draft made of it."""
    return replace(form, built=built)


def refused(form: DraftForm, problem: str) -> DraftForm:
    """The form with the reason why no draft could be made."""
    return replace(form, problem=problem)


def _table(text: str, name: str) -> tuple[int, int]:
    """Where the lines of table `name` stand in `text`; an empty range at the end where there is no such table."""
    if not name:
        first = re.search(r"^\[", text, re.MULTILINE)
        return 0, first.start() if first else len(text)
    head = re.search(rf"^\[{re.escape(name)}\][^\n]*\n", text, re.MULTILINE)
    if head is None:
        return len(text), len(text)
    following = re.compile(r"^\[", re.MULTILINE).search(text, head.end())
    return head.end(), following.start() if following else len(text)


def _line(field: Field) -> re.Pattern[str]:
    return re.compile(
        rf"^(?P<key>{field.key}\s*=\s*)(?P<value>\"(?:[^\"\\]|\\.)*\"|[^\s#]+)(?P<rest>[^\n]*)", re.MULTILINE
    )


def _values(text: str) -> dict[str, str]:
    values = {}
    for field in FIELDS:
        start, end = _table(text, field.table)
        found = _line(field).search(text[start:end])
        values[field.name] = _plain(found["value"]) if found else ""
    return values


def _plain(value: str) -> str:
    """The value without its TOML quoting; our own text and most texts of people are JSON strings as well."""
    if not value.startswith('"'):
        return value
    try:
        return str(json.loads(value))
    except ValueError:
        return value.strip('"')


def _set(text: str, field: Field, value: str) -> str:
    """`text` with the line of `field` saying `value`; an empty value takes the line out."""
    start, end = _table(text, field.table)
    inside = text[start:end]
    written = value if field.kind in {"date", "number"} else json.dumps(value, ensure_ascii=False)
    found = _line(field).search(inside)
    if found:
        line = f"{found['key']}{written}{found['rest']}" if value else ""
        inside = inside[: found.start()] + line + inside[found.end() :]
    elif value:
        inside = f"{field.key} = {written}\n{inside}"
    return text[:start] + inside + text[end:]
