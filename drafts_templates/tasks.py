"""What a parent document asks of this level, taken from its own sentences with their addresses. Nothing is made up.

A sentence is a task when it names this level where somebody acts ("Các tỉnh ủy, thành ủy … chỉ đạo", "do cấp ủy trực
thuộc Trung ương xem xét, quyết định") and an obligation word follows; or when it stands under a heading that names this
level ("2. Đối với Ban Tổ chức Tỉnh ủy"). The words are tables in task_words.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Protocol

from thammuu.drafts_templates.draft import Task
from thammuu.drafts_templates.office import Office
from thammuu.drafts_templates.organ import organ_kind
from thammuu.drafts_templates.task_words import (
    ADDRESSEES,
    AGENT_AFTER_COLON,
    AGENT_MARK,
    BETWEEN,
    CLAUSE_START,
    DEADLINE,
    HEADED_TO,
    NOT_AFTER,
    SURE_ENOUGH_FOR_AGENT,
    TASK_SECTION,
    VERB,
)
from thammuu.ingest.folding import fold_tone_placement
from thammuu.ingest.model import Address, Evidence

LONG_SENTENCE = 400  # characters; of a longer one only the clause (up to ";") that speaks to this level is quoted
SECTION_BONUS = 0.05  # a sentence under "Tổ chức thực hiện" is a task more surely than the same words elsewhere
OWN_NAME = 1.0

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-ỸĐ“\"(+-])|\n+")
# "3.5.1. ", "b) ", "- ", "II- ", and the note after a number: "2.1. (Khoản 1): …".
_MARKER = re.compile(
    r"^\s*(?:[-+•–]\s+|\d+(?:\.\d+)*(?:\.|-)?\s+|[a-zđ]\)\s+|[IVX]+\s?[-.]\s+|Điều \d+\.\s+)?(?:\([^)]*\):\s*)?"
)
_UNFIT_END = (":",)  # a sentence that only opens a list is no task by itself


class ProvisionLike(Protocol):
    """What is needed of a provision; ingest.Provision and the store's records both have it."""

    @property
    def address(self) -> Address:
        """Its place in the document."""
        ...

    @property
    def heading(self) -> str:
        """Its title line without the marker, "" if none."""
        ...

    @property
    def text(self) -> str:
        """Its own words, verbatim, children excluded."""
        ...


@dataclass(frozen=True, slots=True)
class _Hit:
    """A sentence that speaks to this level."""

    quote: str
    addressee: str
    verb: str
    weight: float


@dataclass(frozen=True, slots=True)
class _Words:
    """The addressee patterns of an office, the surest first."""

    rows: tuple[tuple[float, re.Pattern[str]], ...]


def extract_tasks(parent: Evidence, provisions: Iterable[ProvisionLike], office: Office) -> tuple[Task, ...]:
    """Every task that the provisions of `parent` give to the level of `office`, in reading order.

    `provisions` are all provisions of the parent document, in reading order. Each task's evidence quotes its sentence
    (or clause) letter for letter and names the provision by address and by the store's id, "<document id>#<slug>".
    """
    words = _words_of(office)
    headings: dict[tuple[str, ...], str] = {}
    tasks = []
    for provision in provisions:
        path = _path(provision.address)
        headings[path] = _heading(provision)
        section = " › ".join(title for title in _above(path, headings) if title)
        tasks += [_task(parent, provision, hit, section) for hit in _hits(provision, headings, path, words)]
    return tuple(tasks)


def _task(parent: Evidence, provision: ProvisionLike, hit: _Hit, section: str) -> Task:
    evidence = replace(
        parent,
        address=provision.address.display(),
        provision_id=f"{parent.document_id}#{provision.address.slug()}",
        quote=hit.quote,
    )
    bonus = SECTION_BONUS if TASK_SECTION.search(_key(section)) else 0
    deadline = DEADLINE.search(_key(hit.quote))
    return Task(
        evidence=evidence,
        addressee=hit.addressee,
        verb=hit.verb,
        directness=min(1.0, hit.weight + bonus),
        deadline=hit.quote[deadline.start() : deadline.end()] if deadline else "",
        section=section,
    )


def _hits(
    provision: ProvisionLike, headings: dict[tuple[str, ...], str], path: tuple[str, ...], words: _Words
) -> Iterator[_Hit]:
    headed = _headed_to(path, headings, words)
    for sentence in _sentences(provision):
        hit = _speaks_to(sentence, words) or (_under_heading(sentence, headed) if headed else None)
        if hit is not None and not hit.quote.rstrip().endswith(_UNFIT_END):
            yield hit


