"""Reading back: every genre in every form that applies meets every row; one thing broken is found at its own row."""

from __future__ import annotations

import io

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from thammuu.drafts_templates import build_docx, compose, inspect_docx, profile, profiles
from thammuu.drafts_templates.conformance import Verdict, conformance
from thammuu.drafts_templates.docx_styles import style_id
from thammuu.drafts_templates.form_checks import CHECKS
from thammuu.drafts_templates.specimens import Specimen, specimens


def broken(data: bytes, form) -> dict[str, str]:
    verdicts = conformance(inspect_docx(data), form)
    return {verdict.row_id: verdict.breach for verdict in verdicts if verdict.verdict is Verdict.BROKEN}


def one_organ_each() -> tuple[Specimen, ...]:
    """Every genre in every form once, by whichever organ comes first; bench/forms.py builds all of them."""
    return tuple({(specimen.genre, specimen.form): specimen for specimen in specimens()}.values())


@pytest.mark.parametrize("specimen", one_organ_each(), ids=lambda specimen: f"{specimen.genre}-{specimen.form}")
def test_a_paper_of_every_genre_meets_every_row_of_its_form(specimen: Specimen, sources) -> None:
    data = build_docx(compose(specimen.request(), sources))
    assert broken(data, profile(specimen.form)) == {}


def test_every_row_of_every_form_has_a_check() -> None:
    assert {row.id for form in profiles() for row in form.rows} <= set(CHECKS)


@pytest.mark.parametrize("form_id", ["hd05-2026", "hd36-2018"])
def test_a_draft_with_every_part_leaves_only_the_rows_of_letters_unseen(everything, form_id: str) -> None:
    form = profile(form_id)
    verdicts = conformance(inspect_docx(build_docx(everything, form)), form)
    assert broken(build_docx(everything, form), form) == {}
    absent = {verdict.row_id for verdict in verdicts if verdict.verdict is Verdict.ABSENT}
    assert absent == {
        "letter.subject_start", "letter.subject_before", "number.letter_pattern", "letter_subject",
        "addressee.single_end", "national_motto.text", "secrecy_place",
    }  # fmt: skip


def test_a_draft_of_the_party_is_found_wrong_in_the_form_of_the_state(everything) -> None:
    found = broken(build_docx(everything, profile("nd30-2020")), profile("nd30-2020"))
    assert set(found) == {
        "number.prefix", "number.pattern", "basis.last_end", "heading.roman_end", "heading.part_style",
        "annex.numerals",
    }  # fmt: skip


def style_of(document, name: str):
    return next(style for style in document.styles if style.style_id == style_id(name))


def paragraph_of(document, name: str):
    return next(p for p in document.element.body.iter(qn("w:p")) if p.pPr.pStyle.val == style_id(name))


def set_margin(document) -> None:
    document.sections[0].left_margin = Mm(25)


def set_size(document) -> None:
    style_of(document, "VB Số ký hiệu").font.size = Pt(13)


def set_bold_run(document) -> None:
    docx.text.paragraph.Paragraph(paragraph_of(document, "VB Chức vụ"), document).runs[0].font.bold = True


def set_line(document) -> None:
    style_of(document, "VB Nội dung").paragraph_format.line_spacing = Pt(17)


def set_first_number(document) -> None:
    document.sections[0].different_first_page_header_footer = False


def set_colour(document) -> None:
    style_of(document, "VB Nội dung").font.color.rgb = RGBColor(255, 0, 0)


def set_font(document) -> None:
    style_of(document, "VB Trích yếu").font.name = "Arial"


def set_colon(document) -> None:
    docx.text.paragraph.Paragraph(paragraph_of(document, "VB Số ký hiệu"), document).runs[0].text = "Số: 3-KH/BTCTU"


def set_rule(document) -> None:
    rule = paragraph_of(document, "VB Đường kẻ")
    rule.pPr.find(qn("w:ind")).set(qn("w:left"), "0")


def set_indent(document) -> None:
    style_of(document, "VB Căn cứ").paragraph_format.first_line_indent = Mm(12.7)


# One change each, as people make them in Word, and the rows it must be found at.
BREACHES = [
    (set_margin, {"page.left"}),
    (set_size, {"number"}),
    (set_bold_run, {"position"}),
    (set_line, {"body.line"}),
    (set_first_number, {"page_number.first_page"}),
    (set_colour, {"font.colour"}),
    (set_font, {"font.name"}),
    (set_colon, {"number.prefix", "number.digits", "number.pattern"}),
    (set_rule, {"national_title.rule"}),
    (set_indent, {"body.indent"}),
]


@pytest.mark.parametrize(("change", "rows"), BREACHES, ids=lambda value: getattr(value, "__name__", ""))
def test_a_breach_is_found_at_its_row_and_nowhere_else(everything, change, rows) -> None:
    form = profile("hd05-2026")
    document = docx.Document(io.BytesIO(build_docx(everything, form)))
    change(document)
    data = io.BytesIO()
    document.save(data)
    assert set(broken(data.getvalue(), form)) == rows
