"""Kept drafts, as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from thammuu.drafts_templates.versions import section_text
from thammuu.index.records import DraftVersion, SavedDraft
from thammuu.service.kept_drafts import DraftVersionView, SectionChange
from thammuu.service.shapes.amendments import DifferenceShape
from thammuu.service.shapes.documents import NoticeShape


@dataclass(frozen=True, slots=True)
class SavedDraftShape:
    """A kept draft; `latest` is the number of its newest version. Times are ISO 8601 in UTC."""

    id: str
    genre: str
    title: str
    created_at: str
    latest: int
    changed_at: str

    @classmethod
    def of(cls, saved: SavedDraft) -> SavedDraftShape:
        """The JSON of `saved`."""
        return cls(
            id=saved.id,
            genre=saved.genre,
            title=saved.title,
            created_at=saved.created_at.isoformat(),
            latest=saved.latest,
            changed_at=saved.changed_at.isoformat(),
        )


@dataclass(frozen=True, slots=True)
class SavedDraftsShape:
    """`thammuu drafts list`."""

    drafts: list[SavedDraftShape]

    @classmethod
    def of(cls, drafts: Sequence[SavedDraft]) -> SavedDraftsShape:
        """The JSON of `drafts`."""
        return cls(drafts=[SavedDraftShape.of(each) for each in drafts])


@dataclass(frozen=True, slots=True)
class VersionShape:
    """One version; `action` is composed, edited, regenerated or restored."""

    number: int
    saved_at: str
    action: str
    note: str

    @classmethod
    def of(cls, version: DraftVersion) -> VersionShape:
        """The JSON of `version`."""
        saved_at = version.saved_at.isoformat()
        return cls(number=version.number, saved_at=saved_at, action=version.action, note=version.note)


@dataclass(frozen=True, slots=True)
class VersionsShape:
    """`thammuu drafts versions`."""

    id: str
    versions: list[VersionShape]

    @classmethod
    def of(cls, identity: str, versions: Sequence[DraftVersion]) -> VersionsShape:
        """The JSON of `versions`."""
        return cls(id=identity, versions=[VersionShape.of(each) for each in versions])


@dataclass(frozen=True, slots=True)
class SectionShape:
    """A section as text that can be edited and sent back."""

    key: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class DraftVersionShape:
    """`thammuu drafts show`, and the answer to every change."""

    draft: SavedDraftShape
    version: VersionShape
    profile: str
    sections: list[SectionShape]
    notices: list[NoticeShape]

    @classmethod
    def of(cls, view: DraftVersionView) -> DraftVersionShape:
        """The JSON of `view`."""
        parts = [SectionShape(key=s.key, title=s.title, text=section_text(s.blocks)) for s in view.sections]
        return cls(
            draft=SavedDraftShape.of(view.saved),
            version=VersionShape.of(view.version),
            profile=view.draft.profile_id,
            sections=parts,
            notices=[NoticeShape.of(notice) for notice in view.notices],
        )


@dataclass(frozen=True, slots=True)
class SectionChangeShape:
    """A section in which two versions differ."""

    key: str
    title: str
    differences: list[DifferenceShape]


@dataclass(frozen=True, slots=True)
class ComparisonShape:
    """`thammuu drafts compare`."""

    id: str
    changes: list[SectionChangeShape]

    @classmethod
    def of(cls, identity: str, changes: Sequence[SectionChange]) -> ComparisonShape:
        """The JSON of `changes`."""
        shapes = [
            SectionChangeShape(
                key=change.key,
                title=change.title,
                differences=[DifferenceShape.of(each) for each in change.differences],
            )
            for change in changes
        ]
        return cls(id=identity, changes=shapes)


@dataclass(frozen=True, slots=True)
class WrittenShape:
    """`thammuu drafts export` and `remove`; `output` is "" where no file was written."""

    id: str
    output: str = ""
