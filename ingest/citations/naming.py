"""One naming of a document: a symbol with what stands around it (genre, date, issuer, title), or a name alone."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from thammuu.ingest.citations.organs import organ_at
from thammuu.ingest.citations.text import loose, one_line
from thammuu.ingest.citations.titles import FoundTitle, title_at
from thammuu.ingest.citations.vocabulary import (
    ASSEMBLY_GENRES,
    GENRE_ABBREVIATIONS,
    GENRES,
    NAME_BEFORE_NUMBER,
    NAMED_DOCUMENTS,
    NamedDocument,
)
from thammuu.ingest.dates import find_dates
from thammuu.ingest.symbols import FoundSymbol, Symbol, SymbolKind


@dataclass(frozen=True, slots=True)
class Naming:
    """What a text says where it names a document. `end` is that of the naming proper, `reach` that of its title."""

    start: int
    end: int
    reach: int
    symbol: str | None
    genre: str | None
    date: dt.date | None
    issuer: str | None
    title: str | None
    genre_code: str = ""


_WINDOW = 220  # characters looked at before a symbol; the longest law name met has 118
_GENRE_NAMES = "|".join(loose(genre.name) for genre in GENRES)
_NUMBER_WORD = r"(?:\(?\s?số\s?:?\s{0,3})?"
# "Quy định số ", "quy định ", "Quy định của Bộ Chính trị số ": the genre word right before the symbol.
_GENRE_BEFORE = re.compile(rf"(?<!\w)(?P<genre>(?i:{_GENRE_NAMES}))\s{{1,3}}(?i:{_NUMBER_WORD})$")
_ABBREVIATION_BEFORE = re.compile(rf"(?<!\w)(?:{'|'.join(GENRE_ABBREVIATIONS)})\s(?i:{_NUMBER_WORD})$")
_ACT = "|".join(NAME_BEFORE_NUMBER)
# "Luật Quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ trợ số ": from the last act word on, but "Luật Luật sư".
_ACT_NAME_BEFORE = re.compile(
    rf"(?<!\w)(?P<title>(?:Luật\s(?=Luật\ssư))?(?P<genre>{_ACT})\s(?:(?!(?<!\w)(?:{_ACT})\s(?!sư))[^.;:“”\"\d])+?)"
    r"\s{1,3}số\s?:?\s{0,3}$"
)
_NUMBER_BEFORE = re.compile(r"(?<!\w)(?i:số)\s?:?\s{0,3}$")
# The line that bears a document's own number is no citation: "Số 294-QĐ/TW  Hà Nội, ngày …", "Luật số: 56/2020/QH14".
_OWN_NUMBER = re.compile(r"(?:^|\n)[^\S\n]*(?:[-*|] )?(?:Số:?\s?|(?i:luật|pháp lệnh|nghị quyết)\s(?:SỐ|[Ss]ố):\s?)$")

_DATE_LEAD = re.compile(r"\s{0,3}(?:,\s{0,2})?\(?(?:(?:được )?(?:ban hành|ký)\s)?")
_ISSUER_LEAD = re.compile(r"\s{0,3}(?:,\s{0,2})?\(?(?:của|do)\s{1,3}")
_DATE_REACH = 48  # "ngày 26  tháng 5  năm 2025" and the lead before it


def is_own_number(text: str, found: FoundSymbol) -> bool:
    """True for the symbol in a document's own header."""
    return _OWN_NUMBER.search(text, max(0, found.start - 40), found.start) is not None


def naming_at(text: str, found: FoundSymbol) -> Naming:
    """Everything said around the symbol `found` in `text` (already through `shadow`)."""
    start, genre, name = _before(text, found)
    end, date, issuer = _date_and_issuer(text, found.end)
    state = found.symbol.kind is not SymbolKind.PARTY
    title = None if name else title_at(text, end, state=state and date is not None and issuer is not None)
    return Naming(
        start=start,
        end=end,
        reach=title.end if title else end,
        symbol=found.symbol.text,
        genre=genre or genre_of_code(found.symbol),
        date=date,
        issuer=issuer,
        title=name or _words(title),
        genre_code=found.symbol.genre_code,
    )


def genre_of_code(symbol: Symbol) -> str | None:
    """The genre a symbol's code means, or None where it means several (QĐ of the Party) or none ("QH14")."""
    if symbol.kind is SymbolKind.STATE_LETTER:
        return "Công văn"
    for genre in GENRES:
        if symbol.genre_code in (genre.party if symbol.kind is SymbolKind.PARTY else genre.state):
            return genre.name
    return None


