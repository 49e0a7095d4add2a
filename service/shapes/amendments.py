"""The consolidated view and the timeline as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from thammuu.service.shapes.documents import DocumentNameShape, DocumentShape, day_text

if TYPE_CHECKING:
    from thammuu.index.consolidated import Change, ConsolidatedProvision, Difference, Words
    from thammuu.index.consolidated.versions import Version, VersionChange
    from thammuu.index.validity.life import Event
    from thammuu.service.amendments import ConsolidatedView, Timeline


@dataclass(frozen=True, slots=True)
class SourceShape:
    """Where words come from: characters `start` to `end` of the cleaned text of a document."""

    document_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class WordsShape:
    """The own words of a provision and the places they were taken from, in order."""

    address: str
    text: str
    sources: list[SourceShape]

    @classmethod
    def of(cls, words: Words) -> WordsShape:
        """The JSON of `words`."""
        sources = [SourceShape(each.document_id, each.span.start, each.span.end) for each in words.pieces]
        return cls(words.address.display(), words.text, sources)


@dataclass(frozen=True, slots=True)
class DifferenceShape:
    """`mark` is "same", "dropped" or "added"."""

    mark: str
    text: str

    @classmethod
    def of(cls, difference: Difference) -> DifferenceShape:
        """The JSON of `difference`."""
        return cls(difference.mark, difference.text)


@dataclass(frozen=True, slots=True)
class ChangeShape:
    """What a clause did: `operation`, the clause itself, and `reason` where it could not be applied."""

    operation: str
    by: DocumentNameShape
    provision_id: str
    address: str
    sentence: str
    since: str
    reason: str

    @classmethod
    def of(cls, change: Change) -> ChangeShape:
        """The JSON of `change`."""
        clause = change.clause
        return cls(
            change.operation,
            DocumentNameShape.of(clause.document),
            clause.provision_id,
            clause.address,
            clause.sentence,
            clause.since.isoformat(),
            change.reason,
        )


@dataclass(frozen=True, slots=True)
class ConsolidatedProvisionShape:
    """`state` is unchanged, amended, added, repealed or touched; `differences` is empty for an unchanged one."""

    address: str
    depth: int
    state: str
    old_text: str
    new_text: str
    old: list[WordsShape]
    new: list[WordsShape]
    differences: list[DifferenceShape]
    changes: list[ChangeShape]
    doubts: list[ChangeShape]

    @classmethod
    def of(cls, row: ConsolidatedProvision) -> ConsolidatedProvisionShape:
        """The JSON of `row`."""
        return cls(
            row.address.display(),
            row.depth,
            row.state,
            row.old_text,
            row.new_text,
            [WordsShape.of(words) for words in row.old],
            [WordsShape.of(words) for words in row.new],
            _differences(row.old_text, row.new_text),
            _changes(row.changes),
            _changes(row.doubts),
        )


@dataclass(frozen=True, slots=True)
class ConsolidatedShape:
    """`thammuu show --consolidated`. `changed` counts the provisions listed that are not as they were."""

    document: DocumentShape
    as_of: str
    amended_by: list[DocumentNameShape]
    unread: list[str]
    changed: int
    provisions: list[ConsolidatedProvisionShape]
    open: list[ChangeShape]

    @classmethod
    def of(cls, view: ConsolidatedView) -> ConsolidatedShape:
        """The JSON of `view`."""
        whole = view.consolidation
        return cls(
            DocumentShape.view(view.document),
            view.as_of.isoformat(),
            [DocumentNameShape.of(record) for record in whole.amended_by],
            list(whole.unread),
            sum(row in whole.changed for row in view.rows),
            [ConsolidatedProvisionShape.of(row) for row in view.rows],
            _changes(whole.open),
        )


@dataclass(frozen=True, slots=True)
class EventShape:
    """An event of a life; `date` may be a year or a month, or null where nobody tells it."""

    kind: str
    date: str | None
    by: DocumentNameShape | None
    parts: list[str]
    evidence: list[str]

    @classmethod
    def of(cls, event: Event) -> EventShape:
        """The JSON of `event`."""
        by = DocumentNameShape.of(event.by) if event.by else None
        date = event.date.isoformat() if event.date else None
        return cls(event.kind, date, by, list(event.parts), list(event.evidence))


@dataclass(frozen=True, slots=True)
class VersionChangeShape:
    """What became of a provision on a day."""

    address: str
    before: str
    after: str
    differences: list[DifferenceShape]
    changes: list[ChangeShape]
    doubts: list[ChangeShape]

    @classmethod
    def of(cls, change: VersionChange) -> VersionChangeShape:
        """The JSON of `change`."""
        return cls(
            change.address.display(),
            change.before,
            change.after,
            _differences(change.before, change.after),
            _changes(change.changes),
            _changes(change.doubts),
        )


@dataclass(frozen=True, slots=True)
class VersionShape:
    """The wording from `since` on; null for the original."""

    since: str | None
    by: list[DocumentNameShape]
    changes: list[VersionChangeShape]
    open: list[ChangeShape]

    @classmethod
    def of(cls, version: Version) -> VersionShape:
        """The JSON of `version`."""
        return cls(
            day_text(version.since),
            [DocumentNameShape.of(record) for record in version.by],
            [VersionChangeShape.of(change) for change in version.changes],
            _changes(version.open),
        )


@dataclass(frozen=True, slots=True)
class TimelineShape:
    """`thammuu timeline`; `address` is "" for the whole document."""

    document: DocumentShape
    address: str
    events: list[EventShape]
    versions: list[VersionShape]
    unread: list[str]

    @classmethod
    def of(cls, timeline: Timeline) -> TimelineShape:
        """The JSON of `timeline`."""
        return cls(
            DocumentShape.view(timeline.document),
            timeline.place,
            [EventShape.of(event) for event in timeline.events],
            [VersionShape.of(version) for version in timeline.versions],
            list(timeline.unread),
        )


def _changes(changes: Iterable[Change]) -> list[ChangeShape]:
    return [ChangeShape.of(change) for change in changes]


def _differences(old: str, new: str) -> list[DifferenceShape]:
    from thammuu.index.consolidated import differences  # noqa: PLC0415 - difflib, and all that reads amendments

    return [DifferenceShape.of(each) for each in differences(old, new)] if old != new else []
