"""Misreadings of tesseract put right where no other reading is possible. Everything else stays as it was read.

Its Vietnamese data loses hats and mixes tones ("QUYÉT ĐỊNH", "tô chức", "bỗ sung", "quyên hạn" in real scans). Certain
are: a word no Vietnamese rime allows, which one hat makes a syllable; and a pair of syllables whose letters are written
with other accents practically never in the 85,423 articles of the State legal code (tables/ocr_pairs.txt, made by
bench/ocr_pairs.py). Words in title case are left alone in pairs: names of people and places take any accents.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from thammuu.ingest.folding import fold, strip_accents
from thammuu.ingest.syllables import is_syllable

_WORD = re.compile(r"[^\W\d_]+")
_HATS = {"e": "ê", "o": "ôơ", "a": "âă", "u": "ư"}
_SLASH = str.maketrans({"⁄": "/"})  # tesseract writes the fraction slash in symbols: "101⁄2020"


class Corrected(NamedTuple):
    """A text, and how many of its words were put right."""

    text: str
    words: int


def correct(text: str) -> Corrected:
    """`text` (in NFC) with the certain misreadings put right."""
    text = text.translate(_SLASH)
    found = list(_WORD.finditer(text))
    words = [_syllable(match.group()) for match in found]
    for at in range(len(words) - 1):
        gap = text[found[at].end() : found[at + 1].start()]
        if gap == " " and (pair := _pair(words[at], words[at + 1])):
            words[at], words[at + 1] = pair
    count = sum(word != match.group() for word, match in zip(words, found, strict=True))
    if not count:
        return Corrected(text, 0)
    out, end = [], 0
    for word, match in zip(words, found, strict=True):
        out += [text[end : match.start()], word]
        end = match.end()
    return Corrected("".join([*out, text[end:]]), count)


def _syllable(word: str) -> str:
    """The one syllable a hat makes of a word that is none; a word without any accent may be foreign and stays."""
    if len(word) < 3 or word.isascii() or is_syllable(word):
        return word
    found = {made for made in _hatted(word) if is_syllable(made)}
    return found.pop() if len(found) == 1 else word


def _hatted(word: str) -> list[str]:
    """`word` with one vowel given a hat, horn or breve, its tone kept."""
    letters = unicodedata.normalize("NFD", word)
    out = []
    for at, char in enumerate(letters):
        for hat in _HATS.get(char.lower(), ""):
            mark = unicodedata.normalize("NFD", hat)[1]
            out.append(unicodedata.normalize("NFC", letters[: at + 1] + mark + letters[at + 1 :]))
    return out


def _pair(first: str, second: str) -> tuple[str, str] | None:
    """The right spelling of two words; None when they are right, unknown, or may be a name."""
    in_capitals = first.isupper() and second.isupper()
    if not (in_capitals or second.islower()) or (first + second).isascii():
        return None
    spelling = fold(f"{first} {second}")
    right = _pairs().get(strip_accents(spelling))
    if right is None or right == spelling:
        return None
    one, two = right.split(" ")
    if (len(one), len(two)) != (len(first), len(second)):  # letters that fold differently: not ours to judge
        return None
    return _dressed(one, first), _dressed(two, second)


def _dressed(right: str, like: str) -> str:
    return "".join(char.upper() if old.isupper() else char for char, old in zip(right, like, strict=True))


@cache
def _pairs() -> dict[str, str]:
    """Letters without accents -> the one way they are written."""
    table = files("thammuu.ingest.tables").joinpath("ocr_pairs.txt").read_text(encoding="utf-8")
    return {strip_accents(pair): pair for pair in table.splitlines()}
