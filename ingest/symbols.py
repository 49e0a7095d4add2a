"""The number and symbol of a document ("294-QĐ/TW", "30/2020/NĐ-CP"): finding it, and writing it one way.

A symbol is not a key: Party numbering restarts every term, so "26-NQ/TW" names three documents of three years,
and "QĐ/TW" stands for Quyết định and Quy định alike. Resolving is the work of thammuu.index, never of this module.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from thammuu.ingest.folding import clean


class SymbolKind(StrEnum):
    """Which system numbered the document."""

    PARTY = "party"  # 294-QĐ/TW: number - genre / organ
    STATE = "state"  # 30/2020/NĐ-CP: number / year / genre - organ
    STATE_OFFICE = "state_office"  # 15/KH-UBND: number / genre - organ, without a year


@dataclass(frozen=True, slots=True)
class Symbol:
    """A symbol taken apart. `text` is the one canonical spelling; `genre_code` is e.g. "QĐ", `organ` e.g. "TW"."""

    text: str
    kind: SymbolKind
    number: int
    genre_code: str
    organ: str
    year: int | None = None

    @property
    def key(self) -> str:
        """What two spellings of one symbol share: number without leading zeros, upper case, genre and organ."""
        year = f"/{self.year}" if self.year else ""
        return f"{self.number}{year}-{self.genre_code}/{self.organ}".upper()


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
    "QH", "TC",
)  # fmt: skip
STATE_GENRE_CODES = (
    "NĐ",
    "NQLT",
    "TTLT",
    "TT",
    "QĐ",
    "NQ",
    "CT",
    "KH",
    "BC",
    "TTr",
    "TB",
    "HD",
    "CTr",
    "PL",
    "VBHN",
    "CV",
    "L",
    "QyĐ",
    "ĐA",
)
_DASH = r"\s?[-–—‑]\s?"
_SLASH = r"\s?/\s?"
_ORGAN = r"[A-ZĐƯ][A-ZĐƯa-z]{1,11}(?:-[A-ZĐƯ][A-ZĐƯ]{1,9})*"
_PARTY = rf"(?P<pn>\d{{1,5}}){_DASH}(?P<pg>{'|'.join(PARTY_GENRE_CODES)}){_SLASH}(?P<po>{_ORGAN})(?P<nb>/nb)?"
# "45/QĐ-TW": the Party symbol written the State way. Only for the organs that are surely the Party's.
_SURE_PARTY_ORGAN = "TW|TU|BTCTW|BTCTU|VPTW|VPTU|UBKTTW|UBKTTU"
_PARTY_BAD = rf"(?P<bn>\d{{1,5}}){_SLASH}(?P<bg>{'|'.join(PARTY_GENRE_CODES)}){_DASH}(?P<bo>{_SURE_PARTY_ORGAN})"
_STATE_TAIL = "[A-ZĐ][A-Za-zĐƯđư0-9]*(?:-[A-ZĐƯ][A-ZĐƯa-z0-9]*)*"
_STATE = rf"(?P<sn>\d{{1,5}}){_SLASH}(?P<sy>(?:19|20)\d{{2}}){_SLASH}(?P<sr>{_STATE_TAIL})"
_OFFICE = "[A-ZĐƯ][A-ZĐƯa-z0-9]+(?:-[A-ZĐƯ0-9]+)*"
_STATE_OFFICE = rf"(?P<on>\d{{1,5}}){_SLASH}(?P<og>{'|'.join(STATE_GENRE_CODES)}){_DASH}(?P<oo>{_OFFICE})"
_BOUNDARY_LEFT = r"(?<![\w/-])"
_BOUNDARY_RIGHT = r"(?![\wÀ-ỹ])"
SYMBOL_PATTERN = re.compile(f"{_BOUNDARY_LEFT}(?:{_STATE}|{_PARTY}|{_PARTY_BAD}|{_STATE_OFFICE}){_BOUNDARY_RIGHT}")


def _padded(number: str) -> str:
    return f"{int(number):02d}"


def _from_match(match: re.Match[str]) -> Symbol:
    if match["sn"]:
        genre, _, organ = match["sr"].partition("-")
        text = f"{match['sn']}/{match['sy']}/{match['sr']}"
        return Symbol(text, SymbolKind.STATE, int(match["sn"]), genre, organ or genre, int(match["sy"]))
    if match["on"]:
        text = f"{match['on']}/{match['og']}-{match['oo']}"
        return Symbol(text, SymbolKind.STATE_OFFICE, int(match["on"]), match["og"], match["oo"])
    number, genre, organ = (match["pn"] or match["bn"], match["pg"] or match["bg"], match["po"] or match["bo"])
    organ += match["nb"] or ""
    return Symbol(f"{_padded(number)}-{genre}/{organ}", SymbolKind.PARTY, int(number), genre, organ)


def find_symbols(text: str) -> tuple[FoundSymbol, ...]:
    """Every symbol written in `text` (already cleaned by folding.clean), in reading order."""
    return tuple(
        FoundSymbol(match.start(), match.end(), match.group(), _from_match(match))
        for match in SYMBOL_PATTERN.finditer(text)
    )


def parse_symbol(text: str) -> Symbol | None:
    """The one symbol a person typed ("294-qđ/tw", "294/QĐ-TW", "số 57 - QĐ/TW"), or None.

    Case is forgiven here and only here: in running text "ct/tw" is no symbol.
    """
    candidate = clean(text).strip()
    for attempt in (candidate, _restore_case(candidate)):
        found = find_symbols(attempt)
        if len(found) == 1:
            return found[0].symbol
    return None


def _restore_case(text: str) -> str:
    """Upper case, with the mixed-case codes (QĐi, CTr, TTr) put back: "6-qđi/tw" becomes "6-QĐi/TW"."""
    upper = text.upper()
    for code in PARTY_GENRE_CODES:
        if code != code.upper():
            upper = re.sub(rf"(?<=[-/]){code.upper()}(?=[-/])", code, upper)
    return upper
