"""The sentence that announces a change, taken apart: "Sửa đổi, bổ sung khoản 2 và bổ sung khoản 2a vào sau khoản 2".

A sentence is read whole or not at all: every word of it must have its place in one of the forms below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from thammuu.index.consolidated.model import Operation
from thammuu.ingest.citations.provisions import depth, runs_in
from thammuu.ingest.model import Level, Step

Steps = tuple[Step, ...]
Targets = tuple[Steps, ...]


@dataclass(frozen=True, slots=True)
class Act:
    """One change that a sentence announces; `target` and `anchor` as told there, perhaps without what lies above."""

    operation: Operation
    target: Steps
    anchor: Steps = ()
    before: bool = False


@dataclass(frozen=True, slots=True)
class Lead:
    """What a sentence says. `acts` is () for one that only opens a list of changes; `around` is what it is about."""

    acts: tuple[Act, ...]
    around: Steps = ()


_VERB = r"(?:[Ss]ửa đổi(?:,\s?bổ sung)?|[Bb]ổ sung|[Bb]ãi bỏ|[Hh](?:ủy|uỷ) bỏ|[Bb]ỏ|[Tt]hay thế)"
_BEGINS = re.compile(
    rf"{_VERB}\b|(?:[Cc]ác\s+)?(?:[Kk]hoản|[Đđ]iểm|[Đđ]iều|[Mm]ục|[Tt]ên)\b.*?\b(?:được|bị)\s+{_VERB}\b", re.DOTALL
)
# "khoản 2; bổ sung khoản 2a", "khoản 2, bãi bỏ khoản 3", "khoản 2 và bổ sung khoản 2a"
_NEXT_VERB = re.compile(rf"(?:^|[,;]\s+|\s+và\s+)({_VERB})\s+")
# The document and all behind it: "… của Luật Giá số 11/2012/QH13 đã được sửa đổi theo Luật số 61/2014/QH13 như sau:"
OF_DOCUMENT = re.compile(
    r"\s+(?:của|tại|trong)\s+(?:Bộ luật|Luật|Pháp lệnh|Nghị định|Nghị quyết|Quyết định|Quy định|Quy chế|Hướng dẫn"
    r"|Thông tư|Điều lệ|Quy trình|Chỉ thị|Kết luận|Đề án)\b.*",
    re.DOTALL,
)
_END = re.compile(r"\s*(?:,?\s*(?:cụ thể\s+)?như sau|sau đây)?\s*[.:;,]*\s*(?:và)?\s*$")
_PASSIVE = re.compile(r"^(?P<what>.+?)\s+(?:được|bị)\s+(?P<verb>sửa đổi(?:, bổ sung)?|bãi bỏ)$", re.DOTALL)
# "một số điểm, khoản của Điều 3": what is changed is told below
_SOME = re.compile(r"\b(?:một số|các điều|các khoản|các điểm|nội dung)\b(?!\s+\d)")
_PLACED = re.compile(r"^(?P<new>.+?)\s+(?:vào\s+)?(?:liền\s+)?(?P<where>sau|trước)\s+(?P<anchor>.+)$", re.DOTALL)
_INTO = re.compile(r"^(?P<new>.+?)\s+vào\s+(?P<parent>.+)$", re.DOTALL)
_NAME_ALONE = re.compile(r"^tên(?:\s+(?:của\s+)?(?:Điều|điều))?$")
_NAME_OF = re.compile(r"^tên(?:\s+(?:của|điều|chương))?\s+(?=(?:Điều|Chương|Mục|Phần)\s+[\dIVX])")
_NAME_FIRST = re.compile(r"^tên\s+(?:của\s+)?(?:điều|Điều)(?:,|\s+và)\s+(?:các\s+)?")
_LEAD_OF = re.compile(r"^đoạn\s+(?:mở\s+)?đầu\s+(?:của\s+)?")
_HEADING = Step(Level.ARTICLE, "")  # the article around, where only "tên điều" is told


def is_act(sentence: str) -> bool:
    """Whether a sentence (without its marker) begins as one that changes a text."""
    return _BEGINS.match(sentence.lstrip()) is not None


def read_lead(sentence: str) -> Lead | None:
    """What the sentence announces; None when a word of it has no place in a known form."""
    core = _END.sub("", OF_DOCUMENT.sub("", _plain(sentence)), count=1)
    if not core:
        return Lead(())
    passive = _PASSIVE.match(core)
    if passive is not None:
        core = f"{passive['verb']} {passive['what']}"
    if is_act(core) and (_SOME.search(core) or re.fullmatch(_VERB, core)):
        return Lead((), around_of(core))
    verbs = list(_NEXT_VERB.finditer(f"{core} "))
    if not verbs or verbs[0].start():
        return None
    acts = list[Act]()
    for number, verb in enumerate(verbs):
        end = verbs[number + 1].start() if number + 1 < len(verbs) else len(core)
        found = _acts(verb[1].casefold(), core[verb.end() : end].strip(" ,;"))
        if found is None:
            return None
        acts += found
    return Lead(tuple(_shared(acts)), around_of(core))


def is_about_some(sentence: str) -> bool:
    """Whether a sentence says that some provisions change without telling which: "Bãi bỏ một số điều của Luật …"."""
    return _SOME.search(sentence) is not None


def around_of(sentence: str) -> Steps:
    """What all the provisions named share, from the outermost in: the ground for what is told below."""
    paths = [each.steps for run in runs_in(OF_DOCUMENT.sub("", _plain(sentence))) for each in run.provisions]
    shared = list[Step]()
    for level in zip(*paths, strict=False):
        if len(set(level)) > 1:
            break
        shared.append(level[0])
    return tuple(shared)


def named_in(sentence: str) -> Targets:
    """Every provision a sentence names, runs by their ends."""
    return tuple(
        steps
        for run in runs_in(OF_DOCUMENT.sub("", _plain(sentence)))
        for each in run.provisions
        for steps in (each.steps, each.last)
        if steps
    )


def exactly(words: str) -> Targets | None:
    """The provisions that `words` name, when they name nothing else and no range; else None.

    What stands between semicolons is read for itself: a list of thirty is longer than any run.
    """
    parts = [_named_exactly(part) for part in words.strip(" .,;:").split(";")]
    named = [part for part in parts if part]
    return tuple(steps for part in named for steps in part) if len(named) == len(parts) else None


def _named_exactly(words: str) -> Targets:
    text = re.sub(r"^(?:và\s+)?(?:[Cc]ác\s+)?", "", words.strip(" .,:"))
    runs = runs_in(text)
    whole = len(runs) == 1 and not runs[0].start and runs[0].end == len(text)
    ranges = whole and any(each.last for each in runs[0].provisions)
    return tuple(each.steps for each in runs[0].provisions) if whole and not ranges else ()


def _plain(sentence: str) -> str:
    return " ".join(sentence.split())


def _acts(verb: str, words: str) -> list[Act] | None:
    if verb in {"bãi bỏ", "hủy bỏ", "huỷ bỏ", "bỏ"}:
        return _each(Operation.REPEAL, words)
    if verb == "bổ sung":
        return _insertions(words)
    return _replacements(words) if verb.startswith("sửa đổi") else None


def _each(operation: Operation, words: str) -> list[Act] | None:
    named = exactly(words)
    return [Act(operation, steps) for steps in named] if named is not None else None


def _replacements(words: str) -> list[Act] | None:
    if _NAME_ALONE.match(words):
        return [Act(Operation.RENAME, (_HEADING,))]
    for pattern, operation in ((_NAME_OF, Operation.RENAME), (_LEAD_OF, Operation.LEAD)):
        if pattern.match(words):
            named = _each(operation, pattern.sub("", words))
            return named if named is not None and len(named) == 1 else None
    first = _NAME_FIRST.match(words)
    rest = _each(Operation.REPLACE, words[first.end() :] if first else words)
    if rest is None or first is None:
        return rest
    return [Act(Operation.RENAME, (_HEADING,)), *rest]


def _insertions(words: str) -> list[Act] | None:
    placed = _PLACED.match(words)
    if placed is not None:
        return _beside(placed)
    into = _INTO.match(words)
    new = exactly(into["new"] if into else words)
    parent = exactly(into["parent"]) if into else ((),)
    if new is None or parent is None or len(parent) != 1:
        return None
    return [Act(Operation.INSERT, (*parent[0], *steps)) for steps in new]


def _beside(placed: re.Match[str]) -> list[Act] | None:
    new, anchor = exactly(placed["new"]), exactly(placed["anchor"])
    if new is None or anchor is None or len(anchor) != 1 or any(len(steps) > len(anchor[0]) for steps in new):
        return None
    above = anchor[0][:-1]
    before = placed["where"] == "trước"
    return [Act(Operation.INSERT, (*above[: len(above) - len(steps) + 1], *steps), anchor[0], before) for steps in new]


def _shared(acts: list[Act]) -> Iterator[Act]:
    """ "Sửa đổi điểm d và bổ sung điểm d1 vào sau điểm d khoản 7": the last act tells where the first ones lie too."""
    around = acts[-1].target[:-1] if acts else ()
    for act in acts:
        yield Act(act.operation, _completed(act.target, around), _completed(act.anchor, around), act.before)


def _completed(steps: Steps, around: Steps) -> Steps:
    """`steps` with those of `around` that stand further out than the first of them."""
    if not steps:
        return steps
    return (*(step for step in around if depth(step) < depth(steps[0])), *steps)


def completed(steps: Steps, around: Steps) -> Steps:
    """As told below a sentence that is about `around`: "khoản 7" below "Điều 3" is Điều 3 › khoản 7."""
    if steps[:1] == (_HEADING,):
        article = tuple(step for step in around if step.level is Level.ARTICLE)
        return (*article, *steps[1:])
    return _completed(steps, around)
