"""A question answered: the state of the answer, its quotes, and the words in which it is given."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from thammuu.service.answering.answerer import Answerer
from thammuu.service.answering.question import analyse
from thammuu.service.answering.scoring import Weights
from thammuu.service.lookup import Lookup
from thammuu.service.results import Answer, AnswerState, Quote
from thammuu.service.wording import full_name

if TYPE_CHECKING:
    from thammuu.index.reindex import IndexManager

SEARCHED = 20  # provisions looked at for an answer

NO_MATCH = "Không tìm thấy quy định nào trong kho trả lời câu hỏi này."
UNAVAILABLE = "Chưa trả lời được vì kho chưa có văn bản nào. Hãy nạp văn bản trước."


def ask(question: str, lookup: Lookup, indexes: IndexManager) -> Answer:
    """The answer to `question` from the store behind `lookup`."""
    if not lookup.store.documents():
        return Answer(question, lookup.as_of, AnswerState.UNAVAILABLE, UNAVAILABLE)
    quotes = _answerer(question, lookup, indexes).quotes(question)
    if not quotes:
        return Answer(question, lookup.as_of, AnswerState.NO_MATCH, NO_MATCH)
    return Answer(question, lookup.as_of, AnswerState.GROUNDED, _told(quotes), quotes)


def _answerer(question: str, lookup: Lookup, indexes: IndexManager) -> Answerer:
    from thammuu.index.search import SearchQuery  # noqa: PLC0415 - only questions pay for it

    lexical = indexes.lexical()
    accented = analyse(question).accented
    weights = Weights(lambda unit: lexical.frequency(unit, accents=accented), lexical.count())

    def search(text: str) -> Sequence[str]:
        return [hit.provision.id for hit in indexes.searcher().search(SearchQuery(text, SEARCHED)).hits]

    return Answerer(lookup.store, search, weights, lambda record: lookup.knowledge.describe(record, lookup.as_of))


def _told(quotes: Sequence[Quote]) -> str:
    """The quotes under the names of their documents: only names and addresses are our words."""
    lines: list[str] = []
    shown = ""
    for quote in quotes:
        name = full_name(quote.document.record)
        if name != shown:
            lines.append(f"Theo {name}:")
            shown = name
        lines.append(f"- {quote.provision.address.cited()}: “{quote.quote}”")
    return "\n".join(lines)
