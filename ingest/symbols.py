"""The number and symbol of a document ("294-QĐ/TW", "30/2020/NĐ-CP"): finding it, and writing it one way.

A symbol is not a key: Party numbering restarts every term, so "26-NQ/TW" names three documents of three years,
and "QĐ/TW" stands for Quyết định and Quy định alike. Resolving is the work of thammuu.index, never of this module.
Sources of the shapes: HD 36-HD/VPTW point 1.3 and digests of HD 05-HD/VPTW (Party), Nghị định 30/2020/NĐ-CP (State).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from thammuu.ingest.folding import clean


class SymbolKind(StrEnum):
    """Which system numbered the document."""

    PARTY = "party"  # 294-QĐ/TW: number - genre / organ
    STATE = "state"  # 30/2020/NĐ-CP: number / year / genre - organ
    STATE_OFFICE = "state_office"  # 15/KH-UBND: number / genre - organ, without a year
    STATE_LETTER = "state_letter"  # 557/BKHCN-CĐSQG: number / organ - unit, a công văn, which has no genre code


@dataclass(frozen=True, slots=True)
class Symbol:
    """A symbol taken apart. `text` is the one canonical spelling; `genre_code` is e.g. "QĐ", `organ` e.g. "TW".

    `genre_code` is "" for a STATE_LETTER. Laws carry the assembly in its place: 57/2020/QH14 has "QH14" in both.
    `suffix` is what follows the whole number: "a" in 30a/2008/NQ-CP, ".2" in 66.2/2025/NQ-CP.
    """

    text: str
    kind: SymbolKind
    number: int
    genre_code: str
    organ: str
    year: int | None = None
    suffix: str = ""

    @property
    def key(self) -> str:
        """What two spellings of one symbol share: number without leading zeros, upper case, genre and organ."""
        year = f"/{self.year}" if self.year else ""
        return f"{self.number}{self.suffix}{year}-{self.genre_code}/{self.organ}".upper()


@dataclass(frozen=True, slots=True)
class FoundSymbol:
    """A symbol in running text; offsets are characters of that text, `raw` is what stands there."""

    start: int
    end: int
    raw: str
    symbol: Symbol


# The genre codes of Party documents (399-QĐ/TW, HD 36, HD 05; QĐi in use 2018-2025), longest first so that
# "QĐi" is not read as "QĐ" followed by rubbish.
PARTY_GENRE_CODES = (
    "QĐi", "CTr", "TTr", "NQ", "CT", "KL", "QĐ", "QC", "TT", "HD", "TB", "BC", "KH", "ĐA", "PA", "CV", "BB", "BS", "DA",
    "QH", "TC", "GGT", "GM", "PC", "PG",  # the last four by habit alone: HD 05 gives papers no symbol
)  # fmt: skip
STATE_GENRE_CODES = (
    "NQLT", "TTLT", "VBHN", "CTr", "TTr", "QyĐ", "NĐ", "NQ", "TT", "QĐ", "CT", "KH", "BC", "TB", "HD", "PL", "CV", "ĐA",
    "CĐ", "LTT", "L",
)  # fmt: skip
# Organs whose code is surely the Party's; after them a symbol written the State way ("45/QĐ-TW") is still the Party's.
SURE_PARTY_ORGANS = (
    "BTCTW", "BTCTU", "VPTW", "VPTU", "UBKTTW", "UBKTTU", "BTGTW", "BTGTU", "BDVTW", "BDVTU", "BNCTW", "BNCTU",
    "TW", "TU", "ĐU", "HU", "QU", "ThU",
)  # fmt: skip

# Up to five digits (16915-CV/VPTW), then at times a letter (30a/2008/NQ-CP) or a decimal (66.2/2025/NQ-CP).
_PARTY_NUMBER = r"\d{1,5}[a-zA-Z]?"
_STATE_NUMBER = r"\d{1,5}(?:\.\d{1,2}|[a-zA-Z])?"
# "57 - QĐ/TW", "57–QĐ/TW" (Word turns a hyphen into a dash), and a line broken after the dash: "30/2020/NĐ-⏎CP".
_DASH = r"\s?[-–—‑]\s?"
_SLASH = r"\s?/\s?"
# Capitals, "Th" only before U ("ThU", "BTCThU"), digits at the end ("BCĐ35"); joint documents: "BTCTU-BDVTU".
_PARTY_CODE = r"(?:[A-ZĐƯ]|Th(?=U)){2,12}\d{0,3}"
_PARTY_ORGAN = rf"{_PARTY_CODE}(?:-{_PARTY_CODE})*"
# "5053-CV/VPTW/nb": nb (nội bộ) marks an internal letter and belongs to the symbol.
_INTERNAL = "/nb"
_PARTY = (
    rf"(?P<pn>{_PARTY_NUMBER}){_DASH}(?P<pg>{'|'.join(PARTY_GENRE_CODES)}){_SLASH}(?P<po>{_PARTY_ORGAN})"
    rf"(?P<nb>{_INTERNAL})?"
)
_PARTY_THE_STATE_WAY = (
    rf"(?P<bn>{_PARTY_NUMBER}){_SLASH}(?P<bg>{'|'.join(PARTY_GENRE_CODES)}){_DASH}(?P<bo>{'|'.join(SURE_PARTY_ORGANS)})"
)
# "TTg", "UBTVQH12", "BGDĐT"; joint circulars: "BTC-BCA".
_STATE_ORGAN = "[A-ZĐƯ][A-Za-zĐƯđư0-9]*"
_STATE_ORGANS = f"{_STATE_ORGAN}(?:-{_STATE_ORGAN})*"
_STATE_GENRE = "|".join(STATE_GENRE_CODES)
_YEAR = r"(?:19|20)\d{2}"
# Spaces are forgiven only after a genre code, which cannot end a symbol: "35/2001/PL- UBTVQH10" in a real decision.
# "57/2020/QH14" and "01/2018/UBTVQH14" have no genre code.
_STATE = (
    rf"(?P<sn>{_STATE_NUMBER}){_SLASH}(?P<sy>{_YEAR}){_SLASH}"
    rf"(?:(?P<sg>{_STATE_GENRE}){_DASH}(?P<so>{_STATE_ORGANS})|(?P<sr>{_STATE_ORGANS}))"
)
_STATE_OFFICE = rf"(?P<on>{_STATE_NUMBER}){_SLASH}(?P<og>{_STATE_GENRE}){_DASH}(?P<oo>{_STATE_ORGANS})"
# "557/BKHCN-CĐSQG", "125/SGDĐT-VP": a State letter names no genre, and neither do tax forms ("mẫu số 01/KK-TNCN"),
# so it counts only after one of these words, or when it is all a person typed.
_LETTER_INTRODUCTIONS = (
    "ông văn số ",
    "ông văn ",
    "ông văn số: ",
    "ăn bản số ",
    "ông điện số ",
    "CV số ",
    "Số ",
    "Số: ",
)
_LETTER = r"(?P<ln>\d{1,5})/(?P<lo>[A-ZĐƯ]{2,10})-(?P<lu>[A-ZĐƯ][A-Za-zĐƯđư0-9]+)"
_INTRODUCED_LETTER = f"(?:{'|'.join(f'(?<={words})' for words in _LETTER_INTRODUCTIONS)}){_LETTER}"

# Not inside a longer number, word or path: "66.2/2025/NQ-CP" must not be read from its "2", nor "24/7", nor a web path.
_LEFT = r"(?<![\w/-])(?<!\d[.,])"
_RIGHT = r"(?!\w)"
SYMBOL_PATTERN = re.compile(
    f"{_LEFT}(?:{_STATE}|{_PARTY}|{_PARTY_THE_STATE_WAY}|{_STATE_OFFICE}|{_INTRODUCED_LETTER}){_RIGHT}"
)
_WHOLE_LETTER = re.compile(f"(?:[Ss]ố:? ?)?{_LETTER}")


_CROSSED = re.compile(rf"{_LEFT}{_PARTY_THE_STATE_WAY}{_RIGHT}", re.IGNORECASE)


def is_crossed(text: str) -> bool:
    """True when `text` writes a Party symbol the State way: "45/QĐ-TW". It is read as 45-QĐ/TW, but may be a slip for
    a State symbol or another organ's, so whoever resolves it must not take it as said."""
    return _CROSSED.search(_restore_accents(clean(text).upper())) is not None


