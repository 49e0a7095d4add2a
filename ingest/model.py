"""The nouns of the house: what a file becomes once it is read. Frozen, JSON-safe, tuples instead of lists.

    SourceText --parse--> Document --> Provision tree, closing clauses, unplaced text
    any text --find_citations--> Citation

Every offset is a character offset into `SourceText.text`, the cleaned text of one file, so every answer leads
back to a place in a source. A parser that cannot place text puts it into `unplaced`; it never drops it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import takewhile
from typing import TYPE_CHECKING

from thammuu.ingest.addresses import ADDRESS_SEPARATOR, THIS, Address, Level, ProvisionReference, Step
from thammuu.ingest.dates import PartialDate

if TYPE_CHECKING:
    from thammuu.ingest.charsets.report import Conversion

__all__ = [
    "ADDRESS_SEPARATOR", "THIS", "Address", "Align", "Block", "BlockKind", "Citation", "ClauseKind", "ClosingClause",
    "Document", "DocumentKey", "Evidence", "Furniture", "LegalBasis", "Level", "Notice", "Provision",
    "ProvisionReference", "Relation", "Sighting", "Signature", "SourceText", "Span", "Step", "Target", "ValidityState",
]  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range [start, end) of characters."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of `text` this span covers."""
        return text[self.start : self.end]


class BlockKind(StrEnum):
    """What a block was in the file; layout alone, no meaning."""

    PARAGRAPH = "paragraph"
    TABLE_ROW = "table_row"  # cells joined with " | "
    NOTE = "note"  # a foot- or endnote, "[1] …", set after the text
    CONTENTS = "contents"  # a line of a table of contents: it repeats a heading and opens nothing


class Align(StrEnum):
    """Horizontal placing of a block as far as the format tells."""

    UNKNOWN = "unknown"
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    JUSTIFIED = "justified"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph or table row of the source; `span` covers its text without the line break after it."""

    span: Span
    kind: BlockKind = BlockKind.PARAGRAPH
    page: int | None = None  # 1-based; None where the format has no pages
    align: Align = Align.UNKNOWN
    bold: bool = False
    table: int | None = None  # 0-based number of the table a TABLE_ROW belongs to
    header: bool = False  # a TABLE_ROW that names the columns of the rows below it
    notes: tuple[str, ...] = ()  # labels of foot- and endnotes referred to from here; the note's block begins "[1]"


@dataclass(frozen=True, slots=True)
class Furniture:
    """A page number or running head taken out of the text but not forgotten."""

    page: int
    text: str


@dataclass(frozen=True, slots=True)
class SourceText:
    """The cleaned text of one file, and where its blocks and pages lie. Blocks are joined by one line break."""

    name: str  # file name without folders
    format: str  # "docx", "pdf", "html", "txt", "md"
    sha256: str  # of the file's bytes, hex
    text: str
    blocks: tuple[Block, ...]
    furniture: tuple[Furniture, ...] = ()
    warnings: tuple[Notice, ...] = ()
    loader: str = ""  # which library read it, for fault reports
    secrecy: str | None = None  # the mark it bears (a SecrecyKind), where this machine may read such papers
    conversion: Conversion | None = None  # from an old character set; None where the format was not asked


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a person should know about a reading: a stable `code`, a Vietnamese message, a place if any."""

    code: str
    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Provision:
    """A unit of the text that can be cited.

    `text` is the provision's own words, verbatim, its marker and heading included and its children excluded;
    `span` covers the provision with its children. `heading` is the title line without the marker ("" if none).
    """

    address: Address
    level: Level
    marker: str  # as printed: "3.5.1.", "b)", "Điều 4."
    heading: str
    text: str
    span: Span
    page: int | None = None
    children: tuple[Provision, ...] = ()

    @property
    def digest(self) -> str:
        """Merkle hash: equal for two provisions iff text and all children are equal (hex, 64 characters)."""
        state = hashlib.sha256(self.text.encode())
        for child in self.children:
            state.update(child.digest.encode())
        return state.hexdigest()

    def walk(self) -> Iterator[Provision]:
        """This provision and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def full_text(self) -> str:
        """Own text and that of all children, one block a line, verbatim."""
        return "\n".join(part.text for part in self.walk())


@dataclass(frozen=True, slots=True)
class DocumentKey:
    """What makes a document one document: issuer, genre, symbol and date. A symbol alone is not unique."""

    symbol: str | None  # canonical spelling, e.g. "294-QĐ/TW"
    genre: str | None  # Vietnamese name, e.g. "Quy định"
    issuer: str | None  # e.g. "Ban Chấp hành Trung ương"
    date: PartialDate | None


class Relation(StrEnum):
    """How one text stands to a document it names; the relation word decides.

    The last three are said of another document: in "Luật A được sửa đổi, bổ sung bởi Luật B" it is B that acts, on A,
    and the text itself merely names it; `Citation.subject` leads to A.
    """

    CITES = "cites"  # theo, tại, quy định tại
    BASED_ON = "based_on"  # căn cứ
    IMPLEMENTS = "implements"  # thực hiện, triển khai
    GUIDES = "guides"  # hướng dẫn
    AMENDS = "amends"  # sửa đổi, bổ sung
    REPLACES = "replaces"  # thay thế
    REPEALS = "repeals"  # bãi bỏ, hết hiệu lực
    ATTACHED_TO = "attached_to"  # (ban hành) kèm theo
    CONTRARY_TO = "contrary_to"  # trái với
    AMENDED_BY = "amended_by"  # được sửa đổi, bổ sung bởi
    REPLACED_BY = "replaced_by"  # được thay thế bởi
    REPEALED_BY = "repealed_by"  # bị bãi bỏ bởi


class Target(StrEnum):
    """Which document a citation speaks of, as far as the text alone tells."""

    NAMED = "named"  # the one named at this place
    EARLIER = "earlier"  # one named in full earlier in the text, here by a short name: "Quy định 57"
    SELF = "self"  # the document the text belongs to: "Quy định này", "khoản 2 Điều này"
    UNTOLD = "untold"  # a provision alone, in words that act on another document: "Bãi bỏ khoản 2 Điều 5."


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in a text that names a document, and what it says of it. Finding never resolves.

    `span` covers the whole naming ("Quy định số 57-QĐ/TW ngày 3/5/2007 của Bộ Chính trị") with the parts of the
    document named before it ("khoản 2 Điều 4"), which `provisions` holds in the order of the text.

    `number` and `year` are told where there is no symbol or no day: "Quy định 57", "Luật Cán bộ, công chức năm 2008".
    `antecedent` is the span of the citation that introduced the short name used here (target EARLIER), and `subject`
    that of the citation which an AMENDED_BY, REPLACED_BY or REPEALED_BY acts on; spans count like `span`.
    """

    span: Span
    text: str
    relation: Relation
    symbol: str | None = None
    genre: str | None = None
    date: dt.date | None = None
    issuer: str | None = None
    title: str | None = None
    provisions: tuple[ProvisionReference, ...] = ()
    target: Target = Target.NAMED
    number: int | None = None
    year: int | None = None
    antecedent: Span | None = None
    subject: Span | None = None

    def shifted(self, by: int) -> Citation:
        """The same citation in a text that has `by` more characters before it."""
        moved = (each and Span(each.start + by, each.end + by) for each in (self.antecedent, self.subject))
        antecedent, subject = moved
        span = Span(self.span.start + by, self.span.end + by)
        return replace(self, span=span, antecedent=antecedent, subject=subject)

    @property
    def provision(self) -> tuple[Step, ...]:
        """The part all the provisions named share, outermost step first: of "khoản 1, 2 Điều 4" it is Điều 4.

        Empty where none is named *and* where they share nothing; only `provisions` tells the two apart.
        """
        paths = [steps for each in self.provisions for steps in (each.steps, each.last) if steps]
        shared = takewhile(lambda level: len(set(level)) == 1, zip(*paths, strict=False))
        return tuple(level[0] for level in shared)


