"""Reading a .docx back as it will look: defaults, then the style chain, then the paragraph and the run itself.

What was set is not what is shown: a theme font wins over the font named beside it, a style inherits, a run overrides.
The tests use this to prove that what the builder makes meets every row of its form profile.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from thammuu.drafts_templates.docx_xml import TWIPS_PER_MM, TWIPS_PER_POINT
from thammuu.drafts_templates.style_chain import StyleChain, attribute, is_on, merged, own

_SIDES = ("top", "left", "bottom", "right")
_FONT_SLOTS = ("ascii", "hAnsi", "eastAsia", "cs")


@dataclass(frozen=True, slots=True)
class RunLook:
    """How a run is shown. `fonts` are the fonts of the four character classes; a theme font shows as "theme:<name>"."""

    text: str
    fonts: tuple[str, ...]
    size: float  # points
    bold: bool
    italic: bool
    underline: bool
    colour: str  # six hexadecimal digits, "auto" where none is set (black)
    style: str  # the character style, "" where none is set


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """How a paragraph is shown; lengths in points, `indent` in millimetres, `left` and `right` in points.

    `line` is points where `line_rule` is "exact" or "atLeast", and 240ths of a line where it is "auto". `cell` is
    table, row and column counted from 0, None in the body. `edges` are the sides along which a line is drawn.
    """

    style: str
    text: str
    align: str  # "left", "center", "right", "both"
    before: float
    after: float
    line: float
    line_rule: str
    indent: float
    keep_next: bool
    runs: tuple[RunLook, ...]
    left: float = 0
    right: float = 0
    edges: tuple[str, ...] = ()
    cell: tuple[int, int, int] | None = None
    section: int = 0  # counted from 0


@dataclass(frozen=True, slots=True)
class PageLook:
    """The pages of a section, in millimetres; `first_page_differs` keeps the number off the first of them.

    `first_number` is the number its first page is given, None where it goes on from the section before.
    """

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    header_distance: float
    first_page_differs: bool
    first_number: int | None = None


@dataclass(frozen=True, slots=True)
class TableLook:
    """A table: widths of its columns in millimetres, whether its first row repeats, its caption for screen readers."""

    widths: tuple[float, ...]
    rows: int
    repeats_head: bool
    lined: bool
    caption: str


@dataclass(frozen=True, slots=True)
class Inspection:
    """A whole file: its sections and tables, its paragraphs in reading order (tables included), its page header."""

    sections: tuple[PageLook, ...]
    tables: tuple[TableLook, ...]
    paragraphs: tuple[ParagraphLook, ...]
    header: tuple[ParagraphLook, ...]
    first_footer: tuple[ParagraphLook, ...]
    footnotes: tuple[ParagraphLook, ...]
    header_fields: tuple[str, ...]
    repeated_rows: int
    unbroken_rows: int

    @property
    def page(self) -> PageLook:
        """The pages of the document itself, annexes apart."""
        return self.sections[0]

    def styled(self, style: str) -> tuple[ParagraphLook, ...]:
        """The paragraphs of that style, the page header's first, the notes last."""
        everything = (*self.header, *self.paragraphs, *self.first_footer, *self.footnotes)
        return tuple(paragraph for paragraph in everything if paragraph.style == style)


def inspect_docx(data: bytes) -> Inspection:
    """The effective look of the .docx in `data`."""
    document = docx.Document(io.BytesIO(data))
    chain = StyleChain(document.styles.element)
    section = document.sections[0]
    body = document.element.body
    header = section.header._element
    return Inspection(
        sections=tuple(_page(each) for each in document.sections),
        tables=tuple(map(_table, body.findall(qn("w:tbl")))),
        paragraphs=tuple(_body(body, chain)),
        header=tuple(_paragraphs(header, chain)),
        first_footer=tuple(_paragraphs(section.first_page_footer._element, chain)),
        footnotes=tuple(_footnotes(document, chain)),
        header_fields=tuple(field.text.strip() for field in header.iter(qn("w:instrText"))),
        repeated_rows=len(list(body.iter(qn("w:tblHeader")))),
        unbroken_rows=len(list(body.iter(qn("w:cantSplit")))),
    )


def _footnotes(document: Any, chain: StyleChain) -> Iterator[ParagraphLook]:
    for relation in document.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.FOOTNOTES:
            yield from _paragraphs(parse_xml(relation.target_part.blob), chain)


def _page(section: Any) -> PageLook:
    return PageLook(
        width=_mm(section.page_width),
        height=_mm(section.page_height),
        top=_mm(section.top_margin),
        bottom=_mm(section.bottom_margin),
        left=_mm(section.left_margin),
        right=_mm(section.right_margin),
        header_distance=_mm(section.header_distance),
        first_page_differs=section.different_first_page_header_footer,
        first_number=None if (start := attribute(section._sectPr, "w:pgNumType", "w:start")) is None else int(start),
    )


