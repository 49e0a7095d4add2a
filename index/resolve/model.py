"""The question to the resolver and its three answers."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from thammuu.index.records import DocumentRecord
from thammuu.ingest.dates import PartialDate
from thammuu.ingest.model import Citation


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is told of a document; every part may be missing.

    `number` (with or without `genre_code`) serves people who type "QĐ 294". `cited_on` is the date of the text that
    names the document, which cannot name a younger one.
    """

    symbol: str | None = None
    number: int | None = None
    genre_code: str | None = None
    date: PartialDate | None = None
    issuer: str | None = None
    genre: str | None = None
    title: str | None = None
    cited_on: dt.date | None = None
    written: str | None = field(default=None, compare=False)  # the words the symbol was read from

    @classmethod
    def of_citation(cls, citation: Citation, cited_on: dt.date | None = None) -> Wanted:
        """What a citation tells, `cited_on` being the date of the text it stands in."""
        return cls(
            symbol=citation.symbol,
            date=_date_of(citation),
            issuer=citation.issuer,
            genre=citation.genre,
            title=citation.title,
            cited_on=cited_on,
            written=citation.text,
        )


def _date_of(citation: Citation) -> PartialDate | None:
    """The day told, or the year alone where a text says no more ("Luật Cán bộ, công chức năm 2008")."""
    if citation.date:
        return PartialDate.of(citation.date)
    return PartialDate(citation.year) if citation.year else None


@dataclass(frozen=True, slots=True)
class Resolved:
    """Exactly one document fits. `reason` says in Vietnamese what it was recognised by."""

    document: DocumentRecord
    reason: str


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """The document cannot be told for certain; `tell_apart` says in Vietnamese what would decide."""

    candidates: tuple[DocumentRecord, ...]
    tell_apart: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """No known document fits all that was told. `did_you_mean` are look-alikes, most likely first; none is meant."""

    reason: str
    did_you_mean: tuple[DocumentRecord, ...] = ()


Resolution = Resolved | Ambiguous | Unknown
