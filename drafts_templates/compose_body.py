"""The body of a draft: the sections of its genre template, one composer for every kind of block; and its annexes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from thammuu.drafts_templates.aim_choice import BLOCKS, aim_paragraph
from thammuu.drafts_templates.assignment import Assignment, number_ranges, task_table
from thammuu.drafts_templates.compose_frame import symbol
from thammuu.drafts_templates.draft import (
    Aim,
    Annex,
    Block,
    Heading,
    HeadingLevel,
    Item,
    Paragraph,
    Sentence,
    Table,
)
from thammuu.drafts_templates.genre import BlockKind, BlockTemplate, FieldColumn, SectionTemplate
from thammuu.drafts_templates.numbering import Numbering
from thammuu.drafts_templates.organ import OrganKind
from thammuu.drafts_templates.outline_blocks import outline_blocks
from thammuu.drafts_templates.profile import FormProfile
from thammuu.drafts_templates.request import AnnexInput, DraftInput
from thammuu.drafts_templates.wording import Slots, fill, full_stop, join, missing
from thammuu.ingest.dates import display_date
from thammuu.ingest.roman import roman


@dataclass(frozen=True, slots=True)
class Material:
    """What every block composer may use; `numbering` counts on as blocks are composed."""

    request: DraftInput
    kind: OrganKind
    slots: Slots
    rows: tuple[Assignment, ...]
    numbering: Numbering
    aims: tuple[Aim, ...] = ()

    def wants(self, part: BlockTemplate | SectionTemplate) -> bool:
        """True when the part is meant for this organ and what it needs was given."""
        has = self.request.has
        told = (not part.needs or has(part.needs)) and not (part.unless and has(part.unless))
        return told and self.kind.is_one_of(part.organs)

    def missing(self, field: str) -> Sentence:
        """The placeholder for a content field."""
        return missing(f"content.{field}", self.request.template.prompt(field))


def compose_body(material: Material, opening: str) -> tuple[Block, ...]:
    """Every block of the body in order, the opening sentence first where the genre has one."""
    first = (_plain(fill(opening, material.slots)),) if opening else ()
    return (*first, *_sections(material))


def _sections(material: Material) -> Iterator[Block]:
    level = material.request.template.frame.rungs[0]
    for section in filter(material.wants, material.request.template.sections):
        if section.heading:
            yield Heading(level, material.numbering.heading(level), section.heading)
        for block in filter(material.wants, section.blocks):
            yield from _COMPOSERS[block.kind](block, material)


def _heading(block: BlockTemplate, material: Material) -> Iterator[Block]:
    rungs = material.request.template.frame.rungs
    level = rungs[1] if len(rungs) > 1 else HeadingLevel.NUMBER
    yield Heading(level, material.numbering.heading(level), fill(block.text, material.slots).text)


def _paragraph(block: BlockTemplate, material: Material) -> Iterator[Block]:
    sentence = fill(block.text, material.slots)
    yield _clause(sentence, material) if block.numbered else _plain(sentence)


def _paragraphs(block: BlockTemplate, material: Material) -> Iterator[Block]:
    for sentence in _lines(block, material):
        yield _plain(sentence)


def _items(block: BlockTemplate, material: Material) -> Iterator[Block]:
    for sentence in _lines(block, material):
        yield Item(_plain(sentence))


def _clauses(block: BlockTemplate, material: Material) -> Iterator[Block]:
    for sentence in _lines(block, material):
        yield _clause(sentence, material)


def _article(block: BlockTemplate, material: Material) -> Iterator[Block]:
    yield _as_article(fill(block.text, material.slots), material)


def _articles(block: BlockTemplate, material: Material) -> Iterator[Block]:
    for sentence in _lines(block, material):
        yield _as_article(sentence, material)


def _outline(block: BlockTemplate, material: Material) -> Iterator[Block]:
    lines = material.request.value(block.field).outline
    if lines:
        yield from outline_blocks(lines, material.numbering)
    else:
        yield from _items(block, material)  # the template's own wording, or a placeholder


def _table(block: BlockTemplate, material: Material) -> Iterator[Block]:
    field = material.request.template.field(block.field)
    rows = material.request.value(block.field).rows
    if field is None or not rows:
        yield _plain(material.missing(block.field))
        return
    body = tuple(
        tuple(_cell(cell, column, f"content.{block.field}.{number}") for cell, column in _pairs(row, field.columns))
        for number, row in enumerate(rows, start=1)
    )
    yield Table(tuple(column.column for column in field.columns), body, block.text or field.label)


def _pairs(row: tuple[str, ...], columns: tuple[FieldColumn, ...]) -> Iterator[tuple[str, FieldColumn]]:
    return zip(row, columns, strict=True)


def _cell(text: str, column: FieldColumn, place: str) -> Paragraph:
    if text or not column.required:
        return _plain(Sentence(text))
    return _plain(missing(f"{place}.{column.id}", column.column.title.lower()))


def _task_table(block: BlockTemplate, material: Material) -> Iterator[Block]:
    if material.rows:
        yield task_table(material.rows, material.request.template.table, block.text)
    else:
        yield _plain(missing("tasks", "các nhiệm vụ cần thực hiện"))


def _assignments(block: BlockTemplate, material: Material) -> Iterator[Block]:
    for unit in dict.fromkeys(row.lead for row in material.rows if row.lead):
        numbers = tuple(row.number for row in material.rows if row.lead == unit)
        items = f"{'nhiệm vụ số' if len(numbers) == 1 else 'các nhiệm vụ số'} {number_ranges(numbers)}"
        yield _clause(fill(block.text, material.slots.with_words(unit=unit, items=items)), material)


def _aims(block: BlockTemplate, material: Material) -> Iterator[Block]:
    """The lead, then the parent's own words; nothing at all where the parent says nothing of the kind."""
    found = [aim for aim in material.aims if aim.kind is BLOCKS[block.kind]]
    if found:
        yield Item(_plain(fill(block.text, material.slots)))
    for aim in found:
        yield Item(aim_paragraph(aim), "+")


