"""The letters of the old character sets: viparse's tables, and what they lack.

An old font puts a Vietnamese letter where Latin-1 has another one, so a program that knows only the bytes shows
"NghÞ ®Þnh" (TCVN3) or "Nghò ñònh" (VNI) for "Nghị định". The tables are keyed by what is shown.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from thammuu.ingest.charsets.names import Charset


@dataclass(frozen=True, slots=True)
class Table:
    """One character set: the shown sequence of every letter, and the pattern that finds them, longest first."""

    letters: dict[str, str]
    pattern: re.Pattern[str]


# VNI hangs a mark on the base letter. viparse lists the pairs it met; these rules give all of them, also with marks of
# the other case: a keyboard with Caps Lock off writes "OÂng" as "Oâng".
_VNI_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_VNI_SHAPES = {
    "a": {"â": "â", "á": "ấ", "à": "ầ", "å": "ẩ", "ã": "ẫ", "ä": "ậ"}
    | {"ê": "ă", "é": "ắ", "è": "ằ", "ú": "ẳ", "ü": "ẵ", "ë": "ặ"},
    "e": {"â": "ê", "á": "ế", "à": "ề", "å": "ể", "ã": "ễ", "ä": "ệ"},
    "o": {"â": "ô", "á": "ố", "à": "ồ", "å": "ổ", "ã": "ỗ", "ä": "ộ"},
}
_VNI_VOWELS = {"a": "a", "e": "e", "i": "i", "o": "o", "u": "u", "y": "y", "ô": "ơ", "ö": "ư"}
_VNI_SINGLE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}  # î: VNI-Windows chart, 0xEE

# VISCII and VPS keep these letters of Latin-1 where they are; VNI only the i, which has no mark of its own.
_SHARED = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý"

# A PDF names glyphs, not bytes: byte AD of TCVN3 (ư) becomes a minus sign, B7 (ã) a bullet or dot operator, B5 (à) the
# Greek letter. "nh−íc" is "nước". viparse measured the first two; met in all four PDFs of the legacy set.
_GLYPH_NAMES = {"\u2212": "\u00ad", "\u2219": "\u00b7", "\u03bc": "\u00b5", "\u0394": "\u00c6", "\u2206": "\u00c6"}
_OWN = {
    Charset.TCVN3: {
        # Typed by programs that take eth for D with stroke, or seen through a Vietnamese code page: é of TCVN3.
        "\u0110": "é",
    },
}
_IN_WORD = "A-Za-z\u00a1-\u00ff"  # what letters are shown as
_SIGNS = frozenset("\u2212\u2219\u2206")


@cache
def table_of(charset: Charset) -> Table:
    """The table of an old character set; UNICODE, CP1258 and SYMBOL have none and give an empty one."""
    letters = dict(_pairs(charset))
    if not letters:
        return Table({}, re.compile("(?!)"))
    longest = sorted(letters, key=len, reverse=True)
    return Table(letters, re.compile("|".join(map(_as_pattern, longest))))


def _as_pattern(shown: str) -> str:
    """A minus sign or bullet is a letter only inside a word: "− Căn cứ" and "5 − 3" keep theirs."""
    if shown in _SIGNS:
        return rf"(?<=[{_IN_WORD}]){shown}|{shown}(?=[{_IN_WORD}])"
    return re.escape(shown)


def _pairs(charset: Charset) -> Iterator[tuple[str, str]]:
    if charset in {Charset.UNICODE, Charset.CP1258, Charset.SYMBOL}:
        return
    from viparse.normalize.encodings import CHARMAPS  # noqa: PLC0415 - only texts in old character sets pay for it

    base = dict(CHARMAPS[str(charset)].pairs)
    yield from base.items()
    yield from _OWN.get(charset, {}).items()
    if charset is Charset.TCVN3:
        yield from ((glyph, base[byte]) for glyph, byte in _GLYPH_NAMES.items())
    elif charset is Charset.VNI:
        yield from _vni()
    else:
        yield from _through_windows(base)
        yield from ((char, char) for char in _SHARED if char not in base)


def _vni() -> Iterator[tuple[str, str]]:
    yield from ((char, char) for char in "ìíÌÍ")
    for shown, true in _VNI_SINGLE.items():
        yield shown, true
        yield shown.upper(), true.upper()
    for vowel, true in _VNI_VOWELS.items():
        marks = {mark: unicodedata.normalize("NFC", true + tone) for mark, tone in _VNI_TONES.items()}
        for mark, letter in (marks | _VNI_SHAPES.get(vowel, {})).items():
            for either in (mark, mark.upper()):
                yield vowel + either, letter
                yield vowel.upper() + either, letter.upper()


def _through_windows(base: dict[str, str]) -> Iterator[tuple[str, str]]:
    """VISCII and VPS put letters at 80 to 9F, where a Windows program shows "‰" and "Š" instead of control codes."""
    for shown, true in base.items():
        if 0x80 <= ord(shown) <= 0x9F:
            try:
                yield bytes((ord(shown),)).decode("cp1252"), true
            except UnicodeDecodeError:  # five of the codes have no sign there
                continue
