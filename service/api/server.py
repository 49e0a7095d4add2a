"""Running the application with uvicorn."""

from __future__ import annotations

import gc
import threading
import time
from contextlib import suppress

from starlette.types import ASGIApp

from thammuu.ingest.errors import SetupError, ThammuuError
from thammuu.service.api.first import Opening, create_first_app
from thammuu.service.workbench import Workbench

_FIRST_ASKED = 1.0  # seconds left to who has been waiting for the first search, before the rest is made beside them


def serve(workbench: Workbench, host: str | None = None, port: int | None = None) -> None:
    """Serve until stopped. By default on this machine alone (127.0.0.1)."""
    import uvicorn  # noqa: PLC0415 - only the service pays for it

    settings = workbench.settings
    _refuse_others(workbench, host or settings.host)
    opening = Opening(create_first_app(workbench), lambda: _whole(workbench))
    threading.Thread(target=_warm, args=(workbench, opening), daemon=True).start()
    uvicorn.run(
        opening,
        host=host or settings.host,
        port=port or settings.port,
        log_level="warning",
        server_header=False,
        ws="none",  # no page of ours has a socket; to look for a library that can costs 10 ms
        lifespan="off",
    )


def _refuse_others(workbench: Workbench, host: str) -> None:
    """A machine approved for marked papers serves itself alone."""
    from thammuu.service.approval import is_loopback  # noqa: PLC0415

    if is_loopback(host):
        return
    status = workbench.secrecy_status()
    if status.level is not None or status.marked_documents:
        raise SetupError(
            "Kho này được khai báo cho tài liệu có độ mật hoặc đang giữ tài liệu ấy; máy khác không được truy cập.",
            "Chạy trên 127.0.0.1; hoặc thu hồi khai báo (thammuu secrecy revoke) và dùng thư mục dữ liệu khác.",
        )
    workbench.exposed = True


def _whole(workbench: Workbench) -> ASGIApp:
    from thammuu.service.api.app import create_app  # noqa: PLC0415 - see first.py

    return create_app(workbench)


def _warm(workbench: Workbench, opening: Opening) -> None:
    """Open what searches need, then make the rest of the service, then what names are found by; Chroma last.

    Meanwhile no garbage is looked for, and never again among what was made so far: going through the facts of some
    thousand documents finds none, and stops whoever is asking for a tenth of a second.
    """
    from thammuu.service.warming import warm_rest  # noqa: PLC0415 - SQLAlchemy, beside what the server imports

    gc.disable()
    try:
        with suppress(ThammuuError):  # whoever asks first is told, in words, on the page
            workbench.warm()
        time.sleep(_FIRST_ASKED)
        opening.whole()
        with suppress(ThammuuError):
            warm_rest(workbench.indexes, workbench.knowledge())
    finally:
        gc.freeze()
        gc.enable()
