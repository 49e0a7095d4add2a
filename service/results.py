"""What the Workbench hands out: frozen, complete, ready to be shown. `shapes` turns them into the contract's JSON."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from thammuu.index.records import DocumentRecord, Neighbours, ProvisionRecord, RelationRecord, StudyCard
from thammuu.ingest.model import Citation, Notice, ValidityState

if TYPE_CHECKING:
    from thammuu.drafts_templates.draft import DraftReport
    from thammuu.index.store.audit import AuditEntry
    from thammuu.ingest.secrecy.marks import SecrecyKind
    from thammuu.service.alerts import Alert


@dataclass(frozen=True, slots=True)
class ValidityView:
    """A state at a day, the documents that brought it about, and the clause or catalogue row that says so."""

    state: ValidityState
    by: tuple[DocumentRecord, ...] = ()
    evidence: str = ""
    chain: tuple[DocumentRecord, ...] = ()  # the replacements from `by` on, to what stands at the end
    end: ValidityState | None = None  # how the last of the chain stands itself
    warnings: tuple[str, ...] = ()  # what changes no state but must be looked at


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document and its validity at the day asked for."""

    record: DocumentRecord
    validity: ValidityView


class FileStatus(StrEnum):
    """What became of one file."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REFUSED = "refused"  # the file's own fault: not readable, bears a secrecy mark, no document type we read
    FAILED = "failed"  # ours, or the installation's


WRITTEN = frozenset({FileStatus.ADDED, FileStatus.UPDATED})


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """One file of an ingestion; `reason` is Vietnamese and says why a file was refused or failed."""

    path: str
    status: FileStatus
    reason: str = ""
    document_id: str | None = None
    document: DocumentView | None = None
    provisions: int = 0
    warnings: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class SecrecyStatus:
    """The declaration that this machine is approved for marked papers up to `level`, and why it does not hold."""

    level: SecrecyKind | None
    holds: bool
    why: str = ""
    declared_by: str = ""
    declared_at: dt.datetime | None = None
    reason: str = ""
    marked_documents: int = 0  # in the store


@dataclass(frozen=True, slots=True)
class AuditView:
    """The audit, the oldest first; `broken_at` is the place of the first row that was tampered with."""

    entries: tuple[AuditEntry, ...]
    broken_at: int | None


@dataclass(frozen=True, slots=True)
class IngestStep:
    """How far an ingestion has come: files and bytes done and in all, seconds so far and (guessed by bytes) to go.

    `files` grows when an archive is opened. `last` is the file just done.
    """

    done: int
    files: int
    read_bytes: int
    all_bytes: int
    took_s: float
    left_s: float | None
    last: FileOutcome


@dataclass(frozen=True, slots=True)
class IngestReport:
    """An ingestion: every file met, in the order read; `skipped` are hidden and lock files passed over."""

    files: tuple[FileOutcome, ...]
    skipped: tuple[str, ...]
    took_s: float
    alerts: tuple[Alert, ...] = ()  # what the files taken in change, and what rests on it


class ResolutionState(StrEnum):
    """How a name was understood."""

    RESOLVED = "resolved"
    AMBIGUOUS = "ambiguous"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class ProvisionView:
    """A provision with all below it, in reading order."""

    record: ProvisionRecord
    children: tuple[ProvisionView, ...] = ()


@dataclass(frozen=True, slots=True)
class RelatedDocument:
    """What a document says of another; `parts` are the provisions of the other that are named. `document` is told when
    the other is surely one."""

    relation: RelationRecord
    parts: str
    resolution: ResolutionState
    document: DocumentView | None


@dataclass(frozen=True, slots=True)
class Shown:
    """What a reference leads to. `provision` is None where only the document was named or the address is not in it
    (`address_found` tells them apart); `candidates` are the documents, `places` the provisions that may be meant."""

    reference: str
    as_of: dt.date
    resolution: ResolutionState
    reason: str = ""  # why it is this document, or why none could be told
    document: DocumentView | None = None
    provision: ProvisionView | None = None
    outline: tuple[ProvisionView, ...] = ()  # all provisions, when the document alone was named
    address_found: bool = True
    places: tuple[ProvisionView, ...] = ()
    provision_validity: ValidityView | None = None  # of `provision`, which may have ended before its document
    candidates: tuple[DocumentView, ...] = ()
    by_symbol: bool = False  # a symbol was typed, not only words
    related: tuple[RelatedDocument, ...] = ()  # what its text says of others, when the document alone was named


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """A whole document for reading: its provisions, what stands before them, notices of its reading."""

    document: DocumentView
    preamble: str  # its headings in capitals; its paragraphs are provisions
    bases: tuple[str, ...]
    provisions: tuple[ProvisionRecord, ...]  # all of them, in reading order
    tree: tuple[ProvisionView, ...]
    notices: tuple[Notice, ...]
    related: tuple[RelatedDocument, ...] = ()


@dataclass(frozen=True, slots=True)
class OtherVersion:
    """The same clause in a document that is over: `alike` in [0, 1] is how much of its wording is the same."""

    document: DocumentView
    provision: ProvisionRecord
    alike: float


@dataclass(frozen=True, slots=True)
class Hit:
    """A provision found. `highlights` are half-open ranges of `text`; `above` are the headings it stands under.

    `provision_validity` is its own, None where that is the document's: a clause may be repealed in a living document.
    """

    rank: int
    score: float
    document: DocumentView
    provision: ProvisionRecord
    text: str
    highlights: tuple[tuple[int, int], ...]
    above: tuple[str, ...] = ()
    provision_validity: ValidityView | None = None
    versions: tuple[OtherVersion, ...] = ()  # found too, and folded under this one
    parents: tuple[ProvisionRecord, ...] = ()  # those it stands under, the outermost first
    beside: Neighbours | None = None  # told where it was asked for


@dataclass(frozen=True, slots=True)
class HitGroup:
    """Hits of one document, in the order of the best."""

    document: DocumentView
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The answer to a search; `took_ms` is the time inside the program."""

    query: str
    as_of: dt.date
    took_ms: float
    hits: tuple[Hit, ...]
    notices: tuple[Notice, ...] = ()
    understood: tuple[tuple[str, str], ...] = ()  # (typed, taken to mean): what hits were found by other words

    @property
    def groups(self) -> tuple[HitGroup, ...]:
        """The hits under their documents, documents in the order of their best hit."""
        by_document: dict[str, list[Hit]] = {}
        for hit in self.hits:
            by_document.setdefault(hit.document.record.id, []).append(hit)
        return tuple(HitGroup(hits[0].document, tuple(hits)) for hits in by_document.values())


