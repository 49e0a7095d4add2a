"""Vietnamese text made comparable: Unicode form, look-alike letters, tone-mark placement, accents, syllables.

`clean` is applied once, to everything that is stored; `fold` and `strip_accents` make keys for comparing and
searching and are never shown. All functions accept any string and never raise.
"""

from __future__ import annotations

import re
import unicodedata

# Letters that look right and are not. Ƣ/ƣ: PDFs written by Word 2010 map Ư/ư so ("TRUNG ƢƠNG" in a real resolution).
# Ð (Icelandic eth, U+00D0) and Ɖ (African D) are typed for Đ; ð is eth's small form.
_LOOK_ALIKES = str.maketrans({"Ƣ": "Ư", "ƣ": "ư", "Ð": "Đ", "Ɖ": "Đ", "ð": "đ"})

# Characters without width that break matching: soft hyphen, zero-width spaces and joiners, BOM, PDFium's hyphen marker.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff\ufffe]")
_SPACES = re.compile(r"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")

# Two schools place the tone mark of open "oa, oe, uy" differently: hoà/hòa, khoẻ/khỏe, uỷ/ủy. The old school's
# form (hòa, ủy) is ours. "qu" is a consonant: quý and quỳ stay. A final consonant makes both schools agree
# (hoàn, thuyền), so the rule asks for the end of the syllable; a mark after the tone ("hoặc": a, dot, breve) is not it.
_TONES = {"grave": "\u0300", "acute": "\u0301", "tilde": "\u0303", "hook": "\u0309", "dot": "\u0323"}
_TONE_MARKS = "".join(_TONES.values())
_END = r"(?![^\W\d_]|[\u0300-\u036f])"
_NEW_STYLE = re.compile(rf"(?<![qQ])([oO])([aAeE])([{_TONE_MARKS}]){_END}|(?<![qQ])([uU])([yY])([{_TONE_MARKS}]){_END}")
_OLD_STYLE = re.compile(rf"(?<![qQ])([oO])([{_TONE_MARKS}])([aAeE]){_END}|(?<![qQ])([uU])([{_TONE_MARKS}])([yY]){_END}")
_WORD = re.compile(r"[^\W_]+(?:[./-][^\W_]+)*")


def clean(text: str) -> str:
    """`text` in NFC with true Vietnamese letters and plain spaces; line breaks stay where they are."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _SPACES.sub(" ", _INVISIBLE.sub("", text).translate(_LOOK_ALIKES))


def fold_tone_placement(text: str) -> str:
    """`text` in NFC with the tone mark of open oa, oe, uy on the first vowel: "uỷ" and "ủy" both give "ủy"."""
    decomposed = unicodedata.normalize("NFD", text)
    moved = _NEW_STYLE.sub(
        lambda m: m[1] + m[3] + m[2] if m[1] else m[4] + m[6] + m[5],
        decomposed,
    )
    return unicodedata.normalize("NFC", moved)


def later_tone_placement(text: str) -> str:
    """`text` in NFC with the tone mark of open oa, oe, uy on the second vowel, as the new school writes: what
    `fold_tone_placement` makes of it is `text` again, if that was folded."""
    decomposed = unicodedata.normalize("NFD", text)
    moved = _OLD_STYLE.sub(
        lambda m: m[1] + m[3] + m[2] if m[1] else m[4] + m[6] + m[5],
        decomposed,
    )
    return unicodedata.normalize("NFC", moved)


def fold(text: str) -> str:
    """The comparison key of `text`: clean, lower case, one tone placement. Accents are kept."""
    return fold_tone_placement(clean(text).lower())


def strip_accents(text: str) -> str:
    """`text` without tone and vowel marks, đ as d, lower case: what people type as "dang vien du bi"."""
    decomposed = unicodedata.normalize("NFD", clean(text).lower())
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return bare.replace("đ", "d")


def words(text: str) -> tuple[str, ...]:
    """The folded syllables of `text` in order; a symbol such as "294-qđ/tw" or "3.5.1" stays one word."""
    return tuple(_WORD.findall(fold(text)))
