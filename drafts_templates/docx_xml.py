"""The small pieces of WordprocessingML that python-docx has no method for. All lengths are twips (1/1440 inch)."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from thammuu.ingest.folding import strip_accents

TWIPS_PER_MM = 1440 / 25.4
TWIPS_PER_POINT = 20
POINTS_PER_MM = 72 / 25.4
# Control characters a person can write into TOML as escapes, and which no XML file may hold.
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def twips_of_mm(millimetres: float) -> int:
    """Millimetres in twips, rounded: 20 mm is 1134, 30 mm 1701, 15 mm 850."""
    return round(millimetres * TWIPS_PER_MM)


@cache
def style_id(name: str) -> str:
    """The id of a style: its name in plain letters without spaces ("VB Căn cứ" is "vbcancu")."""
    return "".join(char for char in strip_accents(name) if char.isalnum())


def element(tag: str, *children: Any, **attributes: str | int) -> Any:
    """An element such as `element("w:spacing", before=120)`; attributes are in the `w` namespace."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    for child in children:
        made.append(child)
    return made


def text_run(text: str, style_name: str | None = None) -> Any:
    """A run of `text`; tabs and line breaks become what shows them."""
    made = element("w:r")
    if style_name:
        made.append(element("w:rPr", element("w:rStyle", val=style_id(style_name))))
    for number, line in enumerate(text.split("\n")):
        if number:
            made.append(element("w:br"))
        _append_line(made, line)
    return made


def _append_line(run: Any, line: str) -> None:
    for number, piece in enumerate(line.split("\t")):
        if number:
            run.append(element("w:tab"))
        if piece:
            run.append(_spaced("w:t", piece))


def _spaced(tag: str, text: str) -> Any:
    made = element(tag)
    made.set(qn("xml:space"), "preserve")
    made.text = text
    return made


def add_page_field(paragraph: Any) -> None:
    """Append a PAGE field to a paragraph: begin, instruction, separator, a first result, end."""
    for content in (
        element("w:fldChar", fldCharType="begin"),
        _spaced("w:instrText", " PAGE "),
        element("w:fldChar", fldCharType="separate"),
        _spaced("w:t", "2"),
        element("w:fldChar", fldCharType="end"),
    ):
        paragraph.append(element("w:r", content))


def keep_with_next(block: Any) -> None:
    """Keep a paragraph, or the last row of a table, on the page of what follows it."""
    paragraphs = [block] if block.tag == qn("w:p") else block.findall(qn("w:tr"))[-1].iter(qn("w:p"))
    for paragraph in paragraphs:
        properties = paragraph.find(qn("w:pPr"))
        if properties.find(qn("w:keepNext")) is None:
            properties.insert(1, element("w:keepNext"))  # right after the style


def begin_page(paragraph: Any) -> None:
    """Let a paragraph begin a new page."""
    properties = paragraph.find(qn("w:pPr"))
    if properties.find(qn("w:pageBreakBefore")) is None:
        kept = [child for child in properties if child.tag in {qn("w:pStyle"), qn("w:keepNext"), qn("w:keepLines")}]
        properties.insert(len(kept), element("w:pageBreakBefore"))  # the schema fixes the order


def set_indents(paragraph: Any, left: int, right: int) -> None:
    """Draw the sides of a paragraph in."""
    paragraph.find(qn("w:pPr")).append(element("w:ind", left=left, right=right))


def set_space_before(paragraph: Any, points: float) -> None:
    """Set the room above a paragraph that has no indents of its own; what else its style says of spacing stays."""
    paragraph.find(qn("w:pPr")).append(element("w:spacing", before=round(points * TWIPS_PER_POINT)))


def set_space_after(paragraph: Any, points: float) -> None:
    """Set the room below a paragraph that has no spacing of its own; what else its style says of spacing stays."""
    paragraph.find(qn("w:pPr")).append(element("w:spacing", after=round(points * TWIPS_PER_POINT)))


def number_pages_on(section: Any) -> None:
    """Let the page numbers of `section` follow those before it."""
    properties = section._sectPr
    for old in properties.findall(qn("w:pgNumType")):
        properties.remove(old)


def number_pages_from_one(section: Any) -> None:
    """Let the page numbers of `section` begin again at 1."""
    number_pages_on(section)
    section._sectPr.find(qn("w:pgMar")).addnext(element("w:pgNumType", start=1))
