"""Which character set a stretch of text is in, judged by its own words before and after conversion.

A font's name is a claim, not a proof: correct Unicode is found in .VnTimeH (NĐ 30/2020, Phụ lục III), and one planning
document holds VNI letters under a TCVN3 font. Only words with letters beyond ASCII tell; each counts as good when it is
a Vietnamese syllable.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from thammuu.ingest.charsets.names import Charset
from thammuu.ingest.charsets.tables import table_of
from thammuu.ingest.syllables import is_syllable

# Letters of Vietnamese that no old font shows: a word with one of them is Unicode for certain.
_CERTAIN = re.compile("[ĂăĨĩŨũƠơƯưẠ-ỹ\u0300\u0301\u0303\u0309\u0323]")
# Signs of Latin-1 that Vietnamese does not write; text without any of them is Unicode, whatever the rest says.
OLD_SIGNS = re.compile("[\x80-\x9f¡-§¨©ª¬\u00ad®¯±²³´µ¶¸¹º»¼½¾¿ÄÅÆÇËÎÏÐÑÖ×ØÛÜÞßäåæçëîïðñö÷øûüþÿ«·\u2212\u2219]")
_TOKEN = re.compile(r"[^\s\x00-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f“”‘’„…–—•]+")
_ABBREVIATION = re.compile("[A-ZĐƯÔ]{2,8}")  # "QĐ", "HĐND", "TƯ": obey no shape
_EDGE_SIGNS = "0123456789«»°º§·×±²³©®µ÷"
_LONG_ENOUGH = 8  # words: below it a text without a telling font is left alone
_OLD_IS_GOOD = 0.85
_UNICODE_IS_BAD = 0.6
_BETTER = 0.15
_TRIED = (Charset.TCVN3, Charset.VNI, Charset.VISCII, Charset.VPS)


@dataclass(frozen=True, slots=True)
class Score:
    """Words beyond ASCII that are, and are not, Vietnamese syllables."""

    good: int = 0
    bad: int = 0

    @property
    def net(self) -> int:
        """Good words less bad ones."""
        return self.good - self.bad

    @property
    def share(self) -> float:
        """[0, 1]; 0 without any word."""
        return self.good / (self.good + self.bad) if self.good + self.bad else 0.0


@lru_cache(maxsize=50_000)
def _verdict(token: str) -> int:
    """1 for a syllable, -1 for none, 0 for a word that tells nothing (ASCII, abbreviations, numbers)."""
    word = token.strip(_EDGE_SIGNS)
    if not word or word.isascii():
        return 0 if token.strip("0123456789").isascii() else -1
    if is_syllable(word):
        return 1
    return 0 if _ABBREVIATION.fullmatch(word) else -1


def score(text: str) -> Score:
    """The score of `text` as it stands."""
    good = bad = 0
    for token in _TOKEN.findall(text):
        if not token.isascii():
            verdict = _verdict(token)
            good += verdict > 0
            bad += verdict < 0
    return Score(good, bad)


def is_certain(text: str) -> bool:
    """True when `text` has a letter only Unicode can give."""
    return _CERTAIN.search(text) is not None


def converted(text: str, charset: Charset) -> str:
    """`text` with every letter the old character set knows replaced."""
    table = table_of(charset)
    return table.pattern.sub(lambda match: table.letters[match.group()], text)


def told_by_text(text: str, tried: Iterable[Charset] = _TRIED) -> Charset | None:
    """The old character set `text` is clearly in; UNICODE when it is Vietnamese as it stands; None for neither."""
    if text.isascii():
        return None
    strange = OLD_SIGNS.search(text) is not None
    if not strange and is_certain(text):
        return Charset.UNICODE
    before = score(text)
    if before.good + before.bad < _LONG_ENOUGH:
        return None
    if before.share > _UNICODE_IS_BAD or not strange:
        return Charset.UNICODE
    best, charset = max(((score(converted(text, charset)).share, charset) for charset in tried), key=lambda row: row[0])
    return charset if best >= _OLD_IS_GOOD and best > before.share + _BETTER else None
