"""The tables of the store, as SQLAlchemy sees them; `migrations/` holds how a database gets to look so.

Everything below `documents` goes when its document goes (foreign keys cascade), except study cards: the learner's
history outlives the text it was made from, a card whose source is gone is suspended instead.
Offsets are characters of `texts.text`. JSON columns hold small values that are never searched by.
"""

from __future__ import annotations

import datetime as dt
from typing import cast

from sqlalchemy import (
    DateTime,
    Dialect,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
_DOCUMENT = "documents.id"


class UtcDateTime(TypeDecorator[dt.datetime]):
    """An instant. Stored as naive UTC, handed out aware; a naive value is refused, for it could mean any zone."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:  # noqa: ARG002
        """The instant in UTC without its zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            msg = "an instant needs a time zone"
            raise ValueError(msg)
        return value.astimezone(dt.UTC).replace(tzinfo=None)

    def process_result_value(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:  # noqa: ARG002
        """The stored instant, marked as UTC."""
        return None if value is None else value.replace(tzinfo=dt.UTC)


class Base(DeclarativeBase):
    """What all tables share: constraint names that are the same on every database, so migrations can name them."""

    metadata = MetaData(naming_convention=_NAMES)

    @classmethod
    def table(cls) -> Table:
        """The table itself, for statements that need no objects."""
        return cast(Table, cls.__table__)


def _owner() -> Mapped[str]:
    return mapped_column(ForeignKey(_DOCUMENT, ondelete="CASCADE"), primary_key=True)


class MetaRow(Base):
    """Facts about the store itself, such as its generation."""

    __tablename__ = "meta"
    name: Mapped[str] = mapped_column(String(64), primary_key=True)
    value: Mapped[str] = mapped_column(Text)


class DocumentRow(Base):
    """One official document; `generation` is the store's generation when it was last written."""

    __tablename__ = "documents"
    id: Mapped[str] = mapped_column(String(255), primary_key=True)
    symbol: Mapped[str | None] = mapped_column(Text)
    symbol_key: Mapped[str | None] = mapped_column(Text, index=True)  # Symbol.key: all spellings of one symbol
    genre: Mapped[str | None] = mapped_column(Text)
    issuer: Mapped[str | None] = mapped_column(Text)
    date: Mapped[str | None] = mapped_column(String(10))  # PartialDate.isoformat()
    title: Mapped[str] = mapped_column(Text)
    place: Mapped[str | None] = mapped_column(Text)
    effective: Mapped[dt.date | None]
    expires: Mapped[dt.date | None]
    has_text: Mapped[bool]
    authority: Mapped[str | None] = mapped_column(Text)  # Signature.authority
    signer_position: Mapped[str | None] = mapped_column(Text)
    signer_name: Mapped[str | None] = mapped_column(Text)
    signature_start: Mapped[int | None]
    signature_end: Mapped[int | None]
    recipients: Mapped[str] = mapped_column(Text)  # JSON list of lines
    source_name: Mapped[str] = mapped_column(Text)
    source_sha256: Mapped[str] = mapped_column(String(64))
    source_format: Mapped[str] = mapped_column(String(16))
    generation: Mapped[int]


class SourceRow(Base):
    """Every file a document was ever read from; the current one is named in `documents.source_sha256`."""

    __tablename__ = "sources"
    document_id: Mapped[str] = _owner()
    sha256: Mapped[str] = mapped_column(String(64), primary_key=True, index=True)
    name: Mapped[str] = mapped_column(Text)
    reading_version: Mapped[str] = mapped_column(String(32))


class TextRow(Base):
    """The cleaned text of the current source, whole."""

    __tablename__ = "texts"
    document_id: Mapped[str] = _owner()
    text: Mapped[str] = mapped_column(Text)
    preamble: Mapped[str] = mapped_column(Text)
    unplaced: Mapped[str] = mapped_column(Text)  # JSON list of [start, end]


class ProvisionRow(Base):
    """One provision; [`position`, `last`] are the positions of itself and of everything below it."""

    __tablename__ = "provisions"
    __table_args__ = (UniqueConstraint("document_id", "position"),)
    id: Mapped[str] = mapped_column(Text, primary_key=True)
    document_id: Mapped[str] = mapped_column(ForeignKey(_DOCUMENT, ondelete="CASCADE"))
    parent_id: Mapped[str | None] = mapped_column(Text, index=True)
    position: Mapped[int]
    last: Mapped[int]
    depth: Mapped[int]
    address: Mapped[str] = mapped_column(Text)  # JSON, see codec
    level: Mapped[str] = mapped_column(String(16))
    marker: Mapped[str] = mapped_column(Text)
    heading: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    start: Mapped[int]
    end: Mapped[int]
    page: Mapped[int | None]
    digest: Mapped[str] = mapped_column(String(64))  # Provision.digest
    unit_digest: Mapped[str] = mapped_column(String(64), index=True)  # of the text that is embedded


class BasisRow(Base):
    """One line of the "Căn cứ" block."""

    __tablename__ = "bases"
    document_id: Mapped[str] = _owner()
    position: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str] = mapped_column(Text)
    start: Mapped[int]
    end: Mapped[int]


class ClosingClauseRow(Base):
    """A sentence about the life of this or another document."""

    __tablename__ = "closing_clauses"
    document_id: Mapped[str] = _owner()
    position: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(32))
    text: Mapped[str] = mapped_column(Text)
    start: Mapped[int]
    end: Mapped[int]
    date: Mapped[dt.date | None]
    provision_id: Mapped[str | None] = mapped_column(Text)


