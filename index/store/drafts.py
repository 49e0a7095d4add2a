"""Saved drafts: every version of their words, with what the program made and the citations they rest on."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Engine, func, insert, select

from thammuu.index.store import schema
from thammuu.index.store.engine import for_writing

_VERSIONS = schema.DRAFT_VERSIONS


class DraftChange(StrEnum):
    """How a version came to be."""

    MADE = "made"  # by the program
    EDITED = "edited"  # by a person
    REGENERATED = "regenerated"  # one section anew, a person's edits kept


@dataclass(frozen=True, slots=True)
class DraftVersion:
    """One version. `made` are the lines as the program made them, `lines` as they stand with a person's edits;
    `request` is the input (TOML) they were made of, `citations` the XML of what they rest on."""

    draft_id: int
    number: int
    change: DraftChange
    saved_at: dt.datetime
    genre: str
    title: str
    request: str
    made: tuple[str, ...]
    lines: tuple[str, ...]
    citations: str


class DraftRepository:
    """Adds versions and reads them; a version is never changed."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, version: DraftVersion) -> DraftVersion:
        """Keep `version` as the newest of its draft, or as the first of a new one where its `draft_id` is 0."""
        with for_writing(self._engine).begin() as connection:
            drafts, numbers = _VERSIONS.c.draft_id, _VERSIONS.c.number
            newest = connection.execute(select(func.max(drafts))).scalar() or 0
            draft_id = version.draft_id or newest + 1
            last = connection.execute(select(func.max(numbers)).where(drafts == draft_id)).scalar() or 0
            values = {
                "draft_id": draft_id, "number": last + 1, "change": version.change.value, "saved_at": version.saved_at,
                "genre": version.genre, "title": version.title, "request": version.request,
                "made": "\n".join(version.made), "lines": "\n".join(version.lines), "citations": version.citations,
            }  # fmt: skip
            connection.execute(insert(_VERSIONS).values(**values))
        return self.versions(draft_id)[-1]

    def versions(self, draft_id: int) -> tuple[DraftVersion, ...]:
        """The versions of one draft, the oldest first; empty when there is none."""
        query = select(_VERSIONS).where(_VERSIONS.c.draft_id == draft_id).order_by(_VERSIONS.c.number)
        with self._engine.connect() as connection:
            rows = connection.execute(query).mappings().all()
        return tuple(
            DraftVersion(**{
                **row,
                "change": DraftChange(row["change"]),
                "made": tuple(row["made"].split("\n")),
                "lines": tuple(row["lines"].split("\n")),
            })
            for row in rows
        )  # fmt: skip

    def newest(self) -> tuple[DraftVersion, ...]:
        """The newest version of every draft, by its number."""
        with self._engine.connect() as connection:
            ids = (
                connection.execute(select(_VERSIONS.c.draft_id).distinct().order_by(_VERSIONS.c.draft_id))
                .scalars()
                .all()
            )
        return tuple(self.versions(draft_id)[-1] for draft_id in ids)
