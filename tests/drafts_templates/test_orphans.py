"""Headings last on their page: found among other words, and pushed over in a copy of the file."""

from __future__ import annotations

import io
from dataclasses import replace

import docx
import pytest

from thammuu.drafts_templates import Draft, build_docx, inspect_docx, orphans
from thammuu.drafts_templates.draft import Heading, HeadingLevel, Paragraph, Sentence
from thammuu.drafts_templates.inspect import Inspection, ParagraphLook
from thammuu.drafts_templates.orphans import headings_kept, orphaned_headings
from thammuu.drafts_templates.pages import Line, Page

SAME = "1. Kết quả"
BODY = (
    ("VB Đề mục 1", SAME),
    ("VB Nội dung", "Việc thứ nhất đã xong."),
    ("VB Phần, chương", "Chương II"),
    ("VB Tên phần, chương", "TRÁCH NHIỆM"),
    ("VB Đề mục 1", SAME),
    ("VB Nội dung", "Việc thứ hai còn chậm."),
)


def page(*texts: str, number: str = "") -> Page:
    lines = (Line(text, 40, 40 + 8 * place, 190, 46 + 8 * place) for place, text in enumerate(texts))
    head = (Line(number, 111, 11, 113, 15),) if number else ()
    return Page(210, 297, (*head, *lines), ())


def look(*notes: str) -> Inspection:
    paragraphs = tuple(_paragraph(style, text) for style, text in BODY)
    return Inspection((), (), paragraphs, (), (), tuple(_paragraph("VB Chú thích", note) for note in notes), (), 0, 0)


def _paragraph(style: str, text: str) -> ParagraphLook:
    return ParagraphLook(style, text, "both", 6, 0, 19, "exact", 10, style not in {"VB Nội dung", "VB Chú thích"}, ())


WHOLE = (SAME, "Việc thứ nhất đã xong.", "Chương II", "TRÁCH NHIỆM", SAME, "Việc thứ hai còn chậm.")


@pytest.mark.parametrize(
    ("cut", "heading", "first"),
    [
        (1, None, None),  # the heading is all its page holds: no page break could help
        (2, None, None),
        (3, 2, 2),
        (4, 3, 2),  # two lines of one heading
        (5, 4, 2),  # of two headings with the same words the one that "Việc thứ hai" follows, and its whole chain
        (6, None, None),
    ],
)
def test_a_heading_last_on_its_page_is_found_with_its_chain(cut: int, heading: int | None, first: int | None) -> None:
    found = orphaned_headings((page(*WHOLE[:cut]), page(*WHOLE[cut:], number="2")), look())
    assert [(orphan.page, orphan.heading, orphan.first) for orphan in found] == (
        [] if heading is None else [(1, heading, first)]
    )


def test_a_note_below_does_not_hide_the_heading_above_it() -> None:
    first, second = page(*WHOLE[:5], "1 Số liệu đến ngày", "30/9/2026."), page(WHOLE[5], number="2")
    (found,) = orphaned_headings((first, second), look("1 Số liệu đến ngày 30/9/2026."))
    assert found.heading == 4
    assert orphaned_headings((first, second), look()) == ()  # the same words in the text itself follow the heading


@pytest.fixture
def draft(everything: Draft) -> Draft:
    heading = Heading(HeadingLevel.CHAPTER, "Chương II", "Trách nhiệm")
    body = (Paragraph((Sentence("Mở đầu."),)), heading, Paragraph((Sentence("Lời văn."),)))
    return replace(everything, body=body, annexes=())


LEFT = (page("Mở đầu.", "Chương II", "TRÁCH NHIỆM"), page("Lời văn.", number="2"))
KEPT = (page("Mở đầu."), page("Chương II", "TRÁCH NHIỆM", "Lời văn.", number="2"))


def test_the_chain_gets_a_new_page_and_the_file_is_converted_again(draft: Draft, monkeypatch) -> None:
    monkeypatch.setattr(orphans, "read_pages", {b"left": LEFT, b"kept": KEPT}.get)
    asked: list[bytes] = []
    data = build_docx(draft)

    def convert(changed: bytes) -> bytes:
        asked.append(changed)
        return b"kept"

    assert headings_kept(data, b"left", convert) == b"kept"
    (changed,) = asked
    broken = [p for p in docx.Document(io.BytesIO(changed)).paragraphs if p.paragraph_format.page_break_before]
    assert [p.text for p in broken] == ["Chương II"]
    assert [p.text for p in inspect_docx(changed).paragraphs] == [p.text for p in inspect_docx(data).paragraphs]


def test_right_pages_are_not_made_again(draft: Draft, monkeypatch) -> None:
    monkeypatch.setattr(orphans, "read_pages", {b"kept": KEPT}.get)
    assert headings_kept(build_docx(draft), b"kept", pytest.fail) == b"kept"


@pytest.mark.parametrize("remade", [None, b"worse"])
def test_where_it_does_not_help_the_better_pdf_is_given(draft: Draft, monkeypatch, remade: bytes | None) -> None:
    worse = (LEFT[0], page("Lời văn.", "Chương II", "TRÁCH NHIỆM", number="2"), page("Hết.", number="3"))
    monkeypatch.setattr(orphans, "read_pages", {b"left": LEFT, b"worse": worse}.get)
    assert headings_kept(build_docx(draft), b"left", lambda _: remade) == b"left"
