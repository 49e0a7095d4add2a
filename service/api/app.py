"""The application: routes of the API and the pages, errors in one shape, headers that keep everything local."""

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
    studying,
    suggesting,
)
from thammuu.service.api.problems import add_problem_handlers
from thammuu.service.api.security import SecurityHeaders, UploadLimit, keep_uploads_in_memory
from thammuu.service.web.app import add_pages, problem_page
from thammuu.service.workbench import Workbench

PREFIX = "/api/v1"


def create_app(workbench: Workbench) -> FastAPI:
    """The whole service over `workbench`. Nothing is opened before the first request; no page loads from elsewhere."""
    # FastAPI's own documentation pages load scripts from a CDN; `guide` in service/web serves a plain page instead.
    app = FastAPI(
        title="Tham mưu",
        version="1",
        description="Tra cứu, hỏi đáp, viện dẫn, soạn thảo và tự học trên kho văn bản của cơ quan.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
    )
    app.state.workbench = workbench
    app.include_router(alerts.router, prefix=PREFIX)
    app.include_router(suggesting.router, prefix=PREFIX)
    app.include_router(amendments.router, prefix=PREFIX)
    app.include_router(kept_drafts.router, prefix=PREFIX)
    for routes in (documents.router, finding.router, bases.router, catalogue.router, drafting.router, studying.router):
        app.include_router(routes, prefix=PREFIX)
    add_pages(app)
    add_problem_handlers(app, problem_page)
    keep_uploads_in_memory(workbench.settings.upload_bytes)
    app.add_middleware(UploadLimit, most_bytes=workbench.settings.upload_bytes)
    app.add_middleware(SecurityHeaders)
    return app
