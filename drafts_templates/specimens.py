"""Every paper the templates can make, for trying the forms out: each genre in each form, by each kind of organ."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from thammuu.drafts_templates.library import example_offices, genres, library, organs_for
from thammuu.drafts_templates.organ import OrganKind, organ_kind
from thammuu.drafts_templates.profile import FormProfile, profile, profiles
from thammuu.drafts_templates.request import DraftInput

LATER = dt.date.max


@dataclass(frozen=True, slots=True)
class Specimen:
    """A genre in a form, issued by a kind of organ; all three are ids."""

    genre: str
    form: str
    organ: str

    def request(self) -> DraftInput:
        """The example input of the genre and organ, dated so that the form governs it and the organ exists."""
        from thammuu.drafts_templates.request_file import read_input  # noqa: PLC0415 - pydantic

        text = library().example(self.genre, self.organ)
        written: dt.date = tomllib.loads(text)["date"]
        bounds = (written, profile(self.form).until, organ_kind(self.organ).until)
        date = min(bound for bound in bounds if bound is not None)
        return replace(read_input(text, self.genre, date=date), profile=self.form)


def specimens() -> Iterator[Specimen]:
    """Each genre in each form it was made for, by each kind of organ that may issue it and has an example office."""
    for template in genres():
        for organ in organs_for(template):
            if organ in example_offices():
                kind = organ_kind(organ)
                forms = (form for form in profiles() if form.id in template.profiles and _meet(form, kind))
                yield from (Specimen(template.id, form.id, organ) for form in forms)


def _meet(form: FormProfile, kind: OrganKind) -> bool:
    """True when organs of the kind existed while the form was in use."""
    first, last = max(form.since, kind.since or form.since), min(form.until or LATER, kind.until or LATER)
    return form.family == kind.family and first <= last
