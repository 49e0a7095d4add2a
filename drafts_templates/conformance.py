"""Whether a built file meets its form profile, row by row, by what is shown and not by what was set.

    bytes --inspect_docx--> Inspection --conformance--> one RowVerdict for each row and component of the profile

A file is found wrong only where it has the part in question: a plan has no letter subject, so that row is ABSENT.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from thammuu.drafts_templates.docx_style_rows import StyleRow, rows_of
from thammuu.drafts_templates.form_checks import CHECKS
from thammuu.drafts_templates.form_measures import Found
from thammuu.drafts_templates.inspect import Inspection, ParagraphLook
from thammuu.drafts_templates.profile import Component, FormProfile

_ALIGN = {"justify": "both"}


class Verdict(StrEnum):
    """What reading back says of a row."""

    MET = "met"
    BROKEN = "broken"
    ABSENT = "absent"  # the file has no such part


@dataclass(frozen=True, slots=True)
class RowVerdict:
    """A row of the profile, what the file shows of it, and the first breach ("" unless BROKEN)."""

    row_id: str
    verdict: Verdict
    breach: str = ""


def conformance(look: Inspection, form: FormProfile) -> tuple[RowVerdict, ...]:
    """A verdict on every row and every component of `form`, in the order of the profile."""
    rows = [_verdict(row.id, CHECKS[row.id](look, form, row)) for row in form.rows]
    parts = [_verdict(part.id, _component(look, form, part)) for part in form.components]
    return (*rows, *parts)


def _verdict(row_id: str, found: Iterable[Found]) -> RowVerdict:
    verdict = Verdict.ABSENT
    for ok, shown in found:
        if not ok:
            return RowVerdict(row_id, Verdict.BROKEN, shown)
        verdict = Verdict.MET
    return RowVerdict(row_id, verdict)


def _component(look: Inspection, form: FormProfile, part: Component) -> Iterator[Found]:
    for row in rows_of(form):
        if row.component_of(form).id == part.id:
            for paragraph in look.styled(row.name):
                yield from _paragraph(paragraph, row, part)


def _paragraph(paragraph: ParagraphLook, row: StyleRow, part: Component) -> Iterator[Found]:
    # Runs of a character style of their own are meant to look otherwise: placeholders, marks, bold words.
    plain = [run for run in paragraph.runs if not run.style]
    if not plain:
        return
    align = row.align or part.align
    yield paragraph.align == _ALIGN.get(align, align), f"{paragraph.text[:40]!r}: {paragraph.align}"
    words = "".join(run.text for run in plain)
    yield part.case != "upper" or words == words.upper(), words[:40]
    for run in plain:
        shown = f"{run.text[:40]!r}: {run.size:g} pt"
        yield part.allows_size(run.size), shown
        looks = (run.bold, run.italic, run.underline)
        yield looks == (part.bold, part.italic, part.underline), f"{shown}, {looks}"
