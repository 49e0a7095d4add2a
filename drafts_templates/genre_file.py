"""The edge where a genre template (TOML) is checked before it becomes a GenreTemplate."""

from __future__ import annotations

import string
from collections.abc import Iterator
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from thammuu.drafts_templates.draft import Column, HeadingLevel, Layout
from thammuu.drafts_templates.genre import (
    BasisLine,
    BlockKind,
    BlockTemplate,
    FieldColumn,
    FieldKind,
    Frame,
    GenreTemplate,
    InputField,
    Minutes,
    ParentUse,
    Product,
    SectionTemplate,
    TableColumn,
    Wording,
)

Name = Annotated[str, Field(min_length=1)]
# Slots every genre knows; the genre's own fields are slots as well, `unit` and `items` only in assignments.
COMMON_SLOTS = frozenset({
    "issuer", "superior", "genre", "parent", "parent_short", "subject", "unit", "items", "place", "date", "office",
})  # fmt: skip
# Conditions besides the genre's own fields: the draft carries out a document; a person wrote the subject.
COMMON_NEEDS = frozenset({"parent", "subject"})
# What a block of each kind cannot do without.
_NEEDED = {
    BlockKind.HEADING: "text", BlockKind.PARAGRAPH: "text", BlockKind.ARTICLE: "text", BlockKind.ASSIGNMENTS: "text",
    BlockKind.PARAGRAPHS: "field", BlockKind.ITEMS: "field", BlockKind.CLAUSES: "field", BlockKind.ARTICLES: "field",
    BlockKind.OUTLINE: "field", BlockKind.TABLE: "field",
    BlockKind.OBJECTIVES: "text", BlockKind.TARGETS: "text", BlockKind.REQUIREMENTS: "text",
}  # fmt: skip


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class WordingFile(_Strict):
    """One of several wordings by organ; the first that fits is taken."""

    text: Name
    organs: tuple[Name, ...] = ()

    def to_wording(self) -> Wording:
        """The frozen wording."""
        return Wording(self.text, self.organs)


class FieldColumnFile(_Strict):
    """One column of a field of kind table."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z_]*$")]
    title: Name
    share: Annotated[float, Field(gt=0, lt=1)]
    centred: bool = False
    required: bool = False


class FieldFile(_Strict):
    """One line of `fields`."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z_]*$")]
    label: Name
    kind: FieldKind
    required: bool = False
    prompt: Name
    choices: tuple[Name, ...] = ()
    columns: tuple[FieldColumnFile, ...] = ()

    @model_validator(mode="after")
    def _kind_fits(self) -> Self:
        for kind, given, name in (
            (FieldKind.CHOICE, self.choices, "choices"),
            (FieldKind.TABLE, self.columns, "columns"),
        ):
            if (self.kind is kind) != bool(given):
                raise ValueError(f"“{name}” phải có ở trường loại “{kind}” và chỉ ở đó")
        _refuse_bad_shares(tuple(column.share for column in self.columns))
        return self

    def to_field(self) -> InputField:
        """The frozen field."""
        columns = tuple(
            FieldColumn(col.id, Column(col.title, col.share, col.centred), col.required) for col in self.columns
        )
        return InputField(self.id, self.label, self.kind, self.required, self.prompt, self.choices, columns)


class BlockFile(_Strict):
    """One line of `blocks`."""

    kind: BlockKind
    text: str = ""
    field: str = ""
    default: tuple[Name, ...] = ()
    needs: str = ""
    unless: str = ""
    numbered: bool = False
    organs: tuple[Name, ...] = ()

    @model_validator(mode="after")
    def _has_what_it_needs(self) -> Self:
        needed = _NEEDED.get(self.kind)
        if needed and not getattr(self, needed):
            raise ValueError(f"khối loại “{self.kind}” thiếu “{needed}”")
        return self


class SectionFile(_Strict):
    """One `[[sections]]` table."""

    heading: str
    blocks: tuple[BlockFile, ...]
    needs: str = ""
    unless: str = ""
    organs: tuple[Name, ...] = ()

    def to_section(self) -> SectionTemplate:
        """The frozen section."""
        blocks = tuple(BlockTemplate(**block.model_dump()) for block in self.blocks)
        return SectionTemplate(self.heading, blocks, self.needs, self.unless, self.organs)


class ColumnFile(_Strict):
    """One line of `table.columns`; shares are fractions of the text width."""

    id: Literal["number", "content", "lead", "cooperate", "deadline", "product"]
    title: Name
    share: Annotated[float, Field(gt=0, lt=1)]
    centred: bool = False


class TableFile(_Strict):
    """The `[table]` table."""

    columns: tuple[ColumnFile, ...] = ()
    prompts: dict[str, Name] = Field(default_factory=dict)
    defaults: dict[str, Name] = Field(default_factory=dict)
    products: dict[Name, Name] = Field(default_factory=dict)

    def to_columns(self) -> tuple[TableColumn, ...]:
        """The frozen columns."""
        return tuple(
            TableColumn(
                col.id,
                Column(col.title, col.share, col.centred),
                self.prompts.get(col.id, ""),
                self.defaults.get(col.id, ""),
            )
            for col in self.columns
        )


class BasisLineFile(_Strict):
    """One line of `frame.basis_lines`."""

    text: Name
    needs: str = ""
    organs: tuple[Name, ...] = ()


