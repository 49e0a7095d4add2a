"""The parts of a document that are named: "điểm b khoản 2 Điều 8", "mục 3.5.1", "các Khoản 1, 2, 3, Điều 4".

A mention is one word with its labels ("khoản 1, 2 và 3"). Mentions that follow one another are a run, and `paths` makes
of a run the provisions it names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from thammuu.ingest.citations.paths import Joint, Mention, provisions_of
from thammuu.ingest.citations.text import loose
from thammuu.ingest.model import THIS, Level, ProvisionReference, Step

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
    StepWord("phần", rf"(?:{_ORDINAL}|{_ROMAN}|\d{{1,2}}|[A-ZĐ])", Level.PART, 1),
    StepWord("chương", rf"(?:{_ROMAN}|\d{{1,2}})", Level.CHAPTER, 2),
    StepWord("tiểu mục", rf"(?:{_DOTTED}|{_NUMBER}|{_ROMAN})", Level.SUBSECTION, 4),
    StepWord("mục", rf"(?:{_DOTTED}|{_NUMBER}|{_ROMAN}|[A-ZĐ])", Level.SECTION, 3),
    StepWord("điều", r"\d{1,3}[a-zđ]?", Level.ARTICLE, 5),
    StepWord("khoản", rf"(?:{_DOTTED}|{_NUMBER})", Level.CLAUSE, 7),
    StepWord("điểm", rf"(?:{_DOTTED}|{_NUMBER}|[a-zđ]\d?)", Level.POINT, 8),
    StepWord("tiết", rf"(?:{_DOTTED}|{_NUMBER}|[a-zđ]\d?)", Level.SUBPOINT, 9),
    StepWord("gạch đầu dòng thứ", r"(?:\d{1,2}|nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)", Level.DASH, 10),
)
DEPTH = {word.level: word.depth for word in STEP_WORDS} | {
    Level.ATTACHED: -1, Level.ROMAN: 3, Level.NUMBER: 6, Level.ORDINAL: 6,
}  # fmt: skip
_ORDINAL_NUMBERS = {
    "nhất": "1", "hai": "2", "ba": "3", "tư": "4", "năm": "5", "sáu": "6", "bảy": "7", "tám": "8",
    "chín": "9", "mười": "10",
}  # fmt: skip

# "từ 5 đến 9", "5 đến hết 9", "5 - 9": a run of labels. A label ends where its word does.
_UNTIL = r"\s{1,3}đến(?:\s{1,3}hết)?\s{1,3}|\s?[-–]\s?"
_AND = r"(?:,\s{0,3}|;\s{0,3}|\s{1,3})(?:(?:và|hoặc|hay)\s{1,3})"
# A break before a marker begins the next item: "a) Bãi bỏ điểm c;⏎b) Bổ sung …" names no điểm b.
_COMMA = r"[,;](?:[^\S\n]{1,3}|[^\S\n]?\n[^\S\n]?(?!\w{1,3}[.)]\s))"


def _labels(label: str) -> str:
    """One label, a list or a run of them: "1", "1, 2 và 3", "a, b", "từ 5 đến 9"."""
    end = r"(?![\w/])"
    one = rf"(?:từ\s{{1,3}})?{label}{end}(?:(?:{_UNTIL}){label}{end})?"
    return rf"{one}(?:(?:{_AND}|{_COMMA}){one})*"


def _mention(word: StepWord, number: int) -> str:
    """The word with its labels; "Điều này" points at the provision it stands in."""
    return rf"(?i:{loose(word.word)})\s{{1,3}}(?P<l{number}>{THIS}(?!\w)|{_labels(loose(word.label))})"


STEP_PATTERN = re.compile(
    r"(?<![\w./-])(?:(?P<several>[Cc]ác)\s{1,3})?(?:từ\s{1,3})?"
    rf"(?:{'|'.join(_mention(word, number) for number, word in enumerate(STEP_WORDS))})(?![\w/])"
)
_BETWEEN_LABELS = re.compile(rf"(?:{_AND}|{_COMMA})(?:từ\s{{1,3}})?")
_RANGE = re.compile(_UNTIL)
_FROM = re.compile(r"(?<!\w)từ\s{1,3}$")

# What joins two mentions of a run, and the run to the document; there ";" and "và" cut.
_BELONGS = r"(?:(?:của|tại|thuộc|trong|ở)\s+)?"
_JOIN = re.compile(
    rf"(?P<list>\s*[,;]?\s+(?:và|hoặc|hay|cùng)\s+|\s*;\s*)(?:các\s+)?{_BELONGS}"
    rf"|(?P<anchor>\s+vào\s+(?:(?:liền\s+)?(?:sau|trước)\s+)?)|(?P<range>\s+đến(?:\s+hết)?\s+)|(?P<comma>\s*,\s*){_BELONGS}|\s+{_BELONGS}"
)
# "Phụ lục II (ban hành) kèm theo Nghị định số …", "Điều 5 Quy chế làm việc (ban hành) kèm theo Quyết định số …".
_ENACTED = r"(?:Quy chế|Quy định|Quy trình|Điều lệ|Đề án|Kế hoạch|Chương trình|Danh mục|Hướng dẫn)"
_JOIN_DOCUMENT = re.compile(
    rf"\s*,?\s*{_BELONGS}(?:(?:(?P<enacted>{_ENACTED})(?:\s[^\s.;:,()“”\"\d]+){{0,14}}?\s+)?\(?(?:được\s+)?(?:ban\s+hành\s+)?kèm\s+theo\s+)?"
)
_LONGEST_JOINT = 24  # characters between two mentions of one run
_MOST_MENTIONS = 64  # in one run; a list of the criminal code's articles has forty


@dataclass(frozen=True, slots=True)
class FoundPart:
    """A run of mentions: where it lies, and the provisions it names in the order of the text."""

    start: int
    end: int
    provisions: tuple[ProvisionReference, ...]

    @property
    def is_here(self) -> bool:
        """True when a step points at the provision the text stands in: "khoản 2 Điều này"."""
        return any(step.label == THIS for each in self.provisions for step in each.steps)


def steps_in(text: str) -> tuple[tuple[int, int, tuple[Step, ...]], ...]:
    """Every step in `text` as (start, end, steps); several where one word has several labels ("khoản 1, 2")."""
    return tuple(
        (each.start, each.end, tuple(step for ends in each.labels for step in ends)) for each in mentions_in(text)
    )


def mentions_in(text: str) -> tuple[Mention, ...]:
    """Every word for a provision with its labels, in reading order."""
    return tuple(_mention_of(match) for match in STEP_PATTERN.finditer(text))


def runs_in(text: str) -> tuple[FoundPart, ...]:
    """Mentions that follow one another, joined to runs, in reading order."""
    runs: list[list[tuple[Mention, Joint]]] = []
    for mention in mentions_in(text):
        joint = _joint(text, runs[-1][-1][0].end, mention.start) if runs else None
        if joint is None or len(runs[-1]) >= _MOST_MENTIONS:
            runs.append([(mention, Joint.LIST)])
        else:
            runs[-1].append((mention, joint))
    return tuple(_part(run) for run in runs)


def part_before(text: str, end: int, window: int = 240) -> FoundPart | None:
    """The run that ends where the document's naming begins, at `end`; None when there is none."""
    first = max(0, end - window)
    run: list[tuple[Mention, Joint]] = []
    start = end
    document: re.Match[str] | None = None
    for mention in reversed(mentions_in(text[first:end])):
        placed = mention.shifted(first)
        document = document or _JOIN_DOCUMENT.fullmatch(text, placed.end, start)
        if document is None:
            break
        joint = _joint(text, placed.end, start) if run else Joint.LIST
        if joint is None:
            break
        if run:
            run[0] = (run[0][0], joint)
        run.insert(0, (placed, Joint.LIST))
        start = placed.start
    return _within(_part(run), document["enacted"] if document else None) if run else None


