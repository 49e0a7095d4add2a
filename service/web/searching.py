"""The search page, which people open first."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse
from pydantic import BaseModel, Field

from thammuu.service.api.depend import AsOf, Bench
from thammuu.service.filters import Filters
from thammuu.service.lookup import SearchRequest
from thammuu.service.results import ResolutionState
from thammuu.service.web import views
from thammuu.service.web.page import page

router = APIRouter()
HITS = 20
Text = Annotated[str, Query(max_length=2000)]


class FiltersSent(BaseModel):
    """The filters of the search page."""

    genre: str = ""
    issuer: str = ""
    level: str = ""
    field: str = ""
    since: str = Field("", alias="from")
    until: str = Field("", alias="to")

    def asked(self) -> Filters:
        """What a document must be. InputError for a day that is none."""
        return Filters.typed(
            genre=self.genre,
            issuer=self.issuer,
            level=self.level,
            field=self.field,
            since=self.since,
            until=self.until,
        )


@router.get("/")
def search(
    request: Request,
    bench: Bench,
    as_of: AsOf,
    *,
    q: Text = "",
    filters: Annotated[FiltersSent, Query()],
    in_force: bool = False,
) -> HTMLResponse:
    """The search page."""
    choices = bench.knowledge().choices
    wanted = SearchRequest(q.strip(), HITS, as_of, filters.asked(), in_force, beside=True)
    result = bench.search(wanted) if wanted.text and choices.stored else None
    view = views.SearchPage(
        request=wanted,
        as_of=as_of.isoformat() if as_of else "",
        choices=choices,
        groups=result.groups if result else None,
        result=result,
    )
    shown = bench.show(wanted.text, as_of) if result else None
    named = shown if shown and shown.resolution is ResolutionState.RESOLVED and shown.address_found else None
    unsure = shown if shown and shown.document is None and shown.by_symbol else None
    return page(request, "search.html", wanted.text or "Tra cứu", view=view, named=named, unsure=unsure)
