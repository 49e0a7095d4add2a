"""Reading the catalogue file into rows; every fault is told with its line and column."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib import resources
from pathlib import Path
from typing import TypeVar

from thammuu.corpus.catalogue.rows import CATALOGUE_AS_OF, CatalogueRow, CatalogueState, Confidence, RowReference
from thammuu.ingest.dates import PartialDate
from thammuu.ingest.errors import InputError

COLUMNS = (
    "symbol", "genre", "issuer", "date", "title", "title_note", "state", "replaced_by", "replaces", "amends",
    "relation_note", "effective", "field", "confidence", "source", "note",
)  # fmt: skip
REQUIRED = ("symbol", "genre", "issuer", "state", "confidence")
_ADVICE = "Hãy sửa dòng đó trong tệp danh mục (UTF-8, ngăn cách bằng dấu phẩy) rồi thử lại."
_Value = TypeVar("_Value")


def load_catalogue(path: Path | None = None) -> tuple[CatalogueRow, ...]:
    """Every row of the catalogue at `path`, or of the one shipped with the program, in file order.

    Raises InputError (Vietnamese, with the line number) for a missing file, wrong columns, a bad cell, a key that
    stands twice or a reference that names no row.
    """
    rows: list[CatalogueRow] = []
    seen: dict[RowReference, int] = {}
    for line, cells in _lines(_read(path)):
        row = _Cells(line, cells).row()
        if row.reference in seen:
            raise _error(line, f"trùng số, ký hiệu và ngày với dòng {seen[row.reference]}")
        seen[row.reference] = line
        rows.append(row)
    for row in rows:
        _check_references(row, seen)
    return tuple(rows)


def row_of(line: int, cells: dict[str, str], as_of: dt.date = CATALOGUE_AS_OF) -> CatalogueRow:
    """The row of the cells of one line (every one of COLUMNS), said on the day `as_of`. InputError for a bad cell."""
    return replace(_Cells(line, cells).row(), as_of=as_of)


def cells_of(row: CatalogueRow) -> dict[str, str]:
    """The cells `row` was made of, in the order of COLUMNS."""
    return {column: _cell(getattr(row, column)) for column in COLUMNS}


def _cell(value: object) -> str:
    if isinstance(value, tuple):
        return ";".join(f"{each.symbol}@{each.date.isoformat() if each.date else ''}" for each in value)
    if isinstance(value, PartialDate | dt.date):
        return value.isoformat()
    return str(value) if value is not None else ""


def _read(path: Path | None) -> str:
    source = path if path is not None else resources.files("thammuu.corpus") / "catalogue" / "central.csv"
    try:
        return source.read_text(encoding="utf-8")
    except OSError as cause:
        raise InputError(
            f"Không đọc được tệp danh mục {path or 'đi kèm chương trình'}.", "Kiểm tra đường dẫn."
        ) from cause
    except UnicodeDecodeError as cause:
        raise InputError("Tệp danh mục không phải là văn bản UTF-8.", _ADVICE) from cause


def _lines(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row with the number of the line it ends on (a quoted cell may hold line breaks)."""
    reader = csv.reader(io.StringIO(text))
    header = tuple(next(reader, ()))
    if header != COLUMNS:
        raise _error(1, f"các cột phải là: {', '.join(COLUMNS)}")
    for cells in reader:
        if len(cells) != len(COLUMNS):
            raise _error(reader.line_num, f"có {len(cells)} ô, cần {len(COLUMNS)} ô")
        yield reader.line_num, dict(zip(COLUMNS, (cell.strip() for cell in cells), strict=True))


class _Cells:
    """One line on its way to a row: remembers where it stands, so that a bad cell can be told."""

    def __init__(self, line: int, cells: dict[str, str]) -> None:
        self._line = line
        self._cells = cells

    def row(self) -> CatalogueRow:
        for column in REQUIRED:
            if not self._cells[column]:
                raise _error(self._line, f"cột “{column}” để trống")
        text = self._cells
        return CatalogueRow(
            symbol=text["symbol"],
            genre=text["genre"],
            issuer=text["issuer"],
            date=self._read("date", _partial_date),
            title=text["title"],
            title_note=text["title_note"],
            state=self._read("state", CatalogueState),
            replaced_by=self._read("replaced_by", _references),
            replaces=self._read("replaces", _references),
            amends=self._read("amends", _references),
            relation_note=text["relation_note"],
            effective=self._read("effective", _day),
            field=text["field"],
            confidence=self._read("confidence", Confidence),
            source=text["source"],
            note=text["note"],
        )

    def _read(self, column: str, parse: Callable[[str], _Value]) -> _Value:
        try:
            return parse(self._cells[column])
        except ValueError as cause:
            raise _error(self._line, f"cột “{column}” có giá trị không hợp lệ: “{self._cells[column]}”") from cause


def _partial_date(cell: str) -> PartialDate | None:
    if not cell:
        return None
    date = PartialDate.parse(cell)
    if date is None:
        raise ValueError(cell)
    return date


def _day(cell: str) -> dt.date | None:
    return dt.date.fromisoformat(cell) if cell else None


def _references(cell: str) -> tuple[RowReference, ...]:
    return tuple(_reference(part.strip()) for part in cell.split(";")) if cell else ()


def _reference(part: str) -> RowReference:
    symbol, at, date = part.rpartition("@")
    if not at or not symbol:
        raise ValueError(part)
    return RowReference(symbol, _partial_date(date))


def _check_references(row: CatalogueRow, seen: dict[RowReference, int]) -> None:
    for reference in (*row.replaced_by, *row.replaces, *row.amends):
        if reference not in seen:
            day = reference.date.isoformat() if reference.date else ""
            raise _error(seen[row.reference], f"dẫn tới “{reference.symbol}@{day}” không có trong danh mục")


def _error(line: int, what: str) -> InputError:
    return InputError(f"Danh mục văn bản, dòng {line}: {what}.", _ADVICE)
