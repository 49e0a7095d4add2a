"""A question taken apart: its content words, the kind of fact an answer must hold, the numbers it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from thammuu.index.lexical.tokens import bare, has_accents, pairs, words
from thammuu.index.question import closing_at, named_symbol
from thammuu.index.short_names import short_name
from thammuu.ingest.folding import clean, strip_accents
from thammuu.service.answering.wants import Want, asking_phrases

# Function words: they are in every provision, so they neither find nor prove anything.
STOP_WORDS = frozenset((
    "mới", "thì", "là", "của", "và", "các", "những", "cho", "với", "về", "theo", "được", "phải", "bị", "có", "do",
    "để", "khi", "từ", "đến", "trong", "ngoài", "trên", "dưới", "tại", "ở", "vào", "ra", "cần", "nên", "sẽ", "đã",
    "đang", "cũng", "mà", "hay", "hoặc", "nếu", "nhưng", "vẫn", "còn", "rất", "nhất", "này", "đó", "kia", "ấy", "một",
    "bởi", "vì", "như", "nhé", "ạ", "à", "thế", "em", "anh", "chị", "tôi", "mình", "bạn", "tối", "đa", "thiểu",
    "hiện", "nay", "không",
))  # fmt: skip
_CUT = "|"
_POLAR = frozenset(("không", "chưa"))  # at the end they ask, elsewhere they deny
_DENIALS = frozenset(("không", "chưa", "chẳng", "cấm", "trừ"))


@dataclass(frozen=True, slots=True)
class Question:
    """A question made comparable. `runs` are its content words in unbroken runs, in the form `accented` tells."""

    runs: tuple[tuple[str, ...], ...]
    wants: tuple[Want, ...]
    accented: bool
    named: int | None = None  # the number of the document named in short: "NQ 18"
    closed: bool = False  # answered by yes or no: "… không", "… chưa"
    denies: bool = False  # asks for what is not so: "ai không được …"

    def denied_in(self, text: str) -> bool:
        """Whether `text` denies or excepts, as it must where the question does."""
        return not _DENIALS.isdisjoint(words(text))

    @property
    def units(self) -> tuple[str, ...]:
        """The words and the pairs of neighbouring words as the index writes them, each once: "kết", "kết_nạp".

        Numbers are not among them: they stand in many forms ("03", "31/12/2027") and are asked for by `numbers`.
        """
        spoken = (_unnumbered(run) for run in self.runs)
        return tuple(dict.fromkeys(unit for runs in spoken for run in runs for unit in _with_pairs(run)))

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers of the question ("bậc 3", "năm 2027"): an answer about another number is no answer."""
        spoken = (word for run in self.runs for word in run if word.isdecimal())
        return tuple(dict.fromkeys((*spoken, *(() if self.named is None else (str(self.named),)))))

    def units_of(self, text: str) -> frozenset[str]:
        """The words and pairs of `text` in the form this question is written in."""
        found = words(text)
        return frozenset(_with_pairs(found if self.accented else tuple(map(bare, found))))

    def is_fit(self, sentence: str) -> bool:
        """Whether `sentence` holds a fact of the kind asked for; always, when none is asked for."""
        return not self.wants or any(want.held_by(sentence) for want in self.wants)


# "năm 2027" stands as "31/12/2027" in many a text: the word before a number of the calendar goes with the number.
_CALENDAR = frozenset({"năm", "tháng", "ngày", "nam", "thang", "ngay"})


def _unnumbered(run: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The pieces of `run` between its numbers."""
    pieces = [(number, tuple(words)) for number, words in groupby(run, key=str.isdecimal)]
    for place, (number, piece) in enumerate(pieces):
        if not number:
            before_number = place + 1 < len(pieces) and piece[-1] in _CALENDAR
            yield piece[:-1] if before_number else piece


def _with_pairs(run: tuple[str, ...]) -> tuple[str, ...]:
    return (*run, *pairs(run))


def analyse(text: str) -> Question:
    """The question in `text`, a symbol in it left out; a text of function words alone has no runs."""
    cleaned = clean(text)
    named = named_symbol(cleaned)
    short = None if named else short_name(cleaned)
    spoken = named.rest if named else short.rest if short else cleaned
    accented = has_accents(spoken)
    asked = words(spoken)
    plain = " ".join(asked)
    wants: dict[Want, None] = {}
    for phrase in asking_phrases(accents=accented):
        plain, count = re.subn(rf"(?<![\w/-]){re.escape(phrase.words)}(?![\w/-])", f" {_CUT} ", plain)
        if count and phrase.want:
            wants[phrase.want] = None
    open_part = asked[: closing_at(asked, accents=accented)]
    polar = _POLAR if accented else frozenset(map(bare, _POLAR))  # "chùa" is no "chưa"
    closed = not polar.isdisjoint(asked[len(open_part) :])
    denies = not polar.isdisjoint(open_part) and "hay_không" not in pairs(asked)
    number = short.number if short else None
    return Question(_runs(plain, accented=accented), tuple(wants), accented, number, closed, denies)


def _runs(plain: str, *, accented: bool) -> tuple[tuple[str, ...], ...]:
    stops = STOP_WORDS if accented else frozenset(map(strip_accents, STOP_WORDS))
    runs: list[list[str]] = [[]]
    for word in plain.split():
        if word == _CUT or word in stops:
            runs.append([])
        else:
            runs[-1].append(word)
    return tuple(tuple(run) for run in runs if run)
