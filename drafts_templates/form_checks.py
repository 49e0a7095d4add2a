"""One check for each row of a form profile: those of wording here, those of measures in form_measures.py."""

from __future__ import annotations

import re
from collections.abc import Iterator

from thammuu.drafts_templates.compose_frame import DRAFTING_UNIT
from thammuu.drafts_templates.docx_style_rows import STYLE_NAMES
from thammuu.drafts_templates.docx_styles import SOURCE_MARK_STYLE
from thammuu.drafts_templates.draft import PLACEHOLDER_MARK
from thammuu.drafts_templates.form_measures import (
    PITCHED,
    Check,
    Found,
    column,
    edges,
    first_page,
    line_pitch,
    own_numbers,
    page,
    pitched,
    place_height,
    rule_below,
    signature_gap,
    space_before,
    styled,
)
from thammuu.drafts_templates.inspect import Inspection, ParagraphLook
from thammuu.drafts_templates.profile import FormProfile, Row

_ASKED = rf"\[{PLACEHOLDER_MARK}: [^\]]*\]"
_MIXED = {"addressee.label", "submission.label"}


def _font(look: Inspection, _: FormProfile, row: Row) -> Iterator[Found]:
    for paragraph in (*look.header, *look.paragraphs, *look.first_footer, *look.footnotes):
        for run in paragraph.runs:
            yield set(run.fonts) == {row.value}, f"{run.text[:40]!r}: {run.fonts}"


def _colour(look: Inspection, _: FormProfile, row: Row) -> Iterator[Found]:
    for paragraph in (*look.header, *look.paragraphs, *look.first_footer, *look.footnotes):
        for run in paragraph.runs:
            if run.style != SOURCE_MARK_STYLE:  # for the reader of the draft, dropped when it is issued
                yield run.colour in {"auto", row.value}, f"{run.text[:40]!r}: {run.colour}"


def _body_end(look: Inspection, _: FormProfile, row: Row) -> Iterator[Found]:
    text = [paragraph for paragraph in look.paragraphs if paragraph.cell is None and paragraph.section == 0]
    said = [paragraph for paragraph in text if paragraph.style in {*PITCHED, STYLE_NAMES["footnote"]}]
    if not said or any(paragraph.style.startswith("VB Đề mục") for paragraph in said[-1:]):
        return
    words = _unmarked(said[-1])
    right = words.endswith(str(row.value)) and (row.value != "." or not words.endswith("/."))
    yield right or bool(re.search(rf"{_ASKED}$", words)), words[-40:]


def _unmarked(paragraph: ParagraphLook) -> str:
    """The words of a paragraph without the marks of its sources."""
    return "".join(run.text for run in paragraph.runs if run.style != SOURCE_MARK_STYLE).rstrip()


def _words(component: str) -> Check:
    """The part says exactly this; "" means that it is not there."""

    def check(look: Inspection, form: FormProfile, row: Row) -> Iterator[Found]:
        if not form.has(component):
            return
        found = styled(look, component)
        if not row.value:
            yield not found, f"{len(found)} đoạn"
        for paragraph in found:
            yield paragraph.text == row.value, paragraph.text

    return check


def _begins(component: str) -> Check:
    def check(look: Inspection, form: FormProfile, row: Row) -> Iterator[Found]:
        starts = tuple(form.text(name) for name in _MIXED) if row.id in _MIXED else (str(row.value),)
        names = {"addressee": ("addressee", "addressee_many")}.get(component, (component,))
        for paragraph in (found for name in names for found in styled(look, name)):
            yield paragraph.text.startswith(starts), paragraph.text[:40]

    return check


def _ends(component: str, *, last: bool) -> Check:
    """How the lines of a list end: the last one, or those before it."""

    def check(look: Inspection, _: FormProfile, row: Row) -> Iterator[Found]:
        lines = [_unmarked(paragraph) for paragraph in styled(look, component)]
        for line in lines[-1:] if last else lines[:-1]:
            right = line.endswith(str(row.value)) if row.value else line[-1:] not in ".,;"
            yield right, line[-40:]

    return check


def _number(pattern: str) -> Check:
    """The symbol has the shape of the pattern for its kind of paper: a letter, or one with a genre."""

    def check(look: Inspection, form: FormProfile, row: Row) -> Iterator[Found]:
        letter = bool(styled(look, "letter_subject"))
        if letter is not (pattern == "number.letter_pattern"):
            return
        pattern_read = str(row.value).replace(DRAFTING_UNIT, "")  # optional, read as the organ's end
        shape = re.escape(pattern_read).replace(r"\{number\}", rf"(?:\d+|{_ASKED})")
        shape = shape.replace(r"\{genre\}", r"\w+").replace(r"\{organ\}", rf"(?:[\w\-]+|{_ASKED})")
        for paragraph in styled(look, "number"):
            if paragraph.text:
                right = re.fullmatch(re.escape(form.text("number.prefix")) + shape, paragraph.text)
                yield bool(right), paragraph.text

    return check


