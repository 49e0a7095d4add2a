"""The catalogue and what an import does to it, as JSON."""

from __future__ import annotations

from dataclasses import dataclass

from thammuu.corpus.catalogue import CatalogueRow, cells_of
from thammuu.corpus.catalogue.check import Problem
from thammuu.corpus.catalogue.merge import RowChange
from thammuu.service.cataloguing import ImportReport, ListedRow


@dataclass(frozen=True, slots=True)
class ProblemShape:
    """A fault of a row; `line` is that of the file, where one was read."""

    severity: str
    code: str
    message: str
    line: int | None = None

    @classmethod
    def of(cls, problem: Problem) -> ProblemShape:
        """The JSON of `problem`."""
        return cls(problem.severity, problem.code, problem.message)


@dataclass(frozen=True, slots=True)
class ProblemsShape:
    """`thammuu catalogue check`."""

    problems: list[ProblemShape]

    @classmethod
    def of(cls, problems: tuple[Problem, ...]) -> ProblemsShape:
        """The JSON of `problems`."""
        return cls([ProblemShape.of(problem) for problem in problems])


@dataclass(frozen=True, slots=True)
class CellShape:
    """A cell that changes."""

    column: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class RowChangeShape:
    """A row that is added or changed."""

    symbol: str
    date: str
    changes: list[CellShape]

    @classmethod
    def of(cls, change: RowChange) -> RowChangeShape:
        """The JSON of `change`."""
        cells = [CellShape(cell.column, cell.old, cell.new) for cell in change.changes]
        return cls(change.new.symbol, cells_of(change.new)["date"], cells)


@dataclass(frozen=True, slots=True)
class ImportShape:
    """`thammuu catalogue import`. Nothing was written unless `applied`."""

    applied: bool
    added: list[RowChangeShape]
    changed: list[RowChangeShape]
    unchanged: int
    problems: list[ProblemShape]

    @classmethod
    def of(cls, report: ImportReport) -> ImportShape:
        """The JSON of `report`."""
        faults = [ProblemShape("error", "bad_line", fault.message, fault.line) for fault in report.faults]
        return cls(
            applied=report.applied,
            added=[RowChangeShape.of(change) for change in report.diff.added],
            changed=[RowChangeShape.of(change) for change in report.diff.changed],
            unchanged=report.diff.unchanged,
            problems=[*faults, *(ProblemShape.of(problem) for problem in report.problems)],
        )


@dataclass(frozen=True, slots=True)
class ExportShape:
    """`thammuu catalogue export`."""

    output: str


@dataclass(frozen=True, slots=True)
class RowShape:
    """A row of the catalogue; `own` is true for the office's."""

    own: bool
    cells: dict[str, str]

    @classmethod
    def of(cls, listed: ListedRow) -> RowShape:
        """The JSON of `listed`."""
        row: CatalogueRow = listed.row
        return cls(listed.own, cells_of(row))


@dataclass(frozen=True, slots=True)
class CatalogueShape:
    """The whole catalogue."""

    rows: list[RowShape]
