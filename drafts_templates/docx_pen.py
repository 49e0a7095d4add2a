"""The hand every part of a draft is laid down with: paragraphs by component, sentences with marks, bare tables."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

from thammuu.drafts_templates.docx_footnotes import Footnotes
from thammuu.drafts_templates.docx_style_rows import STYLE_NAMES
from thammuu.drafts_templates.docx_styles import (
    BOLD_STYLE,
    ITALIC_STYLE,
    PLACEHOLDER_STYLE,
    SOURCE_MARK_STYLE,
)
from thammuu.drafts_templates.docx_xml import TWIPS_PER_POINT, element, fix_table, twips_of_mm
from thammuu.drafts_templates.draft import PLACEHOLDER_MARK, Draft, Sentence
from thammuu.drafts_templates.profile import FormProfile
from thammuu.drafts_templates.source_marks import Marker, SourceMarks, comment_text

PLACEHOLDER_PIECE = re.compile(rf"(\[{PLACEHOLDER_MARK}: [^\]]*\])")
# Control characters a person can write into TOML as escapes, and which no XML file may hold.
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes into `document` in the form of `form`; marks sources as `marks` says."""

    document: Any
    draft: Draft
    form: FormProfile
    marks: SourceMarks
    marker: Marker
    footnotes: Footnotes

    def twips(self, row: str) -> int:
        """A length of the form, in twips."""
        return twips_of_mm(self.form.number(row))

    @property
    def text_width(self) -> int:
        """The width between the margins of an upright page, in twips."""
        return self.twips("page.width") - self.twips("page.left") - self.twips("page.right")

    def cased(self, component: str, text: str) -> str:
        """`text` in capitals where the form wants the part so. They are typed, so that copied text keeps them."""
        return text.upper() if self.form.component(component).case == "upper" else text

    def paragraph(self, component: str, text: str = "") -> Any:
        """A new paragraph of the body set as `component`."""
        paragraph = self.document.add_paragraph(style=STYLE_NAMES[component])
        if text:
            self.words(paragraph, text)
        return paragraph

    def into(self, cell: Any, component: str, text: str = "") -> Any:
        """A new paragraph of a cell set as `component`."""
        # A new cell holds one empty paragraph without a style; it becomes the first of ours.
        first = cell.paragraphs[0]
        fresh = len(cell.paragraphs) == 1 and not first.text and first._p.pPr is None
        paragraph = first if fresh else cell.add_paragraph()
        paragraph.style = STYLE_NAMES[component]
        if text:
            self.words(paragraph, text)
        return paragraph

    def bare_table(self, rows: int, widths: tuple[int, ...]) -> Any:
        """A table without lines that only sets its cells side by side; marked as layout for screen readers."""
        table = self.document.add_table(rows, len(widths), "Normal Table")
        fix_table(table, widths, 0)
        return table

    def rule(self, paragraph: Any, width: int, length: float) -> None:
        """Draw a rule of `length` points, centred in `width` twips, as the top edge of an empty paragraph.

        It can be edited like text, unlike a drawn line, and does not cut through the dots under Ộ and Ệ, unlike
        underlining.
        """
        side = max(0, round((width - length * TWIPS_PER_POINT) / 2))
        paragraph._p.get_or_add_pPr().append(element("w:ind", left=side, right=side))

    def words(self, paragraph: Any, text: str, style: str | None = None) -> None:
        """Plain words in a character style, placeholders in them shaded."""
        for piece in PLACEHOLDER_PIECE.split(text):
            if piece:
                self._run(paragraph, piece, style)

    def sentences(self, paragraph: Any, sentences: tuple[Sentence, ...], *, marked: bool = True) -> None:
        """Sentences with their footnotes, and with the marks of their sources where `marked`."""
        for sentence in sentences:
            style = BOLD_STYLE if sentence.bold else ITALIC_STYLE if sentence.italic else None
            runs = [self._run(paragraph, piece, style) for piece in PLACEHOLDER_PIECE.split(sentence.text) if piece]
            if sentence.note:
                self.footnotes.add(paragraph, NOT_XML.sub("", sentence.note))
            if marked and runs:
                self._mark(paragraph, runs, sentence)

    def _run(self, paragraph: Any, text: str, style: str | None) -> Any:
        text = NOT_XML.sub("", text)
        return paragraph.add_run(text, PLACEHOLDER_STYLE if PLACEHOLDER_PIECE.fullmatch(text) else style)

    def _mark(self, paragraph: Any, runs: list[Any], sentence: Sentence) -> None:
        if self.marks is SourceMarks.NONE:
            return
        for evidence in self.marker.new_evidence(sentence):
            if self.marks is SourceMarks.LIST:
                paragraph.add_run(self.marker.mark(evidence), SOURCE_MARK_STYLE)
            elif self.marks is SourceMarks.FOOTNOTES:
                self.footnotes.add(paragraph, NOT_XML.sub("", comment_text(evidence).replace("\n", " ")))
            else:
                comment = self.document.add_comment(runs, comment_text(evidence), self.draft.issuer, "TM")
                comment._comment_elm.date = dt.datetime.combine(self.draft.date, dt.time(), dt.UTC)
