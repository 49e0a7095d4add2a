"""Pages one reads: ask, documents, a document."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import BaseModel, Field

from thammuu.ingest.errors import InputError
from thammuu.service.api.depend import AsOf, Bench
from thammuu.service.api.problems import NotFound
from thammuu.service.web import link, views
from thammuu.service.web.correction_form import CorrectionForm, Sent
from thammuu.service.web.page import page
from thammuu.service.wording import short_name
from thammuu.service.workbench import Workbench

router = APIRouter()
Opened = Annotated[bool, Query(alias="thong-tin")]
Text = Annotated[str, Query(max_length=2000)]


class CorrectionSent(BaseModel):
    """What the form on a document's page sends."""

    field: str = Field(max_length=100)
    value: str = Field("", max_length=10_000)
    reason: str = Field("", max_length=500)
    by: str = Field("", max_length=500)
    undo: str = ""


@router.get("/hoi-dap")
def ask(request: Request, bench: Bench, as_of: AsOf, q: Text = "") -> HTMLResponse:
    """The ask page."""
    answer = bench.ask(q.strip(), as_of) if q.strip() else None
    return page(request, "ask.html", q.strip() or "Hỏi đáp", answer=answer, question=q.strip())


@router.get("/van-ban")
def documents(request: Request, bench: Bench, as_of: AsOf) -> HTMLResponse:
    """The list of documents."""
    return page(request, "documents.html", "Văn bản trong kho", documents=bench.documents(as_of))


@router.get("/van-ban/{document_id}")
def document(request: Request, document_id: str, bench: Bench, as_of: AsOf, opened: Opened = False) -> Response:
    """One document, to be read; `thong-tin=1` opens its metadata."""
    if bench.document(document_id, as_of) is None and (now := bench.corrections.current_id(document_id)):
        return RedirectResponse(link.document(now), 307)  # corrected since: the address has changed
    return _document(request, document_id, bench, as_of, opened=opened)


@router.post("/van-ban/{document_id}/sua")
def correct(request: Request, document_id: str, bench: Bench, sent: Annotated[CorrectionSent, Form()]) -> Response:
    """Put a field of the metadata right, or let the reading stand again; back to the page with what came of it."""
    identity = bench.corrections.current_id(document_id) or document_id
    try:
        if sent.undo:
            view = bench.corrections.undo(identity, sent.field, by=sent.by)
        else:
            view = bench.corrections.correct(identity, sent.field, sent.value, reason=sent.reason, by=sent.by)
    except InputError as error:
        refused = Sent(sent.field, sent.value, sent.reason, sent.by, str(error))
        return _document(request, identity, bench, None, sent=refused, status=422)
    return RedirectResponse(link.metadata(view.document.id, sent.field), 303)


def _document(
    request: Request,
    document_id: str,
    bench: Workbench,
    as_of: dt.date | None,
    *,
    sent: Sent | None = None,
    opened: bool = False,
    status: int = 200,
) -> HTMLResponse:
    found = bench.document(document_id, as_of)
    if found is None:
        raise NotFound("Không có văn bản này trong kho và danh mục.", "Xem danh sách văn bản.")
    record = found.document.record
    form = CorrectionForm(bench.corrections.view(document_id), sent or Sent(), opened) if record.has_text else None
    contents = views.contents(found.provisions)
    given = {"found": found, "form": form, "contents": contents, "as_of": as_of or bench.today()}
    return page(request, "document.html", short_name(record), status, **given)
