"""Cards made from provisions: a sentence with one fact blanked out, so every card is right by construction.

The question is the document's own sentence with the fact replaced by BLANK, under a line that says what kind of fact
is missing; the answer is the fact; the quote is the whole sentence, letter for letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from thammuu.index.records import ProvisionRecord, StudyCard, study_card_id
from thammuu.service.quantities import Fact, FactKind, find_facts
from thammuu.service.sentences import sentence_spans
from thammuu.service.wording import place

BLANK = "[…]"

_PROMPT = {
    FactKind.DURATION: "Khoảng thời gian nào điền vào chỗ trống?",
    FactKind.SHARE: "Tỷ lệ nào điền vào chỗ trống?",
    FactKind.AUTHORITY: "Cơ quan, tổ chức hoặc người nào điền vào chỗ trống?",
    FactKind.NUMBER: "Con số nào điền vào chỗ trống?",
    FactKind.DATE: "Mốc thời gian nào điền vào chỗ trống?",
}
# What staff must know by heart comes first; dates in running text are mostly those of other documents.
_ORDER = (FactKind.DURATION, FactKind.AUTHORITY, FactKind.SHARE, FactKind.NUMBER)

# A fact after one of these words binds somebody: "trong thời hạn 30 ngày", "ít nhất là 36 tháng", "không quá 90 ngày".
_BINDING = re.compile(
    r"(?:thời hạn|thời gian|chậm nhất(?: là)?|ít nhất(?: là)?|tối thiểu(?: là)?|tối đa(?: là)?|không quá|"
    r"trong vòng|sau|trước|từ đủ|phải đủ|định kỳ|đủ|mỗi|cứ) ?$",
    re.IGNORECASE,
)
_MARKER = re.compile(r"^\s*(?:Điều \d+\w?\.|[\d.]*\d[.)]?|[a-zđ]\)|[IVXL]+[.-]|[-+*])\s+")
_WINDOW = 260  # characters of the sentence shown around the blank
_FEWEST_WORDS = 8  # around the blank; fewer tell too little to answer


@dataclass(frozen=True, slots=True)
class Passage:
    """A provision with what must be said for its sentence to make sense: "" or the line its list hangs from."""

    provision: ProvisionRecord
    lead: str = ""


def make_cards(document_name: str, passages: Iterable[Passage], limit: int | None = None) -> tuple[StudyCard, ...]:
    """At most `limit` cards of one document, spread over the kinds of fact and over the text, binding facts first.

    `document_name` is how the question calls the document ("Quy định 294-QĐ/TW"). Same input, same cards and ids.
    """
    candidates = [found for passage in passages for found in _candidates(document_name, passage)]
    ranked = sorted(range(len(candidates)), key=lambda i: (not candidates[i].binding, i))
    by_kind = {kind: [candidates[i] for i in ranked if candidates[i].card.kind == kind] for kind in _ORDER}
    chosen = _round_robin(list(by_kind.values()), len(candidates) if limit is None else limit)
    place = {id(candidate): i for i, candidate in enumerate(candidates)}
    return tuple(candidate.card for candidate in sorted(chosen, key=lambda candidate: place[id(candidate)]))


@dataclass(frozen=True, slots=True)
class _Candidate:
    card: StudyCard
    binding: bool


def _round_robin(queues: list[list[_Candidate]], limit: int) -> list[_Candidate]:
    chosen: list[_Candidate] = []
    position = 0
    while len(chosen) < limit and any(position < len(queue) for queue in queues):
        for queue in queues:
            if position < len(queue) and len(chosen) < limit:
                chosen.append(queue[position])
        position += 1
    return chosen


def _candidates(document_name: str, passage: Passage) -> Iterator[_Candidate]:
    """One candidate for each sentence of the passage and kind of fact in it."""
    text = passage.provision.text
    for span in sentence_spans(text):
        sentence = span.of(text)
        seen: set[FactKind] = set()
        for fact in find_facts(sentence):
            if fact.kind in _ORDER and fact.kind not in seen and _can_be_asked(sentence, fact, passage.lead):
                seen.add(fact.kind)
                card = _card(document_name, passage, sentence, fact)
                yield _Candidate(card, fact.kind is FactKind.AUTHORITY or _is_binding(sentence, fact))


def _is_binding(sentence: str, fact: Fact) -> bool:
    return _BINDING.search(sentence[: fact.start]) is not None


def _can_be_asked(sentence: str, fact: Fact, lead: str) -> bool:
    """False where the rest says too little, or where the lead line gives the answer away."""
    rest = _MARKER.sub("", sentence[: fact.start] + sentence[fact.end :])
    return len(rest.split()) >= _FEWEST_WORDS and fact.text.lower() not in lead.lower()


def _card(document_name: str, passage: Passage, sentence: str, fact: Fact) -> StudyCard:
    provision = passage.provision
    shown = _blanked(sentence, fact)
    lead = f"{passage.lead.strip()} " if passage.lead else ""
    where = f"{place(provision.address)} {document_name}"
    return StudyCard(
        id=study_card_id(provision.id, fact.kind, sentence),
        document_id=provision.document_id,
        provision_id=provision.id,
        kind=fact.kind,
        question=f"{where}: {lead}“{shown}” – {_PROMPT[fact.kind]}",
        answer=fact.text,
        quote=sentence,
    )


def _blanked(sentence: str, fact: Fact) -> str:
    """The sentence around the fact, every mention of the same fact blanked, long ends cut at a word with "…"."""
    start, end = max(0, fact.start - _WINDOW), min(len(sentence), fact.end + _WINDOW)
    before, after = sentence[start : fact.start], sentence[fact.end : end]
    before = "… " + before.partition(" ")[2] if start > 0 else _MARKER.sub("", before, count=1)
    if end < len(sentence):
        after = after.rpartition(" ")[0] + " …"
    same = re.compile(rf"(?<![\w.,]){re.escape(fact.text)}(?!\w)", re.IGNORECASE)
    return same.sub(BLANK, before) + BLANK + same.sub(BLANK, after)