def _table(table: Any) -> TableLook:
    rows = table.findall(qn("w:tr"))
    columns = table.findall(f"{qn('w:tblGrid')}/{qn('w:gridCol')}")
    return TableLook(
        widths=tuple(round(int(column.get(qn("w:w"))) / TWIPS_PER_MM, 1) for column in columns),
        rows=len(rows),
        repeats_head=bool(rows) and rows[0].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None,
        lined=attribute(table, "w:tblPr/w:tblStyle", "w:val") is not None,
        caption=attribute(table, "w:tblPr/w:tblCaption", "w:val") or "",
    )


def _body(body: Any, chain: StyleChain) -> Iterator[ParagraphLook]:
    """The paragraphs of the body in reading order, those of tables with their cells."""
    table = section = 0
    for block in body:
        if block.tag == qn("w:p"):
            yield replace(_paragraph(block, chain), section=section)
            section += attribute(block, "w:pPr/w:sectPr/w:pgSz", "w:w") is not None
        elif block.tag == qn("w:tbl"):
            for cell, paragraph in _cells(block):
                yield replace(_paragraph(paragraph, chain), cell=(table, *cell), section=section)
            table += 1


def _cells(table: Any) -> Iterator[tuple[tuple[int, int], Any]]:
    for row_number, row in enumerate(table.findall(qn("w:tr"))):
        for column_number, cell in enumerate(row.findall(qn("w:tc"))):
            for paragraph in cell.iter(qn("w:p")):
                yield (row_number, column_number), paragraph


def _mm(length: Any) -> float:
    return round(float(length.mm), 1)


def _paragraphs(root: Any, chain: StyleChain) -> Iterator[ParagraphLook]:
    for paragraph in root.iter(qn("w:p")):
        yield _paragraph(paragraph, chain)


def _paragraph(paragraph: Any, chain: StyleChain) -> ParagraphLook:
    properties = [*chain.paragraph_layers(paragraph), *own(paragraph, "w:pPr")]
    spacing = merged(properties, "w:spacing")
    runs = tuple(_run(run, paragraph, chain) for run in paragraph.iter(qn("w:r")) if _text(run))
    indents = merged(properties, "w:ind")
    line_rule = spacing.get("lineRule", "auto")
    line = float(spacing.get("line", 240))
    return ParagraphLook(
        style=chain.name(paragraph),
        text="".join(run.text for run in runs),
        align=merged(properties, "w:jc").get("val", "left"),
        before=float(spacing.get("before", 0)) / TWIPS_PER_POINT,
        after=float(spacing.get("after", 0)) / TWIPS_PER_POINT,
        line=line if line_rule == "auto" else line / TWIPS_PER_POINT,
        line_rule=line_rule,
        indent=round(float(indents.get("firstLine", 0)) / TWIPS_PER_MM, 1),
        keep_next=is_on(properties, "w:keepNext"),
        runs=runs,
        left=float(indents.get("left", indents.get("start", 0))) / TWIPS_PER_POINT,
        right=float(indents.get("right", indents.get("end", 0))) / TWIPS_PER_POINT,
        edges=tuple(side for side in _SIDES if _edge(properties, side)),
    )


def _edge(layers: list[Any], side: str) -> bool:
    """True when the innermost layer that speaks of borders draws one along that side."""
    shown = False
    for layer in layers:
        borders = layer.find(qn("w:pBdr"))
        edge = None if borders is None else borders.find(qn(f"w:{side}"))
        if edge is not None:
            shown = edge.get(qn("w:val")) not in {"nil", "none"}
    return shown


def _run(run: Any, paragraph: Any, chain: StyleChain) -> RunLook:
    properties = [*chain.run_layers(paragraph, run), *own(run, "w:rPr")]
    fonts = merged(properties, "w:rFonts")
    named = tuple(
        f"theme:{fonts[slot + 'Theme']}" if slot + "Theme" in fonts else fonts.get(slot, "") for slot in _FONT_SLOTS
    )
    underline = merged(properties, "w:u").get("val", "none")
    return RunLook(
        text=_text(run),
        fonts=named,
        size=float(merged(properties, "w:sz").get("val", 20)) / 2,
        bold=is_on(properties, "w:b"),
        italic=is_on(properties, "w:i"),
        underline=underline != "none",
        colour=merged(properties, "w:color").get("val", "auto"),
        style=chain.character_name(run),
    )


_BREAKS = {qn("w:br"): "\n", qn("w:tab"): "\t"}


def _text(run: Any) -> str:
    """The words of a run as they are shown: a line break is a line break, a tab a tab."""
    return "".join(piece.text or "" if piece.tag == qn("w:t") else _BREAKS.get(piece.tag, "") for piece in run)
