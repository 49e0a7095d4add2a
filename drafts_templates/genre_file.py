"""The edge where a genre template (TOML) is checked before it becomes a GenreTemplate."""

from __future__ import annotations

import string
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from thammuu.drafts_templates.draft import Column
from thammuu.drafts_templates.genre import (
    BlockKind,
    BlockTemplate,
    GenreTemplate,
    InputField,
    Product,
    SectionTemplate,
    TableColumn,
)

Name = Annotated[str, Field(min_length=1)]
COLUMN_IDS = ("number", "content", "lead", "cooperate", "deadline", "product")
# Slots every genre knows; the genre's own fields are slots as well, `unit` and `items` only in assignments.
COMMON_SLOTS = frozenset({"issuer", "superior", "genre", "parent", "parent_short", "subject", "unit", "items"})


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class FieldFile(_Strict):
    """One line of `fields`."""

    id: Name
    label: Name
    kind: Literal["line", "lines"]
    required: bool
    prompt: Name


class BlockFile(_Strict):
    """One line of `blocks`."""

    kind: BlockKind
    text: str = ""
    field: str = ""
    default: tuple[Name, ...] = ()
    needs: str = ""
    numbered: bool = False


class SectionFile(_Strict):
    """One `[[sections]]` table."""

    heading: Name
    blocks: tuple[BlockFile, ...]


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


class GenreFile(_Strict):
    """A whole template file."""

    id: Name
    name: Name
    code: Name
    profiles: Annotated[tuple[Name, ...], Field(min_length=1)]
    default_subject: Name
    opening: Name
    fields: tuple[FieldFile, ...]
    sections: Annotated[tuple[SectionFile, ...], Field(min_length=1)]
    table: TableFile = TableFile()

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
        asked = {name for part in self.sections for block in part.blocks for name in (block.field, block.needs) if name}
        if asked - known:
            raise ValueError(f"khối dùng trường không có: {', '.join(sorted(asked - known))}")
        return self

    @model_validator(mode="after")
    def _table_fits(self) -> Self:
        total = sum(column.share for column in self.table.columns)
        if self.table.columns and not 0.99 <= total <= 1.01:
            raise ValueError(f"tổng độ rộng các cột phải bằng 1, hiện là {total:.3f}")
        return self

    def _wording(self) -> tuple[str, ...]:
        blocks = [block for part in self.sections for block in part.blocks]
        texts = [self.default_subject, self.opening, *(block.text for block in blocks)]
        return (*texts, *(line for block in blocks for line in block.default))

    def to_template(self) -> GenreTemplate:
        """The frozen template."""
        sections = tuple(
            SectionTemplate(part.heading, tuple(BlockTemplate(**block.model_dump()) for block in part.blocks))
            for part in self.sections
        )
        table = tuple(
            TableColumn(
                col.id,
                Column(col.title, col.share, col.centred),
                self.table.prompts.get(col.id, ""),
                self.table.defaults.get(col.id, ""),
            )
            for col in self.table.columns
        )
        products = tuple(Product(verb, name) for verb, name in self.table.products.items())
        fields = tuple(InputField(**field.model_dump()) for field in self.fields)
        return GenreTemplate(
            self.id, self.name, self.code, self.profiles, self.default_subject, self.opening, fields, sections, table,
            products,
        )  # fmt: skip


def slots(text: str) -> tuple[str, ...]:
    """The names in braces in a wording pattern, in order."""
    return tuple(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)
