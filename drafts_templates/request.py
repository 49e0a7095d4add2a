"""What a person fills in for a draft, after it was checked: the frozen side of the input file."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from thammuu.drafts_templates.office import Office, Signer, Unit
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
    """A content field of the genre (e.g. "purpose") and its paragraphs, in the order given."""

    field: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DraftInput:
    """A checked input file. `number` None becomes a placeholder; `subject` "" gives way to the genre's own wording;
    `profile` "" means: choose by the date. `units`, `recipients` and `signer` override those of the office.
    """

    genre: str
    date: dt.date
    office: Office
    subject: str
    number: int | None = None
    parent: Reference | None = None
    bases: tuple[Reference, ...] = ()
    content: tuple[FieldValue, ...] = ()
    tasks: tuple[TaskLine, ...] = ()
    units: tuple[Unit, ...] = ()
    recipients: tuple[str, ...] = ()
    signer: Signer | None = None
    max_tasks: int = 20
    profile: str = ""

    def lines(self, name: str) -> tuple[str, ...]:
        """The paragraphs of content field `name`; empty when it was not filled."""
        return next((value.lines for value in self.content if value.field == name), ())


def shown_reference(reference: Reference) -> str:
    """A reference as people write it: "294-QĐ/TW, ngày 26/5/2025"."""
    return f"{reference.symbol}, ngày {display_date(reference.date)}" if reference.date else reference.symbol
