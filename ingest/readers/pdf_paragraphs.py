"""Printed lines joined into paragraphs: which line break is the author's, and which one the paper's width made.

The main test is the typesetter's own: a line was wrapped only if the first word of the next line had no room on it.
Spacing, indents, markers of items, capitals and Word's habit of leaving a space at a wrap decide the rest.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import quantiles

from thammuu.ingest.model import Align
from thammuu.ingest.readers.base import Piece
from thammuu.ingest.readers.pdf_lines import Line

# "Điều 4.", "Điều 7" alone, "Chương II", "Phần thứ nhất", "PHỤ LỤC I": the marker ends there or a title follows it.
# "Điều 4 của Luật này" wrapped to a line start goes on in lower case and is none.
_HEADING = re.compile(
    r"^(?:Điều|Chương|Mục|Tiểu mục|Phần|Phụ lục|CHƯƠNG|MỤC|PHẦN|PHỤ LỤC)\s+(?:[\dIVXLC]+[a-zđ]?|[Tt]hứ\s\w+|THỨ\s\w+)"
    r"\s*(?:[.:]|$|[A-ZĐÀ-Ỹ])"
)
# Items as printed: 1. 1.1. 3.5.1 IV- a) đ) - + [12]; a bare "90 ngày" at a line start is none.
_ITEM = re.compile(
    r"^(?:\d{1,3}(?:[.)/]-?|-|(?:\.\d{1,3}){1,4}[.)/]?-?)|[IVX]{1,5}\s?[-.)]|[a-zđ]{1,2}\)|[-–+*•]|\[\d{1,3}\])"
    r"\s+(?P<rest>\S)"
)
_ENDS = re.compile(r"[.;:!?,…/][\s)\]”\"’']*$")
_SENTENCE_END = re.compile(r"[.;:!?…/][\s)\]”\"’']*(?:\[?\d{1,3}\]?)?$")
# A number after one of these words is no item: "theo quy định tại khoản / 2. ..."
_LEAD_LIST = "điều khoản điểm mục chương phần số ngày tháng năm từ đến và hoặc tại là các của theo"
_LEADS = frozenset(_LEAD_LIST.split())
_FULL = 1.0  # points of tolerance when asking whether a word had room
_PARAGRAPH_GAP = 1.25  # times the usual line distance
_INDENT = (8.0, 72.0)  # points beyond the left margin that make a first-line indent


@dataclass(frozen=True, slots=True)
class Habits:
    """How the document sets its lines, learnt from all of them."""

    left: float
    right: float
    pitch: float  # usual distance of baselines inside a paragraph, for font height `height`
    height: float
    spaced: bool  # wrapped lines end in a space, so one without is a paragraph's last
    indented: bool  # paragraphs begin with an indent
    edges: dict[int, tuple[float, float]]  # page -> its own left and right where it has enough lines

    def margins(self, page: int) -> tuple[float, float]:
        """Left and right edge of the text on a page."""
        return self.edges.get(page, (self.left, self.right))


def _mode(values: list[float], step: float) -> float:
    return Counter(round(value / step) for value in values).most_common(1)[0][0] * step if values else 0.0


def _right_edge(lines: list[Line]) -> float:
    rights = [line.right for line in lines]
    return quantiles(rights, n=20)[-1] if len(rights) > 1 else rights[0]


def learn(lines: tuple[Line, ...]) -> Habits:
    """The habits of a document; sensible values for a document of a few lines or none."""
    if not lines:
        return Habits(0, 0, 0, 0, spaced=False, indented=False, edges={})
    widest = max(line.width for line in lines)
    wide = [line for line in lines if line.width > 0.6 * widest]
    left = _mode([line.left for line in wide], 2.0)
    pairs = [(a, b) for a, b in pairwise(lines) if a.page == b.page and a.width > 0.85 * widest]
    return Habits(
        left=left,
        right=_right_edge(wide),
        pitch=_mode([a.base - b.base for a, b in pairs if 0 < a.base - b.base < 4 * a.height], 0.5),
        height=_mode([line.height for line in lines], 0.5),
        spaced=_spaces_at_wraps(pairs),
        indented=_has_indents(wide, left),
        edges=_page_edges(wide),
    )


def _page_edges(wide: list[Line]) -> dict[int, tuple[float, float]]:
    by_page: dict[int, list[Line]] = {}
    for line in wide:
        by_page.setdefault(line.page, []).append(line)
    return {
        page: (_mode([line.left for line in here], 2.0), _right_edge(here))
        for page, here in by_page.items()
        if len(here) >= 8
    }


def _spaces_at_wraps(pairs: list[tuple[Line, Line]]) -> bool:
    """True when lines that surely go on (the next begins in lower case, without marker) end in a space."""
    wrapped = [a for a, b in pairs if b.text.lstrip()[:1].islower() and not _ITEM.match(b.text.lstrip())]
    return len(wrapped) >= 5 and sum(line.spaced for line in wrapped) > 0.9 * len(wrapped)


def _has_indents(wide: list[Line], left: float) -> bool:
    inside = [line for line in wide if _INDENT[0] < line.left - left < _INDENT[1]]
    return 0.05 * len(wide) < len(inside) < 0.6 * len(wide)


class Joiner:
    """Decides for two lines that follow each other whether the second goes on with the first's paragraph."""

    def __init__(self, habits: Habits) -> None:
        self._habits = habits

    def joins(self, a: Line, b: Line) -> bool:
        """True when the break between `a` and `b` was made by the paper."""
        if _on_one_line(a, b):
            return True
        if not (_has_words(a.text) and _has_words(b.text)):  # the rules under a heading: "-------", "*"
            return False
        if a.hyphen:
            return True
        if a.page == b.page and not self._at_line_distance(a, b):
            return False
        if not self._had_no_room(a, b):
            return self._wraps_in_column(a, b)
        return not (self._starts_item(a, b) or self._changes_dress(a, b)) and self._goes_on(a, b)

    def _goes_on(self, a: Line, b: Line) -> bool:
        """For a full line and one after it that could be either: the document's habits decide."""
        if self._habits.spaced:
            return a.spaced
        starts_small = not b.text.lstrip()[:1].isupper()
        if self._indented(b) and not self._indented(a):
            return starts_small
        if a.page != b.page and not self._habits.indented:
            return starts_small or not _SENTENCE_END.search(a.text)
        return True

    def _at_line_distance(self, a: Line, b: Line) -> bool:
        distance = a.base - b.base
        if not self._habits.pitch:
            return distance > 0
        scale = max(1.0, a.height / self._habits.height, b.height / self._habits.height) if self._habits.height else 1.0
        return 0.3 * self._habits.pitch < distance < _PARAGRAPH_GAP * self._habits.pitch * scale

    def _had_no_room(self, a: Line, b: Line) -> bool:
        """The first word of `b` would not have fitted on the line of `a`, set from the margin or centred."""
        left, right = self._habits.margins(a.page)
        needed = b.first_word + 0.2 * a.height  # the space between
        centred = a.left - left > 6 and abs((a.left - left) - (right - a.right)) < 6
        room = (right - left) - a.width if centred else right - a.right
        return needed > room - _FULL

    def _wraps_in_column(self, a: Line, b: Line) -> bool:
        """A wrap inside a narrow cell, told by Word's space: "... thuộc Trung / ương,", "- ... Trung ương / Đảng,"."""
        near = abs(a.left - b.left) < 4 or abs((a.left + a.right) - (b.left + b.right)) < 6
        text = b.text.lstrip()
        if not (self._habits.spaced and a.spaced and a.page == b.page and near) or _ITEM.match(text):
            return False
        open_item = _ITEM.match(a.text.lstrip()) and not _ENDS.search(a.text) and a.text.lstrip()[:1] in "-+"
        # "VĂN PHÒNG QUỐC / HỘI", "... CHỦ NGHĨA VIỆT / NAM": one word left over of a name in capitals
        left_over = _in_capitals(a.text) and text.strip().isupper() and text.strip().isalpha() and a.bold == b.bold
        return text[:1].islower() or left_over or (bool(open_item) and not _in_capitals(text))

    def _starts_item(self, a: Line, b: Line) -> bool:
        before, text = a.text.rstrip(), b.text.lstrip()
        if _HEADING.match(text):
            return before.rpartition(" ")[2].lower() not in _LEADS
        item = _ITEM.match(text)
        if item is None:
            return False
        if _ENDS.search(before):
            return True
        # "..., đơn vị hành chính / - kinh tế đặc biệt", "khoản / 2. Luật": in the middle of a sentence
        return before.rpartition(" ")[2].lower() not in _LEADS and not item["rest"].islower()

    def _changes_dress(self, a: Line, b: Line) -> bool:
        """Heading in capitals or bold, then plain text, or the other way round."""
        if not b.text.lstrip()[:1].isupper():
            return False
        return _in_capitals(a.text) != _in_capitals(b.text) or (
            a.bold != b.bold and bool(_HEADING.match(a.text.lstrip()))
        )

    def _indented(self, line: Line) -> bool:
        inset = line.left - self._habits.margins(line.page)[0]
        return self._habits.indented and _INDENT[0] < inset < _INDENT[1]


