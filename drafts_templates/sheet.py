"""A plain table of words as a landscape A4 .docx, for papers that go with a file: the table of legal bases."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

from thammuu.drafts_templates.docx_package import new_document, save, set_properties
from thammuu.drafts_templates.docx_styles import style_id
from thammuu.drafts_templates.docx_xml import (
    TWIPS_PER_POINT,
    add_page_field,
    fix_table,
    keep_row_whole,
    repeat_row,
    twips_of_mm,
)
from thammuu.drafts_templates.profile import profile_for

_MARGIN = 15  # millimetres on every side
_CELL_MARGIN = 70  # twips
_SMALL = 11  # points; a table of six columns is not read at 14
# Control characters no XML file may hold.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, and its share of the width of the page."""

    title: str
    share: float
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the paper holds. A cell may have several lines, divided by line breaks; `notes` stand under the title."""

    title: str
    notes: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    date: dt.date


def build_sheet(sheet: Sheet) -> bytes:
    """The .docx of `sheet`; equal input gives equal bytes."""
    # The paper is no official document of its day: it always looks as today's do.
    document = new_document(profile_for(dt.date.max))
    width = _lay_landscape(document.sections[0])
    _line(document, "VB Tên thể loại", sheet.title)
    for note in sheet.notes:
        _line(document, "VB Ô bảng", note)
    _table(document, sheet, width)
    add_page_field(document.sections[0].footer.paragraphs[0])
    document.sections[0].footer.paragraphs[0].alignment = 1
    set_properties(document, title=sheet.title, author="", category="Bảng", date=sheet.date)
    return save(document, sheet.date)


def _lay_landscape(section: Any) -> int:
    """Turn the page; the width left for text, in twips."""
    from docx.enum.section import WD_ORIENT  # noqa: PLC0415
    from docx.shared import Twips  # noqa: PLC0415

    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    margin = twips_of_mm(_MARGIN)
    section.top_margin = section.bottom_margin = section.left_margin = section.right_margin = Twips(margin)
    section.header_distance = section.footer_distance = Twips(margin // 2)
    return int(section.page_width.twips) - 2 * margin


def _line(document: Any, style: str, words: str) -> Any:
    paragraph = document.add_paragraph()
    _style(paragraph, style)
    paragraph.add_run(_NOT_XML.sub("", words))
    return paragraph


def _style(paragraph: Any, name: str) -> None:
    paragraph._p.get_or_add_pPr().get_or_add_pStyle().val = style_id(name)


def _table(document: Any, sheet: Sheet, width: int) -> None:
    table = document.add_table(1 + len(sheet.rows), len(sheet.columns), "Table Grid")
    heads = tuple(column.title for column in sheet.columns)
    for number, (row, cells) in enumerate(zip(table.rows, (heads, *sheet.rows), strict=True)):
        for cell, column, words in zip(row.cells, sheet.columns, cells, strict=True):
            _fill(cell, words, head=number == 0, centred=column.centred)
        keep_row_whole(row)
    repeat_row(table.rows[0])
    fix_table(table, tuple(round(width * column.share) for column in sheet.columns), _CELL_MARGIN, sheet.title)


def _fill(cell: Any, words: str, *, head: bool, centred: bool) -> None:
    for number, line in enumerate(words.split("\n")):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        _style(paragraph, "VB Đầu bảng" if head else "VB Ô bảng")
        run = paragraph.add_run(_NOT_XML.sub("", line))
        run.font.size = _SMALL * TWIPS_PER_POINT * 635  # in EMU, as python-docx counts
        if centred and not head:
            paragraph.alignment = 1
