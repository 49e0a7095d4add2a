"""One naming of a document by its symbol, with what stands around it: genre, date, issuer, title."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from thammuu.ingest.citations.organs import FoundOrgan, organ_at
from thammuu.ingest.citations.text import loose, one_line
from thammuu.ingest.citations.titles import FoundTitle, title_at
from thammuu.ingest.citations.vocabulary import (
    ASSEMBLY_GENRES,
    GENRE_ABBREVIATIONS,
    GENRES,
    MOST_JOINT_ISSUERS,
    NAME_BEFORE_NUMBER,
    NO_DOCUMENTS,
    NO_TITLE_WORDS,
)
from thammuu.ingest.dates import find_dates
from thammuu.ingest.model import Target
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
    genre_told: bool = False  # by a word before the symbol, not by its code alone
    target: Target = Target.NAMED
    number: int | None = None
    year: int | None = None
    antecedent: int | None = None  # start of the naming that introduced the short name used here


_WINDOW = 220  # characters looked at before a symbol; the longest law name met has 118
_GENRE_NAMES = "|".join(loose(genre.name) for genre in GENRES)
_NUMBER_WORD = r"(?:\(?\s?số\s?:?\s{0,3})?"
# "Quy định số ", "quy định ", "Quy định của Bộ Chính trị số ": the genre word right before the symbol.
_GENRE_BEFORE = re.compile(rf"(?<!\w)(?P<genre>(?i:{_GENRE_NAMES}))\s{{1,3}}(?i:{_NUMBER_WORD})$")
_ABBREVIATION_BEFORE = re.compile(rf"(?<!\w)(?:{'|'.join(GENRE_ABBREVIATIONS)})\s(?i:{_NUMBER_WORD})$")
# "Quy chế làm việc số 05-QC/TU", "Thông báo kết luận số 33-TB/TU": words of the title before the number.
_TITLED_GENRE_BEFORE = re.compile(
    rf"(?<!\w)(?P<genre>{_GENRE_NAMES})(?P<title>(?:\s{{1,3}}(?!(?:{'|'.join(NO_TITLE_WORDS)})\s)[^\s\d.;:,“”\"()/]+){{1,9}}?)"
    r"\s{1,3}số\s?:?\s{0,3}$"
)
_ACT = "|".join(NAME_BEFORE_NUMBER)
# "Luật Quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ trợ số ": from the last act word on, but "Luật Luật sư".
_ACT_NAME_BEFORE = re.compile(
    rf"(?<!\w)(?P<title>(?:Luật\s(?=Luật\ssư))?(?P<genre>{_ACT})\s(?:(?!(?<!\w)(?:{_ACT})\s(?!sư))[^.;:“”\"\d])+?)"
    r"\s{1,3}số\s?:?\s{0,3}$"
)
_NUMBER_BEFORE = re.compile(r"(?<!\w)(?i:số)\s?:?\s{0,3}$")
# The line that bears a document's own number is no citation: "Số 294-QĐ/TW  Hà Nội, ngày …", "Luật số: 56/2020/QH14".
_OWN_NUMBER = re.compile(r"(?:^|\n)[^\S\n]*(?:[-*|] )?(?:Số:?\s?|(?i:luật|pháp lệnh|nghị quyết)\s(?:SỐ|[Ss]ố):\s?)$")
_NO_DOCUMENT = re.compile(rf"(?<!\w)(?i:{'|'.join(NO_DOCUMENTS)})\s(?i:số\s?:?\s?)?$")

# "(khóa XII)" right behind symbol or date
_TERM = re.compile(r"\s{1,3}(?:\((?:K|k)hóa\s[IVXL]+\)|(?:K|k)hóa\s[IVXL]+(?!\w))")
_DATE_LEAD = re.compile(r"\s{0,3}(?:,\s{0,2})?\(?(?:(?:được )?(?:ban hành|ký)\s)?")
_ISSUER_LEAD = re.compile(r"\s{0,3}(?:,\s{0,2})?\(?(?:của|do)\s{1,3}")
_JOINT_ISSUER = re.compile(r"\s{0,3}(?:,|\s(?:và|-))\s{1,3}")
_DATE_REACH = 48  # "ngày 26  tháng 5  năm 2025" and the lead before it


def is_own_number(text: str, found: FoundSymbol) -> bool:
    """True for the symbol in a document's own header."""
    return _OWN_NUMBER.search(text, max(0, found.start - 40), found.start) is not None