def _lines(block: BlockTemplate, material: Material) -> list[Sentence]:
    """The lines a person wrote for the field of `block`, else the template's own, else a placeholder."""
    written = [Sentence(full_stop(line)) for line in material.request.lines(block.field)]
    return written or [fill(pattern, material.slots) for pattern in block.default] or [material.missing(block.field)]


def _plain(sentence: Sentence) -> Paragraph:
    return Paragraph((sentence,))


def _clause(sentence: Sentence, material: Material) -> Item:
    return Item(_plain(sentence), material.numbering.clause())


def _as_article(sentence: Sentence, material: Material) -> Item:
    return Item(_plain(sentence), material.numbering.heading(HeadingLevel.ARTICLE), strong=True)


_COMPOSERS: dict[BlockKind, Callable[[BlockTemplate, Material], Iterator[Block]]] = {
    BlockKind.HEADING: _heading,
    BlockKind.PARAGRAPH: _paragraph,
    BlockKind.PARAGRAPHS: _paragraphs,
    BlockKind.ITEMS: _items,
    BlockKind.CLAUSES: _clauses,
    BlockKind.ARTICLE: _article,
    BlockKind.ARTICLES: _articles,
    BlockKind.OUTLINE: _outline,
    BlockKind.TABLE: _table,
    BlockKind.TASK_TABLE: _task_table,
    BlockKind.ASSIGNMENTS: _assignments,
    **dict.fromkeys(BLOCKS, _aims),
}


def compose_annexes(request: DraftInput, form: FormProfile) -> tuple[Annex, ...]:
    """The annexes in order: numbered where there are several, each tied to the document by its reference line."""
    numbered = [annex for annex in request.annexes if not annex.issued]
    return tuple(_annex(annex, numbered, request, form) for annex in request.annexes)


def _annex(annex: AnnexInput, numbered: list[AnnexInput], request: DraftInput, form: FormProfile) -> Annex:
    label = annex.issued or "Phụ lục"
    if not annex.issued and len(numbered) > 1:
        place = numbered.index(annex) + 1
        label = f"Phụ lục {roman(place) if form.text('annex.numerals') == 'roman' else place}"
    blocks = tuple(outline_blocks(annex.outline, Numbering(form)))
    return Annex(label, Sentence(annex.title), blocks, _reference(annex, request, form), annex.landscape,
                 bool(annex.issued))  # fmt: skip


def _reference(annex: AnnexInput, request: DraftInput, form: FormProfile) -> Sentence:
    """ "(kèm theo Kế hoạch số 84-KH/TU, ngày 15/6/2026 của …)"; the State writes a capital and no comma."""
    state, template = form.family == "state", request.template
    verb = "ban hành kèm theo" if annex.issued else "kèm theo"
    number = (
        (Sentence(" số "), symbol(request, form), Sentence("" if state else ",")) if template.frame.numbered else ()
    )
    opening = f"({verb.capitalize() if state else verb} {template.name}"
    closing = f" ngày {display_date(request.date)} của {request.office.full_name})"
    return join((Sentence(opening), *number, Sentence(closing)))
