"""From a subject to the documents that bear on it: the store is searched, the catalogue is read by title and field."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from thammuu.index.agreement import telling_words
from thammuu.index.validity import Place
from thammuu.ingest.errors import InputError
from thammuu.ingest.folding import fold, words
from thammuu.ingest.model import DocumentKey, ValidityState
from thammuu.service.lookup import SearchRequest
from thammuu.service.suggesting.authority import AUTHORITIES, OTHER, authority_of
from thammuu.service.suggesting.genres import BasisRule, rank, rule_for
from thammuu.service.suggesting.model import SuggestedBases, SuggestedBasis, SuggestionRequest
from thammuu.service.wording import place

if TYPE_CHECKING:
    from thammuu.index.known import KnownDocument
    from thammuu.index.reindex import IndexManager
    from thammuu.service.lookup import Lookup
    from thammuu.service.results import Hit

_Pairs = frozenset[tuple[str, str]]
_HOLDS = frozenset({ValidityState.IN_FORCE, ValidityState.AMENDED})
_LEAST_WORDS = 2  # a subject of one word ("đảng") tells nothing
# Of the subject's pairs of neighbouring words, in the title or in one provision: the best of the measured cut-offs
# (docs/analysis/validity.md). Single words stand in too many provisions by chance.
LEAST_SHARE = 0.7
_LOOKED_AT = 60  # hits of the search
_PLACE = re.compile(r"(?:tỉnh|thành) ủy (?P<place>.+)$")


def suggest_bases(request: SuggestionRequest, lookup: Lookup, indexes: IndexManager) -> SuggestedBases:
    """The suggestions as of `lookup.as_of`. InputError for a subject too short to tell anything.

    A document is suggested once. A provision that has ended by itself is no reason to cite its document.
    """
    wanted = _pairs(request.subject)
    if len(telling_words(request.subject)) < _LEAST_WORDS:
        raise InputError("Chủ đề quá ngắn để gợi ý căn cứ.", "Ghi rõ hơn, ví dụ: “kết nạp đảng viên là học sinh”.")
    found: dict[str, SuggestedBasis] = {}
    hits = lookup.search(SearchRequest(request.subject, _LOOKED_AT, lookup.as_of), indexes).hits
    for basis in (*_from_store(hits, wanted, lookup), *_from_titles(wanted, lookup)):
        known = found.get(basis.document.record.id)
        if _concerns(request.issuer, basis.document.record.key) and (known is None or known.share < basis.share):
            found[basis.document.record.id] = basis
    rule = rule_for(request.genre)
    may_rest_on = (basis for basis in found.values() if basis.document.record.key.genre not in rule.never)
    told = sorted(may_rest_on, key=partial(_order, rule))
    states = {basis.document.record.id: basis.document.validity.state for basis in told}
    holding = tuple(basis for basis in told if states[basis.document.record.id] in _HOLDS)
    unknown = tuple(basis for basis in told if states[basis.document.record.id] is ValidityState.UNKNOWN)
    over = tuple(basis for basis in told if basis not in holding and basis not in unknown)
    return SuggestedBases(request, lookup.as_of, holding, unknown, over)


def _from_store(hits: Iterable[Hit], wanted: _Pairs, lookup: Lookup) -> Iterator[SuggestedBasis]:
    for hit in hits:
        share = _share(wanted, hit.text)
        if share < LEAST_SHARE:
            continue
        where = Place.of(hit.provision, hit.parents)
        own = lookup.knowledge.describe_provision(hit.document.record, where, lookup.as_of)
        if hit.document.validity.state in _HOLDS and own.state not in {*_HOLDS, ValidityState.UNKNOWN}:
            continue
        reason = f"{place(hit.provision.address)} nói về chủ đề này"
        yield SuggestedBasis(hit.document, authority_of(hit.document.record.key), reason, share, hit.provision)


def _from_titles(wanted: _Pairs, lookup: Lookup) -> Iterator[SuggestedBasis]:
    for known in lookup.knowledge.resolver.known:
        share = _share(wanted, f"{known.record.title} {_field(known)}")
        if share >= LEAST_SHARE:
            view = lookup.knowledge.describe(known.record, lookup.as_of)
            yield SuggestedBasis(view, authority_of(known.record.key), _title_reason(wanted, known), share)


def _title_reason(wanted: _Pairs, known: KnownDocument) -> str:
    in_title = _share(wanted, known.record.title) >= LEAST_SHARE
    return "Trích yếu nói về chủ đề này" if in_title else f"Trích yếu và lĩnh vực “{_field(known)}” hợp với chủ đề"


def _field(known: KnownDocument) -> str:
    return known.row.field if known.row else ""


def _pairs(text: str) -> _Pairs:
    """The neighbouring words of `text`: "chế độ đảng phí" is chế độ, độ đảng, đảng phí."""
    return frozenset(pairwise(words(text)))


def _share(wanted: _Pairs, text: str) -> float:
    return len(wanted & _pairs(text)) / len(wanted)


def _concerns(issuer: str, key: DocumentKey) -> bool:
    """False for a document of another province than the issuer's, and for one of an organ below the issuer's level."""
    own, other = (_PLACE.search(fold(each)) for each in (issuer, key.issuer or ""))
    level = authority_of(DocumentKey(None, None, issuer or None, None))
    below = level is not OTHER and authority_of(key) is OTHER
    return not below and (own is None or other is None or own["place"] == other["place"])


def _order(rule: BasisRule, basis: SuggestedBasis) -> tuple[int, int, float, int]:
    levels = (*AUTHORITIES, OTHER)
    key = basis.document.record.key
    newest = -key.date.latest().toordinal() if key.date else 0
    return levels.index(basis.authority), rank(rule, key.genre), -basis.share, newest
