"""The office's own catalogue: look at an import before it is made, make it, edit one row, take all of it out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from thammuu.corpus.catalogue import CatalogueRow, RowReference, load_catalogue, merged, row_of
from thammuu.corpus.catalogue.check import Problem, Severity, check_rows, shown
from thammuu.corpus.catalogue.merge import CatalogueDiff, difference
from thammuu.corpus.catalogue.table import ReadTable, RowFault, read_table, usual_cells
from thammuu.ingest.dates import PartialDate
from thammuu.ingest.errors import InputError

if TYPE_CHECKING:
    from thammuu.index.store import Store


@dataclass(frozen=True, slots=True)
class ListedRow:
    """A row of the catalogue as it stands; `own` is true for the office's."""

    row: CatalogueRow
    own: bool


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import would do, or did when `applied`. Nothing is written while `faults` or an error among `problems`
    stand; problems that were there before the import are not told."""

    diff: CatalogueDiff
    faults: tuple[RowFault, ...]
    problems: tuple[Problem, ...]
    applied: bool

    @property
    def is_sound(self) -> bool:
        """Whether the import may be made."""
        return not self.faults and all(problem.severity is not Severity.ERROR for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Cataloguing:
    """Works on the catalogue of one store, on one day."""

    store: Store
    today: dt.date

    def listed(self) -> tuple[ListedRow, ...]:
        """Every row as it stands, the office's and the shipped ones."""
        own = self.store.catalogue.rows()
        keys = {row.reference for row in own}
        return tuple(ListedRow(row, row.reference in keys) for row in self._standing())

    def check(self) -> tuple[Problem, ...]:
        """Every fault of the catalogue as it stands."""
        return check_rows(self._standing())

    def import_file(self, name: str, data: bytes, *, apply: bool) -> ImportReport:
        """Look at a .csv or .xlsx, and keep its rows when `apply` and nothing is wrong with them."""
        return self._import(read_table(name, data, self.today), apply=apply)

    def put_row(self, cells: dict[str, str]) -> ImportReport:
        """Add or change one row, its cells written as people write them; keeps nothing that is not sound."""
        try:
            row = row_of(1, usual_cells(cells), self.today)
        except InputError as fault:
            return ImportReport(difference((), ()), (RowFault(1, fault.message),), (), applied=False)
        return self._import(ReadTable(((1, row),), ()), apply=True)

    def remove_row(self, symbol: str, date: str) -> None:
        """Forget the office's own row. InputError when there is none."""
        reference = RowReference(symbol, PartialDate.parse(date) if date else None)
        if not self.store.catalogue.remove(reference):
            raise InputError(f"Đơn vị không có dòng danh mục “{shown(reference)}”.", "Xem danh mục của đơn vị.")

    def export(self, path: Path | str, *, own_only: bool) -> bytes:
        """The catalogue as a file of the kind that the name of `path` tells: .xlsx, else .csv."""
        from thammuu.corpus.catalogue.write import as_csv, as_xlsx  # noqa: PLC0415 - as above

        rows = [each.row for each in self.listed() if each.own or not own_only]
        return as_xlsx(rows) if str(path).lower().endswith(".xlsx") else as_csv(rows)

    def _standing(self) -> tuple[CatalogueRow, ...]:
        return merged(load_catalogue(), self.store.catalogue.rows())

    def _import(self, table: ReadTable, *, apply: bool) -> ImportReport:
        standing = self._standing()
        rows = [row for _, row in table.rows]
        diff = difference(standing, rows)
        touched = [change.new for change in (*diff.added, *diff.changed)]
        problems = (*_twice(table), *_new_problems(standing, touched))
        report = ImportReport(diff, table.faults, problems, applied=False)
        if not apply or not report.is_sound:
            return report
        self.store.catalogue.put(touched)
        return ImportReport(diff, (), problems, applied=True)


def _twice(table: ReadTable) -> Iterable[Problem]:
    """Lines of one file with one key."""
    first: dict[RowReference, int] = {}
    for line, row in table.rows:
        if row.reference in first:
            said = f"{shown(row.reference)}: đứng ở cả dòng {first[row.reference]} và dòng {line}."
            yield Problem(Severity.ERROR, "duplicate_key", row.reference, said)
        first.setdefault(row.reference, line)


def _new_problems(standing: tuple[CatalogueRow, ...], rows: list[CatalogueRow]) -> tuple[Problem, ...]:
    """The faults of the catalogue after the import that were not there before."""
    before = {(problem.code, problem.message) for problem in check_rows(standing)}
    after = check_rows(merged(standing, rows))
    return tuple(problem for problem in after if (problem.code, problem.message) not in before)
