"""What only the pages tell: a draft rendered to PDF is read back line by line, with the place of every line.

PDF --read_pages--> pages --page_faults(pages, form, look)--> what is wrong, in words
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from thammuu.drafts_templates.docx_style_rows import STYLES
from thammuu.drafts_templates.inspect import Inspection
from thammuu.drafts_templates.profile import FormProfile
from thammuu.ingest.folding import clean

_MM_PER_POINT = 25.4 / 72
_PATH = 2  # pdfium's number for a drawn object
_THIN = 2.5  # points: a drawn object no higher than this is a rule
_NEAR = 1.5  # millimetres; letters overhang, borders have a width
_NUMBER_BAND = 18  # millimetres from the upper edge in which the page number stands
# The second line of "Mục 2 / CÁ NHÂN" is out of Word's outline (its first line is in), yet it ends a heading.
_SECOND_LINES = ("part_title", "section_title", "annex_title")
_HEADINGS = tuple(
    row.name for row in STYLES if row.keep_next and (row.outline is not None or row.component in _SECOND_LINES)
)


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


def page_faults(pages: tuple[Page, ...], form: FormProfile, look: Inspection) -> tuple[str, ...]:
    """What is wrong with the pages of a file whose looks are `look`, each with its page counted from 1."""
    return (
        *_numbers(pages, form),
        *_margins(pages, form),
        *_orphans(pages, look),
        *_signature(pages, look),
        *_title_rule(pages, form),
    )


def _numbers(pages: tuple[Page, ...], form: FormProfile) -> Iterator[str]:
    """Page one bears no number; a later page bears the next one, or none where an annex begins to count anew."""
    expected, wanted = 0, form.row("page_number.from_top")
    for place, page in enumerate(pages, start=1):
        number = page.number
        expected = expected + 1 if number else 1
        if number is None:
            if place > 1 and not form.flag("annex.own_page_numbers"):
                yield f"trang {place}: không có số trang"
            continue
        if place == 1:
            yield "trang 1: có số trang"
        if int(number.text) != expected:
            yield f"trang {place}: số trang là {number.text}, đúng ra là {expected}"
        middle = (form.number("page.left") + page.width - form.number("page.right")) / 2
        if abs((number.left + number.right) / 2 - middle) > _NEAR:
            yield f"trang {place}: số trang không ở giữa"
        # The digits stand somewhat below the line's upper edge, which is what the form measures to.
        if not -_NEAR < number.top - float(wanted.value) < 2 * _NEAR + 1:
            yield f"trang {place}: số trang cách mép trên {number.top:.1f} mm"


def _margins(pages: tuple[Page, ...], form: FormProfile) -> Iterator[str]:
    left, right, top, bottom = (form.number(f"page.{side}") for side in ("left", "right", "top", "bottom"))
    for place, page in enumerate(pages, start=1):
        for line in page.lines:
            if line is page.number:
                continue
            outside = (
                line.left < left - _NEAR
                or line.right > page.width - right + _NEAR
                or line.top < top - _NEAR
                or line.bottom > page.height - bottom + 2 * _NEAR + _footer(place)
            )
            if outside:
                yield f"trang {place}: “{line.text[:30]}” ra ngoài lề"


def _footer(place: int) -> float:
    """The contact line stands in the lower margin of page one."""
    return 10 if place == 1 else 0


def _orphans(pages: tuple[Page, ...], look: Inspection) -> Iterator[str]:
    headings = tuple({_plain(paragraph.text) for name in _HEADINGS for paragraph in look.styled(name)} - {""})
    for place, page in enumerate(pages[:-1], start=1):
        body = [line for line in page.lines if line is not page.number]
        # A long heading ends in the middle of its own words, so the page's end is compared, not its last line.
        if len(body) > 1 and "".join(_plain(line.text) for line in body).endswith(headings):
            yield f"trang {place}: đề mục “{body[-1].text[:30]}” đứng cuối trang"


def _signature(pages: tuple[Page, ...], look: Inspection) -> Iterator[str]:
    """The signer's name stands on a page that holds some of the text as well."""
    blocks = {paragraph.cell[0] for paragraph in look.styled("VB Người ký") if paragraph.cell}
    own = {_plain(p.text) for p in look.paragraphs if p.cell and p.cell[0] in blocks and p.text}
    names = {_plain(p.text) for p in look.styled("VB Người ký")}
    for place, page in enumerate(pages, start=1):
        lines = [_plain(line.text) for line in page.lines if line is not page.number]
        if names & set(lines) and not [line for line in lines if not any(line in part for part in own)]:
            yield f"trang {place}: chữ ký đứng riêng một trang"


def _title_rule(pages: tuple[Page, ...], form: FormProfile) -> Iterator[str]:
    """The rule below the national title, or below the motto, is as long as its words."""
    words = form.text("national_motto.text") or form.text("national_title.text")
    line = next((line for line in pages[0].lines if _plain(line.text) == _plain(words)), None)
    if line is None:
        yield f"trang 1: “{words}” không đứng trên một dòng"
        return
    near = [(left, right) for left, top, right in pages[0].rules if 0 < top - line.bottom < 4]
    if not any(abs(left - line.left) < _NEAR and abs(right - line.right) < _NEAR for left, right in near):
        yield f"trang 1: đường kẻ dưới “{words}” không dài bằng dòng chữ"


def _plain(text: str) -> str:
    return "".join(text.split())
