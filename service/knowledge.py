"""What is known of every document at one moment of the store: which one a name means, and whether it is in force."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from thammuu.index.records import DocumentRecord
from thammuu.service.results import DocumentView, ResolutionState, ValidityView

if TYPE_CHECKING:
    from pathlib import Path

    from thammuu.index.known import KnownDocument
    from thammuu.index.resolve import Resolver, Wanted
    from thammuu.index.store import Store
    from thammuu.index.validity import FactBook, Place, Validity
    from thammuu.ingest.model import Notice
    from thammuu.service.filters import Choices


_KEPT_CHOICES = 64  # sets of documents chosen by a filter; some thousand ids each
Stamp = tuple[int, int]  # the generations of documents and of the office's catalogue


def stamp_of(store: Store) -> Stamp:
    """What changes whenever something is known anew."""
    return store.counts()


@dataclass(frozen=True, slots=True)
class Named:
    """What a name was found to mean. `documents`: the one meant, the candidates, or look-alikes of an unknown one."""

    state: ResolutionState
    documents: tuple[DocumentRecord, ...]
    reason: str


@dataclass(frozen=True)
class Knowledge:
    """Store and catalogue joined. Built by `gather`; to be built anew when `stamp_of` the store has moved on."""

    stamp: Stamp
    facts: FactBook
    records: dict[str, DocumentRecord]  # by id, catalogue rows without text included
    fields: dict[str, str]  # the field of work the catalogue tells, by id of the document
    notices: tuple[Notice, ...]  # what a person should know of how this came to be known
    _known: tuple[KnownDocument, ...]
    _resolver: Resolver | None
    _chosen: dict[Hashable, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def gather(cls, store: Store, home: Path | None = None) -> Knowledge:
        """All that store and catalogue tell now; facts are kept in the data folder `home` for the next start."""
        from thammuu.index.gathering import gather  # noqa: PLC0415 - only what asks for documents pays for it

        found = gather(store, home)
        records = {document.record.id: document.record for document in found.known}
        fields = {each.record.id: each.row.field for each in found.known if each.row and each.row.field}
        stamp = found.generation, found.catalogue_generation
        return cls(stamp, found.facts, records, fields, found.notices, found.known, found.resolver)

    @cached_property
    def resolver(self) -> Resolver:
        """What names mean; made when the first name is asked for."""
        from thammuu.index.resolve import Resolver  # noqa: PLC0415 - searches name nothing

        return self._resolver or Resolver(self._known)

    @cached_property
    def choices(self) -> Choices:
        """What a search can be narrowed to."""
        from thammuu.service.filters import Choices  # noqa: PLC0415 - only the pages offer them

        return Choices.of(self.records.values(), self.fields)

    def chosen(self, asked: Hashable, choose: Callable[[], frozenset[str]]) -> frozenset[str]:
        """The ids that `choose` gives for what is `asked`; found out once, for people ask again with other words."""
        if asked not in self._chosen:
            if len(self._chosen) >= _KEPT_CHOICES:
                self._chosen.clear()
            self._chosen[asked] = choose()
        return self._chosen[asked]

    def describe(self, record: DocumentRecord, as_of: dt.date) -> DocumentView:
        """`record` completed with what the catalogue adds, and its validity on `as_of`."""
        from thammuu.index.validity import validity_at  # noqa: PLC0415 - as above

        whole = self.records.get(record.id, record)
        return DocumentView(whole, _view(validity_at(whole, self.facts, as_of)))

    def describe_provision(self, record: DocumentRecord, place: Place, as_of: dt.date) -> ValidityView:
        """The validity on `as_of` of the provision of `record` at `place`."""
        from thammuu.index.validity import provision_validity_at  # noqa: PLC0415 - as above

        return _view(provision_validity_at(self.records.get(record.id, record), place, self.facts, as_of))

    def describe_all(self, records: Iterable[DocumentRecord], as_of: dt.date) -> tuple[DocumentView, ...]:
        """`describe` for several, in their order."""
        return tuple(self.describe(record, as_of) for record in records)

    def named(self, wanted: Wanted) -> Named:
        """Which document is meant: one, several, or none we know of."""
        from thammuu.index.resolve import Ambiguous, Resolved  # noqa: PLC0415 - as above

        found = self.resolver.resolve(wanted)
        if isinstance(found, Resolved):
            return Named(ResolutionState.RESOLVED, (found.document,), found.reason)
        if isinstance(found, Ambiguous):
            return Named(ResolutionState.AMBIGUOUS, found.candidates, found.tell_apart)
        return Named(ResolutionState.UNKNOWN, found.did_you_mean, found.reason)


def _view(found: Validity) -> ValidityView:
    return ValidityView(found.state, found.by, found.evidence, found.chain, found.end, found.warnings)
