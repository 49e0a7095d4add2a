"""The table of legal bases of one text."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from thammuu.ingest.model import Citation, DocumentKey
from thammuu.service.results import DocumentView, ResolutionState, ValidityView


class RemarkCode(StrEnum):
    """What a person should look at; stable, for JSON."""

    WRONG_DATE = "wrong_date"
    WRONG_ISSUER = "wrong_issuer"
    WRONG_GENRE = "wrong_genre"
    WRONG_TITLE = "wrong_title"
    MISSING_DATE = "missing_date"
    AMBIGUOUS = "ambiguous"
    UNKNOWN = "unknown"
    DID_YOU_MEAN = "did_you_mean"
    YOUNGER = "younger"  # issued after the text that cites it
    NOT_IN_FORCE = "not_in_force"  # over, or not yet there, on the day the text was written or on the day asked for
    PART_ENDED = "part_ended"  # the document stands, the provision cited does not
    WARNING = "warning"  # a general repeal clause, sources that disagree, a horizon that has passed


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark on a cited document, in Vietnamese, a whole sentence."""

    code: RemarkCode
    message: str


@dataclass(frozen=True, slots=True)
class CitedBasis:
    """One document a text cites, however often.

    `first` is the fullest of its citations. `document` is told when the document is surely one, with its validity on
    the day asked for; `then` is its validity on the text's own date, when that is known. `now` is what stands in its
    place on the day asked for. `candidates` are those it may be, or the look-alikes of an unknown one.
    """

    first: Citation
    times: int
    resolution: ResolutionState
    document: DocumentView | None
    then: ValidityView | None
    now: DocumentView | None
    candidates: tuple[DocumentView, ...]
    remarks: tuple[Remark, ...]
    parts: tuple[str, ...] = ()  # the provisions cited, each once, as ProvisionReference.display() shows them


@dataclass(frozen=True, slots=True)
class BasesTable:
    """The table. `own` is what the text tells of itself; `written` is its date, None when neither text nor person told
    it; `as_of` is the day validity is asked for. `internal` is what the text says of itself, and provisions acted on
    whose document it does not tell."""

    own: DocumentKey
    title: str
    written: dt.date | None
    as_of: dt.date
    rows: tuple[CitedBasis, ...]
    internal: tuple[Citation, ...] = ()

    @property
    def by_symbol(self) -> int:
        """How many of the documents are cited by symbol; the others by their name alone."""
        return sum(row.first.symbol is not None for row in self.rows)
