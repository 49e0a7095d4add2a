"""A sample document as .docx in the Party form. Used by ``make_samples.py``."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from docx import Document
from docx.document import Document as DocxDocument
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from sample_source import DASHES, MARK, PARTY, Part, Sample, parts

FONT = "Times New Roman"
HEADER_MM = (72, 93)  # the two borderless columns of the 165 mm text width
CLOSING_MM = (85, 80)
COLUMNS_MM = {3: (75, 55, 35), 4: (11, 68, 56, 30), 6: (11, 42, 30, 29, 26, 27)}  # by number of columns


def render_docx(sample: Sample, font: str = FONT) -> bytes:
    """A .docx in the Party form: A4, Times New Roman 14, exact 18 pt, header and signature as borderless tables."""
    document = Document()
    _set_page(document)
    _set_normal(document, font)
    _write_header(document, sample)
    _line(document.add_paragraph(), sample.genre, size=16, bold=True, before=12)
    _line(document.add_paragraph(), sample.title, bold=True, before=0)
    _line(document.add_paragraph(), DASHES, before=0)
    for part in parts(sample):
        _write_part(document, part)
    _write_closing(document, sample)
    _line(document.add_paragraph(), MARK, size=12, italic=True, before=8)
    _set_properties(document, sample)
    buffer = io.BytesIO()
    document.save(buffer)
    return _with_fixed_times(buffer.getvalue())


def _set_page(document: DocxDocument) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin, section.header_distance = Mm(30), Mm(15), Mm(10)
    section.different_first_page_header_footer = True  # no number on page 1
    number = section.header.paragraphs[0]
    _line(number, "", before=0)
    field = (_element("fldChar", fldCharType="begin"), _element("instrText"), _element("fldChar", fldCharType="end"))
    field[1].text = "PAGE"
    for element in field:
        run = number.add_run()
        run.font.size = Pt(14)
        run._r.append(element)


def _element(name: str, **attributes: str) -> Any:
    """A new ``w:`` element with ``w:`` attributes (Any: the types of python-docx and lxml disagree)."""
    element = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element


def _set_normal(document: DocxDocument, font: str) -> None:
    """One font for every script; the theme fonts of the template would otherwise win over it in Word."""
    for fonts in document.styles.element.iter(qn("w:rFonts")):
        for name in [name for name in fonts.attrib if name.endswith("Theme")]:
            del fonts.attrib[name]
    style = document.styles["Normal"]
    style.font.name, style.font.size = font, Pt(14)
    properties = style.element.get_or_add_rPr()
    for script in ("w:eastAsia", "w:cs"):
        properties.rFonts.set(qn(script), font)
    properties.append(_element("lang", val="vi-VN"))
    spacing = style.paragraph_format
    spacing.space_before, spacing.space_after = Pt(6), Pt(0)
    spacing.line_spacing_rule, spacing.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(18)


def _line(
    paragraph: Paragraph,
    text: str,
    *,
    size: float = 14,
    bold: bool = False,
    italic: bool = False,
    before: float = 6,
    align: ALIGN = ALIGN.CENTER,
) -> Paragraph:
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), bold or None, italic or None
    paragraph.alignment, paragraph.paragraph_format.space_before = align, Pt(before)
    return paragraph


def _columns(document: DocxDocument, widths: tuple[int, ...], rows: int = 1) -> Table:
    table: Table = document.add_table(rows=rows, cols=len(widths))
    table.autofit, table.alignment = False, WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
    return table


def _fresh(cell: _Cell) -> Iterator[Paragraph]:
    """The empty paragraph a cell is born with, then new ones."""
    yield cell.paragraphs[0]
    while True:
        yield cell.add_paragraph()


def _write_header(document: DocxDocument, sample: Sample) -> None:
    left, right = (_fresh(cell) for cell in _columns(document, HEADER_MM).rows[0].cells)
    if sample.parent:
        _line(next(left), sample.parent, before=0)
    _line(next(left), sample.organ, bold=True, before=0)
    _line(next(left), "*", before=0)
    _line(next(left), sample.number, before=0)
    _line(_ruled(next(right)), PARTY, size=15, bold=True, before=0)
    _line(next(right), sample.place_date, italic=True, before=12)


def _ruled(paragraph: Paragraph) -> Paragraph:
    """A solid rule under the paragraph, drawn in by indents to the length of the text."""
    borders = _element("pBdr")
    borders.append(_element("bottom", val="single", sz="6", space="1", color="000000"))
    paragraph._p.get_or_add_pPr().append(borders)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm(5)
    return paragraph


def _write_part(document: DocxDocument, part: Part) -> None:
    if part.marker == "|":
        _write_table(document, part.rows)
        return
    heading = bool(part.marker)
    align = ALIGN.CENTER if part.marker == "#" else ALIGN.JUSTIFY
    paragraph = _line(document.add_paragraph(), part.lines[0], bold=heading, align=align)
    paragraph.paragraph_format.keep_with_next = heading
    if part.marker != "#":
        paragraph.paragraph_format.first_line_indent = Mm(10)


def _write_table(document: DocxDocument, rows: tuple[tuple[str, ...], ...]) -> None:
    document.paragraphs[-1].paragraph_format.space_after = Pt(6)  # a table has no space before it of its own
    table = _columns(document, COLUMNS_MM[len(rows[0])], rows=len(rows))
    table.style = "Table Grid"
    for index, (row, texts) in enumerate(zip(table.rows, rows, strict=True)):
        properties = row._tr.get_or_add_trPr()
        properties.append(_element("cantSplit"))
        if index == 0:
            properties.append(_element("tblHeader"))
        for cell, text in zip(row.cells, texts, strict=True):
            align = ALIGN.CENTER if index == 0 or len(text) < 12 else ALIGN.LEFT
            paragraph = _line(cell.paragraphs[0], text, size=12, bold=index == 0, before=2, align=align)
            paragraph.paragraph_format.line_spacing, paragraph.paragraph_format.space_after = Pt(16), Pt(3)


def _write_closing(document: DocxDocument, sample: Sample) -> None:
    document.paragraphs[-1].paragraph_format.keep_with_next = True  # a signature never stands alone on a page
    _line(document.add_paragraph(), "", before=0).paragraph_format.keep_with_next = True
    table = _columns(document, CLOSING_MM)
    table.rows[0]._tr.get_or_add_trPr().append(_element("cantSplit"))
    left, right = (_fresh(cell) for cell in table.rows[0].cells)
    _line(next(left), "Nơi nhận:", before=0, align=ALIGN.LEFT).runs[0].underline = True
    for recipient in sample.recipients:
        _line(next(left), recipient, size=12, before=0, align=ALIGN.LEFT).paragraph_format.line_spacing = Pt(16)
    for index, line in enumerate(sample.sign):
        _line(next(right), line, bold=index == 0, before=0)  # the position under the authority is not bold
    for _ in range(4):
        _line(next(right), "", before=0)
    _line(next(right), sample.signer, bold=True, before=0)


def _set_properties(document: DocxDocument, sample: Sample) -> None:
    """Core properties with fixed dates; the picture of a blank page python-docx's template carries goes."""
    core = document.core_properties
    core.created = core.modified = sample.date
    core.author = core.last_modified_by = "Tham mưu"
    core.title, core.subject, core.category = f"{sample.genre} {sample.title}"[:255], MARK, "Văn bản mẫu"
    core.comments, core.language = MARK, "vi-VN"
    relations = document.part.package.rels
    for key in [key for key, relation in relations.items() if relation.reltype.endswith("/thumbnail")]:
        del relations[key]


def _with_fixed_times(docx: bytes) -> bytes:
    """The same archive with every member dated 1980: python-docx stamps the current time."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name), source.read(name), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
