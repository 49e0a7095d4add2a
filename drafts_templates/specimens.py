"""Every paper the templates can make, for trying the forms out: each genre in each form, by each kind of organ."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from thammuu.drafts_templates.library import example_offices, genres, library, organs_for
from thammuu.drafts_templates.organ import organ_kind
from thammuu.drafts_templates.profile import FormProfile, profile, profiles
from thammuu.drafts_templates.request import DraftInput


@dataclass(frozen=True, slots=True)
class Specimen:
    """A genre in a form, issued by a kind of organ; all three are ids."""

    genre: str
    form: str
    organ: str

    def request(self) -> DraftInput:
        """The example input of the genre and organ, dated so that the form governs it."""
        from thammuu.drafts_templates.request_file import read_input  # noqa: PLC0415 - pydantic

        request = read_input(library().example(self.genre, self.organ), self.genre)
        return replace(request, date=_governed(request.date, profile(self.form)), profile=self.form)


def specimens() -> Iterator[Specimen]:
    """Each genre in each form it was made for, by each kind of organ that may issue it and has an example office."""
    for template in genres():
        for organ in organs_for(template):
            if organ in example_offices():
                family = organ_kind(organ).family
                forms = (form for form in profiles() if form.family == family and form.id in template.profiles)
                yield from (Specimen(template.id, form.id, organ) for form in forms)


def _governed(date: dt.date, form: FormProfile) -> dt.date:
    """`date`, or the last day before it that `form` governs."""
    return date if form.governs(date) else form.until or form.since
