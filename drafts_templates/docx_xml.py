"""The small pieces of WordprocessingML that python-docx has no method for. All lengths are twips (1/1440 inch)."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

TWIPS_PER_MM = 1440 / 25.4
TWIPS_PER_POINT = 20


def twips_of_mm(millimetres: float) -> int:
    """Millimetres in twips, rounded: 20 mm is 1134, 30 mm 1701, 15 mm 850."""
    return round(millimetres * TWIPS_PER_MM)


def element(tag: str, *children: Any, **attributes: str | int) -> Any:
    """An element such as `element("w:spacing", before=120)`; attributes are in the `w` namespace."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    for child in children:
        made.append(child)
    return made


def add_page_field(paragraph: Any) -> None:
    """Append a PAGE field: begin, instruction, separator, a first result, end."""
    for content in (
        element("w:fldChar", fldCharType="begin"),
        _instruction(" PAGE "),
        element("w:fldChar", fldCharType="separate"),
        None,
        element("w:fldChar", fldCharType="end"),
    ):
        run = paragraph.add_run("2" if content is None else "")
        if content is not None:
            run._r.append(content)


def _instruction(text: str) -> Any:
    made = element("w:instrText")
    made.set(qn("xml:space"), "preserve")
    made.text = text
    return made


def fix_table(table: Any, widths: tuple[int, ...], cell_margin: int, caption: str = "") -> None:
    """Give `table` fixed column widths and side margins, no autofit, and a caption for screen readers."""
    properties = table._tbl.tblPr
    for tag in ("w:tblW", "w:tblLayout", "w:tblCellMar", "w:tblCaption", "w:tblInd", "w:tblLook"):
        for old in properties.findall(qn(tag)):
            properties.remove(old)
    sides = (element(f"w:{side}", w=cell_margin, type="dxa") for side in ("left", "right"))
    properties.append(element("w:tblW", w=sum(widths), type="dxa"))
    properties.append(element("w:tblInd", w=0, type="dxa"))
    properties.append(element("w:tblLayout", type="fixed"))
    properties.append(element("w:tblCellMar", *sides))
    properties.append(element("w:tblLook", val="0020", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0))
    if caption:
        properties.append(element("w:tblCaption", val=caption))
    for column, width in zip(table._tbl.tblGrid.findall(qn("w:gridCol")), widths, strict=True):
        column.set(qn("w:w"), str(width))
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell._tc.get_or_add_tcPr().get_or_add_tcW().set(qn("w:w"), str(width))
            cell._tc.tcPr.tcW.set(qn("w:type"), "dxa")


def keep_row_whole(row: Any) -> None:
    """Never break `row` over two pages."""
    row._tr.get_or_add_trPr().append(element("w:cantSplit"))


def repeat_row(row: Any) -> None:
    """Repeat `row` at the top of every page of its table; it also names the columns for screen readers."""
    row._tr.get_or_add_trPr().append(element("w:tblHeader"))


def keep_with_next(block: Any) -> None:
    """Keep a paragraph, or the last row of a table, on the page of what follows it."""
    paragraphs = [block] if block.tag == qn("w:p") else block.findall(qn("w:tr"))[-1].iter(qn("w:p"))
    for paragraph in paragraphs:
        properties = paragraph.get_or_add_pPr()
        if properties.find(qn("w:keepNext")) is None:
            style = properties.find(qn("w:pStyle"))
            properties.insert(0 if style is None else 1, element("w:keepNext"))


def number_pages_from_one(section: Any) -> None:
    """Let the page numbers of `section` begin again at 1."""
    properties = section._sectPr
    for old in properties.findall(qn("w:pgNumType")):
        properties.remove(old)
    numbering = element("w:pgNumType", start=1)
    properties.find(qn("w:pgMar")).addnext(numbering)
