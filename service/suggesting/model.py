"""What is asked for and what is suggested."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from thammuu.index.records import ProvisionRecord
from thammuu.service.results import DocumentView
from thammuu.service.suggesting.authority import Authority


@dataclass(frozen=True, slots=True)
class SuggestionRequest:
    """The draft to come: what it is about, who issues it (other provinces' documents then stay out), its day (None:
    today) and its genre, which says what it may rest on and what is named first ("" where it is not told)."""

    subject: str
    issuer: str = ""
    date: dt.date | None = None
    genre: str = ""


@dataclass(frozen=True, slots=True)
class SuggestedBasis:
    """A document with the reason it bears on the subject; `provision` is the one that does, None where the title alone
    speaks (always so for documents known from the catalogue only). `share` of the subject's pairs of words is found, in
    [0, 1].
    """

    document: DocumentView
    authority: Authority
    reason: str
    share: float
    provision: ProvisionRecord | None = None


@dataclass(frozen=True, slots=True)
class SuggestedBases:
    """`holding` are in force (or amended) on `date`; `unknown` are those of which nothing tells; `over` are told so
    that nobody cites them. Each in order of authority, then by genre, then by how much of the subject they have."""

    request: SuggestionRequest
    date: dt.date
    holding: tuple[SuggestedBasis, ...]
    unknown: tuple[SuggestedBasis, ...]
    over: tuple[SuggestedBasis, ...]
