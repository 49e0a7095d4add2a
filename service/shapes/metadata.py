"""Metadata of a document as JSON: what holds, what was read, where, how surely, and what was corrected."""

from __future__ import annotations

from dataclasses import dataclass

from thammuu.index.metadata import Correction
from thammuu.service import correcting
from thammuu.service.shapes.documents import DocumentNameShape


@dataclass(frozen=True, slots=True)
class CorrectionShape:
    """A person's word on one field; `ended_at` is null while it stands."""

    field: str
    value: str
    read: str
    reason: str
    by: str
    at: str
    ended_at: str | None
    ended_by: str

    @classmethod
    def of(cls, made: Correction) -> CorrectionShape:
        """The JSON of `made`."""
        return cls(
            field=made.field.value,
            value=made.value,
            read=made.read,
            reason=made.reason,
            by=made.by,
            at=made.at.isoformat(),
            ended_at=made.ended_at.isoformat() if made.ended_at else None,
            ended_by=made.ended_by,
        )


@dataclass(frozen=True, slots=True)
class SeenShape:
    """Words a field was read from; offsets are characters of the document's text."""

    quote: str
    start: int
    end: int
    page: int | None


@dataclass(frozen=True, slots=True)
class FieldShape:
    """One field. `value` holds; `read` is what the reader made of it; dates are ISO, recipients one a line."""

    field: str
    label: str
    value: str
    read: str
    confidence: float | None
    sure: str
    seen: list[SeenShape]
    correction: CorrectionShape | None
    differs: bool

    @classmethod
    def of(cls, view: correcting.FieldView) -> FieldShape:
        """The JSON of `view`."""
        return cls(
            field=view.field.value,
            label=view.label,
            value=view.value,
            read=view.read,
            confidence=view.confidence,
            sure=view.sure.label,
            seen=[SeenShape(place.text, place.start, place.end, place.page) for place in view.seen],
            correction=CorrectionShape.of(view.correction) if view.correction else None,
            differs=view.differs,
        )


@dataclass(frozen=True, slots=True)
class MetadataShape:
    """The metadata of one document, and every correction ever made."""

    document: DocumentNameShape
    metadata: list[FieldShape]
    corrections: list[CorrectionShape]

    @classmethod
    def of(cls, view: correcting.MetadataView) -> MetadataShape:
        """The JSON of `view`."""
        return cls(
            document=DocumentNameShape.of(view.document),
            metadata=[FieldShape.of(field) for field in view.fields],
            corrections=[CorrectionShape.of(each) for each in view.history],
        )
