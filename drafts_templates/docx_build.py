"""From a draft to the bytes of a .docx in the form of its profile (docs/analysis/form.md)."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from docx.oxml.ns import qn

from thammuu.drafts_templates.docx_package import new_document, save, set_properties
from thammuu.drafts_templates.docx_styles import PLACEHOLDER_STYLE, SOURCE_MARK_STYLE, STYLES
from thammuu.drafts_templates.docx_xml import (
    TWIPS_PER_POINT,
    add_page_field,
    element,
    fix_table,
    keep_row_whole,
    repeat_row,
    twips_of_mm,
)
from thammuu.drafts_templates.draft import (
    PLACEHOLDER_MARK,
    Block,
    Draft,
    Heading,
    HeadingLevel,
    Item,
    Paragraph,
    Sentence,
    Table,
)
from thammuu.drafts_templates.profile import FormProfile, profile
from thammuu.drafts_templates.source_marks import Marker, SourceMarks, comment_text
from thammuu.drafts_templates.text_width import bold_capitals_width

SOURCES_TITLE = "Nguồn viện dẫn"
SOURCES_NOTE = "Phần này và các dấu [số] trong văn bản giúp thẩm định dự thảo; bỏ khi ban hành."
CELL_MARGIN = 70  # twips on either side of a task-table cell, about 1.2 mm
SIGNATURE_SPACE = 12  # points between the text and the signature block

_STYLE = {row.component: row.name for row in STYLES}
_HEADING = {HeadingLevel.ROMAN: "heading_roman", HeadingLevel.NUMBER: "heading_number"}
_PLACEHOLDER = re.compile(rf"(\[{PLACEHOLDER_MARK}: [^\]]*\])")
# Control characters a person can write into TOML as escapes, and which no XML file may hold.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def build_docx(draft: Draft, form: FormProfile | None = None, marks: SourceMarks = SourceMarks.LIST) -> bytes:
    """The .docx of `draft`, in its own form profile unless another is given. Equal input gives equal bytes."""
    form = form or profile(draft.profile_id)
    document = new_document(form)
    _Builder(document, draft, form, marks).build()
    set_properties(
        document,
        title=_NOT_XML.sub("", f"{draft.genre_name} {draft.title.text}"),
        author=_NOT_XML.sub("", draft.issuer),
        category=draft.genre_name,
        date=draft.date,
    )
    return save(document, draft.date)


class _Builder:
    """Lays the parts of one draft into one document, from the top down."""

    def __init__(self, document: Any, draft: Draft, form: FormProfile, marks: SourceMarks) -> None:
        self.document, self.draft, self.form, self.marks = document, draft, form, marks
        self.marker = Marker(draft.sources)

    def build(self) -> None:
        self._page_number()
        self._header()
        self._title()
        for basis in self.draft.bases:
            self._sentences(self._paragraph("basis"), basis.sentences)
        for block, following in zip(self.draft.body, (*self.draft.body[1:], None), strict=True):
            self._block(block, leads=isinstance(following, Table))
        self._keep_end_with_signature()
        self._signature_and_recipients()
        if self.marks is SourceMarks.LIST and self.draft.sources:
            self._source_list()
        else:
            self._last_paragraph()

    # -- top of page one -----------------------------------------------------------------------------------------

    def _page_number(self) -> None:
        section = self.document.sections[0]
        section.different_first_page_header_footer = not self.form.flag("page_number.first_page")
        paragraph = section.header.paragraphs[0]
        paragraph.style = _STYLE["page_number"]
        add_page_field(paragraph)

    def _header(self) -> None:
        header = self.draft.header
        widths = (self._twips("header.left_column"), self._twips("header.right_column"))
        table = self._bare_table(2, widths)
        (organs, national), (number, place) = (row.cells for row in table.rows)
        *superiors, issuer = header.issuer_lines
        for line in superiors:
            self._into(organs, "superior", line)
        self._into(organs, "issuer", issuer)
        self._into(organs, "organ_separator", self.form.text("organ_separator.text"))
        self._into(national, "national_title", self.form.text("national_title.text"))
        self._rule(national, widths[1])
        self._sentences(self._cell_paragraph(number, "number"), (header.symbol,), marked=False)
        self._into(place, "place_date", header.place_and_date)

    def _rule(self, cell: Any, width: int) -> None:
        # An empty line with a top border, narrowed on both sides to the length of the text above: it can be edited
        # like text, unlike a drawn line, and does not cut through the dots under Ộ and Ệ, unlike underlining.
        text, size = self.form.text("national_title.text"), self.form.component("national_title").size
        side = max(0, round((width - bold_capitals_width(text, size) * TWIPS_PER_POINT) / 2))
        paragraph = self._cell_paragraph(cell, "national_title")
        properties = paragraph._p.get_or_add_pPr()
        properties.append(element("w:pBdr", element("w:top", val="single", sz=6, space=1, color="auto")))
        properties.append(element("w:spacing", before=0, after=0, line=120, lineRule="exact"))
        properties.append(element("w:ind", left=side, right=side))

    def _title(self) -> None:
        self._paragraph("genre", self.draft.genre_name.upper())
        self._sentences(self._paragraph("title"), (self.draft.title,), marked=False)
        self._paragraph("title_rule", self.form.text("title.rule"))

    # -- body ----------------------------------------------------------------------------------------------------

    def _block(self, block: Block, *, leads: bool) -> None:
        """Lay out one block; `leads` when a table comes next, which must not part from its opening line."""
        match block:
            case Paragraph():
                self._sentences(self._paragraph("table_lead" if leads else "body"), block.sentences)
            case Item():
                self._sentences(self._paragraph("body"), (Sentence("- "), *block.paragraph.sentences))
            case Heading():
                component = _HEADING[block.level]
                text = f"{block.marker} {block.text}"
                self._paragraph(component, text.upper() if self._is_upper(component) else text)
            case Table():
                self._table(block)

    def _table(self, block: Table) -> None:
        total = self._twips("page.width") - self._twips("page.left") - self._twips("page.right")
        widths = tuple(round(total * column.share) for column in block.columns)
        table = self.document.add_table(1 + len(block.rows), len(block.columns), "Table Grid")
        for cell, column in zip(table.rows[0].cells, block.columns, strict=True):
            self._into(cell, "table_head", column.title)
        for row, cells in zip(list(table.rows)[1:], block.rows, strict=True):
            for cell, column, words in zip(row.cells, block.columns, cells, strict=True):
                paragraph = self._cell_paragraph(cell, "table_text")
                if column.centred:
                    paragraph.alignment = 1
                self._sentences(paragraph, words.sentences)
        for row in table.rows:
            keep_row_whole(row)
        repeat_row(table.rows[0])
        fix_table(table, widths, CELL_MARGIN, block.title)

    # -- end -----------------------------------------------------------------------------------------------------

    def _keep_end_with_signature(self) -> None:
        # A signature alone on a page can be put under any text; the last paragraph goes with it.
        last = self.document.element.body.findall(qn("w:p"))[-1]
        last.get_or_add_pPr().append(element("w:keepNext"))
        last.pPr.insert(1, last.pPr[-1])

    def _signature_and_recipients(self) -> None:
        half = (self._twips("page.width") - self._twips("page.left") - self._twips("page.right")) // 2
        table = self._bare_table(1, (half, half))
        left, right = table.rows[0].cells
        self._recipients(left)
        self._signature(right)
        for cell in (left, right):
            cell.paragraphs[0].paragraph_format.space_before = SIGNATURE_SPACE * 12700  # English Metric Units
        keep_row_whole(table.rows[0])

    def _recipients(self, cell: Any) -> None:
        text = self.form.text
        self._into(cell, "recipients_label", text("recipients.label"))
        last = len(self.draft.recipients) - 1
        for index, recipient in enumerate(self.draft.recipients):
            end = text("recipients.last_end") if index == last else text("recipients.end")
            line = f"{text('recipients.start')}{recipient.strip().rstrip('.,;')}{end}"
            self._sentences(self._cell_paragraph(cell, "recipients_line"), (Sentence(line),), marked=False)

    def _signature(self, cell: Any) -> None:
        signature = self.draft.signature
        if signature.authority:
            self._into(cell, "authority", signature.authority)
            self._into(cell, "position", signature.position)
        else:  # the head signs in his own right: the position takes the place and the weight of the authority line
            self._into(cell, "authority", signature.position)
        name = self._cell_paragraph(cell, "signer")
        self._sentences(name, (signature.name,), marked=False)
        gap = self.form.number("signature.gap") * self.form.number("body.line")
        name.paragraph_format.space_before = round(gap * 12700)

    def _source_list(self) -> None:
        self._paragraph("sources_heading", SOURCES_TITLE.upper())
        self._paragraph("sources_line", SOURCES_NOTE)
        for line in self.draft.sources:
            places = f": {'; '.join(line.addresses)}" if line.addresses else ""
            self._paragraph("sources_line", f"[{line.number}] {line.text}{places}.")

    def _last_paragraph(self) -> None:
        # Word needs a paragraph after the last table; this one takes no room of its own.
        properties = self.document.add_paragraph()._p.get_or_add_pPr()
        properties.append(element("w:spacing", before=0, after=0, line=20, lineRule="exact"))

    # -- small hands ---------------------------------------------------------------------------------------------

    def _twips(self, row: str) -> int:
        return twips_of_mm(self.form.number(row))

    def _is_upper(self, component: str) -> bool:
        return self.form.component(component).case == "upper"

    def _bare_table(self, rows: int, widths: tuple[int, ...]) -> Any:
        table = self.document.add_table(rows, len(widths), "Normal Table")
        fix_table(table, widths, 0)
        return table

    def _paragraph(self, component: str, text: str = "") -> Any:
        return self.document.add_paragraph(text, _STYLE[component])

    def _into(self, cell: Any, component: str, text: str) -> Any:
        paragraph = self._cell_paragraph(cell, component)
        paragraph.add_run(text)
        return paragraph

    def _cell_paragraph(self, cell: Any, component: str) -> Any:
        # A new cell holds one empty paragraph without a style; it becomes the first of ours.
        first = cell.paragraphs[0]
        fresh = len(cell.paragraphs) == 1 and not first.text and first._p.pPr is None
        paragraph = first if fresh else cell.add_paragraph()
        paragraph.style = _STYLE[component]
        return paragraph

    def _sentences(self, paragraph: Any, sentences: tuple[Sentence, ...], *, marked: bool = True) -> None:
        for sentence in sentences:
            runs = [self._run(paragraph, piece) for piece in _PLACEHOLDER.split(sentence.text) if piece]
            if marked and runs:
                self._mark(paragraph, runs, sentence)

    def _run(self, paragraph: Any, text: str) -> Any:
        text = _NOT_XML.sub("", text)
        return paragraph.add_run(text, PLACEHOLDER_STYLE if _PLACEHOLDER.fullmatch(text) else None)

    def _mark(self, paragraph: Any, runs: list[Any], sentence: Sentence) -> None:
        for evidence in self.marker.new_evidence(sentence):
            if self.marks is SourceMarks.LIST:
                paragraph.add_run(self.marker.mark(evidence), SOURCE_MARK_STYLE)
            else:
                comment = self.document.add_comment(runs, comment_text(evidence), self.draft.issuer, "TM")
                comment._comment_elm.date = dt.datetime.combine(self.draft.date, dt.time(), dt.UTC)
