"""What stands after the signature: appendices, and whole texts that were issued with the document.

    QUYẾT ĐỊNH … Điều 1. Ban hành kèm theo Quyết định này Quy chế … Điều 3. …   BỘ TRƯỞNG …
    QUY CHẾ … Điều 1. … Điều 20. …                     <- "Quy chế kèm theo › Điều 1", not the decision's "Điều 1"
    PHỤ LỤC I …                                        <- "Phụ lục I"
    BỘ TÀI CHÍNH  CỘNG HÒA … QUYẾT ĐỊNH Điều 1. …      <- a second decision in the same file: "Quyết định kèm theo"

So the two articles 1 of one file never share an address (Quyết định 1959/QĐ-BTC has three).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from thammuu.ingest.structure.lines import Line, cells
from thammuu.ingest.structure.markers import Kind, read_markers
from thammuu.ingest.structure.tree import Attached
from thammuu.ingest.tables.genres import Genre, genre_named

_MOTTO = re.compile(r"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|ĐẢNG CỘNG SẢN VIỆT NAM")
# A header is at most organ, motto, rules, symbol and date above the name of the genre.
_HEADER_LINES = 12
# "Mẫu số 01" right after a signature is an appendix without the word.
APPENDED = frozenset({Kind.APPENDIX, Kind.FORM})
_LONGEST_LABEL = 60  # characters; a title that is a whole sentence is no name to cite by


def attached_texts(lines: Sequence[Line]) -> Attached:
    """The lines after a signature with the label of every text that begins among them; the first line begins one."""
    openings: dict[int, str] = {}
    in_appendix = False
    for index, line in enumerate(lines):
        if _is_appendix(line):
            in_appendix = True  # forms inside an appendix begin with names of genres too
            openings |= {index: line.text} if index == 0 else {}
            continue
        label = _label_at(lines, index, after_header=_header_before(lines, index, openings))
        if index == 0 or (label and not in_appendix):
            openings[index] = label or _shortened(line.text)
    return Attached(tuple(lines), {index: label for index, label in openings.items() if label})


def _label_at(lines: Sequence[Line], index: int, *, after_header: bool) -> str | None:
    """The label of the text that line `index` begins: by its own genre, or by the genre under the header it begins."""
    genre = _genre(lines[index])
    if genre is not None:
        return None if after_header else genre.name
    if not any(_MOTTO.search(cell.text) for cell in cells(lines[index])):
        return None
    below = (_genre(line) for line in lines[index + 1 : index + 1 + _HEADER_LINES])
    return next((found.name for found in below if found is not None), None)


def _header_before(lines: Sequence[Line], index: int, openings: dict[int, str]) -> bool:
    """The genre of line `index` belongs to a header that was already taken as the beginning."""
    last = max(openings, default=None)
    if last is None or index - last > _HEADER_LINES or _genre(lines[last]) is not None:
        return False
    return not any(_genre(line) for line in lines[last:index])


def _genre(line: Line) -> Genre | None:
    return genre_named(line.text) if line.upper and not line.row else None


def _is_appendix(line: Line) -> bool:
    return not line.row and any(marker.kind in APPENDED for marker in read_markers(line.text))


def _shortened(title: str) -> str:
    """The words of a title as a label: "TUYÊN NGÔN" gives "Tuyên ngôn"."""
    words = title.capitalize()
    return words if len(words) <= _LONGEST_LABEL else f"{words[:_LONGEST_LABEL].rsplit(' ', 1)[0]} …"
