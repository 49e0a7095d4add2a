"""The hand every part of a draft is laid down with: paragraphs by component, sentences with marks."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

from docx.text.run import Run

from thammuu.drafts_templates.docx_footnotes import Footnotes
from thammuu.drafts_templates.docx_style_rows import STYLE_NAMES
from thammuu.drafts_templates.docx_styles import BOLD_STYLE, ITALIC_STYLE, PLACEHOLDER_STYLE, SOURCE_MARK_STYLE
from thammuu.drafts_templates.docx_tables import new_paragraph
from thammuu.drafts_templates.docx_xml import NOT_XML, TWIPS_PER_POINT, set_indents, text_run, twips_of_mm
from thammuu.drafts_templates.draft import PLACEHOLDER_MARK, Draft, Sentence
from thammuu.drafts_templates.line_units import undivided
from thammuu.drafts_templates.profile import FormProfile
from thammuu.drafts_templates.source_marks import Marker, SourceMarks, comment_text
from thammuu.drafts_templates.text_width import balanced, bold_width

_SLACK = 4  # points by which another program may set a line wider
PLACEHOLDER_PIECE = re.compile(rf"(\[{PLACEHOLDER_MARK}: [^\]]*\])")


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes into `document` in the form of `form`; marks sources as `marks` says. Paragraphs are XML elements."""

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

    def add(self, block: Any) -> Any:
        """Put a paragraph or a table at the end of the document."""
        self.document.element.body[-1].addprevious(block)  # the very last element is the page setup
        return block

    def paragraph(self, component: str, text: str = "") -> Any:
        """A new paragraph at the end of the document, set as `component`."""
        return self.words(self.add(new_paragraph(STYLE_NAMES[component])), text)

    def into(self, cell: Any, component: str, text: str = "") -> Any:
        """A new paragraph of a cell, set as `component`."""
        paragraph = new_paragraph(STYLE_NAMES[component])
        cell.append(paragraph)
        return self.words(paragraph, text)

    def narrow(self, paragraph: Any, width: int, length: float) -> None:
        """Narrow a line `width` twips wide to `length` points in its middle, with whatever is drawn around it.

        A rule is the top edge of an empty paragraph: it can be edited like text, unlike a drawn line, and does not
        cut through the dots under Ộ and Ệ, unlike underlining.
        """
        side = max(0, round((width - length * TWIPS_PER_POINT) / 2))
        set_indents(paragraph, side, side)

    def even_out(self, paragraph: Any, words: str, component: str, width: int) -> None:
        """Narrow centred `words` of several lines so that these are of like length; no break is put into them."""
        lines = balanced(words, self.form.component(component).size, width / TWIPS_PER_POINT)
        if len(lines) > 1:
            longest = max(bold_width(line, self.form.component(component).size) for line in lines)
            self.narrow(paragraph, width, longest + _SLACK)

    def whole_units(self, words: str, component: str, width: int) -> str:
        """`words` as they are set in centred lines: where these are several, none divides a name or a day."""
        lines = balanced(words, self.form.component(component).size, width / TWIPS_PER_POINT)
        return undivided(words) if len(lines) > 1 else words

    def words(self, paragraph: Any, text: str, style: str | None = None) -> Any:
        """Append plain words in a character style, placeholders in them shaded; the paragraph again."""
        for piece in PLACEHOLDER_PIECE.split(text):
            if piece:
                self._run(paragraph, piece, style)
        return paragraph

    def sentences(self, paragraph: Any, sentences: tuple[Sentence, ...], *, marked: bool = True) -> None:
        """Append sentences with their footnotes, and with the marks of their sources where `marked`."""
        for sentence in sentences:
            style = BOLD_STYLE if sentence.bold else ITALIC_STYLE if sentence.italic else None
            runs = [self._run(paragraph, piece, style) for piece in PLACEHOLDER_PIECE.split(sentence.text) if piece]
            if sentence.note:
                self.footnotes.add(paragraph, NOT_XML.sub("", sentence.note))
            if marked and runs:
                self._mark(paragraph, runs, sentence)

    def _run(self, paragraph: Any, text: str, style: str | None) -> Any:
        text = NOT_XML.sub("", text)
        made = text_run(text, PLACEHOLDER_STYLE if PLACEHOLDER_PIECE.fullmatch(text) else style)
        paragraph.append(made)
        return made

    def _mark(self, paragraph: Any, runs: list[Any], sentence: Sentence) -> None:
        if self.marks is SourceMarks.NONE:
            return
        for evidence in self.marker.new_evidence(sentence):
            if self.marks is SourceMarks.LIST:
                self._run(paragraph, self.marker.mark(evidence), SOURCE_MARK_STYLE)
            elif self.marks is SourceMarks.FOOTNOTES:
                self.footnotes.add(paragraph, NOT_XML.sub("", comment_text(evidence).replace("\n", " ")))
            else:
                spanned = [Run(run, self.document._body) for run in (runs[0], runs[-1])]
                comment = self.document.add_comment(spanned, comment_text(evidence), self.draft.issuer, "TM")
                comment._comment_elm.date = dt.datetime.combine(self.draft.date, dt.time(), dt.UTC)
