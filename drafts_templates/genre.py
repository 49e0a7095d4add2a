"""Genre templates: what a genre asks for, its sections in order and its wording, all of it data (genres/*.toml)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from thammuu.drafts_templates.draft import Column, HeadingLevel, Layout
from thammuu.drafts_templates.toml_edge import load_checked


class BlockKind(StrEnum):
    """What a template block turns into; compose_body.py holds one composer for each."""

    HEADING = "heading"  # a title one rung below that of the section
    PARAGRAPH = "paragraph"  # fixed wording with slots
    PARAGRAPHS = "paragraphs"  # a paragraph for every line of `field`
    ITEMS = "items"  # a dash item for every line of `field`
    CLAUSES = "clauses"  # a numbered paragraph for every line of `field`
    ARTICLE = "article"  # fixed wording as "Điều n." without a title
    ARTICLES = "articles"  # an article without a title for every line of `field`
    OUTLINE = "outline"  # a person's text with its own headings, clauses, tables
    TABLE = "table"  # the rows of a field of kind table
    TASK_TABLE = "task_table"
    ASSIGNMENTS = "assignments"
    OBJECTIVES = "objectives"  # what the parent aims at, in its own words below `text`; nothing where it says nothing
    TARGETS = "targets"  # the same for what has a time or a number
    REQUIREMENTS = "requirements"  # the same for views and requirements


class FieldKind(StrEnum):
    """What a person writes into a field."""

    LINE = "line"
    LINES = "lines"
    OUTLINE = "outline"  # text with markers, see outline.py
    TABLE = "table"  # [[content.<field>]] tables, one a row
    DATE = "date"
    CHOICE = "choice"  # one of `choices`


class ParentUse(StrEnum):
    """What a document to carry out is to a genre."""

    ASKED = "asked"  # without it the draft holds a placeholder
    OPTIONAL = "optional"
    UNUSED = "unused"


@dataclass(frozen=True, slots=True)
class FieldColumn:
    """A column of a field of kind table; an empty cell is left empty unless `required`."""

    id: str
    column: Column
    required: bool = False


@dataclass(frozen=True, slots=True)
class InputField:
    """A content field the genre asks for; `choices` and `columns` only for the kinds of that name."""

    id: str
    label: str
    kind: FieldKind
    required: bool
    prompt: str
    choices: tuple[str, ...] = ()
    columns: tuple[FieldColumn, ...] = ()


@dataclass(frozen=True, slots=True)
class Wording:
    """A pattern, and for whom it is meant: ids, levels or families of organ kinds; empty means everybody."""

    text: str
    organs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BlockTemplate:
    """One block of a section; which of the other members count depends on `kind` (docs/templates.md).

    It is left out where field `needs` is empty or field `unless` is filled, and for kinds of organ not in `organs`.
    """

    kind: BlockKind
    text: str = ""
    field: str = ""
    default: tuple[str, ...] = ()
    needs: str = ""
    unless: str = ""
    numbered: bool = False
    organs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionTemplate:
    """A section: its heading without marker ("" for none), and its blocks. `needs` a field, `organs` as in Wording."""

    heading: str
    blocks: tuple[BlockTemplate, ...]
    needs: str = ""
    unless: str = ""
    organs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BasisLine:
    """A basis that is no document: "Xét đề nghị của {proposer}". Left out where field `needs` is empty.

    `organs` as everywhere: ids, levels or families of the kinds it is meant for; empty for all.
    """

    text: str
    needs: str = ""
    organs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Minutes:
    """Two who sign minutes: role and field of the name, of who kept them (left) and who presided (right)."""

    left: str
    left_field: str
    right: str
    right_field: str


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of the task table and what is asked for where its cell is empty."""

    id: str
    column: Column
    prompt: str
    default: str = ""  # fixed wording for an empty cell; "" asks with `prompt`


@dataclass(frozen=True, slots=True)
class Product:
    """What a task whose obligation word is `verb` leaves behind."""

    verb: str
    name: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the body of a genre's papers.

    `numbered` False: the paper bears no number (giấy mời). `subject` False: nor need it a subject (phiếu gửi).
    `rungs` are those of section and block headings. `enacting` is the verb of the formula ("quyết định") or "".
    `addressees`: "", "send" (Kính gửi) or "submit" (Kính trình). `first_recipient` ("Như trên") stands first among the
    recipients whatever the office lists; `recipients` False: only those the input names.
    """

    layout: Layout = Layout.TITLED
    numbered: bool = True
    subject: bool = True
    rungs: tuple[HeadingLevel, ...] = (HeadingLevel.ROMAN, HeadingLevel.NUMBER)
    bases: bool = True
    basis_lines: tuple[BasisLine, ...] = ()
    enacting: str = ""
    addressees: str = ""
    first_recipient: str = ""
    recipients: bool = True
    minutes: Minutes | None = None


@dataclass(frozen=True, slots=True)
class GenreTemplate:
    """A genre: `code` is its part of the symbol ("KH"), `profiles` the form profiles it was made for."""

    id: str
    name: str
    code: str
    profiles: tuple[str, ...]
    default_subject: tuple[Wording, ...]
    opening: tuple[Wording, ...]
    fields: tuple[InputField, ...]
    sections: tuple[SectionTemplate, ...]
    table: tuple[TableColumn, ...]
    products: tuple[Product, ...] = ()
    frame: Frame = Frame()
    parent: ParentUse = ParentUse.ASKED
    example_office: str = ""  # the kind of organ its example is written for

    @property
    def has_task_table(self) -> bool:
        """True when tasks are laid out in a table."""
        return any(block.kind is BlockKind.TASK_TABLE for section in self.sections for block in section.blocks)

    @property
    def uses(self) -> frozenset[str]:
        """Which of the common parts of an input the genre has a place for."""
        places = {
            "bases": self.frame.bases,
            "parent": self.parent is not ParentUse.UNUSED,
            "addressees": bool(self.frame.addressees),
            "tasks": self.has_task_table,
            "number": self.frame.numbered,
        }
        return frozenset(place for place, used in places.items() if used)

    def prompt(self, field_id: str) -> str:
        """What a placeholder for that field asks."""
        return next((field.prompt for field in self.fields if field.id == field_id), field_id)

    def field(self, field_id: str) -> InputField | None:
        """The field of that name, None where the genre asks for none such."""
        return next((field for field in self.fields if field.id == field_id), None)


def read_genre(path: Path) -> GenreTemplate:
    """The template in file `path`; InputError names the file and the field when it is no valid template."""
    from thammuu.drafts_templates.genre_file import GenreFile  # noqa: PLC0415 - pydantic only when needed

    return load_checked(path.read_text("utf-8-sig"), GenreFile, f"mẫu thể loại {path.name}").to_template()
