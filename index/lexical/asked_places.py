"""Where the words of a question stand in a text.

A search asks it of the texts it shows. Cutting these into syllables and finding where each stands takes three times as
long as looking for each syllable that is asked for, in every spelling that `fold` makes one of. (One expression for all
is no faster, for it must be compiled.) A text has a hundred of them: the two loops below are written to be short.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from thammuu.index.lexical.tokens import BREAKS, JOINTS, PAIR_MARK, bare_text, spans, typed_words
from thammuu.ingest.folding import later_tone_placement

_LETTER = r"[^\W_]"
_APART = re.compile(rf"{_LETTER}|[{BREAKS}]")  # what may not stand between the syllables of a pair
_BOUNDS = frozenset(("", " ", "\n", ",", ";", ":", "(", ")"))  # what most tokens stand between; binds nothing

Place = tuple[int, int, str]  # a half-open range of characters and the term of the question that stands there


@dataclass(frozen=True, slots=True)
class AskedPlaces:
    """The syllables and the pairs of a question in a text, each in order."""

    syllables: list[Place]
    pairs: list[Place]


def asked_in(text: str, asked: frozenset[str], *, accents: bool) -> AskedPlaces:
    """Where terms of a question stand in cleaned `text`, without accents where the question has none. `asked` has both
    syllables of each of its pairs."""
    syllables = _syllables(text, asked, accents=accents)
    pairs = [
        (start, end, term)
        for (start, left, one), (right, end, other) in pairwise(syllables)
        if (term := f"{one}{PAIR_MARK}{other}") in asked
        and (text[left:right] == " " or not _APART.search(text, left, right))
    ]
    return AskedPlaces(syllables, pairs)


def _syllables(text: str, asked: frozenset[str], *, accents: bool) -> list[Place]:
    alike = text.lower() if accents else bare_text(text)
    if len(alike) != len(text):  # a rare letter moves the places
        return _cut(text, asked, accents=accents)
    found: list[Place] = []
    for spelling, syllable in _spellings(asked, accents=accents):
        length = len(spelling)
        start = alike.find(spelling)
        while start >= 0:
            end = start + length
            apart = alike[start - 1 : start] in _BOUNDS and alike[end : end + 1] in _BOUNDS
            if apart or _is_token(alike, start, end):
                found.append((start, end, syllable))
            start = alike.find(spelling, end)
    found.sort()
    return found


def _cut(text: str, asked: frozenset[str], *, accents: bool) -> list[Place]:
    """The same, of any text: every syllable looked at."""
    syllables = typed_words(text, accents=accents)
    return [(*place, each) for each, place in zip(syllables, spans(text), strict=True) if each in asked]


@lru_cache(maxsize=64)
def _spellings(asked: frozenset[str], *, accents: bool) -> tuple[tuple[str, str], ...]:
    """Every spelling of the syllables of `asked`, with the syllable."""
    syllables = sorted(each for each in asked if PAIR_MARK not in each)
    ways = {each: each for each in syllables}
    if accents:
        ways |= {later_tone_placement(each): each for each in syllables}
    return tuple(ways.items())


def _is_token(text: str, start: int, end: int) -> bool:
    """Whether what stands there is a token of its own: not "nạp" in "xnạp", nor "qđ" in "294-qđ/tw"."""
    if text[start - 1 : start].isalnum() or text[end : end + 1].isalnum():
        return False
    bound_before = text[start - 1 : start] in JOINTS and text[start - 2 : start - 1].isalnum()
    bound_after = text[end : end + 1] in JOINTS and text[end + 1 : end + 2].isalnum()
    if not bound_before and not bound_after:
        return True
    first, last = start, end
    while first and _binds(text[first - 1]):
        first -= 1
    while last < len(text) and _binds(text[last]):
        last += 1
    return (start - first, end - first) in _tokens(text[first:last])


def _binds(char: str) -> bool:
    return char.isalnum() or char in JOINTS


@lru_cache(maxsize=64)
def _tokens(text: str) -> frozenset[tuple[int, int]]:
    return frozenset(spans(text))
