"""Paragraph and character formatting of a .docx as far as reading needs it: bold, capitals, align, numbering link."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from thammuu.ingest.model import Align
from thammuu.ingest.readers.docx_package import w

_OFF = frozenset({"0", "false", "off", "none"})
_ALIGNS = {
    "left": Align.LEFT,
    "start": Align.LEFT,
    "center": Align.CENTER,
    "right": Align.RIGHT,
    "end": Align.RIGHT,
    "both": Align.JUSTIFIED,
    "distribute": Align.JUSTIFIED,
}
_CONTENTS = re.compile(r"toc \d", re.IGNORECASE)
_MAX_CHAIN = 12  # styles based on styles; Word's own limit is 10, a loop would be endless


@dataclass(frozen=True, slots=True)
class NumberRef:
    """A paragraph's link to a list: numbering instance and level, either may be told by the style instead."""

    num_id: str | None
    level: int | None


def flag(properties: etree._Element | None, tag: str) -> bool | None:
    """An on/off property such as w:b; None when it is not mentioned."""
    element = properties.find(w(tag)) if properties is not None else None
    if element is None:
        return None
    return element.get(w("val"), "1") not in _OFF


def font_of(properties: etree._Element | None) -> str | None:
    """The font set directly in a w:rPr for Latin letters; None when none is."""
    element = properties.find(w("rFonts")) if properties is not None else None
    if element is None:
        return None
    return element.get(w("hAnsi")) or element.get(w("ascii"))


def align_of(properties: etree._Element | None) -> Align | None:
    """Horizontal placing set directly in a w:pPr."""
    element = properties.find(w("jc")) if properties is not None else None
    return _ALIGNS.get(element.get(w("val"), "")) if element is not None else None


def number_of(properties: etree._Element | None) -> NumberRef | None:
    """The w:numPr of a w:pPr."""
    element = properties.find(w("numPr")) if properties is not None else None
    if element is None:
        return None
    num, level = element.find(w("numId")), element.find(w("ilvl"))
    value = level.get(w("val"), "") if level is not None else ""
    return NumberRef(num.get(w("val")) if num is not None else None, int(value) if value.isdecimal() else None)


class Styles:
    """The styles of one document; every question follows the chain of "based on"."""

    def __init__(self, root: etree._Element | None) -> None:
        found = root.findall(w("style")) if root is not None else []
        self._by_id = {style.get(w("styleId"), ""): style for style in found}
        defaults = (s for s in found if s.get(w("type")) == "paragraph" and s.get(w("default")) == "1")
        defaults_path = (w("docDefaults"), w("rPrDefault"), w("rPr"))
        self._default_font = font_of(root.find("/".join(defaults_path)) if root is not None else None)
        self._default = next((s.get(w("styleId"), "") for s in defaults), "")

    def _chain(self, style_id: str) -> list[etree._Element]:
        chain: list[etree._Element] = []
        style = self._by_id.get(style_id)
        while style is not None and len(chain) < _MAX_CHAIN:
            chain.append(style)
            base = style.find(w("basedOn"))
            style = self._by_id.get(base.get(w("val"), "")) if base is not None else None
        return chain

    def flag(self, style_id: str, tag: str) -> bool | None:
        """An on/off run property as the style or one it is based on sets it."""
        for style in self._chain(style_id):
            if (value := flag(style.find(w("rPr")), tag)) is not None:
                return value
        return None

    def font(self, style_id: str) -> str | None:
        """The font a style, or one it is based on, or the document's default gives to letters beyond ASCII."""
        for style in self._chain(style_id):
            if (name := font_of(style.find(w("rPr")))) is not None:
                return name
        return self._default_font

    def align(self, style_id: str) -> Align | None:
        """The placing a paragraph style gives."""
        for style in self._chain(style_id):
            if (value := align_of(style.find(w("pPr")))) is not None:
                return value
        return None

    def number(self, style_id: str) -> NumberRef | None:
        """The list a paragraph style belongs to. List and level may be told by different styles of the chain:
        "Heading 2" names its level and inherits the list from "Heading 1".
        """
        told = [ref for style in self._chain(style_id) if (ref := number_of(style.find(w("pPr")))) is not None]
        if not told:
            return None
        num_id = next((ref.num_id for ref in told if ref.num_id is not None), None)
        return NumberRef(num_id, next((ref.level for ref in told if ref.level is not None), None))

    def is_contents(self, style_id: str) -> bool:
        """True for Word's own styles of a table of contents ("toc 1" … "toc 9")."""
        style = self._by_id.get(style_id)
        name = style.find(w("name")) if style is not None else None
        return name is not None and _CONTENTS.fullmatch(name.get(w("val"), "")) is not None

    def has_borders(self, table_style: str) -> bool:
        """True when a table style draws lines ("Table Grid"), so the table is one people see."""
        for style in self._chain(table_style):
            properties = style.find(w("tblPr"))
            borders = properties.find(w("tblBorders")) if properties is not None else None
            if borders is not None:
                return any_visible(borders)
        return False

    def paragraph_style(self, properties: etree._Element | None) -> str:
        """The style id of a paragraph, the default style where it names none."""
        element = properties.find(w("pStyle")) if properties is not None else None
        return element.get(w("val"), "") if element is not None else self._default


def any_visible(borders: etree._Element) -> bool:
    """True when one of the border elements draws a line."""
    return any(side.get(w("val"), "none") not in {"none", "nil"} for side in borders)
