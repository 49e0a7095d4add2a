"""Kept drafts and every version of each; a version is never changed once it is kept."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Engine, Row, Select, delete, func, insert, select

from thammuu.index.records import DraftAction, DraftVersion, SavedDraft
from thammuu.index.store import schema
from thammuu.index.store.engine import for_writing
from thammuu.ingest.errors import OutdatedError, UnknownIdError

_DRAFTS = schema.SAVED_DRAFTS
_VERSIONS = schema.DRAFT_VERSIONS


class DraftRepository:
    """The drafts of the store. What a draft says is not looked at here."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, stem: str, genre: str, title: str, version: DraftVersion) -> str:
        """Keep a new draft with its first version; returns its id: `stem` and a number that is free."""
        with for_writing(self._engine).begin() as connection:
            taken = set(connection.execute(select(_DRAFTS.c.id).where(_DRAFTS.c.id.startswith(f"{stem}-"))).scalars())
            number = next(number for number in range(1, len(taken) + 2) if f"{stem}-{number}" not in taken)
            identity = f"{stem}-{number}"
            values = {"id": identity, "genre": genre, "title": title, "created_at": version.saved_at}
            connection.execute(insert(_DRAFTS).values(values))
            connection.execute(insert(_VERSIONS).values(_values(identity, replace(version, number=1))))
            return identity

    def append(self, identity: str, version: DraftVersion, *, after: int) -> int:
        """Keep another version, made from the version `after`; returns its number.

        Raises UnknownIdError, and OutdatedError when someone kept a version after that one in the meantime.
        """
        with for_writing(self._engine).begin() as connection:
            latest = _latest(connection, identity)
            if latest != after:
                raise OutdatedError(
                    f"Bản thảo đã được lưu phiên bản {latest} trong lúc bạn đang sửa phiên bản {after}.",
                    "Mở lại bản thảo, xem phần khác nhau rồi sửa trên phiên bản mới.",
                )
            connection.execute(insert(_VERSIONS).values(_values(identity, replace(version, number=latest + 1))))
            return latest + 1

    def all(self) -> tuple[SavedDraft, ...]:
        """Every draft, the one changed last first."""
        with self._engine.connect() as connection:
            rows = connection.execute(_listed().order_by(func.max(_VERSIONS.c.saved_at).desc(), _DRAFTS.c.id)).all()
        return tuple(map(_draft, rows))

    def draft(self, identity: str) -> SavedDraft:
        """The draft with this id. Raises UnknownIdError for an unknown one."""
        with self._engine.connect() as connection:
            row = connection.execute(_listed().where(_DRAFTS.c.id == identity)).one_or_none()
        if row is None:
            raise _unknown(identity)
        return _draft(row)

    def version(self, identity: str, number: int | None = None) -> DraftVersion:
        """A version, the newest without a `number`. Raises UnknownIdError for an unknown draft or version."""
        with self._engine.connect() as connection:
            wanted = number or _latest(connection, identity)
            query = select(_VERSIONS).where(_VERSIONS.c.draft_id == identity, _VERSIONS.c.number == wanted)
            row = connection.execute(query).one_or_none()
            if row is None:
                latest = _latest(connection, identity)
                raise UnknownIdError(f"Bản thảo không có phiên bản {wanted}.", f"Các phiên bản: từ 1 đến {latest}.")
        return _version(row)

    def versions(self, identity: str) -> tuple[DraftVersion, ...]:
        """Every version, the oldest first. Raises UnknownIdError for an unknown draft."""
        with self._engine.connect() as connection:
            _latest(connection, identity)
            query = select(_VERSIONS).where(_VERSIONS.c.draft_id == identity).order_by(_VERSIONS.c.number)
            return tuple(map(_version, connection.execute(query)))

    def remove(self, identity: str) -> None:
        """Forget a draft with all its versions. Raises UnknownIdError for an unknown one."""
        with for_writing(self._engine).begin() as connection:
            _latest(connection, identity)
            connection.execute(delete(_VERSIONS).where(_VERSIONS.c.draft_id == identity))
            connection.execute(delete(_DRAFTS).where(_DRAFTS.c.id == identity))


def _listed() -> Select[Any]:
    return (
        select(
            _DRAFTS, func.max(_VERSIONS.c.number).label("latest"), func.max(_VERSIONS.c.saved_at).label("changed_at")
        )
        .join(_VERSIONS, _VERSIONS.c.draft_id == _DRAFTS.c.id)
        .group_by(*_DRAFTS.c)
    )


def _latest(connection: Connection, identity: str) -> int:
    found = connection.execute(select(func.max(_VERSIONS.c.number)).where(_VERSIONS.c.draft_id == identity)).scalar()
    if found is None:
        raise _unknown(identity)
    return int(found)


def _unknown(identity: str) -> UnknownIdError:
    advice = "Xem các bản thảo đã lưu: trang Bản thảo, hoặc lệnh thammuu drafts list."
    return UnknownIdError(f"Không có bản thảo “{identity}”.", advice)


def _values(identity: str, version: DraftVersion) -> dict[str, Any]:
    return {
        "draft_id": identity,
        "number": version.number,
        "saved_at": version.saved_at,
        "action": version.action.value,
        "note": version.note,
        "request": version.request,
        "folder": version.folder,
        "draft": version.draft,
        "composed": version.composed,
    }


def _version(row: Row[Any]) -> DraftVersion:
    return DraftVersion(
        DraftAction(row.action), row.note, row.request, row.folder, row.draft, row.composed, row.saved_at, row.number
    )


def _draft(row: Row[Any]) -> SavedDraft:
    return SavedDraft(row.id, row.genre, row.title, row.created_at, row.latest, row.changed_at)
