"""From a question to quotes: search, weigh the sentences found, quote the best, check every quote against the store."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from thammuu.index.records import DocumentRecord, Family, ProvisionRecord
from thammuu.index.units import lead
from thammuu.ingest.errors import DefectError
from thammuu.service.answering.question import analyse
from thammuu.service.answering.scoring import (
    BETWEEN,
    Passage,
    ScoredSentence,
    Weights,
    body_sentences,
    opens_list,
    score_sentences,
)
from thammuu.service.results import DocumentView, Quote

if TYPE_CHECKING:
    from thammuu.index.store import Store

BESIDE = 0.85  # a second provision is quoted when its sentence scores this much of the best
MOST_QUOTES = 3
MOST_ITEMS = 8  # of a list that is quoted whole
_MOST_BELOW = 60  # provisions looked at below one search hit


@dataclass(frozen=True, slots=True)
class Answerer:
    """Finds answers in `store`. `search` gives the ids of the best provisions for a text, best first."""

    store: Store
    search: Callable[[str], Sequence[str]]
    weights: Weights
    describe: Callable[[DocumentRecord], DocumentView]

    def quotes(self, text: str) -> tuple[Quote, ...]:
        """The words that answer, best first; empty when nothing does."""
        question = analyse(text)
        if not question.runs:
            return ()
        scored = score_sentences(question, self.passages(text), self.weights)
        chosen = _choose(scored)
        return tuple(self._checked(quote) for sentence in chosen for quote in self._with_list(sentence))

    def passages(self, text: str) -> tuple[Passage, ...]:
        """The provisions worth weighing: those found for the text and what stands below them, each once."""
        found: dict[str, Passage] = {}
        ids = list(self.search(text))
        titles = {each.id: f"{each.key.symbol or ''} {each.title}".strip() for each in self.store.documents()}
        for rank, family in enumerate(self.store.families(ids, _MOST_BELOW)):
            for passage in _passages(family, titles.get(family.own.document_id, ""), rank):
                found.setdefault(passage.provision.id, passage)
        return tuple(found.values())

    def _with_list(self, sentence: ScoredSentence) -> Iterable[Quote]:
        """The sentence; with the items of the list it opens ("… các điều kiện sau:"), which are the answer."""
        yield self._quote(sentence.passage.provision, sentence.quote)
        if opens_list(sentence.quote):
            for item in self.store.children(sentence.passage.provision.id)[:MOST_ITEMS]:
                spans = list(body_sentences(item))
                if spans:
                    yield self._quote(item, item.text[spans[0].start : spans[-1].end])

    def _quote(self, provision: ProvisionRecord, words: str) -> Quote:
        record = self.store.document(provision.document_id)
        if record is None:
            raise DefectError("Đơn vị nội dung không thuộc văn bản nào trong kho.", "Hãy chạy `thammuu reindex`.")
        return Quote(words, provision, self.describe(record))

    def _checked(self, quote: Quote) -> Quote:
        """`quote`, once the store was asked for the provision again and holds these very words.

        Raises DefectError otherwise: a quotation that is not in the text must never reach a person.
        """
        stored = self.store.provision(quote.provision.id)
        if stored is None or quote.quote not in stored.text:
            raise DefectError("Trích dẫn không khớp từng chữ với kho văn bản.", "Hãy chạy `thammuu reindex`.")
        return quote


def _choose(scored: Sequence[ScoredSentence]) -> tuple[ScoredSentence, ...]:
    """The best grounded sentence and those nearly as good from other provisions."""
    grounded = [sentence for sentence in scored if sentence.grounded]
    chosen: dict[str, ScoredSentence] = {}
    for sentence in grounded:
        if sentence.score >= BESIDE * grounded[0].score and len(chosen) < MOST_QUOTES:
            chosen.setdefault(sentence.passage.provision.id, sentence)
    return tuple(chosen.values())


def _passages(family: Family, title: str, rank: int) -> Iterable[Passage]:
    """The found provision and those below it, each with what is said above it."""
    top = family.own.depth
    above = [title, *map(lead, family.above)]
    for provision in (family.own, *family.below):
        del above[1 + len(family.above) + provision.depth - top :]
        items = "\n".join(below.text for below in family.below if below.parent_id == provision.id)
        yield Passage(provision, BETWEEN.join(above), rank, items)
        above.append(lead(provision))
