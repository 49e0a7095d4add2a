"""Saved drafts, as JSON."""

from __future__ import annotations

from dataclasses import dataclass

from thammuu.index.store.drafts import DraftVersion


@dataclass(frozen=True, slots=True)
class DraftVersionShape:
    """A version of a saved draft. `change` is made, edited or regenerated; `lines` is its body."""

    id: int
    version: int
    change: str
    saved_at: str
    genre: str
    title: str
    lines: list[str]

    @classmethod
    def of(cls, version: DraftVersion) -> DraftVersionShape:
        """The JSON of `version`."""
        return cls(
            id=version.draft_id,
            version=version.number,
            change=version.change.value,
            saved_at=version.saved_at.isoformat(),
            genre=version.genre,
            title=version.title,
            lines=list(version.lines),
        )


@dataclass(frozen=True, slots=True)
class DraftsShape:
    """`thammuu drafts list`: the newest version of each."""

    drafts: list[DraftVersionShape]


@dataclass(frozen=True, slots=True)
class ComparisonShape:
    """`thammuu drafts compare`: the lines that differ, words gone in [-…-], words new in {+…+}."""

    differences: list[str]


@dataclass(frozen=True, slots=True)
class ExportShape:
    """`thammuu drafts export`."""

    output: str
