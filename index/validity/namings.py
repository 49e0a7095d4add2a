"""How one document names others: short names, and names without the number that stands beside them elsewhere.

    Luật này sửa đổi, bổ sung một số điều của Luật Đầu tư công số 58/2024/QH15.
    Điều 7. Sửa đổi, bổ sung một số điều của Luật Đầu tư công       <- 58/2024/QH15, whatever else bears the name

A law keeps its name when a new one replaces it. The store may hold the old one alone, which is then "the only document
of that name", and all that is done to the new one would be told of it (Luật 90/2025/QH15 and Luật 39/2019/QH14).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from thammuu.ingest.folding import fold
from thammuu.ingest.model import Citation, Span


@dataclass(frozen=True, slots=True)
class Namings:
    """The citations of one document by their place, and the symbols it tells with each name."""

    by_start: Mapping[int, Citation]
    symbols: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, citations: Iterable[Citation]) -> Namings:
        """What the citations of a document tell."""
        told = tuple(citations)
        symbols: dict[str, set[str]] = {}
        for citation in told:
            if citation.symbol and citation.title:
                symbols.setdefault(fold(citation.title), set()).add(citation.symbol)
        return cls({each.span.start: each for each in told}, {name: frozenset(all_) for name, all_ in symbols.items()})

    def at(self, span: Span | None) -> Citation | None:
        """The citation that begins where `span` does."""
        return self.by_start.get(span.start) if span is not None else None

    def completed(self, citation: Citation) -> Citation | None:
        """A citation of this document, a short name completed by the naming that introduced it, then as `numbered`."""
        first = self.at(citation.antecedent)
        if first is not None and not citation.symbol:
            citation = Citation(
                citation.span, citation.text, citation.relation, first.symbol, first.genre, first.date, first.issuer,
                first.title, citation.provisions, citation.target,
            )  # fmt: skip
        return self.numbered(citation)

    def numbered(self, citation: Citation) -> Citation | None:
        """A citation by name alone with the symbol that the document tells elsewhere with that name.

        None where it gives the name to several: which of them is meant cannot be told.
        """
        if citation.symbol or not citation.title or citation.date or citation.year:
            return citation
        symbols = self.symbols.get(fold(citation.title), frozenset())
        if len(symbols) > 1:
            return None
        return replace(citation, symbol=next(iter(symbols), None))
