"""A draft read again, as JSON."""

from __future__ import annotations

from dataclasses import dataclass

from thammuu.service.rechecking import FAULTS, Recheck, Rechecked
from thammuu.service.shapes.documents import DocumentShape


@dataclass(frozen=True, slots=True)
class RecheckedShape:
    """One citation of the file. `changes` are codes (rechecking.Change), `messages` the same in words; `document` is
    what the store knows, null when it cannot be told which document is meant."""

    symbol: str
    date: str
    address: str
    state_then: str
    changes: list[str]
    messages: list[str]
    moved_to: str
    document: DocumentShape | None

    @classmethod
    def of(cls, row: Rechecked) -> RecheckedShape:
        """The JSON of `row`."""
        written = row.written
        return cls(
            symbol=written.symbol,
            date=written.date,
            address=written.address,
            state_then=written.state,
            changes=[change.value for change in row.changes],
            messages=list(row.messages),
            moved_to=row.moved_to,
            document=DocumentShape.view(row.document) if row.document else None,
        )


@dataclass(frozen=True, slots=True)
class RecheckShape:
    """`thammuu recheck`. `fault` is missing, broken, tampered or "" ; `changed` counts rows to look at."""

    drafted: str | None
    as_of: str
    fault: str
    fault_message: str
    changed: int
    citations: list[RecheckedShape]

    @classmethod
    def of(cls, found: Recheck) -> RecheckShape:
        """The JSON of `found`."""
        return cls(
            drafted=found.drafted.isoformat() if found.drafted else None,
            as_of=found.as_of.isoformat(),
            fault=found.fault.value if found.fault else "",
            fault_message=FAULTS[found.fault] if found.fault else "",
            changed=len(found.changed),
            citations=[RecheckedShape.of(row) for row in found.rows],
        )
