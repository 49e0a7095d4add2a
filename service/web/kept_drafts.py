"""Pages of kept drafts: the list, one draft section by section, two versions compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import BaseModel

from thammuu.ingest.errors import ThammuuError, UnknownIdError
from thammuu.service.api.depend import Bench
from thammuu.service.api.problems import problem_of
from thammuu.service.web import link
from thammuu.service.web.app import page

if TYPE_CHECKING:
    from thammuu.service.kept_drafts import DraftDesk, DraftVersionView

router = APIRouter(prefix="/ban-thao")
_FEWEST_ROWS, _MOST_ROWS, _ROW = 3, 24, 90  # of a textarea; letters a row holds on an office screen


class SentSection(BaseModel):
    """The form of a section: its words and the version they were made from."""

    after: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Unsaved:
    """What a person typed for a section and why it was not kept."""

    key: str
    text: str
    refusal: str


@dataclass(frozen=True, slots=True)
class SectionForm:
    """A section to edit; `text` as kept, `unsaved` what a person typed in its place, None on most days."""

    key: str
    title: str
    text: str
    unsaved: Unsaved | None = None

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


@router.post("/{identity}/muc/{key}")
def edit(request: Request, bench: Bench, identity: str, key: str, sent: Annotated[SentSection, Form()]) -> Response:
    """Keep a section; where that is refused, what the person typed stays in the field."""
    desk, typed = bench.drafts.kept, sent.text.replace("\r\n", "\n")
    try:
        view = desk.edit(identity, key, typed, after=sent.after)
    except UnknownIdError:
        raise
    except ThammuuError as error:
        unsaved = Unsaved(key, typed, str(error))
        return _draft_page(request, desk, desk.view(identity), unsaved, status=problem_of(error).status)
    return _answer(request, desk, view, key)


@router.post("/{identity}/soan-lai")
def regenerate(request: Request, bench: Bench, identity: str, key: Annotated[str, Form()] = "") -> Response:
    """Compose a section anew, or the whole draft."""
    desk = bench.drafts.kept
    return _answer(request, desk, desk.regenerate(identity, (key,) if key else ()), key)


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


def _answer(request: Request, desk: DraftDesk, view: DraftVersionView, key: str = "") -> Response:
    """Go on to the draft; where something is told of this change alone, the answer itself shows it."""
    identity = view.saved.id
    if view.notices == desk.view(identity).notices:
        return RedirectResponse(link.kept_draft(identity, key=key), 303)
    return _draft_page(request, desk, view)


def _draft_page(
    request: Request, desk: DraftDesk, view: DraftVersionView, unsaved: Unsaved | None = None, status: int = 200
) -> HTMLResponse:
    forms = tuple(_forms(view, unsaved))
    homeless = unsaved if unsaved and all(form.unsaved is None for form in forms) else None
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
        typed = unsaved if unsaved and unsaved.key == section.key else None
        yield SectionForm(section.key, section.title, section_text(section.blocks), typed)
