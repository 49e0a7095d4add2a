"""A draft read again later: what its file says of its citations, held against the store and what is in force now.

Nothing the file claims is believed. A document counts only when the store or the catalogue knows it under the same
symbol and date, a quotation only when its words stand at its address in the store.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from thammuu.drafts_templates.citation_part import CitationPart, PartFault, WrittenCitation, holds
from thammuu.index.records import DocumentRecord, ProvisionRecord
from thammuu.ingest.dates import PartialDate
from thammuu.ingest.model import ValidityState
from thammuu.service.knowledge import Knowledge
from thammuu.service.results import DocumentView, ResolutionState

if TYPE_CHECKING:
    from thammuu.index.store import Store


class Change(StrEnum):
    """What is different from the day the draft was made."""

    UNKNOWN_DOCUMENT = "unknown_document"  # neither store nor catalogue knows it as the file names it
    STATE = "state"  # another state than then
    NO_LONGER = "no_longer_in_force"
    NO_TEXT = "no_text"  # the store has no text of it, so nothing can be compared
    ADDRESS_GONE = "address_gone"
    QUOTE_CHANGED = "quote_changed"  # the address is there, its words are others
    MOVED = "moved"  # the words stand, at another address


# What each change calls for, in the words people read.
_MESSAGES = {
    Change.UNKNOWN_DOCUMENT: "không có văn bản này (đúng số, ký hiệu và ngày) trong kho và danh mục",
    Change.STATE: "tình trạng hiệu lực đã khác so với khi soạn",
    Change.NO_LONGER: "không còn hiệu lực",
    Change.NO_TEXT: "kho chưa có toàn văn nên không đối chiếu được câu trích",
    Change.ADDRESS_GONE: "văn bản trong kho không còn địa chỉ này",
    Change.QUOTE_CHANGED: "lời văn tại địa chỉ này trong kho khác câu đã trích",
    Change.MOVED: "câu trích nay nằm ở địa chỉ khác",
}
_ENDED = frozenset({ValidityState.REPLACED, ValidityState.REPEALED, ValidityState.EXPIRED})
_OF_DOCUMENT = frozenset({Change.STATE, Change.NO_LONGER, Change.NO_TEXT})
FAULTS = {
    PartFault.MISSING: "Tệp không mang dữ liệu viện dẫn (phần customXml): do chương trình khác tạo, hoặc đã bị gỡ.",
    PartFault.BROKEN: "Dữ liệu viện dẫn trong tệp bị hỏng, không đọc được.",
    PartFault.TAMPERED: (
        "Dữ liệu viện dẫn trong tệp đã bị sửa sau khi chương trình ghi; từng dòng vẫn được đối chiếu lại với kho."
    ),
}


@dataclass(frozen=True, slots=True)
class Rechecked:
    """One citation of the file as it stands today. `document` is None when it cannot be told; `moved_to` an address."""

    written: WrittenCitation
    document: DocumentView | None
    changes: tuple[Change, ...]
    moved_to: str = ""

    @property
    def messages(self) -> tuple[str, ...]:
        """The changes in words."""
        told = tuple(_MESSAGES[change] for change in self.changes)
        return (*told, f"nay ở {self.moved_to}") if self.moved_to else told


@dataclass(frozen=True, slots=True)
class Recheck:
    """What came of reading a draft again on the day `as_of`; `fault` when its data is missing or not as written."""

    drafted: dt.date | None
    as_of: dt.date
    rows: tuple[Rechecked, ...]
    fault: PartFault | None = None

    @property
    def changed(self) -> tuple[Rechecked, ...]:
        """The rows with something to look at."""
        return tuple(row for row in self.rows if row.changes)

    @property
    def unchanged(self) -> tuple[Rechecked, ...]:
        """The others."""
        return tuple(row for row in self.rows if not row.changes)


@dataclass(frozen=True, slots=True)
class Rechecker:
    """Holds the claims of a file against the store."""

    store: Store
    knowledge: Knowledge
    as_of: dt.date

    def recheck(self, part: CitationPart) -> Recheck:
        """Every row of `part` against what is known now; what changed about a document stands in its first row."""
        rows, told = [], set[str]()
        for written in part.rows:
            row = self._row(written)
            if row.document is not None and row.document.record.id in told:
                row = replace(row, changes=tuple(each for each in row.changes if each not in _OF_DOCUMENT))
            elif row.document is not None:
                told.add(row.document.record.id)
            rows.append(row)
        return Recheck(part.drafted, self.as_of, tuple(rows), part.fault)

    def _row(self, written: WrittenCitation) -> Rechecked:
        record = self._document(written)
        if record is None:
            return Rechecked(written, None, (Change.UNKNOWN_DOCUMENT,))
        view = self.knowledge.describe(record, self.as_of)
        changes = list(_of_state(written, view))
        moved_to = ""
        if written.digest:
            change, moved_to = self._quote(written, record)
            changes += [change] if change else []
        return Rechecked(written, view, tuple(changes), moved_to)

    def _document(self, written: WrittenCitation) -> DocumentRecord | None:
        """The one document that symbol and date of the row name; its id is only a hint where there is no symbol."""
        known = self.knowledge.records.get(written.document)
        if known is not None and _same(written, known):
            return known
        if not written.symbol:
            return None
        from thammuu.index.resolve import Wanted  # noqa: PLC0415 - as everywhere

        date = _date(written.date)
        named = self.knowledge.named(Wanted(symbol=written.symbol, date=date))
        if named.state is not ResolutionState.RESOLVED:
            return None
        return named.documents[0] if _same(written, named.documents[0]) else None

    def _quote(self, written: WrittenCitation, record: DocumentRecord) -> tuple[Change | None, str]:
        provisions = self.store.provisions(record.id) if record.has_text else ()
        if not provisions:
            return Change.NO_TEXT, ""
        there = [each for each in provisions if each.address.display() == written.address]
        if any(holds(each.text, written) for each in there):
            return None, ""
        elsewhere = next((each for each in _long_enough(provisions, written) if holds(each.text, written)), None)
        if elsewhere is not None:
            return Change.MOVED, elsewhere.address.display()
        return (Change.QUOTE_CHANGED if there else Change.ADDRESS_GONE), ""


def _long_enough(provisions: tuple[ProvisionRecord, ...], written: WrittenCitation) -> Iterator[ProvisionRecord]:
    return (each for each in provisions if len(each.text) >= written.length)


def _of_state(written: WrittenCitation, view: DocumentView) -> Iterator[Change]:
    state = view.validity.state
    if state in _ENDED:
        yield Change.NO_LONGER
    if state.value != written.state:
        yield Change.STATE


def _same(written: WrittenCitation, record: DocumentRecord) -> bool:
    date = record.key.date.isoformat() if record.key.date else ""
    return (record.key.symbol or "", date) == (written.symbol, written.date)


def _date(text: str) -> PartialDate | None:
    return PartialDate.parse(text) if text else None
