"""The audit: what was declared about secrecy and what became of marked files; rows are added, never changed.

Each row's digest is made of its fields and the digest of the row before. Whoever changes, removes or inserts a row in
the database breaks the chain from there on, and `verify` says where. Who can write the database can also make the whole
chain anew: a digest printed and kept on paper (`thammuu audit` shows the newest) is what tells then.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection, Engine, func, insert, select

from thammuu.index.store import schema
from thammuu.index.store.engine import for_writing

_AUDIT = schema.AUDIT
_FIRST = "0" * 64  # the digest before the first row


class AuditAction(StrEnum):
    """What is written down."""

    ALLOWED = "allowed"  # the machine was declared approved
    REVOKED = "revoked"
    READ = "read"  # a marked file was let in
    REFUSED = "refused"  # a marked file was turned away
    MODEL = "model"  # a language model was asked for a section of a draft


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One row. `subject` is the SHA-256 of a file or prompt, or ""; `detail` pairs of names and values, never words of
    a file."""

    at: dt.datetime
    by: str
    action: AuditAction
    subject: str
    detail: tuple[tuple[str, str], ...]
    digest: str = ""


class AuditLog:
    """Adds to the audit and reads it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, entry: AuditEntry) -> AuditEntry:
        """Write `entry` behind all others and return it with its digest."""
        with for_writing(self._engine).begin() as connection:
            _lock(connection)
            last = connection.execute(select(_AUDIT.c.digest).order_by(_AUDIT.c.id.desc()).limit(1)).scalar()
            digest = digest_of(entry, last or _FIRST)
            values = {"at": entry.at, "by": entry.by, "action": entry.action.value, "subject": entry.subject}
            connection.execute(insert(_AUDIT).values(**values, detail=_dump(entry), digest=digest))
        return AuditEntry(entry.at, entry.by, entry.action, entry.subject, entry.detail, digest)

    def entries(self) -> tuple[AuditEntry, ...]:
        """Every row, the oldest first."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(_AUDIT).order_by(_AUDIT.c.id)).all()
        return tuple(
            AuditEntry(
                row.at,
                row.by,
                AuditAction(row.action),
                row.subject,
                tuple((name, value) for name, value in json.loads(row.detail).items()),
                row.digest,
            )
            for row in rows
        )

    def count(self, action: AuditAction) -> int:
        """How many rows there are of one kind."""
        with self._engine.connect() as connection:
            query = select(func.count()).select_from(_AUDIT).where(_AUDIT.c.action == action.value)
            return connection.execute(query).scalar_one()

    def verify(self) -> int | None:
        """The place (from 1) of the first row that does not follow from those before it; None when the chain holds."""
        before = _FIRST
        for place, entry in enumerate(self.entries(), start=1):
            if digest_of(entry, before) != entry.digest:
                return place
            before = entry.digest
        return None


def digest_of(entry: AuditEntry, before: str) -> str:
    """The digest of `entry` behind a row with the digest `before`."""
    at = entry.at.astimezone(dt.UTC).replace(tzinfo=None).isoformat(timespec="microseconds")
    fields = [before, at, entry.by, entry.action.value, entry.subject, _dump(entry)]
    return hashlib.sha256(json.dumps(fields, ensure_ascii=False).encode()).hexdigest()


def _dump(entry: AuditEntry) -> str:
    return json.dumps(dict(entry.detail), ensure_ascii=False)


def _lock(connection: Connection) -> None:
    """Let no two rows follow the same one. SQLite's writer is alone already."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("LOCK TABLE audit IN EXCLUSIVE MODE")
