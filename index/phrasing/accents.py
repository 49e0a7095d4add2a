"""Accents put back on a question typed without them: the likeliest that the documents of the store have.

What is found by words needs none, for the index has the words without accents too. A model of meaning does: "dang" is
three words to it, or none.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import log
from typing import NamedTuple

from thammuu.index.lexical.tokens import PAIR_MARK, spans, words
from thammuu.index.phrasing.replacing import replaced
from thammuu.index.phrasing.spelling import Frequency, accented_forms

_FORMS = 5  # of a syllable, the most frequent; "dang" has eight
_TOGETHER = 0.9  # of how likely a syllable is, what its neighbour before it says; the rest is how frequent it is
_UNSEEN = 0.5  # provisions in which what none has is taken to stand


def with_accents(text: str, frequency: Frequency, total: int) -> str:
    """`text` (cleaned, without accents), each syllable as it most likely was meant: a chain of neighbours, the whole of
    it made as likely as it can be (A. Viterbi, 1967) by how many of `total` provisions have syllables and pairs.

    Other characters stay as they are, and so do syllables that no document has.
    """
    plain = words(text)
    chosen = _likeliest([_forms(word, frequency) for word in plain], frequency, max(total, 1))
    told = zip(spans(text), plain, chosen, strict=True)
    return replaced(text, ((start, end, meant) for (start, end), word, meant in told if meant != word))


class _Form(NamedTuple):
    """A syllable with its accents, and in how many provisions it stands."""

    text: str
    known: int


@lru_cache(maxsize=4096)
def _all_forms(plain: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((plain, *accented_forms(plain))))


def _forms(plain: str, frequency: Frequency) -> tuple[_Form, ...]:
    """The forms that documents have, the most frequent first; the syllable itself where there is none."""
    alone = (_Form(plain, 0),)
    if not plain.isalpha():
        return alone
    counted = (_Form(form, frequency(form, accents=True)) for form in _all_forms(plain))
    return tuple(sorted((form for form in counted if form.known), key=lambda form: -form.known)[:_FORMS]) or alone


def _likeliest(choices: Sequence[tuple[_Form, ...]], frequency: Frequency, total: int) -> list[str]:
    """One form of each syllable: the path that is likeliest as a whole."""
    paths: list[tuple[float, tuple[_Form, ...]]] = [(0.0, ())]
    for forms in choices:
        paths = [
            max((score + log(_given(form, path[-1:], frequency, total)), (*path, form)) for score, path in paths)
            for form in forms
        ]
    return [form.text for form in max(paths)[1]]


def _given(form: _Form, before: tuple[_Form, ...], frequency: Frequency, total: int) -> float:
    """How likely `form` follows the syllable before it, if there is one."""
    alone = (form.known + _UNSEEN) / (total + 1)
    if not form.known or not before or not before[0].known:
        return alone
    together = frequency(f"{before[0].text}{PAIR_MARK}{form.text}", accents=True) / before[0].known
    return _TOGETHER * min(together, 1.0) + (1 - _TOGETHER) * alone
