"""The draft form: plain fields laid over an example's input become the input text (TOML) that drafting reads.

    GenreInfo ──> fields (common ones, then those the genre asks for) <──> input text

The form and the text are two views of one input; units, recipients and annexes are in the text only, which the page
shows and lets people edit as well.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace

from thammuu.service.results import BuiltDraft, FieldInfo, GenreInfo
from thammuu.service.web.toml_text import Value, toml_text

Table = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Field:
    """A field: where its value stands in the input, and what people see.

    `kind` is that of an HTML field: "text", "date", "number", "textarea", "select"; `holds` says what a textarea is:
    "lines", "outline", or "rows" with the cells of `columns` parted by bars.
    """

    path: tuple[str, ...]
    label: str
    hint: str = ""
    kind: str = "text"
    holds: str = ""
    required: bool = False
    choices: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    place: str = ""  # which use of the genre it serves ("parent"), "" for every genre

    @property
    def name(self) -> str:
        """Its name in the form: "office.signer.name"."""
        return ".".join(self.path)


_COMMON = (
    Field(("date",), "Ngày văn bản", "Quyết định thể thức và hiệu lực của căn cứ", "date"),
    Field(("number",), "Số văn bản", "Để trống nếu chưa có", "number", place="number"),
    Field(("subject",), "Trích yếu", "Để trống: lấy theo văn bản cần thực hiện, nếu thể loại có"),
    Field(("parent", "symbol"), "Văn bản cần thực hiện", "Số, ký hiệu, ví dụ 294-QĐ/TW", place="parent"),
    Field(("parent", "date"), "Ngày của văn bản đó", "Vì một số, ký hiệu có thể dùng lại", "date", place="parent"),
    Field(("addressees",), "Kính gửi, kính trình", "Mỗi nơi một dòng", "textarea", "lines", place="addressees"),
    Field(("office", "full_name"), "Cơ quan ban hành", "Tên dùng trong câu"),
    Field(("office", "place"), "Địa danh"),
    Field(("office", "signer", "position"), "Chức vụ người ký"),
    Field(("office", "signer", "name"), "Người ký"),
)
# How a content field of each kind is shown: kind of the HTML field, what a textarea holds, hint.
_SHOWN = {
    "line": ("text", "", ""),
    "lines": ("textarea", "lines", "Mỗi ý một dòng"),
    "outline": ("textarea", "outline", "Gõ cả đánh số: 1., 1.1., a), -, Điều 3., bảng | … | … |"),
    "table": ("textarea", "rows", ""),
    "date": ("date", "", ""),
    "choice": ("select", "", ""),
}


@dataclass(frozen=True, slots=True)
class DraftForm:
    """The form as it stands: the genre, its input text, values of the fields, and what came of it."""

    genre: GenreInfo
    text: str
    values: Mapping[str, str]
    organ: str = ""
    built: BuiltDraft | None = None
    problem: str = ""

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields that every genre has, in order, without those this one has no place for."""
        return tuple(field for field in _COMMON if not field.place or field.place in self.genre.uses)

    @property
    def content(self) -> tuple[Field, ...]:
        """The fields this genre asks for."""
        return tuple(map(_content_field, self.genre.fields))


def example(genre: GenreInfo, text: str, organ: str = "") -> DraftForm:
    """The form filled with the example."""
    return _filled(DraftForm(genre, text, {}, organ))


def sent(genre: GenreInfo, text: str, values: Mapping[str, str]) -> DraftForm:
    """The form a person sent: their input text (the example's where the form did not carry one), fields laid over.

    A text that is no TOML is kept as it is: drafting will say what is wrong with it.
    """
    written = (values.get("text") or text).replace("\r\n", "\n")
    form = DraftForm(genre, written, {})
    try:
        table: Table = tomllib.loads(written)
    except tomllib.TOMLDecodeError:
        return replace(form, values=dict(values))
    given = [field for field in (*form.fields, *form.content) if field.name in values]
    changed = [field for field in given if values[field.name].replace("\r\n", "\n") != _shown(table, field)]
    for field in changed:
        _put(table, field.path, _read(field, values[field.name].replace("\r\n", "\n")))
    return _filled(replace(form, text=toml_text(table) if changed else written))


def made(form: DraftForm, built: BuiltDraft) -> DraftForm:
    """The form with the draft made of it."""
    return replace(form, built=built)


def refused(form: DraftForm, problem: str) -> DraftForm:
    """The form with the reason why no draft could be made, its fields called as the form calls them."""
    for field in (*form.fields, *form.content):
        problem = problem.replace(f"“{field.name}”", f"“{field.label}”")
    return replace(form, problem=problem)


def _content_field(info: FieldInfo) -> Field:
    kind, holds, hint = _SHOWN[info.kind]
    columns = tuple(id_ for id_, _ in info.columns)
    if columns:
        hint = (
            f"Mỗi dòng của bảng một dòng, các ô cách nhau bằng dấu |: {' | '.join(title for _, title in info.columns)}"
        )
    return Field(("content", info.id), info.label, hint, kind, holds, info.required, info.choices, columns)


def _filled(form: DraftForm) -> DraftForm:
    table: Table = tomllib.loads(form.text)
    return replace(form, values={field.name: _shown(table, field) for field in (*form.fields, *form.content)})


def _shown(table: Table, field: Field) -> str:
    """The value of `field` in `table` as its HTML field shows it, "" where there is none."""
    value: Value = table
    for key in field.path:
        value = value.get(key, "") if isinstance(value, dict) else ""
    if field.holds == "rows" and isinstance(value, list):
        rows = (row for row in value if isinstance(row, dict))
        return "\n".join(" | ".join(str(row.get(column, "")) for column in field.columns) for row in rows)
    if isinstance(value, list):
        return "\n".join(map(str, value))
    if field.path == ("parent", "symbol") and not value and isinstance(table.get("parent"), str):
        return str(table["parent"])
    return str(value)


def _read(field: Field, written: str) -> Value:
    """What `written` is as a value of the input; "" where it is empty. A bad date stays text: drafting will name it."""
    text = written if field.holds == "outline" else written.strip()
    if field.kind == "number" and text.isdecimal():
        return int(text)
    if field.kind == "date":
        try:
            return dt.date.fromisoformat(text)
        except ValueError:
            return text
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if field.holds == "lines":
        return lines
    if field.holds == "rows":
        return [dict(zip(field.columns, map(str.strip, line.split("|")), strict=False)) for line in lines]
    return text


def _put(table: Table, path: tuple[str, ...], value: Value) -> None:
    """Set the value at `path`; an empty one takes the key out, and its table with it when nothing is left there."""
    *above, key = path
    inner = table
    for step in above:
        found = inner.get(step)
        if not isinstance(found, dict):
            fresh: Table = {"symbol": found} if isinstance(found, str) else {}  # parent = "294-QĐ/TW"
            inner[step] = found = fresh
        inner = found
    if value in ("", []):
        inner.pop(key, None)
        if above and not inner:
            _put(table, tuple(above), "")
    else:
        inner[key] = value
