"""From a draft to the bytes of a .docx in the form of its profile (docs/analysis/form.md)."""

from __future__ import annotations

from thammuu.drafts_templates.docx_blocks import keep_end, lay_blocks
from thammuu.drafts_templates.docx_end import lay_annexes, lay_signatures, lay_sources
from thammuu.drafts_templates.docx_footnotes import Footnotes
from thammuu.drafts_templates.docx_head import lay_enacting, lay_heading, lay_page_number, lay_title
from thammuu.drafts_templates.docx_package import attach_data, new_document, save, set_properties
from thammuu.drafts_templates.docx_pen import Pen
from thammuu.drafts_templates.docx_xml import NOT_XML
from thammuu.drafts_templates.draft import Draft
from thammuu.drafts_templates.profile import FormProfile, profile
from thammuu.drafts_templates.source_marks import Marker, SourceMarks


def build_docx(
    draft: Draft, form: FormProfile | None = None, marks: SourceMarks = SourceMarks.LIST, data: bytes = b""
) -> bytes:
    """The .docx of `draft`, in its own form profile unless another is given. Equal input gives equal bytes.

    `data` is an XML document that goes along as a custom XML part, for programs that read the file later.
    """
    form = form or profile(draft.profile_id)
    document = new_document(form)
    _lay(Pen(document, draft, form, marks, Marker(draft.sources), Footnotes(document)))
    set_properties(
        document,
        title=NOT_XML.sub("", f"{draft.genre_name} {draft.title.text}"),
        author=NOT_XML.sub("", draft.issuer),
        category=draft.genre_name,
        date=draft.date,
    )
    if data:
        attach_data(document, data)
    return save(document, draft.date)


def _lay(pen: Pen) -> None:
    """Every part of the draft, from the top down."""
    lay_page_number(pen)
    lay_heading(pen)
    lay_title(pen)
    lay_enacting(pen, before_bases=True)
    for basis in pen.draft.bases:
        pen.sentences(pen.paragraph("basis"), basis.sentences)
    lay_enacting(pen, before_bases=False)
    lay_blocks(pen, pen.draft.body, pen.text_width)
    keep_end(pen)
    lay_signatures(pen)
    lay_annexes(pen)
    if pen.marks is SourceMarks.LIST and pen.draft.sources:
        lay_sources(pen)
    elif not pen.draft.annexes:
        pen.paragraph("end")  # Word needs a paragraph after the last table
