"""The reader of effective formatting, on small files made to mislead."""

from __future__ import annotations

import io

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt

from thammuu.drafts_templates import inspect_docx


def saved(document) -> bytes:
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


@pytest.fixture
def document():
    return docx.Document()


def only(document):
    return next(paragraph for paragraph in inspect_docx(saved(document)).paragraphs if paragraph.text)


def test_a_theme_font_in_the_defaults_is_seen_behind_nothing_set(document) -> None:
    document.add_paragraph("chữ")
    assert only(document).runs[0].fonts[0] == "theme:minorHAnsi"


def test_a_theme_font_wins_over_the_font_named_beside_it(document) -> None:
    run = document.add_paragraph().add_run("chữ")
    run.font.name = "Times New Roman"  # python-docx sets ascii and hAnsi only; the theme's stay in the defaults
    assert only(document).runs[0].fonts[:2] == ("theme:minorHAnsi", "theme:minorHAnsi")


def test_the_style_chain_is_followed_and_the_run_has_the_last_word(document) -> None:
    base = document.styles.add_style("Nền", 1)
    base.font.size, base.font.bold = Pt(13), True
    child = document.styles.add_style("Con", 1)
    child.base_style = base
    child.font.italic = True
    paragraph = document.add_paragraph(style="Con")
    paragraph.add_run("kế thừa")
    paragraph.add_run("riêng").bold = False
    first, second = only(document).runs
    assert (first.size, first.bold, first.italic) == (13, True, True)
    assert (second.bold, second.italic) == (False, True)


def test_a_circle_of_styles_does_not_hang(document) -> None:
    one, two = document.styles.add_style("Một", 1), document.styles.add_style("Hai", 1)
    one.base_style, two.base_style = two, one
    document.add_paragraph("chữ", style="Một")
    assert only(document).style == "Một"


def test_spacing_merges_attribute_by_attribute(document) -> None:
    style = document.styles.add_style("Dòng", 1)
    style.paragraph_format.line_spacing = Pt(19)
    paragraph = document.add_paragraph("chữ", style="Dòng")
    paragraph.paragraph_format.space_before = Pt(6)
    look = only(document)
    assert (look.line_rule, look.line, look.before) == ("exact", 19, 6)


def test_a_style_that_is_missing_falls_back_to_the_defaults(document) -> None:
    paragraph = document.add_paragraph("chữ")
    paragraph.style = "Heading 1"
    paragraph._p.pPr.pStyle.set(qn("w:val"), "KhôngCó")
    assert only(document).style == ""
