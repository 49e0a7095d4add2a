"""An application without routes: errors in one shape, headers that keep everything local, a limit on what is sent."""

from __future__ import annotations

from fastapi import FastAPI

from thammuu.service.api.problems import add_problem_handlers
from thammuu.service.api.security import SecurityHeaders, UploadLimit, keep_uploads_in_memory
from thammuu.service.web.page import problem_page
from thammuu.service.workbench import Workbench

PREFIX = "/api/v1"


def bare_app(workbench: Workbench) -> FastAPI:
    """To be given routes, which find `workbench` in its state."""
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
    add_problem_handlers(app, problem_page)
    keep_uploads_in_memory(workbench.settings.upload_bytes)
    app.add_middleware(UploadLimit, most_bytes=workbench.settings.upload_bytes)
    app.add_middleware(SecurityHeaders)
    return app
