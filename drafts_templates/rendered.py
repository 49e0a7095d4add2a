"""What only the pages tell: a draft rendered to PDF is read back line by line, with the place of every line.

PDF --read_pages--> pages --page_faults(pages, form, look)--> what is wrong, in words
"""

from __future__ import annotations

from collections.abc import Iterator

from thammuu.drafts_templates.inspect import Inspection
from thammuu.drafts_templates.orphans import orphaned_headings
from thammuu.drafts_templates.pages import Line, Page, plain, read_pages
from thammuu.drafts_templates.profile import FormProfile

__all__ = ["Line", "Page", "page_faults", "read_pages"]

_NEAR = 1.5  # millimetres; letters overhang, borders have a width


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
    for orphan in orphaned_headings(pages, look):
        yield f"trang {orphan.page}: đề mục “{orphan.line.text[:30]}” đứng cuối trang"


def _signature(pages: tuple[Page, ...], look: Inspection) -> Iterator[str]:
    """The signer's name stands on a page that holds some of the text as well."""
    blocks = {paragraph.cell[0] for paragraph in look.styled("VB Người ký") if paragraph.cell}
    own = {plain(p.text) for p in look.paragraphs if p.cell and p.cell[0] in blocks and p.text}
    names = {plain(p.text) for p in look.styled("VB Người ký")}
    for place, page in enumerate(pages, start=1):
        lines = [plain(line.text) for line in page.body]
        if names & set(lines) and not [line for line in lines if not any(line in part for part in own)]:
            yield f"trang {place}: chữ ký đứng riêng một trang"


def _title_rule(pages: tuple[Page, ...], form: FormProfile) -> Iterator[str]:
    """The rule below the national title, or below the motto, is as long as its words."""
    words = form.text("national_motto.text") or form.text("national_title.text")
    line = next((line for line in pages[0].lines if plain(line.text) == plain(words)), None)
    if line is None:
        yield f"trang 1: “{words}” không đứng trên một dòng"
        return
    near = [(left, right) for left, top, right in pages[0].rules if 0 < top - line.bottom < 4]
    if not any(abs(left - line.left) < _NEAR and abs(right - line.right) < _NEAR for left, right in near):
        yield f"trang 1: đường kẻ dưới “{words}” không dài bằng dòng chữ"
