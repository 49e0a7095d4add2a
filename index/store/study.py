"""Study cards, where the scheduler stands with each, and every answer given. Scheduling itself is not done here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Engine, Row, Select, delete, exists, insert, select, update

from thammuu.index.records import Review, StudyCard, study_card_id
from thammuu.index.store import schema
from thammuu.index.store.engine import for_writing
from thammuu.ingest.errors import DefectError, InputError

_CARDS = schema.STUDY_CARDS
_STATES = schema.CARD_STATES
_REVIEWS = schema.REVIEWS
_PROVISIONS = schema.PROVISIONS

ACTIVE = ""
BY_LEARNER = "learner"  # the learner does not want to see the card
BY_SOURCE = "source"  # the provision it was made from has changed or gone
_RATINGS = range(1, 5)  # fsrs: again, hard, good, easy


class StudyRepository:
    """The learner's side of the store."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def upsert_cards(self, cards: Iterable[StudyCard]) -> int:
        """Keep new cards and reword known ones (same id), learning state untouched; returns how many are new.

        Raises DefectError when a card's provision is not in the store.
        """
        added = 0
        with for_writing(self._engine).begin() as connection:
            for card in cards:
                added += _upsert(connection, card)
        return added

    def card(self, card_id: str) -> StudyCard | None:
        """The card with this id, suspended or not."""
        with self._engine.connect() as connection:
            row = connection.execute(select(_CARDS).where(_CARDS.c.id == card_id)).one_or_none()
        return _card(row) if row is not None else None

    def cards(self, document_id: str | None = None) -> tuple[StudyCard, ...]:
        """All cards that are not suspended, or those of one document, in reading order."""
        query = _active().order_by(_CARDS.c.document_id, _PROVISIONS.c.position, _CARDS.c.id)
        if document_id is not None:
            query = query.where(_CARDS.c.document_id == document_id)
        with self._engine.connect() as connection:
            return tuple(map(_card, connection.execute(query)))

    def due(
        self, now: dt.datetime, limit: int, document_id: str | None = None
    ) -> tuple[tuple[StudyCard, str | None], ...]:
        """Cards to ask at `now` with the scheduler's JSON: first those that are due, the most overdue first, then
        new ones (None) in reading order."""
        query = (
            _active()
            .add_columns(_STATES.c.state)
            .outerjoin(_STATES, _STATES.c.card_id == _CARDS.c.id)
            .where(_STATES.c.due_at.is_(None) | (_STATES.c.due_at <= now))
            .order_by(
                _STATES.c.due_at.is_(None),
                _STATES.c.due_at,
                _CARDS.c.document_id,
                _PROVISIONS.c.position,
                _CARDS.c.id,
            )
            .limit(limit)
        )
        if document_id is not None:
            query = query.where(_CARDS.c.document_id == document_id)
        with self._engine.connect() as connection:
            return tuple((_card(row), row.state) for row in connection.execute(query))

    def state(self, card_id: str) -> str | None:
        """The scheduler's JSON for a card; None while it is new."""
        with self._engine.connect() as connection:
            return connection.execute(select(_STATES.c.state).where(_STATES.c.card_id == card_id)).scalar_one_or_none()

    def record_review(
        self, card_id: str, rating: int, reviewed_at: dt.datetime, state_json: str, due_at: dt.datetime
    ) -> None:
        """Remember an answer and where the scheduler now stands. Raises InputError for an unknown card or rating."""
        if rating not in _RATINGS:
            raise InputError(f"Mức đánh giá {rating} không hợp lệ.", "Hãy chọn từ 1 (quên) đến 4 (dễ).")
        with for_writing(self._engine).begin() as connection:
            _require(connection, card_id)
            connection.execute(delete(_STATES).where(_STATES.c.card_id == card_id))
            connection.execute(insert(_STATES).values(card_id=card_id, state=state_json, due_at=due_at))
            connection.execute(
                insert(_REVIEWS).values(card_id=card_id, rating=rating, reviewed_at=reviewed_at, due_at=due_at)
            )

    def reviews(self, card_id: str | None = None) -> tuple[Review, ...]:
        """The answers to one card, or to all, the oldest first."""
        query = select(_REVIEWS).order_by(_REVIEWS.c.reviewed_at, _REVIEWS.c.id)
        if card_id is not None:
            query = query.where(_REVIEWS.c.card_id == card_id)
        with self._engine.connect() as connection:
            found = connection.execute(query).all()
        return tuple(Review(row.card_id, row.rating, row.reviewed_at, row.due_at) for row in found)

    def suspend(self, card_id: str, *, suspended: bool = True) -> None:
        """Hide a card from the learner, or show it again. Raises InputError for an unknown card."""
        with for_writing(self._engine).begin() as connection:
            _require(connection, card_id)
            state = BY_LEARNER if suspended else ACTIVE
            connection.execute(update(_CARDS).where(_CARDS.c.id == card_id).values(suspended=state))


