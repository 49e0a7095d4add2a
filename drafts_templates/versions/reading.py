"""Text a person edited back to blocks; lines that were not touched come back as they were, sources and all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from thammuu.drafts_templates.draft import Block, Heading, HeadingLevel, Item, Table, block_sentences
from thammuu.drafts_templates.versions.inline import KnownSentences
from thammuu.drafts_templates.versions.tables import read_table
from thammuu.drafts_templates.versions.writing import ITEM_START, TABLE_START, block_lines
from thammuu.ingest.errors import InputError
from thammuu.ingest.model import Evidence

_HEADING = re.compile(r"#+\s+(?P<rest>.*)")
# Which rung a heading stands on, by its marker (ladder.py makes them).
_RUNGS: tuple[tuple[HeadingLevel, re.Pattern[str]], ...] = (
    (HeadingLevel.PART, re.compile(r"Phần (?:thứ \w+|[IVXLC]+)\b")),
    (HeadingLevel.CHAPTER, re.compile(r"Chương [IVXLC]+\b")),
    (HeadingLevel.SUBSECTION, re.compile(r"Tiểu mục \d+\b")),
    (HeadingLevel.SECTION, re.compile(r"Mục \d+\b")),
    (HeadingLevel.ARTICLE, re.compile(r"Điều \d+[a-zđ]?\.")),
    (HeadingLevel.ROMAN, re.compile(r"[IVXLC]+[-.]")),
    (HeadingLevel.DECIMAL, re.compile(r"\d+(?:\.\d+)+\.?")),
    (HeadingLevel.NUMBER, re.compile(r"\d+\.")),
    (HeadingLevel.LETTER, re.compile(r"[a-zđ]{1,2}\)")),
)
_ORDER = tuple(HeadingLevel)


@dataclass(frozen=True, slots=True)
class ReadSection:
    """The blocks of an edited section, and the quotations in it that no longer stand word for word (their sources went
    with them)."""

    blocks: tuple[Block, ...]
    lost: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """What the section held before."""

    blocks: tuple[Block, ...]
    sentences: KnownSentences
    lines: dict[str, Block] = field(default_factory=dict)

    @property
    def tables(self) -> tuple[Table, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Table))


def read_section(text: str, known: tuple[Block, ...], below: HeadingLevel | None = None) -> ReadSection:
    """The blocks `text` stands for. `known` are those the section had, newest wording first.

    `below` is the rung of the section's own heading: another one of it belongs into the draft's input, not here.
    Raises InputError naming the line for a heading of that rung or none, and for a row that does not fit its table.
    """
    before = _Known(known, KnownSentences.of(each for block in known for each in block_sentences(block)))
    for block in known:
        if not isinstance(block, Table):
            before.lines.setdefault(next(block_lines(block)), block)
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    blocks = tuple(_blocks(lines, before, below))
    return ReadSection(blocks, _lost(known, blocks))


def _blocks(lines: list[str], before: _Known, below: HeadingLevel | None) -> Iterator[Block]:
    for is_table, group in groupby(lines, key=lambda line: line.startswith(TABLE_START)):
        if is_table:
            yield read_table(tuple(group), before.tables, before.sentences)
        else:
            yield from (before.lines.get(line) or _block(line, before.sentences, below) for line in group)


def _block(line: str, sentences: KnownSentences, below: HeadingLevel | None) -> Block:
    if heading := _HEADING.match(line):
        return _heading(heading["rest"].strip(), below)
    if start := ITEM_START.match(line):
        marker = start.group()
        strong = marker.startswith("**")
        return Item(sentences.paragraph(line[start.end() :].strip()), marker.strip("*") if strong else marker, strong)
    return sentences.paragraph(line.removeprefix("\\"))


def _heading(text: str, below: HeadingLevel | None) -> Heading:
    for level, pattern in _RUNGS:
        if match := pattern.match(text):
            if below is not None and _ORDER.index(level) <= _ORDER.index(below):
                raise InputError(
                    f"Tiêu đề “{text}” ngang hoặc cao hơn tiêu đề của mục đang sửa.",
                    "Mỗi lần chỉ sửa nội dung bên trong một mục; muốn thêm mục mới, sửa mẫu hoặc tệp yêu cầu.",
                )
            return Heading(level, match.group(), text[match.end() :].strip())
    raise InputError(f"Tiêu đề “{text}” không có số thứ tự.", "Viết ví dụ: ### 1. Mục đích, hoặc ### a) Thời gian.")


def _lost(known: tuple[Block, ...], blocks: tuple[Block, ...]) -> tuple[Evidence, ...]:
    def quoted(parts: tuple[Block, ...]) -> dict[Evidence, None]:
        sentences = (each for block in parts for each in block_sentences(block))
        return dict.fromkeys(evidence for each in sentences for evidence in each.evidence if evidence.quote)

    stands = quoted(blocks)
    return tuple(evidence for evidence in quoted(known) if evidence not in stands)
