"""The page of alerts."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from thammuu.service.api.depend import AsOf, Bench
from thammuu.service.web.page import page

router = APIRouter()


@router.get("/canh-bao")
def alerts(request: Request, bench: Bench, as_of: AsOf) -> HTMLResponse:
    """Every change that something in the store rests on."""
    return page(request, "alerts.html", "Cảnh báo", alerts=bench.alerts(as_of), as_of=as_of or bench.today())
