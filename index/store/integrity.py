"""Whether the store still is what was put into it: the database by its own checks, the originals by their sums."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine, select
from sqlalchemy.exc import DatabaseError

from thammuu.index.store import schema
from thammuu.index.store.engine import open_engine
from thammuu.index.store.migrate import HEAD, KNOWN, stored_revision
from thammuu.index.store.originals import Originals
from thammuu.ingest.errors import DefectError, SetupError

_SOURCES = schema.SOURCES
_MOST_LINES = 20  # of what the database says; a torn one can say thousands


@dataclass(frozen=True, slots=True)
class SchemaState:
    """The revision a database is of, and the one this program works with; `found` is None for a new database."""

    found: str | None
    wanted: str = HEAD

    @property
    def pending(self) -> bool:
        """Whether opening the store would migrate it."""
        return self.found is not None and self.found != self.wanted and self.found in KNOWN


@dataclass(frozen=True, slots=True)
class OriginalsState:
    """The original files against what the store says of them. Names are those the files came under, sorted."""

    kept: int  # files the store knows
    missing: tuple[str, ...]
    changed: tuple[str, ...]  # their bytes no longer have their sum
    strays: int  # files no document came from: a process was killed between the file and its document


def schema_state(database: Path | None, url: str) -> SchemaState:
    """What `Store.open` would find, changing nothing; `database` is the file of an SQLite store.

    Raises SetupError when the database cannot be opened.
    """
    if database is not None and not database.exists():
        return SchemaState(None)
    engine = open_engine(url)
    try:
        with engine.connect() as connection:
            return SchemaState(stored_revision(connection))
    except DatabaseError as error:
        raise SetupError(
            f"Không đọc được cơ sở dữ liệu: {error.orig}.", "Hãy khôi phục từ bản sao lưu gần nhất."
        ) from error
    finally:
        engine.dispose()


def database_faults(engine: Engine) -> tuple[str, ...]:
    """What SQLite's own check says of the file, a line each; nothing when all is well, or for another database, whose
    own tools check it.

    Foreign keys are checked apart: SQLite's integrity check does not look at them.
    """
    if engine.dialect.name != "sqlite":
        return ()
    try:
        with engine.connect() as connection:
            said = [str(line) for line in connection.exec_driver_sql("PRAGMA integrity_check").scalars()]
            orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    except (DatabaseError, SetupError) as error:  # too torn to be checked
        return (str(error.__cause__ or error),)
    lines = [line for line in said if line != "ok"]
    if orphans:
        lines.append(f"{len(orphans)} dòng không có dòng chủ (bảng {', '.join(sorted({row[0] for row in orphans}))})")
    return tuple(lines[:_MOST_LINES])


def originals_state(engine: Engine, originals: Originals) -> OriginalsState:
    """Every original read and summed again: as slow as the disk is."""
    with engine.connect() as connection:
        query = select(_SOURCES.c.sha256, _SOURCES.c.name).order_by(_SOURCES.c.name)
        names = {row.sha256: row.name for row in connection.execute(query)}
    held = originals.sums()
    missing = [name for sha256, name in names.items() if sha256 not in held]
    changed = [name for sha256, name in names.items() if sha256 in held and not _sound(originals, sha256)]
    return OriginalsState(len(names), tuple(missing), tuple(changed), len(held - names.keys()))


def _sound(originals: Originals, sha256: str) -> bool:
    try:
        originals.load(sha256)
    except (DefectError, OSError):
        return False
    return True
