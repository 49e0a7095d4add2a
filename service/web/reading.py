"""Pages one reads: search, ask, documents, a document."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from thammuu.service.api.depend import AsOf, Bench
from thammuu.service.api.problems import NotFound
from thammuu.service.lookup import SearchRequest
from thammuu.service.results import ResolutionState
from thammuu.service.web import views
from thammuu.service.web.app import page
from thammuu.service.wording import short_name

router = APIRouter()
HITS = 20
Text = Annotated[str, Query(max_length=2000)]


@router.get("/")
def search(
    request: Request,
    bench: Bench,
    as_of: AsOf,
    *,
    q: Text = "",
    genre: str = "",
    issuer: str = "",
    in_force: bool = False,
) -> HTMLResponse:
    """The search page."""
    documents = bench.documents(as_of)
    wanted = SearchRequest(q.strip(), HITS, as_of, genre or None, issuer or None, in_force)
    result = bench.search(wanted) if wanted.text and documents else None
    view = views.SearchPage(
        request=wanted,
        as_of=as_of.isoformat() if as_of else "",
        genres=views.options(document.record.key.genre for document in documents),
        issuers=views.options(document.record.key.issuer for document in documents),
        groups=views.grouped(result) if result else None,
        result=result,
        stored=len(documents),
    )
    shown = bench.show(wanted.text, as_of) if result else None
    named = shown if shown and shown.resolution is ResolutionState.RESOLVED and shown.address_found else None
    unsure = shown if shown and shown.document is None and shown.by_symbol else None
    return page(request, "search.html", wanted.text or "Tra cứu", view=view, named=named, unsure=unsure)


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
def document(request: Request, document_id: str, bench: Bench, as_of: AsOf) -> HTMLResponse:
    """One document, to be read."""
    found = bench.document(document_id, as_of)
    if found is None:
        raise NotFound("Không có văn bản này trong kho và danh mục.", "Xem danh sách văn bản.")
    title = short_name(found.document.record)
    day = as_of or bench.today()
    return page(request, "document.html", title, found=found, contents=views.contents(found.provisions), as_of=day)
