"""Capitals with a tone, which TCVN3 does not have: "TH" + "à" + "NH" stands in the file where "THÀNH" is meant.

A capital font (.VnTimeH) draws every letter as a capital. In other fonts people typed the small letter and left it so;
a word whose other letters are all capitals is meant to be one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import accumulate, pairwise

_WORD = re.compile(r"[^\W\d_]+")
_as_typed: ContextVar[bool] = ContextVar("letters_as_typed", default=False)


def in_capitals(text: str) -> str:
    """`text` whose font or format draws all letters as capitals, as it is to be given."""
    return text if _as_typed.get() else text.upper()


@contextmanager
def letters_as_typed() -> Iterator[None]:
    """Inside, text drawn in capitals (.VnTimeH, "all caps") is given as it was typed; elsewhere as it is drawn."""
    token = _as_typed.set(True)
    try:
        yield
    finally:
        _as_typed.reset(token)


def restored(texts: Sequence[str]) -> list[str]:
    """Runs converted from TCVN3, with the small toned letters of words in capitals made capitals: "HIệN" "Tổ CHứC".

    A word with a single other letter ("Và", "Tổ") is only taken for one beside a word that is in capitals for certain.
    """
    whole = "".join(texts)
    words = list(_WORD.finditer(whole))
    bases = ["".join(char for char in word.group() if char.isascii()) for word in words]
    certain = [len(base) > 1 and base.isupper() for base in bases]
    letters = list(whole)
    for index, (word, base) in enumerate(zip(words, bases, strict=True)):
        if certain[index] or (base.isupper() and any(certain[max(index - 1, 0) : index + 2])):
            letters[word.start() : word.end()] = map(str.upper, word.group())
    ends = [0, *accumulate(map(len, texts))]
    return ["".join(letters[start:end]) for start, end in pairwise(ends)]
