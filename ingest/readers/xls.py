"""Excel 97-2003 workbooks (.xls), through xlrd: cells as they are shown, with the font of every run for old letters."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from thammuu.ingest.charsets import FontRun, Transcoder
from thammuu.ingest.errors import InputError
from thammuu.ingest.readers.base import Reading
from thammuu.ingest.readers.limits import Limits
from thammuu.ingest.readers.ole import open_ole, property_texts, stream
from thammuu.ingest.readers.ole_objects import objects
from thammuu.ingest.readers.sheet import Cell, CellCount, Sheet, reading_of
from thammuu.ingest.readers.sheet_values import number_shown
from thammuu.ingest.readers.xls_boxes import boxes
from thammuu.ingest.secrecy import Aside, MarkPlace

_TEXT, _NUMBER, _DATE, _BOOLEAN, _ERROR = 1, 2, 3, 4, 5  # xlrd's cell types
_TRUTH = ("SAI", "ĐÚNG")
_BOLD_WEIGHT = 600
_EDGE_RECORDS = frozenset({0x14, 0x15})  # HEADER, FOOTER ([MS-XLS] 2.4.136, 2.4.124)


class XlsReader:
    """Reads .xls; every way a broken file makes xlrd fail becomes one error."""

    formats = ("xls",)

    def read(self, data: bytes, name: str, limits: Limits) -> Reading:  # noqa: ARG002 - the protocol's shape
        """The content of an .xls; InputError when it is damaged, encrypted or too large."""
        book = _opened(data)
        count = CellCount(limits)
        try:
            ole = open_ole(data, _damaged())
            records = stream(ole, "Workbook", limits, None) or stream(ole, "Book", limits, None)
            edges = tuple(_edges(records))
            boxed = tuple(_boxed(book, records))
            sheets = [_sheet(book, sheet, count, edges if not at else ()) for at, sheet in enumerate(book.sheets())]
        except InputError:
            raise
        except Exception as problem:
            raise _damaged() from problem
        properties = tuple(Aside(MarkPlace.PROPERTY, text) for text in property_texts(ole))
        return replace(reading_of(sheets, "xls", "xlrd", (*properties, *boxed)), enclosed=objects(ole, limits))


def _opened(data: bytes) -> Any:
    import xlrd  # noqa: PLC0415 - only old workbooks pay for it

    try:
        return xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=io.StringIO())
    except xlrd.XLRDError as problem:
        if "encrypted" in str(problem).lower():
            raise InputError(
                "Tệp được đặt mật khẩu nên không đọc được.", "Mở bằng Excel, bỏ mật khẩu rồi lưu lại."
            ) from problem
        raise _damaged() from problem
    except Exception as problem:
        raise _damaged() from problem


def _damaged() -> InputError:
    return InputError(
        "Tệp .xls bị hỏng hoặc chép chưa đủ.", "Mở bằng Excel hoặc LibreOffice, lưu thành .xlsx rồi nạp lại."
    )


def _sheet(book: Any, sheet: Any, count: CellCount, edges: tuple[str, ...]) -> Sheet:
    rows = []
    for index in range(sheet.nrows):
        cells = sheet.row(index)
        count.add(len(cells))
        rows.append(tuple(_cell(book, sheet, index, column, cell) for column, cell in enumerate(cells)))
    return Sheet(sheet.name, tuple(rows), hidden=sheet.visibility != 0, edges=edges)


def _cell(book: Any, sheet: Any, row: int, column: int, cell: Any) -> Cell | None:
    form = book.xf_list[cell.xf_index]
    font = book.font_list[form.font_index]
    if cell.ctype == _TEXT:
        runs = tuple(_runs(book, str(cell.value), font, sheet.rich_text_runlist_map.get((row, column), ())))
        return Cell(runs, bold=_bold(font)) if any(run.text.strip() for run in runs) else None
    shown = _shown(book, cell, book.format_map[form.format_key].format_str)
    counts = cell.ctype in {_NUMBER, _DATE}
    return Cell((FontRun(shown, font.name),), bold=_bold(font), counts=counts) if shown else None


def _runs(book: Any, text: str, font: Any, changes: Any) -> Iterator[FontRun]:
    """The runs of a rich text: from each position on another font holds."""
    at, name = 0, font.name
    for start, index in changes:
        if start > at:
            yield FontRun(text[at:start], name)
        at, name = start, book.font_list[index].name
    yield FontRun(text[at:], name)


def _boxed(book: Any, records: bytes) -> Iterator[Aside]:
    """Text boxes and comments, which xlrd passes over: they lie above the cells, as stamps do."""
    transcoder = Transcoder()
    for box in boxes(records):
        font = book.font_list[box.changes[0][1]] if box.changes else book.font_list[0]
        runs = tuple(_runs(book, box.text, font, box.changes))
        yield Aside(MarkPlace.STAMP, "".join(transcoder.paragraph(runs)))


def _bold(font: Any) -> bool:
    return bool(font.weight >= _BOLD_WEIGHT)


def _shown(book: Any, cell: Any, form: str) -> str:
    if cell.ctype in {_NUMBER, _DATE}:
        return number_shown(float(cell.value), form, from_1904=book.datemode == 1)
    if cell.ctype == _BOOLEAN:
        return _TRUTH[bool(cell.value)]
    return "#LỖI" if cell.ctype == _ERROR else ""


def _edges(records: bytes) -> Iterator[str]:
    """Page headers and footers, which xlrd passes over; all sheets' are given to the first."""
    at = 0
    while at + 4 <= len(records):
        kind, size = struct.unpack_from("<HH", records, at)
        body = records[at + 4 : at + 4 + size]
        if kind in _EDGE_RECORDS and size > 3:
            wide = body[2] & 1
            yield body[3:].decode("utf-16-le" if wide else "latin-1", "replace")
        at += 4 + size
