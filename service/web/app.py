"""The application's pages: how one is rendered, and the routes of all of them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from thammuu.ingest.dates import display_date
from thammuu.service import correcting, wording
from thammuu.service.api.problems import Problem
from thammuu.service.web import link, views

FOLDER = Path(__file__).parent


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(link=link, words=wording, corrected_note=correcting.corrected_note)
    environment.filters.update(
        differing=views.differing,
        moment=views.moment,
        day=display_date,
        marked=views.marked,
        blanked=views.blanked,
        capitalize_first=views.capitalize_first,
    )
    return environment


def page(request: Request, template: str, title: str, status: int = 200, **given: Any) -> HTMLResponse:
    """A page; `given` are the variables of its template."""
    around = {"title": title, "menu": "/" + request.url.path.split("/")[1]}
    return HTMLResponse(_templates().get_template(template).render(page=around, **given), status)


def problem_page(request: Request, found: Problem) -> HTMLResponse:
    """An error as a page."""
    return page(request, "problem.html", found.title, found.status, problem=found)


def add_pages(app: FastAPI) -> None:
    """Add the pages and their static files to `app`."""
    from thammuu.service.web import (  # noqa: PLC0415 - they import `page` from here
        alerts,
        amendments,
        bases,
        catalogue,
        guide,
        kept_drafts,
        reading,
        rechecking,
        suggesting,
        working,
    )

    app.mount("/static", StaticFiles(directory=link.STATIC))
    guide.add_guide(app)
    app.include_router(reading.router, include_in_schema=False)
    app.include_router(alerts.router, include_in_schema=False)
    app.include_router(suggesting.router, include_in_schema=False)
    app.include_router(amendments.router, include_in_schema=False)
    app.include_router(bases.router, include_in_schema=False)
    app.include_router(catalogue.router, include_in_schema=False)
    app.include_router(working.router, include_in_schema=False)
    app.include_router(rechecking.router, include_in_schema=False)  # before the drafts: no draft is called "doi-chieu"
    app.include_router(kept_drafts.router, include_in_schema=False)
