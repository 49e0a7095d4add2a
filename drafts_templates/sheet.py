"""A plain table of words as a landscape A4 .docx, for papers that go with a file: the table of legal bases."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from thammuu.drafts_templates.docx_package import new_document, save, set_properties
from thammuu.drafts_templates.docx_tables import add_row, new_paragraph, new_table
from thammuu.drafts_templates.docx_xml import NOT_XML, add_page_field, element, text_run, twips_of_mm
from thammuu.drafts_templates.draft_blocks import Column
from thammuu.drafts_templates.profile import profile_for

_MARGIN = 15  # millimetres on every side
_SMALL = 11  # points; a table of six columns is not read at 14
_HEAD, _TEXT, _CENTRED = "VB Đầu bảng", "VB Ô bảng", "VB Ô bảng giữa"


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
    add_page_field(document.sections[0].footer.paragraphs[0]._p)
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


def _line(document: Any, style: str, words: str) -> None:
    paragraph = new_paragraph(style)
    paragraph.append(text_run(NOT_XML.sub("", words)))
    document.element.body[-1].addprevious(paragraph)


def _table(document: Any, sheet: Sheet, width: int) -> None:
    widths = tuple(round(width * column.share) for column in sheet.columns)
    table = new_table(widths, lined=True, caption=sheet.title)
    document.element.body[-1].addprevious(table)
    heads = tuple(column.title for column in sheet.columns)
    for number, cells in enumerate((heads, *sheet.rows)):
        places = add_row(table, widths, head=number == 0)
        for place, column, words in zip(places, sheet.columns, cells, strict=True):
            _fill(place, words, _HEAD if number == 0 else _CENTRED if column.centred else _TEXT)


def _fill(cell: Any, words: str, style: str) -> None:
    for line in words.split("\n"):
        paragraph = new_paragraph(style)
        run = text_run(NOT_XML.sub("", line))
        run.insert(0, element("w:rPr", element("w:sz", val=_SMALL * 2), element("w:szCs", val=_SMALL * 2)))
        paragraph.append(run)
        cell.append(paragraph)
