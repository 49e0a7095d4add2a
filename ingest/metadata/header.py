"""The header block: crown, organs, symbol, place and date, genre, title. Lines may come in any order.

A PDF gives "Số 294-QĐ/TW Hà Nội, ngày 26 tháng 5 năm 2025" as one line, a .docx gives a table of two cells, a law
portal puts a line of its own on top. So every line before the genre is looked through for every field.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from thammuu.ingest.dates import PartialDate, find_dates
from thammuu.ingest.folding import fold
from thammuu.ingest.metadata.bases import is_basis
from thammuu.ingest.metadata.case import sentence_case
from thammuu.ingest.metadata.issuer import header_issuer, read_organs
from thammuu.ingest.metadata.titles import Attribution, Title, clipping_title, read_title
from thammuu.ingest.model import Sighting, Span
from thammuu.ingest.structure.lines import Line, cells
from thammuu.ingest.structure.markers import Kind, read_markers
from thammuu.ingest.symbols import FoundSymbol, Symbol, SymbolKind, find_symbols
from thammuu.ingest.tables.genres import Genre, genre_named, genre_of_code, genre_opening

# The longest header seen (a law portal's lines and a law's own) has 17 lines.
_MAX_HEADER_LINES = 40
_MAX_LINES_WITHOUT_GENRE = 16
# "HÕA" is what some PDFs of 2015-2019 print for HÒA.
_CROWN = re.compile(
    r"đảng cộng sản việt nam(?=\W*$)|cộng h[òõo]a xã hội chủ ngh(?:ĩa|iã) việt(?: nam)?"
    r"|độc lập\s*[-–]\s*tự do\s*[-–]\s*hạnh phúc"
)
_PLACE_AND_DATE = re.compile(
    r"(?P<place>[^\W\d_][^,;:.\d]{1,40}?),?\s+(?P<date>ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})"
)
# The label must open the line: "(Kèm theo Nghị định số 30/2020/NĐ-CP …)" over an appendix names another document.
_SYMBOL_LABEL = re.compile(r"^(?:(?:Bộ luật|Luật|Nghị quyết|Pháp lệnh)\s+)?[Ss](?:ố|Ố)\s*:?\s*$")
_SUBJECT = re.compile(r"^(?:V/v|về việc|Về việc)\b\s*:?\s*")
# "nghị định của chính phủ", "Quyết định của Bộ trưởng Bộ Tài chính": genre and organ on one line, until about 2005
_GENRE_OF_ORGAN = re.compile(
    r"^(?:Nghị định|Quyết định|Chỉ thị|Thông tư|Nghị quyết)"
    r" của (?:chính phủ|thủ tướng|bộ trưởng|ủy ban|bộ|ban)\b.{0,60}$",
    re.IGNORECASE,
)
_CLIPPING = re.compile(r"^Toàn văn\s+")
_CONSOLIDATED = genre_named("Văn bản hợp nhất")
# A law portal's line over its files: "Luật Hiến, lấy, ghép mô … số 75/2006/QH11"
_PORTAL = re.compile(r"^(?P<genre>(?i:Bộ luật|Luật|Pháp lệnh|Nghị quyết))\s+(?P<title>(?!số\b).+?)\s+số\b(?!.*\bsố\b)")
_BROKEN_SYMBOL = re.compile(r"(?<=/QH)\s(?=\d{1,2}\b)")  # "75/2006/QH 11"


@dataclass(frozen=True, slots=True)
class Header:
    """What the header tells; `size` counts its lines, title included. Sightings say where each field was read."""

    size: int
    symbol: Symbol | None
    genre: Genre | None
    organs: str | None  # the issuer as the header alone names it
    place: str | None
    date: PartialDate | None
    title: str | None
    title_symbol: Symbol | None  # printed at the end of the title: its own, or that of the law it amends
    sightings: tuple[Sighting, ...]


def read_header(lines: Sequence[Line]) -> Header:
    """Read the header of a document from its first lines; a text without one gives an empty header of size 0."""
    genre_at = _genre_line(lines)
    genre = genre_opening(lines[genre_at].text) if genre_at is not None else None
    top = lines[: genre_at if genre_at is not None else _top_without_genre(lines)]
    segments = [cell for line in top for cell in cells(line)]
    fields = _Fields(segments)
    title = read_title(lines, genre_at) if genre_at is not None else fields.subject(lines)
    printed = title.attribution if title and title.attribution else Attribution(None, None, None)
    symbol, portal = fields.symbol or printed.symbol, fields.portal
    if genre is None:
        genre = _genre_without_line(lines, symbol, portal, title)
    if title is None and portal is not None:
        title = Title(sentence_case(portal["title"].strip()), 0, ())
    return Header(
        size=(genre_at or 0) + title.lines_used if title and title.lines_used else len(top),
        symbol=symbol,
        genre=_CONSOLIDATED if symbol is not None and symbol.genre_code == "VBHN" else genre,
        organs=fields.organs or printed.issuer,
        place=fields.place,
        date=fields.date or printed.date,
        title=_full_title(title, genre, symbol),
        title_symbol=title.own_symbol if title else None,
        sightings=tuple(fields.sightings) + (title.sightings if title else ()),
    )


def _genre_without_line(
    lines: Sequence[Line], symbol: Symbol | None, portal: re.Match[str] | None, title: Title | None
) -> Genre | None:
    """The genre where no line prints it: a portal's line, the symbol's code, the first words of a clipping."""
    if portal is not None:
        return genre_named(portal["genre"])
    if symbol is not None:
        return genre_of_code(symbol.genre_code, party=symbol.kind is SymbolKind.PARTY)
    return genre_opening(_CLIPPING.sub("", lines[0].text)) if title is not None else None


def _full_title(title: Title | None, genre: Genre | None, symbol: Symbol | None) -> str | None:
    """A consolidated text is titled by the law it consolidates: "Luật Tổ chức Chính phủ"."""
    if title is None or not title.text:
        return None
    consolidated = symbol is not None and symbol.genre_code == "VBHN" and genre is not None
    return f"{genre.name} {title.text}" if consolidated and genre else title.text


def _genre_line(lines: Sequence[Line]) -> int | None:
    """Index of the line that prints the genre: alone in capitals, or capitals beginning with a genre's name."""
    opening = None
    for index, line in enumerate(lines[:_MAX_HEADER_LINES]):
        if is_basis(line.text) or _begins_body(line):
            break
        # alone on its line in any case: files converted from TCVN3 fonts lost their capitals ("thông tư")
        if genre_named(line.text) or _GENRE_OF_ORGAN.match(line.text):
            return index
        if opening is None and line.upper and genre_opening(line.text) and not line.row:
            opening = index
    return opening


