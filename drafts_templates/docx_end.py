"""What follows the text: signatures, recipients, annexes, the list of sources."""

from __future__ import annotations

from typing import Any

from thammuu.drafts_templates.docx_blocks import lay_blocks
from thammuu.drafts_templates.docx_pen import Pen
from thammuu.drafts_templates.docx_xml import TWIPS_PER_POINT, keep_row_whole, number_pages_from_one
from thammuu.drafts_templates.draft import Annex, SignatureBlock
from thammuu.drafts_templates.text_width import bold_width

SOURCES_TITLE = "Nguồn viện dẫn"
SOURCES_NOTE = "Phần này và các dấu [số] trong văn bản giúp thẩm định dự thảo; bỏ khi ban hành."
SIGNATURE_SPACE = 12  # points between the text and the signature block
_EMU_PER_POINT = 12700
_EMU_PER_TWIP = 635
_SINGLE_LINE = 1.15  # the pitch of a single line of Times New Roman, in sizes


def lay_signatures(pen: Pen) -> None:
    """Recipients at the left and the signature at the right, on one row that no page break divides.

    Where two sign (minutes), they stand side by side and the recipients below the left one.
    """
    half = pen.text_width // 2
    second = pen.draft.second_signature
    table = pen.bare_table(2 if second and pen.draft.recipients else 1, (half, half))
    left, right = table.rows[0].cells
    if second:
        _signature(pen, left, second)
    else:
        _recipients(pen, left)
    _signature(pen, right, pen.draft.signature)
    for cell in (left, right):
        cell.paragraphs[0].paragraph_format.space_before = SIGNATURE_SPACE * _EMU_PER_POINT
    if second and pen.draft.recipients:
        _recipients(pen, table.rows[1].cells[0])
    for row in table.rows:
        keep_row_whole(row)


def _recipients(pen: Pen, cell: Any) -> None:
    text, recipients = pen.form.text, pen.draft.recipients
    if recipients:
        pen.into(cell, "recipients_label", text("recipients.label"))
    for index, recipient in enumerate(recipients):
        end = text("recipients.last_end") if index == len(recipients) - 1 else text("recipients.end")
        pen.into(cell, "recipients_line", f"{text('recipients.start')}{recipient.strip().rstrip('.,;')}{end}")
    if typist := pen.draft.indications.typist:
        pen.into(cell, "typist", pen.cased("typist", typist))


def _signature(pen: Pen, cell: Any, signature: SignatureBlock) -> None:
    if signature.authority:
        for line in signature.authority.split("\n"):
            pen.into(cell, "authority", pen.cased("authority", line))
        if signature.position:
            pen.into(cell, "position", pen.cased("position", signature.position))
    else:  # the head signs in his own right: the position takes the place and the weight of the authority line
        pen.into(cell, "authority", pen.cased("authority", signature.position))
    name = pen.into(cell, "signer")
    pen.sentences(name, (signature.name,), marked=False)
    name.paragraph_format.space_before = round(_gap(pen) * _EMU_PER_POINT)


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
        pen.words(heading, pen.cased(title, annex.title.text))
    pen.sentences(pen.paragraph("annex_reference"), (annex.reference,), marked=False)
    if share := pen.form.number("annex.rule_share"):
        words = min(
            bold_width(annex.reference.text, pen.form.component("annex_reference").size), width / TWIPS_PER_POINT
        )
        pen.rule(pen.paragraph("rule"), width, words * share)


def _new_section(pen: Pen, *, landscape: bool) -> Any:
    from docx.enum.section import WD_ORIENT, WD_SECTION  # noqa: PLC0415

    section = pen.document.add_section(WD_SECTION.NEW_PAGE)
    # The break hangs on a paragraph of its own after the last table; it takes no room.
    pen.document.paragraphs[-1].style = "VB Dòng cuối"
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
        section.different_first_page_header_footer = False
    pen.paragraph("sources_heading", SOURCES_TITLE.upper())
    pen.paragraph("sources_line", SOURCES_NOTE)
    for line in pen.draft.sources:
        places = f": {'; '.join(line.addresses)}" if line.addresses else ""
        pen.paragraph("sources_line", f"[{line.number}] {line.text}{places}.")
