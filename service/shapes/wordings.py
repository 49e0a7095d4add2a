"""The table of abbreviations and synonyms as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from thammuu.index.phrasing import Wording


@dataclass(frozen=True, slots=True)
class WordingShape:
    """One row."""

    kind: str
    typed: str
    means: str
    capitals: bool
    source: str


@dataclass(frozen=True, slots=True)
class WordingsShape:
    """`thammuu wordings`."""

    wordings: list[WordingShape]

    @classmethod
    def of(cls, rows: Iterable[Wording]) -> WordingsShape:
        """The JSON of `rows`."""
        return cls([WordingShape(row.kind, row.typed, row.means, row.capitals, row.source) for row in rows])
