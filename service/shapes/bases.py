"""The table of legal bases as JSON."""

from __future__ import annotations

from dataclasses import dataclass

from thammuu.service.bases import BasesTable, CitedBasis
from thammuu.service.shapes.documents import DocumentShape, ValidityShape, day_text, documents


@dataclass(frozen=True, slots=True)
class RemarkShape:
    """A remark: stable code, Vietnamese sentence."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class CitedBasisShape:
    """One cited document. `then` is its validity on the text's own date, `document.validity` that on `as_of`."""

    cited: str
    start: int
    end: int
    symbol: str | None
    date: str | None
    issuer: str | None
    title: str | None
    times: int
    resolution: str
    document: DocumentShape | None
    then: ValidityShape | None
    now: DocumentShape | None
    candidates: list[DocumentShape]
    remarks: list[RemarkShape]

    @classmethod
    def of(cls, row: CitedBasis) -> CitedBasisShape:
        """The JSON of `row`."""
        first = row.first
        return cls(
            cited=first.text,
            start=first.span.start,
            end=first.span.end,
            symbol=first.symbol,
            date=day_text(first.date),
            issuer=first.issuer,
            title=first.title,
            times=row.times,
            resolution=row.resolution,
            document=DocumentShape.view(row.document) if row.document else None,
            then=ValidityShape.of(row.then) if row.then else None,
            now=DocumentShape.view(row.now) if row.now else None,
            candidates=documents(row.candidates),
            remarks=[RemarkShape(each.code, each.message) for each in row.remarks],
        )


@dataclass(frozen=True, slots=True)
class BasesShape:
    """`thammuu bases`. `written` is the text's own date; `output` the .docx written, if any."""

    written: str | None
    as_of: str
    by_symbol: int
    rows: list[CitedBasisShape]
    output: str

    @classmethod
    def of(cls, table: BasesTable, output: str = "") -> BasesShape:
        """The JSON of `table`."""
        return cls(
            written=day_text(table.written),
            as_of=table.as_of.isoformat(),
            by_symbol=table.by_symbol,
            rows=[CitedBasisShape.of(row) for row in table.rows],
            output=output,
        )
