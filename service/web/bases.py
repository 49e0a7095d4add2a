"""The page of the table of legal bases: paste a text or choose a file, read the table, take it away as .docx."""

from __future__ import annotations

from dataclasses import dataclass, replace

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse
from starlette.datastructures import UploadFile as StarletteUpload

from thammuu.ingest.errors import ThammuuError
from thammuu.service.api.depend import Bench, SentForm
from thammuu.service.api.download import DOCX, attachment
from thammuu.service.bases import sheet
from thammuu.service.days import parse_day
from thammuu.service.web.page import page

router = APIRouter()


@dataclass(frozen=True, slots=True)
class BasesForm:
    """What was sent, to be shown again; `refusal` is why it could not be worked on."""

    text: str = ""
    date: str = ""
    as_of: str = ""
    refusal: str = ""


@router.get("/can-cu")
def bases_form(request: Request) -> HTMLResponse:
    """The empty form."""
    return page(request, "bases.html", "Bảng căn cứ", form=BasesForm(), table=None, words_of=sheet)


@router.post("/can-cu")
def bases_made(request: Request, bench: Bench, sent: SentForm) -> Response:
    """The table; as .docx when the button says so. A file is read, not kept; its text comes back in the form."""
    told = {name: value.strip() for name, value in sent.items() if isinstance(value, str)}
    file = sent.get("file")
    data = file.file.read() if isinstance(file, StarletteUpload) and file.filename else None
    name = file.filename or "" if isinstance(file, StarletteUpload) else ""
    form = BasesForm(told.get("text", ""), told.get("date", ""), told.get("as_of", ""))
    try:
        source = bench.texts.pasted(form.text) if data is None else bench.texts.sent(name, data)
        written, day = (parse_day(each) if each else None for each in (form.date, form.as_of))
        table = bench.bases(source, written=written, as_of=day)
    except ThammuuError as error:
        refused = replace(form, refusal=str(error))
        return page(request, "bases.html", "Bảng căn cứ", 422, form=refused, table=None, words_of=sheet)
    if "download" in told:
        return Response(bench.bases_docx(table), media_type=DOCX, headers=attachment("bang-can-cu.docx"))
    shown = replace(form, text=source.text)
    return page(request, "bases.html", "Bảng căn cứ", form=shown, table=table, words_of=sheet)