def resettle(connection: Connection, document_id: str) -> None:
    """Suspend the cards whose provision changed or went with the document, wake those whose provision came back."""
    alive = exists().where(_PROVISIONS.c.id == _CARDS.c.provision_id, _PROVISIONS.c.digest == _CARDS.c.digest)
    own = _CARDS.c.document_id == document_id
    connection.execute(update(_CARDS).where(own, _CARDS.c.suspended == ACTIVE, ~alive).values(suspended=BY_SOURCE))
    connection.execute(update(_CARDS).where(own, _CARDS.c.suspended == BY_SOURCE, alive).values(suspended=ACTIVE))


def move_cards(connection: Connection, old: str, new: str) -> None:
    """Give the cards of the document `old` to `new`, whose provisions bear the same addresses; histories go along."""
    for row in connection.execute(select(_CARDS).where(_CARDS.c.document_id == old)).all():
        provision = new + row.provision_id.removeprefix(old)
        own = study_card_id(provision, row.kind, row.quote)
        if connection.execute(select(_CARDS.c.id).where(_CARDS.c.id == own)).first() is None:
            moved = {**row._mapping, "id": own, "document_id": new, "provision_id": provision}
            connection.execute(insert(_CARDS).values(moved))
            connection.execute(update(_STATES).where(_STATES.c.card_id == row.id).values(card_id=own))
        connection.execute(update(_REVIEWS).where(_REVIEWS.c.card_id == row.id).values(card_id=own))
        connection.execute(delete(_CARDS).where(_CARDS.c.id == row.id))


def _active() -> Select[Any]:
    return (
        select(_CARDS)
        .outerjoin(_PROVISIONS, _PROVISIONS.c.id == _CARDS.c.provision_id)
        .where(_CARDS.c.suspended == ACTIVE)
    )


def _card(row: Row[Any]) -> StudyCard:
    return StudyCard(row.id, row.document_id, row.provision_id, row.kind, row.question, row.answer, row.quote)


def _require(connection: Connection, card_id: str) -> None:
    if connection.execute(select(_CARDS.c.id).where(_CARDS.c.id == card_id)).one_or_none() is None:
        raise InputError("Không có thẻ ôn này trong kho.", "Có thể thẻ đã bị xóa; hãy mở lại danh sách thẻ.")


def _upsert(connection: Connection, card: StudyCard) -> bool:
    """Write one card; True when it is new."""
    query = select(_PROVISIONS.c.digest).where(_PROVISIONS.c.id == card.provision_id)
    digest = connection.execute(query).scalar_one_or_none()
    if digest is None:
        raise DefectError("Thẻ ôn trỏ tới một đơn vị nội dung không có trong kho.")
    values = {
        "document_id": card.document_id,
        "provision_id": card.provision_id,
        "kind": card.kind,
        "question": card.question,
        "answer": card.answer,
        "quote": card.quote,
        "digest": digest,
    }
    own = _CARDS.c.id == card.id
    suspended = connection.execute(select(_CARDS.c.suspended).where(own)).scalar_one_or_none()
    if suspended is None:
        connection.execute(insert(_CARDS).values(id=card.id, suspended=ACTIVE, **values))
        return True
    kept = suspended if suspended == BY_LEARNER else ACTIVE
    connection.execute(update(_CARDS).where(own).values(suspended=kept, **values))
    return False
