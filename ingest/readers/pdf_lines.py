"""The lines of a PDF page with their place on it, out of PDFium. Nothing is judged here."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter
from typing import Any

from thammuu.ingest.charsets import FontRun
from thammuu.ingest.charsets.evidence import OLD_SIGNS

# PDFium glues a line that ends in a hyphen to the next one and puts U+FFFE where hyphen and line break were. No word of
# Vietnamese is divided at a line end, so the hyphen is always a true one: "COVID\ufffe19", "99/NQ\ufffeCP".
HYPHEN_BREAK = "\ufffe"
_BREAK = re.compile("\r\n|\r|\n|\ufffe")
# Two columns on one baseline ("Số 12-KH/TU      Hà Nội, ngày ...") are further apart than any justified space.
_COLUMN_GAP = 2.5  # times the letter height
_LOOSE = 0.5  # average letter advance, in letter heights, above which a line can contain such a gap
_BOLD_WEIGHT = 600


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line. Lengths are PDF points, y grows upward."""

    text: str  # as PDFium gives it, without the break
    page: int  # 1-based
    left: float = 0.0
    right: float = 0.0
    base: float = 0.0  # y of the baseline
    height: float = 0.0  # of the font, ascent to descent
    first_word: float = 0.0  # width of the first word
    bold: bool = False
    spaced: bool = False  # the text ends in a space: Word writes one where it wrapped the line
    hyphen: bool = False  # ends in a hyphen PDFium had glued to the next line
    runs: tuple[FontRun, ...] = ()  # the text by fonts, on pages that may be in an old character set

    @property
    def width(self) -> float:
        """Printed length."""
        return self.right - self.left


class PageGeometry:
    """Places of single characters of one text page; unknown places are zero, they are only hints."""

    def __init__(self, textpage: Any, *, may_be_old: bool = False) -> None:
        from pypdfium2 import raw  # noqa: PLC0415 - heavy

        self._raw = raw
        self._page = textpage
        self.may_be_old = may_be_old
        self._sides = tuple(ctypes.c_double() for _ in range(4))
        self._rect = raw.FS_RECTF()
        self._name = ctypes.create_string_buffer(128)

    def _index(self, position: int) -> int:
        index = self._raw.FPDFText_GetCharIndexFromTextIndex(self._page, position)
        return int(index) if index >= 0 else position

    def span(self, position: int) -> tuple[float, float]:
        """Left and right of the glyph at a text position."""
        left, right, bottom, top = self._sides
        self._raw.FPDFText_GetCharBox(self._page, self._index(position), left, right, bottom, top)
        return left.value, right.value

    def base(self, position: int) -> float:
        """Baseline of the glyph."""
        x, y, *_ = self._sides
        self._raw.FPDFText_GetCharOrigin(self._page, self._index(position), x, y)
        return y.value

    def height(self, position: int) -> float:
        """Height of the font at the glyph, in page units whatever the text matrix."""
        self._raw.FPDFText_GetLooseCharBox(self._page, self._index(position), self._rect)
        return float(self._rect.top - self._rect.bottom)

    def runs(self, start: int, text: str) -> tuple[FontRun, ...]:
        """The text at a position by fonts; a space has the font of the letter before it."""
        names: list[str] = []
        for position, char in enumerate(text, start=start):
            names.append(names[-1] if char.isspace() and names else self._font(position))
        groups = groupby(zip(names, text, strict=True), key=itemgetter(0))
        return tuple(FontRun("".join(char for _, char in group), name) for name, group in groups)

    def _font(self, position: int) -> str:
        self._raw.FPDFText_GetFontInfo(self._page, self._index(position), self._name, len(self._name), None)
        return self._name.value.decode("latin-1")

    def bold(self, position: int) -> bool:
        """True for a bold font; by weight, or by name where the weight is not told."""
        index = self._index(position)
        if self._raw.FPDFText_GetFontWeight(self._page, index) >= _BOLD_WEIGHT:
            return True
        self._raw.FPDFText_GetFontInfo(self._page, index, self._name, len(self._name), None)
        return b"bold" in self._name.value.lower()


def page_lines(textpage: Any, page: int) -> tuple[Line, ...]:
    """The lines of one page in PDFium's reading order, columns on one baseline taken apart."""
    text = textpage.get_text_range()
    geometry = PageGeometry(textpage, may_be_old=OLD_SIGNS.search(text) is not None)
    return tuple(line for start, part, hyphen in _cut(text) for line in _measured(geometry, start, part, page, hyphen))


def _cut(text: str) -> Iterator[tuple[int, str, bool]]:
    """Start, text and "ends in a glued hyphen" of every line that is not empty."""
    start = 0
    for match in [*_BREAK.finditer(text), None]:
        end = match.start() if match else len(text)
        if text[start:end].strip():
            yield start, text[start:end], match is not None and match.group() == HYPHEN_BREAK
        start = match.end() if match else end


def _measured(geometry: PageGeometry, start: int, text: str, page: int, hyphen: bool) -> Iterator[Line]:
    line = _line(geometry, start, text, page)
    cuts = _column_cuts(geometry, start, line)
    if len(cuts) == 1:  # more than two parts are a table row, which stays one line
        yield _line(geometry, start, text[: cuts[0]], page)
        start, text = start + cuts[0], text[cuts[0] :]
        line = _line(geometry, start, text, page)
    yield replace(line, text=line.text + "-", hyphen=True) if hyphen else line


def _line(geometry: PageGeometry, start: int, text: str, page: int) -> Line:
    stripped = text.strip()
    first = start + text.index(stripped)
    last = first + len(stripped) - 1
    left = geometry.span(first)[0]
    word_end = first + len(stripped.split(None, 1)[0]) - 1
    return Line(
        text=text,
        page=page,
        left=left,
        right=geometry.span(last)[1],
        base=geometry.base(first),
        height=geometry.height(first),
        first_word=geometry.span(word_end)[1] - left,
        bold=geometry.bold(first) and geometry.bold(last),
        spaced=text != text.rstrip(),
        runs=geometry.runs(start, text) if geometry.may_be_old else (),
    )


def _column_cuts(geometry: PageGeometry, start: int, line: Line) -> list[int]:
    """Positions in the line where a new column begins."""
    if line.height <= 0 or line.width < _LOOSE * line.height * len(line.text.strip()):
        return []
    cuts = []
    for space in re.finditer(r"(?<=\S)\s+(?=\S)", line.text):
        before = geometry.span(start + space.start() - 1)[1]
        after = geometry.span(start + space.end())[0]
        if after - before > _COLUMN_GAP * line.height:
            cuts.append(space.end())
    return cuts
