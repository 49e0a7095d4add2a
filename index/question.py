"""What a person typed, taken apart: symbols, the words that can stand in an answer, and how rare each is."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from thammuu.index.lexical.tokens import PAIR_MARK, bare, bare_text, has_accents, pairs, words
from thammuu.ingest.folding import clean
from thammuu.ingest.symbols import Symbol, parse_symbol

LONGEST = 1000  # characters of a question that are read; more is a pasted page, and its beginning says what it is

# Words that ask and never stand in the answer, longest first. "bao lâu mới được xét" asks for "xét"; the text says
# "ít nhất là 36 tháng". Written folded; compared without accents when the question has none.
ASKING = (
    ("theo", "quy", "định", "của", "pháp", "luật"),
    ("theo", "quy", "định", "pháp", "luật"),
    ("theo", "quy", "định", "mới", "nhất"),
    ("theo", "quy", "định", "hiện", "hành"),
    ("theo", "quy", "định", "mới"),
    ("được", "pháp", "luật", "quy", "định", "cụ", "thể", "là", "gì"),
    ("quy", "định", "như", "thế", "nào"),
    ("được", "quy", "định", "thế", "nào"),
    ("quy", "định", "thế", "nào"),
    ("được", "quy", "định", "ra", "sao"),
    ("quy", "định", "ra", "sao"),
    ("cụ", "thể", "là", "gì"),
    ("hiện", "nay"),
    ("phải", "làm", "như", "thế", "nào"),
    ("được", "quy", "định", "như", "thế", "nào"),
    ("trong", "thời", "gian", "bao", "lâu"),
    ("bao", "gồm", "những", "gì"),
    ("cần", "những", "gì"),
    ("bao", "lâu", "thì", "được"),
    ("bao", "lâu", "mới", "được"),
    ("khi", "nào", "thì", "được"),
    ("khi", "nào", "mới", "được"),
    ("những", "giấy", "tờ", "gì"),
    ("các", "giấy", "tờ", "gì"),
    ("như", "thế", "nào"),
    ("có", "được", "không"),
    ("nói", "gì", "về"),
    ("do", "cấp", "nào"),
    ("gồm", "những", "gì"),
    ("là", "bao", "nhiêu"),
    ("bao", "nhiêu"),
    ("bao", "lâu"),
    ("thế", "nào"),
    ("ra", "sao"),
    ("là", "gì"),
    ("là", "ai"),
    ("khi", "nào"),
    ("lúc", "nào"),
    ("ở", "đâu"),
    ("cấp", "nào"),
    ("do", "ai"),
    ("như", "nào"),
    ("cho", "hỏi"),
    ("có", "phải"),
    ("có", "cần"),
    ("thì", "sao"),
    ("bao", "giờ"),
    ("nữa", "không"),
    ("vì", "sao"),
    ("tại", "sao"),
    ("hay", "không"),
    ("những", "ai"),
    ("những", "gì"),
    ("cho", "biết"),
    ("xin", "hỏi"),
    ("ai",),
    ("gì",),
    ("nào",),
    ("mấy",),
)

# Ends a question that is answered by yes or no: "có được kết nạp không", "đã đủ điều kiện chưa". Elsewhere it denies.
_CLOSING = (("được", "không"), ("phải", "không"), ("đúng", "không"), ("không",), ("chưa",))
_POLITE = frozenset(("ạ", "nhỉ", "nhé", "vậy", "hả", "à"))  # may follow; only with accents, "vay" and "a" are words


class Expected(StrEnum):
    """What an answer must hold to answer at all."""

    DURATION = "duration"
    NUMBER = "number"


_EXPECTED_BY = (  # without accents, the more telling first
    (("bao", "lau"), Expected.DURATION),
    (("bao", "nhieu", "nam"), Expected.DURATION),
    (("bao", "nhieu", "thang"), Expected.DURATION),
    (("bao", "nhieu", "ngay"), Expected.DURATION),
    (("may", "nam"), Expected.DURATION),
    (("may", "thang"), Expected.DURATION),
    (("may", "ngay"), Expected.DURATION),
    (("bao", "nhieu"), Expected.NUMBER),
)
# Numbers that count what is asked for, where it is asked for in other words: of parts, percents and halves.
_COUNTED_AS = {"phan": ("phan", "%", "nua")}
_COUNT = r"(?:\d+|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"
_COUNTING = (("bao", "nhieu"), ("may",))  # without accents; what is counted follows
_UNIT = "giờ|ngày|tuần|tháng|năm|tuổi"
_COUNTED = re.compile(rf"(?<![\w.,]){bare(_COUNT)}(?: \([^)]*\))? ?(?=(?P<noun>%|\w+))")
_HOLDS = {
    # "36 tháng", "30 (ba mươi) ngày làm việc", "một năm"; but not "tháng 5 năm 2025" nor "ngày 26 tháng 5"
    Expected.DURATION: re.compile(
        rf"(?<!\w)(?<!tháng )(?<!ngày ){_COUNT}(?: \([^)]*\))? (?:{_UNIT})(?!\w)(?! \d)", re.IGNORECASE
    ),
    Expected.NUMBER: re.compile(rf"(?<!\w){_COUNT}(?!\w)", re.IGNORECASE),
}


def holds(text: str, expected: Expected) -> bool:
    """Whether `text` has what is expected of an answer."""
    return _HOLDS[expected].search(text) is not None


def counts(text: str, noun: str) -> bool:
    """Whether `text` counts the things called by the syllable `noun` (without accents): "400 đảng viên" for "dang"."""
    named = _COUNTED_AS.get(noun, (noun,))
    return any(match["noun"] in named for match in _COUNTED.finditer(bare_text(text)))


# A provision that denies begins so: "Không giải quyết những trường hợp khiếu nại sau đây"; a "Không lập …" further
# down is an exception to what it allows.
_DENIES = re.compile(r"(?:không|chưa) ", re.IGNORECASE)
_DENIAL = frozenset(("không", "chưa"))  # of a question, as typed with accents or without
_DENIAL_BARE = frozenset(map(bare, _DENIAL))


def denies(text: str) -> bool:
    """Whether `text` begins by saying that something is not so."""
    return _DENIES.match(text) is not None


@dataclass(frozen=True, slots=True)
class Term:
    """A syllable or pair of the question and its weight (inverse document frequency)."""

    text: str
    weight: float


@dataclass(frozen=True, slots=True)
class Question:
    """A question ready to be searched for. `runs` are its syllables, cut where asking words were taken out."""

    text: str  # cleaned, as typed
    runs: tuple[tuple[str, ...], ...]
    accents: bool
    asks: bool  # asking words were taken out: a sentence is wanted, not a section
    expects: Expected | None
    counted: str | None = None  # what it asks the number of, one syllable without accents: "dang" of "mấy đảng viên"

    @property
    def affirms(self) -> bool:
        """Whether it asks how something is done, not what is not allowed nor whether it is.

        "bị xóa tên thì khiếu nại trong bao nhiêu ngày" is not answered by what is not looked into; "ai không được xem
        xét" and "có được kết nạp lại không" may be.
        """
        denial = _DENIAL if self.accents else _DENIAL_BARE
        return self.asks and denial.isdisjoint(words(self.text))

    @property
    def terms(self) -> tuple[str, ...]:
        """The syllables and pairs to search, each once, without accents if the question has none."""
        found = (term for run in self.runs for term in (*run, *pairs(run)))
        return tuple(dict.fromkeys(found if self.accents else map(bare, found)))

    def weighted(self, frequency: Callable[[str], int], total: int) -> tuple[Term, ...]:
        """The terms with their rarity among `total` provisions; a term that occurs nowhere is the rarest.

        But a pair that occurs nowhere though both its syllables do counts half: as often as a missing word it is
        where two words happened to meet in the question, as in "tuổi đời | người vào Đảng".
        """
        counts = {term: frequency(term) for term in self.terms}
        return tuple(Term(term, _rarity(term, counts, total)) for term in counts)


def read_question(text: str) -> Question:
    """Take apart what was typed. A question of asking words only keeps them, for there is nothing else."""
    cleaned = clean(text[:LONGEST]).strip()
    syllables = words(cleaned)
    accents = has_accents(cleaned)
    runs = tuple(_runs(syllables, accents=accents)) or ((syllables,) if syllables else ())
    asks = sum(map(len, runs)) < len(syllables)
    expects = _expected(syllables)
    counted = None if expects is Expected.DURATION else _counted(syllables)  # of "mấy năm", "tháng 5 năm 2025" is none
    return Question(cleaned, runs, accents, asks, expects, counted)


@dataclass(frozen=True, slots=True)
class NamedSymbol:
    """A symbol in what was typed, the rest of the text without it, and what of that stands before it."""

    symbol: Symbol
    rest: str
    before: str


def named_symbol(text: str) -> NamedSymbol | None:
    """The first word that is a symbol in any spelling and case ("294-qđ/tw"), or None."""
    parts = clean(text).split()
    for place, part in enumerate(parts):
        symbol = parse_symbol(part.strip(',;.()"“”')) if any(char.isdigit() for char in part) else None
        if symbol is not None:
            return NamedSymbol(symbol, " ".join(parts[:place] + parts[place + 1 :]), " ".join(parts[:place]))
    return None


def _runs(syllables: tuple[str, ...], *, accents: bool) -> Iterator[tuple[str, ...]]:
    run: list[str] = []
    place, end = 0, closing_at(syllables, accents=accents)
    while place < end:
        length = _asking_at(syllables, place, accents=accents)
        if not length:
            run.append(syllables[place])
        elif run:
            yield tuple(run)
            run = []
        place += length or 1
    if run:
        yield tuple(run)


def _asking_at(syllables: tuple[str, ...], place: int, *, accents: bool) -> int:
    """How many syllables of asking words begin at `place`."""
    for phrase in _asking(accents=accents).get(syllables[place], ()):
        if syllables[place : place + len(phrase)] == phrase:
            return len(phrase)
    return 0


@lru_cache(maxsize=2)
def _asking(*, accents: bool) -> dict[str, list[tuple[str, ...]]]:
    """The asking words by the first of each, in their order."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in ASKING:
        typed = phrase if accents else tuple(map(bare, phrase))
        found.setdefault(typed[0], []).append(typed)
    return found


