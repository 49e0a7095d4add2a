"""hOCR to printed lines: the same `Line` as of a PDF's text layer, so paragraphs and furniture need no second rule.

A scan lies a little askew: places are turned back by the slope most lines have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from lxml import etree

from thammuu.ingest.readers.pdf_lines import Line

_LINES = frozenset({"ocr_line", "ocr_caption", "ocr_textfloat", "ocr_header"})
_BOX = re.compile(r"\bbbox (-?\d+) (-?\d+) (-?\d+) (-?\d+)")
_BASE = re.compile(r"\bbaseline (-?[\d.]+) (-?[\d.]+)")
_SIZE = re.compile(r"\bx_size ([\d.]+)")
_SURE = re.compile(r"\bx_wconf (\d+)")
# Specks and the rule under a heading come out as "_", "—", "\" with little confidence; a true dash scores over 80.
_SPECK_SURE = 50
_SMUDGE_LETTERS, _SMUDGE_SURE = 3, 45  # "té", "N 3": a line so short and so doubtful is dirt on the glass
# Two columns of a header ("BỘ GIÁO DỤC VÀ ĐÀO TẠO     CỘNG HÒA XÃ HỘI ...") stand 1.8 letter heights apart in a scan.
_COLUMN_HEIGHTS = 1.1
_COLUMN_GAPS = 3.5  # times the usual space of the line: a justified line has all its spaces wide
_MAX_SLOPE = 0.1


@dataclass(frozen=True, slots=True)
class Word:
    """One recognised word; pixels, y downward; `sure` in [0, 100]."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    sure: int


@dataclass(frozen=True, slots=True)
class OcrLine:
    """The words of one recognised line, its baseline (slope, offset from the box's lower left) and its font size."""

    words: tuple[Word, ...]
    left: int
    bottom: int
    slope: float
    offset: float
    size: float


def read_hocr(data: bytes) -> tuple[OcrLine, ...]:
    """The lines of an hOCR page in tesseract's reading order, dirt left out."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=False)
    root = etree.fromstring(data, parser) if data.strip() else None
    found = (
        _line(element) for element in (root.iter("span") if root is not None else ()) if element.get("class") in _LINES
    )
    return tuple(line for line in found if line is not None and not _is_smudge(line))


def _line(element: etree._Element) -> OcrLine | None:
    title = element.get("title", "")
    box, base, size = _BOX.search(title), _BASE.search(title), _SIZE.search(title)
    words = tuple(word for word in map(_word, element.iter("span")) if word is not None)
    if box is None or not words:
        return None
    slope, offset = (float(base[1]), float(base[2])) if base else (0.0, 0.0)
    height = float(size[1]) if size else float(max(word.bottom - word.top for word in words))
    return OcrLine(words, int(box[1]), int(box[4]), slope, offset, height)


def _word(element: etree._Element) -> Word | None:
    # The line of dots or the rule before a word sticks to it: "Số: _/BGDĐT" where the number was left blank.
    title, text = element.get("title", ""), "".join(map(str, element.itertext())).strip().strip("_")
    box, sure = _BOX.search(title), _SURE.search(title)
    if element.get("class") != "ocrx_word" or box is None or sure is None or not text:
        return None
    if int(sure[1]) < _SPECK_SURE and not any(map(str.isalnum, text)):
        return None
    left, top, right, bottom = map(int, box.groups())
    return Word(text, left, top, right, bottom, int(sure[1]))


def _is_smudge(line: OcrLine) -> bool:
    letters = sum(char.isalnum() for word in line.words for char in word.text)
    return letters <= _SMUDGE_LETTERS and max(word.sure for word in line.words) < _SMUDGE_SURE


def confidence(lines: Sequence[OcrLine]) -> float:
    """Mean confidence of the words, by their length, [0, 100]; 0 for a page without words."""
    weights = [(len(word.text), word.sure) for line in lines for word in line.words]
    total = sum(weight for weight, _ in weights)
    return sum(weight * sure for weight, sure in weights) / total if total else 0.0


def page_lines(lines: Sequence[OcrLine], page: int, dpi: int, height_px: int) -> tuple[Line, ...]:
    """The printed lines of page number `page` in points, y upward, columns on one baseline taken apart."""
    slope = median(line.slope for line in lines) if lines else 0.0
    slope = slope if abs(slope) < _MAX_SLOPE else 0.0
    usual = median(line.size for line in lines) if lines else 0.0
    grid = _Grid(72 / dpi, slope, height_px, usual)
    return tuple(grid.line(line, words, page) for line in lines for words in _columns(line, usual))


def _columns(line: OcrLine, usual: float) -> Iterator[tuple[Word, ...]]:
    """The words of the line, cut where exactly one gap is a column's; "1." before a tab is no column."""
    gaps = [after.left - before.right for before, after in pairwise(line.words)]
    if len(gaps) < 2:
        yield line.words
        return
    limit = max(_COLUMN_HEIGHTS * min(line.size, usual), _COLUMN_GAPS * max(1.0, median(gaps)))
    cuts = [position for position, gap in enumerate(gaps, 1) if gap > limit]
    if len(cuts) == 1 and 2 <= cuts[0] <= len(line.words) - 2:
        yield line.words[: cuts[0]]
        yield line.words[cuts[0] :]
    else:
        yield line.words


@dataclass(frozen=True, slots=True)
class _Grid:
    """From pixels of a picture askew to points of an upright page."""

    scale: float
    slope: float
    height: int
    usual: float  # font size of most lines, pixels

    def line(self, line: OcrLine, words: tuple[Word, ...], page: int) -> Line:
        base = line.bottom + line.offset + line.slope * (words[0].left - line.left)
        # Sizes differ with the letters that occur in a line; only a clearly other size is another font.
        size = line.size if abs(line.size - self.usual) > 0.3 * self.usual else self.usual
        return Line(
            text=" ".join(word.text for word in words),
            page=page,
            left=self._x(words[0].left, base),
            right=self._x(words[-1].right, base),
            base=(self.height - (base - self.slope * words[0].left)) * self.scale,
            height=size * self.scale,
            first_word=(words[0].right - words[0].left) * self.scale,
        )

    def _x(self, x: float, y: float) -> float:
        return (x + self.slope * y) * self.scale