def names_in(text: str) -> tuple[Naming, ...]:
    """Documents named without a symbol, in reading order; where two names overlap the earlier row of the table wins."""
    found: list[Naming] = []
    for row, pattern in _NAMED:
        for match in pattern.finditer(text):
            if _is_part_of_a_name(text, match.start(), row):
                continue
            if not any(match.start() < other.reach and other.start < match.end() for other in found):
                found.append(_named(text, row, match))
    return tuple(sorted(found, key=lambda naming: naming.start))


_NAMED = tuple((row, re.compile(rf"(?<!\w){loose(row.pattern)}(?!\w)")) for row in NAMED_DOCUMENTS)


_TYPED = tuple((row, re.compile(loose(row.pattern), re.IGNORECASE)) for row in NAMED_DOCUMENTS)
_ROMAN_WORD = re.compile(r"(?<!\w)[ivxl]+(?!\w)")


def name_typed(text: str) -> Naming | None:
    """The document that the whole of `text` names, letter case forgiven ("điều lệ đảng", "nghị quyết đại hội xii")."""
    line = _ROMAN_WORD.sub(lambda match: match.group().upper(), text)
    for row, pattern in _TYPED:
        match = pattern.fullmatch(line)
        if match is not None:
            return _named(line, row, match)
    return None


def _is_part_of_a_name(text: str, start: int, row: NamedDocument) -> bool:
    before = one_line(text[max(0, start - 30) : start])
    return before.endswith(row.not_after) if row.not_after else False


def _named(text: str, row: NamedDocument, match: re.Match[str]) -> Naming:
    groups = {name: value or "" for name, value in match.groupdict().items()}
    title = row.title.format(**groups)
    title += "".join(template.format(groups[name]) for name, template in row.optional if groups.get(name))
    end, date, issuer = _date_and_issuer(text, match.end())
    return Naming(
        start=match.start(),
        end=end,
        reach=end,
        symbol=None,
        genre=row.genre,
        date=date,
        issuer=issuer or (row.issuer.format(**groups) if row.issuer else None),
        title=one_line(title),
    )


def _before(text: str, found: FoundSymbol) -> tuple[int, str | None, str | None]:
    """Start of the naming, the genre word if any, and the act's name where it stands before the number."""
    window = max(0, found.start - _WINDOW)
    match = _GENRE_BEFORE.search(text, window, found.start)
    if match is not None and _can_bear(_genre_name(match["genre"]), found.symbol):
        return match.start(), _genre_name(match["genre"]), None
    match = _ACT_NAME_BEFORE.search(text, window, found.start)
    if match is not None:
        return match.start(), match["genre"], one_line(match["title"])
    match = _ABBREVIATION_BEFORE.search(text, window, found.start) or _NUMBER_BEFORE.search(text, window, found.start)
    return (match.start() if match else found.start), None, None


def _can_bear(genre: str | None, symbol: Symbol) -> bool:
    return genre in ASSEMBLY_GENRES or "QH" not in symbol.organ or symbol.kind is not SymbolKind.STATE


def _genre_name(written: str) -> str | None:
    wanted = one_line(written).casefold()
    return next((genre.name for genre in GENRES if genre.name.casefold() == wanted), None)


def _date_and_issuer(text: str, start: int) -> tuple[int, dt.date | None, str | None]:
    """Date and issuer right after the symbol, in either order; the end of what was read."""
    end, date, issuer = start, None, None
    for _ in range(2):
        if date is None and (read_date := _date_at(text, end)):
            end, date = read_date
        if issuer is None and (read_issuer := _issuer_at(text, end)):
            end, issuer = read_issuer
    return end, date, issuer


def _date_at(text: str, start: int) -> tuple[int, dt.date] | None:
    lead = _DATE_LEAD.match(text, start)
    begin = lead.end() if lead else start
    dates = find_dates(text[begin : begin + _DATE_REACH])
    if not dates or dates[0].start != 0:
        return None
    return _closed(text, start, begin, begin + dates[0].end), dates[0].date


def _issuer_at(text: str, start: int) -> tuple[int, str] | None:
    lead = _ISSUER_LEAD.match(text, start)
    organ = organ_at(text, lead.end()) if lead else None
    if lead is None or organ is None:
        return None
    return _closed(text, start, lead.end(), organ.end), organ.name


def _closed(text: str, start: int, begin: int, end: int) -> int:
    """`end`, with the closing bracket when one was opened: "(ngày 26/5/2025)"."""
    return end + 1 if "(" in text[start:begin] and text.startswith(")", end) else end


def _words(title: FoundTitle | None) -> str | None:
    return title.words if title else None
