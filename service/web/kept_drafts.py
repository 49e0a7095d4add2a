"""Pages of kept drafts: the list, one draft section by section, two versions compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from thammuu.ingest.errors import InputError, ThammuuError
from thammuu.service.api.depend import Bench, SentForm
from thammuu.service.api.problems import problem_of
from thammuu.service.web import link
from thammuu.service.web.page import page

if TYPE_CHECKING:
    from thammuu.ingest.model import Notice
    from thammuu.service.kept_drafts import DraftDesk, DraftVersionView

router = APIRouter(prefix="/ban-thao")
FIELD = "muc-"  # the field of a section: this and its key
ALL = "*"
_FEWEST_ROWS, _MOST_ROWS, _ROW = 3, 24, 90  # of a textarea; letters a row holds on an office screen


@dataclass(frozen=True, slots=True)
class Typed:
    """What a person has in the field of a section."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Sent:
    """The form of a draft: every section's field, the version they were made from, the button pressed.

    `place` is the section whose button it was; `anew` the section to compose anew, ALL for the whole draft.
    """

    after: int
    typed: tuple[Typed, ...]
    place: str
    anew: str


@dataclass(frozen=True, slots=True)
class Unsaved:
    """Why a section was not kept, and everything typed that is not kept with it."""

    key: str
    refusal: str
    typed: tuple[Typed, ...]

    def of(self, key: str) -> Typed | None:
        """What was typed for the section `key`."""
        return next((each for each in self.typed if each.key == key), None)


@dataclass(frozen=True, slots=True)
class SectionForm:
    """A section to edit; `text` as kept, `unsaved` what a person typed in its place, None on most days."""

    key: str
    title: str
    text: str
    unsaved: Typed | None = None

    @property
    def shown(self) -> str:
        """The words in the field."""
        return self.unsaved.text if self.unsaved else self.text

    @property
    def rows(self) -> int:
        """The height of the field."""
        needed = sum(1 + len(line) // _ROW for line in self.shown.splitlines())
        return max(_FEWEST_ROWS, min(_MOST_ROWS, needed))


@router.get("")
def drafts(request: Request, bench: Bench) -> HTMLResponse:
    """The kept drafts."""
    names = {genre.id: genre.name for genre in bench.genres().genres}
    return page(request, "kept_drafts.html", "Bản thảo", drafts=bench.drafts.kept.all(), names=names)


@router.get("/{identity}")
def draft(
    request: Request, bench: Bench, identity: str, version: Annotated[int | None, Query(ge=1)] = None
) -> HTMLResponse:
    """One draft; an earlier version can be read, only the newest one edited."""
    return _draft_page(request, bench.drafts.kept, bench.drafts.kept.view(identity, version))


@router.post("/{identity}/sua")
def edit(request: Request, bench: Bench, identity: str, form: SentForm) -> Response:
    """Keep every section that was changed, then compose anew where the button says so.

    The whole page is one form, so that no button costs what stands in another field. Where a section is refused, all
    that is not kept stays in its field.
    """
    sent = _sent(form)
    desk = bench.drafts.kept
    told: list[Notice] = []
    changed, after = _changed(desk, identity, sent), sent.after
    for place, typed in enumerate(changed):
        try:
            view = desk.edit(identity, typed.key, typed.text, after=after)
        except ThammuuError as error:
            unsaved = Unsaved(typed.key, str(error), changed[place:])
            return _draft_page(request, desk, desk.view(identity), unsaved, status=problem_of(error).status)
        after = view.version.number
        told += view.notices
    if sent.anew:
        told += desk.regenerate(identity, () if sent.anew == ALL else (sent.anew,)).notices
    return _answer(request, desk, desk.view(identity), told, sent.place)


@router.post("/{identity}/lay-lai")
def restore(request: Request, bench: Bench, identity: str, version: Annotated[int, Form()]) -> Response:
    """Make an earlier version the newest."""
    desk = bench.drafts.kept
    return _answer(request, desk, desk.restore(identity, version))


@router.get("/{identity}/so-sanh")
def compare(
    request: Request,
    bench: Bench,
    identity: str,
    older: Annotated[int, Query(alias="from", ge=1)] = 1,
    newer: Annotated[int | None, Query(alias="to", ge=1)] = None,
) -> HTMLResponse:
    """Two versions, word by word."""
    desk = bench.drafts.kept
    versions = [desk.view(identity, number) for number in (older, newer)]
    changes = desk.compare(identity, older, newer)
    return page(
        request, "kept_draft_compare.html", "So sánh hai phiên bản", saved=versions[0].saved, name=_name(versions[0]),
        older=versions[0].version, newer=versions[1].version, changes=changes,
    )  # fmt: skip


@router.post("/{identity}/xoa")
def remove(bench: Bench, identity: str) -> RedirectResponse:
    """Forget a draft."""
    bench.drafts.kept.remove(identity)
    return RedirectResponse(link.kept_drafts(), 303)


def _answer(
    request: Request, desk: DraftDesk, view: DraftVersionView, told: Sequence[Notice] = (), key: str = ""
) -> Response:
    """Go on to the draft; where something is `told` of this change alone, the answer itself shows it."""
    notices = dict.fromkeys((*told, *view.notices))
    if notices.keys() == set(view.notices):
        return RedirectResponse(link.kept_draft(view.saved.id, key=key), 303)
    return _draft_page(request, desk, replace(view, notices=tuple(notices)))


def _draft_page(
    request: Request, desk: DraftDesk, view: DraftVersionView, unsaved: Unsaved | None = None, status: int = 200
) -> HTMLResponse:
    forms = tuple(_forms(view, unsaved))
    kept = {form.key for form in forms}
    homeless = tuple(each for each in unsaved.typed if each.key not in kept) if unsaved else ()
    return page(
        request, "kept_draft.html", _name(view), status, view=view, forms=forms, unsaved=unsaved,
        homeless=homeless, versions=desk.versions(view.saved.id)[::-1],
        newest=view.version.number == view.saved.latest,
    )  # fmt: skip


def _name(view: DraftVersionView) -> str:
    return f"{view.draft.genre_name} {view.saved.title}".strip()


def _forms(view: DraftVersionView, unsaved: Unsaved | None) -> Iterator[SectionForm]:
    from thammuu.drafts_templates.versions import section_text  # noqa: PLC0415 - as everywhere: slow to import

    for section in view.sections:
        typed = unsaved.of(section.key) if unsaved else None
        yield SectionForm(section.key, section.title, section_text(section.blocks), typed)


def _sent(form: Mapping[str, object]) -> Sent:
    told = {name: value.replace("\r\n", "\n") for name, value in form.items() if isinstance(value, str)}
    if not told.get("after", "").isdecimal():
        raise InputError("Biểu mẫu thiếu số phiên bản.", "Mở lại trang bản thảo rồi sửa.")
    typed = (Typed(name.removeprefix(FIELD), text) for name, text in told.items() if name.startswith(FIELD))
    anew = told.get("soan-lai", "")
    return Sent(int(told["after"]), tuple(typed), told.get("luu", anew).removeprefix(ALL), anew)


def _changed(desk: DraftDesk, identity: str, sent: Sent) -> tuple[Typed, ...]:
    """The fields in which something else stands than was given out; those nobody touched are no edits."""
    given = {form.key: form.text.strip() for form in _forms(desk.view(identity, sent.after), None)}
    return tuple(each for each in sent.typed if given.get(each.key) != each.text.strip())