def is_no_document(text: str, found: FoundSymbol) -> bool:
    """True for the number of a contract, a judgement, a form."""
    return _NO_DOCUMENT.search(text, max(0, found.start - 40), found.start) is not None


def naming_at(text: str, found: FoundSymbol) -> Naming:
    """Everything said around the symbol `found` in `text` (already through `shadow`)."""
    start, genre, name = _before(text, found)
    end, date, issuer = date_and_issuer(text, found.end)
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
        genre_told=genre is not None,
    )


def genre_of_code(symbol: Symbol) -> str | None:
    """The genre a symbol's code means, or None where it means several (QĐ of the Party) or none ("QH14")."""
    if symbol.kind is SymbolKind.STATE_LETTER:
        return "Công văn"
    for genre in GENRES:
        if symbol.genre_code in (genre.party if symbol.kind is SymbolKind.PARTY else genre.state):
            return genre.name
    return None


def _before(text: str, found: FoundSymbol) -> tuple[int, str | None, str | None]:
    """Start of the naming, the genre word if any, and the act's name where it stands before the number."""
    window = max(0, found.start - _WINDOW)
    match = _GENRE_BEFORE.search(text, window, found.start)
    titled = _TITLED_GENRE_BEFORE.search(text, window, found.start)
    if match is not None and _can_bear(genre_by_name(match["genre"]), found.symbol):
        alone = titled is None or titled.start() == match.start()
        if alone or _is_of_genre(found.symbol, genre_by_name(match["genre"])):
            return match.start(), genre_by_name(match["genre"]), None
    match = _ACT_NAME_BEFORE.search(text, window, found.start)
    if match is not None:
        return match.start(), match["genre"], one_line(match["title"])
    if titled is not None and _is_of_genre(found.symbol, genre_by_name(titled["genre"])):
        return titled.start(), genre_by_name(titled["genre"]), None
    match = _ABBREVIATION_BEFORE.search(text, window, found.start) or _NUMBER_BEFORE.search(text, window, found.start)
    return (match.start() if match else found.start), None, None


def _is_of_genre(symbol: Symbol, genre: str | None) -> bool:
    """True where the code of `symbol` means `genre`; QĐ of the Party means two."""
    return genre == genre_of_code(symbol) or (symbol.genre_code == "QĐ" and genre in {"Quy định", "Quyết định"})


def _can_bear(genre: str | None, symbol: Symbol) -> bool:
    return genre in ASSEMBLY_GENRES or "QH" not in symbol.organ or symbol.kind is not SymbolKind.STATE


def genre_by_name(written: str) -> str | None:
    """The genre whose name is `written`, letter case and line breaks forgiven."""
    wanted = one_line(written).casefold()
    return next((genre.name for genre in GENRES if genre.name.casefold() == wanted), None)


def genre_opening(written: str) -> str | None:
    """The genre whose name `written` begins with: "Luật" of "Luật BVBMNN"."""
    name = one_line(written)
    return next((genre.name for genre in GENRES if name.startswith(f"{genre.name} ")), None)


def date_and_issuer(text: str, start: int) -> tuple[int, dt.date | None, str | None]:
    """Date and issuer right after the symbol, in either order; the end of what was read."""
    end, date, issuer = start, None, None
    for _ in range(2):
        if date is None and (read_date := _date_at(text, end)):
            end, date = read_date
        if issuer is None and (read_issuer := _issuer_at(text, end)):
            end, issuer = read_issuer
        term = _TERM.match(text, end)
        end = term.end() if term else end
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
    end, name = _joint_issuers(text, organ)
    return _closed(text, start, lead.end(), end), name


def _joint_issuers(text: str, first: FoundOrgan) -> tuple[int, str]:
    """The organs of a joint document: "của Bộ Nội vụ, Bộ Tài chính và Thanh tra Chính phủ"."""
    end, names = first.end, [first.name]
    for _ in range(MOST_JOINT_ISSUERS if first.joint else 0):
        joint = _JOINT_ISSUER.match(text, end)
        organ = organ_at(text, joint.end()) if joint else None
        if organ is None or not organ.joint:
            break
        end, names = organ.end, [*names, organ.name]
    return end, ", ".join(names)


def _closed(text: str, start: int, begin: int, end: int) -> int:
    """`end`, with the closing bracket when one was opened: "(ngày 26/5/2025)"."""
    return end + 1 if "(" in text[start:begin] and text.startswith(")", end) else end


def _words(title: FoundTitle | None) -> str | None:
    return title.words if title else None
