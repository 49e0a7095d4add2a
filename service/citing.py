"""Which documents a text names, and how each stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from thammuu.ingest.dates import PartialDate
from thammuu.ingest.folding import clean
from thammuu.ingest.model import Address, Citation, Span, Step, Target
from thammuu.service.knowledge import Knowledge
from thammuu.service.results import (
    CitedDocument,
    CitedText,
    DocumentView,
    ResolutionState,
    SymbolValidity,
    ValidityView,
)

# "Nghị định 30" may be that of any year: one candidate known here is no proof that it is the one meant.
_NUMBER_ALONE = "Chỉ nêu số, không nêu ký hiệu: cần ghi rõ ký hiệu hoặc ngày ban hành."
_OTHER_DOCUMENTS = frozenset({Target.NAMED, Target.EARLIER})


@dataclass(frozen=True, slots=True)
class Citing:
    """Recognises named documents as of one day."""

    knowledge: Knowledge
    as_of: dt.date

    def text(self, text: str) -> CitedText:
        """Every citation of `text` in reading order; offsets count in the cleaned text."""
        from thammuu.ingest.citations import find_citations  # noqa: PLC0415 - its tables are only for those who cite

        found = find_citations(clean(text), internal=True)
        full = {citation.span: citation for citation in found if citation.target is Target.NAMED}
        documents = (self._cited(each, full) for each in found if each.target in _OTHER_DOCUMENTS)
        return CitedText(tuple(documents), tuple(each for each in found if each.target not in _OTHER_DOCUMENTS))

    def _cited(self, citation: Citation, full: Mapping[Span, Citation]) -> CitedDocument:
        from thammuu.index.resolve import Wanted  # noqa: PLC0415

        told = (full.get(citation.antecedent) if citation.antecedent else None) or citation
        named = self.knowledge.named(replace(Wanted.of_citation(told), number=told.number))
        state, reason = named.state, named.reason
        if state is ResolutionState.RESOLVED and told.symbol is None and told.number is not None:
            state, reason = ResolutionState.AMBIGUOUS, _NUMBER_ALONE
        views = self.knowledge.describe_all(named.documents, self.as_of)
        validity = views[0].validity if state is ResolutionState.RESOLVED else None
        # Look-alikes of an unknown document are a hint in words, not candidates: none of them is meant.
        shown, alike = ((), views) if state is ResolutionState.UNKNOWN else (views, ())
        return CitedDocument(citation, state, reason, shown, validity, alike)

    def validity(self, symbol: str, issued: dt.date | None) -> SymbolValidity:
        """How the document named stands; told only when it is surely one document."""
        from thammuu.index.references import parse_reference  # noqa: PLC0415

        parsed = parse_reference(symbol)
        wanted = parsed.wanted
        if issued is not None:
            wanted = replace(wanted, date=PartialDate.of(issued))
        named = self.knowledge.named(wanted)
        views = self.knowledge.describe_all(named.documents, self.as_of)
        if named.state is not ResolutionState.RESOLVED:
            shown, alike = (views, ()) if named.state is ResolutionState.AMBIGUOUS else ((), views)
            return SymbolValidity(symbol, self.as_of, named.state, named.reason, shown, None, did_you_mean=alike)
        found = self._of_part(views[0], parsed.steps)
        return SymbolValidity(
            symbol,
            self.as_of,
            named.state,
            named.reason,
            views,
            found,
            self.knowledge.describe_all(found.by, self.as_of),
            self.knowledge.describe_all(found.chain, self.as_of),
            provision=Address(parsed.steps).cited() if parsed.steps else "",
        )

    def _of_part(self, view: DocumentView, steps: tuple[Step, ...]) -> ValidityView:
        """The validity of the document, or of the part of it that was asked for."""
        from thammuu.index.validity import Place  # noqa: PLC0415

        return self.knowledge.describe_provision(view.record, Place(steps), self.as_of) if steps else view.validity
