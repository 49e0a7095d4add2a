"""The rows of a form profile that are measured: lengths, line pitch, rules, frames.

A check yields (right or wrong, what is shown) for every place of the file the row speaks of, nothing where there is
none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from thammuu.drafts_templates.docx_style_rows import STYLE_NAMES, STYLES
from thammuu.drafts_templates.docx_xml import POINTS_PER_MM
from thammuu.drafts_templates.inspect import Inspection, ParagraphLook
from thammuu.drafts_templates.profile import FormProfile, Row
from thammuu.drafts_templates.text_width import bold_width

Found = tuple[bool, str]
Check = Callable[[Inspection, FormProfile, Row], Iterator[Found]]

PITCHED = tuple(row.name for row in STYLES if row.pitch)
_ROUNDING = 0.15  # millimetres or points: twips and tenths do not meet exactly
_NEAR = 0.05  # a rule may be so much longer or shorter than the words above, which are measured by a table of widths
_SINGLE_LINE = 1.15  # the pitch of a single line of Times New Roman, in sizes


def styled(look: Inspection, component: str) -> tuple[ParagraphLook, ...]:
    """The paragraphs set as `component`."""
    return look.styled(STYLE_NAMES[component])


def _within(row: Row, value: float) -> bool:
    """True when `value` is what the row wants, or lies between its bounds."""
    wanted = float(row.value)
    least = wanted if row.least is None and row.most is None else row.least
    most = wanted if row.least is None and row.most is None else row.most
    return (least is None or value >= least - _ROUNDING) and (most is None or value <= most + _ROUNDING)


def page(field: str) -> Check:
    """A length of the page, in every section; width and height change places on pages that are turned."""
    turned = {"width": "height", "height": "width"}

    def check(look: Inspection, _: FormProfile, row: Row) -> Iterator[Found]:
        for section in look.sections:
            name = turned.get(field, field) if section.width > section.height else field
            value = getattr(section, name)
            yield _within(row, value), f"{value} mm"

    return check


def pitched(field: str) -> Check:
    """A measure of the paragraphs of the text."""

    def check(look: Inspection, _: FormProfile, row: Row) -> Iterator[Found]:
        # What stands right above a table stands further from it than paragraphs from one another.
        opening = {id(one) for one, below in pairwise(look.paragraphs) if one.cell is None and below.cell is not None}
        for name in PITCHED:
            for paragraph in look.styled(name):
                value = getattr(paragraph, field)
                own = field == "after" and (name == STYLE_NAMES["table_lead"] or id(paragraph) in opening)
                yield own or _within(row, value), f"{paragraph.text[:40]!r}: {value}"

    return check


def line_pitch(look: Inspection, _: FormProfile, row: Row) -> Iterator[Found]:
    """The distance of the lines of the text: exact points, or a multiple of a single line."""
    exact = row.unit == "pt_exact"
    for name in PITCHED:
        for paragraph in look.styled(name):
            value = paragraph.line if exact else paragraph.line / 240
            right = (paragraph.line_rule == "exact") is exact and _within_line(row, value)
            yield right, f"{paragraph.text[:40]!r}: {value} {paragraph.line_rule}"


def _within_line(row: Row, value: float) -> bool:
    return (row.least is None or value >= row.least) and (row.most is None or value <= row.most)


def first_page(look: Inspection, _: FormProfile, row: Row) -> Iterator[Found]:
    """Whether page one shows its number, and that the others do."""
    yield look.page.first_page_differs is not row.value, f"{look.page.first_page_differs}"
    yield "PAGE" in look.header_fields, str(look.header_fields)


def column(number: int) -> Check:
    """The width of a column of the heading."""

    def check(look: Inspection, _: FormProfile, row: Row) -> Iterator[Found]:
        width = look.tables[0].widths[number]
        yield _within(row, width), f"{width} mm"

    return check


def signature_gap(look: Inspection, form: FormProfile, row: Row) -> Iterator[Found]:
    """The room above a signer's name, in lines of the text."""
    pitch = form.number("body.line")
    points = pitch if form.row("body.line").unit == "pt_exact" else pitch * _SINGLE_LINE * form.component("body").size
    for paragraph in styled(look, "signer"):
        yield _within(row, paragraph.before / points), f"{paragraph.before} pt"


def own_numbers(look: Inspection, _: FormProfile, row: Row) -> Iterator[Found]:
    """Whether the pages of each annex are numbered from 1."""
    for number in sorted({paragraph.section for paragraph in styled(look, "annex_reference")}):
        first = look.sections[number].first_number
        yield (first == 1) is row.value, f"phụ lục bắt đầu từ trang {first}"


def place_height(look: Inspection, _: FormProfile, row: Row) -> Iterator[Found]:
    """The room kept for a secrecy stamp; nothing may be printed in it."""
    for paragraph in styled(look, "secrecy_place"):
        yield _within(row, paragraph.before / POINTS_PER_MM), f"{paragraph.before} pt"
        yield not paragraph.text, paragraph.text  # a level is stamped by a person, never printed


def space_before(component: str) -> Check:
    """The room above a part, in points."""

    def check(look: Inspection, _: FormProfile, row: Row) -> Iterator[Found]:
        for paragraph in styled(look, component):
            yield _within(row, paragraph.before), f"{paragraph.before} pt"

    return check


def edges(component: str, sides: int) -> Check:
    """So many sides of the part have a line where the row says yes, none where it says no."""

    def check(look: Inspection, _: FormProfile, row: Row) -> Iterator[Found]:
        for paragraph in styled(look, component):
            yield len(paragraph.edges) == (sides if row.value else 0), str(paragraph.edges)

    return check


def rule_below(component: str, *, whole: bool = False) -> Check:
    """The rule below a part: as long as its words where `whole`, else a share of them within the bounds of the row."""

    def check(look: Inspection, form: FormProfile, row: Row) -> Iterator[Found]:
        for words, rule in zip(look.paragraphs, look.paragraphs[1:], strict=False):
            # The title of an issued text stands above the line that names its decision; the rule is below that one.
            if words.style != STYLE_NAMES[component] or rule.style == STYLE_NAMES["annex_reference"]:
                continue
            drawn = rule.style == STYLE_NAMES["rule"] and "top" in rule.edges
            if not row.value or not drawn:
                yield bool(row.value) is drawn, f"{words.text[:40]!r}: {'có' if drawn else 'không có'} đường kẻ"
                continue
            room = _room(look, rule)
            length = room - rule.left - rule.right
            last_line = words.text.split("\n")[-1]
            share = length / min(room, bold_width(last_line, form.component(component).size))
            right = abs(share - 1) < _NEAR if whole else _within_line(row, share)
            yield right, f"{words.text[:40]!r}: {share:.2f}"

    return check


def _room(look: Inspection, paragraph: ParagraphLook) -> float:
    """The width a paragraph may fill, in points: its cell of the heading, or the text width of its section."""
    if paragraph.cell is not None:
        table, _, column = paragraph.cell
        return look.tables[table].widths[column] * POINTS_PER_MM
    section = look.sections[paragraph.section]
    return (section.width - section.left - section.right) * POINTS_PER_MM
