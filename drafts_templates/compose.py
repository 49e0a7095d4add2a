"""From a checked input and its sources to a draft: the genre template decides, nothing is made up.

header · title · bases · body (one composer per block kind) · signature · recipients · source list · notices
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from thammuu.drafts_templates.assignment import Assignment, assignments, choose_tasks, number_ranges, task_table
from thammuu.drafts_templates.bases import Parent, compose_bases, parent_of
from thammuu.drafts_templates.draft import (
    Block,
    Draft,
    DraftSources,
    Header,
    Heading,
    HeadingLevel,
    Item,
    Paragraph,
    Sentence,
    SignatureBlock,
    Task,
)
from thammuu.drafts_templates.genre import BlockKind, BlockTemplate, GenreTemplate, SectionTemplate, genre_template
from thammuu.drafts_templates.ladder import marker
from thammuu.drafts_templates.notices import draft_notices, left_out_notices, refuse_without_authority
from thammuu.drafts_templates.organ import OrganKind, organ_kind
from thammuu.drafts_templates.profile import FormProfile, profile, profile_for
from thammuu.drafts_templates.request import DraftInput
from thammuu.drafts_templates.source_list import source_lines
from thammuu.drafts_templates.wording import Slots, fill, full_stop, join, missing


@dataclass(frozen=True, slots=True)
class _Material:
    """What every block composer may use."""

    request: DraftInput
    template: GenreTemplate
    slots: Slots
    rows: tuple[Assignment, ...]
    form: FormProfile


def compose(request: DraftInput, sources: DraftSources) -> Draft:
    """The draft for `request`, resting on `sources`.

    Raises InputError when the organ may not issue the genre (and that is known well enough to refuse), or when no form
    profile governs the date. Everything less is a warning of the draft.
    """
    template, kind = genre_template(request.genre), organ_kind(request.office.kind)
    refuse_without_authority(request, kind, template)
    form = profile(request.profile) if request.profile else profile_for(request.date, kind.family)
    kept, left_out = choose_tasks(sources.tasks, request.max_tasks)
    draft = _draft(request, sources, kind, form, kept)
    notices = draft_notices(request, sources, kind, template, form)
    notices += left_out_notices(left_out, len(kept), sources)
    return replace(draft, sources=source_lines(draft), warnings=notices, left_out=left_out)


def _draft(
    request: DraftInput, sources: DraftSources, kind: OrganKind, form: FormProfile, tasks: tuple[Task, ...]
) -> Draft:
    template, parent = genre_template(request.genre), parent_of(request, sources)
    slots = _slots(request, template, parent)
    material = _Material(request, template, slots, assignments(request, tasks, template), form)
    return Draft(
        genre_id=template.id,
        genre_name=template.name,
        profile_id=form.id,
        date=request.date,
        header=_header(request, template, kind, form),
        title=_subject(request, template, parent.full),
        bases=compose_bases(request, sources, parent, form),
        body=(Paragraph((fill(template.opening, slots),)), *_body(template, material)),
        signature=_signature(request),
        recipients=request.recipients or request.office.recipients or (missing("recipients", "nơi nhận").text,),
        sources=(),
        issuer=request.office.full_name,
    )


def _slots(request: DraftInput, template: GenreTemplate, parent: Parent) -> Slots:
    office = request.office
    known = {
        "issuer": Sentence(office.full_name),
        "superior": Sentence(office.superior),
        "genre": Sentence(template.name),
        "parent": parent.full,
        "parent_short": parent.short,
        "subject": _subject(request, template, parent.short),
    }
    filled = ((field.id, request.lines(field.id)) for field in template.fields)
    known |= {name: Sentence(" ".join(lines)) for name, lines in filled if lines}
    return Slots(known, {field.id: field.prompt for field in template.fields})


def _subject(request: DraftInput, template: GenreTemplate, parent: Sentence) -> Sentence:
    if request.subject:
        return Sentence(request.subject)
    before, _, after = template.default_subject.partition("{parent}")
    return join((Sentence(before), parent, Sentence(after)))


def _header(request: DraftInput, template: GenreTemplate, kind: OrganKind, form: FormProfile) -> Header:
    office, date = request.office, request.date
    digits = int(form.number("number.digits"))
    number = Sentence(f"{request.number:0{digits}d}") if request.number else missing("number", "số")
    # The Party writes "Số 15-KH/BTCTU", the State "Số: 15/KH-UBND".
    before, _, after = form.text("number.pattern").partition("{number}")
    tail = after.format(genre=template.code, organ=office.symbol)
    symbol = join((Sentence(form.text("number.prefix") + before), number, Sentence(tail)))
    # Days below ten and the months 1 and 2 are padded, other months are not ("ngày 27 tháng 5"): facts of HD 36, HD 05.
    month = f"{date.month:02d}" if date.month <= 2 else str(date.month)
    place_and_date = f"{office.place}, ngày {date.day:02d} tháng {month} năm {date.year}"
    return Header(kind.header_lines(office), symbol, place_and_date)


def _signature(request: DraftInput) -> SignatureBlock:
    signer = request.signer or request.office.signer
    name = Sentence(signer.name) if signer.name else missing("signer.name", "họ và tên người ký")
    return SignatureBlock(signer.authority.upper(), signer.position.upper(), name)


def _body(template: GenreTemplate, material: _Material) -> Iterator[Block]:
    for number, section in enumerate(template.sections, start=1):
        level = HeadingLevel.ROMAN
        yield Heading(level, marker(level, number, material.form), section.heading)
        yield from _section(section, material)


def _section(section: SectionTemplate, material: _Material) -> Iterator[Block]:
    number = 0
    for block in section.blocks:
        for composed in _COMPOSERS[block.kind](block, material):
            if isinstance(composed, Heading):
                number += 1
                yield replace(composed, marker=f"{number}.")
            elif isinstance(composed, Paragraph) and (block.numbered or block.kind is BlockKind.ASSIGNMENTS):
                number += 1
                yield Paragraph((Sentence(f"{number}. "), *composed.sentences))
            else:
                yield composed


def _heading(block: BlockTemplate, _: _Material) -> Iterator[Block]:
    yield Heading(HeadingLevel.NUMBER, "", block.text)


def _paragraph(block: BlockTemplate, material: _Material) -> Iterator[Block]:
    if not block.needs or material.request.lines(block.needs):
        yield Paragraph((fill(block.text, material.slots),))


def _items(block: BlockTemplate, material: _Material) -> Iterator[Block]:
    lines = material.request.lines(block.field)
    written = [Sentence(full_stop(line)) for line in lines]
    sentences = written or [fill(pattern, material.slots) for pattern in block.default]
    if not sentences:
        sentences = [missing(f"content.{block.field}", material.template.prompt(block.field))]
    for sentence in sentences:
        yield Item(Paragraph((sentence,)))


def _task_table(block: BlockTemplate, material: _Material) -> Iterator[Block]:
    if material.rows:
        yield task_table(material.rows, material.template.table, block.text)
    else:
        yield Paragraph((missing("tasks", "các nhiệm vụ cần thực hiện"),))


def _assignments(block: BlockTemplate, material: _Material) -> Iterator[Block]:
    for unit in dict.fromkeys(row.lead for row in material.rows if row.lead):
        numbers = tuple(row.number for row in material.rows if row.lead == unit)
        items = f"{'nhiệm vụ số' if len(numbers) == 1 else 'các nhiệm vụ số'} {number_ranges(numbers)}"
        yield Paragraph((fill(block.text, material.slots.with_words(unit=unit, items=items)),))


_COMPOSERS: dict[BlockKind, Callable[[BlockTemplate, _Material], Iterator[Block]]] = {
    BlockKind.HEADING: _heading,
    BlockKind.PARAGRAPH: _paragraph,
    BlockKind.ITEMS: _items,
    BlockKind.TASK_TABLE: _task_table,
    BlockKind.ASSIGNMENTS: _assignments,
}
