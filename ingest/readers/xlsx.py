"""Excel workbooks (.xlsx), through openpyxl row by row: cells as they are shown, formulas by their last value."""

from __future__ import annotations

import datetime as dt
import html
import io
import re
from collections.abc import Iterator
from typing import Any

from thammuu.ingest.charsets import FontRun
from thammuu.ingest.errors import InputError
from thammuu.ingest.readers.base import Reading
from thammuu.ingest.readers.limits import Limits
from thammuu.ingest.readers.sheet import Cell, CellCount, Sheet, reading_of
from thammuu.ingest.readers.sheet_values import moment_shown, number_shown
from thammuu.ingest.readers.zip_package import ZipPackage
from thammuu.ingest.secrecy import Aside, MarkPlace

_TRUTH = ("SAI", "ĐÚNG")
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)|<\x00!\x00D\x00O\x00C\x00")
_EDGE = re.compile(rb"<(?:\w+:)?(?:odd|even|first)(?:Header|Footer)>([^<]*)<")
_DRAWN = re.compile(rb"<(?:a|\w+):t(?:\s[^>]*)?>([^<]*)<")
_PROPERTIES = ("title", "subject", "keywords", "category", "description", "contentStatus")
_TAIL = 65_536  # bytes of a sheet's XML: headers and footers stand behind the rows


class XlsxReader:
    """Reads .xlsx and .xlsm; the package is checked for bombs before openpyxl sees it."""

    formats = ("xlsx",)

    def read(self, data: bytes, name: str, limits: Limits) -> Reading:  # noqa: ARG002 - the protocol's shape
        """The content of an .xlsx; InputError when it is damaged, blown up or too large."""
        package = ZipPackage(data, limits, ".xlsx", "Excel hoặc LibreOffice")
        asides = tuple(_vetted(package))
        count = CellCount(limits)
        try:
            sheets, properties = _content(data, count)
        except InputError:
            raise
        except Exception as problem:
            raise package.damaged() from problem
        return reading_of(sheets, "xlsx", "openpyxl", (*asides, *properties))


def _vetted(package: ZipPackage) -> Iterator[Aside]:
    """Unpack every XML part once within the bounds, and give the guard what openpyxl's row reader passes over."""
    for part in package.names():
        if not part.endswith((".xml", ".rels", ".vml")):
            continue
        data = package.bytes(part)
        if _DOCTYPE.search(data[:4096]):  # no office program writes one; entity bombs need it
            raise package.damaged()
        if part.startswith("xl/worksheets/"):
            yield from (Aside(MarkPlace.PAGE_EDGE, _edge(text)) for text in _EDGE.findall(data[-_TAIL:]))
        if part.startswith("xl/drawings/"):
            yield from (Aside(MarkPlace.STAMP, _text(text)) for text in _DRAWN.findall(data))
        if part == "docProps/custom.xml":
            yield from (Aside(MarkPlace.PROPERTY, _text(text)) for text in re.findall(rb">([^<]+)<", data))


def _text(data: bytes) -> str:
    return html.unescape(data.decode("utf-8", "replace"))


def _edge(data: bytes) -> str:
    return re.sub(r'&(?:"[^"]*"|\d+|[A-Za-z])', "\n", _text(data))


def _content(data: bytes, count: CellCount) -> tuple[list[Sheet], tuple[Aside, ...]]:
    import openpyxl  # noqa: PLC0415 - heavy

    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, rich_text=True)
    try:
        sheets = []
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # what a file claims of its size is not believed
            sheets.append(Sheet(sheet.title, tuple(_rows(sheet, count)), hidden=sheet.sheet_state != "visible"))
        said = (str(getattr(book.properties, name, None) or "") for name in _PROPERTIES)
        return sheets, tuple(Aside(MarkPlace.PROPERTY, text) for text in said)
    finally:
        book.close()


def _rows(sheet: Any, count: CellCount) -> Iterator[tuple[Cell | None, ...]]:
    for row in sheet.iter_rows():
        count.add(len(row) or 1)
        yield tuple(_cell(cell) if cell.value is not None else None for cell in row)


def _cell(cell: Any) -> Cell | None:
    font = cell.font
    name, bold = (font.name, bool(font.b)) if font is not None else (None, False)
    runs = tuple(_runs(cell.value, name, cell.number_format or "General"))
    if not any(run.text.strip() for run in runs):
        return None
    counts = isinstance(cell.value, int | float | dt.date | dt.time) and not isinstance(cell.value, bool)
    return Cell(runs, bold=bold, counts=counts)


def _runs(value: Any, font: str | None, form: str) -> Iterator[FontRun]:
    from openpyxl.cell.rich_text import CellRichText, TextBlock  # noqa: PLC0415 - heavy

    if not isinstance(value, CellRichText):
        yield FontRun(_shown(value, form), font)
        return
    for part in value:
        if isinstance(part, TextBlock):
            yield FontRun(part.text, part.font.rFont or font)
        else:
            yield FontRun(str(part), font)


def _shown(value: Any, form: str) -> str:
    if isinstance(value, bool):
        return _TRUTH[value]
    if isinstance(value, int | float):
        return number_shown(float(value), form)
    if isinstance(value, dt.datetime):
        return moment_shown(value, form)
    if isinstance(value, dt.date):
        return moment_shown(dt.datetime(value.year, value.month, value.day), form)
    return value.strftime("%H:%M") if isinstance(value, dt.time) else str(value)
