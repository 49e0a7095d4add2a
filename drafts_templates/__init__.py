"""Genres, form profiles, and the building of .docx drafts in the official form.

    read_input(TOML) --> DraftInput ─┐
    extract_tasks(parent) ─> DraftSources ─┴─ compose --> Draft --> build_docx --> bytes
                                                            └─────> draft_report --> evidence, placeholders, warnings

Everything an office may want to change is data: profiles/, organs/, genres/.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from thammuu.drafts_templates.compose import compose
from thammuu.drafts_templates.draft import (
    Aim,
    Draft,
    DraftReport,
    DraftSources,
    Placeholder,
    Source,
    Task,
    Unresolved,
    draft_report,
)
from thammuu.drafts_templates.genre import GenreTemplate
from thammuu.drafts_templates.library import (
    Library,
    example_input,
    example_offices,
    genre_template,
    genres,
    library,
    organs_for,
)
from thammuu.drafts_templates.office import Office, Signer, Unit
from thammuu.drafts_templates.profile import FormProfile, profile, profile_for, profiles
from thammuu.drafts_templates.provision_text import ProvisionLike
from thammuu.drafts_templates.request import DraftInput, Reference, shown_reference
from thammuu.drafts_templates.source_marks import SourceMarks
from thammuu.drafts_templates.tasks import extract_tasks

if TYPE_CHECKING:
    from thammuu.drafts_templates.inspect import Inspection

__all__ = [
    "Aim",
    "Draft",
    "DraftInput",
    "DraftReport",
    "DraftSources",
    "FormProfile",
    "GenreTemplate",
    "Library",
    "Office",
    "Placeholder",
    "ProvisionLike",
    "Reference",
    "Signer",
    "Source",
    "SourceMarks",
    "Task",
    "Unit",
    "Unresolved",
    "build_docx",
    "compose",
    "draft_report",
    "example_input",
    "example_offices",
    "extract_tasks",
    "genre_template",
    "genres",
    "inspect_docx",
    "library",
    "organs_for",
    "profile",
    "profile_for",
    "profiles",
    "read_input",
    "shown_reference",
]


# These three pull in pydantic or python-docx, which a caller that only lists or composes need not pay for.


def read_input(
    text: str,
    genre: str | None = None,
    folder: Path | None = None,
    date: dt.date | None = None,
    templates: Library | None = None,
) -> DraftInput:
    """See request_file.read_input."""
    from thammuu.drafts_templates.request_file import read_input as read  # noqa: PLC0415

    return read(text, genre, folder, date, templates)


def build_docx(
    draft: Draft, form: FormProfile | None = None, marks: SourceMarks = SourceMarks.LIST, data: bytes = b""
) -> bytes:
    """See docx_build.build_docx."""
    from thammuu.drafts_templates.docx_build import build_docx as build  # noqa: PLC0415

    return build(draft, form, marks, data)


def inspect_docx(data: bytes) -> Inspection:
    """See inspect.inspect_docx."""
    from thammuu.drafts_templates.inspect import inspect_docx as read  # noqa: PLC0415

    return read(data)
