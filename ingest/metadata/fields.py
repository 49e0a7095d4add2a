"""The fields in the lines above the genre: each is taken where it is first surely seen."""

from __future__ import annotations

import re
from collections.abc import Sequence

from thammuu.ingest.dates import PartialDate
from thammuu.ingest.folding import fold
from thammuu.ingest.metadata.issuer import HeaderIssuer, header_issuer, read_organs
from thammuu.ingest.metadata.marks import without_notes
from thammuu.ingest.metadata.printed_date import find_printed_date, is_broken_date
from thammuu.ingest.metadata.printed_symbol import PrintedSymbol, find_printed_symbol, organs_of_symbol
from thammuu.ingest.metadata.titles import Title
from thammuu.ingest.model import Sighting, Span
from thammuu.ingest.structure.lines import Line
from thammuu.ingest.symbols import Symbol, find_symbols
from thammuu.ingest.tables.genres import Genre

GREETING = re.compile(r"kính (?:gửi|trình|mời|thưa)\b")
# "HÕA" is what some PDFs of 2015-2019 print for HÒA.
_CROWN = re.compile(
    r"đảng cộng sản việt nam(?=\W*$)|cộng h[òõo]a xã hội chủ ngh(?:ĩa|iã) việt(?: nam)?"
    r"|độc lập\s*[-–]\s*tự do\s*[-–]\s*hạnh phúc"
)
SUBJECT = re.compile(r"^(?:V/v|về việc|Về việc)\b\s*:?\s*")
# A law portal's line over its files: "Luật Hiến, lấy, ghép mô … số 75/2006/QH11"
_PORTAL = re.compile(r"^(?P<genre>(?i:Bộ luật|Luật|Pháp lệnh|Nghị quyết))\s+(?P<title>(?!số\b).+?)\s+số\b(?!.*\bsố\b)")
_MAX_HEADER_LINE = 90  # characters; a longer line is prose


def portal_line(text: str) -> re.Match[str] | None:
    """The genre and title a law portal prints over a file, or None."""
    return _PORTAL.match(text)


def is_header_like(line: Line) -> bool:
    """Whether a line surely belongs to a header: crown, subject, number, date, or an organ in capitals."""
    if _CROWN.search(fold(line.text)) or SUBJECT.match(line.text):
        return True
    if len(line.text) > _MAX_HEADER_LINE:
        return False
    dated = find_printed_date(line.text)
    alone = dated is not None and dated.span.end >= len(line.text.rstrip(" ."))
    return bool(alone or find_printed_symbol(line.text) or (line.upper and read_organs((line,))))


class HeaderFields:
    """The fields found in the segments (lines or cells) of a header, and where."""

    def __init__(self, segments: Sequence[Line]) -> None:
        self.sightings: list[Sighting] = []
        self.symbol: Symbol | None = None
        self.symbol_spans: tuple[Span, ...] = ()
        self.code_genre: Genre | None = None  # of a number line without a number
        self.place: str | None = None
        self.date: PartialDate | None = None
        self.portal: re.Match[str] | None = None
        self.portal_genre: Span | None = None
        self._letter = False
        self._taken: set[Span] = set()
        self._subject: list[Line] = []
        rest = [part for segment in segments for part in self._without_crown(segment)]
        for line, following in zip(rest, [*rest[1:], None][: len(rest)], strict=True):
            self._read(line, following)
        if self.symbol is None:
            self._symbol_of_portal(rest)
        self.organs = self._issuer([line for line in rest if line.span not in self._taken])
        self._read_subject(rest)

    def subject(self) -> Title | None:
        """The title a công văn prints under its number; None where it has none."""
        if not self._subject:
            return None
        text = without_notes(" ".join(line.text for line in self._subject))
        sightings = tuple(Sighting("title", line.span, 0.8) for line in self._subject)
        return Title(SUBJECT.sub("", text), 0, sightings)

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

    def _read(self, line: Line, following: Line | None) -> None:
        if line.span in self._taken:  # the end of a date that began on the line before
            return
        if portal := _PORTAL.match(line.text):
            if self.portal is None:
                self.portal, self.portal_genre = portal, _shifted(Span(*portal.span("genre")), line)
            return
        printed = find_printed_symbol(line.text)
        if printed is not None and not self.symbol_spans:
            self._take_symbol(printed, line)
        if self.date is None:
            self._take_date(line, following, printed.span.end if printed else 0)

    def _take_symbol(self, printed: PrintedSymbol, line: Line) -> None:
        span = _shifted(printed.span, line)
        self.symbol, self.code_genre, self._letter = printed.symbol, printed.genre, printed.is_letter
        self.symbol_spans = (span,)
        self._taken.add(line.span)
        self._see("symbol" if printed.symbol else "header", span, 0.95)

    def _take_date(self, line: Line, following: Line | None, start: int) -> None:
        whole = line
        if following is not None and is_broken_date(line.text, following.text):
            if following.span.start != line.span.end + 1:
                return
            whole = Line(f"{line.text} {following.text}", Span(line.span.start, following.span.end), line.block)
            self._taken.add(following.span)
        found = find_printed_date(whole.text, start)
        if found is None:
            return
        self.place, self.date = found.place, found.date
        self._taken.add(line.span)
        if found.place_span is not None:
            self._see("place", _shifted(found.place_span, whole), 0.95)
        self._see("date", _shifted(found.span, whole), found.confidence)

    def _issuer(self, lines: Sequence[Line]) -> HeaderIssuer | None:
        printed = read_organs([line for line in lines if not SUBJECT.match(line.text)], any_case=True)
        found = header_issuer(printed, organs_of_symbol(self.symbol))
        for organ in printed:
            superior = found is not None and set(organ.lines) <= set(found.superior_lines)
            for line in organ.lines:
                self._taken.add(line.span)
                self._see("superior" if superior else "issuer", line.span, 0.9)
        return found

    def _read_subject(self, lines: Sequence[Line]) -> None:
        """The lines of the subject: from "V/v …" on, or in a letter from the first line nothing else was read in."""
        for line in lines:
            free = line.span not in self._taken and not _PORTAL.match(line.text)
            opens = SUBJECT.match(line.text) is not None or (self._letter and self._after_symbol(line))
            if free and (opens or self._subject):
                self._subject.append(line)
            elif self._subject:
                return

    def _after_symbol(self, line: Line) -> bool:
        return any(span.start < line.span.start for span in self.symbol_spans)

    def _symbol_of_portal(self, lines: Sequence[Line]) -> None:
        """The last symbol of a portal's line: "Luật Sửa đổi … Bộ luật Hình sự số 100/2015/QH13 số 12/2017/QH14"."""
        for line in lines:
            symbols = find_symbols(line.text) if _PORTAL.match(line.text) else ()
            if symbols:
                self.symbol = symbols[-1].symbol
                self.symbol_spans = (_shifted(Span(symbols[-1].start, symbols[-1].end), line),)
                self._see("symbol", self.symbol_spans[0], 0.6)
                return


def _shifted(span: Span, line: Line) -> Span:
    return Span(line.span.start + span.start, line.span.start + span.end)
