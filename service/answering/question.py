"""What a question asks: its content words, and the kind of fact an answer must hold."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from thammuu.ingest.folding import fold, strip_accents, words
from thammuu.service.quantities import FactKind


@dataclass(frozen=True, slots=True)
class QuestionWord:
    """A phrase that makes a sentence a question, and the kinds of fact that answer it (none: it says nothing)."""

    phrase: str
    wants: tuple[FactKind, ...] = ()


_TIME = (FactKind.DURATION, FactKind.DATE)
_COUNT = (FactKind.NUMBER, FactKind.SHARE, FactKind.DURATION)
_WHO = (FactKind.AUTHORITY,)

# Longest first where one begins another. Phrases carry their accents; a question typed without any is matched
# against the same phrases without theirs.
QUESTION_WORDS = (
    QuestionWord("trong thời hạn bao lâu", _TIME),
    QuestionWord("trong bao lâu", _TIME),
    QuestionWord("sau bao lâu", _TIME),
    QuestionWord("bao lâu", _TIME),
    QuestionWord("bao nhiêu phần trăm", (FactKind.SHARE,)),
    QuestionWord("bao nhiêu ngày", _TIME),
    QuestionWord("bao nhiêu tháng", _TIME),
    QuestionWord("bao nhiêu năm", _TIME),
    QuestionWord("bao nhiêu tuổi", (FactKind.NUMBER,)),
    QuestionWord("bao nhiêu", _COUNT),
    QuestionWord("mấy ngày", _TIME),
    QuestionWord("mấy tháng", _TIME),
    QuestionWord("mấy năm", _TIME),
    QuestionWord("mấy lần", _COUNT),
    QuestionWord("mấy", _COUNT),
    QuestionWord("từ khi nào", _TIME),
    QuestionWord("từ ngày nào", _TIME),
    QuestionWord("khi nào", _TIME),
    QuestionWord("lúc nào", _TIME),
    QuestionWord("ngày nào", _TIME),
    QuestionWord("chậm nhất là khi nào", _TIME),
    QuestionWord("ai có thẩm quyền", _WHO),
    QuestionWord("thẩm quyền của ai", _WHO),
    QuestionWord("cơ quan nào", _WHO),
    QuestionWord("cấp nào", _WHO),
    QuestionWord("tổ chức nào", _WHO),
    QuestionWord("do ai", _WHO),
    QuestionWord("ai", _WHO),
    QuestionWord("như thế nào"),
    QuestionWord("thế nào"),
    QuestionWord("ra sao"),
    QuestionWord("là gì"),
    QuestionWord("những gì"),
    QuestionWord("gì"),
    QuestionWord("tại sao"),
    QuestionWord("vì sao"),
    QuestionWord("ở đâu"),
    QuestionWord("có phải"),
    QuestionWord("hay không"),
    QuestionWord("được không"),
    QuestionWord("phải không"),
    QuestionWord("không"),
    QuestionWord("nào"),
    QuestionWord("cho hỏi"),
    QuestionWord("xin hỏi"),
    QuestionWord("cho biết"),
    QuestionWord("quy định"),
    QuestionWord("theo quy định"),
)
# Function words: they are in every provision, so they neither find nor prove anything.
STOP_WORDS = frozenset((
    "mới", "thì", "là", "của", "và", "các", "những", "cho", "với", "về", "theo", "được", "phải", "bị", "có",
    "do", "để", "khi", "từ", "đến", "trong", "ngoài", "trên", "dưới", "tại", "ở", "vào", "ra", "cần", "nên",
    "sẽ", "đã", "đang", "cũng", "mà", "hay", "hoặc", "nếu", "nhưng", "vẫn", "còn", "rất", "nhất", "này",
    "đó", "kia", "ấy", "một", "bởi", "vì", "như", "nhé", "ạ", "à", "thế", "em", "anh", "chị", "tôi", "mình",
    "bạn", "tối", "đa", "thiểu", "hiện", "nay",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Question:
    """A question made comparable. `runs` are its content words, in unbroken runs; `accented` tells which key to use."""

    runs: tuple[tuple[str, ...], ...]
    wants: frozenset[FactKind]
    accented: bool

    @property
    def units(self) -> tuple[str, ...]:
        """The words and the pairs of neighbouring words, each once: "kết", "nạp", "kết nạp"."""
        return tuple(dict.fromkeys(unit for run in self.runs for unit in with_pairs(run)))

    def key(self, text: str) -> tuple[str, ...]:
        """The words of `text` in the form this question is written in."""
        return words(text) if self.accented else tuple(words(strip_accents(text)))


def with_pairs(run: tuple[str, ...]) -> tuple[str, ...]:
    """The words of `run` and its adjacent pairs."""
    return (*run, *(f"{first} {second}" for first, second in itertools.pairwise(run)))


def analyse(text: str) -> Question:
    """The question in `text`; a text of function words alone has no runs."""
    accented = strip_accents(text) != fold(text)
    plain = " ".join(words(text))
    wants: set[FactKind] = set()
    for phrase, kinds in _phrases(accented):
        plain, count = re.subn(rf"(?<![\w/-]){re.escape(phrase)}(?![\w/-])", " | ", plain)
        wants.update(kinds if count else ())
    stops = STOP_WORDS if accented else frozenset(strip_accents(word) for word in STOP_WORDS)
    runs: list[list[str]] = [[]]
    for word in plain.split():
        if word == "|" or word in stops:
            runs.append([])
        else:
            runs[-1].append(word)
    return Question(tuple(tuple(run) for run in runs if run), frozenset(wants), accented)


def _phrases(accented: bool) -> list[tuple[str, tuple[FactKind, ...]]]:
    """Question words in the form of the question, longest first. Short bare forms ("ai", "gi") are real words
    without their accents ("ái", "gì", "giờ"), so without accents only phrases of two words or more count."""
    table = [
        (fold(row.phrase) if accented else strip_accents(row.phrase), row.wants)
        for row in QUESTION_WORDS
        if accented or " " in row.phrase
    ]
    return sorted(table, key=lambda row: -len(row[0]))
