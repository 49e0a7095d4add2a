"""What the name of a font says about the letters set in it. Names that are not in the table say nothing.

Sources: the font lists of Vietkey, ABC, VNI-Windows, VPS and TriChlor; names met in the 48 files of the legacy set.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from thammuu.ingest.charsets.names import Charset


@dataclass(frozen=True, slots=True)
class FontMeaning:
    """The character set a font's name claims, and whether the font draws small letters as capitals."""

    charset: Charset
    capitals: bool = False


# Tried in order on the bare name in lower case. UVN, UTM and SVN fonts are Unicode and match nothing.
_NAMES = (
    # .VnTime, .VnTimeH, .VnArial Narrow; some programs drop the dot: VnTime, VnArialH, or put a blank: ". VnTime".
    (r"[._] ?vn.*", Charset.TCVN3),
    (r"vn(?:time|arial|helvet|book|century|avant|courier|univer|south|exotic|black|clarendon).*", Charset.TCVN3),
    (r"abc[ -].*|vnabc.*|vns?t? ?tcvn3?.*|tcvn3?[ -].*", Charset.TCVN3),
    (r"vni(?:[ -].*)?", Charset.VNI),
    (r"vps[ -].*|vps(?:time|helv|ari).*", Charset.VPS),
    (r"vi (?:times|arial|helvetica|courier).*|viscii.*", Charset.VISCII),
    (r"(?:hoangyen|minhquan|phuongthao|thahuong|uhoai).*", Charset.VISCII),  # the fonts of TriChlor
    (r"symbol|wingdings.*|webdings.*|marlett|zapf ?dingbats.*|mt extra|monotype sorts", Charset.SYMBOL),
)
_TABLE = tuple((re.compile(pattern), charset) for pattern, charset in _NAMES)
# A subset embedded in a PDF: "ABCDEF+.VnTime".
_SUBSET = re.compile(r"^[A-Z]{6}\+")
# PDF and CSS hang the cut on the name: ".VnTime,Bold", ".VnTimeH-BoldItalic"; RTF the code page: ".VnTimeH Tur".
_CUT = re.compile(r"[ ,-]*(?:bold|italic|oblique|regular|normal|mt|ps)+$| (?:ce|cyr|tur|greek|baltic|\(\w+\))$")


@lru_cache(maxsize=2000)
def meaning_of(font: str | None) -> FontMeaning | None:
    """The meaning of a font name in any writing; None when it tells nothing (unknown fonts, Unicode fonts, no font)."""
    name = _SUBSET.sub("", (font or "").strip(" \t'\"")).lower()
    while (shorter := _CUT.sub("", name)) != name:
        name = shorter
    for pattern, charset in _TABLE:
        if pattern.fullmatch(name):
            # .VnTimeH, .VnArialH, .VnBahamasBH: the last letter H says that the font has capitals only.
            return FontMeaning(charset, charset is Charset.TCVN3 and name.endswith("h"))
    return None
