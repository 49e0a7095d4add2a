"""Catalogue rows as a file that can be brought back: .csv or .xlsx, the columns of README.md."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from thammuu.corpus.catalogue.load import COLUMNS, cells_of
from thammuu.corpus.catalogue.rows import CatalogueRow

_WIDTHS = {"title": 60, "issuer": 28, "source": 30, "note": 30, "relation_note": 30}
_FORMULA = ("=", "+", "@", "\t")  # a spreadsheet would run a cell that begins so


def as_csv(rows: Sequence[CatalogueRow]) -> bytes:
    """UTF-8 with a mark at the head, for spreadsheets take it for an old code page without."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(_line(row) for row in rows)
    return stream.getvalue().encode("utf-8-sig")


def as_xlsx(rows: Sequence[CatalogueRow]) -> bytes:
    """One sheet, the heads fixed at the top, every cell text."""
    from openpyxl import Workbook  # noqa: PLC0415 - only for those who want such a file
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Danh mục"
    sheet.append(list(COLUMNS))
    for row in rows:
        sheet.append(_line(row))
    sheet.freeze_panes = "B2"
    for number, column in enumerate(COLUMNS, 1):
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(column, 16)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _line(row: CatalogueRow) -> list[str]:
    return [f" {cell}" if cell.startswith(_FORMULA) else cell for cell in cells_of(row).values()]
