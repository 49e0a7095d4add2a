"""The page that suggests legal bases."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from thammuu.ingest.errors import ThammuuError
from thammuu.service.api.depend import Bench
from thammuu.service.days import parse_day
from thammuu.service.suggesting import SuggestionRequest
from thammuu.service.suggesting.genres import RULES
from thammuu.service.web.page import page

router = APIRouter()
GENRES_OFFERED = tuple(sorted({genre for rule in RULES for genre in rule.drafts}))
_TITLE = "Gợi ý căn cứ"


@router.get("/goi-y-can-cu")
def suggest_bases(
    request: Request, bench: Bench, subject: str = "", issuer: str = "", *, date: str = "", genre: str = ""
) -> HTMLResponse:
    """The form, and the suggestions once a subject is given."""
    form = {"subject": subject, "issuer": issuer, "date": date, "genre": genre, "genres": GENRES_OFFERED}
    try:
        asked = SuggestionRequest(subject, issuer, parse_day(date) if date else None, genre)
        found = bench.suggest_bases(asked) if subject else None
    except ThammuuError as error:
        return page(request, "suggest.html", _TITLE, 422, form=form, found=None, refusal=str(error))
    return page(request, "suggest.html", _TITLE, form=form, found=found, refusal="")