class AnswerState(StrEnum):
    """Three states that must never be confused: answered, searched in vain, could not search."""

    GROUNDED = "grounded"
    NO_MATCH = "no_match"
    UNAVAILABLE = "unavailable"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a provision, letter for letter, and where they stand."""

    quote: str
    provision: ProvisionRecord
    document: DocumentView


@dataclass(frozen=True, slots=True)
class Answer:
    """`answer` is a Vietnamese text that holds the quotes of `evidence` and nothing else about the matter."""

    question: str
    as_of: dt.date
    state: AnswerState
    answer: str
    evidence: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class CitedDocument:
    """A citation in a text with the document it names; `validity` is told when exactly one is named."""

    citation: Citation
    resolution: ResolutionState
    reason: str
    candidates: tuple[DocumentView, ...]
    validity: ValidityView | None
    did_you_mean: tuple[DocumentView, ...] = ()  # look-alikes of an unknown document; none is meant


@dataclass(frozen=True, slots=True)
class CitedText:
    """What a text cites: other documents, and apart from them what it says of its own document.

    `internal` also holds provisions acted on whose document the text does not tell ("Bãi bỏ khoản 2 Điều 5").
    """

    documents: tuple[CitedDocument, ...]
    internal: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class SymbolValidity:
    """The validity of the document a symbol names."""

    symbol: str
    on: dt.date
    resolution: ResolutionState
    reason: str
    candidates: tuple[DocumentView, ...]
    validity: ValidityView | None
    by: tuple[DocumentView, ...] = ()
    chain: tuple[DocumentView, ...] = ()
    did_you_mean: tuple[DocumentView, ...] = ()
    provision: str = ""  # the part asked for, as it is cited; `validity` then speaks of it


@dataclass(frozen=True, slots=True)
class FieldInfo:
    """What a genre asks a person: `kind` as in its template, `columns` ids and titles for kind "table"."""

    id: str
    label: str
    kind: str
    required: bool
    choices: tuple[str, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class GenreInfo:
    """A kind of draft that can be made, with the ids of the form profiles and kinds of organ it can be made for.

    `examples` are the kinds of organ with an example office; `own` is True for a template of the office itself.
    """

    id: str
    name: str
    profiles: tuple[str, ...]
    organs: tuple[str, ...]
    fields: tuple[FieldInfo, ...] = ()
    examples: tuple[tuple[str, str], ...] = ()
    uses: frozenset[str] = frozenset()  # of "bases", "parent", "addressees", "tasks", "number"
    own: bool = False


@dataclass(frozen=True, slots=True)
class GenreList:
    """Every genre, and the messages of the office's own templates that cannot be used."""

    genres: tuple[GenreInfo, ...]
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BuiltDraft:
    """A draft as a file, what it rests on and what it still lacks."""

    docx: bytes
    title: str
    report: DraftReport


@dataclass(frozen=True, slots=True)
class CardView:
    """A study card with its document and the address of its provision."""

    card: StudyCard
    document: DocumentView
    address: str
    due: dt.datetime | None = None  # None: never answered


@dataclass(frozen=True, slots=True)
class Deck:
    """The cards made of one document; `new` of them were not there before."""

    document: DocumentView
    new: int
    cards: tuple[CardView, ...]


@dataclass(frozen=True, slots=True)
class Health:
    """One thing the doctor looked at; `advice` is what to do when it is not well, `code` names the finding.

    `looked` is False for what could not be looked at, because it or something it rests on cannot be opened.
    """

    name: str
    well: bool
    detail: str
    advice: str = ""
    code: str = ""
    looked: bool = True
