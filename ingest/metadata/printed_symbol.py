"""The number line of a header: "Số 15-QĐ/TU", "Số: 57 - QĐ/TW", "QĐ 45-QĐ/TW", and one that has no number yet.

Spellings are those of the format rules, §3 (confidence A), all seen in real documents.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from thammuu.ingest.model import Span
from thammuu.ingest.symbols import (
    PARTY_GENRE_CODES,
    STATE_GENRE_CODES,
    FoundSymbol,
    Symbol,
    SymbolKind,
    find_symbols,
)
from thammuu.ingest.tables.genres import Genre, genre_of_code

_CODES = "|".join(sorted({*PARTY_GENRE_CODES, *STATE_GENRE_CODES}, key=len, reverse=True))
# The label must open the line: "(Kèm theo Nghị định số 30/2020/NĐ-CP …)" over an appendix names another document.
# "Luật số: 47/2031/QH18"; "QĐ 45-QĐ/TW" and "Số QĐ 45-QĐ/TW" say the genre twice.
_LABEL = re.compile(
    rf"^(?:(?:(?:Bộ luật|Luật|Nghị quyết|Pháp lệnh)\s+)?[Ss][ốỐ]\s*:?\s*(?:(?:{_CODES})\s+)?|(?:{_CODES})\s+)$"
)
# "Số       -KH/BTCTU", "Số ……/QĐ-UBND": the number is given when the document is signed
_UNNUMBERED = re.compile(
    rf"^[Ss][ốỐ]\s*:?[.…_\s]{{0,40}}(?P<party>[-–]\s?(?:{_CODES})\s?/)?(?(party)|/\s?(?:{_CODES})\s?-)"
    r"\s?[A-ZĐƯ][\w/-]*"
)
_CODE = re.compile(rf"[-–/]\s?(?P<code>{_CODES})\s?[-/]")
_BROKEN = re.compile(r"(?<=/QH)\s(?=\d{1,2}\b)")  # "75/2006/QH 11"
_JOINT_CODES = frozenset({"TTLT", "NQLT"})


@dataclass(frozen=True, slots=True)
class PrintedSymbol:
    """A number line: its symbol, None where the number is still blank; `span` counts characters of the line."""

    symbol: Symbol | None
    span: Span
    genre: Genre | None  # as far as the code alone tells

    @property
    def is_letter(self) -> bool:
        """Whether the number is that of a công văn, which prints no genre."""
        return self.genre is not None and self.genre.name == "Công văn"


def find_printed_symbol(text: str) -> PrintedSymbol | None:
    """The number line `text` begins with, or None."""
    for found in map(lambda each: _whole(text, each), find_symbols(text)):
        label = _LABEL.match(text[: found.start])
        if label:
            return PrintedSymbol(found.symbol, Span(label.start(), found.end), genre_of_symbol(found.symbol))
    blank = _UNNUMBERED.match(text)
    if blank is None:
        return None
    code = _CODE.search(blank.group())
    genre = genre_of_code(code["code"], party=bool(blank["party"])) if code else None
    return PrintedSymbol(None, Span(*blank.span()), genre)


def genre_of_symbol(symbol: Symbol) -> Genre | None:
    """The genre a symbol tells by itself: "QĐ/TW" is two and gives None, a letter without a code is a công văn."""
    if symbol.kind is SymbolKind.STATE_LETTER:
        return genre_of_code("CV", party=False)
    return genre_of_code(symbol.genre_code, party=symbol.kind is SymbolKind.PARTY)


def organs_of_symbol(symbol: Symbol | None) -> int:
    """How many organs a symbol joins: 2 in "05-QC/BTCTU-BDVTU" and "15/2013/TTLT-BTC-BNV", else 1."""
    if symbol is None or not (symbol.kind is SymbolKind.PARTY or symbol.genre_code in _JOINT_CODES):
        return 1
    return symbol.organ.count("-") + 1


def _whole(text: str, found: FoundSymbol) -> FoundSymbol:
    """The symbol with its last part when a space broke it: "75/2006/QH 11"."""
    gap = _BROKEN.match(text, found.end)
    if gap is None:
        return found
    digits = re.match(r"\d+", text[gap.end() :])
    end = gap.end() + len(digits.group()) if digits else found.end
    whole = find_symbols(found.raw + text[gap.end() : end])
    return FoundSymbol(found.start, end, text[found.start : end], whole[0].symbol) if whole else found
