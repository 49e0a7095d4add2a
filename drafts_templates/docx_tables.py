"""Tables written cell by cell: python-docx looks every cell up anew, which takes seconds where a plan has 200 rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from thammuu.drafts_templates.docx_xml import element, style_id

CELL_MARGIN = 70  # twips on either side of a cell with lines around it, about 1.2 mm
_GRID = "TableGrid"  # the one table style kept of python-docx's template


def new_table(widths: Sequence[int], *, lined: bool, caption: str = "") -> Any:
    """An empty table with columns of `widths` twips that never change, with lines or without.

    `caption` is read out by screen readers. A table without lines only sets its cells side by side.
    """
    margin = CELL_MARGIN if lined else 0
    sides = (element(f"w:{side}", w=margin, type="dxa") for side in ("left", "right"))
    properties = element(
        "w:tblPr",
        *([element("w:tblStyle", val=_GRID)] if lined else []),
        element("w:tblW", w=sum(widths), type="dxa"),
        element("w:tblInd", w=0, type="dxa"),
        element("w:tblLayout", type="fixed"),
        element("w:tblCellMar", *sides),
        # Only a table with lines has a first row that names its columns.
        element("w:tblLook", val="0020" if lined else "0000", firstRow=int(lined), lastRow=0, firstColumn=0,
                lastColumn=0, noHBand=1, noVBand=1),
        *([element("w:tblCaption", val=caption)] if caption else []),
    )  # fmt: skip
    return element("w:tbl", properties, element("w:tblGrid", *(element("w:gridCol", w=width) for width in widths)))


def add_row(table: Any, widths: Sequence[int], *, head: bool = False, span: bool = False) -> tuple[Any, ...]:
    """Append a row that is never broken over two pages; its cells, still without the paragraph each must get.

    `head` repeats it on every page and names the columns for screen readers; `span` makes it one cell.
    """
    properties = element("w:trPr", element("w:cantSplit"), *([element("w:tblHeader")] if head else []))
    if span:
        wide = element("w:tcPr", element("w:tcW", w=sum(widths), type="dxa"), element("w:gridSpan", val=len(widths)))
        cells = (element("w:tc", wide),)
    else:
        cells = tuple(element("w:tc", element("w:tcPr", element("w:tcW", w=width, type="dxa"))) for width in widths)
    table.append(element("w:tr", properties, *cells))
    return cells


def new_paragraph(style_name: str) -> Any:
    """An empty paragraph of that style."""
    return element("w:p", element("w:pPr", element("w:pStyle", val=style_id(style_name))))
