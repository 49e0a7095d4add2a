"""Headings left last on their page: found on the pages of a PDF, and given a new page in a copy of the file.

PDF + look --orphaned_headings--> which paragraph ends which page --headings_kept(…, convert)--> a PDF without them

Every heading bears `keepNext`, and Word keeps it. LibreOffice, opening a file of more than a hundred paragraphs, first
spreads them over guessed pages, 21 a page, and lets them flow back; a heading that was last on a guessed page is not
looked at again and may stay behind (docs/analysis/form.md, "Long papers"). Only its pages tell, so its pages are read.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

import docx
from docx.oxml.ns import qn

from thammuu.drafts_templates.docx_style_rows import STYLES
from thammuu.drafts_templates.docx_xml import begin_page
from thammuu.drafts_templates.inspect import Inspection, ParagraphLook, inspect_docx
from thammuu.drafts_templates.pages import Line, Page, plain, read_pages

# The second line of "Mục 2 / CÁ NHÂN" is out of Word's outline (its first line is in), yet it ends a heading.
_SECOND_LINES = ("part_title", "section_title", "annex_title")
HEADING_STYLES = frozenset(
    row.name for row in STYLES if row.keep_next and (row.outline is not None or row.component in _SECOND_LINES)
)
_ROUNDS = 8  # conversions: one for each heading left behind, and pages after it are laid out anew
_NEXT = 20  # characters of the next paragraph looked for on top of the next page

Convert = Callable[[bytes], bytes | None]


@dataclass(frozen=True, slots=True)
class Orphan:
    """A heading that ends a page: the page counted from 1, the last line of it, and which paragraphs are meant.

    `heading` and `first`, where its chain of kept paragraphs begins on that page, are places in
    `Inspection.paragraphs`, counted from 0.
    """

    page: int
    line: Line
    heading: int
    first: int


def orphaned_headings(pages: tuple[Page, ...], look: Inspection) -> tuple[Orphan, ...]:
    """The headings that end a page of a file whose looks are `look`; notes below them do not hide them."""
    headings = [place for place, paragraph in enumerate(look.paragraphs) if _is_heading(paragraph)]
    return tuple(_orphans(pages, look, headings))


def _is_heading(paragraph: ParagraphLook) -> bool:
    return paragraph.style in HEADING_STYLES and bool(plain(paragraph.text))


def _orphans(pages: tuple[Page, ...], look: Inspection, headings: list[int]) -> Iterator[Orphan]:
    notes = "".join(plain(note.text) for note in look.footnotes)
    above = -1  # headings follow in the order of the pages
    for number, (page, following) in enumerate(pairwise(pages), start=1):
        body = _without_notes(page.body, notes)
        # A long heading ends in the middle of its own words, so the page's end is compared, not its last line.
        words = "".join(plain(line.text) for line in body)
        found = [place for place in headings if place > above and words.endswith(plain(look.paragraphs[place].text))]
        if len(body) > 1 and found:
            top = "".join(plain(line.text) for line in following.body)
            above = next((place for place in found if top.startswith(_after(look, place))), found[0])
            yield Orphan(number, body[-1], above, _chain(look, above, words))


def _without_notes(lines: tuple[Line, ...], notes: str) -> tuple[Line, ...]:
    """The lines of a page down to its notes: a line of a note is found in what the notes say, its number apart."""
    end = len(lines)
    while end and notes and plain(lines[end - 1].text).lstrip("0123456789") in notes:
        end -= 1
    return lines[:end]


def _after(look: Inspection, place: int) -> str:
    texts = (plain(paragraph.text) for paragraph in look.paragraphs[place + 1 :])
    return next((text for text in texts if text), "")[:_NEXT]


def _chain(look: Inspection, heading: int, words: str) -> int:
    """Where the kept paragraphs that end in `heading` begin, as far up as they stand on a page of these `words`."""
    first, rest = heading, words.removesuffix(plain(look.paragraphs[heading].text))
    while first:
        before = look.paragraphs[first - 1]
        text = plain(before.text)
        if not (before.keep_next and before.cell is None and text and rest.endswith(text) and rest != text):
            break
        first, rest = first - 1, rest.removesuffix(text)
    return first


def headings_kept(data: bytes, pdf: bytes, convert: Convert) -> bytes:
    """`pdf`, made of the .docx in `data` by `convert`, with no heading last on its page; where `convert` fails or
    headings stay behind all the same, the PDF with the fewest. The .docx itself is not touched."""
    best, fewest, made = pdf, -1, pdf
    for _ in range(_ROUNDS):
        look = inspect_docx(data)
        left = orphaned_headings(read_pages(made), look)
        if fewest < 0 or len(left) < fewest:
            best, fewest = made, len(left)
        if not left:
            break
        # One a round, from the top down: a break moves what is below, and a second one set for the old pages would
        # leave a page of two lines.
        data = _on_new_page(data, left[0].first)
        remade = convert(data)
        if remade is None:
            break
        made = remade
    return best


def _on_new_page(data: bytes, place: int) -> bytes:
    """The .docx in `data` with a new page before its paragraph `place`."""
    document = docx.Document(io.BytesIO(data))
    begin_page(next(islice(document.element.body.iter(qn("w:p")), place, None)))
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()
