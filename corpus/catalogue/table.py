"""An office's own catalogue as people keep it: .csv or .xlsx, Vietnamese heads, day first, any column order."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from thammuu.corpus.catalogue.load import COLUMNS, REQUIRED, row_of
from thammuu.corpus.catalogue.rows import CatalogueRow
from thammuu.ingest.dates import find_dates
from thammuu.ingest.errors import InputError
from thammuu.ingest.folding import clean, fold, strip_accents
from thammuu.ingest.symbols import parse_symbol

# Heads people give to columns, folded and without accents; the file's own names are accepted as well.
_HEADS = {
    "so ky hieu": "symbol", "so, ky hieu": "symbol", "so hieu": "symbol", "ky hieu": "symbol",
    "the loai": "genre", "loai van ban": "genre",
    "co quan ban hanh": "issuer", "noi ban hanh": "issuer",
    "ngay ban hanh": "date", "ngay": "date", "ngay thang": "date",
    "trich yeu": "title", "noi dung": "title",
    "ghi chu trich yeu": "title_note",
    "tinh trang": "state", "hieu luc": "state", "tinh trang hieu luc": "state",
    "bi thay the boi": "replaced_by", "duoc thay the boi": "replaced_by", "van ban thay the": "replaced_by",
    "thay the": "replaces", "thay the van ban": "replaces",
    "sua doi": "amends", "sua doi, bo sung": "amends",
    "ghi chu quan he": "relation_note",
    "ngay co hieu luc": "effective", "co hieu luc tu": "effective",
    "linh vuc": "field", "do tin cay": "confidence", "nguon": "source", "ghi chu": "note",
}  # fmt: skip
_STATES = {
    "con hieu luc": "in_force", "con": "in_force", "bi thay the": "replaced", "da bi thay the": "replaced",
    "bi bai bo": "repealed", "da bi bai bo": "repealed", "het hieu luc": "expired", "khong ro": "unknown",
    "chua ro": "unknown", "": "unknown",
}  # fmt: skip
_CONFIDENCES = {"cao": "high", "trung binh": "medium", "thap": "low", "": "medium"}
_DAY_FIRST = re.compile(r"(?:(?P<d>\d{1,2})[/.-])?(?P<m>\d{1,2})[/.-](?P<y>\d{4})")
_REFERENCE = re.compile(r"\s*(?P<symbol>[^@;]+?)\s*(?:@\s*(?P<date>[\d/.-]*)|\(?\s*ngày\s+(?P<day>[\d/.-]+)\)?)?\s*")
_MOST_ROWS = 20_000
_ADVICE = "Lưu tệp dạng .xlsx hoặc .csv (UTF-8); dòng đầu là tên cột. Xem mẫu: thammuu catalogue export."


@dataclass(frozen=True, slots=True)
class RowFault:
    """A line that could not be read: its number in the file and what is wrong, in Vietnamese."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class ReadTable:
    """What a file holds: the rows with the numbers of their lines, and the lines that could not be read."""

    rows: tuple[tuple[int, CatalogueRow], ...]
    faults: tuple[RowFault, ...]


def read_table(name: str, data: bytes, as_of: dt.date) -> ReadTable:
    """The rows of a file called `name`; `as_of` is the day they are said on.

    Raises InputError for a file that is no table or lacks a needed column; a bad line is a fault, and the rest is read.
    """
    lines = _xlsx_lines(data) if name.lower().endswith((".xlsx", ".xlsm")) else _csv_lines(data)
    rows: list[tuple[int, CatalogueRow]] = []
    faults: list[RowFault] = []
    for line, cells in _by_column(lines):
        try:
            rows.append((line, row_of(line, usual_cells(cells), as_of)))
        except InputError as fault:
            faults.append(RowFault(line, fault.message))
    return ReadTable(tuple(rows), tuple(faults))


def usual_cells(cells: dict[str, str]) -> dict[str, str]:
    """Cells as a person writes them, in the spelling of the catalogue: states, days and symbols the one way."""
    usual = {column: clean(cells.get(column, "")).strip() for column in COLUMNS}
    symbol = parse_symbol(usual["symbol"])
    return usual | {
        "symbol": symbol.text if symbol else usual["symbol"],
        "state": _STATES.get(_plain(usual["state"]), usual["state"]),
        "confidence": _CONFIDENCES.get(_plain(usual["confidence"]), usual["confidence"]),
        "date": iso_day(usual["date"]),
        "effective": iso_day(usual["effective"]),
        **{column: _references(usual[column]) for column in ("replaced_by", "replaces", "amends")},
    }


def iso_day(written: str) -> str:
    """ "09/01/2026" as 2026-01-09, "01/2026" as 2026-01; what is no day comes back as written and becomes a fault."""
    found = find_dates(written)
    if len(found) == 1:
        return found[0].date.isoformat()
    match = _DAY_FIRST.fullmatch(written.strip())
    return f"{match['y']}-{int(match['m']):02d}" if match and not match["d"] else written


def _references(cell: str) -> str:
    return ";".join(_reference(part) for part in cell.split(";") if part.strip())


def _reference(part: str) -> str:
    match = _REFERENCE.fullmatch(part)
    if match is None:
        return part.strip()
    symbol = parse_symbol(match["symbol"])
    return f"{symbol.text if symbol else match['symbol']}@{iso_day(match['date'] or match['day'] or '')}"


def _plain(words: str) -> str:
    return strip_accents(fold(words)).strip()


def _by_column(lines: Iterable[tuple[int, list[str]]]) -> Iterator[tuple[int, dict[str, str]]]:
    """Each line that is not empty, by column name. The first line with known heads names the columns."""
    columns: list[str] | None = None
    for line, cells in lines:
        if columns is None:
            columns = _columns(cells)
        elif any(cell.strip() for cell in cells):
            yield line, dict(zip(columns, cells, strict=False))
    if columns is None:
        raise InputError("Tệp danh mục trống.", _ADVICE)


def _columns(heads: list[str]) -> list[str]:
    columns = [head.strip() if head.strip() in COLUMNS else _HEADS.get(_plain(head), "") for head in heads]
    needed = {"symbol", "genre", "issuer"} - set(columns)
    if needed:
        names = {"symbol": "Số, ký hiệu", "genre": "Thể loại", "issuer": "Cơ quan ban hành"}
        missing = ", ".join(names[column] for column in REQUIRED if column in needed)
        raise InputError(f"Tệp danh mục thiếu cột: {missing}.", _ADVICE)
    return columns


def _csv_lines(data: bytes) -> Iterator[tuple[int, list[str]]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as cause:
        raise InputError("Tệp danh mục không phải là văn bản UTF-8.", _ADVICE) from cause
    first = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text), delimiter=max(",;\t", key=first.count))
    for count, cells in enumerate(reader):
        if count > _MOST_ROWS:
            raise InputError(f"Tệp danh mục có hơn {_MOST_ROWS} dòng.", "Chia tệp thành nhiều phần.")
        yield reader.line_num, cells


def _xlsx_lines(data: bytes) -> Iterator[tuple[int, list[str]]]:
    from openpyxl import load_workbook  # noqa: PLC0415 - only for those who bring such a file

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except Exception as cause:  # openpyxl raises whatever zip and XML raise
        raise InputError("Không đọc được tệp bảng tính.", _ADVICE) from cause
    sheet = book.worksheets[0]
    for number, row in enumerate(sheet.iter_rows(max_row=_MOST_ROWS, values_only=True), 1):
        yield number, [_cell(value) for value in row]


def _cell(value: object) -> str:
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)