def _split_number(raw: str) -> tuple[int, str]:
    digits = re.match(r"\d+", raw)
    number = digits.group() if digits else "0"
    return int(number), raw[len(number) :]


def _party(raw_number: str, genre: str, organ: str) -> Symbol:
    """Party numbers below ten are padded to two digits (HD 36 point 1.3)."""
    number, suffix = _split_number(raw_number)
    return Symbol(f"{number:02d}{suffix}-{genre}/{organ}", SymbolKind.PARTY, number, genre, organ, suffix=suffix)


def _state(match: re.Match[str]) -> Symbol:
    number, suffix = _split_number(match["sn"])
    tail = f"{match['sg']}-{match['so']}" if match["sg"] else match["sr"]
    genre, _, organ = tail.partition("-")
    text = f"{match['sn']}/{match['sy']}/{tail}"
    return Symbol(text, SymbolKind.STATE, number, genre, organ or genre, int(match["sy"]), suffix)


def _office(match: re.Match[str]) -> Symbol:
    number, suffix = _split_number(match["on"])
    text = f"{match['on']}/{match['og']}-{match['oo']}"
    return Symbol(text, SymbolKind.STATE_OFFICE, number, match["og"], match["oo"], suffix=suffix)


def _letter(match: re.Match[str]) -> Symbol:
    text = f"{match['ln']}/{match['lo']}-{match['lu']}"
    return Symbol(text, SymbolKind.STATE_LETTER, int(match["ln"]), "", f"{match['lo']}-{match['lu']}")


