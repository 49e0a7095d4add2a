"""Reading a .docx back as it will look: defaults, then the style chain, then the paragraph and the run itself.

What was set is not what is shown: a theme font wins over the font named beside it, a style inherits, a run overrides.
The tests use this to prove that what the builder makes meets every row of its form profile.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from thammuu.drafts_templates.docx_xml import TWIPS_PER_MM, TWIPS_PER_POINT

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


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """How a paragraph is shown; lengths in points, `indent` in millimetres.

    `line` is points where `line_rule` is "exact" or "atLeast", and 240ths of a line where it is "auto".
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


@dataclass(frozen=True, slots=True)
class PageLook:
    """The page in millimetres; `first_page_differs` keeps the number off page one."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    header_distance: float
    first_page_differs: bool


@dataclass(frozen=True, slots=True)
class Inspection:
    """A whole file: its page, its paragraphs in reading order (tables included), and its page header."""

    page: PageLook
    paragraphs: tuple[ParagraphLook, ...]
    header: tuple[ParagraphLook, ...]
    first_footer: tuple[ParagraphLook, ...]
    footnotes: tuple[ParagraphLook, ...]
    header_fields: tuple[str, ...]
    repeated_rows: int
    unbroken_rows: int

    def styled(self, style: str) -> tuple[ParagraphLook, ...]:
        """The paragraphs of that style, the page header's first, the notes last."""
        everything = (*self.header, *self.paragraphs, *self.first_footer, *self.footnotes)
        return tuple(paragraph for paragraph in everything if paragraph.style == style)


def inspect_docx(data: bytes) -> Inspection:
    """The effective look of the .docx in `data`."""
    document = docx.Document(io.BytesIO(data))
    chain = _Chain(document.styles.element)
    section = document.sections[0]
    body = document.element.body
    header = section.header._element
    return Inspection(
        page=_page(section),
        paragraphs=tuple(_paragraphs(body, chain)),
        header=tuple(_paragraphs(header, chain)),
        first_footer=tuple(_paragraphs(section.first_page_footer._element, chain)),
        footnotes=tuple(_footnotes(document, chain)),
        header_fields=tuple(field.text.strip() for field in header.iter(qn("w:instrText"))),
        repeated_rows=len(list(body.iter(qn("w:tblHeader")))),
        unbroken_rows=len(list(body.iter(qn("w:cantSplit")))),
    )


def _footnotes(document: Any, chain: _Chain) -> Iterator[ParagraphLook]:
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
    )


def _mm(length: Any) -> float:
    return round(float(length.mm), 1)


def _paragraphs(root: Any, chain: _Chain) -> Iterator[ParagraphLook]:
    for paragraph in root.iter(qn("w:p")):
        yield _paragraph(paragraph, chain)


def _paragraph(paragraph: Any, chain: _Chain) -> ParagraphLook:
    properties = [*chain.paragraph_layers(paragraph), *_own(paragraph, "w:pPr")]
    spacing = _merged(properties, "w:spacing")
    runs = tuple(_run(run, paragraph, chain) for run in paragraph.iter(qn("w:r")) if _text(run))
    line_rule = spacing.get("lineRule", "auto")
    line = float(spacing.get("line", 240))
    return ParagraphLook(
        style=chain.name(paragraph),
        text="".join(run.text for run in runs),
        align=_merged(properties, "w:jc").get("val", "left"),
        before=float(spacing.get("before", 0)) / TWIPS_PER_POINT,
        after=float(spacing.get("after", 0)) / TWIPS_PER_POINT,
        line=line if line_rule == "auto" else line / TWIPS_PER_POINT,
        line_rule=line_rule,
        indent=round(float(_merged(properties, "w:ind").get("firstLine", 0)) / TWIPS_PER_MM, 1),
        keep_next=_on(properties, "w:keepNext"),
        runs=runs,
    )


def _run(run: Any, paragraph: Any, chain: _Chain) -> RunLook:
    properties = [*chain.run_layers(paragraph, run), *_own(run, "w:rPr")]
    fonts = _merged(properties, "w:rFonts")
    named = tuple(
        f"theme:{fonts[slot + 'Theme']}" if slot + "Theme" in fonts else fonts.get(slot, "") for slot in _FONT_SLOTS
    )
    underline = _merged(properties, "w:u").get("val", "none")
    return RunLook(
        text=_text(run),
        fonts=named,
        size=float(_merged(properties, "w:sz").get("val", 20)) / 2,
        bold=_on(properties, "w:b"),
        italic=_on(properties, "w:i"),
        underline=underline != "none",
    )


class _Chain:
    """The styles of a file, each with what it is based on."""

    def __init__(self, styles: Any) -> None:
        self._styles = {style.get(qn("w:styleId")): style for style in styles.findall(qn("w:style"))}
        self._defaults = styles.find(qn("w:docDefaults"))

    def name(self, paragraph: Any) -> str:
        style = self._styles.get(self._paragraph_style(paragraph))
        return style.find(qn("w:name")).get(qn("w:val")) if style is not None else ""

    def paragraph_layers(self, paragraph: Any) -> list[Any]:
        layers = [found for found in [self._default("w:pPrDefault", "w:pPr")] if found is not None]
        return layers + self._layers(self._paragraph_style(paragraph), "w:pPr")

    def run_layers(self, paragraph: Any, run: Any) -> list[Any]:
        layers = [found for found in [self._default("w:rPrDefault", "w:rPr")] if found is not None]
        layers += self._layers(self._paragraph_style(paragraph), "w:rPr")
        character = run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}")
        return layers + (self._layers(character.get(qn("w:val")), "w:rPr") if character is not None else [])

    def _paragraph_style(self, paragraph: Any) -> str:
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        return str(style.get(qn("w:val"))) if style is not None else "Normal"

    def _default(self, outer: str, inner: str) -> Any:
        return None if self._defaults is None else self._defaults.find(f"{qn(outer)}/{qn(inner)}")

    def _layers(self, style_id: str | None, tag: str) -> list[Any]:
        """The properties of a style, those it is based on first; a circle of styles is cut where it closes."""
        layers: list[Any] = []
        seen: set[str] = set()
        while style_id and style_id in self._styles and style_id not in seen:
            seen.add(style_id)
            style = self._styles[style_id]
            layers = [*_own(style, tag), *layers]
            based = style.find(qn("w:basedOn"))
            style_id = based.get(qn("w:val")) if based is not None else None
        return layers


def _own(element: Any, tag: str) -> list[Any]:
    found = element.find(qn(tag))
    return [] if found is None else [found]


def _merged(layers: list[Any], tag: str) -> dict[str, str]:
    """The attributes of `tag` over all layers, later ones winning attribute by attribute."""
    merged: dict[str, str] = {}
    for layer in layers:
        for found in layer.findall(qn(tag)):
            merged.update({key.rpartition("}")[2]: value for key, value in found.attrib.items()})
    return merged


def _on(layers: list[Any], tag: str) -> bool:
    state = False
    for layer in layers:
        for found in layer.findall(qn(tag)):
            state = found.get(qn("w:val"), "true") not in {"0", "false", "off"}
    return state


def _text(run: Any) -> str:
    return "".join(piece.text or "" for piece in run.findall(qn("w:t")))
