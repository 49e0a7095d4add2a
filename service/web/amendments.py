"""Pages of documents that were amended: both wordings side by side, and the life over time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse
from markupsafe import Markup, escape

from thammuu.index.consolidated import Mark, ProvisionState, differences
from thammuu.service import amendment_words
from thammuu.service.api.amendments import known, stored
from thammuu.service.api.depend import AsOf, Bench
from thammuu.service.web.page import page
from thammuu.service.web.views import differing
from thammuu.service.wording import short_name

router = APIRouter()
ChangedOnly = Annotated[bool, Query(alias="chi-thay-doi")]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Both wordings of a provision, what differs marked in each."""

    old: Markup
    new: Markup

    @classmethod
    def of(cls, old: str, new: str) -> SideBySide:
        """The marked wordings; one that is wholly new or wholly gone carries no marks."""
        if not old or not new:
            return cls(escape(old), escape(new))
        parts = differences(old, new)
        return cls(differing(parts, Mark.ADDED), differing(parts, Mark.DROPPED))


# What both templates tell changes with.
_WORDS: dict[str, Any] = {"told": amendment_words, "beside": SideBySide.of}


@router.get("/van-ban/{document_id}/hop-nhat")
def consolidated(
    request: Request, document_id: str, bench: Bench, as_of: AsOf, changed_only: ChangedOnly = False
) -> HTMLResponse:
    """The document as amended."""
    view = bench.amendments(as_of).consolidated(stored(document_id, bench))
    rows = tuple(row for row in view.rows if not changed_only or row.state is not ProvisionState.UNCHANGED)
    name = short_name(view.document.record)
    given = {**_WORDS, "view": view, "rows": rows, "changed_only": changed_only, "as_of": view.as_of}
    return page(request, "consolidated.html", f"{name} sau sửa đổi", 200, **given)


@router.get("/van-ban/{document_id}/dong-thoi-gian")
def timeline(request: Request, document_id: str, bench: Bench, as_of: AsOf) -> HTMLResponse:
    """The life of the document and its wordings."""
    told = bench.amendments(as_of).timeline(known(document_id, bench))
    name = short_name(told.document.record)
    return page(request, "timeline.html", f"Dòng thời gian của {name}", 200, timeline=told, **_WORDS)
