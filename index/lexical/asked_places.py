"""Where the words of a question stand in a text.

A search asks it of the texts it shows. Cutting these into syllables and finding where each stands takes three times as
long as looking for those that are asked for, so one expression looks for them all, in every spelling that `fold` makes
one of. A text has a hundred of them: the two loops below are written to be short.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from thammuu.index.lexical.tokens import BREAKS, JOINTS, PAIR_MARK, bare, spans, words
from thammuu.ingest.folding import later_tone_placement

_LETTER = r"[^\W_]"
_APART = re.compile(rf"{_LETTER}|[{BREAKS}]")  # what may not stand between the syllables of a pair
_BOUNDS = frozenset(("", " ", "\n", ",", ";", ":", "(", ")"))  # what most tokens stand between; binds nothing

Place = tuple[str, int, int]  # a term of the question and where it stands: a half-open range of characters


@dataclass(frozen=True, slots=True)
class AskedPlaces:
    """The syllables and the pairs of a question in a text, each in order."""

    syllables: list[Place]
    pairs: list[Place]


@lru_cache(maxsize=1024)
def asked_in(text: str, asked: frozenset[str], *, accents: bool) -> AskedPlaces:
    """Where terms of a question stand in cleaned `text`, without accents where the question has none. `asked` has both
    syllables of each of its pairs. Remembered, because a search asks twice: which hit to show, and what to mark."""
    syllables = _syllables(text, asked, accents=accents)
    pairs = [
        (term, start, end)
        for (one, start, left), (other, right, end) in pairwise(syllables)
        if (term := f"{one}{PAIR_MARK}{other}") in asked
        and (text[left:right] == " " or not _APART.search(text, left, right))
    ]
    return AskedPlaces(syllables, pairs)


def _syllables(text: str, asked: frozenset[str], *, accents: bool) -> list[Place]:
    alike = text.lower() if accents else text.translate(_BARE)
    if len(alike) != len(text):  # a rare letter moves the places
        return _cut(text, asked, accents=accents)
    found: list[Place] = []
    expression, folded = _sought(asked, accents=accents)
    for match in expression.finditer(alike) if folded else ():
        start, end = match.span()
        apart = alike[start - 1 : start] in _BOUNDS and alike[end : end + 1] in _BOUNDS
        if apart or _is_token(alike, start, end):
            found.append((folded[match[0]], start, end))
    return found


def _cut(text: str, asked: frozenset[str], *, accents: bool) -> list[Place]:
    """The same, of any text: every syllable looked at."""
    syllables = words(text) if accents else map(bare, words(text))
    return [(each, *place) for each, place in zip(syllables, spans(text), strict=True) if each in asked]


@lru_cache(maxsize=64)
def _sought(asked: frozenset[str], *, accents: bool) -> tuple[re.Pattern[str], dict[str, str]]:
    """What finds the syllables of `asked`, the longest first, and which each of its spellings is of."""
    folded = {each: each for each in asked if PAIR_MARK not in each}
    if accents:
        folded |= {later_tone_placement(each): each for each in folded}
    longest_first = sorted(folded, key=lambda each: (-len(each), each))
    return re.compile(rf"(?:{'|'.join(map(re.escape, longest_first))})(?!{_LETTER})"), folded


def _is_token(text: str, start: int, end: int) -> bool:
    """Whether what stands there is a token of its own: not "nạp" in "xnạp", nor "qđ" in "294-qđ/tw"."""
    if text[start - 1 : start].isalnum():
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


class _Bare(dict[int, str]):
    """Each character without accents; none where that is not one character."""

    def __missing__(self, code: int) -> str:
        made = bare(chr(code))
        self[code] = made if len(made) == 1 else ""
        return self[code]


_BARE = _Bare()
