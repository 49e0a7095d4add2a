"""Long papers as people write them: whole on their pages, numbered from page two, headings bound to what follows."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest

from thammuu.drafts_templates import (
    Draft,
    build_docx,
    compose,
    draft_report,
    inspect_docx,
    profile,
    read_input,
)
from thammuu.drafts_templates.conformance import Verdict, conformance
from thammuu.drafts_templates.draft import Heading, HeadingLevel, Item, Table, block_sentences
from thammuu.drafts_templates.orphans import headings_kept
from thammuu.drafts_templates.rendered import page_faults, read_pages
from thammuu.ingest.folding import clean
from thammuu.ingest.readers.soffice import program, to_pdf

EXAMPLES = tuple(sorted((Path(__file__).resolve().parents[2] / "docs" / "examples").glob("*.toml")))
# Pages of the body and annexes as LibreOffice lays them (looked at one by one); a few more or less do no harm.
PAGES = {
    "de-an-so-hoa-ho-so": (20, 24),
    "quy-che-lam-viec": (7, 10),
    "bao-cao-tong-ket": (6, 9),
    "chuong-trinh-hanh-dong": (5, 8),
    "ke-hoach-nhieu-nhiem-vu": (5, 9),
}
HEADING_STYLES = (
    "VB Phần, chương", "VB Tên phần, chương", "VB Mục", "VB Tên mục", "VB Điều", "VB Đề mục I", "VB Đề mục 1",
    "VB Đề mục 1.1", "VB Đề mục a",
)  # fmt: skip
MARGIN = 10  # points: nothing may stand nearer to the edge of the paper


@pytest.fixture
def draft(request, sources) -> Draft:
    return compose(read_input(request.param.read_text("utf-8")), sources)


each = pytest.mark.parametrize("draft", EXAMPLES, ids=lambda path: path.stem, indirect=True)


def test_there_is_an_expectation_for_every_example() -> None:
    assert {path.stem for path in EXAMPLES} == set(PAGES)


@each
def test_a_long_paper_has_no_gap_no_warning_and_meets_its_form(draft: Draft) -> None:
    report = draft_report(draft)
    assert (report.placeholders, report.warnings) == ((), ())
    form = profile(draft.profile_id)
    verdicts = conformance(inspect_docx(build_docx(draft)), form)
    assert [row for row in verdicts if row.verdict is Verdict.BROKEN] == []


@each
def test_every_heading_is_bound_to_what_follows_it(draft: Draft) -> None:
    """What Word goes by; what LibreOffice makes of it is read from its pages."""
    look = inspect_docx(build_docx(draft))
    headings = [part for style in HEADING_STYLES for part in look.styled(style)]
    assert len(headings) >= sum(isinstance(block, Heading) for block in draft.body)
    assert [part.text for part in headings if not part.keep_next] == []


def test_the_rules_of_procedure_count_42_articles_without_a_gap(sources) -> None:
    path = next(path for path in EXAMPLES if path.stem == "quy-che-lam-viec")
    draft = compose(read_input(path.read_text("utf-8")), sources)
    articles = [block for block in draft.body if isinstance(block, Heading) and block.level is HeadingLevel.ARTICLE]
    assert [block.marker for block in articles] == [f"Điều {number}." for number in range(1, 43)]


def test_the_plan_lists_its_own_tasks_before_those_of_the_parent(sources) -> None:
    path = next(path for path in EXAMPLES if path.stem == "ke-hoach-nhieu-nhiem-vu")
    draft = compose(read_input(path.read_text("utf-8")), sources)
    (table,) = (block for block in draft.body if isinstance(block, Table))
    assert len(table.rows) == 41 + len(sources.tasks)


@each
@pytest.mark.system
@pytest.mark.skipif(program() is None, reason="LibreOffice is not installed")
def test_the_pages_hold_every_word_inside_the_paper_and_are_numbered(draft: Draft, request) -> None:
    name = request.node.callspec.params["draft"].stem
    least, most = PAGES[name]
    data = build_docx(draft)
    made = to_pdf(data)
    assert made is not None
    pdf = headings_kept(data, made, to_pdf)  # as a draft is exported
    assert page_faults(read_pages(pdf), profile(draft.profile_id), inspect_docx(data)) == ()
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [page.get_textpage() for page in document]
        texts = [clean(page.get_text_range()) for page in pages]
        sizes = [page.get_size() for page in document]
        boxes = [[text.get_rect(index) for index in range(text.count_rects())] for text in pages]
    assert least <= len(texts) <= most
    numbers = [int(found[0]) if (found := re.match(r"\d+", text.lstrip())) else None for text in texts]
    assert numbers[1:] == list(range(2, len(texts) + 1))
    for (width, height), rects in zip(sizes, boxes, strict=True):
        for left, bottom, right, top in rects:
            assert MARGIN < left < right < width - MARGIN
            assert MARGIN < bottom < top < height - MARGIN
    written = re.sub(r"\W", "", "".join(re.sub(r"^\s*\d+\s", "", text) for text in texts)).lower()
    for sentence in _sentences(draft):
        assert re.sub(r"\W", "", sentence).lower()[:40] in written, sentence


def _sentences(draft: Draft) -> list[str]:
    """The words of paragraphs and items: cells of tables are read across by a PDF's text."""
    blocks = [block for block in draft.body if not isinstance(block, Table)]
    headings = [block.text for block in blocks if isinstance(block, Heading)]
    items = [part.text for block in blocks if isinstance(block, Item) for part in block_sentences(block)]
    return [*headings, *items]