class ClosingCitationRow(Base):
    """A document named in a closing clause: what is replaced, repealed or kept."""

    __tablename__ = "closing_citations"
    __table_args__ = (
        ForeignKeyConstraint(
            ["document_id", "clause"],
            ["closing_clauses.document_id", "closing_clauses.position"],
            ondelete="CASCADE",
        ),
    )
    document_id: Mapped[str] = mapped_column(String(255), primary_key=True)
    clause: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    relation: Mapped[str] = mapped_column(String(32))
    text: Mapped[str] = mapped_column(Text)
    start: Mapped[int]
    end: Mapped[int]
    symbol: Mapped[str | None] = mapped_column(Text)
    genre: Mapped[str | None] = mapped_column(Text)
    date: Mapped[dt.date | None]
    issuer: Mapped[str | None] = mapped_column(Text)
    title: Mapped[str | None] = mapped_column(Text)
    provision: Mapped[str] = mapped_column(Text)  # JSON list of [level, label]


class NoticeRow(Base):
    """A warning about the reading of a document."""

    __tablename__ = "notices"
    document_id: Mapped[str] = _owner()
    position: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(64))
    message: Mapped[str] = mapped_column(Text)
    start: Mapped[int | None]
    end: Mapped[int | None]


class VectorRow(Base):
    """The embedding of one unit text; keyed by the text's digest, so unchanged text is never embedded twice."""

    __tablename__ = "vectors"
    model: Mapped[str] = mapped_column(String(255), primary_key=True)
    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    vector: Mapped[bytes] = mapped_column(LargeBinary)  # little-endian float16


class StudyCardRow(Base):
    """A study card; `digest` is that of the provision when the card was made."""

    __tablename__ = "study_cards"
    id: Mapped[str] = mapped_column(String(255), primary_key=True)
    document_id: Mapped[str] = mapped_column(String(255), index=True)
    provision_id: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(String(32))
    question: Mapped[str] = mapped_column(Text)
    answer: Mapped[str] = mapped_column(Text)
    quote: Mapped[str] = mapped_column(Text)
    digest: Mapped[str] = mapped_column(String(64))
    suspended: Mapped[str] = mapped_column(String(16), default="")  # "", "learner" or "source"


class CardStateRow(Base):
    """Where the scheduler stands with a card."""

    __tablename__ = "card_states"
    card_id: Mapped[str] = mapped_column(ForeignKey("study_cards.id", ondelete="CASCADE"), primary_key=True)
    state: Mapped[str] = mapped_column(Text)  # the scheduler's own JSON
    due_at: Mapped[dt.datetime] = mapped_column(UtcDateTime, index=True)


class ReviewRow(Base):
    """One answer of a learner; never changed, never deleted but with its card."""

    __tablename__ = "reviews"
    __table_args__ = (Index(None, "card_id", "reviewed_at"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    card_id: Mapped[str] = mapped_column(ForeignKey("study_cards.id", ondelete="CASCADE"))
    rating: Mapped[int]
    reviewed_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
    due_at: Mapped[dt.datetime] = mapped_column(UtcDateTime)
