"""Form profiles: how a document of its time must look, as dated data with a source and a confidence on every row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TypeVar

from thammuu.drafts_templates.toml_edge import load_checked
from thammuu.ingest.errors import DefectError, InputError

PROFILE_FOLDER = Path(__file__).parent / "profiles"


class Confidence(StrEnum):
    """How well a rule is known (docs/analysis/form.md)."""

    SURE = "A"  # two independent sources, or the official text itself
    CAREFUL = "B"  # one careful source
    PRACTICE = "C"  # what offices do, not a rule


@dataclass(frozen=True, slots=True)
class Row:
    """One rule that is a single value; `least` and `most` bound what is also correct, None where only `value` is."""

    id: str
    value: float | str | bool
    unit: str  # "mm", "pt", "pt_exact" or "multiple" (line pitch), "lines", "share", "digits", "text", "yes_no"
    source: str
    confidence: Confidence
    appraised: bool
    least: float | None = None
    most: float | None = None


@dataclass(frozen=True, slots=True)
class Component:
    """How one part of the document is set; sizes in points. `cell` is the "ô số" of the official layout scheme."""

    id: str
    cell: str
    size: float
    bold: bool
    italic: bool
    underline: bool
    case: str  # "upper" or "normal"
    align: str  # "left", "center", "right", "justify"
    source: str
    confidence: Confidence
    appraised: bool
    size_least: float | None = None
    size_most: float | None = None

    def allows_size(self, size: float) -> bool:
        """True when `size` points is correct for this part."""
        return (self.size_least or self.size) <= size <= (self.size_most or self.size)


@dataclass(frozen=True, slots=True)
class FormProfile:
    """One rule set; `since` and `until` are the first and last document dates it governs (`until` None: still)."""

    id: str
    name: str
    authority: str
    family: str  # "party" or "state"
    since: dt.date
    until: dt.date | None
    rows: tuple[Row, ...]
    components: tuple[Component, ...]

    def governs(self, date: dt.date) -> bool:
        """True when a document of `date` follows this profile."""
        return self.since <= date and (self.until is None or date <= self.until)

    def row(self, row_id: str) -> Row:
        """The rule `row_id`; a profile without it was refused when it was loaded."""
        return _by_id(self.rows, row_id, self.id)

    def component(self, component_id: str) -> Component:
        """How the part `component_id` is set."""
        return _by_id(self.components, component_id, self.id)

    def has(self, component_id: str) -> bool:
        """True when the form knows that part; a motto, for one, is the State's only."""
        return any(part.id == component_id for part in self.components)

    def number(self, row_id: str) -> float:
        """The value of a rule measured in numbers."""
        value = self.row(row_id).value
        if isinstance(value, str | bool):
            raise DefectError(f"Dòng “{row_id}” của bộ quy tắc “{self.id}” không phải số.")
        return float(value)

    def text(self, row_id: str) -> str:
        """The value of a rule that is wording."""
        return str(self.row(row_id).value)

    def flag(self, row_id: str) -> bool:
        """The value of a yes/no rule."""
        return self.row(row_id).value is True


_Part = TypeVar("_Part", Row, Component)


def _by_id(items: tuple[_Part, ...], wanted: str, profile: str) -> _Part:
    for item in items:
        if item.id == wanted:
            return item
    raise DefectError(f"Bộ quy tắc thể thức “{profile}” không có dòng “{wanted}”.")


@cache
def profiles() -> tuple[FormProfile, ...]:
    """Every profile shipped with the package, oldest first."""
    return tuple(sorted((read_profile(path) for path in PROFILE_FOLDER.glob("*.toml")), key=lambda p: p.since))


def read_profile(path: Path) -> FormProfile:
    """The profile in file `path`.

    Raises InputError, in Vietnamese, naming the file and the field, when the file is no valid profile.
    """
    from thammuu.drafts_templates.profile_file import ProfileFile  # noqa: PLC0415 - pydantic only when needed

    checked = load_checked(path.read_text("utf-8"), ProfileFile, f"bộ quy tắc thể thức {path.name}")
    return checked.to_profile()


def profile(profile_id: str, among: tuple[FormProfile, ...] = ()) -> FormProfile:
    """The profile with that id, of `among` or the shipped ones; InputError listing those there are."""
    candidates = among or profiles()
    for candidate in candidates:
        if candidate.id == profile_id:
            return candidate
    known = ", ".join(candidate.id for candidate in candidates)
    raise InputError(f"Không có bộ quy tắc thể thức “{profile_id}”.", f"Các bộ hiện có: {known}.")


def profile_for(date: dt.date, family: str = "party", among: Iterable[FormProfile] | None = None) -> FormProfile:
    """The profile a document of `date` issued by an organ of `family` must follow.

    Raises InputError when no known rule set covers that date.
    """
    candidates = [p for p in (among or profiles()) if p.family == family]
    for candidate in candidates:
        if candidate.governs(date):
            return candidate
    earliest = min((p.since for p in candidates), default=None)
    since = f"Bộ quy tắc sớm nhất hiện có áp dụng từ ngày {earliest:%d/%m/%Y}." if earliest else ""
    raise InputError(f"Không có bộ quy tắc thể thức cho văn bản đề ngày {date:%d/%m/%Y}.", since)
