"""From a subject to the documents that bear on it: the store is searched, the catalogue is read by title and field."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from thammuu.index.agreement import telling_words
from thammuu.index.validity import Place
from thammuu.ingest.errors import InputError
from thammuu.ingest.folding import fold
from thammuu.ingest.model import DocumentKey, ValidityState
from thammuu.service.lookup import SearchRequest
from thammuu.service.suggesting.authority import AUTHORITIES, OTHER, authority_of
from thammuu.service.suggesting.model import SuggestedBases, SuggestedBasis, SuggestionRequest
from thammuu.service.wording import place

if TYPE_CHECKING:
    from thammuu.index.known import KnownDocument
    from thammuu.index.reindex import IndexManager
    from thammuu.service.lookup import Lookup
    from thammuu.service.results import Hit

_HOLDS = frozenset({ValidityState.IN_FORCE, ValidityState.AMENDED})
_LEAST_WORDS = 2  # a subject of one word ("đảng") tells nothing
_LEAST_SHARE = 0.6  # of the subject's words, in the title or in one provision; below it documents only sound alike
_LOOKED_AT = 60  # hits of the search
_PLACE = re.compile(r"(?:tỉnh|thành) ủy (?P<place>.+)$")


def suggest_bases(request: SuggestionRequest, lookup: Lookup, indexes: IndexManager) -> SuggestedBases:
    """The suggestions as of `lookup.as_of`. InputError for a subject too short to tell anything.

    A document is suggested once. A provision that has ended by itself is no reason to cite its document.
    """
    wanted = telling_words(request.subject)
    if len(wanted) < _LEAST_WORDS:
        raise InputError("Chủ đề quá ngắn để gợi ý căn cứ.", "Ghi rõ hơn, ví dụ: “kết nạp đảng viên là học sinh”.")
    found: dict[str, SuggestedBasis] = {}
    hits = lookup.search(SearchRequest(request.subject, _LOOKED_AT, lookup.as_of), indexes).hits
    for basis in (*_from_store(hits, wanted, lookup), *_from_titles(wanted, lookup)):
        known = found.get(basis.document.record.id)
        if _concerns(request.issuer, basis.document.record.key) and (known is None or known.share < basis.share):
            found[basis.document.record.id] = basis
    told = sorted(found.values(), key=_order)
    states = {basis.document.record.id: basis.document.validity.state for basis in told}
    holding = tuple(basis for basis in told if states[basis.document.record.id] in _HOLDS)
    unknown = tuple(basis for basis in told if states[basis.document.record.id] is ValidityState.UNKNOWN)
    over = tuple(basis for basis in told if basis not in holding and basis not in unknown)
    return SuggestedBases(request, lookup.as_of, holding, unknown, over)


def _from_store(hits: Iterable[Hit], wanted: frozenset[str], lookup: Lookup) -> Iterator[SuggestedBasis]:
    for hit in hits:
        share = _share(wanted, hit.text)
        if share < _LEAST_SHARE:
            continue
        where = Place.of(hit.provision, lookup.store.ancestors(hit.provision.id))
        own = lookup.knowledge.describe_provision(hit.document.record, where, lookup.as_of)
        if hit.document.validity.state in _HOLDS and own.state not in {*_HOLDS, ValidityState.UNKNOWN}:
            continue
        reason = f"{place(hit.provision.address)} nói về chủ đề này"
        yield SuggestedBasis(hit.document, authority_of(hit.document.record.key), reason, share, hit.provision)


def _from_titles(wanted: frozenset[str], lookup: Lookup) -> Iterator[SuggestedBasis]:
    for known in lookup.knowledge.resolver.known:
        share = _share(wanted, f"{known.record.title} {_field(known)}")
        if share >= _LEAST_SHARE:
            view = lookup.knowledge.describe(known.record, lookup.as_of)
            yield SuggestedBasis(view, authority_of(known.record.key), _title_reason(wanted, known), share)


def _title_reason(wanted: frozenset[str], known: KnownDocument) -> str:
    in_title = _share(wanted, known.record.title) >= _LEAST_SHARE
    return "Trích yếu nói về chủ đề này" if in_title else f"Trích yếu và lĩnh vực “{_field(known)}” hợp với chủ đề"


def _field(known: KnownDocument) -> str:
    return known.row.field if known.row else ""


def _share(wanted: frozenset[str], text: str) -> float:
    return len(wanted & telling_words(text)) / len(wanted)


def _concerns(issuer: str, key: DocumentKey) -> bool:
    """False for a document of another province than the issuer's."""
    own, other = (_PLACE.search(fold(each)) for each in (issuer, key.issuer or ""))
    return own is None or other is None or own["place"] == other["place"]


def _order(basis: SuggestedBasis) -> tuple[int, float, int]:
    levels = (*AUTHORITIES, OTHER)
    date = basis.document.record.key.date
    return levels.index(basis.authority), -basis.share, -date.latest().toordinal() if date else 0
