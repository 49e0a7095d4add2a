"""What a person fills in for a draft, after it was checked: the frozen side of the input file."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from thammuu.drafts_templates.draft import Indications
from thammuu.drafts_templates.genre import GenreTemplate
from thammuu.drafts_templates.office import Office, Signer, Unit
from thammuu.drafts_templates.outline import OutlineLine
from thammuu.ingest.dates import display_date


@dataclass(frozen=True, slots=True)
class Reference:
    """A document as a person names it; the service resolves it, never this package."""

    symbol: str
    date: dt.date | None = None


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task a person wrote down; an empty `lead` is filled from the table of functions, the rest by placeholders."""

    content: str
    lead: str = ""
    cooperate: tuple[str, ...] = ()
    deadline: str = ""
    product: str = ""


@dataclass(frozen=True, slots=True)
class FieldValue:
    """A content field of the genre (e.g. "purpose") and what a person wrote there.

    `lines` are its paragraphs in the order given; `rows` the cells of a field of kind table, by the columns of the
    template; `outline` the lines of a field of that kind.
    """

    field: str
    lines: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    outline: tuple[OutlineLine, ...] = ()

    @property
    def is_empty(self) -> bool:
        """True when nothing was written."""
        return not (self.lines or self.rows or self.outline)


@dataclass(frozen=True, slots=True)
class AnnexInput:
    """What goes with the document from a page of its own. `issued` is the genre of a text the document issues
    ("Quy chế"), "" for an annex; `landscape` turns its pages."""

    title: str
    outline: tuple[OutlineLine, ...]
    landscape: bool = False
    issued: str = ""


@dataclass(frozen=True, slots=True)
class LeaveOut:
    """An address of the parent whose tasks a person does not want in the draft, and why ("" when not said)."""

    address: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class DraftInput:
    """A checked input file, read against `template`. `number` None becomes a placeholder; `subject` "" gives way to
    the genre's own wording; `profile` "" means: choose by the date. `units`, `recipients` and `signer` override those
    of the office.
    """

    template: GenreTemplate
    date: dt.date
    office: Office
    subject: str
    number: int | None = None
    drafting_unit: str = ""  # the letters of the unit that drafts a letter: VX in 12/UBND-VX
    parent: Reference | None = None
    bases: tuple[Reference, ...] = ()
    content: tuple[FieldValue, ...] = ()
    tasks: tuple[TaskLine, ...] = ()
    units: tuple[Unit, ...] = ()
    recipients: tuple[str, ...] = ()
    signer: Signer | None = None
    max_tasks: int = 20
    max_aims: int = 12
    leave_out: tuple[LeaveOut, ...] = ()
    coverage_annex: bool = False
    language_model: bool = False
    sources: str = "list"  # a value of source_marks.SourceMarks: where the file shows what it rests on
    profile: str = ""
    addressees: tuple[str, ...] = ()
    annexes: tuple[AnnexInput, ...] = ()
    marks: Indications = field(default_factory=Indications)

    @property
    def genre(self) -> str:
        """The id of the genre."""
        return self.template.id

    def value(self, name: str) -> FieldValue:
        """What was written into content field `name`; empty when nothing was."""
        return next((value for value in self.content if value.field == name), FieldValue(name))

    def lines(self, name: str) -> tuple[str, ...]:
        """The paragraphs of content field `name`; empty when it was not filled."""
        return self.value(name).lines

    def has(self, name: str) -> bool:
        """True when a condition of the template holds: "parent", "subject", or a field that was filled."""
        told = {"parent": self.parent is not None, "subject": bool(self.subject)}
        return told[name] if name in told else not self.value(name).is_empty


def shown_reference(reference: Reference) -> str:
    """A reference as people write it: "294-QĐ/TW, ngày 26/5/2025"."""
    return f"{reference.symbol}, ngày {display_date(reference.date)}" if reference.date else reference.symbol
