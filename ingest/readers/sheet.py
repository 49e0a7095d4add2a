"""Spreadsheets as text, whatever file they come from: a sheet's name, its rows; hidden sheets for the guard alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from thammuu.ingest.charsets import FontRun, Transcoder
from thammuu.ingest.errors import InputError
from thammuu.ingest.model import Furniture, Notice
from thammuu.ingest.readers.base import Piece, Reading, normal_lines, row_piece
from thammuu.ingest.readers.limits import Limits
from thammuu.ingest.secrecy import Aside, MarkPlace

# Names a program gives by itself say nothing.
_DEFAULT_NAME = re.compile(r"^(?:Sheet|Trang[_ ]?tính|Bảng)\s?\d*$", re.IGNORECASE)
# Codes of a page header or footer: "&L", '&"Arial,Bold"', "&14", "&P".
_EDGE_CODE = re.compile(r'&(?:"[^"]*"|\d+|[A-Za-z])')


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell shows, with its fonts."""

    runs: tuple[FontRun, ...]
    bold: bool = False
    counts: bool = False  # a number or a date, not words


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of one sheet; None is an empty cell, and so are those a merged cell covers."""

    name: str
    rows: tuple[tuple[Cell | None, ...], ...]
    hidden: bool = False
    edges: tuple[str, ...] = ()  # page headers and footers, with their codes


class CellCount:
    """Counts the cells of a workbook against the limit."""

    def __init__(self, limits: Limits) -> None:
        self._left = limits.max_cells

    def add(self, cells: int) -> None:
        """Raises InputError when the workbook has too many."""
        self._left -= cells
        if self._left < 0:
            raise InputError(
                "Bảng tính có quá nhiều ô.", "Tách thành nhiều tệp nhỏ hơn, hoặc lưu riêng phần cần tra cứu."
            )


def reading_of(sheets: Sequence[Sheet], form: str, loader: str, asides: Iterable[Aside]) -> Reading:
    """The reading of a workbook; old character sets are told by the fonts of all its cells."""
    transcoder = Transcoder(run for sheet in sheets for row in sheet.rows for cell in row if cell for run in cell.runs)
    shown = [sheet for sheet in sheets if not sheet.hidden]
    pieces = tuple(
        piece for number, sheet in enumerate(shown) for piece in _pieces(sheet, number, transcoder, len(shown))
    )
    edges = [line for sheet in sheets for edge in sheet.edges for line in normal_lines(_EDGE_CODE.sub("\n", edge))]
    hidden = tuple(_hidden(sheets, transcoder))
    told = f"{len(sheets) - len(shown)} trang tính bị ẩn trong tệp nên không đọc; nếu cần, bỏ ẩn rồi nạp lại."
    return Reading(
        format=form,
        loader=loader,
        pieces=pieces,
        furniture=tuple(Furniture(1, text) for text in dict.fromkeys(edges)),
        warnings=(Notice("sheet-hidden", told),) if len(shown) < len(sheets) else (),
        asides=(*asides, *hidden),
        conversion=transcoder.report(),
    )


def _pieces(sheet: Sheet, number: int, transcoder: Transcoder, among: int) -> Iterator[Piece]:
    if among > 1 and any(map(any, sheet.rows)) and not _DEFAULT_NAME.match(sheet.name):
        yield Piece(sheet.name, bold=True)
    header = _header_row(sheet)
    for position, row in enumerate(sheet.rows):
        cells = _trimmed(row)
        texts = ["".join(transcoder.paragraph(cell.runs)) if cell else "" for cell in cells]
        bold = all(cell.bold for cell in cells if cell) and any(cells)
        piece = row_piece(texts, number)
        if piece is None:
            continue
        # A title over the table, a note under it, is a line, not a row of one cell.
        yield (
            Piece(" ".join(texts).strip(), bold=bold)
            if sum(map(bool, texts)) == 1
            else replace(piece, bold=bold, header=position == header)
        )


def _trimmed(row: Sequence[Cell | None]) -> Sequence[Cell | None]:
    end = max((position for position, cell in enumerate(row, 1) if cell), default=0)
    return row[:end]


def _header_row(sheet: Sheet) -> int | None:
    """The first wide row of words alone, above a row that counts or is not bold; None for plain lists."""
    filled = [(position, [cell for cell in row if cell]) for position, row in enumerate(sheet.rows)]
    wide = [(position, cells) for position, cells in filled if len(cells) > 2]
    for (position, cells), (_, below) in pairwise(wide):
        words = not any(cell.counts for cell in cells)
        if words and (
            any(cell.counts for cell in below) or (all(c.bold for c in cells) and not all(c.bold for c in below))
        ):
            return position
    return None


def _hidden(sheets: Iterable[Sheet], transcoder: Transcoder) -> Iterator[Aside]:
    for sheet in sheets:
        yield Aside(MarkPlace.PROPERTY, sheet.name)
        for row in sheet.rows if sheet.hidden else ():
            for cell in filter(None, row):
                yield Aside(MarkPlace.STAMP, "".join(transcoder.paragraph(cell.runs)))
