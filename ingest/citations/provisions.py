"""The part of a document that is named: "điểm b khoản 2 Điều 8", "mục 3.5.1", "các Khoản 1, 2, 3, Điều 4"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from thammuu.ingest.citations.text import loose
from thammuu.ingest.model import Level, Step

_ROMAN = r"[IVXLivxl]+"
_ORDINAL = "thứ (?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)"
_DOTTED = r"\d{1,3}(?:\.\d{1,3}){1,4}"
_NUMBER = r"\d{1,3}[a-zđ]?"


@dataclass(frozen=True, slots=True)
class StepWord:
    """A word for a kind of provision, the labels it takes, and how deep it stands (0 is outermost)."""

    word: str
    label: str
    level: Level
    depth: int


# "mục" names a section of a chapter, a Roman heading or a numbered item; `_level_of` decides by the label.
STEP_WORDS = (
    StepWord("phụ lục", rf"(?:số )?(?:{_ROMAN}|\d{{1,2}}[A-Z]?)", Level.APPENDIX, 0),
    StepWord("phần", rf"(?:{_ORDINAL}|{_ROMAN}|\d{{1,2}})", Level.PART, 1),
    StepWord("chương", rf"(?:{_ROMAN}|\d{{1,2}})", Level.CHAPTER, 2),
    StepWord("tiểu mục", rf"(?:{_DOTTED}|{_NUMBER}|{_ROMAN})", Level.SUBSECTION, 4),
    StepWord("mục", rf"(?:{_DOTTED}|{_NUMBER}|{_ROMAN}|[A-ZĐ])", Level.SECTION, 3),
    StepWord("điều", r"\d{1,3}[a-zđ]?", Level.ARTICLE, 5),
    StepWord("khoản", rf"(?:{_DOTTED}|{_NUMBER})", Level.CLAUSE, 7),
    StepWord("điểm", rf"(?:{_DOTTED}|{_NUMBER}|[a-zđ]\d?)", Level.POINT, 8),
    StepWord("gạch đầu dòng thứ", r"(?:\d{1,2}|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)", Level.DASH, 9),
)
DEPTH = {word.level: word.depth for word in STEP_WORDS} | {Level.ROMAN: 3, Level.NUMBER: 6, Level.ORDINAL: 6}
_ORDINAL_NUMBERS = {
    "nhất": "1", "hai": "2", "ba": "3", "tư": "4", "năm": "5", "sáu": "6", "bảy": "7", "tám": "8",
    "chín": "9", "mười": "10",
}  # fmt: skip

# "1, 2, 3", "a, b và c", "7, 12 và 14": several labels under one word. A label ends where the word does.
_ANY_STEP = "|".join(
    rf"(?i:{loose(word.word)})\s{{1,3}}(?P<l{number}>{loose(word.label)}(?!\w)(?:(?:,|,?\s{{1,3}}và|;)\s{{1,3}}{loose(word.label)}(?![\w/]))*)"
    for number, word in enumerate(STEP_WORDS)
)
STEP_PATTERN = re.compile(rf"(?<![\w./-])(?:các\s{{1,3}})?(?:{_ANY_STEP})(?![\w/])")
_LABELS = re.compile(r"(?:\s*(?:,|;)\s*(?:và\s+)?|\s+và\s+)")
# What joins two steps of a path: ", ", " của ", "; ", " và "; and the path to the document, where ";" and "và" cut.
_JOIN = re.compile(r"\s*[,;]?\s*(?:và\s+)?(?:(?:của|tại|thuộc)\s+)?")
_JOIN_DOCUMENT = re.compile(r"\s*,?\s*(?:(?:của|tại|thuộc)\s+)?")


@dataclass(frozen=True, slots=True)
class FoundSteps:
    """Steps written one after another: where the first begins, the steps in the order of the text."""

    start: int
    steps: tuple[Step, ...]


def steps_in(text: str) -> tuple[tuple[int, int, tuple[Step, ...]], ...]:
    """Every step in `text` as (start, end, steps); several where one word has several labels ("khoản 1, 2")."""
    return tuple((match.start(), match.end(), _steps_of(match)) for match in STEP_PATTERN.finditer(text))


def steps_before(text: str, end: int, window: int = 240) -> FoundSteps | None:
    """The run of steps that ends where the document's naming begins, at `end`; None when there is none."""
    first = max(0, end - window)
    start, steps = end, tuple[Step, ...]()
    for match_start, match_end, found in reversed(steps_in(text[first:end])):
        join = _JOIN if steps else _JOIN_DOCUMENT
        if not join.fullmatch(text, first + match_end, start):
            break
        start, steps = first + match_start, (*found, *steps)
    return FoundSteps(start, steps) if steps else None


def common_path(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """One path from the outermost step in, cut to what all the steps share.

    "khoản 2 Điều 8" gives Điều 8 › khoản 2. "các Khoản 1, 2, 3, Điều 4" names three clauses, so Điều 4 alone is
    certain; "Điều 4, Điều 5" share nothing.
    """
    ordered = sorted(steps, key=depth)
    path: list[Step] = []
    for step in ordered:
        if sum(depth(other) == depth(step) for other in ordered) > 1:
            break
        path.append(step)
    return tuple(path)


def depth(step: Step) -> int:
    """How deep a step stands; dotted numbers are their own path, so only their word matters."""
    return DEPTH[step.level]


def _steps_of(match: re.Match[str]) -> tuple[Step, ...]:
    for number, word in enumerate(STEP_WORDS):
        labels = match[f"l{number}"]
        if labels is not None:
            return tuple(_step(word, label) for label in _LABELS.split(labels))
    return ()


def _step(word: StepWord, label: str) -> Step:
    label = re.sub(r"\s+", " ", label.removeprefix("số ").strip())
    level = _level_of(word, label)
    if level is Level.DASH:
        return Step(level, _ORDINAL_NUMBERS.get(label, label))
    return Step(level, label.upper() if re.fullmatch(_ROMAN, label) and level is not Level.POINT else label)


def _level_of(word: StepWord, label: str) -> Level:
    """Party texts call every heading "mục": "mục 3.5.1" is a numbered item, "mục II" a Roman heading."""
    if re.fullmatch(_DOTTED, label):
        return Level.NUMBER
    if word.level is Level.SECTION and re.fullmatch(_ROMAN, label):
        return Level.ROMAN
    return word.level
