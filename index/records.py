"""What the store and the catalogue hand out: documents and provisions as flat records with stable ids."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum

from thammuu.ingest.folding import strip_accents
from thammuu.ingest.model import Address, Citation, ClosingClause, DocumentKey, Level, Notice, Signature, Span

_ID_MARK = "#"


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A document we know of. `has_text` is False when only a catalogue row is known."""

    id: str
    key: DocumentKey
    title: str
    effective: dt.date | None = None
    expires: dt.date | None = None
    has_text: bool = False
    source_name: str = ""  # file name it was read from
    source_sha256: str = ""
    source_format: str = ""  # "docx", "pdf", …
    place: str | None = None
    signature: Signature | None = None
    recipients: tuple[str, ...] = ()
    superior: str | None = None  # the organ printed above the issuer
    secrecy: str | None = None  # the mark it bears (a SecrecyKind)


@dataclass(frozen=True, slots=True)
class ProvisionRecord:
    """A provision in the store; `id` is "<document id>#<address slug>", `position` counts in reading order from 0."""

    id: str
    document_id: str
    parent_id: str | None
    position: int
    depth: int  # 0 for the top provisions of a document
    address: Address
    level: Level
    heading: str
    text: str  # own text, children excluded
    span: Span
    page: int | None = None
    marker: str = ""  # as printed: "3.5.1.", "b)"

    @property
    def said(self) -> str:
        """The own text after the marker."""
        return self.text.removeprefix(self.marker).lstrip()


@dataclass(frozen=True, slots=True)
class DocumentText:
    """The whole cleaned text of a document's source; every span of its records points into `text`."""

    document_id: str
    text: str
    preamble: str
    unplaced: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class ClosingClauseRecord:
    """A closing clause, the document that says it and the smallest provision it stands in (None: outside all)."""

    document_id: str
    provision_id: str | None
    clause: ClosingClause


@dataclass(frozen=True, slots=True)
class RelationRecord:
    """What a document says of another: the citation, the smallest provision and the sentence it stands in.

    `quoted` says that the sentence is another document's wording, as amending documents quote it.
    """

    document_id: str
    position: int  # among the relations of the document, from 0
    citation: Citation
    provision_id: str | None
    sentence: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class NoticeRecord:
    """A warning about the reading of one document."""

    document_id: str
    notice: Notice


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The provisions under the same parent just before and just after one; None at either end."""

    previous: ProvisionRecord | None
    following: ProvisionRecord | None


@dataclass(frozen=True, slots=True)
class Family:
    """A provision, those above it (the outermost first) and those below it (in reading order)."""

    own: ProvisionRecord
    above: tuple[ProvisionRecord, ...]
    below: tuple[ProvisionRecord, ...]


@dataclass(frozen=True, slots=True)
class DocumentStamp:
    """When a document was last written, as a value of `Store.generation()`; what indexes compare."""

    id: str
    generation: int


class PutStatus(StrEnum):
    """What `Store.put` did."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class PutResult:
    """The outcome of `Store.put` and the id the document has in the store."""

    status: PutStatus
    id: str


@dataclass(frozen=True, slots=True)
class StudyCard:
    """A question made from one provision, with its answer and the verbatim quote that proves it."""

    id: str
    document_id: str
    provision_id: str
    kind: str  # "duration", "number", "authority", …: which rule made it
    question: str
    answer: str
    quote: str


@dataclass(frozen=True, slots=True)
class Review:
    """One answer of a learner; `rating` is 1 (again) to 4 (easy) as in the fsrs library, times are UTC."""

    card_id: str
    rating: int
    reviewed_at: dt.datetime
    due_at: dt.datetime


class DraftAction(StrEnum):
    """How a version of a draft came about; stable, for JSON."""

    COMPOSED = "composed"
    EDITED = "edited"
    REGENERATED = "regenerated"
    RESTORED = "restored"  # an earlier version made the newest


@dataclass(frozen=True, slots=True)
class DraftVersion:
    """A draft as it was saved once. `draft` and `composed` are JSON (drafts_templates.versions): as it stands, and as
    the program last worded it; between the two lies what a person changed."""

    action: DraftAction
    note: str  # what was done, for people
    request: str  # the input file (TOML)
    folder: str  # where that file lay, "" where it came without one
    draft: str
    composed: str
    saved_at: dt.datetime
    number: int = 0  # from 1; 0 before it is kept


@dataclass(frozen=True, slots=True)
class SavedDraft:
    """A draft that is kept; `latest` is the number of its newest version, saved at `changed_at`."""

    id: str
    genre: str
    title: str
    created_at: dt.datetime
    latest: int
    changed_at: dt.datetime


def document_id(key: DocumentKey, title: str = "") -> str:
    """A readable, stable, unique id such as "294-qd-tw-2025-05-26-1f3a2c".

    The last part hashes the whole key, so that two provinces' "05-ĐA/TU" differ. A document without a symbol is
    named by the first words of its title.
    """
    date = key.date.isoformat() if key.date else ""
    name = key.symbol or " ".join(title.split()[:8]) or "van-ban"
    whole = "|".join((key.issuer or "", key.genre or "", key.symbol or title, date))
    tail = hashlib.sha256(strip_accents(whole).encode()).hexdigest()[:6]
    readable = re.sub(r"[^a-z0-9]+", "-", strip_accents(f"{name} {date}")).strip("-")
    return f"{readable}-{tail}"


def study_card_id(provision: str, kind: str, quote: str) -> str:
    """The id of the card that asks for the fact of `kind` in the sentence `quote` of a provision."""
    return hashlib.sha256(f"{provision}|{kind}|{quote}".encode()).hexdigest()[:16]


def provision_id(document: str, address: Address) -> str:
    """The id of the provision at `address` of the document with id `document`."""
    return f"{document}{_ID_MARK}{address.slug()}"


def document_of(provision: str) -> str:
    """The document that the provision with this id belongs to."""
    return provision.partition(_ID_MARK)[0]
