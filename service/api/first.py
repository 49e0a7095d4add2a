"""What people ask first of a service, served while the rest of it is still being imported.

Nine of ten routes are not what a service is opened for, and making them (their words, their rules, their schemas) takes
as long as all that a search needs. The first application has the search alone; every other address waits for the whole,
which answers everything once it is there.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool
from fastapi.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from thammuu.service.api import searching
from thammuu.service.api.bare import PREFIX, bare_app
from thammuu.service.web import link
from thammuu.service.web import searching as pages
from thammuu.service.workbench import Workbench

_STATIC = "/static"
_FIRST = frozenset({"/", f"{PREFIX}/search"})


def create_first_app(workbench: Workbench) -> FastAPI:
    """The search, as page and as JSON, just as in the whole service."""
    app = bare_app(workbench)
    app.mount(_STATIC, StaticFiles(directory=link.STATIC))
    app.include_router(searching.router, prefix=PREFIX)
    app.include_router(pages.router, include_in_schema=False)
    return app


class Opening:
    """`first` for what it has, until the application that `make` makes is there; then that one for everything."""

    def __init__(self, first: ASGIApp, make: Callable[[], ASGIApp]) -> None:
        self._first = first
        self._make = make
        self._making = threading.Lock()
        self._whole: ASGIApp | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        app = self._whole
        if app is None:
            app = self._first if _is_first(scope) else await run_in_threadpool(self.whole)
        await app(scope, receive, send)

    def whole(self) -> ASGIApp:
        """The whole application, made by whoever asks for it first; the others wait."""
        with self._making:
            if self._whole is None:
                self._whole = self._make()
            return self._whole


def _is_first(scope: Scope) -> bool:
    """Also what is no request at all: that the server begins and ends."""
    path = scope.get("path", "")
    return scope["type"] != "http" or path in _FIRST or path.startswith(f"{_STATIC}/")
