"""The routes of all pages."""

from __future__ import annotations

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from thammuu.service.web import (
    alerts,
    amendments,
    bases,
    catalogue,
    guide,
    kept_drafts,
    link,
    reading,
    rechecking,
    searching,
    suggesting,
    working,
)


def add_pages(app: FastAPI) -> None:
    """Add the pages and their static files to `app`."""
    app.mount("/static", StaticFiles(directory=link.STATIC))
    guide.add_guide(app)
    app.include_router(searching.router, include_in_schema=False)
    app.include_router(reading.router, include_in_schema=False)
    app.include_router(alerts.router, include_in_schema=False)
    app.include_router(suggesting.router, include_in_schema=False)
    app.include_router(amendments.router, include_in_schema=False)
    app.include_router(bases.router, include_in_schema=False)
    app.include_router(catalogue.router, include_in_schema=False)
    app.include_router(working.router, include_in_schema=False)
    app.include_router(rechecking.router, include_in_schema=False)  # before the drafts: no draft is called "doi-chieu"
    app.include_router(kept_drafts.router, include_in_schema=False)
