"""The pages of a PDF: every line of text and every rule, with its place."""

from __future__ import annotations

from dataclasses import dataclass

from thammuu.drafts_templates.docx_xml import POINTS_PER_MM
from thammuu.ingest.folding import clean

_MM_PER_POINT = 1 / POINTS_PER_MM
_PATH = 2  # pdfium's number for a drawn object
_THIN = 2.5  # points: a drawn object no higher than this is a rule
_NUMBER_BAND = 18  # millimetres from the upper edge in which the page number stands


@dataclass(frozen=True, slots=True)
class Line:
    """A piece of text on one line, its box in millimetres from the upper left corner of the page."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Page:
    """A page in millimetres; its lines from the top down, and the rules drawn on it as (left, top, right)."""

    width: float
    height: float
    lines: tuple[Line, ...]
    rules: tuple[tuple[float, float, float], ...]

    @property
    def number(self) -> Line | None:
        """The page number, None where the page shows none."""
        return next((line for line in self.lines if line.top < _NUMBER_BAND and line.text.isdecimal()), None)

    @property
    def body(self) -> tuple[Line, ...]:
        """The lines of the page without its number."""
        number = self.number
        return tuple(line for line in self.lines if line is not number)


def read_pages(pdf: bytes) -> tuple[Page, ...]:
    """The pages of a PDF with a text layer."""
    import pypdfium2  # noqa: PLC0415 - heavy

    with pypdfium2.PdfDocument(pdf) as document:
        return tuple(_page(page) for page in document)


def _page(page: object) -> Page:
    width, height = page.get_size()  # type: ignore[attr-defined]
    words = page.get_textpage()  # type: ignore[attr-defined]
    boxes = (words.get_rect(index) for index in range(words.count_rects()))
    lines = [Line(clean(words.get_text_bounded(*box)).strip(), *_millimetres(box, height)) for box in boxes]
    drawn = [item.get_bounds() for item in page.get_objects(filter=[_PATH])]  # type: ignore[attr-defined]
    rules = {_rule(box, height) for box in drawn if abs(box[3] - box[1]) < _THIN}
    ordered = sorted((line for line in lines if line.text), key=lambda line: (round(line.top), line.left))
    return Page(width * _MM_PER_POINT, height * _MM_PER_POINT, tuple(ordered), tuple(sorted(rules)))


def _millimetres(box: tuple[float, float, float, float], height: float) -> tuple[float, float, float, float]:
    """Left, top, right, bottom from the upper left corner; PDF counts points from the lower left."""
    left, bottom, right, top = box
    return (
        left * _MM_PER_POINT,
        (height - top) * _MM_PER_POINT,
        right * _MM_PER_POINT,
        (height - bottom) * _MM_PER_POINT,
    )


def _rule(box: tuple[float, float, float, float], height: float) -> tuple[float, float, float]:
    left, top, right, _ = _millimetres(box, height)
    return round(left, 1), round(top, 1), round(right, 1)


def plain(text: str) -> str:
    """`text` without white space, to compare words set on a page with words of a file."""
    return "".join(text.split())
