"""What a draft is: a tree of blocks in which every sentence knows what it rests on.

    DraftInput + DraftSources --compose--> Draft --build_docx--> bytes

A draft holds meaning only (this is a heading, this is a task row); looks come from the form profile when it is built.
A sentence is either fixed wording of a genre template, or words a person gave, or a quotation with its `Evidence`,
or a placeholder `[CẦN BỔ SUNG: …]`; there is no fifth kind.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from thammuu.ingest.model import Evidence, Notice

PLACEHOLDER_MARK = "CẦN BỔ SUNG"
PLACEHOLDER = re.compile(rf"\[{PLACEHOLDER_MARK}: ([^\]]*)\]")


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A fact only a person knows. `field` is the input field that would fill it, `prompt` says in Vietnamese what."""

    field: str
    prompt: str

    @property
    def text(self) -> str:
        """What stands in the draft: "[CẦN BỔ SUNG: thời hạn]"."""
        return f"[{PLACEHOLDER_MARK}: {self.prompt}]"


@dataclass(frozen=True, slots=True)
class Source:
    """A document the draft names, as the store or the catalogue knows it.

    `evidence` is the document as a whole: empty address and quote. `has_text` is False when only the catalogue row is
    known. `newer` lists the documents that replaced, repealed or amended it, newest last.
    """

    evidence: Evidence
    has_text: bool = False
    newer: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A document the input names that could not be told: no `candidates` means unknown, several mean ambiguous."""

    reference: str
    candidates: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """Something the parent document asks of this level.

    `evidence.quote` is the sentence letter for letter, the list marker before it left out. `directness` in [0, 1] says
    how surely it speaks to this level; `deadline` is the part of it that sets a time, "" if none.
    """

    evidence: Evidence
    addressee: str  # the words of the sentence that name this level: "Các tỉnh ủy, thành ủy"
    verb: str  # the obligation word found: "chỉ đạo"
    directness: float
    deadline: str = ""
    section: str = ""  # heading of the provision it stands in, or of the nearest one above


@dataclass(frozen=True, slots=True)
class DraftSources:
    """What the service found for an input: the parent, the legal bases in order of authority, the parent's tasks."""

    as_of: dt.date
    parent: Source | None = None
    bases: tuple[Source, ...] = ()
    tasks: tuple[Task, ...] = ()  # all of them, in reading order; compose chooses
    unresolved: tuple[Unresolved, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A run of text with what it rests on; `bold` and `italic` only where meaning asks for it."""

    text: str
    evidence: tuple[Evidence, ...] = ()
    placeholders: tuple[Placeholder, ...] = ()
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that stand together."""

    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """The words without source marks."""
        return "".join(sentence.text for sentence in self.sentences)


class HeadingLevel(StrEnum):
    """The ladder of a document without articles: "I-", then "1."."""

    ROMAN = "la_ma"
    NUMBER = "so"


@dataclass(frozen=True, slots=True)
class Heading:
    """A section title with its marker ("I-", "1.")."""

    level: HeadingLevel
    marker: str
    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """A dash item of a list."""

    paragraph: Paragraph


@dataclass(frozen=True, slots=True)
class Column:
    """A table column: its title and its share of the text width."""

    title: str
    share: float
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose first row is repeated on every page; each cell is one paragraph."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Paragraph, ...], ...]
    title: str = ""  # read out by screen readers


Block = Paragraph | Heading | Item | Table


@dataclass(frozen=True, slots=True)
class Header:
    """The top of page one; `issuer_lines` from the superior organ down, the last one the issuer itself."""

    issuer_lines: tuple[str, ...]
    symbol: Sentence
    place_and_date: str


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """Authority mark and organ ("K/T TRƯỞNG BAN"), position below it, name; each "" where it is not used."""

    authority: str
    position: str
    name: Sentence


@dataclass(frozen=True, slots=True)
class SourceLine:
    """An entry of the source list: its number, the document, and the places of it that are quoted."""

    number: int
    evidence: Evidence
    text: str
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A whole draft, ready to be built in the form of `profile_id`."""

    genre_id: str
    genre_name: str
    profile_id: str
    date: dt.date
    header: Header
    title: Sentence
    bases: tuple[Paragraph, ...]
    body: tuple[Block, ...]
    signature: SignatureBlock
    recipients: tuple[str, ...]
    sources: tuple[SourceLine, ...]
    issuer: str
    warnings: tuple[Notice, ...] = ()
    left_out: tuple[Task, ...] = field(default=(), repr=False)

    def sentences(self) -> Iterator[Sentence]:
        """Every sentence in reading order."""
        yield self.header.symbol
        yield self.title
        for paragraph in self.bases:
            yield from paragraph.sentences
        for block in self.body:
            yield from block_sentences(block)
        yield self.signature.name
        for recipient in self.recipients:
            yield Sentence(recipient)


def block_sentences(block: Block) -> Iterator[Sentence]:
    """The sentences of one block in reading order; a heading has none, it is fixed wording."""
    match block:
        case Paragraph():
            yield from block.sentences
        case Item():
            yield from block.paragraph.sentences
        case Table():
            for row in block.rows:
                for cell in row:
                    yield from cell.sentences
        case Heading():
            return


@dataclass(frozen=True, slots=True)
class DraftReport:
    """What the command line prints beside the file: everything the draft rests on and everything still missing."""

    profile: str
    evidence: tuple[Evidence, ...]
    placeholders: tuple[Placeholder, ...]
    warnings: tuple[Notice, ...]
    left_out: tuple[Task, ...] = ()


def draft_report(draft: Draft) -> DraftReport:
    """The evidence (each once, in reading order), placeholders and warnings of `draft`."""
    evidence: dict[Evidence, None] = {}
    placeholders: dict[Placeholder, None] = {}
    for sentence in draft.sentences():
        evidence.update(dict.fromkeys(sentence.evidence))
        placeholders.update(dict.fromkeys(_placeholders(sentence)))
    return DraftReport(draft.profile_id, tuple(evidence), tuple(placeholders), draft.warnings, draft.left_out)


def _placeholders(sentence: Sentence) -> Iterator[Placeholder]:
    """The placeholders of a sentence, those a person typed into the input included (their `field` is "")."""
    yield from sentence.placeholders
    known = {placeholder.prompt for placeholder in sentence.placeholders}
    for prompt in PLACEHOLDER.findall(sentence.text):
        if prompt not in known:
            yield Placeholder("", prompt)
