"""The declaration about secrecy and the audit, as JSON."""

from __future__ import annotations

from dataclasses import dataclass

from thammuu.service import results


@dataclass(frozen=True, slots=True)
class SecrecyShape:
    """`thammuu secrecy …`."""

    level: str | None
    holds: bool
    why: str
    declared_by: str
    declared_at: str | None
    reason: str
    marked_documents: int

    @classmethod
    def of(cls, status: results.SecrecyStatus) -> SecrecyShape:
        """The JSON of `status`."""
        at = status.declared_at.isoformat() if status.declared_at else None
        level = str(status.level) if status.level else None
        said = (status.why, status.declared_by, at, status.reason, status.marked_documents)
        return cls(level, status.holds, *said)


@dataclass(frozen=True, slots=True)
class AuditEntryShape:
    """One row of the audit."""

    at: str
    by: str
    action: str
    subject: str
    detail: dict[str, str]
    digest: str


@dataclass(frozen=True, slots=True)
class AuditShape:
    """`thammuu audit`."""

    intact: bool
    broken_at: int | None
    entries: list[AuditEntryShape]

    @classmethod
    def of(cls, found: results.AuditView) -> AuditShape:
        """The JSON of `found`."""
        entries = [
            AuditEntryShape(e.at.isoformat(), e.by, e.action.value, e.subject, dict(e.detail), e.digest)
            for e in found.entries
        ]
        return cls(found.broken_at is None, found.broken_at, entries)