def _within(part: FoundPart, enacted: str | None) -> FoundPart:
    """The part told as one of the text a decision issues: its "Điều 5" is not the decision's own (ATTACHED)."""
    if enacted is None:
        return part
    above = (Step(Level.ATTACHED, enacted),)
    told = (
        ProvisionReference((*above, *each.steps), (*above, *each.last) if each.last else ()) for each in part.provisions
    )
    return replace(part, provisions=tuple(told))


def depth(step: Step) -> int:
    """How deep a step stands; dotted numbers are their own path, so only their word matters."""
    return DEPTH[step.level]


def _part(run: list[tuple[Mention, Joint]]) -> FoundPart:
    return FoundPart(run[0][0].start, run[-1][0].end, provisions_of(tuple(run)))


def _joint(text: str, start: int, end: int) -> Joint | None:
    if not 0 < end - start <= _LONGEST_JOINT:
        return None
    match = _JOIN.fullmatch(text, start, end)
    if match is None:
        return None
    if match["list"] is not None:
        return Joint.LIST
    if match["range"] is not None:
        return Joint.RANGE
    if match["anchor"] is not None:
        return Joint.ANCHOR
    return Joint.COMMA if match["comma"] is not None else Joint.BARE


def _mention_of(match: re.Match[str]) -> Mention:
    number, word = next((n, w) for n, w in enumerate(STEP_WORDS) if match[f"l{n}"] is not None)
    labels = tuple(
        tuple(_step(word, end) for end in _RANGE.split(_plain(label)))
        for label in _BETWEEN_LABELS.split(match[f"l{number}"])
    )
    return Mention(match.start(), match.end(), word.depth, labels, match["several"] is not None)


def _plain(label: str) -> str:
    return re.sub(r"^từ\s+", "", label.strip())


def _step(word: StepWord, label: str) -> Step:
    label = re.sub(r"\s+", " ", label.removeprefix("số ").strip())
    level = _level_of(word, label)
    if level is Level.DASH:
        return Step(level, _ORDINAL_NUMBERS.get(label, label))
    lettered = level in {Level.POINT, Level.SUBPOINT}
    return Step(level, label.upper() if re.fullmatch(_ROMAN, label) and not lettered else label)


def _level_of(word: StepWord, label: str) -> Level:
    """Party texts call every heading "mục": "mục 3.5.1" is a numbered item, "mục II" a Roman heading."""
    if re.fullmatch(_DOTTED, label):
        return Level.NUMBER
    if word.level is Level.SECTION and re.fullmatch(_ROMAN, label):
        return Level.ROMAN
    return word.level
