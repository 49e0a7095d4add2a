"""Titles of provisions: on the marker's own line, or on the lines under a chapter's number."""

from __future__ import annotations

from collections.abc import Sequence

from thammuu.ingest.model import Align, Level
from thammuu.ingest.structure.lines import Line
from thammuu.ingest.structure.markers import Kind, Marker, read_markers

# A title of a chapter takes at most three printed lines (the longest seen in 57 laws has two).
_MAX_TITLE_LINES = 3
_MAX_TITLE_CHARS = 220
# 25 words: "Về thời hạn tổ chức lễ kết nạp đảng viên, xét công nhận đảng viên chính thức, tính tuổi đảng" has 19
_MAX_HEADING_WORDS = 30
_NO_TITLE_END = (":", ";", ",")
_TITLED_WITH_STOP = frozenset({Level.ARTICLE, Level.NUMBER, Level.ROMAN})
# Kinds whose first words are the beginning of a sentence, never a title.
_NEVER_TITLED = frozenset({Kind.DASH, Kind.PLUS, Kind.ORDINAL, Kind.RANKED})


def title_lines(lines: Sequence[Line], index: int, marker: Marker) -> tuple[Line, ...]:
    """The lines under "Chương II" that are its title: capitals, bold or centred, up to the next marker."""
    found: list[Line] = []
    rest = lines[index].text[marker.length :].strip()
    for line in lines[index + 1 : index + 1 + _MAX_TITLE_LINES]:
        if read_markers(line.text) or line.row or not _looks_titled(line):
            break
        if (rest or found) and not line.upper:
            break
        found.append(line)
    return tuple(found)


def _looks_titled(line: Line) -> bool:
    if len(line.text) > _MAX_TITLE_CHARS or line.text.endswith((".", *_NO_TITLE_END)):
        return False
    return line.upper or line.bold or line.align is Align.CENTER


def heading_of(marker: Marker, level: Level, lines: Sequence[Line], *, has_children: bool) -> str:
    """The title on the marker's line, or "".

    A first line is a title when more follows it and it is short. Articles and Party numbers print titles with a full
    stop ("3.5. Về kết nạp lại người vào Đảng."); a khoản or điểm that ends with one is a sentence.
    """
    words = lines[0].text[marker.length :].strip()
    if marker.kind in _NEVER_TITLED or not words or words.endswith(_NO_TITLE_END):
        return ""
    alone = len(lines) == 1 and not has_children
    if alone and not (words.isupper() or marker.kind is Kind.ARTICLE):
        return ""
    if len(words.split()) > _MAX_HEADING_WORDS or ". " in words.rstrip("."):
        return ""
    if words.endswith(".") and (alone or level not in _TITLED_WITH_STOP):
        return ""
    return words