def closing_at(syllables: tuple[str, ...], *, accents: bool) -> int:
    """Where the words begin that close a question of yes or no; the end where none do or they are all there is."""
    end = len(syllables)
    while accents and end > 1 and syllables[end - 1] in _POLITE:
        end -= 1
    for phrase in _CLOSING:
        start = end - len(phrase)
        if start > 0 and syllables[start:end] == (phrase if accents else tuple(map(bare, phrase))):
            return start
    return end


def _expected(syllables: tuple[str, ...]) -> Expected | None:
    plain = tuple(map(bare, syllables))
    for phrase, expected in _EXPECTED_BY:
        if any(plain[place : place + len(phrase)] == phrase for place in range(len(plain))):
            return expected
    return None


def _counted(syllables: tuple[str, ...]) -> str | None:
    plain = tuple(map(bare, syllables))
    for phrase in _COUNTING:
        for place in range(len(plain) - len(phrase)):
            if plain[place : place + len(phrase)] == phrase:
                return plain[place + len(phrase)]
    return None


def _rarity(term: str, counts: Mapping[str, int], total: int) -> float:
    rarity = math.log(1 + (total + 1) / (counts[term] + 0.5))
    met_by_chance = not counts[term] and PAIR_MARK in term and all(counts.get(each) for each in term.split(PAIR_MARK))
    return rarity / 2 if met_by_chance else rarity
