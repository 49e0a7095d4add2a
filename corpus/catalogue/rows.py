"""What one row of the catalogue says."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from thammuu.ingest.dates import PartialDate
from thammuu.ingest.symbols import Symbol, parse_symbol

# The day the shipped catalogue speaks of: "Facts as of 22 November 2026" in its README.md.
CATALOGUE_AS_OF = dt.date(2026, 11, 22)


class CatalogueState(StrEnum):
    """What the catalogue says became of a document, as of CATALOGUE_AS_OF."""

    IN_FORCE = "in_force"
    REPLACED = "replaced"
    REPEALED = "repealed"
    EXPIRED = "expired"
    UNKNOWN = "unknown"


class Confidence(StrEnum):
    """How well a row is sourced; the values are told in README.md."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    SEED = "seed"

    @property
    def label(self) -> str:
        """The word shown to people."""
        return _CONFIDENCE_LABELS[self]


_CONFIDENCE_LABELS = {
    Confidence.HIGH: "cao",
    Confidence.MEDIUM: "trung bình",
    Confidence.LOW: "thấp",
    Confidence.SEED: "chỉ biết qua bài báo gốc",
}


@dataclass(frozen=True, slots=True)
class RowReference:
    """Another row, named "symbol@date" with that row's own, possibly partial or missing, date."""

    symbol: str
    date: PartialDate | None


@dataclass(frozen=True, slots=True)
class CatalogueRow:
    """One real document. Its key is `symbol` and `date`; empty text cells are "" and empty dates None."""

    symbol: str  # as printed, or the usual name of a document without one ("Nghị quyết Đại hội XIV")
    genre: str
    issuer: str
    date: PartialDate | None
    title: str  # trích yếu as it follows the symbol in a citation, often beginning "về"; "" if never seen
    title_note: str
    state: CatalogueState
    replaced_by: tuple[RowReference, ...]
    replaces: tuple[RowReference, ...]
    amends: tuple[RowReference, ...]
    relation_note: str
    effective: dt.date | None
    field: str
    confidence: Confidence
    source: str
    note: str
    as_of: dt.date = CATALOGUE_AS_OF  # the day the row speaks of

    @property
    def reference(self) -> RowReference:
        """How other rows name this one."""
        return RowReference(self.symbol, self.date)

    @property
    def parsed_symbol(self) -> Symbol | None:
        """The symbol taken apart, or None for a document known by its name."""
        return parse_symbol(self.symbol)
