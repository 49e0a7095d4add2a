"""How a page is rendered."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
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