def _sentences(provision: ProvisionLike) -> Iterator[str]:
    """The sentences of a provision, verbatim but for the marker before them; the heading line is none."""
    for sentence in _SENTENCE_END.split(provision.text):
        bare = _MARKER.sub("", sentence, count=1).strip()
        if bare and not _is_heading_line(bare, provision.heading):
            yield bare


def _is_heading_line(bare: str, heading: str) -> bool:
    return bool(heading) and bare.rstrip(".:") == heading.strip().rstrip(".:")


def _speaks_to(sentence: str, words: _Words) -> _Hit | None:
    key = _key(sentence)
    for weight, pattern in words.rows:
        for match in pattern.finditer(key):
            verb = _verb_after(key, match, weight)
            if verb is not None:
                addressee = sentence[match.start() : match.end()]
                return _Hit(_quote(sentence, match.start()), addressee, verb, weight)
    return None


def _quote(sentence: str, at: int) -> str:
    """The sentence whole; of a long one the part between semicolons that opens at offset `at`, if one does.

    A part that does not open with the addressee would lose its subject (3.5.1 b: "…; phải được ban thường vụ …").
    """
    opening = sentence.rfind(";", 0, at) + 1
    if len(sentence) <= LONG_SENTENCE or not opening or sentence[opening:at].strip():
        return sentence
    end = sentence.find(";", at)
    return sentence[opening : end if end > 0 else len(sentence)].strip()


def _verb_after(key: str, match: re.Match[str], weight: float) -> str | None:
    """The obligation word that the phrase `match` governs, or None when the phrase does not act."""
    before = key[: match.start()]
    acts = CLAUSE_START.search(before) or (weight >= SURE_ENOUGH_FOR_AGENT and AGENT_MARK.search(before))
    if not acts or NOT_AFTER.match(key, match.end()):
        return None
    between = AGENT_AFTER_COLON.match(key, match.end()) or BETWEEN.match(key, match.end())
    verb = VERB.match(key, between.end() if between else match.end())
    return verb.group().strip() if verb else None


def _headed_to(path: tuple[str, ...], headings: dict[tuple[str, ...], str], words: _Words) -> str:
    """The addressee a heading above names ("Đối với Ban Tổ chức Tỉnh ủy"), "" if none or if it is somebody else."""
    for title in _above(path, headings):
        named = HEADED_TO.match(_key(title))
        if named is None:
            continue
        for _, pattern in words.rows:
            match = pattern.match(_key(title), named.end())
            if match is not None and not NOT_AFTER.match(_key(title), match.end()):
                return title[match.start() : match.end()]
    return ""


def _under_heading(sentence: str, addressee: str) -> _Hit | None:
    key = _key(sentence)
    adverbs = BETWEEN.match(key)  # "Thường xuyên chỉ đạo …", "Định kỳ hằng năm kiểm tra …"
    verb = VERB.match(key, adverbs.end() if adverbs else 0)
    return _Hit(sentence, addressee, verb.group(), OWN_NAME) if verb else None


def _heading(provision: ProvisionLike) -> str:
    if provision.heading:
        return provision.heading
    first = provision.text.split("\n", 1)[0]
    bare = _MARKER.sub("", first, count=1)
    return bare if HEADED_TO.match(_key(bare)) and len(bare) < 120 else ""


def _path(address: Address) -> tuple[str, ...]:
    """The steps of an address with dotted numbers taken apart, so that "II › 2.1" lies under "II › 2"."""
    parts: list[str] = []
    for step in address.steps:
        labels = step.label.split(".")
        parts += [f"{step.level}:{'.'.join(labels[: count + 1])}" for count in range(len(labels))]
    return tuple(parts)


def _above(path: tuple[str, ...], headings: dict[tuple[str, ...], str]) -> tuple[str, ...]:
    """The headings from the top down to the provision itself."""
    return tuple(headings.get(path[:length], "") for length in range(1, len(path) + 1))


@lru_cache(maxsize=4096)
def _key(text: str) -> str:
    key = fold_tone_placement(text).lower()
    return key if len(key) == len(text) else text.lower()


def _words_of(office: Office) -> _Words:
    level = organ_kind(office.kind).level
    own = [(OWN_NAME, re.compile(rf"(?<!\w){re.escape(_key(office.full_name))}(?!\w)"))]
    rows = [(row.weight, re.compile(rf"(?<!\w)(?:{row.pattern})(?!\w)")) for row in ADDRESSEES if row.level == level]
    return _Words(tuple(own + rows))
