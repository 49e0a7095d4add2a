"""Rows and cells of a .docx table as they are seen, and which rows name the columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from thammuu.ingest.readers.docx_package import w
from thammuu.ingest.readers.docx_styles import flag

# A row or cell can stand inside a content control or a smart tag, which only wraps it.
_WRAPPERS = frozenset(map(w, ("sdt", "sdtContent", "customXml", "ins", "moveTo")))


def rows_of(table: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table, those deleted under tracking or hidden left out."""
    for row in _unwrapped(table, w("tr")):
        properties = row.find(w("trPr"))
        if not (flag(properties, "del") or flag(properties, "hidden")):
            yield row


def cells_of(row: etree._Element) -> Iterator[etree._Element]:
    """The cells of a row, those deleted under tracking left out.

    The lower cells of a vertical merge are there and empty, so columns keep their place.
    """
    for cell in _unwrapped(row, w("tc")):
        if not flag(cell.find(w("tcPr")), "cellDel"):
            yield cell


def header_rows(table: etree._Element, bold: Sequence[bool]) -> int:
    """How many rows from the top name the columns; `bold` says which rows are bold throughout.

    Word repeats the rows marked so on every page (w:tblHeader counts only from the first row on). Few people set it;
    a first row in bold above rows that are not is what they make instead.
    """
    marked = 0
    for row in rows_of(table):
        if not flag(row.find(w("trPr")), "tblHeader"):
            break
        marked += 1
    if marked:
        return marked
    return 1 if len(bold) > 1 and bold[0] and not bold[1] else 0


def _unwrapped(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _unwrapped(child, tag)
