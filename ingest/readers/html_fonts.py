"""Old Vietnamese character sets in a web page: every text converted by the font its element asks for.

Word saved its pages with "font-family:.VnTime" on each span and letters as entities, so the code page of the file says
nothing; older editors wrote <font face="VNI-Times">.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from thammuu.ingest.charsets import Conversion, FontRun, Transcoder

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag
    from bs4.element import NavigableString

_FAMILY = re.compile(r"font(?:-family)?\s*:\s*([^;}]+)", re.IGNORECASE)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_COMMENT = re.compile(r"<!--|-->|/\*.*?\*/", re.DOTALL)
_SIMPLE = re.compile(r"[\w.-]*$")  # the last simple selector: "p.MsoNormal", ".abc", "td"


def to_unicode(soup: BeautifulSoup) -> Conversion:
    """Convert the texts of `soup` in place; what was converted."""
    from bs4.element import NavigableString  # noqa: PLC0415 - heavy

    rules = dict(_rules(soup))
    nodes = [node for node in soup.find_all(string=True) if type(node) is NavigableString and not node.isascii()]
    if not nodes:
        return Conversion()
    runs = [FontRun(str(node), _font(node, rules)) for node in nodes]
    transcoder = Transcoder(runs)
    for node, run in zip(nodes, runs, strict=True):
        text = transcoder.text(run.text, run.font)
        if text != run.text:
            node.replace_with(text)
    return transcoder.report()


def _rules(soup: BeautifulSoup) -> Iterator[tuple[str, str]]:
    """Tag or class, with the font its style sheet gives it; later rules win."""
    for sheet in soup.find_all("style"):
        for selectors, body in _RULE.findall(_COMMENT.sub(" ", sheet.get_text())):
            if font := _family(body):
                for selector in selectors.split(","):
                    if name := _SIMPLE.search(selector.strip()):
                        yield name.group().lower(), font


def _font(node: NavigableString, rules: dict[str, str]) -> str | None:
    for element in node.parents:
        if font := _own_font(element, rules):
            return font
    return None


def _own_font(element: Tag, rules: dict[str, str]) -> str | None:
    if font := _family(str(element.get("style", ""))) or str(element.get("face", "")).split(",")[0].strip(" '\""):
        return font
    name = element.name.lower()
    classes = element.get("class") or ""
    for one in (classes if isinstance(classes, str) else " ".join(classes)).lower().split():
        if ruled := rules.get(f"{name}.{one}") or rules.get(f".{one}"):
            return ruled
    return rules.get(name)


def _family(style: str) -> str | None:
    """The first font of the last font property in a style."""
    found = _FAMILY.findall(style)
    return found[-1].split(",")[0].strip(" '\"") or None if found else None
