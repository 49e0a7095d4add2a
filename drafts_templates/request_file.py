"""The edge where a person's input file (TOML) is checked before it becomes a DraftInput."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from thammuu.drafts_templates.content_file import Written, read_content
from thammuu.drafts_templates.draft import Indications
from thammuu.drafts_templates.genre import GenreTemplate
from thammuu.drafts_templates.library import Library, library
from thammuu.drafts_templates.office import Office, Signer
from thammuu.drafts_templates.office_file import OfficeFile, SignerFile, UnitFile, frozen_signer, frozen_units
from thammuu.drafts_templates.outline import parse_outline
from thammuu.drafts_templates.request import AnnexInput, DraftInput, LeaveOut, Reference, TaskLine
from thammuu.drafts_templates.toml_edge import check, parse_toml
from thammuu.ingest.errors import InputError
from thammuu.ingest.symbols import parse_symbol

Name = Annotated[str, Field(min_length=1)]
INPUT_FILE = "tệp yêu cầu soạn thảo"
OFFICE_FILE = "tệp hồ sơ cơ quan"
_LONGEST_UNIT = 12  # letters of a unit's abbreviation


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


class LeaveOutFile(_Strict):
    """A line of `leave_out`: the address of a task or aim of the parent that the draft is not to carry."""

    address: Name
    reason: str = ""


class AnnexFile(_Strict):
    """One `[[annexes]]` table."""

    title: Name
    text: Name
    landscape: bool = False
    issued: str = ""

    def to_annex(self, number: int, office: Office) -> AnnexInput:
        """The frozen annex, the `number`-th of the file."""
        outline = parse_outline(office.written_out(self.text), f"annexes.{number}.text")
        return AnnexInput(self.title, outline, self.landscape, self.issued)


class MarksFile(_Strict):
    """The `[marks]` table. There is no level of secrecy among them: a competent person decides it and stamps it."""

    urgency: Literal["", "KHẨN", "THƯỢNG KHẨN", "HỎA TỐC"] = ""
    circulation: str = ""
    draft_round: str = ""
    typist: str = ""
    contact: str = ""
    secrecy_place: bool = False


class RequestFile(_Strict):
    """A whole input file."""

    genre: str = ""
    date: dt.date
    number: Annotated[int, Field(ge=1, le=99999)] | None = None
    drafting_unit: str = ""
    subject: str = ""
    max_tasks: Annotated[int, Field(ge=1, le=200)] = 20
    max_aims: Annotated[int, Field(ge=0, le=200)] = 12
    leave_out: tuple[LeaveOutFile, ...] = ()
    coverage_annex: bool = False
    language_model: bool = False
    sources: Literal["list", "footnotes", "comments", "none"] = "list"
    profile: str = ""
    parent: ReferenceFile | None = None
    bases: tuple[ReferenceFile, ...] = ()
    content: dict[str, Written] = Field(default_factory=dict)
    addressees: tuple[Name, ...] = ()
    annexes: tuple[AnnexFile, ...] = ()
    marks: MarksFile = MarksFile()
    tasks: tuple[TaskFile, ...] = ()
    units: tuple[UnitFile, ...] = ()
    recipients: tuple[Name, ...] = ()
    signer: SignerFile | str | None = None
    office: OfficeFile

    @field_validator("drafting_unit")
    @classmethod
    def _is_an_abbreviation(cls, value: str) -> str:
        if value and not (value.isalnum() and value == value.upper() and len(value) <= _LONGEST_UNIT):
            raise ValueError(f"không phải chữ viết tắt đơn vị soạn: “{value}” (dạng đúng: VX, TH, KSTTHC)")
        return value

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


def read_input(
    text: str,
    genre: str | None = None,
    folder: Path | None = None,
    date: dt.date | None = None,
    templates: Library | None = None,
) -> DraftInput:
    """The checked input in `text` (TOML); `date`, where given, stands for the file's own.

    `templates` are those that may be used, the shipped ones unless given.

    `genre` is the genre asked for, where it is known apart from the file; it must agree with the file's own. An office
    given by path is looked for in `folder` and refused when `folder` is None (input that came over HTTP).
    Raises InputError naming in Vietnamese every field that is missing, unknown or wrong.
    """
    data = parse_toml(text, INPUT_FILE)
    templates = templates or library()
    template = templates.get(_genre_of(data, genre))
    if office := _office_table(data.get("office"), folder, templates.office):
        data = {**data, "office": office}
    request = check(data | ({"date": date} if date else {}), RequestFile, INPUT_FILE)
    _refuse_past_or_far(request.date)
    _refuse_unused(request, template)
    return _to_input(request, template)


def _genre_of(data: dict[str, Any], asked: str | None) -> str:
    written = data.get("genre", "")
    if asked and written and written != asked:
        raise InputError(f"Trường “genre” ghi “{written}” nhưng lệnh yêu cầu “{asked}”.", "Sửa một trong hai cho khớp.")
    if not asked and not written:
        raise InputError(f"Sai dữ liệu trong {INPUT_FILE}: “genre” thiếu trường này.")
    return str(asked or written)


def _office_table(office: Any, folder: Path | None, own: Path | None) -> Any:
    if office is None and own:
        return _office_in(own)
    if not isinstance(office, str):
        return office
    if folder is None:
        raise InputError("Trường “office” phải là bảng [office]; ở đây không nhận đường dẫn tệp.")
    path = folder / office
    if not path.is_file():
        raise InputError(f"Trường “office” trỏ tới tệp không có: {office}.", "Kiểm tra lại đường dẫn hồ sơ cơ quan.")
    return _office_in(path)


def _office_in(path: Path) -> Any:
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"Không đọc được {OFFICE_FILE} “{path.name}”.", "Tệp phải mã hóa UTF-8.") from error
    table = parse_toml(text, f"{OFFICE_FILE} {path.name}")
    return table.get("office", table)


def _refuse_past_or_far(date: dt.date) -> None:
    # The oldest rule set of form we know of began in 1997; a year typed wrong (2206) must not pass.
    if not 1997 <= date.year <= 2100:
        raise InputError(f"Trường “date” có năm {date.year}, ngoài khoảng 1997-2100.", "Kiểm tra lại năm.")


def _refuse_unused(request: RequestFile, template: GenreTemplate) -> None:
    """What a person names must not be dropped in silence by a genre that has no place for it."""
    given = {
        "bases": (bool(request.bases), "không có phần căn cứ; nêu căn cứ trong nội dung"),
        "parent": (request.parent is not None, "không nêu văn bản thực hiện"),
        "addressees": (bool(request.addressees), "không có dòng Kính gửi"),
        "tasks": (bool(request.tasks), "không có bảng nhiệm vụ"),
        "number": (request.number is not None, "không đánh số"),
    }
    faults = [
        f"“{field}”: {template.name} {why}"
        for field, (told, why) in given.items()
        if told and field not in template.uses
    ]
    if faults:
        raise InputError(f"Trường không dùng được cho thể loại này: {'; '.join(faults)}.", "Bỏ trường đã nêu.")


def _to_input(request: RequestFile, template: GenreTemplate) -> DraftInput:
    office = request.office.to_office(request.date)
    return DraftInput(
        template=template,
        date=request.date,
        office=office,
        subject=office.written_out(request.subject),
        number=request.number,
        drafting_unit=request.drafting_unit,
        parent=request.parent.to_reference() if request.parent else None,
        bases=tuple(base.to_reference() for base in request.bases),
        content=read_content(request.content, template, office),
        tasks=tuple(_task(task, office) for task in request.tasks),
        units=frozen_units(request.units),
        recipients=request.recipients,
        signer=_signer(request.signer, office),
        max_tasks=request.max_tasks,
        max_aims=request.max_aims,
        leave_out=tuple(LeaveOut(item.address, item.reason) for item in request.leave_out),
        coverage_annex=request.coverage_annex,
        language_model=request.language_model,
        sources=request.sources,
        profile=request.profile,
        addressees=request.addressees,
        annexes=tuple(annex.to_annex(number, office) for number, annex in enumerate(request.annexes, start=1)),
        marks=Indications(**request.marks.model_dump()),
    )


def _signer(asked: SignerFile | str | None, office: Office) -> Signer | None:
    if not isinstance(asked, str):
        return frozen_signer(asked) if asked else None
    for named in office.signers:
        if named.id == asked:
            return named.signer
    known = ", ".join(named.id for named in office.signers) or "chưa khai người nào"
    raise InputError(
        f"Trường “signer” gọi “{asked}”, hồ sơ cơ quan không có tên gọi này.", f"Các tên trong [[signers]]: {known}."
    )


def _task(task: TaskFile, office: Office) -> TaskLine:
    content = office.written_out(task.content)
    return TaskLine(content, task.lead, task.cooperate, task.deadline, task.product)