class MinutesFile(_Strict):
    """The `frame.minutes` table."""

    left: Name
    left_field: Name
    right: Name
    right_field: Name


class FrameFile(_Strict):
    """The `[frame]` table."""

    layout: Layout = Layout.TITLED
    numbered: bool = True
    subject: bool = True
    rungs: Annotated[tuple[HeadingLevel, ...], Field(min_length=1)] = (HeadingLevel.ROMAN, HeadingLevel.NUMBER)
    bases: bool = True
    basis_lines: tuple[BasisLineFile, ...] = ()
    enacting: str = ""
    addressees: Literal["", "send", "submit"] = ""
    first_recipient: str = ""
    recipients: bool = True
    minutes: MinutesFile | None = None

    def to_frame(self) -> Frame:
        """The frozen frame."""
        lines = tuple(BasisLine(line.text, line.needs, line.organs) for line in self.basis_lines)
        minutes = Minutes(**self.minutes.model_dump()) if self.minutes else None
        return Frame(
            self.layout, self.numbered, self.subject, self.rungs, self.bases, lines, self.enacting, self.addressees,
            self.first_recipient, self.recipients, minutes,
        )  # fmt: skip


class GenreFile(_Strict):
    """A whole template file. `default_subject` and `opening` are one pattern, or several by organ."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
    name: Name
    code: str = ""
    profiles: Annotated[tuple[Name, ...], Field(min_length=1)]
    default_subject: tuple[WordingFile, ...] = ()
    opening: tuple[WordingFile, ...] = ()
    fields: tuple[FieldFile, ...]
    sections: Annotated[tuple[SectionFile, ...], Field(min_length=1)]
    table: TableFile = TableFile()
    frame: FrameFile = FrameFile()
    parent: ParentUse = ParentUse.ASKED
    example_office: str = ""

    @field_validator("default_subject", "opening", mode="before")
    @classmethod
    def _one_or_several(cls, value: Any) -> Any:
        return [{"text": value}] if isinstance(value, str) and value else value or []

    @model_validator(mode="after")
    def _slots_exist(self) -> Self:
        known = COMMON_SLOTS | {field.id for field in self.fields}
        unknown = sorted({slot for text in self._wording() for slot in slots(text)} - known)
        if unknown:
            raise ValueError(f"câu mẫu dùng chỗ trống không có: {', '.join(unknown)}")
        return self

    @model_validator(mode="after")
    def _fields_exist(self) -> Self:
        known = {field.id for field in self.fields}
        asked = {name for name in self._named_fields() if name} - COMMON_NEEDS
        if asked - known:
            raise ValueError(f"mẫu dùng trường không có: {', '.join(sorted(asked - known))}")
        return self

    @model_validator(mode="after")
    def _table_fits(self) -> Self:
        _refuse_bad_shares(tuple(column.share for column in self.table.columns))
        if any(block.kind is BlockKind.TASK_TABLE for block in self._blocks()) and not self.table.columns:
            raise ValueError("có khối “task_table” nhưng thiếu “table.columns”")
        if self.frame.numbered and self.frame.layout is Layout.TITLED and not self.code:
            raise ValueError("thiếu “code” (ký hiệu thể loại); văn bản không đánh số ghi frame.numbered = false")
        return self

    def _blocks(self) -> Iterator[BlockFile]:
        return (block for part in self.sections for block in part.blocks)

    def _wording(self) -> Iterator[str]:
        yield from (wording.text for wording in (*self.default_subject, *self.opening))
        yield from (line.text for line in self.frame.basis_lines)
        for block in self._blocks():
            yield from (block.text, *block.default)

    def _named_fields(self) -> Iterator[str]:
        for block in self._blocks():
            yield from (block.field, block.needs, block.unless)
        yield from (name for part in self.sections for name in (part.needs, part.unless))
        yield from (line.needs for line in self.frame.basis_lines)
        if self.frame.minutes:
            yield from (self.frame.minutes.left_field, self.frame.minutes.right_field)

    def to_template(self) -> GenreTemplate:
        """The frozen template."""
        return GenreTemplate(
            id=self.id,
            name=self.name,
            code=self.code,
            profiles=self.profiles,
            default_subject=tuple(wording.to_wording() for wording in self.default_subject),
            opening=tuple(wording.to_wording() for wording in self.opening),
            fields=tuple(field.to_field() for field in self.fields),
            sections=tuple(part.to_section() for part in self.sections),
            table=self.table.to_columns(),
            products=tuple(Product(verb, name) for verb, name in self.table.products.items()),
            frame=self.frame.to_frame(),
            parent=self.parent,
            example_office=self.example_office,
        )


def _refuse_bad_shares(widths: tuple[float, ...]) -> None:
    total = sum(widths)
    if widths and not 0.99 <= total <= 1.01:
        raise ValueError(f"tổng độ rộng các cột phải bằng 1, hiện là {total:.3f}")


def slots(text: str) -> tuple[str, ...]:
    """The names in braces in a wording pattern, in order. ValueError where the braces do not match."""
    if text.count("{") != text.count("}") or "{{" in text:
        raise ValueError(f"dấu ngoặc nhọn không cân trong câu “{text[:40]}”")
    return tuple(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)
