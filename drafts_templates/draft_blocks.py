"""The body of a draft: sentences that know what they rest on, and the blocks they stand in.

Blocks say what something is (a chapter, a clause, a table); how it looks is told by the form profile when it is built.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from thammuu.ingest.model import Evidence

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
class Sentence:
    """A run of text with what it rests on; `bold` and `italic` only where meaning asks for it.

    `note` is the text of a footnote hung on the end of the sentence, "" for none.
    """

    text: str
    evidence: tuple[Evidence, ...] = ()
    placeholders: tuple[Placeholder, ...] = ()
    bold: bool = False
    italic: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that stand together."""

    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """The words without source marks."""
        return "".join(sentence.text for sentence in self.sentences)


class HeadingLevel(StrEnum):
    """The rungs of both ladders. A document climbs down one of them; no document uses all rungs.

    PART to SUBSECTION have their marker on a line of its own and the title below it; the others stand on one line.
    """

    PART = "phan"  # "Phần thứ nhất", "Phần I"
    CHAPTER = "chuong"  # "Chương I"
    SECTION = "muc"  # "Mục 1"
    SUBSECTION = "tieu_muc"  # "Tiểu mục 1" (State only)
    ARTICLE = "dieu"  # "Điều 1." with a title
    ROMAN = "la_ma"  # "I-" (Party), "I." (State)
    NUMBER = "so"  # "1." with a title
    DECIMAL = "so_con"  # "1.1." with a title
    LETTER = "chu_cai"  # "a)" with a title


TWO_LINE_LEVELS = frozenset({HeadingLevel.PART, HeadingLevel.CHAPTER, HeadingLevel.SECTION, HeadingLevel.SUBSECTION})


@dataclass(frozen=True, slots=True)
class Heading:
    """A section title with its marker ("I-", "1.", "Chương I"); ladder.py makes markers. `text` may be ""."""

    level: HeadingLevel
    marker: str
    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """A marked paragraph: a dash item, a clause "1.", a point "a)", or an article without a title.

    `strong` sets the marker in bold: "Điều 1." before the words of the article itself, as decisions have it.
    """

    paragraph: Paragraph
    marker: str = "-"
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A table column: its title and its share of the text width."""

    title: str
    share: float
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose first row is repeated on every page; each cell is one paragraph.

    A row of a single cell spans the table and is set bold: a group line ("I. Công tác tổ chức"). `title` is read out
    by screen readers; `caption` stands above the table, `unit` below the caption at the right ("Đơn vị tính: người").
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Paragraph, ...], ...]
    title: str = ""
    caption: str = ""
    unit: str = ""


Block = Paragraph | Heading | Item | Table


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
