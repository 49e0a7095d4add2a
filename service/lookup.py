"""Looking up: documents, the place a reference names, the best provisions for a search."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from thammuu.index.records import DocumentRecord, ProvisionRecord
from thammuu.ingest.model import ValidityState
from thammuu.ingest.passages import capital_lines
from thammuu.service.filters import NO_FILTERS, Filters
from thammuu.service.knowledge import Knowledge
from thammuu.service.results import (
    DocumentPage,
    Hit,
    ProvisionView,
    RelatedDocument,
    ResolutionState,
    SearchResult,
    Shown,
    ValidityView,
)

if TYPE_CHECKING:
    from thammuu.index.reindex import IndexManager
    from thammuu.index.search import SearchHit
    from thammuu.index.store import Store

# States in which a provision may be relied on; an amended document is still in force.
_HOLDS = frozenset({ValidityState.IN_FORCE, ValidityState.AMENDED})
_OVER = frozenset({ValidityState.REPLACED, ValidityState.REPEALED, ValidityState.EXPIRED, ValidityState.NOT_YET})
_SPARE = 2  # times as many hits are asked for where some may fall: provisions repealed one by one are few


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """What a person searches for. `as_of` None means today."""

    text: str
    limit: int = 10
    as_of: dt.date | None = None
    filters: Filters = NO_FILTERS
    in_force: bool = False
    beside: bool = False  # tell what stands just before and after each hit


@dataclass(frozen=True, slots=True)
class Lookup:
    """Answers look-ups from `store` and what is known of its documents, as of one day."""

    store: Store
    knowledge: Knowledge
    as_of: dt.date

    def documents(self) -> tuple[DocumentRecord, ...]:
        """Every document with a text, the newest first, then by symbol."""
        found = self.store.documents()
        by_symbol = sorted(found, key=lambda record: record.key.symbol or record.title)
        return tuple(sorted(by_symbol, key=_newest_first))

    def page(self, record: DocumentRecord) -> DocumentPage:
        """The whole document for reading."""
        text = self.store.text(record.id)
        provisions = self.store.provisions(record.id)
        return DocumentPage(
            document=self.knowledge.describe(record, self.as_of),
            preamble=capital_lines(text.preamble) if text else "",
            bases=tuple(basis.text for basis in self.store.bases(record.id)),
            provisions=provisions,
            tree=tree(provisions),
            notices=tuple(each.notice for each in self.store.notices(record.id)),
            related=self._related(record),
        )

    def show(self, reference: str) -> Shown:
        """What the typed reference leads to: a document, or one provision of it."""
        from thammuu.index.references import match_provision, parse_reference  # noqa: PLC0415

        parsed = parse_reference(reference)
        named = self.knowledge.named(parsed.wanted)
        views = self.knowledge.describe_all(named.documents, self.as_of)
        if named.state is not ResolutionState.RESOLVED:
            # Look-alikes of an unknown document are offered as well: "did you mean", clearly said to be no match.
            by_symbol = parsed.wanted.symbol is not None
            return Shown(reference, self.as_of, named.state, named.reason, candidates=views, by_symbol=by_symbol)
        provisions = self.store.provisions(views[0].record.id)
        shown = Shown(reference, self.as_of, named.state, named.reason, views[0])
        if not parsed.steps:
            return replace(shown, outline=tree(provisions), related=self._related(views[0].record))
        found = match_provision(parsed.steps, provisions)
        if isinstance(found, ProvisionRecord):
            own = tree(self.store.subtree(found.id))[0]
            standing = self._standing(views[0].record, found, self.store.ancestors(found.id))
            return replace(shown, provision=own, provision_validity=standing)
        places = found.candidates if found is not None else ()
        return replace(shown, address_found=False, places=tuple(map(ProvisionView, places)))

    def search(self, request: SearchRequest, indexes: IndexManager) -> SearchResult:
        """The best provisions, with where they stand and whether they hold."""
        from thammuu.index.search import SearchQuery  # noqa: PLC0415 - only searches pay for it

        allowed = self._allowed(request)
        wanted = request.limit * _SPARE if request.in_force else request.limit
        found = indexes.searcher().search(SearchQuery(request.text, wanted, documents=allowed))
        hits = self._kept(request, found.hits)
        if len(hits) < request.limit <= len(found.hits):  # some fell or were folded: look further down
            deeper = SearchQuery(request.text, wanted * _SPARE, documents=allowed)
            hits = self._kept(request, indexes.searcher().search(deeper).hits)
        hits = tuple(self._placed(hit, rank, request) for rank, hit in enumerate(hits[: request.limit], 1))
        understood = tuple(dict.fromkeys(pair for hit in found.hits[: request.limit] for pair in hit.understood))
        notices = (*indexes.notices(), *self.knowledge.notices)
        return SearchResult(request.text, self.as_of, found.took_ms, hits, notices, understood)

    def _kept(self, request: SearchRequest, found: Sequence[SearchHit]) -> tuple[Hit, ...]:
        """The hits that hold where only those are wanted, each clause of a replaced version under the one in force."""
        from thammuu.service.versions import folded  # noqa: PLC0415 - as above

        standings = ((hit, self._standing(hit.document, hit.provision, hit.above)) for hit in found)
        kept = [(hit, own) for hit, own in standings if not request.in_force or own.state not in _OVER]
        return folded(self._hit(hit, own) for hit, own in kept)

    def _placed(self, hit: Hit, rank: int, request: SearchRequest) -> Hit:
        """The hit with its rank and what it stands among."""
        from thammuu.index.units import lead  # noqa: PLC0415 - as above

        beside = self.store.neighbours(hit.provision.id) if request.beside else None
        return replace(hit, rank=rank, above=tuple(map(lead, hit.parents)), beside=beside)

    def _allowed(self, request: SearchRequest) -> frozenset[str] | None:
        """The documents a search may look in; None for all. InputError for a filter that fits nothing known."""
        from thammuu.service.filters import checked, fits  # noqa: PLC0415 - as above

        if not (request.filters.any or request.in_force):
            return None
        records, fields = self.knowledge.records.values(), self.knowledge.fields
        filters = checked(request.filters, records, fields) if request.filters.any else request.filters

        def choose() -> frozenset[str]:
            fitting = filter(fits(filters, fields), (record for record in records if record.has_text))
            if request.in_force:
                return frozenset(record.id for record in fitting if self._in_force(record))
            return frozenset(record.id for record in fitting)

        return self.knowledge.chosen((filters, request.in_force and self.as_of), choose)

    def _hit(self, hit: SearchHit, own: ValidityView) -> Hit:
        """A hit with its document described; its own validity only where it is another than the document's."""
        document = self.knowledge.describe(hit.document, self.as_of)
        return Hit(
            rank=hit.rank,
            score=hit.score,
            document=document,
            provision=hit.provision,
            text=hit.text,
            highlights=hit.highlights,
            provision_validity=own if own.state is not document.validity.state else None,
            parents=hit.above,
        )

    def above(self, provision: ProvisionRecord) -> tuple[str, ...]:
        """What the provisions above this one are about, from the outermost in."""
        from thammuu.index.units import lead  # noqa: PLC0415

        return tuple(lead(each) for each in self.store.ancestors(provision.id))

    def _related(self, record: DocumentRecord) -> tuple[RelatedDocument, ...]:
        from thammuu.service.related import related_to  # noqa: PLC0415 - as above

        return related_to(record, self.store, self.knowledge, self.as_of)

    def _standing(
        self, record: DocumentRecord, provision: ProvisionRecord, above: tuple[ProvisionRecord, ...]
    ) -> ValidityView:
        from thammuu.index.validity import Place  # noqa: PLC0415 - as above

        place = Place.of(provision, above)
        return self.knowledge.describe_provision(record, place, self.as_of)

    def _in_force(self, record: DocumentRecord) -> bool:
        return self.knowledge.describe(record, self.as_of).validity.state in _HOLDS


def _newest_first(record: DocumentRecord) -> tuple[bool, int]:
    date = record.key.date
    return (date is None, -date.latest().toordinal() if date else 0)


def tree(provisions: Sequence[ProvisionRecord]) -> tuple[ProvisionView, ...]:
    """The provisions of a document or of one subtree, in reading order, as trees."""
    below: dict[str | None, list[ProvisionRecord]] = {}
    ids = {record.id for record in provisions}
    for record in provisions:
        below.setdefault(record.parent_id if record.parent_id in ids else None, []).append(record)

    def grown(record: ProvisionRecord) -> ProvisionView:
        return ProvisionView(record, tuple(map(grown, below.get(record.id, ()))))

    return tuple(map(grown, below.get(None, ())))
