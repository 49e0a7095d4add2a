"""The genre line and the title (trích yếu) under it, up to the rule, the bases or the body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from thammuu.ingest.dates import DATE_PATTERN, PartialDate, find_dates
from thammuu.ingest.metadata.bases import is_basis
from thammuu.ingest.metadata.case import sentence_case
from thammuu.ingest.metadata.marks import bare, without_notes
from thammuu.ingest.metadata.organ_names import named_organ
from thammuu.ingest.model import Align, Sighting
from thammuu.ingest.structure.lines import Line
from thammuu.ingest.structure.markers import Kind, read_markers
from thammuu.ingest.symbols import Symbol, find_symbols
from thammuu.ingest.tables.genres import genre_opening
from thammuu.ingest.tables.positions import POSITIONS

# The longest title seen (amending laws) takes four printed lines.
_MAX_TITLE_LINES = 6
# "HỘI NGHỊ LẦN THỨ SÁU BAN CHẤP HÀNH TRUNG ƯƠNG KHOÁ XII" names the meeting, not the matter.
_MEETING = re.compile(r"^HỘI NGHỊ LẦN THỨ .* (?:KHÓA|KHOÁ) [IVXL]+$")
# "… NGÀY 10/07/1993 CỦA QUỐC HỘI" after a title of 1993 is its date and issuer
_DATED = re.compile(r"\s+(?:SỐ\s+\S+\s+)?NGÀY\s+\d{1,2}[/-]\d{1,2}[/-]\d{4}(?:\s+CỦA\s+.*)?$", re.IGNORECASE)
_NUMBERED = re.compile(r"\s+SỐ\s+(?P<symbol>\S+)$")
_NO_TITLE = re.compile(
    r"^(?:Kính (?:gửi|trình)|Thực hiện|Để\s|Quốc hội\s|Luật này|Chính phủ ban hành|\(|QUYẾT (?:ĐỊNH|NGHỊ):?$)"
)
_ADOPTED = re.compile(
    rf"^\(?(?:Đã )?(?:do|được) (?P<who>.+?) thông qua\b.{{0,40}}?(?P<date>{DATE_PATTERN.pattern})\)?\.?$", re.IGNORECASE
)
_ABBREVIATED = re.compile(r"^V/v:?\s+")  # the letter's way, under a genre
_FOREWORD = re.compile(r"^LỜI (?:NÓI ĐẦU|MỞ ĐẦU)$")
_RULE = re.compile(r"^[^\w]+$")
# "Nghị định / của Chính phủ số 29/1998/NĐ-CP ngày 11 tháng 5 năm 1998 / về việc …"
_ATTRIBUTED = re.compile(
    r"(?:của\s+(?P<organ>.+?)(?=\s+(?:số|về|quy định|ban hành|ngày|hướng dẫn)\b|$))?\s*(?:số\s*:?\s*(?P<symbol>\S+))?"
    rf"\s*(?P<date>{DATE_PATTERN.pattern})?",
    re.IGNORECASE,
)
_OF_ORGAN = re.compile(r"^(?:Nghị định|Quyết định|Chỉ thị|Thông tư|Nghị quyết) của\b", re.IGNORECASE)
_CLIPPING = re.compile(r"^Toàn văn\s+")
_HEADINGS = frozenset({Kind.ARTICLE, Kind.CHAPTER, Kind.PART, Kind.ROMAN, Kind.NUMBER})


@dataclass(frozen=True, slots=True)
class Attribution:
    """Issuer, symbol and date printed between genre and title, as collections of laws print them until about 2000."""

    issuer: str | None
    symbol: Symbol | None
    date: PartialDate | None
    line: Line | None = None  # a line that says nothing else
    sightings: tuple[Sighting, ...] = ()


@dataclass(frozen=True, slots=True)
class Title:
    """A title in normal case ("" when there is none under the genre).

    `lines_used` counts from the genre line on, rules under the title included. `own_symbol` is a symbol printed at the
    end of the title; it is the document's own or that of the law it amends, which the date must tell.
    """

    text: str
    lines_used: int
    sightings: tuple[Sighting, ...]
    own_symbol: Symbol | None = None
    attribution: Attribution | None = None


def read_title(lines: Sequence[Line], genre_at: int) -> Title:
    """The title that begins at the genre line `genre_at`."""
    sightings = [Sighting("genre", lines[genre_at].span, 0.95)]
    rule = _rule_below(lines, genre_at)
    parts = _inline_title(bare(lines[genre_at].text))
    if parts:
        sightings.append(Sighting("title", lines[genre_at].span, 0.85))
    used = 1
    for index in range(genre_at + 1, min(len(lines), genre_at + 1 + _MAX_TITLE_LINES)):
        line = lines[index]
        if _RULE.match(line.text):
            sightings.append(Sighting("header", line.span, 1.0))
            used += 1
            break
        if not (rule is not None or _continues(lines, index, parts)):
            break
        used += 1
        meeting = bool(_MEETING.match(line.text))
        sightings.append(Sighting("issuer" if meeting else "title", line.span, 0.9))
        if not meeting:
            parts.append(line.text)
    return _title(" ".join(parts), used, tuple(sightings))


def _rule_below(lines: Sequence[Line], genre_at: int) -> int | None:
    """Index of the rule that ends the title ("-----", "****"), when nothing but title lines stand above it."""
    for index in range(genre_at + 1, min(len(lines), genre_at + 1 + _MAX_TITLE_LINES)):
        if _RULE.match(lines[index].text):
            return index
        if not _may_be_title(lines[index]):
            return None
    return None


def _may_be_title(line: Line) -> bool:
    if line.row or is_basis(line.text) or _NO_TITLE.match(line.text) or _FOREWORD.match(line.text):
        return False
    return bool(_ABBREVIATED.match(line.text)) or not any(m.kind in _HEADINGS for m in read_markers(line.text))


def clipping_title(line: Line) -> Title | None:
    """ "Toàn văn Nghị quyết Đại hội … của Đảng.": a text without a header, as newspapers reprint it."""
    opening = _CLIPPING.match(line.text)
    if opening is None or genre_opening(line.text[opening.end() :]) is None:
        return None
    rest = line.text[opening.end() :].rstrip(".")
    genre = genre_opening(rest)
    text = rest[len(genre.name) :].strip() if genre else rest
    return Title(text[:1].upper() + text[1:], 1, (Sighting("title", line.span, 0.6),))


def adoption(line: Line) -> Attribution | None:
    """ "(Do Đại hội đại biểu toàn quốc lần thứ XI thông qua ngày 19/01/2011)" under the title of a charter."""
    match = _ADOPTED.match(line.text)
    if match is None:
        return None
    organ = named_organ(match["who"], any_case=True)
    dates = find_dates(match["date"])
    date = PartialDate.of(dates[0].date) if dates else None
    names = [*(["issuer"] if organ else []), *(["date"] if date else [])] or ["header"]
    seen = tuple(Sighting(name, line.span, 0.9) for name in names)
    return Attribution(organ.name if organ else None, None, date, line, seen)


def _title(text: str, used: int, sightings: tuple[Sighting, ...]) -> Title:
    attribution, text = _attribution(without_notes(text))
    text = _ABBREVIATED.sub("Về việc ", text)
    text = _DATED.sub("", text)
    numbered = _NUMBERED.search(text)
    symbols = find_symbols(numbered["symbol"]) if numbered else ()
    return Title(sentence_case(text), used, sightings, symbols[0].symbol if symbols else None, attribution)


def _attribution(text: str) -> tuple[Attribution | None, str]:
    """What stands before the title proper, and the rest; (None, text) for a title that begins at once."""
    match = _ATTRIBUTED.match(text)
    if match is None or not (match["organ"] or match["symbol"]):
        return None, text
    organ = named_organ(match["organ"], any_case=True) if match["organ"] else None
    symbols = find_symbols(match["symbol"] or "")
    if organ is None and not symbols:
        return None, text
    dates = find_dates(match["date"] or "")
    symbol = symbols[0].symbol if symbols else None
    date = PartialDate.of(dates[0].date) if dates else None
    return Attribution(organ.name if organ else None, symbol, date), text[match.end() :].strip()


def _inline_title(text: str) -> list[str]:
    """ "QUY ĐỊNH THI HÀNH ĐIỀU LỆ ĐẢNG" or, glued, "LUẬTTHỎA THUẬN QUỐC TẾ": what follows the genre's name."""
    genre = genre_opening(text)
    if _OF_ORGAN.search(text):
        return []
    rest = text[len(genre.name) :].strip() if genre else ""
    return [rest] if rest else []


def _continues(lines: Sequence[Line], index: int, parts: Sequence[str]) -> bool:
    line, before = lines[index], lines[index - 1]
    if not _may_be_title(line) or _enacts(lines, index, parts):
        return False
    begun = bool(_attribution(" ".join(parts))[1])
    if not begun or line.upper:
        return line.upper or not line.text.endswith((";", ":"))
    if line.text[0].islower() and not parts[-1].isupper():  # the sentence goes on: "… Nghị định số 30 / ngày 13 …"
        return not line.text.endswith((".", ";", ":", ","))
    same_look = line.bold == before.bold and line.align is before.align
    shaped = line.bold or line.align is Align.CENTER
    return shaped and same_look and not parts[-1].isupper()


def _enacts(lines: Sequence[Line], index: int, parts: Sequence[str]) -> bool:
    """The line in capitals between title and bases that says who decides: "BỘ TRƯỞNG BỘ TÀI CHÍNH", "CHÍNH PHỦ"."""
    text = lines[index].text
    if not parts or not text.isupper():
        return False
    follows = index + 1 < len(lines) and is_basis(lines[index + 1].text)
    return named_organ(text) is not None or (follows and text.startswith(POSITIONS))
