"""The edge where a person's input file (TOML) is checked before it becomes a DraftInput."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, field_validator

from thammuu.drafts_templates.genre import GenreTemplate, genre_template
from thammuu.drafts_templates.office import Office, Signer, Unit
from thammuu.drafts_templates.organ import organ_kind
from thammuu.drafts_templates.request import DraftInput, FieldValue, Reference, TaskLine
from thammuu.drafts_templates.toml_edge import check, parse_toml
from thammuu.ingest.errors import InputError
from thammuu.ingest.symbols import parse_symbol

Name = Annotated[str, Field(min_length=1)]
INPUT_FILE = "tệp yêu cầu soạn thảo"
OFFICE_FILE = "tệp hồ sơ cơ quan"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class ReferenceFile(_Strict):
    """A document named by symbol and, better, date (Party numbering restarts every term)."""

    symbol: Name
    date: dt.date | None = None

    @field_validator("symbol")
    @classmethod
    def _is_a_symbol(cls, value: str) -> str:
        if parse_symbol(value) is None:
            raise ValueError(f"không phải số, ký hiệu văn bản: “{value}” (dạng đúng: 294-QĐ/TW)")
        return value

    def to_reference(self) -> Reference:
        """The frozen reference, its symbol in the one canonical spelling."""
        symbol = parse_symbol(self.symbol)
        return Reference(symbol.text if symbol else self.symbol, self.date)


class TaskFile(_Strict):
    """One `[[tasks]]` table."""

    content: Name
    lead: str = ""
    cooperate: tuple[Name, ...] = ()
    deadline: str = ""
    product: str = ""


class UnitFile(_Strict):
    """One `[[units]]` table."""

    name: Name
    keywords: tuple[Name, ...] = ()
    default: bool = False


class SignerFile(_Strict):
    """The `[signer]` table; an empty name becomes a placeholder."""

    authority: str = ""
    position: Name
    name: str = ""


class OfficeFile(_Strict):
    """The `[office]` table, or an office file of its own."""

    kind: Name
    name: Name
    superior: str = ""
    full_name: Name
    symbol: str = ""
    place: Name
    signer: SignerFile
    recipients: tuple[Name, ...] = ()
    units: tuple[UnitFile, ...] = ()

    def to_office(self) -> Office:
        """The frozen office; the symbol defaults to that of its kind."""
        kind = organ_kind(self.kind)
        if not self.superior and any("{superior}" in line for line in kind.header):
            raise InputError(f"Sai dữ liệu trong {INPUT_FILE}: “office.superior” thiếu tên cơ quan cấp trên trực tiếp.")
        return Office(
            kind.id, self.name, self.superior, self.full_name, self.symbol or kind.symbol, self.place,
            Signer(**self.signer.model_dump()), self.recipients, _units(self.units),
        )  # fmt: skip


class RequestFile(_Strict):
    """A whole input file."""

    genre: str = ""
    date: dt.date
    number: Annotated[int, Field(ge=1, le=99999)] | None = None
    subject: str = ""
    max_tasks: Annotated[int, Field(ge=1, le=200)] = 20
    profile: str = ""
    parent: ReferenceFile | None = None
    bases: tuple[ReferenceFile, ...] = ()
    content: dict[str, str | tuple[str, ...]] = Field(default_factory=dict)
    tasks: tuple[TaskFile, ...] = ()
    units: tuple[UnitFile, ...] = ()
    recipients: tuple[Name, ...] = ()
    signer: SignerFile | None = None
    office: OfficeFile

    @field_validator("parent", mode="before")
    @classmethod
    def _parent_may_be_a_symbol(cls, value: Any) -> Any:
        return {"symbol": value} if isinstance(value, str) else value

    @field_validator("bases", mode="before")
    @classmethod
    def _bases_may_be_symbols(cls, value: Any) -> Any:
        return (
            [{"symbol": item} if isinstance(item, str) else item for item in value]
            if isinstance(value, list)
            else value
        )


def read_input(text: str, genre: str | None = None, folder: Path | None = None) -> DraftInput:
    """The checked input in `text` (TOML).

    `genre` is the genre asked for, where it is known apart from the file; it must agree with the file's own. An office
    given by path is looked for in `folder` and refused when `folder` is None (input that came over HTTP).
    Raises InputError naming in Vietnamese every field that is missing, unknown or wrong.
    """
    data = parse_toml(text, INPUT_FILE)
    template = genre_template(_genre_of(data, genre))
    data = {**data, "office": _office_table(data.get("office"), folder)}
    request = check(data, RequestFile, INPUT_FILE)
    _refuse_past_or_far(request.date)
    return _to_input(request, template)


def _genre_of(data: dict[str, Any], asked: str | None) -> str:
    written = data.get("genre", "")
    if asked and written and written != asked:
        raise InputError(f"Trường “genre” ghi “{written}” nhưng lệnh yêu cầu “{asked}”.", "Sửa một trong hai cho khớp.")
    if not asked and not written:
        raise InputError(f"Sai dữ liệu trong {INPUT_FILE}: “genre” thiếu trường này.")
    return str(asked or written)


def _office_table(office: Any, folder: Path | None) -> Any:
    if not isinstance(office, str):
        return office
    if folder is None:
        raise InputError("Trường “office” phải là bảng [office]; ở đây không nhận đường dẫn tệp.")
    path = folder / office
    if not path.is_file():
        raise InputError(f"Trường “office” trỏ tới tệp không có: {office}.", "Kiểm tra lại đường dẫn hồ sơ cơ quan.")
    table = parse_toml(path.read_text("utf-8"), OFFICE_FILE)
    return table.get("office", table)


def _refuse_past_or_far(date: dt.date) -> None:
    # The oldest rule set of form we know of began in 1997; a year typed wrong (2206) must not pass.
    if not 1997 <= date.year <= 2100:
        raise InputError(f"Trường “date” có năm {date.year}, ngoài khoảng 1997-2100.", "Kiểm tra lại năm.")


def _to_input(request: RequestFile, template: GenreTemplate) -> DraftInput:
    return DraftInput(
        genre=template.id,
        date=request.date,
        office=request.office.to_office(),
        subject=request.subject,
        number=request.number,
        parent=request.parent.to_reference() if request.parent else None,
        bases=tuple(base.to_reference() for base in request.bases),
        content=_content(request.content, template),
        tasks=tuple(TaskLine(**task.model_dump()) for task in request.tasks),
        units=_units(request.units),
        recipients=request.recipients,
        signer=Signer(**request.signer.model_dump()) if request.signer else None,
        max_tasks=request.max_tasks,
        profile=request.profile,
    )


def _units(units: tuple[UnitFile, ...]) -> tuple[Unit, ...]:
    return tuple(Unit(**unit.model_dump()) for unit in units)


def _content(content: dict[str, str | tuple[str, ...]], template: GenreTemplate) -> tuple[FieldValue, ...]:
    faults = [f"“content.{name}” không có trường tên như vậy" for name in content if not _asked(template, name)]
    faults += [
        f"“content.{field.id}” thiếu trường này ({field.label})"
        for field in template.fields
        if field.required and not content.get(field.id)
    ]
    faults += [
        f"“content.{field.id}” phải là một dòng chữ"
        for field in template.fields
        if field.kind == "line" and isinstance(content.get(field.id), tuple)
    ]
    if faults:
        known = ", ".join(field.id for field in template.fields)
        raise InputError(f"Sai dữ liệu trong {INPUT_FILE}: {'; '.join(faults)}.", f"Các trường của [content]: {known}.")
    return tuple(FieldValue(name, _lines(value)) for name, value in content.items())


def _asked(template: GenreTemplate, name: str) -> bool:
    return any(field.id == name for field in template.fields)


def _lines(value: str | tuple[str, ...]) -> tuple[str, ...]:
    lines = value.splitlines() if isinstance(value, str) else value
    return tuple(line.strip() for line in lines if line.strip())
