"""The named styles of a draft, made from a form profile: people go on editing in Word by choosing a style.

Normal carries the font; every other style is based on it and says only what differs. Nothing names a theme font, so
the font that seems set is the font that is used (theme fonts, with their "Viet" script entry, win over w:ascii).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

from thammuu.drafts_templates.docx_xml import TWIPS_PER_POINT, element, twips_of_mm
from thammuu.drafts_templates.profile import Component, FormProfile
from thammuu.ingest.folding import strip_accents

# Styles of python-docx's template that we keep; the other 160 would only clutter the style list.
_KEPT = {"Normal", "DefaultParagraphFont", "TableNormal", "NoList", "TableGrid"}
PLACEHOLDER_STYLE = "VB Cần bổ sung"
SOURCE_MARK_STYLE = "VB Dấu nguồn"


@dataclass(frozen=True, slots=True)
class StyleRow:
    """A paragraph style: its Vietnamese name in Word, the component it shows, and how its paragraph stands.

    `before` and `after` are points; None takes the body's. `exact` uses the body's exact line pitch; lines in tables
    and in the header are single, so that no accent is clipped.
    """

    name: str
    component: str
    before: float | None = 0
    after: float | None = 0
    exact: bool = False
    indent: bool = False
    keep_next: bool = False
    outline: int | None = None
    new_page: bool = False


STYLES = (
    StyleRow("VB Tiêu đề Đảng", "national_title"),
    StyleRow("VB Cơ quan cấp trên", "superior"),
    StyleRow("VB Cơ quan ban hành", "issuer"),
    StyleRow("VB Dấu sao", "organ_separator"),
    StyleRow("VB Số ký hiệu", "number"),
    StyleRow("VB Địa danh, ngày tháng", "place_date"),
    StyleRow("VB Tên thể loại", "genre", before=18, keep_next=True, outline=0),
    StyleRow("VB Trích yếu", "title", keep_next=True),
    StyleRow("VB Gạch dưới trích yếu", "title_rule", after=6, keep_next=True),
    StyleRow("VB Căn cứ", "basis", None, None, exact=True, indent=True),
    StyleRow("VB Nội dung", "body", None, None, exact=True, indent=True),
    StyleRow("VB Câu dẫn bảng", "table_lead", None, 6, exact=True, indent=True, keep_next=True),
    StyleRow("VB Đề mục I", "heading_roman", None, None, exact=True, indent=True, keep_next=True, outline=1),
    StyleRow("VB Đề mục 1", "heading_number", None, None, exact=True, indent=True, keep_next=True, outline=2),
    StyleRow("VB Đầu bảng", "table_head", 2, 2),
    StyleRow("VB Ô bảng", "table_text", 2, 2),
    StyleRow("VB Quyền hạn ký", "authority", keep_next=True),
    StyleRow("VB Chức vụ", "position", keep_next=True),
    StyleRow("VB Người ký", "signer"),
    StyleRow("VB Nơi nhận", "recipients_label", keep_next=True),
    StyleRow("VB Dòng nơi nhận", "recipients_line", keep_next=True),
    StyleRow("VB Số trang", "page_number"),
    StyleRow("VB Đầu danh mục nguồn", "sources_heading", 0, 6, keep_next=True, new_page=True),
    StyleRow("VB Dòng nguồn", "sources_line", 3, 0),
)
# A part that looks like another and only stands differently.
_SAME_LOOK = {"table_lead": "body"}
_ALIGN = {"left": "left", "center": "center", "right": "right", "justify": "both"}


def install_styles(document: Any, form: FormProfile) -> None:
    """Replace the styles of a fresh document by ours."""
    styles = document.styles.element
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:styleId")) not in _KEPT:
            styles.remove(style)
    _set_defaults(styles, form)
    for row in STYLES:
        styles.append(_paragraph_style(row, form))
    styles.append(_character_style(PLACEHOLDER_STYLE, element("w:shd", val="clear", color="auto", fill="FFF2CC")))
    styles.append(_character_style(SOURCE_MARK_STYLE, element("w:color", val="1F4E79")))


def style_id(name: str) -> str:
    """The id of a style: its name in plain letters without spaces ("VB Căn cứ" is "vbcancu")."""
    return "".join(char for char in strip_accents(name) if char.isalnum())


def _set_defaults(styles: Any, form: FormProfile) -> None:
    defaults = styles.find(qn("w:docDefaults"))
    for child in list(defaults):
        defaults.remove(child)
    fonts = element("w:rFonts", **dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), form.text("font.name")))
    body = form.component("body")
    half_points = round(body.size * 2)
    language = element("w:lang", val="vi-VN", eastAsia="vi-VN", bidi="vi-VN")
    run = element("w:rPr", fonts, element("w:sz", val=half_points), element("w:szCs", val=half_points), language)
    spacing = element("w:spacing", before=0, after=0, line=240, lineRule="auto")
    defaults.append(element("w:rPrDefault", run))
    defaults.append(element("w:pPrDefault", element("w:pPr", spacing)))
    normal = next(style for style in styles.findall(qn("w:style")) if style.get(qn("w:styleId")) == "Normal")
    for tag in ("w:rPr", "w:pPr"):
        for old in normal.findall(qn(tag)):
            normal.remove(old)


def _paragraph_style(row: StyleRow, form: FormProfile) -> Any:
    part = form.component(_SAME_LOOK.get(row.component, row.component))
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
    # The schema fixes the order: keepNext, pageBreakBefore, widowControl, spacing, ind, jc, outlineLvl.
    properties = element("w:pPr")
    if row.keep_next:
        properties.append(element("w:keepNext"))
    if row.new_page:
        properties.append(element("w:pageBreakBefore"))
    properties.append(_spacing(row, form))
    if row.indent:
        properties.append(element("w:ind", firstLine=twips_of_mm(form.number("body.indent"))))
    properties.append(element("w:jc", val=_ALIGN[part.align]))
    if row.outline is not None:
        properties.append(element("w:outlineLvl", val=row.outline))
    return properties


def _spacing(row: StyleRow, form: FormProfile) -> Any:
    before = form.number("body.before") if row.before is None else row.before
    after = form.number("body.after") if row.after is None else row.after
    line = round(form.number("body.line") * TWIPS_PER_POINT) if row.exact else 240
    return element(
        "w:spacing",
        before=round(before * TWIPS_PER_POINT),
        after=round(after * TWIPS_PER_POINT),
        line=line,
        lineRule="exact" if row.exact else "auto",
    )


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


def _character_style(name: str, look: Any) -> Any:
    return element(
        "w:style",
        element("w:name", val=name),
        element("w:basedOn", val="DefaultParagraphFont"),
        element("w:qFormat"),
        element("w:rPr", look),
        type="character",
        customStyle=1,
        styleId=style_id(name),
    )
