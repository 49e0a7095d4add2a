"""What a .docx sets and where: the style chain of a paragraph or a run, and the reading of layers of properties."""

from __future__ import annotations

from typing import Any

from docx.oxml.ns import qn


class StyleChain:
    """The styles of a file, each with what it is based on."""

    def __init__(self, styles: Any) -> None:
        self._styles = {style.get(qn("w:styleId")): style for style in styles.findall(qn("w:style"))}
        self._defaults = styles.find(qn("w:docDefaults"))

    def name(self, paragraph: Any) -> str:
        """The name of a paragraph's style, "" where the file has no such style."""
        style = self._styles.get(self._paragraph_style(paragraph))
        return style.find(qn("w:name")).get(qn("w:val")) if style is not None else ""

    def character_name(self, run: Any) -> str:
        """The name of a run's character style, "" where it has none."""
        style = self._styles.get(attribute(run, "w:rPr/w:rStyle", "w:val"))
        return "" if style is None else str(style.find(qn("w:name")).get(qn("w:val")))

    def paragraph_layers(self, paragraph: Any) -> list[Any]:
        """The paragraph properties that bear on it, its own apart: defaults first, its style last."""
        layers = [found for found in [self._default("w:pPrDefault", "w:pPr")] if found is not None]
        return layers + self._layers(self._paragraph_style(paragraph), "w:pPr")

    def run_layers(self, paragraph: Any, run: Any) -> list[Any]:
        """The run properties that bear on it, its own apart: defaults, paragraph style, character style."""
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
            layers = [*own(style, tag), *layers]
            based = style.find(qn("w:basedOn"))
            style_id = based.get(qn("w:val")) if based is not None else None
        return layers


def own(element: Any, tag: str) -> list[Any]:
    """The child of that name as a layer, none where it is missing."""
    found = element.find(qn(tag))
    return [] if found is None else [found]


def merged(layers: list[Any], tag: str) -> dict[str, str]:
    """The attributes of `tag` over all layers, later ones winning attribute by attribute."""
    merged: dict[str, str] = {}
    for layer in layers:
        for found in layer.findall(qn(tag)):
            merged.update({key.rpartition("}")[2]: value for key, value in found.attrib.items()})
    return merged


def is_on(layers: list[Any], tag: str) -> bool:
    """Whether the last layer that names the switch `tag` turns it on."""
    state = False
    for layer in layers:
        for found in layer.findall(qn(tag)):
            state = found.get(qn("w:val"), "true") not in {"0", "false", "off"}
    return state


def attribute(element: Any, path: str, name: str) -> str | None:
    """An attribute of a descendant, None where either is missing."""
    found = element.find("/".join(map(qn, path.split("/"))))
    value = None if found is None else found.get(qn(name))
    return None if value is None else str(value)
