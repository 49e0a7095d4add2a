"""The words of one .docx paragraph as a reader sees them: runs, breaks, tracked changes, fields, text boxes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from lxml import etree

from thammuu.ingest.charsets import FontRun, in_capitals
from thammuu.ingest.charsets.symbols import symbol
from thammuu.ingest.readers.docx_fields import Fields
from thammuu.ingest.readers.docx_fonts import DocxFonts
from thammuu.ingest.readers.docx_math import linear
from thammuu.ingest.readers.docx_numbering import Label
from thammuu.ingest.readers.docx_package import MC, M, w
from thammuu.ingest.readers.docx_styles import Styles, flag

# Not seen on the page: deleted and moved-away text, comments' anchors, field codes, phonetic guides.
_SKIPPED = frozenset(
    map(w, ("del", "moveFrom", "delText", "instrText", "delInstrText", "pPr", "rPr", "rt", "commentReference"))
)
_FIXED = {
    **{w("tab"): " ", w("ptab"): " ", w("cr"): "\n", w("br"): "\n", w("noBreakHyphen"): "-"},
    w("softHyphen"): "\u00ad",  # a letter of TCVN3; cleaning drops it elsewhere
}
_TEXT = frozenset({w("t"), f"{{{M}}}t"})


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of text with one weight."""

    text: str
    bold: bool
    font: str | None = None
    caps: bool = False


@dataclass(frozen=True, slots=True)
class NoteAnchor:
    """A place that refers to a foot- or endnote; `own_mark` when the text itself prints the mark ("*")."""

    kind: str  # "footnotes" or "endnotes", the name of its part
    id: str
    own_mark: bool


@dataclass(slots=True)
class Found:
    """What a paragraph holds: its words, and the boxes and notes anchored in it, all in order."""

    words: list[Words] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)  # w:txbxContent
    notes: list[NoteAnchor] = field(default_factory=list)
    fields: Fields = field(default_factory=Fields)

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

    def __init__(self, styles: Styles, fonts: DocxFonts) -> None:
        self._styles = styles
        self._fonts = fonts

    def find(self, paragraph: etree._Element, style_id: str, found: Found) -> None:
        """Add everything in `paragraph`, whose paragraph style is `style_id`, to `found`."""
        self._walk(paragraph, style_id, found)

    def converted_label(self, label: Label, found: Found) -> Label:
        """The number of a paragraph in Unicode: "§iÒu 1." of a list whose format was typed in TCVN3."""
        if label.text.isascii():
            return label
        font = next((words.font for words in found.words if words.font), None)
        return replace(label, text=self._fonts.paragraph([FontRun(label.text, font)])[0])

    def convert(self, found: Found) -> None:
        """Old Vietnamese character sets to Unicode, now that the paragraph is whole; then capitals as drawn."""
        texts = self._fonts.paragraph([FontRun(words.text, words.font) for words in found.words])
        pairs = zip(found.words, texts, strict=True)
        found.words = [replace(words, text=in_capitals(text) if words.caps else text) for words, text in pairs]

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
            elif tag == f"{{{M}}}oMath":
                found.words.append(Words(linear(child), bold=False))
            else:
                self._walk(child, style_id, found)

    def _run(self, run: etree._Element, style_id: str, found: Found) -> None:
        properties = run.find(w("rPr"))
        if self._flag(properties, style_id, "vanish"):
            self._keep_fields(run, found)
            return
        bold, caps = (self._flag(properties, style_id, tag) for tag in ("b", "caps"))
        font = self._fonts.of_run(properties, style_id)
        for child in run:
            text = _run_text(child)
            if text is not None:
                found.words.append(Words(text, bold, font if child.tag != w("sym") else None, caps))
            elif child.tag in {w("footnoteReference"), w("endnoteReference")}:
                found.notes.append(_note_anchor(child))
            elif child.tag == w("fldChar"):
                _pass_field(child, found, bold=bold)
            elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
                self._walk(_alternative(child), style_id, found)

    @staticmethod
    def _keep_fields(run: etree._Element, found: Found) -> None:
        """A hidden run shows nothing, but a field may begin or end in it."""
        for mark in run.findall(w("fldChar")):
            _pass_field(mark, found, bold=False)

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
        return symbol(child.get(w("font"), ""), child.get(w("char"), ""))
    return _FIXED.get(str(child.tag))


def _note_anchor(child: etree._Element) -> NoteAnchor:
    kind = "footnotes" if child.tag == w("footnoteReference") else "endnotes"
    return NoteAnchor(kind, child.get(w("id"), ""), child.get(w("customMarkFollows"), "0") in {"1", "true", "on"})


def _pass_field(child: etree._Element, found: Found, *, bold: bool) -> None:
    stay, shown = found.fields.meet(child, len(found.words))
    del found.words[stay:]
    if shown:
        found.words.append(Words(shown, bold))


def _alternative(element: etree._Element) -> etree._Element:
    """The branch of an mc:AlternateContent that Word shows (the fallback repeats it in old form); else `element`."""
    if element.tag != f"{{{MC}}}AlternateContent":
        return element
    choice = element.find(f"{{{MC}}}Choice")
    fallback = element.find(f"{{{MC}}}Fallback")
    picked = choice if choice is not None else fallback
    return picked if picked is not None else element
