"""What a draft is: a tree of blocks in which every sentence knows what it rests on.

    DraftInput + DraftSources --compose--> Draft --build_docx--> bytes

A draft holds meaning only (this is a heading, this is a task row); looks come from the form profile when it is built.
A sentence is either fixed wording of a genre template, or words a person gave, or a quotation with its `Evidence`,
or a placeholder `[CẦN BỔ SUNG: …]`; there is no fifth kind.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from thammuu.drafts_templates.draft_blocks import (
    PLACEHOLDER,
    PLACEHOLDER_MARK,
    TWO_LINE_LEVELS,
    Block,
    Column,
    Heading,
    HeadingLevel,
    Item,
    Paragraph,
    Placeholder,
    Sentence,
    Table,
    block_sentences,
)
from thammuu.drafts_templates.draft_frame import (
    Addressees,
    Annex,
    Enacting,
    Header,
    Indications,
    Layout,
    SignatureBlock,
)
from thammuu.ingest.model import Evidence, Notice

__all__ = [  # the shapes of a draft's body and frame are named from here
    "PLACEHOLDER",
    "PLACEHOLDER_MARK",
    "TWO_LINE_LEVELS",
    "Addressees",
    "Annex",
    "Block",
    "Column",
    "Draft",
    "DraftReport",
    "DraftSources",
    "Enacting",
    "Header",
    "Heading",
    "HeadingLevel",
    "Indications",
    "Item",
    "Layout",
    "Paragraph",
    "Placeholder",
    "Sentence",
    "SignatureBlock",
    "Source",
    "SourceLine",
    "Table",
    "Task",
    "Unresolved",
    "block_sentences",
    "draft_report",
]


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


class TaskKind(StrEnum):
    """What a sentence means for the level it speaks to."""

    DUTY = "duty"  # it has to be done
    OTHERS = "others"  # it has to be done, by another organ of the same committee
    COMPETENCE = "competence"  # who decides when a case arises, or what may be done


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
    kind: TaskKind = TaskKind.DUTY


@dataclass(frozen=True, slots=True)
class DraftSources:
    """What the service found for an input: the parent, the legal bases in order of authority, the parent's tasks."""

    as_of: dt.date
    parent: Source | None = None
    bases: tuple[Source, ...] = ()
    tasks: tuple[Task, ...] = ()  # all of them, in reading order; compose chooses
    unresolved: tuple[Unresolved, ...] = ()


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
    layout: Layout = Layout.TITLED
    addressees: Addressees | None = None
    enacting: Enacting | None = None
    second_signature: SignatureBlock | None = None  # stands at the left of `signature`: who kept the minutes
    indications: Indications = field(default_factory=Indications)
    annexes: tuple[Annex, ...] = ()

    def sentences(self) -> Iterator[Sentence]:
        """Every sentence in reading order."""
        yield self.header.symbol
        yield self.title
        for name in self.addressees.names if self.addressees else ():
            yield Sentence(name)
        for paragraph in self.bases:
            yield from paragraph.sentences
        for block in self.body:
            yield from block_sentences(block)
        if self.second_signature:
            yield self.second_signature.name
        yield self.signature.name
        for recipient in self.recipients:
            yield Sentence(recipient)
        for annex in self.annexes:
            yield from annex.sentences()


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
