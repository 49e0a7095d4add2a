"""Finding provisions: words and meaning fused, exact names first, one hit for one place.

hits = Searcher(store, indexes, embedder).search(SearchQuery("kết nạp lại người vào Đảng")).hits
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from thammuu.index.asked_documents import AskedDocuments, asked_documents
from thammuu.index.embedding import Embedder
from thammuu.index.overlap import Candidate, Chosen, choose, held_by
from thammuu.index.phrasing import Lexicon
from thammuu.index.pool import Indexes, gather
from thammuu.index.question import Question, counts, denies, holds, read_question
from thammuu.index.ranking import ScorePart
from thammuu.index.ranking.weights import genre_weight
from thammuu.index.records import DocumentRecord, Family, ProvisionRecord
from thammuu.index.special_case import unasked_case
from thammuu.index.store import Store
from thammuu.index.understanding import Found, Understanding, in_one_order, understand
from thammuu.index.units import shown_text
from thammuu.ingest.folding import fold
from thammuu.ingest.model import Notice
from thammuu.ingest.symbols import Symbol, find_symbols

if TYPE_CHECKING:
    from thammuu.index.ranking.ranker import RankedHit

_EXAMINED = 20  # ranked hits whose texts are looked at together, until enough places are chosen
_NAMING_AMONG = 50  # hits among which those are looked for that name a document
_REACH = 60  # provisions below a hit that are looked at; larger parts are whole chapters
EXPECTED_WEIGHT = 2.0  # for holding a duration where one is asked for; a good hit's score is about 20
COUNTED_WEIGHT = 2.0  # for counting what the number of is asked for: "400 đảng viên" for "bao nhiêu đảng viên"
DENIED_WEIGHT = -1.0  # for a provision on what is not allowed, where it is asked how something is done
CASE_WEIGHT = -1.0  # for a provision on a special case none of whose words are asked for
# The nearest text is always near to something: one that shares no word with the question counts from this cosine on.
# Twelve questions no law answers ("công thức nấu phở bò") reach .52 at most among 85,423 articles.
MEANS_THE_SAME = 0.57


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """What to find. `documents` are the ids allowed (validity is the caller's filter); None allows all."""

    text: str
    k: int = 10
    genre: str | None = None
    issuer: str | None = None
    documents: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One place found.

    `text` is the provision verbatim, its parts included where it is short; `highlights` are ranges of `text`.
    `coverage` in [0, 1] is how much of the question's rare words the place and the headings above it hold: low
    coverage of the best hit means that the store has no answer.
    """

    rank: int  # from 1
    score: float
    provision: ProvisionRecord
    document: DocumentRecord
    text: str
    highlights: tuple[tuple[int, int], ...]
    coverage: float
    parts: tuple[ScorePart, ...]
    understood: tuple[tuple[str, str], ...] = ()  # (typed, put for it), where other words than those typed found it
    above: tuple[ProvisionRecord, ...] = ()  # the provisions it stands under, the outermost first


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The hits, best first, and how long finding them took."""

    query: SearchQuery
    took_ms: float
    hits: tuple[SearchHit, ...]
    notices: tuple[Notice, ...] = ()  # what a person should know about the indexes that answered


@dataclass(frozen=True, slots=True)
class _Scope:
    """What is asked and of which documents; `named` are those that were typed, `exact` the places in them.

    Hits must name one of `spoken_of`, where any are given: typed symbols of documents that are not in the store.
    """

    question: Question
    allowed: frozenset[str] | None
    named: tuple[DocumentRecord, ...] = ()
    exact: tuple[ProvisionRecord, ...] = ()
    spoken_of: tuple[Symbol, ...] = ()


class Searcher:
    """Answers searches from a store and its indexes. Safe for many threads."""

    def __init__(
        self,
        store: Store,
        indexes: Indexes,
        embedder: Embedder | None,
        clock: Callable[[], float] = time.perf_counter,
        lexicon: Callable[[], Lexicon] = lambda: Lexicon(()),
    ) -> None:
        """`lexicon` gives the wordings of the field as they are now; none by default."""
        self._store = store
        self._lexicon = lexicon
        self._indexes = indexes
        self._embedder = embedder
        self._clock = clock

    def search(self, query: SearchQuery) -> SearchResult:
        """The best provisions for `query`; none when nothing it says occurs in an allowed document."""
        started = self._clock()
        asked = asked_documents(query.text, self._store)
        hits = self._of_others(query, asked) if asked and asked.for_others else ()
        hits = hits or self._of(query, self._scope(query, asked))
        return SearchResult(query, (self._clock() - started) * 1000, hits, self._indexes.notices())

    def _of_others(self, query: SearchQuery, asked: AskedDocuments) -> tuple[SearchHit, ...]:
        """For "văn bản nào hướng dẫn quy định 294": the provisions of other documents that name it."""
        text = " ".join((asked.rest, *(symbol.text for symbol in asked.symbols)))
        scope = _Scope(read_question(text), self._allowed(query))
        own = {each.id for each in asked.documents}
        found = self._ranked(scope, max(query.k, _NAMING_AMONG))
        return _naming(asked.symbols, tuple(hit for hit in found if hit.document.id not in own))[: query.k]

    def _of(self, query: SearchQuery, scope: _Scope) -> tuple[SearchHit, ...]:
        if scope.exact:
            return self._places(scope.named, scope.exact[: query.k], "address")
        if scope.named and not scope.question.terms:
            return self._places(scope.named, self._beginnings(scope.named)[: query.k], "symbol")
        return _naming(scope.spoken_of, self._ranked(scope, query.k))

    def _scope(self, query: SearchQuery, asked: AskedDocuments | None) -> _Scope:
        allowed = self._allowed(query)
        if asked is None:
            return _Scope(read_question(query.text), allowed)
        named = tuple(each for each in asked.documents if allowed is None or each.id in allowed)
        if not named:  # find who speaks of it
            return _Scope(read_question(query.text), allowed, spoken_of=asked.symbols)
        exact = tuple(place for each in named for place in self._pointed_at(query.text, each.id))
        return _Scope(read_question(asked.rest), frozenset(each.id for each in named), named, exact)

    def _pointed_at(self, text: str, document_id: str) -> tuple[ProvisionRecord, ...]:
        """The provisions a typed reference such as "294-QĐ/TW mục 3.5.1 điểm b" leads to in one document."""
        from thammuu.index.references import (  # noqa: PLC0415 - most questions name no document
            AmbiguousProvision,
            match_provision,
            parse_reference,
        )

        steps = parse_reference(text).steps
        found = match_provision(steps, self._store.provisions(document_id)) if steps else None
        if isinstance(found, AmbiguousProvision):
            return found.candidates
        return (found,) if found else ()

    def _allowed(self, query: SearchQuery) -> frozenset[str] | None:
        if query.genre is None and query.issuer is None:
            return query.documents
        return frozenset(
            record.id
            for record in self._store.documents(query.documents)
            if _same(query.genre, record.key.genre) and _same(query.issuer, record.key.issuer)
        )

    def _beginnings(self, documents: Sequence[DocumentRecord]) -> tuple[ProvisionRecord, ...]:
        """The top provisions of the documents whose symbol is all that was typed."""
        return tuple(each for record in documents for each in self._store.provisions(record.id) if each.depth == 0)

    def _places(
        self, documents: Sequence[DocumentRecord], places: Sequence[ProvisionRecord], reason: str
    ) -> tuple[SearchHit, ...]:
        """Provisions that were named, not searched for."""
        by_id = {each.id: each for each in documents}
        part = ScorePart(reason, 1.0, 1.0)
        families = self._store.families([each.id for each in places], _REACH)
        return tuple(
            SearchHit(rank, 1.0, own, by_id[own.document_id], text, (), 1.0, (part,), above=family.above)
            for rank, family in enumerate(families, 1)
            for own, text in ((family.own, shown_text(family.own, family.below)[0]),)
        )

    def _ranked(self, scope: _Scope, k: int) -> tuple[SearchHit, ...]:
        from thammuu.index.ranking.ranker import rank  # noqa: PLC0415 - numpy: not for a place that was named

        def ranked(by: Understanding) -> list[RankedHit]:
            pool = gather(self._indexes, self._embedder, by.question, scope.allowed, k)
            hits = rank(pool, by.question, by.coverage.terms)
            return [hit for hit in hits if hit.held > 0 or hit.dense >= MEANS_THE_SAME]

        meanings = understand(scope.question, self._lexicon(), self._indexes.lexical())
        found = in_one_order((by, ranked(by)) for by in meanings)
        return self._shown(choose(self._candidates(found), k))

    def _candidates(self, ranked: Iterable[Found]) -> Iterator[Candidate]:
        """The hits with their families, a handful at a time: most searches need no more than the first. An index may
        for a moment be older than the store: what is not in the store is passed over."""
        rest = iter(ranked)
        while batch := tuple(islice(rest, _EXAMINED)):
            by_id = {found.hit.id: found for found in batch}
            families, their = self._store.families_with_documents(tuple(by_id), _REACH)
            documents = {each.id: each for each in their}
            made = [
                _candidate(by_id[family.own.id], family, documents[family.own.document_id])
                for family in families
                if family.own.document_id in documents
            ]
            yield from sorted(made, key=lambda candidate: -candidate.score)

    def _shown(self, chosen: Sequence[Chosen]) -> tuple[SearchHit, ...]:
        families = self._families(chosen)
        hits = []
        for rank, each in enumerate(chosen, 1):
            family = families[each.provision.id]
            document = each.candidate.document
            text, _ = shown_text(family.own, family.below)
            candidate, coverage = each.candidate, each.candidate.coverage
            held = coverage.of(held_by(family, document.title))
            marks = coverage.marks(text)
            why = candidate.parts(), candidate.understood, family.above
            hits.append(SearchHit(rank, candidate.score, family.own, document, text, marks, held, *why))
        return tuple(hits)

    def _families(self, chosen: Sequence[Chosen]) -> dict[str, Family]:
        """The families of the provisions chosen; most are those of the hits themselves, which are known."""
        known = {each.candidate.family.own.id: each.candidate.family for each in chosen}
        others = [each.provision.id for each in chosen if each.provision.id not in known]
        if not others:
            return known
        return known | {family.own.id: family for family in self._store.families(others, _REACH)}


def _candidate(found: Found, family: Family, document: DocumentRecord) -> Candidate:
    """A ranked hit with its family; holding what an answer must hold counts too."""
    more: list[ScorePart] = []
    question = found.by.question
    said = family.own.said  # "8.2.4." is no number that answers
    if question.counted is not None:
        more.append(ScorePart("counted", float(counts(said, question.counted)), COUNTED_WEIGHT))
    if question.expects is not None:
        more.append(ScorePart("expected", float(holds(said, question.expects)), EXPECTED_WEIGHT))
    own_words = said.removeprefix(family.own.heading).lstrip()
    if question.affirms and denies(own_words):
        more.append(ScorePart("denied", 1.0, DENIED_WEIGHT))
    unasked = unasked_case(own_words, question.terms, accents=question.accents)
    if unasked:
        more.append(ScorePart("case", unasked, CASE_WEIGHT))
    worth = genre_weight(document.key.genre)
    if worth:
        more.append(ScorePart("genre", 1.0, worth))
    score = found.score + sum(part.value for part in more)
    understood = found.by.phrasing.understood
    return Candidate(family, document, score, lambda: (*found.parts, *more), found.by.coverage, understood)


def _same(wanted: str | None, given: str | None) -> bool:
    return wanted is None or (given is not None and fold(wanted).strip() == fold(given).strip())


def _naming(symbols: tuple[Symbol, ...], hits: tuple[SearchHit, ...]) -> tuple[SearchHit, ...]:
    """The hits that name one of `symbols`, ranked anew; all of them where there are none.

    Who types "26-NQ/TW" and gets provisions with the word "số" is misled: no hit is the better answer.
    """
    if not symbols:
        return hits
    keys = {symbol.key for symbol in symbols}
    naming = (hit for hit in hits if any(found.symbol.key in keys for found in find_symbols(hit.text)))
    return tuple(replace(hit, rank=rank) for rank, hit in enumerate(naming, 1))
