"""Which provision of a family to show: not a parent and its children for the same words, but the one that says it.

"kết nạp lại người vào Đảng" matches section 3.5 by its heading and every point below it by the headings it stands
under: section 3.5 is the answer. "ra khỏi Đảng bao lâu" matches section 3.5 only because of its point b: the point is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from thammuu.index.highlight import Ranges, Seen, seen
from thammuu.index.lexical.tokens import typed_words
from thammuu.index.question import Term
from thammuu.index.ranking import ScorePart
from thammuu.index.records import DocumentRecord, Family, ProvisionRecord
from thammuu.index.units import lead, shown_text

# A smaller provision, or a heading above, stands for a hit when it holds this share of the words the hit holds.
MOST = 0.9
# A heading above stands for a hit only when the hit holds this share of the question: else they share a common word.
_TOPIC = 0.75
# A part that says less than this share of what is held says nothing itself: "hồ sơ đánh giá, xếp loại gồm những gì"
# is held by each of the points a, b, c through the sentence above them, and that sentence with its points answers.
_OWN_SAY = 0.2
# Where the words of a hit are spread over its parts, one part stands for it when it brings this share of them beyond
# the headings above it, and so many times what any other part brings: "trang trí buổi lễ kết nạp" is told by point b
# "Trang trí lễ kết nạp …" of the section on the ceremony, while its other points only say "lễ kết nạp" again.
_PART_SAYS = 0.1
_PART_LEADS = 1.3
# A part hit on its own is shown instead of what was hit above it when its own sentence holds this share of what that
# holds, more than that says itself, and its score comes so near.
_SENTENCE = 0.7
_NEARLY = 0.85


_NONE: frozenset[str] = frozenset()


@dataclass(slots=True)
class Coverage:
    """How much of a question's rare words a text holds, in [0, 1]."""

    terms: Sequence[Term]
    accents: bool
    asks: bool = False  # a sentence is wanted, so a heading is no answer
    _asked: frozenset[str] = field(init=False)
    _whole: float = field(init=False)
    _seen: dict[str, Seen] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._asked = frozenset(term.text for term in self.terms)
        self._whole = sum(term.weight for term in self.terms)

    def of(self, texts: Iterable[str]) -> float:
        """The summed weight of the terms found in any of `texts` over that of all terms; 0 for no terms."""
        found = self.found(texts)
        return sum([term.weight for term in self.terms if term.text in found]) / self._whole if self._whole else 0.0

    def found(self, texts: Iterable[str]) -> frozenset[str]:
        """The terms found in any of `texts`."""
        return _NONE.union(*(self._look(text).held for text in texts))

    def marks(self, text: str) -> Ranges:
        """The ranges of `text` that show why it was found."""
        return self._look(text).marks

    def tightness(self, heading: str) -> float:
        """The share of a heading's syllables that the question has, in [0, 1]."""
        syllables = typed_words(heading, accents=self.accents)
        return sum(word in self._asked for word in syllables) / len(syllables) if syllables else 0.0

    def _look(self, text: str) -> Seen:
        """Remembered: a search asks which hit to show, and then what to mark in it."""
        if text not in self._seen:
            self._seen[text] = seen(text, self._asked, accents=self.accents)
        return self._seen[text]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A provision that was hit, its family, its document, why it was hit and by which words of the question.

    `understood` are what was put for what was typed, (typed, put), where it was hit by other words.
    """

    family: Family
    document: DocumentRecord
    score: float
    parts: Callable[[], tuple[ScorePart, ...]]  # made when asked for, since of most candidates no one asks
    coverage: Coverage
    understood: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Chosen:
    """The provision to show for a candidate."""

    provision: ProvisionRecord
    candidate: Candidate


def choose(candidates: Iterable[Candidate], k: int) -> tuple[Chosen, ...]:
    """The first `k` places of `candidates` (best first), none above or below another."""
    chosen: list[Chosen] = []
    for candidate in candidates if k > 0 else ():
        shown = representative(candidate.family, candidate.coverage, candidate.document.title)
        rivals = [place for place, other in enumerate(chosen) if _overlap(shown, other.provision)]
        if not rivals:
            chosen.append(Chosen(shown, candidate))
        elif _sharper(chosen[rivals[0]], shown, candidate):
            chosen[rivals[0]] = Chosen(shown, chosen[rivals[0]].candidate)
        if len(chosen) >= k:
            break
    return tuple(chosen)


def _sharper(whole: Chosen, part: ProvisionRecord, hit: Candidate) -> bool:
    """Whether `part`, hit on its own, is to be shown instead of the provision above it that was hit before.

    "kết nạp lại thì có phải dự bị nữa không" hits section 3.5 "Về kết nạp lại …", which with all its parts holds a word
    more than its part 3.5.4, whose one sentence answers.
    """
    coverage, above = whole.candidate.coverage, whole.provision
    if not _is_above(above, part) or hit.score < _NEARLY * whole.candidate.score:
        return False
    says = coverage.of((part.text,))
    full = coverage.of(held_by(whole.candidate.family, whole.candidate.document.title))
    return says >= _SENTENCE * full and says > coverage.of((above.text,))


def representative(family: Family, coverage: Coverage, title: str) -> ProvisionRecord:
    """The provision to show for a hit: a heading that holds its words, else the smallest provision that does."""
    if not family.above and not family.below:
        return family.own
    full = coverage.of(held_by(family, title))
    if not full:
        return family.own
    if family.above and coverage.of(_shown(family)) < _OWN_SAY * full:
        return family.above[-1]
    headed = None if coverage.asks else _headed(family, coverage, full)
    return headed or _telling_part(family, coverage, title, _smallest(family, coverage, full))


def _headed(family: Family, coverage: Coverage, full: float) -> ProvisionRecord | None:
    """The heading, own or above, that holds most of the words and little else; the outermost of equals.

    "kết nạp lại" is the matter of section 3.5 "Về kết nạp lại người vào Đảng", and not of 3.5.2 "Đối tượng không xem
    xét kết nạp lại"; "giá điện" is that of the article of this name, not of the chapter on prices above it.
    """
    above = family.above if full >= _TOPIC else ()
    headings = [each for each in (*above, family.own) if each.heading and coverage.of((each.heading,)) >= MOST * full]
    return max(headings, key=lambda each: coverage.tightness(each.heading), default=None)


def _smallest(family: Family, coverage: Coverage, full: float) -> ProvisionRecord:
    """Of the provisions that, with the headings they stand under, hold most of the words: the one whose own text
    holds the most, the deepest of equals."""
    best, rank = family.own, (0.0, -1)
    for record in (family.own, *family.below):
        path = (lead(each) for each in (*family.above, family.own, *family.below) if _is_above(each, record))
        if coverage.of((record.text, *path)) < MOST * full:
            continue
        own = (coverage.of((record.text,)), record.depth)
        if own > rank:
            best, rank = record, own
    return best


def _telling_part(family: Family, coverage: Coverage, title: str, whole: ProvisionRecord) -> ProvisionRecord:
    """The part of `whole` that says more of what was asked than its other parts; `whole` where none does.

    A person is led to the sentence that answers, not to a section with the answer somewhere in it. A word that n parts
    say counts an nth for each: of the points on a ceremony, "trang trí" tells one apart and "buổi lễ" none.
    """
    kin = (*family.above, family.own, *family.below)
    inside = [record for record in kin if _is_above(whole, record)]
    known = coverage.found((title, *(lead(each) for each in kin if each.id == whole.id or _is_above(each, whole))))
    said = {
        part.id: coverage.found((part.text, *(each.text for each in inside if _is_above(part, each)))) - known
        for part in inside
        if part.parent_id == whole.id
    }
    count = Counter(term for terms_of in said.values() for term in terms_of)
    all_weight = sum(term.weight for term in coverage.terms)
    told = {
        name: sum(term.weight / count[term.text] for term in coverage.terms if term.text in terms_of)
        for name, terms_of in said.items()
    }
    best, second = (*sorted(told.values(), reverse=True), 0.0, 0.0)[:2]
    if best < _PART_SAYS * all_weight or best < _PART_LEADS * second:
        return whole
    part = next(each for each in inside if told.get(each.id) == best)
    return _telling_part(family, coverage, title, part)


def held_by(family: Family, title: str) -> tuple[str, ...]:
    """The texts that speak for a provision: its own, its parts', the headings above it and the document's title."""
    return (*_shown(family), *map(lead, family.above), title)


def _shown(family: Family) -> tuple[str, ...]:
    """The texts that are shown for a provision, one by one: what each of them holds is remembered."""
    below = family.below if shown_text(family.own, family.below)[1] else ()
    return (family.own.text, *(each.text for each in below))


def _overlap(left: ProvisionRecord, right: ProvisionRecord) -> bool:
    if left.document_id != right.document_id:
        return False
    return left.id == right.id or _is_above(left, right) or _is_above(right, left)


def _is_above(upper: ProvisionRecord, lower: ProvisionRecord) -> bool:
    """Whether `upper` is an ancestor of `lower`, by the ranges of text they cover."""
    inside = upper.span.start <= lower.span.start and lower.span.end <= upper.span.end
    return inside and upper.depth < lower.depth
