"""Form profiles as JSON: every row with its source, confidence, and whether the office appraised it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from thammuu.drafts_templates.profile import Component, FormProfile, Row


@dataclass(frozen=True, slots=True)
class FormRowShape:
    """A rule. `value` is what is built; `least` and `most` bound what is also right, null where nothing else is."""

    id: str
    value: float | str | bool
    unit: str
    least: float | None
    most: float | None
    source: str
    confidence: str
    appraised: bool

    @classmethod
    def of(cls, row: Row) -> FormRowShape:
        """The JSON of a rule that is one value."""
        return cls(row.id, row.value, row.unit, row.least, row.most, row.source, row.confidence, row.appraised)

    @classmethod
    def look(cls, part: Component) -> FormRowShape:
        """The JSON of how a part is set: its size in points, with its looks as `unit`."""
        looks = [name for name, set_so in _LOOKS.items() if getattr(part, name) is set_so]
        unit = " ".join(["pt", *looks, part.case, part.align])
        bounds = (part.size_least, part.size_most)
        return cls(part.id, part.size, unit, *bounds, part.source, part.confidence, part.appraised)


_LOOKS = {"bold": True, "italic": True, "underline": True}


@dataclass(frozen=True, slots=True)
class FormShape:
    """A profile; `rows` are empty in a list of profiles."""

    id: str
    name: str
    authority: str
    family: str
    since: str
    until: str | None
    appraised: int
    of: int
    rows: list[FormRowShape]

    @classmethod
    def view(cls, form: FormProfile, *, rows: bool) -> FormShape:
        """The JSON of `form`, with its rows or without."""
        every = [*map(FormRowShape.of, form.rows), *map(FormRowShape.look, form.components)]
        return cls(
            id=form.id,
            name=form.name,
            authority=form.authority,
            family=form.family,
            since=form.since.isoformat(),
            until=form.until.isoformat() if form.until else None,
            appraised=sum(row.appraised for row in every),
            of=len(every),
            rows=every if rows else [],
        )


@dataclass(frozen=True, slots=True)
class FormsShape:
    """`thammuu profile`."""

    profiles: list[FormShape]
