"""The whole application: every route of the API and every page."""

from __future__ import annotations

from fastapi import FastAPI

from thammuu.service.api import (
    alerts,
    amendments,
    bases,
    catalogue,
    documents,
    drafting,
    finding,
    kept_drafts,
    searching,
    studying,
    suggesting,
)
from thammuu.service.api.bare import PREFIX, bare_app
from thammuu.service.web.app import add_pages
from thammuu.service.workbench import Workbench


def create_app(workbench: Workbench) -> FastAPI:
    """The whole service over `workbench`. Nothing is opened before the first request; no page loads from elsewhere."""
    app = bare_app(workbench)
    app.include_router(alerts.router, prefix=PREFIX)
    app.include_router(suggesting.router, prefix=PREFIX)
    app.include_router(amendments.router, prefix=PREFIX)
    app.include_router(kept_drafts.router, prefix=PREFIX)
    app.include_router(documents.router, prefix=PREFIX)
    app.include_router(searching.router, prefix=PREFIX)
    for routes in (finding.router, bases.router, catalogue.router, drafting.router, studying.router):
        app.include_router(routes, prefix=PREFIX)
    add_pages(app)
    return app
