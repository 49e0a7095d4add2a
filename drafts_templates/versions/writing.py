"""A section as text that people edit: one line a block, a line a table row.

    ### 1. Mục đích            a heading inside the section
    - việc thứ nhất            an item with its marker ("-", "+", "1.", "a)", "**Điều 3.**")
    Câu **đậm**, *nghiêng*[^chú thích].
    | TT | Nội dung |          a table: titles, a rule, rows; a row of one cell is a group line

A paragraph that begins like an item has a backslash before it. `reading.read_section` reads it: what was not touched
comes back as it was, with its sources.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from thammuu.drafts_templates.draft import Block, Heading, Item, Paragraph, Sentence, Table

HEADING_START = "### "
TABLE_START = "|"
# How a line begins that is read as an item: "- ", "+ ", "12. ", "3.1. ", "a) ", "**Điều 3.** ".
ITEM_START = re.compile(r"(?:[-+•]|\d+(?:\.\d+)*\.|[a-zđ]{1,2}\)|\*\*[^*\n]+\*\*)(?=\s)")
SPECIAL_START = re.compile(rf"{ITEM_START.pattern}|#|\||\\")
_IN_CELL = {"\\": "\\\\", "|": "\\|", "\n": "<br>"}
_SPACE = re.compile(r"\s*\n\s*")


def section_text(blocks: tuple[Block, ...]) -> str:
    """The lines of `blocks`; "" for none."""
    return "\n".join(line for block in blocks for line in block_lines(block))


def block_lines(block: Block) -> Iterator[str]:
    """The lines one block is written as: one, or one for each row of a table."""
    match block:
        case Heading():
            yield f"{HEADING_START}{block.marker} {block.text}".rstrip()
        case Item():
            marker = f"**{block.marker}**" if block.strong else block.marker
            yield f"{marker} {_inline(block.paragraph)}"
        case Paragraph():
            text = _inline(block)
            yield f"\\{text}" if SPECIAL_START.match(text) else text
        case Table():
            yield row_line(tuple(column.title for column in block.columns))
            yield f"|{' --- |' * len(block.columns)}"
            for row in block.rows:
                yield row_line(tuple(_inline(cell) for cell in row))


def row_line(cells: tuple[str, ...]) -> str:
    """A row of a table."""
    return f"| {' | '.join(_cell(cell) for cell in cells)} |"


def _cell(text: str) -> str:
    return "".join(_IN_CELL.get(char, char) for char in text)


def _inline(paragraph: Paragraph) -> str:
    return _SPACE.sub(" ", "".join(map(_sentence, paragraph.sentences)))


def _sentence(sentence: Sentence) -> str:
    mark = "**" if sentence.bold else "*" if sentence.italic else ""
    text = sentence.text
    if mark and text.strip():
        inner = text.strip()
        start = len(text) - len(text.lstrip())
        text = f"{text[:start]}{mark}{inner}{mark}{text[start + len(inner) :]}"
    return f"{text}[^{sentence.note}]" if sentence.note else text
