"""Formatting of an .odt as far as reading needs it: font, weight, capitals, hidden text, align, table lines."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from thammuu.ingest.model import Align
from thammuu.ingest.readers.odt_names import odf

_ALIGNS = {
    "left": Align.LEFT,
    "start": Align.LEFT,
    "center": Align.CENTER,
    "right": Align.RIGHT,
    "end": Align.RIGHT,
    "justify": Align.JUSTIFIED,
}
_MAX_CHAIN = 20  # styles based on styles; a loop would be endless
_BOLD_WEIGHT = 600
_TEXT, _PARAGRAPH = odf("style:text-properties"), odf("style:paragraph-properties")


class OdtStyles:
    """The styles of one document, automatic ones first; every question follows the chain of parents."""

    def __init__(self, *roots: etree._Element | None) -> None:
        self._by_name: dict[tuple[str, str], etree._Element] = {}
        self._defaults: dict[str, etree._Element] = {}
        self._faces: dict[str, str] = {}
        for root in roots:
            for element in root.iter(odf("style:style")) if root is not None else ():
                key = (element.get(odf("style:family"), ""), element.get(odf("style:name"), ""))
                self._by_name.setdefault(key, element)
            for element in root.iter(odf("style:default-style")) if root is not None else ():
                self._defaults.setdefault(element.get(odf("style:family"), ""), element)
            for face in root.iter(odf("style:font-face")) if root is not None else ():
                family = face.get(odf("svg:font-family"), "").strip("'\"")
                self._faces.setdefault(face.get(odf("style:name"), ""), family)

    def _chain(self, family: str, name: str) -> Iterator[etree._Element]:
        style = self._by_name.get((family, name))
        for _ in range(_MAX_CHAIN):
            if style is None:
                break
            yield style
            style = self._by_name.get((family, style.get(odf("style:parent-style-name"), "")))
        if family in self._defaults:
            yield self._defaults[family]

    def _value(self, family: str, name: str, group: str, attribute: str) -> str | None:
        for style in self._chain(family, name):
            properties = style.find(group)
            if properties is not None and (value := properties.get(attribute)) is not None:
                return value
        return None

    def bold(self, family: str, name: str) -> bool | None:
        """Whether a style sets heavy letters; None where neither it nor a parent says."""
        value = self._value(family, name, _TEXT, odf("fo:font-weight"))
        if value is None:
            return None
        return value == "bold" or (value.isdecimal() and int(value) >= _BOLD_WEIGHT)

    def font(self, family: str, name: str) -> str | None:
        """The font family a style sets, by the name the font has on a computer (".VnTime")."""
        face = self._value(family, name, _TEXT, odf("style:font-name"))
        if face is not None:
            return self._faces.get(face) or face
        own = self._value(family, name, _TEXT, odf("fo:font-family"))
        return own.strip("'\"") if own is not None else None

    def capitals(self, family: str, name: str) -> bool | None:
        """Whether letters are shown as capitals."""
        value = self._value(family, name, _TEXT, odf("fo:text-transform"))
        return None if value is None else value == "uppercase"

    def hidden(self, family: str, name: str) -> bool:
        """Whether the text is not shown at all."""
        return self._value(family, name, _TEXT, odf("text:display")) == "none"

    def align(self, name: str) -> Align:
        """The placing of a paragraph style."""
        value = self._value("paragraph", name, _PARAGRAPH, odf("fo:text-align"))
        return _ALIGNS.get(value or "", Align.UNKNOWN)

    def list_style(self, name: str) -> str | None:
        """The list style a paragraph style names."""
        for style in self._chain("paragraph", name):
            if (value := style.get(odf("style:list-style-name"))) is not None:
                return value
        return None

    def draws_border(self, cell_style: str) -> bool:
        """Whether a table cell has a line on any side."""
        for style in self._chain("table-cell", cell_style):
            properties = style.find(odf("style:table-cell-properties"))
            if properties is not None:
                sides = ("", "-top", "-bottom", "-left", "-right")
                found = [properties.get(odf(f"fo:border{side}")) for side in sides]
                return any(value and not value.startswith(("none", "hidden", "0pt", "0cm", "0in")) for value in found)
        return False
