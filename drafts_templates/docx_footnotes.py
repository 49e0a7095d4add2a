"""Footnotes, which python-docx has no part for: the part itself, its two separators, and the marks in the text."""

from __future__ import annotations

from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from thammuu.drafts_templates.docx_style_rows import STYLE_NAMES
from thammuu.drafts_templates.docx_styles import FOOTNOTE_MARK_STYLE
from thammuu.drafts_templates.docx_tables import new_paragraph
from thammuu.drafts_templates.docx_xml import element, style_id, text_run

_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
# Word wants the two lines that part notes from text as notes of their own, numbered below the first real one.
_EMPTY = f"""<w:footnotes {nsdecls("w")}>
  <w:footnote w:type="separator" w:id="-1">
    <w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:separator/></w:r></w:p>
  </w:footnote>
  <w:footnote w:type="continuationSeparator" w:id="0">
    <w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>
      <w:r><w:continuationSeparator/></w:r></w:p>
  </w:footnote>
</w:footnotes>"""
_SETTINGS = ("-1", "0")


class Footnotes:
    """The notes of one document, numbered in reading order; a document without notes gets no part."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._root: Any = None
        self._count = 0

    def add(self, paragraph: Any, text: str) -> None:
        """Hang a note with `text` on the end of a paragraph element."""
        if self._root is None:
            self._root = self._new_part()
        self._count += 1
        paragraph.append(_mark(element("w:footnoteReference", id=self._count)))
        own = new_paragraph(STYLE_NAMES["footnote"])
        own.extend((_mark(element("w:footnoteRef")), text_run(f" {text}")))
        self._root.append(element("w:footnote", own, id=self._count))

    def _new_part(self) -> Any:
        main = self._document.part
        root = parse_xml(_EMPTY)
        part = XmlPart(PackURI("/word/footnotes.xml"), _CONTENT_TYPE, root, main.package)
        main.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        listed = element("w:footnotePr", *(element("w:footnote", id=number) for number in _SETTINGS))
        compat = self._document.settings.element.find(qn("w:compat"))
        compat.addprevious(listed)
        return root


def _mark(content: Any) -> Any:
    return element("w:r", element("w:rPr", element("w:rStyle", val=style_id(FOOTNOTE_MARK_STYLE))), content)
