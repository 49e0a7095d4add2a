"""The blocks of a body or an annex, laid down one after the other."""

from __future__ import annotations

from dataclasses import replace
from math import ceil
from typing import Any

from docx.oxml.ns import qn

from thammuu.drafts_templates.docx_pen import Pen
from thammuu.drafts_templates.docx_tables import add_row, new_table
from thammuu.drafts_templates.docx_xml import keep_with_next, set_space_after
from thammuu.drafts_templates.draft import Block, Heading, HeadingLevel, Item, Paragraph, Sentence, Table
from thammuu.drafts_templates.draft_blocks import TWO_LINE_LEVELS

# The component of each rung; of the two-line rungs, those of the marker and of the title.
_LINE = {
    HeadingLevel.ARTICLE: "article_heading",
    HeadingLevel.ROMAN: "heading_roman",
    HeadingLevel.NUMBER: "heading_number",
    HeadingLevel.DECIMAL: "heading_decimal",
    HeadingLevel.LETTER: "heading_letter",
}
_TWO_LINES = {
    HeadingLevel.PART: ("part_heading", "part_title"),
    HeadingLevel.CHAPTER: ("part_heading", "part_title"),
    HeadingLevel.SECTION: ("section_heading", "section_title"),
    HeadingLevel.SUBSECTION: ("section_heading", "section_title"),
}


_ENOUGH = 2  # lines of text above a signature
_LINE_HOLDS = 80  # characters, about
_ABOVE_TABLE = 4  # points below a heading right above a table, whose upper rule it touched


def lay_blocks(pen: Pen, blocks: tuple[Block, ...], width: int) -> None:
    """Lay `blocks` down on a page `width` twips wide between its margins."""
    blocks = _closed(blocks, pen.form.text("body.end"))
    for block, following in zip(blocks, (*blocks[1:], None), strict=True):
        # What opens a table must not part from it.
        leads = isinstance(following, Table) and not following.caption
        match block:
            case Paragraph():
                laid = pen.paragraph("table_lead" if leads else "body")
                pen.sentences(laid, block.sentences)
                _keep_opener(laid, block, following)
            case Item():
                _keep_opener(_item(pen, block), block.paragraph, following)
            case Heading():
                laid = _heading(pen, block)
                if leads:
                    set_space_after(laid, _ABOVE_TABLE)
            case Table():
                _table(pen, block, width)


def keep_end(pen: Pen) -> None:
    """Keep the end of the text with what comes next: a signature alone on a page fits under any text.

    A last paragraph of one short line takes the one before it along.
    """
    kept = 0
    for block in reversed(pen.document.element.body[:-1]):  # the very last element holds the section's page setup
        keep_with_next(block)
        # Not itertext(): python-docx gives paragraph, run and text each the words, which counted them three times.
        kept += ceil(sum(len(words.text or "") for words in block.iter(qn("w:t"))) / _LINE_HOLDS)
        if kept >= _ENOUGH or block.tag != qn("w:p"):
            return


def _closed(blocks: tuple[Block, ...], end: str) -> tuple[Block, ...]:
    """`blocks` with the full stop at their very end written as the form closes a text: "./." for the State."""
    if not blocks or end == ".":
        return blocks
    last = blocks[-1]
    if isinstance(last, Paragraph):
        return (*blocks[:-1], _closed_paragraph(last, end))
    if isinstance(last, Item):
        return (*blocks[:-1], replace(last, paragraph=_closed_paragraph(last.paragraph, end)))
    return blocks


def _closed_paragraph(paragraph: Paragraph, end: str) -> Paragraph:
    *others, last = paragraph.sentences or (Sentence(""),)
    if not last.text.endswith(".") or last.text.endswith(end):
        return paragraph
    return Paragraph((*others, replace(last, text=last.text[:-1] + end)))


def _item(pen: Pen, block: Item) -> Any:
    marker = Sentence(f"{block.marker} ", bold=block.strong)
    laid = pen.paragraph("body")
    pen.sentences(laid, (marker, *block.paragraph.sentences))
    return laid


def _keep_opener(laid: Any, paragraph: Paragraph, following: Block | None) -> None:
    """Keep the line that opens a list with its first item: "2. Đơn vị chủ trì:" ended a page without it."""
    if isinstance(following, Item) and paragraph.sentences and paragraph.sentences[-1].text.endswith(":"):
        keep_with_next(laid)


def _heading(pen: Pen, block: Heading) -> Any:
    """The last paragraph of the heading."""
    if block.level in TWO_LINE_LEVELS:
        lines = zip(_TWO_LINES[block.level], (block.marker, block.text), strict=True)
        return [pen.paragraph(component, pen.cased(component, words)) for component, words in lines if words][-1]
    component = _LINE[block.level]
    return pen.paragraph(component, pen.cased(component, f"{block.marker} {block.text}".strip()))


def _table(pen: Pen, block: Table, width: int) -> None:
    for component, words in (("table_caption", block.caption), ("table_unit", block.unit)):
        if words:
            pen.paragraph(component, words)
    widths = _widths(block, width)
    table = pen.add(new_table(widths, lined=True, caption=block.title or block.caption))
    for cell, column in zip(add_row(table, widths, head=True), block.columns, strict=True):
        pen.into(cell, "table_head", column.title)
    for cells in block.rows:
        if len(cells) == 1 < len(widths):
            (group,) = add_row(table, widths, span=True)
            pen.sentences(pen.into(group, "table_group"), cells[0].sentences)
            continue
        for place, column, said in zip(add_row(table, widths), block.columns, cells, strict=True):
            pen.sentences(pen.into(place, "table_centred" if column.centred else "table_text"), said.sentences)


def _widths(block: Table, width: int) -> tuple[int, ...]:
    whole = sum(column.share for column in block.columns)
    return tuple(round(width * column.share / whole) for column in block.columns)
