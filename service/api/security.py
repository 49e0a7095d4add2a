"""Headers that keep pages local, and a limit on what may be sent: plain ASGI middleware."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.formparsers import MultiPartParser
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# No page of ours loads, frames or sends anything to another host; scripts are not used at all.
_HEADERS = {
    "Content-Security-Policy": "default-src 'self'; script-src 'none'; object-src 'none'; base-uri 'none'; "
    "frame-ancestors 'none'; form-action 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_CHANGING = {"POST", "PUT", "PATCH", "DELETE"}


class SecurityHeaders:
    """Adds the headers to every answer, and refuses changes asked for by a page of another site.

    There are no accounts yet, so a foreign page in the same browser could otherwise fill the store of this machine.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        if scope["method"] in _CHANGING and _is_foreign(scope):
            await _refusal(403, "Yêu cầu đến từ một trang khác nên bị từ chối.", "foreign")(
                scope, receive, with_headers
            )
            return
        await self.app(scope, receive, with_headers)


def keep_uploads_in_memory(most_bytes: int) -> None:
    """Have files that are sent never lie in a temporary file: the secrecy guard has not seen them yet.

    Starlette writes a part of more than 1 MB to disk; no part is larger than the body, which `UploadLimit` bounds.
    """
    MultiPartParser.spool_max_size = max(MultiPartParser.spool_max_size, most_bytes + 1)


class UploadLimit:
    """Refuses a request whose body is larger than `most_bytes`, told by its length or counted as it comes."""

    def __init__(self, app: ASGIApp, most_bytes: int) -> None:
        self.app = app
        self.most_bytes = most_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or scope["method"] not in _CHANGING:
            await self.app(scope, receive, send)
            return
        told = _header(scope, b"content-length")
        if told.isdecimal() and int(told) > self.most_bytes:
            await self._refuse(scope, receive, send)
            return
        # A chunked body tells no length, and our own clients never send one; a request with neither has no body.
        if not told and _header(scope, b"transfer-encoding"):
            await _refusal(411, "Yêu cầu phải ghi độ dài dữ liệu (Content-Length).", "length")(scope, receive, send)
            return
        await self.app(scope, receive, send)

    async def _refuse(self, scope: Scope, receive: Receive, send: Send) -> None:
        limit = self.most_bytes // (1024 * 1024)
        await _refusal(413, f"Dữ liệu gửi lên quá lớn (giới hạn {limit} MB).", "too_large")(scope, receive, send)


def _header(scope: Scope, name: bytes) -> str:
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == name), "")


def _is_foreign(scope: Scope) -> bool:
    """Whether a browser says that the request comes from another site; programs say nothing."""
    site = _header(scope, b"sec-fetch-site")
    if site:
        return site not in {"same-origin", "none"}
    origin = _header(scope, b"origin")
    return bool(origin) and origin.partition("://")[2] != _header(scope, b"host")


def _refusal(status: int, detail: str, code: str) -> JSONResponse:
    from thammuu.service.api.problems import MEDIA_TYPE, problem  # noqa: PLC0415 - the app module imports both

    return JSONResponse(problem(status, detail, code).model_dump(), status, media_type=MEDIA_TYPE)
