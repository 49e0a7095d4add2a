"""Pages one works with: upload, draft, study."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse

from thammuu.ingest.errors import ThammuuError
from thammuu.service.api.depend import Bench, SentForm
from thammuu.service.api.download import DOCX, attachment
from thammuu.service.drafting import DraftRequest
from thammuu.service.results import IngestReport
from thammuu.service.study import RATINGS, parse_rating
from thammuu.service.web import draft_form, link
from thammuu.service.web.page import page

router = APIRouter()
CARDS = 20


@router.get("/nap")
def upload_form(request: Request, bench: Bench) -> HTMLResponse:
    """The upload page."""
    return _upload_page(request, bench, "Nạp văn bản", None)


@router.post("/nap")
def upload(request: Request, bench: Bench, files: list[UploadFile]) -> HTMLResponse:
    """Take the files in and tell the fate of each."""
    named = [(file.filename or "", file) for file in files]
    report = bench.upload([(name, file.file.read()) for name, file in named if name])
    return _upload_page(request, bench, "Kết quả nạp", report)


def _upload_page(request: Request, bench: Bench, title: str, report: IngestReport | None) -> HTMLResponse:
    from thammuu.ingest.readers import readable_suffixes  # noqa: PLC0415 - readers are slow to import

    limit = bench.settings.upload_bytes // (1024 * 1024)
    accept = ",".join((*readable_suffixes(), ".zip"))
    return page(request, "upload.html", title, report=report, limit=limit, accept=accept)


@router.get("/soan-thao")
def drafts(request: Request, bench: Bench) -> HTMLResponse:
    """The genres that can be drafted."""
    return page(request, "drafts.html", "Soạn thảo", found=bench.genres())


@router.get("/soan-thao/{genre}")
def draft(request: Request, bench: Bench, genre: str, organ: str = "") -> HTMLResponse:
    """The draft form of a genre, filled with the example of a kind of organ."""
    info = bench.genre(genre)
    form = draft_form.example(info, bench.example(genre, organ), organ)
    return page(request, "draft.html", f"Soạn {info.name.lower()}", form=form)


@router.post("/soan-thao/{genre}")
def draft_made(request: Request, bench: Bench, genre: str, form_sent: SentForm) -> Response:
    """Make the draft: show what it rests on, send the file or keep it when the button says so."""
    sent = {name: value for name, value in form_sent.items() if isinstance(value, str)}
    info = bench.genre(genre)
    form = draft_form.sent(info, bench.example(genre), sent)
    wished = DraftRequest(genre, form.text)
    try:
        if "keep" in sent:
            return RedirectResponse(link.kept_draft(bench.drafts.kept.save(wished).saved.id), 303)
        built = bench.draft(wished)
    except ThammuuError as error:
        form = draft_form.refused(form, str(error))
        return page(request, "draft.html", f"Soạn {info.name.lower()}", 422, form=form)
    if "download" in sent:
        return Response(built.docx, media_type=DOCX, headers=attachment(f"{genre}.docx"))
    return page(request, "draft.html", f"Dự thảo {info.name.lower()}", form=draft_form.made(form, built))


@router.get("/tu-hoc")
def study(request: Request, bench: Bench, document: str = "", made: int = -1) -> HTMLResponse:
    """The study page: the next card, or what to make cards of."""
    due = bench.study.due(CARDS, document or None)
    documents = [view for view in bench.documents() if view.record.has_text]
    return page(
        request, "study.html", "Tự học", card=due[0] if due else None, waiting=len(due), most=CARDS,
        documents=documents, document=document, made=made, ratings=RATINGS,
    )  # fmt: skip


@router.post("/tu-hoc/tao")
def study_make(bench: Bench, document: Annotated[str, Form()]) -> RedirectResponse:
    """Make cards of a document and go on to study them."""
    deck = bench.study.make(document, CARDS)
    return RedirectResponse(f"{link.study(deck.document.record.id)}&made={deck.new}", 303)


@router.post("/tu-hoc/tra-loi")
def study_answer(
    bench: Bench, card: Annotated[str, Form()], rating: Annotated[str, Form()], document: Annotated[str, Form()] = ""
) -> RedirectResponse:
    """Remember the rating and show the next card."""
    bench.study.answer(card, parse_rating(rating))
    return RedirectResponse(link.study(document), 303)
