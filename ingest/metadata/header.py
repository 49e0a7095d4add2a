"""The header block: crown, organs, symbol, place and date, genre, title. Lines may come in any order.

A PDF gives "Số 294-QĐ/TW Hà Nội, ngày 26 tháng 5 năm 2025" as one line, a .docx gives a table of two cells, a law
portal puts a line of its own on top. So every line before the genre is looked through for every field.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from thammuu.ingest.dates import PartialDate
from thammuu.ingest.folding import fold
from thammuu.ingest.metadata.bases import is_basis
from thammuu.ingest.metadata.case import sentence_case
from thammuu.ingest.metadata.fields import GREETING, SUBJECT, HeaderFields, is_header_like, portal_line
from thammuu.ingest.metadata.issuer import Decider, HeaderIssuer
from thammuu.ingest.metadata.marks import bare
from thammuu.ingest.metadata.printed_symbol import genre_of_symbol
from thammuu.ingest.metadata.titles import Attribution, Title, adoption, clipping_title, read_title
from thammuu.ingest.model import Sighting
from thammuu.ingest.structure.lines import Line, cells
from thammuu.ingest.structure.markers import Kind, read_markers
from thammuu.ingest.symbols import Symbol
from thammuu.ingest.tables.genres import Genre, genre_named, genre_opening

# The longest header seen (a law portal's lines and a law's own) has 17 lines.
_MAX_HEADER_LINES = 40
_MAX_LINES_WITHOUT_GENRE = 16
# "nghị định của chính phủ", "Quyết định của Bộ trưởng Bộ Tài chính": genre and organ on one line, until about 2005
_GENRE_OF_ORGAN = re.compile(
    r"^(?:Nghị định|Quyết định|Chỉ thị|Thông tư|Nghị quyết)"
    r" của (?:chính phủ|thủ tướng|bộ trưởng|ủy ban|bộ|ban)\b.{0,60}$",
    re.IGNORECASE,
)
_CLIPPING = re.compile(r"^Toàn văn\s+")
_CONSOLIDATED = genre_named("Văn bản hợp nhất")


@dataclass(frozen=True, slots=True)
class Header:
    """What the header tells; `size` counts its lines, title included. Sightings say where each field was read."""

    size: int
    symbol: Symbol | None
    genre: Genre | None
    organs: HeaderIssuer | None  # the issuer as the header alone names it
    attributed: Decider | None  # the issuer named under the genre: "CỦA BAN BÍ THƯ"
    place: str | None
    date: PartialDate | None
    title: str | None
    title_symbol: Symbol | None  # printed at the end of the title: its own, or that of the law it amends
    sightings: tuple[Sighting, ...]


def read_header(lines: Sequence[Line]) -> Header:
    """Read the header of a document from its first lines; a text without one gives an empty header of size 0."""
    genre_at = _genre_line(lines)
    genre = genre_opening(bare(lines[genre_at].text)) if genre_at is not None else None
    top = lines[: genre_at if genre_at is not None else _top_without_genre(lines)]
    fields = HeaderFields([cell for line in top for cell in cells(line)])
    title = read_title(lines, genre_at) if genre_at is not None else _title_without_genre(lines, fields)
    printed = title.attribution if title and title.attribution else Attribution(None, None, None)
    symbol = fields.symbol or printed.symbol
    sightings = (*fields.sightings, *(title.sightings if title else ()))
    if genre is None:
        genre, seen = _genre_without_line(lines, symbol, fields, title)
        sightings += seen
    if title is None and fields.portal is not None:
        title = Title(sentence_case(fields.portal["title"].strip()), 0, ())
    size = (genre_at or 0) + title.lines_used if title and title.lines_used else len(top)
    adopted = adoption(lines[size]) if genre_at is not None and size < len(lines) else None
    return Header(
        size=size + (adopted is not None),
        symbol=symbol,
        genre=_CONSOLIDATED if symbol is not None and symbol.genre_code == "VBHN" else genre,
        organs=fields.organs,
        attributed=_attributed(lines, genre_at, title, adopted),
        place=fields.place,
        date=fields.date or printed.date or (adopted.date if adopted else None),
        title=_full_title(title, genre, symbol),
        title_symbol=title.own_symbol if title else None,
        sightings=sightings + (adopted.sightings if adopted else ()),
    )


def _attributed(
    lines: Sequence[Line], genre_at: int | None, title: Title | None, adopted: Attribution | None
) -> Decider | None:
    """The issuer told between genre and title, or by the note of adoption under the title."""
    if title is not None and title.attribution is not None and title.attribution.issuer and genre_at is not None:
        at = min(genre_at + 1, len(lines) - 1) if title.lines_used > 1 else genre_at
        return Decider(title.attribution.issuer.upper(), lines[at])
    if adopted is not None and adopted.issuer and adopted.line is not None:
        return Decider(adopted.issuer.upper(), adopted.line)
    return None


def _title_without_genre(lines: Sequence[Line], fields: HeaderFields) -> Title | None:
    """The title of a text without a genre line: a công văn's "V/v …", or a newspaper's "Toàn văn …"."""
    return fields.subject() or (clipping_title(lines[0]) if lines else None)


def _genre_without_line(
    lines: Sequence[Line], symbol: Symbol | None, fields: HeaderFields, title: Title | None
) -> tuple[Genre | None, tuple[Sighting, ...]]:
    """The genre where no line prints it: a portal's line, the symbol's code, the first words of a clipping."""
    if fields.portal is not None:
        seen = (Sighting("genre", fields.portal_genre, 0.6),) if fields.portal_genre else ()
        return genre_named(fields.portal["genre"]), seen
    if symbol is not None:
        return genre_of_symbol(symbol), tuple(Sighting("genre", span, 0.7) for span in fields.symbol_spans)
    if fields.code_genre is not None:
        return fields.code_genre, tuple(Sighting("genre", span, 0.6) for span in fields.symbol_spans)
    if title is None:
        return None, ()
    return genre_opening(_CLIPPING.sub("", lines[0].text)), (Sighting("genre", lines[0].span, 0.5),)


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
        words = bare(line.text)
        # alone on its line in any case: files converted from TCVN3 fonts lost their capitals ("thông tư")
        if genre_named(words) or _GENRE_OF_ORGAN.match(words):
            return index
        if opening is None and words.isupper() and genre_opening(words) and not line.row:
            opening = index
    return opening


def _begins_body(line: Line) -> bool:
    strong = {Kind.ARTICLE, Kind.CHAPTER, Kind.PART, Kind.ROMAN}
    if SUBJECT.match(line.text):  # "V/v …" is no Roman five
        return False
    return any(marker.kind in strong and marker.sure for marker in read_markers(line.text))


def _top_without_genre(lines: Sequence[Line]) -> int:
    """A text without a genre line (công văn, a clipping) has a header as far as its last header-like line.

    The greeting of a letter ends its header, and between its number and the greeting stands its subject.
    """
    last = 0
    for index, line in enumerate(lines[:_MAX_LINES_WITHOUT_GENRE]):
        if last and GREETING.match(fold(line.text)):
            return index
        if is_basis(line.text) or _begins_body(line):
            break
        if any(is_header_like(cell) for cell in cells(line)) or portal_line(line.text):
            last = index + 1
    return last
