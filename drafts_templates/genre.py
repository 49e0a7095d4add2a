"""Genre templates: what a genre asks for, its sections in order and its wording, all of it data (genres/*.toml)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from thammuu.drafts_templates.draft import Column
from thammuu.drafts_templates.toml_edge import load_checked
from thammuu.ingest.errors import InputError

GENRE_FOLDER = Path(__file__).parent / "genres"
EXAMPLE_ENDING = ".vi-du.toml"


class BlockKind(StrEnum):
    """What a template block turns into; compose.py holds one composer for each."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEMS = "items"
    TASK_TABLE = "task_table"
    ASSIGNMENTS = "assignments"


@dataclass(frozen=True, slots=True)
class InputField:
    """A content field the genre asks for. `kind` "line" holds one line of text, "lines" several."""

    id: str
    label: str
    kind: str
    required: bool
    prompt: str


@dataclass(frozen=True, slots=True)
class BlockTemplate:
    """One block of a section; which of the other members count depends on `kind` (see genres/ke-hoach.toml)."""

    kind: BlockKind
    text: str = ""
    field: str = ""
    default: tuple[str, ...] = ()
    needs: str = ""
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class SectionTemplate:
    """A section: its heading without marker, and its blocks."""

    heading: str
    blocks: tuple[BlockTemplate, ...]


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
class GenreTemplate:
    """A genre: `code` is its part of the symbol ("KH"), `profiles` the form profiles it was made for."""

    id: str
    name: str
    code: str
    profiles: tuple[str, ...]
    default_subject: str
    opening: str
    fields: tuple[InputField, ...]
    sections: tuple[SectionTemplate, ...]
    table: tuple[TableColumn, ...]
    products: tuple[Product, ...] = ()

    def prompt(self, field_id: str) -> str:
        """What a placeholder for that field asks."""
        return next((field.prompt for field in self.fields if field.id == field_id), field_id)


@cache
def genres() -> tuple[GenreTemplate, ...]:
    """Every genre that can be drafted, by id."""
    files = (path for path in GENRE_FOLDER.glob("*.toml") if not path.name.endswith(EXAMPLE_ENDING))
    return tuple(sorted((read_genre(path) for path in files), key=lambda template: template.id))


def read_genre(path: Path) -> GenreTemplate:
    """The template in file `path`; InputError names the file and the field when it is no valid template."""
    from thammuu.drafts_templates.genre_file import GenreFile  # noqa: PLC0415 - pydantic only when needed

    return load_checked(path.read_text("utf-8"), GenreFile, f"mẫu thể loại {path.name}").to_template()


def genre_template(genre_id: str) -> GenreTemplate:
    """The template of that genre, or InputError listing those there are."""
    for template in genres():
        if template.id == genre_id:
            return template
    known = ", ".join(template.id for template in genres())
    raise InputError(f"Chưa có mẫu cho thể loại “{genre_id}”.", f"Các thể loại soạn được: {known}.")


def organs_for(template: GenreTemplate) -> tuple[str, ...]:
    """Ids of the kinds of organ that may issue the genre, as far as is known."""
    from thammuu.drafts_templates.organ import organ_kinds  # noqa: PLC0415 - reads a file

    allowed = ((kind, kind.ruling(template.id)) for kind in organ_kinds())
    return tuple(kind.id for kind, ruling in allowed if ruling is not None and ruling.allowed)


def example_input(genre_id: str) -> str:
    """A complete, valid input file (TOML) for that genre, of a fictional office."""
    template = genre_template(genre_id)
    return (GENRE_FOLDER / f"{template.id}{EXAMPLE_ENDING}").read_text("utf-8")
