"""Which sentence of which provision answers a question, and whether any does.

A sentence is weighed by the rare words and word pairs of the question it holds, counted again in part when only its
surroundings (its provision, the headings above, the title) hold them. All figures were chosen by measurement, see
tests/service/test_answer_threshold.py.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from thammuu.index.records import ProvisionRecord
from thammuu.ingest.model import Span
from thammuu.service.answering.question import Question
from thammuu.service.sentences import sentence_spans

# How much of the question's weight sentence and surroundings must hold together for an answer to be shown, and how
# much the sentence must hold by itself.
GROUNDED = 0.7
OWN = 0.3
# Yes or no must not be read out of a sentence that has only the question's common words: "đảng viên dự bị có được làm
# bí thư chi bộ không" is not answered by a sentence on how a bí thư chi bộ is elected.
CLOSED = 0.85
TRUSTED = 4  # search hits that may answer; a sentence from further down that has the words only happens to have them
NEARBY = 0.6  # what a word counts that only the surroundings hold
FIT = 0.25  # bonus for holding the kind of fact that is asked for
FOUND_EARLY = 0.3  # bonus for the first search hit, falling to nothing at the last
_THOUSANDS = re.compile(r"(?<=\d)\.(?=\d{3}(?!\d))")
BETWEEN = " | "  # stands between the parts of a passage's context


@dataclass(frozen=True, slots=True)
class Passage:
    """A provision that may answer; `context` is all that says what it is about: title, headings and leads above."""

    provision: ProvisionRecord
    context: str
    rank: int  # place among the search hits, from 0
    items: str = ""  # the words of the provisions just below, where it opens a list

    @property
    def heading(self) -> str:
        """The heading or lead just above."""
        return self.context.rpartition(BETWEEN)[2]


@dataclass(frozen=True, slots=True)
class ScoredSentence:
    """A sentence of a provision and how well it answers. `own` and `covered` are shares of the question's weight."""

    passage: Passage
    span: Span  # in provision.text
    own: float
    covered: float
    fits: bool  # holds the kind of fact and the numbers asked for, and denies where the question does
    score: float
    needed: float = GROUNDED  # of `covered`

    @property
    def quote(self) -> str:
        """The sentence, letter for letter."""
        return self.span.of(self.passage.provision.text)

    @property
    def grounded(self) -> bool:
        """True when it may be shown as an answer."""
        enough = self.covered >= self.needed and self.own >= OWN
        return self.fits and enough and self.passage.rank < TRUSTED


@dataclass(frozen=True, slots=True)
class Weights:
    """How telling a word or pair is: `frequency` counts the provisions that hold it, of `total`."""

    frequency: Callable[[str], int]
    total: int

    def of(self, unit: str) -> float:
        """The inverse document frequency of the unit; the highest for one that no provision holds."""
        held = min(self.frequency(unit), self.total)
        return math.log(1 + (self.total + 1) / (held + 1))


def score_sentences(question: Question, passages: Iterable[Passage], weights: Weights) -> tuple[ScoredSentence, ...]:
    """Every sentence of the passages, best first; headings are no sentences, they say what a text is about."""
    share = {unit: weights.of(unit) for unit in question.units}
    whole = sum(share.values())
    if not whole:
        return ()
    shares = {unit: weight / whole for unit, weight in share.items()}
    scored = [found for passage in passages for found in _of_passage(question, passage, shares)]
    return tuple(sorted(scored, key=lambda found: (-found.score, found.passage.rank, found.span.start)))


def _of_passage(question: Question, passage: Passage, shares: dict[str, float]) -> Iterator[ScoredSentence]:
    text = passage.provision.text
    around = question.units_of(passage.context) | question.units_of(text)
    numbers = _holds_numbers(question, f"{passage.context} {text}")
    early = FOUND_EARLY / (1 + passage.rank)
    needed = CLOSED if question.closed else GROUNDED
    for span in body_sentences(passage.provision):
        if passage.items and is_heading(passage.provision, span.of(text)):
            continue
        here = question.units_of(span.of(text))
        own = sum(weight for unit, weight in shares.items() if unit in here)
        nearby = sum(weight for unit, weight in shares.items() if unit in around and unit not in here)
        fit = question.is_fit(span.of(text)) or (opens_list(span.of(text)) and question.is_fit(passage.items))
        score = own + NEARBY * nearby + early + (FIT if fit and question.wants else 0.0)
        denial = not question.denies or question.denied_in(f"{span.of(text)} {passage.heading}")
        yield ScoredSentence(passage, span, own, own + nearby, fit and numbers and denial, score, needed)


def opens_list(sentence: str) -> bool:
    """Whether the provisions below go on with the sentence: "… phải có đủ các điều kiện sau:"."""
    return sentence.rstrip().endswith(":")


def _holds_numbers(question: Question, text: str) -> bool:
    """Whether every number of the question stands in `text`: "3" as "03" or in "31/12/2027" too, "1000" as "1.000"."""
    text = _THOUSANDS.sub("", text)
    return all(re.search(rf"(?<!\d)0*{int(number)}(?!\d)", text) for number in question.numbers)


def body_sentences(provision: ProvisionRecord) -> Iterator[Span]:
    """The sentences of a provision without its marker and, where more follows, without its heading line."""
    text = provision.text
    for span in sentence_spans(text):
        start = span.start
        piece = text[start : span.end]
        if provision.marker and span.start == len(text) - len(text.lstrip()) and piece.startswith(provision.marker):
            start += len(provision.marker)
            start += len(text[start : span.end]) - len(text[start : span.end].lstrip())
        rest = Span(start, span.end)
        if rest.end > rest.start and not _leads_on(provision, rest.of(text)):
            yield rest


def is_heading(provision: ProvisionRecord, sentence: str) -> bool:
    """Whether `sentence` is the provision's heading."""
    heading = provision.heading.strip().rstrip(".:")
    return bool(heading) and sentence.strip().rstrip(".:") == heading


def _leads_on(provision: ProvisionRecord, sentence: str) -> bool:
    """Whether `sentence` is the heading and more text follows it; a heading alone may be all a provision says."""
    heading = provision.heading.strip().rstrip(".:")
    return is_heading(provision, sentence) and len(provision.text.strip()) > len(heading) + len(provision.marker) + 4
