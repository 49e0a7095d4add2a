"""The title (trích yếu): the lines under the genre, up to the rule, the bases or the body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from thammuu.ingest.metadata.bases import is_basis
from thammuu.ingest.metadata.case import sentence_case
from thammuu.ingest.model import Align, Sighting
from thammuu.ingest.structure.lines import Line
from thammuu.ingest.structure.markers import Kind, read_markers
from thammuu.ingest.tables.genres import GENRES, genre_named

# The longest title seen (amending laws) takes four printed lines.
_MAX_TITLE_LINES = 5
# "HỘI NGHỊ LẦN THỨ SÁU BAN CHẤP HÀNH TRUNG ƯƠNG KHOÁ XII" names the meeting, not the matter.
_MEETING = re.compile(r"^HỘI NGHỊ LẦN THỨ .* (?:KHÓA|KHOÁ) [IVXL]+$")
# "… NGÀY 10/07/1993 CỦA QUỐC HỘI" after a title of 1993 is its date and issuer
_DATED = re.compile(r"\s+(?:SỐ\s+\S+\s+)?NGÀY\s+\d{1,2}[/-]\d{1,2}[/-]\d{4}(?:\s+CỦA\s+.*)?$", re.IGNORECASE)
_NO_TITLE = re.compile(r"^(?:Kính (?:gửi|trình)|Thực hiện|Để\s|Quốc hội\s|Luật này|Chính phủ ban hành|\()")
_RULE = re.compile(r"^[^\w]+$")


@dataclass(frozen=True, slots=True)
class Title:
    """A title in normal case; `lines_used` counts from the genre line on, rules under the title included."""

    text: str
    lines_used: int
    sightings: tuple[Sighting, ...]


def read_title(lines: Sequence[Line], genre_at: int) -> Title | None:
    """The genre line and the title under it; None only when there is no line at `genre_at`."""
    genre_line = lines[genre_at]
    sightings = [Sighting("genre", genre_line.span, 0.95)]
    parts = _inline_title(genre_line.text)
    used = 1
    for line in lines[genre_at + 1 : genre_at + 1 + _MAX_TITLE_LINES]:
        if _RULE.match(line.text):
            sightings.append(Sighting("header", line.span, 1.0))
            used += 1
            break
        if not _continues(line, parts, lines[genre_at + used - 1]):
            break
        used += 1
        meeting = bool(_MEETING.match(line.text))
        sightings.append(Sighting("issuer" if meeting else "title", line.span, 0.9))
        if not meeting:
            parts.append(line.text)
    text = _DATED.sub("", " ".join(parts))
    return Title(sentence_case(text), used, tuple(sightings))


def _inline_title(text: str) -> list[str]:
    """ "QUY ĐỊNH THI HÀNH ĐIỀU LỆ ĐẢNG" on one line: what follows the genre's name."""
    if genre_named(text):
        return []
    names = sorted((genre.name for genre in GENRES), key=len, reverse=True)
    name = next((name for name in names if text.lower().startswith(name.lower() + " ")), "")
    rest = text[len(name) :].strip()
    return [rest] if rest else []


def _continues(line: Line, parts: Sequence[str], before: Line) -> bool:
    if line.row or is_basis(line.text) or _NO_TITLE.match(line.text):
        return False
    headings = {Kind.ARTICLE, Kind.CHAPTER, Kind.PART, Kind.ROMAN, Kind.NUMBER}
    if any(marker.kind in headings for marker in read_markers(line.text)):
        return False
    if not parts or line.upper:
        return line.upper or not line.text.endswith((";", ":"))
    same_look = line.bold == before.bold and line.align is before.align
    shaped = line.bold or line.align is Align.CENTER
    return shaped and same_look and not parts[-1].isupper()
