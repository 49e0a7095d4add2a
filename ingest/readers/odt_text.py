"""The words of one .odt paragraph as a reader sees them: spans, tabs, breaks, fields, notes, text boxes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from thammuu.ingest.charsets import Conversion, FontRun, Transcoder
from thammuu.ingest.readers.odt_names import odf
from thammuu.ingest.readers.odt_styles import OdtStyles

_MAX_SPACES = 1000  # of one text:s
_MAX_DEPTH = 100  # of spans inside spans
# Not on the page: comments, marks of tracked changes and their deleted text, bookmarks, phonetic guides, hidden fields.
_SKIPPED_LIST = """
office:annotation office:annotation-end text:tracked-changes text:ruby-text text:hidden-text text:variable-decls
text:sequence-decls text:user-field-decls office:forms
"""
_SKIPPED = frozenset(map(odf, _SKIPPED_LIST.split()))
_BOXES = frozenset(map(odf, ("draw:text-box", "draw:custom-shape", "draw:rect", "draw:ellipse", "draw:polygon")))


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with one font and one weight; `capitals` when the page shows it in capitals."""

    text: str
    font: str = ""
    bold: bool = False
    capitals: bool = False


@dataclass(frozen=True, slots=True)
class _Dress:
    font: str
    bold: bool
    capitals: bool
    hidden: bool


@dataclass(slots=True)
class Words:
    """What a paragraph holds: its runs, and the boxes and notes anchored in it, all in order."""

    runs: list[Run] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    notes: list[etree._Element] = field(default_factory=list)  # text:note

    def lines(self) -> Iterator[tuple[Run, ...]]:
        """The runs cut at line breaks; a line may be empty."""
        line: list[Run] = []
        for run in self.runs:
            first, *rest = run.text.split("\n")
            line.append(replace(run, text=first))
            for part in rest:
                yield tuple(line)
                line = [replace(run, text=part)]
        yield tuple(line)


class OdtText:
    """Walks the content of paragraphs and converts old character sets. One instance a document."""

    def __init__(self, styles: OdtStyles, *roots: etree._Element | None) -> None:
        """`roots` are the parts with text: what the fonts mean in this document is learned from all of it."""
        self._styles = styles
        self._transcoder = Transcoder(
            FontRun(run.text, run.font or None)
            for root in roots
            for paragraph in (root.iter(odf("text:p"), odf("text:h")) if root is not None else ())
            for run in self._raw(paragraph).runs
        )

    def report(self) -> Conversion:
        """What was converted so far."""
        return self._transcoder.report()

    def words(self, paragraph: etree._Element) -> Words:
        """Everything in a text:p or text:h, in Unicode."""
        found = self._raw(paragraph)
        texts = self._transcoder.paragraph([FontRun(run.text, run.font or None) for run in found.runs])
        found.runs = [
            replace(run, text=text.upper() if run.capitals else text)
            for run, text in zip(found.runs, texts, strict=True)
        ]
        return found

    def _raw(self, paragraph: etree._Element) -> Words:
        style = paragraph.get(odf("text:style-name"), "")
        dress = _Dress(
            font=self._styles.font("paragraph", style) or "",
            bold=bool(self._styles.bold("paragraph", style)),
            capitals=bool(self._styles.capitals("paragraph", style)),
            hidden=self._styles.hidden("paragraph", style),
        )
        found = Words()
        self._walk(paragraph, dress, found, 0)
        return found

    def _walk(self, element: etree._Element, dress: _Dress, found: Words, depth: int) -> None:
        self._add(element.text, dress, found)
        for child in element:
            if isinstance(child.tag, str) and child.tag not in _SKIPPED and depth < _MAX_DEPTH:
                self._child(child, dress, found, depth + 1)
            self._add(child.tail, dress, found)

    def _child(self, child: etree._Element, dress: _Dress, found: Words, depth: int) -> None:
        if child.tag == odf("text:s"):
            count = child.get(odf("text:c"), "1")
            self._put(" " * min(int(count) if count.isdecimal() else 1, _MAX_SPACES), dress, found)
        elif child.tag == odf("text:tab"):
            self._put(" ", dress, found)
        elif child.tag == odf("text:line-break"):
            self._put("\n", dress, found)
        elif child.tag == odf("text:note"):
            found.notes.append(child)
        elif child.tag in _BOXES:
            found.boxes.append(child)
        elif child.tag == odf("text:span"):
            self._walk(child, self._dressed(child, dress), found, depth)
        else:  # links, fields, frames around boxes
            self._walk(child, dress, found, depth)

    def _dressed(self, span: etree._Element, around: _Dress) -> _Dress:
        style = span.get(odf("text:style-name"), "")
        bold, capitals = self._styles.bold("text", style), self._styles.capitals("text", style)
        return _Dress(
            font=self._styles.font("text", style) or around.font,
            bold=around.bold if bold is None else bold,
            capitals=around.capitals if capitals is None else capitals,
            hidden=around.hidden or self._styles.hidden("text", style),
        )

    def _add(self, text: str | None, dress: _Dress, found: Words) -> None:
        """Text of the XML itself: a line break in it is a space (OpenDocument 1.3 part 3, 6.1.2)."""
        if text:
            self._put(" ".join(text.split()).join((" " * text[:1].isspace(), " " * text[-1:].isspace())), dress, found)

    def _put(self, text: str, dress: _Dress, found: Words) -> None:
        if text and not dress.hidden:
            found.runs.append(Run(text, dress.font, dress.bold, dress.capitals))