@dataclass(frozen=True, slots=True)
class Sighting:
    """Where a metadata field was seen and how sure the reading is; confidence in [0, 1]."""

    field: str  # name of a field of Document or DocumentKey, or "header" for the crown and rules of a header
    span: Span
    confidence: float


class ValidityState(StrEnum):
    """State of a document or provision at a date. The default is UNKNOWN, never IN_FORCE."""

    IN_FORCE = "in_force"
    NOT_YET = "not_yet"
    AMENDED = "amended"
    REPLACED = "replaced"
    REPEALED = "repealed"
    EXPIRED = "expired"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a statement rests on: a provision of a document, quoted letter for letter.

    `address` and `quote` are empty and `provision_id` is None where only the catalogue row is known (no text).
    """

    document_id: str
    key: DocumentKey
    title: str
    address: str  # Address.display()
    provision_id: str | None
    quote: str
    validity: ValidityState = ValidityState.UNKNOWN


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """One line of the "Căn cứ" block."""

    text: str
    span: Span


class ClauseKind(StrEnum):
    """What a closing clause does."""

    EFFECT = "effect"  # có hiệu lực thi hành từ ngày …
    EXPIRY = "expiry"  # hết hiệu lực từ …, được thực hiện đến …
    REPLACES = "replaces"  # thay thế <documents named>
    REPEALS = "repeals"  # bãi bỏ <documents named>
    GENERAL_REPEAL = "general_repeal"  # các quy định trước đây trái với … đều bãi bỏ: names none
    EXECUTION = "execution"  # who carries it out and where to report: any other closing sentence after the provisions


@dataclass(frozen=True, slots=True)
class ClosingClause:
    """A sentence about the life of this or another document; `date` is set for EFFECT and EXPIRY when it is told."""

    kind: ClauseKind
    text: str
    span: Span
    date: dt.date | None = None
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Signature:
    """The signature block: authority mark and organ ("T/M BAN THƯỜNG VỤ"), position ("PHÓ BÍ THƯ"), name."""

    authority: str | None
    position: str | None
    name: str | None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One official document as read from one file."""

    key: DocumentKey
    title: str | None  # trích yếu, in normal case
    place: str | None
    effective: dt.date | None
    expires: dt.date | None
    bases: tuple[LegalBasis, ...]
    preamble: str  # body text before the first provision, bases excluded, verbatim
    provisions: tuple[Provision, ...]
    closing: tuple[ClosingClause, ...]
    recipients: tuple[str, ...]
    signature: Signature
    unplaced: tuple[Span, ...]  # text of the source that has no place above
    sightings: tuple[Sighting, ...]
    warnings: tuple[Notice, ...]
    source: SourceText = field(repr=False)
    superior: str | None = None  # the organ printed above the issuer: "Tỉnh ủy Sông Trà" above "Ban Tổ chức"

    def walk(self) -> Iterator[Provision]:
        """Every provision in reading order."""
        for provision in self.provisions:
            yield from provision.walk()
