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
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from thammuu.ingest.dates import PartialDate

if TYPE_CHECKING:
    from thammuu.ingest.charsets.report import Conversion

ADDRESS_SEPARATOR = " › "


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
    conversion: Conversion | None = None  # from an old character set; None where the format was not asked


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a person should know about a reading: a stable `code`, a Vietnamese message, a place if any."""

    code: str
    message: str
    span: Span | None = None


class Level(StrEnum):
    """The kinds of provision, from the whole down. Values are the codes used in JSON and in the store."""

    PART = "phan"  # Phần thứ nhất, Phần I
    CHAPTER = "chuong"  # Chương II
    SECTION = "muc"  # Mục 1 of a chapter
    SUBSECTION = "tieu_muc"  # Tiểu mục 1
    ARTICLE = "dieu"  # Điều 4
    CLAUSE = "khoan"  # khoản: "1." under an article
    POINT = "diem"  # điểm: "a)"
    ROMAN = "la_ma"  # "I-", "II." of a document without articles
    NUMBER = "so"  # "1.", "1.1.", "3.5.1." of a document without articles
    DASH = "gach"  # "-" or "+" item; addressed by its count under the parent
    ORDINAL = "thu_tu"  # "Một là", "Thứ hai"
    APPENDIX = "phu_luc"  # Phụ lục I
    PASSAGE = "doan"  # a paragraph before the first provision, addressed by its count
    CLOSING = "doan_ket"  # a closing clause after the last provision, addressed by its count


@dataclass(frozen=True, slots=True, order=True)
class Step:
    """One step of an address: the level and its label without punctuation ("3.5.1", "b", "IV", "thứ nhất")."""

    level: Level
    label: str

    def display(self) -> str:
        """As people cite it inside an address: "Điều 4", "khoản 2", "điểm b", "3.5.1", "II"."""
        prefix = _STEP_PREFIX[self.level]
        return f"{prefix} {self.label}".strip()


_STEP_PREFIX = {
    Level.PART: "Phần",
    Level.CHAPTER: "Chương",
    Level.SECTION: "Mục",
    Level.SUBSECTION: "Tiểu mục",
    Level.ARTICLE: "Điều",
    Level.CLAUSE: "khoản",
    Level.POINT: "điểm",
    Level.ROMAN: "",
    Level.NUMBER: "",
    Level.DASH: "gạch đầu dòng thứ",
    Level.ORDINAL: "",
    Level.APPENDIX: "Phụ lục",
    Level.PASSAGE: "đoạn",
    Level.CLOSING: "đoạn kết",
}


@dataclass(frozen=True, slots=True, order=True)
class Address:
    """The stable place of a provision in its document, e.g. Điều 4 › khoản 2 › điểm b, or 3.5.1 › điểm b.

    A dotted number contains its ancestors, so 3 › 3.5 › 3.5.1 is written 3.5.1 alone; the structure parser
    builds addresses already shortened. Chapters and sections above an article are left out as well, since article
    numbers run through the whole document. `occurrence` > 1 tells apart a second provision with the same steps.
    """

    steps: tuple[Step, ...]
    occurrence: int = 1

    def display(self) -> str:
        """What people read: steps joined by " › "; a repeated address ends in " (lần 2)"."""
        shown = ADDRESS_SEPARATOR.join(step.display() for step in self.steps)
        return shown if self.occurrence == 1 else f"{shown} (lần {self.occurrence})"

    def cited(self) -> str:
        """As a sentence cites it, innermost first: "điểm b khoản 2 Điều 4", "điểm b, mục 3.5.1", "điểm 1, mục II".

        Articles and their parts follow one another without commas (NĐ 30/2020, Phụ lục II: "điểm a khoản 2 Điều
        103"); a number under a roman numeral is a điểm, one that stands alone is a mục (Party usage).
        """
        words = [_cited_step(step, self.steps[:depth]) for depth, step in enumerate(self.steps)]
        joint = " " if any(step.level is Level.ARTICLE for step in self.steps) else ", "
        shown = joint.join(reversed(words))
        return shown if self.occurrence == 1 else f"{shown} (lần {self.occurrence})"

    def slug(self) -> str:
        """A stable ASCII-free-of-spaces id, e.g. "dieu:4/khoan:2/diem:b" or "so:3.5.1/diem:b~2"."""
        path = "/".join(f"{step.level}:{step.label.replace(' ', '_')}" for step in self.steps)
        return path if self.occurrence == 1 else f"{path}~{self.occurrence}"


def _cited_step(step: Step, above: tuple[Step, ...]) -> str:
    if step.level is Level.ROMAN:
        return f"mục {step.label}"
    if step.level is Level.NUMBER:
        return f"{'điểm' if any(each.level is Level.ROMAN for each in above) else 'mục'} {step.label}"
    return step.display()


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
    """How one text stands to a document it names; the relation word decides."""

    CITES = "cites"  # theo, tại, quy định tại
    BASED_ON = "based_on"  # căn cứ
    IMPLEMENTS = "implements"  # thực hiện, triển khai
    GUIDES = "guides"  # hướng dẫn
    AMENDS = "amends"  # sửa đổi, bổ sung
    REPLACES = "replaces"  # thay thế
    REPEALS = "repeals"  # bãi bỏ, hết hiệu lực


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in a text that names a document, and what it says of it. Finding never resolves.

    `span` covers the whole naming ("Quy định số 57-QĐ/TW ngày 3/5/2007 của Bộ Chính trị"); `provision` is the
    part of the document named, if any ("khoản 2 Điều 4"), as address steps from the outermost in.
    """

    span: Span
    text: str
    relation: Relation
    symbol: str | None = None
    genre: str | None = None
    date: dt.date | None = None
    issuer: str | None = None
    title: str | None = None
    provision: tuple[Step, ...] = ()


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

    def walk(self) -> Iterator[Provision]:
        """Every provision in reading order."""
        for provision in self.provisions:
            yield from provision.walk()