def _prefix(look: Inspection, _: FormProfile, row: Row) -> Iterator[Found]:
    for paragraph in styled(look, "number"):
        if paragraph.text:
            yield paragraph.text.startswith(str(row.value)), paragraph.text


def _digits(look: Inspection, _: FormProfile, row: Row) -> Iterator[Found]:
    for paragraph in styled(look, "number"):
        if number := re.search(r"\d+", re.sub(_ASKED, "", paragraph.text).partition("-")[0]):
            yield len(number[0]) >= int(row.value), paragraph.text


def _shape(component: str, shapes: dict[str, str]) -> Check:
    """The part has the shape that goes with the value of the row."""

    def check(look: Inspection, _: FormProfile, row: Row) -> Iterator[Found]:
        for paragraph in styled(look, component):
            yield bool(re.match(shapes[str(row.value)], paragraph.text)), paragraph.text[:40]

    return check


def _authority_first(look: Inspection, _: FormProfile, row: Row) -> Iterator[Found]:
    order = [p.style for p in look.paragraphs if p.style in {STYLE_NAMES["enacting"], STYLE_NAMES["basis"]}]
    lines = order.count(STYLE_NAMES["enacting"])
    if lines:
        yield (order[0] == STYLE_NAMES["enacting"] and lines == 2) is row.value, f"{lines} dòng"


def _circulation_place(look: Inspection, _: FormProfile, row: Row) -> Iterator[Found]:
    wanted = {"above_title": (0, 0, 1), "under_date": (0, 1, 1)}
    for paragraph in styled(look, "circulation"):
        yield paragraph.cell == wanted[str(row.value)], str(paragraph.cell)


def _motto(look: Inspection, form: FormProfile, row: Row) -> Iterator[Found]:
    yield from _words("national_motto")(look, form, row)
    if row.value:
        yield from rule_below("national_motto", whole=True)(look, form, row)


CHECKS: dict[str, Check] = {
    **{f"page.{field}": page(field) for field in ("width", "height", "top", "bottom", "left", "right")},
    "page_number.from_top": page("header_distance"),
    "page_number.first_page": first_page,
    "font.name": _font,
    "font.colour": _colour,
    "body.indent": pitched("indent"),
    "body.before": pitched("before"),
    "body.after": pitched("after"),
    "body.line": line_pitch,
    "body.end": _body_end,
    "header.left_column": column(0),
    "header.right_column": column(1),
    "signature.gap": signature_gap,
    "national_title.text": _words("national_title"),
    "national_title.rule": rule_below("national_title", whole=True),
    "national_motto.text": _motto,
    "organ_separator.text": _words("organ_separator"),
    "organ_separator.rule_share": rule_below("issuer"),
    "number.prefix": _prefix,
    "number.digits": _digits,
    "number.pattern": _number("number.pattern"),
    "number.letter_pattern": _number("number.letter_pattern"),
    "title.rule": _words("title_rule"),
    "title.rule_share": rule_below("title"),
    "letter.subject_start": _begins("letter_subject"),
    "letter.subject_before": space_before("letter_subject"),
    "basis.start": _begins("basis"),
    "basis.end": _ends("basis", last=False),
    "basis.last_end": _ends("basis", last=True),
    "heading.roman_end": _shape("heading_roman", {"-": r"[IVXLC]+- ", ".": r"[IVXLC]+\. "}),
    "heading.part_style": _shape(
        "part_heading", {"ordinal": r"Phần thứ |Chương [IVXLC]+$", "roman": r"(?:Phần|Chương) [IVXLC]+$"}
    ),
    "enacting.authority_first": _authority_first,
    "enacting.end": _ends("enacting", last=True),
    "addressee.label": _begins("addressee"),
    "submission.label": _begins("addressee"),
    "addressee.start": _begins("addressee_name"),
    "addressee.end": _ends("addressee_name", last=False),
    "addressee.last_end": _ends("addressee_name", last=True),
    "addressee.single_end": _ends("addressee", last=True),
    "recipients.label": _words("recipients_label"),
    "recipients.start": _begins("recipients_line"),
    "recipients.end": _ends("recipients_line", last=False),
    "recipients.last_end": _ends("recipients_line", last=True),
    "annex.numerals": _shape(
        "annex_label", {"arabic": r"Phụ lục(?: số)?(?: \d+)?$", "roman": r"Phụ lục(?: [IVXLC]+)?$"}
    ),
    "annex.own_page_numbers": own_numbers,
    "annex.rule_share": rule_below("annex_reference"),
    "secrecy.height": place_height,
    "urgency.box": edges("urgency", 4),
    "circulation.place": _circulation_place,
    "circulation.box": edges("circulation", 4),
    "contact.rule": edges("contact", 1),
}
