"""From the citations of a text to the rows of its table of bases."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from thammuu.ingest.model import Address, Citation, SourceText, Target, ValidityState
from thammuu.service.bases.model import BasesTable, CitedBasis, Remark, RemarkCode
from thammuu.service.bases.remarks import remarks_on
from thammuu.service.knowledge import Knowledge, Named
from thammuu.service.results import DocumentView, ResolutionState, ValidityView

if TYPE_CHECKING:
    from thammuu.index.resolve import Wanted

_CITED = frozenset({Target.NAMED, Target.EARLIER})
_GONE = frozenset({ValidityState.REPLACED, ValidityState.REPEALED})
_ENDED_PARTS = _GONE | {ValidityState.AMENDED}


def bases_table(knowledge: Knowledge, source: SourceText, written: dt.date | None, as_of: dt.date) -> BasesTable:
    """The table of the documents `source` cites. `written` is the text's date where a person tells it; else its own is
    read from its header. The document itself is not among its bases."""
    from thammuu.ingest import parse  # noqa: PLC0415 - reading is for those who have a text
    from thammuu.ingest.citations import find_citations  # noqa: PLC0415

    document = parse(source)
    own_date = document.key.date.exact() if document.key.date else None
    day = written or own_date
    found = find_citations(source.text, internal=True)
    citations = [
        citation
        for citation in found
        if citation.target in _CITED and (citation.symbol is None or citation.symbol != document.key.symbol)
    ]
    gatherer = _Gatherer(knowledge, day, as_of)
    rows = tuple(gatherer.row(group) for group in gatherer.groups(citations))
    internal = tuple(citation for citation in found if citation.target not in _CITED)
    return BasesTable(document.key, document.title or "", day, as_of, rows, internal)


@dataclass(frozen=True, slots=True)
class _Group:
    """The citations of one document, and what it was found to be."""

    citations: tuple[Citation, ...]
    named: Named


@dataclass(frozen=True, slots=True)
class _Gatherer:
    """Resolves and describes for one table."""

    knowledge: Knowledge
    written: dt.date | None
    as_of: dt.date

    def groups(self, citations: Iterable[Citation]) -> tuple[_Group, ...]:
        """The citations by the document they mean, in the order of the first. A bare later mention ("Quy định 57")
        belongs to the fuller one before it when both can mean the same."""
        groups: dict[str, _Group] = {}
        spans: dict[int, str] = {}
        for citation in citations:
            key = spans.get(citation.antecedent.start) if citation.antecedent else None
            named = self.knowledge.named(self._wanted(citation))
            key = key or _key(citation, named) or ""
            known = groups.get(key) or _mentioned(citation, groups.values())
            if known is not None:
                key = next(each for each, group in groups.items() if group is known)
                groups[key] = replace(known, citations=(*known.citations, citation))
            else:
                groups[key] = _Group((citation,), named)
            spans[citation.span.start] = key
        return tuple(groups.values())

    def _wanted(self, citation: Citation) -> Wanted:
        from thammuu.index.resolve import Wanted  # noqa: PLC0415 - as above

        return Wanted.of_citation(citation, self.written)

    def row(self, group: _Group) -> CitedBasis:
        """The row of one cited document."""
        first = max(group.citations, key=_fullness)
        views = self.knowledge.describe_all(group.named.documents, self.as_of)
        document = views[0] if group.named.state is ResolutionState.RESOLVED else None
        basis = CitedBasis(
            first=first,
            times=len(group.citations),
            resolution=group.named.state,
            document=document,
            then=self._then(document),
            now=self._now(document),
            candidates=() if document else views,
            remarks=(),
            parts=tuple(dict.fromkeys(part.display() for each in group.citations for part in each.provisions)),
        )
        parts = tuple(self._parts(document, group.citations)) if document else ()
        return replace(basis, remarks=(*remarks_on(basis, group.named.reason, self.written, self.as_of), *parts))

    def _then(self, document: DocumentView | None) -> ValidityView | None:
        if document is None or self.written is None:
            return None
        return self.knowledge.describe(document.record, self.written).validity

    def _now(self, document: DocumentView | None) -> DocumentView | None:
        """The end of the chain of replacements."""
        if document is None or document.validity.state not in _GONE or not document.validity.chain:
            return None
        return self.knowledge.describe(document.validity.chain[-1], self.as_of)

    def _parts(self, document: DocumentView, citations: Iterable[Citation]) -> Iterable[Remark]:
        """Provisions cited that were repealed or amended while their document stands."""
        if document.validity.state is not ValidityState.AMENDED:
            return
        from thammuu.index.validity import Place  # noqa: PLC0415 - as above

        paths = dict.fromkeys(each.steps for citation in citations for each in citation.provisions)
        for steps in paths:
            found = self.knowledge.describe_provision(document.record, Place(steps), self.as_of)
            if found.state in _ENDED_PARTS:
                cited = Address(steps).cited()
                yield Remark(RemarkCode.PART_ENDED, f"{cited[:1].upper()}{cited[1:]}: {found.evidence}")


def _key(citation: Citation, named: Named) -> str:
    if named.state is ResolutionState.RESOLVED:
        return named.documents[0].id
    told = (citation.symbol or citation.title or citation.text, str(citation.date or ""), citation.issuer or "")
    return "|".join(told)


def _mentioned(citation: Citation, groups: Iterable[_Group]) -> _Group | None:
    """The one group before that bears the same symbol, for a citation that tells nothing more than the symbol."""
    if citation.symbol is None or citation.date or citation.issuer:
        return None
    same = [group for group in groups if any(each.symbol == citation.symbol for each in group.citations)]
    return same[0] if len(same) == 1 else None


def _fullness(citation: Citation) -> tuple[bool, bool, bool, int]:
    """The citation that tells most; of equals the first."""
    return citation.date is not None, citation.issuer is not None, citation.title is not None, -citation.span.start
