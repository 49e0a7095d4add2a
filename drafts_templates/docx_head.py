"""The top of page one: the two-column heading, the genre and its subject, the addressees."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from thammuu.drafts_templates.docx_pen import Pen
from thammuu.drafts_templates.docx_styles import UPRIGHT_STYLE
from thammuu.drafts_templates.docx_tables import add_row, new_table
from thammuu.drafts_templates.docx_xml import (
    POINTS_PER_MM,
    TWIPS_PER_POINT,
    add_page_field,
    set_space_before,
    twips_of_mm,
)
from thammuu.drafts_templates.draft import Addressees, Layout, Sentence
from thammuu.drafts_templates.text_width import balanced, bold_width

# Frames of the urgency stamps, in mm (NĐ 30/2020, Phụ lục I, III.2.b).
_URGENCY_WIDTH = {"KHẨN": 20, "HỎA TỐC": 30, "THƯỢNG KHẨN": 40}
_HEADING_GAP = 8  # points kept free between the two columns of the heading
_BOX_ROOM = 12  # points left and right of words in a frame


def lay_page_number(pen: Pen) -> None:
    """The PAGE field in the page header, which page one does not show, and the contact line at the foot of page one."""
    section = pen.document.sections[0]
    section.different_first_page_header_footer = not pen.form.flag("page_number.first_page")
    add_page_field(_only_paragraph(pen, section.header, "page_number"))
    if contact := pen.draft.indications.contact:
        pen.words(_only_paragraph(pen, section.first_page_footer, "contact"), contact)


def _only_paragraph(pen: Pen, place: Any, component: str) -> Any:
    """The paragraph a page header or footer holds, set as `component` instead of in its default style."""
    root = place._element
    for old in list(root):
        root.remove(old)
    return pen.into(root, component)


def lay_heading(pen: Pen) -> None:
    """Organ and number at the left, national title and date at the right, level with one another."""
    widths = (pen.twips("header.left_column"), pen.twips("header.right_column"))
    table = pen.add(new_table(widths, lined=False))
    organs, national = add_row(table, widths)
    number, place = add_row(table, widths)
    _organs(pen, organs, widths[0])
    _national(pen, national, widths[1])
    _number(pen, number, widths[0])
    pen.into(place, "place_date", pen.draft.header.place_and_date)
    if pen.form.text("circulation.place") == "under_date":
        _circulation(pen, place, widths[1])
    if pen.draft.indications.draft_round:
        pen.into(place, "draft_mark", pen.draft.indications.draft_round)


def _organs(pen: Pen, cell: Any, width: int) -> None:
    *superiors, issuer = pen.draft.header.issuer_lines
    room = width / TWIPS_PER_POINT - _HEADING_GAP
    for line in superiors:
        pen.into(cell, "superior", "\n".join(balanced(line, pen.form.component("superior").size, room)))
    lines = balanced(issuer, pen.form.component("issuer").size, room)
    pen.into(cell, "issuer", "\n".join(lines))
    if separator := pen.form.text("organ_separator.text"):
        pen.into(cell, "organ_separator", separator)
    _share_rule(pen, cell, (lines[-1], "issuer", "organ_separator.rule_share"), width)


def _national(pen: Pen, cell: Any, width: int) -> None:
    form = pen.form
    if form.text("circulation.place") == "above_title":
        _circulation(pen, cell, width)
    ruled = "national_title"
    pen.into(cell, "national_title", form.text("national_title.text"))
    if motto := form.text("national_motto.text"):
        pen.into(cell, "national_motto", motto)
        ruled = "national_motto"
    length = bold_width(form.text(f"{ruled}.text"), form.component(ruled).size)
    pen.narrow(pen.into(cell, "rule"), width, length)


def _number(pen: Pen, cell: Any, width: int) -> None:
    draft, marks = pen.draft, pen.draft.indications
    if draft.header.symbol.text:
        pen.sentences(pen.into(cell, "number"), (draft.header.symbol,), marked=False)
    if draft.layout is Layout.LETTER:
        subject = pen.into(cell, "letter_subject")
        start = Sentence(pen.form.text("letter.subject_start"))
        pen.sentences(subject, (start, draft.title), marked=False)
        if before := pen.form.number("letter.subject_before"):
            set_space_before(subject, before)
    if not draft.header.symbol.text and draft.layout is not Layout.LETTER:
        pen.into(cell, "number")  # a cell must hold a paragraph
    if marks.secrecy_place:
        place = pen.into(cell, "secrecy_place")
        set_space_before(place, pen.form.number("secrecy.height") * POINTS_PER_MM)
    if marks.urgency:
        wanted = _URGENCY_WIDTH.get(marks.urgency.upper())
        boxed = twips_of_mm(wanted) if wanted else _room(marks.urgency.upper(), pen.form.component("urgency").size)
        _framed(pen, cell, ("urgency", marks.urgency, "urgency.box"), boxed, width)


def _circulation(pen: Pen, cell: Any, width: int) -> None:
    if words := pen.draft.indications.circulation:
        boxed = _room(words.upper(), pen.form.component("circulation").size)
        _framed(pen, cell, ("circulation", words, "circulation.box"), boxed, width)


def _room(words: str, size: float) -> int:
    return round((bold_width(words, size) + 2 * _BOX_ROOM) * TWIPS_PER_POINT)


def _framed(pen: Pen, cell: Any, part: tuple[str, str, str], boxed: int, width: int) -> None:
    """A line of capitals, narrowed to its frame where the form frames it; `part` is component, words, yes/no row."""
    component, words, row = part
    paragraph = pen.into(cell, component, pen.cased(component, words))
    if pen.form.flag(row):
        pen.narrow(paragraph, width, boxed / TWIPS_PER_POINT)


def _share_rule(pen: Pen, cell: Any, part: tuple[str, str, str], width: int) -> None:
    """A rule as long as a share of the words above it; `part` is words, component, row of the share."""
    words, component, row = part
    share = pen.form.number(row)
    if not share:
        return
    whole = min(bold_width(words, pen.form.component(component).size), width / TWIPS_PER_POINT)
    pen.narrow(pen.paragraph("rule") if cell is None else pen.into(cell, "rule"), width, whole * share)


def lay_title(pen: Pen) -> None:
    """Genre and subject, and what parts them from the text; a letter has none of it here."""
    draft = pen.draft
    if draft.layout is Layout.TITLED:
        pen.paragraph("genre", draft.genre_name.upper())
        if draft.title.text:
            title = pen.paragraph("title")
            text = pen.whole_units(draft.title.text, "title", pen.text_width)
            pen.sentences(title, (replace(draft.title, text=text),), marked=False)
            pen.even_out(title, text, "title", pen.text_width)
        if rule := pen.form.text("title.rule"):
            pen.paragraph("title_rule", rule)
        _share_rule(pen, None, (draft.title.text or draft.genre_name, "title", "title.rule_share"),
                    pen.text_width)  # fmt: skip
    if draft.addressees:
        _addressees(pen, draft.addressees)


def _addressees(pen: Pen, addressees: Addressees) -> None:
    text = pen.form.text
    label = text("submission.label" if addressees.submission else "addressee.label")
    if len(addressees.names) == 1:
        paragraph = pen.paragraph("addressee", f"{label} ")
        name = addressees.names[0].strip().rstrip(".,;")
        upright = UPRIGHT_STYLE if pen.form.component("addressee").italic else None
        pen.words(paragraph, f"{name}{text('addressee.single_end')}", upright)
        return
    pen.paragraph("addressee_many", label)
    last = len(addressees.names) - 1
    for index, name in enumerate(addressees.names):
        end = text("addressee.last_end") if index == last else text("addressee.end")
        pen.paragraph("addressee_name", f"{text('addressee.start')}{name.strip().rstrip('.,;')}{end}")


def lay_enacting(pen: Pen, *, before_bases: bool) -> None:
    """The formula of a decision: around the bases (State: who before, what after), or whole after them (Party)."""
    enacting = pen.draft.enacting
    if enacting is None:
        return
    around, end = pen.form.flag("enacting.authority_first"), pen.form.text("enacting.end")
    if before_bases:
        if around:
            pen.paragraph("enacting", enacting.authority.upper())
        return
    words = enacting.verb if around else f"{enacting.authority} {enacting.verb}"
    pen.paragraph("enacting", f"{words.strip().upper()}{end}")
