"""What follows the text: signatures, recipients, annexes, the list of sources."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from docx.oxml.ns import qn

from thammuu.drafts_templates.docx_blocks import lay_blocks
from thammuu.drafts_templates.docx_pen import Pen
from thammuu.drafts_templates.docx_style_rows import STYLE_NAMES
from thammuu.drafts_templates.docx_tables import add_row, new_table
from thammuu.drafts_templates.docx_xml import (
    TWIPS_PER_POINT,
    element,
    number_pages_from_one,
    number_pages_on,
    set_space_before,
    style_id,
)
from thammuu.drafts_templates.draft import Annex, SignatureBlock
from thammuu.drafts_templates.text_width import bold_width

SOURCES_TITLE = "Nguồn viện dẫn"
SOURCES_NOTE = "Phần này và các dấu [số] trong văn bản giúp thẩm định dự thảo; bỏ khi ban hành."
SIGNATURE_SPACE = 12  # points between the text and the signature block
_EMU_PER_TWIP = 635
_SINGLE_LINE = 1.15  # the pitch of a single line of Times New Roman, in sizes


def lay_signatures(pen: Pen) -> None:
    """Recipients at the left and the signature at the right, on rows that no page break divides or parts.

    Where two sign (minutes), they stand side by side, their names level, and the recipients below the left one.
    """
    widths = (pen.text_width // 2, pen.text_width // 2)
    table = pen.add(new_table(widths, lined=False))
    left, right = add_row(table, widths)
    if pen.draft.second_signature:
        _two_signatures(pen, table, widths, (pen.draft.second_signature, pen.draft.signature), (left, right))
    else:
        _recipients(pen, left)
        _authority(pen, right, pen.draft.signature)
        _name(pen, right, pen.draft.signature)
    for cell in (left, right):
        set_space_before(cell.find(qn("w:p")), SIGNATURE_SPACE)


def _two_signatures(
    pen: Pen, table: Any, widths: tuple[int, int], signatures: tuple[SignatureBlock, ...], cells: tuple[Any, ...]
) -> None:
    for cell, signature in zip(cells, signatures, strict=True):
        _authority(pen, cell, signature)
    for cell, signature in zip(add_row(table, widths), signatures, strict=True):
        _name(pen, cell, signature)
    if pen.draft.recipients or pen.draft.indications.typist:
        below, beside = add_row(table, widths)
        _recipients(pen, below)
        set_space_before(below.find(qn("w:p")), SIGNATURE_SPACE)
        pen.into(beside, "end")


def _recipients(pen: Pen, cell: Any) -> None:
    text, recipients = pen.form.text, pen.draft.recipients
    pen.into(cell, "recipients_label", text("recipients.label") if recipients else "")
    for index, recipient in enumerate(recipients):
        end = text("recipients.last_end") if index == len(recipients) - 1 else text("recipients.end")
        pen.into(cell, "recipients_line", f"{text('recipients.start')}{recipient.strip().rstrip('.,;')}{end}")
    if typist := pen.draft.indications.typist:
        pen.into(cell, "typist", pen.cased("typist", typist))


def _authority(pen: Pen, cell: Any, signature: SignatureBlock) -> None:
    if signature.authority:
        for line in signature.authority.split("\n"):
            pen.into(cell, "authority", pen.cased("authority", line))
        if signature.position:
            pen.into(cell, "position", pen.cased("position", signature.position))
    else:  # the head signs in his own right: the position takes the place and the weight of the authority line
        pen.into(cell, "authority", pen.cased("authority", signature.position))


def _name(pen: Pen, cell: Any, signature: SignatureBlock) -> None:
    name = pen.into(cell, "signer")
    pen.sentences(name, (signature.name,), marked=False)
    set_space_before(name, _gap(pen))


def _gap(pen: Pen) -> float:
    """The room for a signature in points: so many lines of the body."""
    pitch, line = pen.form.row("body.line"), pen.form.number("body.line")
    points = line if pitch.unit == "pt_exact" else line * _SINGLE_LINE * pen.form.component("body").size
    return pen.form.number("signature.gap") * points


def lay_annexes(pen: Pen) -> None:
    """Every annex from a new page on, in a section of its own."""
    for annex in pen.draft.annexes:
        section = _new_section(pen, landscape=annex.landscape)
        own = pen.form.flag("annex.own_page_numbers")
        section.different_first_page_header_footer = own
        if own:
            number_pages_from_one(section)
            section.first_page_footer.is_linked_to_previous = False  # the contact line is page one's only
        _annex_head(pen, annex, _width(section))
        lay_blocks(pen, annex.blocks, _width(section))


def _annex_head(pen: Pen, annex: Annex, width: int) -> None:
    label, title = ("genre", "title") if annex.issued else ("annex_label", "annex_title")
    pen.paragraph(label, pen.cased(label, annex.label))
    if annex.title.text:
        heading = pen.paragraph(title)
        text = pen.cased(title, pen.whole_units(annex.title.text, title, width))
        pen.words(heading, text)
        pen.even_out(heading, text, title, width)
    reference = pen.paragraph("annex_reference")
    text = pen.whole_units(annex.reference.text, "annex_reference", width)
    pen.sentences(reference, (replace(annex.reference, text=text),), marked=False)
    pen.even_out(reference, text, "annex_reference", width)
    if share := pen.form.number("annex.rule_share"):
        words = min(
            bold_width(annex.reference.text, pen.form.component("annex_reference").size), width / TWIPS_PER_POINT
        )
        pen.narrow(pen.paragraph("rule"), width, words * share)


def _new_section(pen: Pen, *, landscape: bool) -> Any:
    from docx.enum.section import WD_ORIENT, WD_SECTION  # noqa: PLC0415

    section = pen.document.add_section(WD_SECTION.NEW_PAGE)
    # The break hangs on a paragraph of its own after the last table; it takes no room.
    holder = section._sectPr.getprevious()
    holder.pPr.insert(0, element("w:pStyle", val=style_id(STYLE_NAMES["end"])))
    long, short = sorted((section.page_width, section.page_height), reverse=True)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if landscape else (short, long)
    return section


def _width(section: Any) -> int:
    return int(section.page_width - section.left_margin - section.right_margin) // _EMU_PER_TWIP


def lay_sources(pen: Pen) -> None:
    """The list of sources on a page of its own; no part of the official form, to be dropped before signing."""
    if pen.draft.annexes:
        section = _new_section(pen, landscape=False)
        number_pages_on(section)
        section.different_first_page_header_footer = False
    pen.paragraph("sources_heading", SOURCES_TITLE.upper())
    pen.paragraph("sources_line", SOURCES_NOTE)
    for line in pen.draft.sources:
        places = f": {'; '.join(line.addresses)}" if line.addresses else ""
        pen.paragraph("sources_line", f"[{line.number}] {line.text}{places}.")
