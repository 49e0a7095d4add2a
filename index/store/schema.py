"""The tables of the store, as SQLAlchemy sees them; `migrations/` holds how a database gets to look so.

Plain tables, no mapped classes: what leaves the store are the frozen records of thammuu.index.records, so objects
would be a second model of the same things, and the mapper costs every command a tenth of a second.
Everything below `documents` goes when its document goes (foreign keys cascade), except study cards: the learner's
history outlives the text it was made from, a card whose source is gone is suspended instead.
Offsets are characters of `texts.text`. JSON columns hold small values that are never searched by.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import (
    DDL,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    event,
)

from thammuu.index.store.audit_guards import audit_guards

# Constraint names that are the same on every database, so migrations can name them.
METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)
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


def _owner() -> Column[str]:
    return Column("document_id", String(255), ForeignKey(_DOCUMENT, ondelete="CASCADE"), primary_key=True)


def _citation_columns(*, indexed: bool = False) -> tuple[Column[Any], ...]:
    """A citation, in the clause or sentence that makes it; rows.py: `cited_values` writes it, `cited` reads it."""
    return (
        Column("relation", String(32), index=indexed, nullable=False),
        Column("text", Text, nullable=False),
        Column("start", Integer, nullable=False),
        Column("end", Integer, nullable=False),
        Column("symbol", Text),
        Column("genre", Text),
        Column("date", Date),
        Column("issuer", Text),
        Column("title", Text),
        Column("provisions", Text, nullable=False),  # JSON list of [steps, last], each a list of [level, label]
        Column("target", String(16), nullable=False),
        Column("number", Integer),
        Column("year", Integer),
    )


# Facts about the store itself, such as its generation.
META = Table(
    "meta",
    METADATA,
    Column("name", String(64), primary_key=True),
    Column("value", Text, nullable=False),
)

# One official document; `generation` is the store's generation when it was last written.
DOCUMENTS = Table(
    "documents",
    METADATA,
    Column("id", String(255), primary_key=True),
    Column("symbol", Text),
    Column("symbol_key", Text, index=True),  # Symbol.key: all spellings of one symbol
    Column("genre", Text),
    Column("issuer", Text),
    Column("date", String(10)),  # PartialDate.isoformat()
    Column("title", Text, nullable=False),
    Column("place", Text),
    Column("effective", Date),
    Column("expires", Date),
    Column("has_text", Boolean, nullable=False),
    Column("authority", Text),  # Signature.authority
    Column("signer_position", Text),
    Column("signer_name", Text),
    Column("signature_start", Integer),
    Column("signature_end", Integer),
    Column("recipients", Text, nullable=False),  # JSON list of lines
    Column("source_name", Text, nullable=False),
    Column("source_sha256", String(64), nullable=False),
    Column("source_format", String(16), nullable=False),
    Column("generation", Integer, nullable=False),
    Column("superior", Text),
    Column("secrecy", String(32)),  # a SecrecyKind
)

# What the reader made of each metadata field of the current source; corrections lie over it, never in it.
READINGS = Table(
    "readings",
    METADATA,
    _owner(),
    Column("field", String(16), primary_key=True),  # MetadataField
    Column("value", Text, nullable=False),  # index/metadata.py: field_text
)

# A place where a metadata field was read.
SIGHTINGS = Table(
    "sightings",
    METADATA,
    _owner(),
    Column("position", Integer, primary_key=True),
    Column("field", String(16), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("page", Integer),
    Column("confidence", Float, nullable=False),
)

# A person's word on one metadata field; it stands while `ended_at` is null, and its row is never changed otherwise.
CORRECTIONS = Table(
    "corrections",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("document_id", String(255), ForeignKey(_DOCUMENT, ondelete="CASCADE"), index=True, nullable=False),
    Column("field", String(16), nullable=False),
    Column("value", Text, nullable=False),
    Column("read", Text, nullable=False),  # the reading when the correction was made
    Column("reason", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("ended_at", UtcDateTime),
    Column("ended_by", Text, nullable=False),
)

# An id a document bore before one of its key fields was corrected or read better: links and files still find it.
FORMER_IDS = Table(
    "former_ids",
    METADATA,
    Column("former_id", String(255), primary_key=True),
    _owner(),
)

# Every file a document was ever read from; the current one is named in `documents.source_sha256`.
SOURCES = Table(
    "sources",
    METADATA,
    _owner(),
    Column("sha256", String(64), primary_key=True, index=True),
    Column("name", Text, nullable=False),
    Column("reading_version", String(32), nullable=False),
)

# The cleaned text of the current source, whole.
TEXTS = Table(
    "texts",
    METADATA,
    _owner(),
    Column("text", Text, nullable=False),
    Column("preamble", Text, nullable=False),
    Column("unplaced", Text, nullable=False),  # JSON list of [start, end]
)

# One provision; [`position`, `last`] are the positions of itself and of everything below it.
PROVISIONS = Table(
    "provisions",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("document_id", String(255), ForeignKey(_DOCUMENT, ondelete="CASCADE"), nullable=False),
    Column("parent_id", Text, index=True),
    Column("position", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    Column("depth", Integer, nullable=False),
    Column("address", Text, nullable=False),  # JSON, see codec
    Column("level", String(16), nullable=False),
    Column("marker", Text, nullable=False),
    Column("heading", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("page", Integer),
    Column("digest", String(64), nullable=False),  # Provision.digest
    Column("unit_digest", String(64), index=True, nullable=False),  # of the text that is embedded
    UniqueConstraint("document_id", "position"),
)

# One line of the "Căn cứ" block.
BASES = Table(
    "bases",
    METADATA,
    _owner(),
    Column("position", Integer, primary_key=True),
    Column("text", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
)

# A sentence about the life of this or another document.
CLOSING_CLAUSES = Table(
    "closing_clauses",
    METADATA,
    _owner(),
    Column("position", Integer, primary_key=True),
    Column("kind", String(32), nullable=False),
    Column("text", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("date", Date),
    Column("provision_id", Text),
)

# A document named in a closing clause: what is replaced, repealed or kept.
CLOSING_CITATIONS = Table(
    "closing_citations",
    METADATA,
    Column("document_id", String(255), primary_key=True),
    Column("clause", Integer, primary_key=True),
    Column("position", Integer, primary_key=True),
    *_citation_columns(),
    ForeignKeyConstraint(
        ["document_id", "clause"],
        ["closing_clauses.document_id", "closing_clauses.position"],
        ondelete="CASCADE",
    ),
)

# What a document says of another, wherever it stands, with the sentence that says it.
RELATIONS = Table(
    "relations",
    METADATA,
    _owner(),
    Column("position", Integer, primary_key=True),
    Column("provision_id", Text),
    Column("sentence", Text, nullable=False),
    Column("quoted", Boolean, nullable=False),
    *_citation_columns(indexed=True),
    Column("antecedent", Text, nullable=False),  # JSON list of at most one [start, end]
    Column("subject", Text, nullable=False),  # likewise
)

# A row an office added to the catalogue or put in the place of a shipped one; `cells` as in the catalogue's file.
CATALOGUE_ROWS = Table(
    "catalogue_rows",
    METADATA,
    Column("symbol", String(255), primary_key=True),
    Column("date", String(10), primary_key=True),  # PartialDate.isoformat(), "" when unknown
    Column("cells", Text, nullable=False),  # JSON object, one text a column
    Column("as_of", Date, nullable=False),  # the day the row was said on
)

# A warning about the reading of a document.
NOTICES = Table(
    "notices",
    METADATA,
    _owner(),
    Column("position", Integer, primary_key=True),
    Column("code", String(64), nullable=False),
    Column("message", Text, nullable=False),
    Column("start", Integer),
    Column("end", Integer),
)

# The embedding of one unit text; keyed by the text's digest, so unchanged text is never embedded twice.
VECTORS = Table(
    "vectors",
    METADATA,
    Column("model", String(255), primary_key=True),
    Column("digest", String(64), primary_key=True),
    Column("vector", LargeBinary, nullable=False),  # little-endian float16
)

# A study card; `digest` is that of the provision when the card was made.
STUDY_CARDS = Table(
    "study_cards",
    METADATA,
    Column("id", String(255), primary_key=True),
    Column("document_id", String(255), index=True, nullable=False),
    Column("provision_id", Text, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("question", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("quote", Text, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("suspended", String(16), default="", nullable=False),  # "", "learner" or "source"
)

# Where the scheduler stands with a card.
CARD_STATES = Table(
    "card_states",
    METADATA,
    Column("card_id", String(255), ForeignKey("study_cards.id", ondelete="CASCADE"), primary_key=True),
    Column("state", Text, nullable=False),  # the scheduler's own JSON
    Column("due_at", UtcDateTime, index=True, nullable=False),
)

# One answer of a learner; never changed, never deleted but with its card.
REVIEWS = Table(
    "reviews",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("card_id", String(255), ForeignKey("study_cards.id", ondelete="CASCADE"), nullable=False),
    Column("rating", Integer, nullable=False),
    Column("reviewed_at", UtcDateTime, nullable=False),
    Column("due_at", UtcDateTime, nullable=False),
    Index(None, "card_id", "reviewed_at"),
)

SAVED_DRAFTS = Table(
    "saved_drafts",
    METADATA,
    Column("id", String(64), primary_key=True),
    Column("genre", String(64), nullable=False),
    Column("title", Text, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
)
DRAFT_VERSIONS = Table(
    "draft_versions",
    METADATA,
    Column("draft_id", String(64), ForeignKey("saved_drafts.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("saved_at", UtcDateTime, nullable=False),
    Column("action", String(16), nullable=False),
    Column("note", Text, nullable=False),
    Column("request", Text, nullable=False),  # the input file (TOML) it was composed from
    Column("folder", Text, nullable=False),  # where that file lay; "" over HTTP
    Column("draft", Text, nullable=False),  # JSON: as it stands, edits included
    Column("composed", Text, nullable=False),  # JSON: as the program last worded each section
)

# What was done with secrecy: declarations and marked files. Rows are only ever added; each carries the digest of the
# one before, so that a change made behind the program's back is seen.
AUDIT = Table(
    "audit",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("by", String(255), nullable=False),  # the user of the operating system
    Column("action", String(32), nullable=False),
    Column("subject", String(64), nullable=False),  # SHA-256 of a file; its name could say too much
    Column("detail", Text, nullable=False),  # JSON
    Column("digest", String(64), nullable=False),
)
for _statement in audit_guards():
    event.listen(AUDIT, "after_create", DDL(_statement).execute_if(dialect="sqlite"))  # type: ignore[no-untyped-call]
