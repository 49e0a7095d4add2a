"""The learner's side of the store: making cards of a document, what is due, what was answered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from thammuu.index.records import ProvisionRecord, StudyCard
from thammuu.ingest.errors import InputError
from thammuu.service.lookup import Lookup
from thammuu.service.results import CardView, Deck, DocumentView, ResolutionState
from thammuu.service.study.cards import Passage, make_cards
from thammuu.service.study.schedule import Rating, due_of, rate
from thammuu.service.wording import short_name

_LEAD_LENGTH = 220  # characters of the line above that are worth showing with a question


@dataclass(frozen=True, slots=True)
class StudyRoom:
    """Studying the documents of `lookup` at `now` (UTC)."""

    lookup: Lookup
    now: dt.datetime

    def make(self, reference: str, limit: int | None = None) -> Deck:
        """Cards of the document named, kept in the store. InputError when it is not surely one document with a text."""
        document = self._one(reference)
        record = document.record
        provisions = self.lookup.store.provisions(record.id)
        cards = make_cards(short_name(record), passages(provisions), limit)
        new = self.lookup.store.study.upsert_cards(cards)
        return Deck(document, new, tuple(self._views((card, None) for card in cards)))

    def _one(self, reference: str) -> DocumentView:
        record = self.lookup.knowledge.records.get(reference)
        if record is not None:
            view = self.lookup.knowledge.describe(record, self.lookup.as_of)
        else:
            shown = self.lookup.show(reference)
            if shown.resolution is not ResolutionState.RESOLVED or shown.document is None:
                raise InputError(
                    f"Không xác định được văn bản “{reference}”: {shown.reason}.", "Nêu rõ số, ký hiệu, ngày."
                )
            view = shown.document
        if not view.record.has_text:
            raise InputError(f"Kho chưa có toàn văn của {short_name(view.record)}.", "Hãy nạp tệp văn bản trước.")
        return view

    def due(self, limit: int = 20, document_id: str | None = None) -> tuple[CardView, ...]:
        """Cards to ask now: the overdue first, then new ones."""
        found = self.lookup.store.study.due(self.now, limit, document_id)
        return tuple(self._views((card, state) for card, state in found))

    def answer(self, card_id: str, rating: Rating) -> CardView:
        """Remember the rating and when the card comes again. InputError for an unknown card."""
        study = self.lookup.store.study
        card = study.card(card_id)
        if card is None:
            raise InputError("Không có thẻ ôn này trong kho.", "Xem các thẻ đến hạn: thammuu study due.")
        scheduled = rate(study.state(card_id), rating, self.now)
        view = next(self._views([(card, scheduled.state)]), None)
        if view is None:  # asked before its document was removed, answered after
            raise InputError("Văn bản nguồn của thẻ ôn này không còn trong kho.", "Xem thẻ khác: thammuu study due.")
        study.record_review(card_id, int(rating), self.now, scheduled.state, scheduled.due)
        return view

    def _views(self, cards: Iterable[tuple[StudyCard, str | None]]) -> Iterator[CardView]:
        for card, state in cards:
            provision = self.lookup.store.provision(card.provision_id)
            record = self.lookup.knowledge.records.get(card.document_id)
            if provision is not None and record is not None:
                view = self.lookup.knowledge.describe(record, self.lookup.as_of)
                yield CardView(card, view, provision.address.display(), due_of(state) if state else None)


def passages(provisions: Sequence[ProvisionRecord]) -> Iterator[Passage]:
    """Every provision with the line that introduces it: the parent's, where it opens a list ("… điều kiện sau:")."""
    by_id = {provision.id: provision for provision in provisions}
    for provision in provisions:
        above = by_id.get(provision.parent_id or "")
        yield Passage(provision, _lead(above) if above else "")


def _lead(above: ProvisionRecord) -> str:
    last = above.text.strip().splitlines()[-1] if above.text.strip() else ""
    return last.removeprefix(above.marker).strip() if last.endswith(":") and len(last) <= _LEAD_LENGTH else ""
