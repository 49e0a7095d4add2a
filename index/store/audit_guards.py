"""SQLite's own word that the audit is only ever added to: a plain UPDATE or DELETE is refused by the database."""

from __future__ import annotations


def audit_guards() -> tuple[str, ...]:
    """The statements that make the triggers."""
    return tuple(
        f"CREATE TRIGGER audit_no_{verb.lower()} BEFORE {verb} ON audit "
        "BEGIN SELECT RAISE(ABORT, 'audit rows are only ever added'); END"
        for verb in ("UPDATE", "DELETE")
    )
