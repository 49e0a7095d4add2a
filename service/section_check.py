"""What a language model answered, held letter for letter against the evidence it was given.

A model may choose which sentences of the evidence a section takes, in what order, and which of a few joining words open
each. It never words anything itself: a sentence goes into a draft only when it equals the evidence it names. So no
symbol, number, date, address or "không" can be added, changed or lost on the way, and nothing has to be judged.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from thammuu.ingest.model import Evidence

MOST_ANSWER = 200_000  # characters; more is no answer to what was asked
MOST_SENTENCES = 60
# Wording of our own that may open a sentence; "" for none.
LEADS = ("", "Trước hết, ", "Đồng thời, ", "Bên cạnh đó, ", "Cùng với đó, ", "Cụ thể: ", "Trong đó: ")
_KEYS = {"evidence", "quote", "lead"}


class Why(StrEnum):
    """Why something a model answered was left out."""

    TOO_LONG = "too_long"
    NOT_JSON = "not_json"  # or JSON that says one thing twice
    WRONG_SHAPE = "wrong_shape"
    TOO_MANY = "too_many"
    NO_EVIDENCE = "no_evidence"  # names no evidence, or one that was not given
    NOT_VERBATIM = "not_verbatim"
    FOREIGN_LEAD = "foreign_lead"  # opens with words that are not ours
    TWICE = "twice"


WORDS = {
    Why.TOO_LONG: "câu trả lời quá dài",
    Why.NOT_JSON: "câu trả lời không phải JSON hợp lệ",
    Why.WRONG_SHAPE: "câu trả lời không đúng khuôn dạng",
    Why.TOO_MANY: "quá số câu cho phép",
    Why.NO_EVIDENCE: "câu không có bằng chứng",
    Why.NOT_VERBATIM: "câu không nguyên văn",
    Why.FOREIGN_LEAD: "câu có lời nối ngoài danh sách",
    Why.TWICE: "câu lặp lại",
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """A sentence of the evidence that a section takes, with the joining words before it."""

    lead: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Refused:
    """Something left out: its place in the answer (from 1, 0 for the whole answer) and why. Never its words."""

    place: int
    why: Why


@dataclass(frozen=True, slots=True)
class CheckedAnswer:
    """What of an answer may go into a draft, and what was left out."""

    chosen: tuple[Chosen, ...]
    refused: tuple[Refused, ...] = ()


class _RepeatedKeyError(ValueError):
    """A JSON object that says one thing twice: which counts would be a guess."""


def check_answer(answer: str, evidence: tuple[Evidence, ...]) -> CheckedAnswer:
    """The sentences of `answer` that equal the evidence they name, and what was refused. Never raises.

    The answer has to be `{"sentences": [{"evidence": 3, "quote": "…", "lead": "Đồng thời, "}, …]}`; evidence is
    counted from 1.
    """
    if len(answer) > MOST_ANSWER:
        return _nothing(Why.TOO_LONG)
    try:
        told = json.loads(answer, object_pairs_hook=_once, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        return _nothing(Why.NOT_JSON)
    if not isinstance(told, dict) or set(told) != {"sentences"} or not isinstance(told["sentences"], list):
        return _nothing(Why.WRONG_SHAPE)
    judged = tuple(_judged(told["sentences"], evidence))
    chosen = tuple(each for each in judged if isinstance(each, Chosen))
    return CheckedAnswer(chosen, tuple(each for each in judged if isinstance(each, Refused)))


def _judged(items: list[Any], evidence: tuple[Evidence, ...]) -> Iterator[Chosen | Refused]:
    taken: set[Evidence] = set()
    for place, item in enumerate(items, start=1):
        if place > MOST_SENTENCES:
            yield Refused(place, Why.TOO_MANY)
            return
        found = _sentence(item, evidence)
        if isinstance(found, Why):
            yield Refused(place, found)
        elif found.evidence in taken:
            yield Refused(place, Why.TWICE)
        else:
            taken.add(found.evidence)
            yield found


def _sentence(item: Any, evidence: tuple[Evidence, ...]) -> Chosen | Why:
    if not isinstance(item, dict) or not set(item) <= _KEYS or not isinstance(item.get("quote"), str):
        return Why.WRONG_SHAPE
    number, lead = item.get("evidence"), item.get("lead", "")
    if type(number) is not int or not 1 <= number <= len(evidence):  # True is an int to Python
        return Why.NO_EVIDENCE
    if not isinstance(lead, str) or lead not in LEADS:
        return Why.FOREIGN_LEAD
    named = evidence[number - 1]
    # Equal as they stand: no folding, no trimming. Look-alike letters and unseen marks are other letters.
    return Chosen(lead, named) if named.quote and item["quote"] == named.quote else Why.NOT_VERBATIM


def _nothing(why: Why) -> CheckedAnswer:
    return CheckedAnswer((), (Refused(0, why),))


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    told = dict(pairs)
    if len(told) != len(pairs):
        raise _RepeatedKeyError
    return told


def _no_constant(name: str) -> float:
    raise ValueError(name)
