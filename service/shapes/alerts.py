"""Alerts as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from thammuu.service.shapes.documents import DocumentNameShape, DocumentShape

if TYPE_CHECKING:
    from thammuu.service.alerts import Alert


@dataclass(frozen=True, slots=True)
class RestingShape:
    """What rests on the changed document: `kind` is "study_cards", "basis" or "draft"."""

    kind: str
    document: DocumentNameShape
    provision_id: str | None
    address: str
    text: str
    count: int


@dataclass(frozen=True, slots=True)
class AlertShape:
    """`change` is "replaced", "repealed" or "amended"; `parts` are empty for the whole, or where none is told."""

    change: str
    document: DocumentShape
    by: DocumentNameShape
    since: str | None
    parts: list[str]
    evidence: str
    resting: list[RestingShape]

    @classmethod
    def of(cls, alert: Alert) -> AlertShape:
        """The JSON of `alert`."""
        change = alert.change
        return cls(
            change=change.kind,
            document=DocumentShape.view(alert.document),
            by=DocumentNameShape.of(change.by),
            since=change.since.isoformat() if change.since else None,
            parts=[part.display() for part in change.parts],
            evidence=change.evidence,
            resting=[
                RestingShape(
                    each.kind,
                    DocumentNameShape.of(each.document.record),
                    each.provision_id,
                    each.address,
                    each.text,
                    each.count,
                )
                for each in alert.resting
            ],
        )


@dataclass(frozen=True, slots=True)
class AlertsShape:
    """`thammuu alerts`."""

    alerts: list[AlertShape]

    @classmethod
    def of(cls, alerts: Iterable[Alert]) -> AlertsShape:
        """The JSON of `alerts`."""
        return cls([AlertShape.of(alert) for alert in alerts])
