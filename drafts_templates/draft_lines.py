"""The body of a draft as lines of Markdown that people edit, and the body made of such lines again.

A line that stands as the program made it keeps its sentence with evidence; every other line is a person's words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher

from thammuu.drafts_templates.draft import Block, Draft, Heading, HeadingLevel, Item, Paragraph, Sentence, Table

_HEADING, _ITEM, _ROW = "## ", "- ", "| "
_CELL_END = " |"


def lines_of(draft: Draft) -> tuple[str, ...]:
    """One line for each heading, paragraph, item and table row of the body."""
    return tuple(line for block in draft.body for line, _ in _rendered(block))


def with_lines(draft: Draft, lines: tuple[str, ...]) -> tuple[Block, ...]:
    """The body of `draft` as `lines` have it."""
    known: dict[str, Block | tuple[Paragraph, ...]] = {line: part for b in draft.body for line, part in _rendered(b)}
    tables = [block for block in draft.body if isinstance(block, Table)]
    body: list[Block] = []
    for line in filter(str.strip, lines):
        part = known.get(line) or _typed(line)
        if not isinstance(part, tuple):
            body.append(part)
        elif tables:
            _add_row(body, part, tables[0])
    return tuple(body)


def sections_of(lines: tuple[str, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The lines by their headings; what stands before the first has the heading "", a heading met again a number."""
    found: list[tuple[str, list[str]]] = [("", [])]
    times: Counter[str] = Counter()
    for line in lines:
        if line.startswith(_HEADING):
            heading = line.removeprefix(_HEADING)
            times[heading] += 1
            found.append((f"{heading} ({times[heading]})" if times[heading] > 1 else heading, []))
        found[-1][1].append(line)
    return tuple((heading, tuple(own)) for heading, own in found)


def merge(base: tuple[str, ...], mine: tuple[str, ...], new: tuple[str, ...]) -> tuple[tuple[str, ...], int]:
    """`new` with the changes a person made from `base` to `mine`; where both changed the same lines the person's stand.

    Returns the lines and how many places both had changed.
    """
    to_mine, to_new = _kept(base, mine), _kept(base, new)
    merged: list[str] = []
    both, at = 0, (0, 0, 0)
    anchors = [index for index in range(len(base)) if index in to_mine and index in to_new]
    ends = [(index, to_mine[index], to_new[index]) for index in anchors] + [(len(base), len(mine), len(new))]
    for end in ends:
        was, has, gets = (text[start:stop] for text, start, stop in zip((base, mine, new), at, end, strict=True))
        changed = has not in (was, gets)
        both += changed and gets != was
        merged += has if changed else gets
        merged += base[end[0] : end[0] + 1]
        at = (end[0] + 1, end[1] + 1, end[2] + 1)
    return tuple(merged), both


def _kept(base: tuple[str, ...], other: tuple[str, ...]) -> dict[int, int]:
    blocks = SequenceMatcher(None, base, other, autojunk=False).get_matching_blocks()
    return {block.a + step: block.b + step for block in blocks for step in range(block.size)}


def _rendered(block: Block) -> Iterator[tuple[str, Block | tuple[Paragraph, ...]]]:
    match block:
        case Heading():
            yield _one(f"{_HEADING}{block.marker} {block.text}"), block
        case Item():
            yield _one(f"{_ITEM if block.marker == '-' else block.marker + ' '}{block.paragraph.text}"), block
        case Paragraph():
            yield _one(block.text), block
        case Table():
            for row in block.rows:
                yield _ROW + " | ".join(_one(cell.text).replace("|", "/") for cell in row) + _CELL_END, row


def _one(text: str) -> str:
    return " ".join(text.split())


def _typed(line: str) -> Block | tuple[Paragraph, ...]:
    """What a person's line is."""
    if line.startswith(_HEADING):
        return Heading(HeadingLevel.NUMBER, "", line.removeprefix(_HEADING).strip())
    if line.startswith(_ROW) and line.endswith(_CELL_END):
        cells = line.removeprefix(_ROW).removesuffix(_CELL_END).split(" | ")
        return tuple(Paragraph((Sentence(cell.strip()),)) for cell in cells)
    if line.startswith(_ITEM):
        return Item(Paragraph((Sentence(line.removeprefix(_ITEM).strip()),)))
    return Paragraph((Sentence(line.strip()),))


def _add_row(body: list[Block], row: tuple[Paragraph, ...], pattern: Table) -> None:
    """Put a row into the table it goes on with, or into a new one of the columns of `pattern`."""
    empty = Paragraph((Sentence(""),))
    count = len(pattern.columns)
    fitted = row if len(row) == 1 else (*row, *[empty] * count)[:count]
    if body and isinstance(body[-1], Table):
        last = body.pop()
        assert isinstance(last, Table)  # noqa: S101 - for the type checker
        body.append(Table(last.columns, (*last.rows, fitted), last.title, last.caption, last.unit))
    else:
        body.append(Table(pattern.columns, (fitted,), pattern.title, pattern.caption, pattern.unit))