def _has_words(text: str) -> bool:
    return any(map(str.isalnum, text))


def _on_one_line(a: Line, b: Line) -> bool:
    """PDFium cuts a printed line after a raised note number: "thu nhập cá nhân¹" and "." belong together."""
    level = a.page == b.page and abs(a.base - b.base) < 0.5 * a.height
    return level and -1 < b.left - a.right < 0.5 * a.height


def _in_capitals(text: str) -> bool:
    """Capitals all through; a single word ("XIII;", "NAM") proves nothing."""
    letters = [char for char in text if char.isalpha()]
    return " " in text.strip() and len(letters) > 3 and sum(char.isupper() for char in letters) > 0.9 * len(letters)


def _align(lines: list[Line], habits: Habits) -> Align:
    """Centred when every line stands as far from both edges; a hint, so everything else stays unknown or left."""
    left, right = habits.margins(lines[0].page)
    if right <= left:
        return Align.UNKNOWN
    insets = [(line.left - left, right - line.right) for line in lines]
    if all(abs(before - after) < 8 for before, after in insets) and insets[-1][0] > 12:
        return Align.CENTER
    return Align.LEFT if abs(insets[-1][0]) < 8 else Align.UNKNOWN


def _glue(lines: list[Line]) -> str:
    """The text of joined lines: one space at each wrap, none after a compound's own hyphen ("BTC- / TCCB")."""
    out = lines[0].text.strip()
    for before, line in pairwise(lines):
        tight = re.search(r"\w-$", out) or (
            _on_one_line(before, line) and line.left - before.right < 0.15 * line.height
        )
        out += ("" if tight else " ") + line.text.strip()
    return out


def paragraphs(pages: tuple[tuple[Line, ...], ...]) -> Iterator[Piece]:
    """The paragraphs of a document, each with the page it starts on."""
    lines = tuple(line for page in pages for line in page)
    habits = learn(lines)
    joiner = Joiner(habits)
    group: list[Line] = []
    for line in lines:
        if group and not joiner.joins(group[-1], line):
            yield _piece(group, habits)
            group = []
        group.append(line)
    if group:
        yield _piece(group, habits)


def _piece(group: list[Line], habits: Habits) -> Piece:
    bold = all(line.bold for line in group)
    return Piece(_glue(group), page=group[0].page, align=_align(group, habits), bold=bold)