def _from_match(match: re.Match[str]) -> Symbol:
    if match["sn"]:
        return _state(match)
    if match["on"]:
        return _office(match)
    if match["ln"]:
        return _letter(match)
    organ = (match["po"] or match["bo"]) + (match["nb"] or "")
    return _party(match["pn"] or match["bn"], match["pg"] or match["bg"], organ)


def find_symbols(text: str) -> tuple[FoundSymbol, ...]:
    """Every symbol written in `text` (already cleaned by folding.clean), in reading order."""
    return tuple(
        FoundSymbol(match.start(), match.end(), match.group(), _from_match(match))
        for match in SYMBOL_PATTERN.finditer(text)
    )


@lru_cache(maxsize=4096)  # the catalogue's symbols are asked for again and again
def parse_symbol(text: str) -> Symbol | None:
    """The one symbol a person typed ("294-qđ/tw", "294/QĐ-TW", "số 57 - QĐ/TW", "294-qd/tw"), or None.

    Case, and a missing accent in the code, are forgiven here and only here: in running text "ct/tw" is no symbol.
    """
    candidate = clean(text).strip()
    for restore in (_restore_accents, _restore_case_and_accents):  # the second, dearer reading only when needed
        attempt = restore(candidate)
        found = find_symbols(attempt)
        if len(found) == 1:
            return found[0].symbol
        letter = _WHOLE_LETTER.fullmatch(attempt)
        if letter and not found:
            return _letter(letter)
    return None


_MIXED_CASE = tuple(code for code in (*PARTY_GENRE_CODES, "QyĐ", "TTg", "ThU") if code != code.upper())
# Codes that are no code without their accents. "DA" (Dự án) is one, so it stays; so is "DU" no organ but Đảng ủy's.
_WITHOUT_ACCENTS = {"QD": "QĐ", "QDi": "QĐi", "ND": "NĐ", "DU": "ĐU"}
_BARE_CODE = re.compile(rf"(?<=[-/ ])(?:{'|'.join(_WITHOUT_ACCENTS)})(?=[-/ ]|$)")


def _replace_code(text: str, old: str, new: str) -> str:
    return re.sub(rf"(?<=[-/ ]){old}(?=[-/ ]|$)", new, text)


def _restore_case(text: str) -> str:
    """Upper case, with the mixed-case codes (QĐi, CTr, TTr, TTg) put back: "6-qđi/tw" becomes "6-QĐi/TW"."""
    restored = text.upper()
    for code in (*_MIXED_CASE, "QDi"):
        restored = _replace_code(restored, code.upper(), code)
    return restored.replace("/NB", _INTERNAL)


def _restore_accents(text: str) -> str:
    return _BARE_CODE.sub(lambda bare: _WITHOUT_ACCENTS[bare.group()], text)


def _restore_case_and_accents(text: str) -> str:
    return _restore_accents(_restore_case(text))
