"""The page on which a draft's file is read again: choose the .docx, see what is no longer so. Nothing is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, Request, UploadFile
from fastapi.responses import HTMLResponse

from thammuu.ingest.errors import ThammuuError
from thammuu.service.api.depend import Bench
from thammuu.service.api.problems import problem_of
from thammuu.service.days import parse_day
from thammuu.service.rechecking import FAULTS, Recheck
from thammuu.service.web.page import page

router = APIRouter()


@dataclass(frozen=True, slots=True)
class RecheckForm:
    """What was sent, to be shown again; `refusal` is why it could not be worked on."""

    name: str = ""
    as_of: str = ""
    refusal: str = ""


@router.get("/ban-thao/doi-chieu")
def recheck_form(request: Request) -> HTMLResponse:
    """The empty form."""
    return _page(request, RecheckForm(), None)


@router.post("/ban-thao/doi-chieu")
def rechecked(request: Request, bench: Bench, file: UploadFile, as_of: Annotated[str, Form()] = "") -> HTMLResponse:
    """The report; a file that is refused, or no file of Word, is told above the form."""
    name, data = file.filename or "du-thao.docx", file.file.read()
    form = RecheckForm(name, as_of.strip())
    try:
        bench.texts.sent(name, data)  # the guard sees the file before anything else of it is read
        day = parse_day(form.as_of) if form.as_of else bench.today()
        return _page(request, form, bench.drafts.recheck(data, day))
    except ThammuuError as error:
        return _page(request, RecheckForm(name, form.as_of, str(error)), None, problem_of(error).status)


def _page(request: Request, form: RecheckForm, found: Recheck | None, status: int = 200) -> HTMLResponse:
    return page(request, "recheck.html", "Đối chiếu lại viện dẫn", status, form=form, found=found, faults=FAULTS)