def _begins_body(line: Line) -> bool:
    strong = {Kind.ARTICLE, Kind.CHAPTER, Kind.PART, Kind.ROMAN}
    return any(marker.kind in strong and marker.sure for marker in read_markers(line.text))


def _top_without_genre(lines: Sequence[Line]) -> int:
    """A text without a genre line (công văn, a clipping) has a header as far as its last header-like line."""
    last = 0
    for index, line in enumerate(lines[:_MAX_LINES_WITHOUT_GENRE]):
        if is_basis(line.text) or _begins_body(line):
            break
        if any(_header_like(cell) for cell in cells(line)):
            last = index + 1
    return last


def _header_like(line: Line) -> bool:
    if _CROWN.search(fold(line.text)) or _SUBJECT.match(line.text):
        return True
    if len(line.text) > 90:
        return False
    dated = _PLACE_AND_DATE.fullmatch(line.text)
    labelled = any(_SYMBOL_LABEL.match(line.text[: found.start]) for found in find_symbols(line.text))
    return bool(dated or labelled or (line.upper and read_organs((line,))))


class _Fields:
    """The fields found in the segments of a header; each is taken where it is first surely seen."""

    def __init__(self, segments: Sequence[Line]) -> None:
        self.sightings: list[Sighting] = []
        self.symbol: Symbol | None = None
        self.place: str | None = None
        self.date: PartialDate | None = None
        self.portal: re.Match[str] | None = None
        self._subject: tuple[Line, str] | None = None
        rest = [part for segment in segments for part in self._without_crown(segment)]
        for line in rest:
            self._read(line)
        if self.symbol is None:
            self._symbol_of_portal(rest)
        printed = read_organs(rest, any_case=True)
        self.organs = header_issuer(printed)
        for line in (line for organ in printed for line in organ.lines):
            self._see("issuer", line.span, 0.9)

    def subject(self, lines: Sequence[Line]) -> Title | None:
        """The title of a text without a genre line: a công văn's "V/v …", or a newspaper's "Toàn văn …"."""
        if self._subject is None:
            return clipping_title(lines[0]) if lines else None
        line, text = self._subject
        return Title(text, 0, (Sighting("title", line.span, 0.8),))

    def _see(self, name: str, span: Span, confidence: float) -> None:
        self.sightings.append(Sighting(name, span, confidence))

    def _without_crown(self, line: Line) -> tuple[Line, ...]:
        """The line without the crown, which is noted; "THỦ TƯỚNG CHÍNH PHỦ CỘNG HÒA …" keeps its organ."""
        key = fold(line.text)
        match = _CROWN.search(key) if len(key) == len(line.text) else None
        if not any(char.isalnum() for char in line.text):
            self._see("header", line.span, 1.0)
            return ()
        if match is None or _PORTAL.match(line.text):
            return (line,)
        left = line.text[: match.start()].rstrip()
        start = line.span.start
        self._see("header", Span(start + match.start(), line.span.end), 1.0)
        return (Line(left, Span(start, start + len(left)), line.block),) if left else ()

    def _read(self, line: Line) -> None:
        start = line.span.start
        if portal := _PORTAL.match(line.text):
            self.portal = self.portal or portal
            return
        place = _PLACE_AND_DATE.search(line.text)
        for found in (_whole(line.text, candidate) for candidate in find_symbols(line.text)):
            label = _SYMBOL_LABEL.match(line.text[: found.start])
            if self.symbol is None and label:
                self.symbol = found.symbol
                self._see("symbol", Span(start + label.start(), start + found.end), 0.95)
                place = _PLACE_AND_DATE.search(line.text, found.end)
        if place and self.date is None and find_dates(place["date"]):
            self.place = place["place"].strip()
            self.date = PartialDate.of(find_dates(place["date"])[0].date)
            self._see("place", Span(start + place.start(), start + place.start("date")), 0.95)
            self._see("date", Span(start + place.start("date"), start + place.end("date")), 0.95)
        if self._subject is None and _SUBJECT.match(line.text):
            self._subject = (line, _SUBJECT.sub("", line.text))

    def _symbol_of_portal(self, lines: Sequence[Line]) -> None:
        """The last symbol of a portal's line: "Luật Sửa đổi … Bộ luật Hình sự số 100/2015/QH13 số 12/2017/QH14"."""
        for line in lines:
            symbols = find_symbols(line.text) if _PORTAL.match(line.text) else ()
            if symbols:
                self.symbol = symbols[-1].symbol
                start = line.span.start
                self._see("symbol", Span(start + symbols[-1].start, start + symbols[-1].end), 0.6)
                return


def _whole(text: str, found: FoundSymbol) -> FoundSymbol:
    """The symbol with its last part when a space broke it: "75/2006/QH 11"."""
    gap = _BROKEN_SYMBOL.match(text, found.end)
    if gap is None:
        return found
    digits = re.match(r"\d+", text[gap.end() :])
    end = gap.end() + len(digits.group()) if digits else found.end
    whole = find_symbols(found.raw + text[gap.end() : end])
    return FoundSymbol(found.start, end, text[found.start : end], whole[0].symbol) if whole else found
