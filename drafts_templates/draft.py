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
from thammuu.drafts_templates.draft_tasks import (
    Aim,
    AimKind,
    AimRow,
    CoverageRow,
    CoverageState,
    DraftSources,
    Source,
    Task,
    TaskKind,
    Unresolved,
)
from thammuu.ingest.model import Evidence, Notice

__all__ = [  # the shapes of a draft's body and frame are named from here
    "PLACEHOLDER",
    "PLACEHOLDER_MARK",
    "TWO_LINE_LEVELS",
    "Addressees",
    "Aim",
    "AimKind",
    "AimRow",
    "Annex",
    "Block",
    "Column",
    "CoverageRow",
    "CoverageState",
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
    "TaskKind",
    "Unresolved",
    "block_sentences",
    "draft_report",
]


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
    coverage: tuple[CoverageRow, ...] = field(default=(), repr=False)
    aims: tuple[AimRow, ...] = field(default=(), repr=False)

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
    coverage: tuple[CoverageRow, ...] = ()
    aims: tuple[AimRow, ...] = ()


def draft_report(draft: Draft) -> DraftReport:
    """The evidence (each once, in reading order), placeholders and warnings of `draft`."""
    evidence: dict[Evidence, None] = {}
    placeholders: dict[Placeholder, None] = {}
    for sentence in draft.sentences():
        evidence.update(dict.fromkeys(sentence.evidence))
        placeholders.update(dict.fromkeys(_placeholders(sentence)))
    return DraftReport(
        profile=draft.profile_id,
        evidence=tuple(evidence),
        placeholders=tuple(placeholders),
        warnings=draft.warnings,
        left_out=draft.left_out,
        coverage=draft.coverage,
        aims=draft.aims,
    )


def _placeholders(sentence: Sentence) -> Iterator[Placeholder]:
    """The placeholders of a sentence, those a person typed into the input included (their `field` is "")."""
    yield from sentence.placeholders
    known = {placeholder.prompt for placeholder in sentence.placeholders}
    for prompt in PLACEHOLDER.findall(sentence.text):
        if prompt not in known:
            yield Placeholder("", prompt)
