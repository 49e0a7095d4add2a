"""Running the application with uvicorn."""

from __future__ import annotations

import threading
from contextlib import suppress

from thammuu.ingest.errors import ThammuuError
from thammuu.service.api.app import create_app
from thammuu.service.workbench import Workbench


def serve(workbench: Workbench, host: str | None = None, port: int | None = None) -> None:
    """Serve until stopped. By default on this machine alone (127.0.0.1)."""
    import uvicorn  # noqa: PLC0415 - only the service pays for it

    settings = workbench.settings
    threading.Thread(target=_warm, args=(workbench,), daemon=True).start()
    uvicorn.run(
        create_app(workbench),
        host=host or settings.host,
        port=port or settings.port,
        log_level="warning",
        server_header=False,
    )


def _warm(workbench: Workbench) -> None:
    with suppress(ThammuuError):  # whoever asks first is told, in words, on the page
        workbench.warm()
