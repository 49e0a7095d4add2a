"""The words of one .docx paragraph as a reader sees them: runs, breaks, tracked changes, fields, text boxes."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from thammuu.ingest.readers.docx_package import MC, M, w
from thammuu.ingest.readers.docx_styles import Styles, flag

# Not seen on the page: deleted and moved-away text, comments' anchors, field codes, phonetic guides.
_SKIPPED = frozenset(
    map(w, ("del", "moveFrom", "delText", "instrText", "delInstrText", "pPr", "rPr", "rt", "commentReference"))
)
_FIXED = {w("tab"): " ", w("ptab"): " ", w("cr"): "\n", w("br"): "\n", w("noBreakHyphen"): "-", w("softHyphen"): ""}
_TEXT = frozenset({w("t"), f"{{{M}}}t"})


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of text with one weight."""

    text: str
    bold: bool


@dataclass(slots=True)
class Found:
    """What a paragraph holds: its words, and the boxes and notes anchored in it, all in order."""

    words: list[Words]
    boxes: list[etree._Element]  # w:txbxContent
    notes: list[tuple[str, str]]  # ("footnotes" or "endnotes", id)

    def lines(self) -> list[tuple[str, bool]]:
        """The text cut at its line breaks; each line is bold when most of its letters are."""
        out: list[tuple[str, bool]] = []
        text, heavy, total = "", 0, 0
        for words in [*self.words, Words("\n", bold=False)]:
            for position, part in enumerate(words.text.split("\n")):
                if position:
                    out.append((text, heavy * 2 > total))
                    text, heavy, total = "", 0, 0
                text += part
                weight = len(part.strip())
                total += weight
                heavy += weight if words.bold else 0
        return out


class TextFinder:
    """Walks the content of paragraphs. One instance a document."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles

    def find(self, paragraph: etree._Element, style_id: str) -> Found:
        """Everything in `paragraph`, whose paragraph style is `style_id`."""
        found = Found([], [], [])
        self._walk(paragraph, style_id, found)
        return found

    def _walk(self, element: etree._Element, style_id: str, found: Found) -> None:
        for child in element:
            tag = child.tag
            if not isinstance(tag, str) or tag in _SKIPPED:
                continue
            if tag == w("r"):
                self._run(child, style_id, found)
            elif tag == f"{{{MC}}}AlternateContent":
                self._walk(_alternative(child), style_id, found)
            elif tag == w("txbxContent"):
                found.boxes.append(child)
            elif tag in _TEXT:
                found.words.append(Words(child.text or "", bold=False))
            else:
                self._walk(child, style_id, found)

    def _run(self, run: etree._Element, style_id: str, found: Found) -> None:
        properties = run.find(w("rPr"))
        if flag(properties, "vanish"):
            return
        bold, caps = (self._flag(properties, style_id, tag) for tag in ("b", "caps"))
        for child in run:
            text = _run_text(child)
            if text is not None:
                found.words.append(Words(text.upper() if caps else text, bold))
            elif child.tag in {w("footnoteReference"), w("endnoteReference")}:
                kind = "footnotes" if child.tag == w("footnoteReference") else "endnotes"
                found.notes.append((kind, child.get(w("id"), "")))
            elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
                self._walk(_alternative(child), style_id, found)

    def _flag(self, properties: etree._Element | None, style_id: str, tag: str) -> bool:
        if (direct := flag(properties, tag)) is not None:
            return direct
        style = properties.find(w("rStyle")) if properties is not None else None
        if style is not None and (value := self._styles.flag(style.get(w("val"), ""), tag)) is not None:
            return value
        return bool(self._styles.flag(style_id, tag))


def _run_text(child: etree._Element) -> str | None:
    """The text of one child of a run; None when it is not text."""
    if child.tag in _TEXT:
        return child.text or ""
    if child.tag == w("sym"):
        return _symbol(child)
    return _FIXED.get(str(child.tag))


def _symbol(child: etree._Element) -> str:
    """A w:sym names a glyph of a symbol font; a code below U+F000 is a true character, others are shown as "•"."""
    code = child.get(w("char"), "")
    try:
        point = int(code, 16)
    except ValueError:
        return ""
    return chr(point) if 0x20 <= point < 0xD800 else "•"


def _alternative(element: etree._Element) -> etree._Element:
    """The branch of an mc:AlternateContent that Word shows (the fallback repeats it in old form); else `element`."""
    if element.tag != f"{{{MC}}}AlternateContent":
        return element
    choice = element.find(f"{{{MC}}}Choice")
    fallback = element.find(f"{{{MC}}}Fallback")
    picked = choice if choice is not None else fallback
    return picked if picked is not None else element
