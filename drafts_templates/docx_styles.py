"""The named styles of a draft, made from a form profile: people go on editing in Word by choosing a style.

Normal carries the font; every other style is based on it and says only what differs. Nothing names a theme font, so
the font that seems set is the font that is used (theme fonts, with their "Viet" script entry, win over w:ascii).
"""

from __future__ import annotations

from typing import Any

from docx.oxml.ns import qn

from thammuu.drafts_templates.docx_style_rows import StyleRow, rows_of
from thammuu.drafts_templates.docx_xml import TWIPS_PER_POINT, element, style_id, twips_of_mm
from thammuu.drafts_templates.profile import Component, FormProfile

# Styles of python-docx's template that we keep; the other 160 would only clutter the style list.
_KEPT = {"Normal", "DefaultParagraphFont", "TableNormal", "NoList", "TableGrid"}
PLACEHOLDER_STYLE = "VB Cần bổ sung"
SOURCE_MARK_STYLE = "VB Dấu nguồn"
FOOTNOTE_MARK_STYLE = "VB Dấu chú thích"
BOLD_STYLE = "VB Đậm"
ITALIC_STYLE = "VB Nghiêng"
UPRIGHT_STYLE = "VB Đứng"  # a name in upright letters behind a label in italics


_SINGLE = 240  # a single line, in the 240ths of a line that "auto" is counted in
_ALIGN = {"left": "left", "center": "center", "right": "right", "justify": "both"}


def install_styles(document: Any, form: FormProfile) -> None:
    """Replace the styles of a fresh document by ours."""
    styles = document.styles.element
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:styleId")) not in _KEPT:
            styles.remove(style)
    _set_defaults(styles, form)
    for row in rows_of(form):
        styles.append(_paragraph_style(row, form))
    for name, look in (
        (PLACEHOLDER_STYLE, (element("w:shd", val="clear", color="auto", fill="FFF2CC"),)),
        (SOURCE_MARK_STYLE, (element("w:color", val="1F4E79"),)),
        (FOOTNOTE_MARK_STYLE, (element("w:vertAlign", val="superscript"),)),
        (BOLD_STYLE, (element("w:b"), element("w:bCs"))),
        (ITALIC_STYLE, (element("w:i"), element("w:iCs"))),
        (UPRIGHT_STYLE, (element("w:i", val=0), element("w:iCs", val=0))),
    ):
        styles.append(_character_style(name, look))


def _set_defaults(styles: Any, form: FormProfile) -> None:
    defaults = styles.find(qn("w:docDefaults"))
    for child in list(defaults):
        defaults.remove(child)
    fonts = element("w:rFonts", **dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), form.text("font.name")))
    body = form.component("body")
    half_points = round(body.size * 2)
    language = element("w:lang", val="vi-VN", eastAsia="vi-VN", bidi="vi-VN")
    run = element("w:rPr", fonts, element("w:sz", val=half_points), element("w:szCs", val=half_points), language)
    spacing = element("w:spacing", before=0, after=0, line=_SINGLE, lineRule="auto")
    defaults.append(element("w:rPrDefault", run))
    defaults.append(element("w:pPrDefault", element("w:pPr", spacing)))
    normal = next(style for style in styles.findall(qn("w:style")) if style.get(qn("w:styleId")) == "Normal")
    for tag in ("w:rPr", "w:pPr"):
        for old in normal.findall(qn(tag)):
            normal.remove(old)


def _paragraph_style(row: StyleRow, form: FormProfile) -> Any:
    part = row.component_of(form)
    return element(
        "w:style",
        element("w:name", val=row.name),
        element("w:basedOn", val="Normal"),
        element("w:qFormat"),
        _paragraph_properties(row, part, form),
        _run_properties(part),
        type="paragraph",
        customStyle=1,
        styleId=style_id(row.name),
    )


def _paragraph_properties(row: StyleRow, part: Component, form: FormProfile) -> Any:
    # The schema fixes the order: keepNext, keepLines, pageBreakBefore, pBdr, spacing, ind, jc, outlineLvl.
    properties = element("w:pPr")
    for tag, wanted in (
        ("w:keepNext", row.keep_next),
        ("w:keepLines", row.keep_lines),
        ("w:pageBreakBefore", row.new_page),
    ):
        if wanted:
            properties.append(element(tag))
    properties.extend(_borders(row, form))
    properties.append(_spacing(row, form))
    if row.indent:
        properties.append(element("w:ind", firstLine=twips_of_mm(form.number("body.indent"))))
    elif row.left:
        properties.append(element("w:ind", left=twips_of_mm(row.left), hanging=twips_of_mm(row.hang)))
    properties.append(element("w:jc", val=_ALIGN[row.align or part.align]))
    if row.outline is not None:
        properties.append(element("w:outlineLvl", val=row.outline))
    return properties


def _borders(row: StyleRow, form: FormProfile) -> list[Any]:
    ruled = row.ruled or (row.ruled_by and form.flag(row.ruled_by))
    sides: tuple[str, ...] = ("top",) if ruled else ()
    if row.boxed and form.flag(row.boxed):
        sides = ("top", "left", "bottom", "right")
    edges = (element(f"w:{side}", val="single", sz=6, space=1, color="auto") for side in sides)
    return [element("w:pBdr", *edges)] if sides else []


def _spacing(row: StyleRow, form: FormProfile) -> Any:
    before = form.number("body.before") if row.before is None else row.before
    after = form.number("body.after") if row.after is None else row.after
    line, rule = _line(row, form)
    return element(
        "w:spacing",
        before=round(before * TWIPS_PER_POINT),
        after=round(after * TWIPS_PER_POINT),
        line=line,
        lineRule=rule,
    )


def _line(row: StyleRow, form: FormProfile) -> tuple[int, str]:
    """The line pitch and its rule: twips where it is exact, 240ths of a line where it is a multiple."""
    if row.height:
        return round(row.height * TWIPS_PER_POINT), "exact"
    if not row.pitch:
        return _SINGLE, "auto"
    pitch = form.row("body.line")
    if pitch.unit == "pt_exact":
        return round(form.number("body.line") * TWIPS_PER_POINT), "exact"
    return round(form.number("body.line") * _SINGLE), "auto"


def _run_properties(part: Component) -> Any:
    properties = element("w:rPr")
    for tag, wanted in (("w:b", part.bold), ("w:bCs", part.bold), ("w:i", part.italic), ("w:iCs", part.italic)):
        if wanted:
            properties.append(element(tag))
    properties.append(element("w:sz", val=round(part.size * 2)))
    properties.append(element("w:szCs", val=round(part.size * 2)))
    if part.underline:
        properties.append(element("w:u", val="single"))
    return properties


def _character_style(name: str, look: tuple[Any, ...]) -> Any:
    return element(
        "w:style",
        element("w:name", val=name),
        element("w:basedOn", val="DefaultParagraphFont"),
        element("w:qFormat"),
        element("w:rPr", *look),
        type="character",
        customStyle=1,
        styleId=style_id(name),
    )
