"""From a checked input and its sources to a draft: the genre template decides, nothing is made up.

header · title · bases · body (compose_body.py) · signature · recipients · annexes · source list · notices
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from thammuu.drafts_templates.aim_choice import aim_notices, choose_aims
from thammuu.drafts_templates.assignment import Assignment, assignments, choose_tasks, drop_tasks
from thammuu.drafts_templates.bases import compose_bases, parent_of
from thammuu.drafts_templates.compose_body import Material, compose_annexes, compose_body
from thammuu.drafts_templates.compose_frame import (
    addressees,
    enacting,
    header,
    minutes_signatures,
    recipients,
    signature,
    subject,
    wording_for,
)
from thammuu.drafts_templates.coverage import Choice, coverage, coverage_annex
from thammuu.drafts_templates.draft import Aim, Draft, DraftSources, Paragraph, Sentence
from thammuu.drafts_templates.notices import (
    draft_notices,
    left_out_notices,
    numbering_notices,
    refuse_without_authority,
    unmatched_notices,
)
from thammuu.drafts_templates.numbering import Numbering
from thammuu.drafts_templates.organ import organ_kind
from thammuu.drafts_templates.profile import FormProfile, profile, profile_for
from thammuu.drafts_templates.request import DraftInput
from thammuu.drafts_templates.source_list import source_lines
from thammuu.drafts_templates.wording import Slots, fill


def compose(request: DraftInput, sources: DraftSources, forms: tuple[FormProfile, ...] = ()) -> Draft:
    """The draft for `request`, resting on `sources`, in one of `forms` (the shipped profiles where none are given).

    Raises InputError when the organ may not issue the genre (and that is known well enough to refuse), or when no form
    profile governs the date. Everything less is a warning of the draft.
    """
    template, kind = request.template, organ_kind(request.office.kind)
    refuse_without_authority(request, kind, template)
    if not template.frame.bases:  # what the draft does not name needs no word on its validity
        sources = replace(sources, bases=())
    asked = request.profile
    form = profile(asked, forms) if asked else profile_for(request.date, kind.family, forms)
    tabled = template.has_task_table
    choice = _choose(request, sources) if tabled else Choice(())
    aims = choose_aims(request, sources)
    rows = assignments(request, choice.kept, template)
    numbering = Numbering(form)
    draft = _draft(request, sources, numbering, _Taken(rows, aims.kept))
    notices = (*draft_notices(request, sources, kind, template, form), *numbering_notices(numbering.gaps))
    if tabled:
        notices += left_out_notices(choice.left_out, len(choice.kept), sources)
        notices += unmatched_notices(request, sources)
    notices += tuple(aim_notices(aims, request.date))
    matrix = coverage(request, sources, choice, rows, tabled=tabled)
    if request.coverage_annex and matrix:
        draft = replace(draft, annexes=(*draft.annexes, coverage_annex(matrix)))
    told = replace(draft, warnings=notices, left_out=choice.left_out, coverage=matrix, aims=aims.rows)
    return replace(told, sources=source_lines(told))


def _choose(request: DraftInput, sources: DraftSources) -> Choice:
    stay, dropped = drop_tasks(sources.tasks, frozenset(item.address for item in request.leave_out))
    kept, left_out = choose_tasks(stay, request.max_tasks)
    return Choice(kept, left_out, dropped)


@dataclass(frozen=True, slots=True)
class _Taken:
    """What of the parent goes into the draft."""

    rows: tuple[Assignment, ...]
    aims: tuple[Aim, ...]


def _draft(request: DraftInput, sources: DraftSources, numbering: Numbering, taken: _Taken) -> Draft:
    template, form, kind = request.template, numbering.form, organ_kind(request.office.kind)
    parent = parent_of(request, sources, form)
    title = subject(request, kind, parent.full)
    slots = _slots(request, parent.full, parent.short, subject(request, kind, parent.short))
    material = Material(request, kind, slots, taken.rows, numbering, taken.aims)
    left, right = minutes_signatures(request) if template.frame.minutes else (None, signature(request))
    return Draft(
        genre_id=template.id,
        genre_name=template.name,
        profile_id=form.id,
        date=request.date,
        header=header(request, kind, form),
        title=title,
        bases=_bases(request, sources, form, slots),
        body=compose_body(material, wording_for(template.opening, kind)),
        signature=right,
        recipients=recipients(request),
        sources=(),
        issuer=request.office.full_name,
        layout=template.frame.layout,
        addressees=addressees(request),
        enacting=enacting(request),
        second_signature=left,
        indications=request.marks,
        annexes=compose_annexes(request, form),
    )


def _bases(request: DraftInput, sources: DraftSources, form: FormProfile, slots: Slots) -> tuple[Paragraph, ...]:
    frame = request.template.frame
    if not frame.bases:
        return ()
    kind = organ_kind(request.office.kind)
    meant = (line for line in frame.basis_lines if kind.is_one_of(line.organs))
    lines = tuple(fill(line.text, slots) for line in meant if not line.needs or request.has(line.needs))
    return compose_bases(request, sources, parent_of(request, sources, form), form, lines)


def _slots(request: DraftInput, parent: Sentence, parent_short: Sentence, subject_short: Sentence) -> Slots:
    office, template = request.office, request.template
    known = {
        "issuer": Sentence(office.full_name),
        "office": Sentence(office.name),
        "superior": Sentence(office.superior),
        "place": Sentence(office.place),
        "date": Sentence(f"{request.date.day:02d}/{request.date.month}/{request.date.year}"),
        "genre": Sentence(template.name),
        "parent": parent,
        "parent_short": parent_short,
        "subject": subject_short,
    }
    filled = ((field.id, request.lines(field.id)) for field in template.fields)
    known |= {name: Sentence(" ".join(lines)) for name, lines in filled if lines}
    return Slots(known, {field.id: field.prompt for field in template.fields})
