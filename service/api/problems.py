"""Errors over HTTP, in one shape everywhere: problem details of RFC 9457.

    {"type": "about:blank", "title": "…", "status": 404, "detail": "…", "code": "not_found", "advice": "…"}

`detail` and `advice` are Vietnamese and may be shown as they are; `code` is stable. Pages get the same words as HTML.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from thammuu.ingest.errors import Fault, OutdatedError, SecrecyRefusal, ThammuuError, UnknownIdError

MEDIA_TYPE = "application/problem+json"
log = logging.getLogger(__name__)

_STATUS = {Fault.INPUT: 422, Fault.SETUP: 503, Fault.OURS: 500}
_TITLES = {
    404: "Không tìm thấy",
    405: "Cách gọi không được hỗ trợ",
    409: "Người khác đã sửa trước",
    413: "Dữ liệu gửi lên quá lớn",
    422: "Dữ liệu gửi lên chưa đúng",
    451: "Từ chối vì độ mật",
    500: "Lỗi của phần mềm",
    503: "Cài đặt chưa hoàn chỉnh",
}


class Problem(BaseModel):
    """Problem details."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    code: str
    advice: str = ""


class NotFound(UnknownIdError):  # noqa: N818 - it reads as what it is
    """What was asked for by its id is not there."""


ProblemPage = Callable[[Request, Problem], Response]


def problem(status: int, detail: str, code: str, advice: str = "") -> Problem:
    """The problem with its title."""
    return Problem(title=_TITLES.get(status, "Lỗi"), status=status, detail=detail, code=code, advice=advice)


def problem_of(error: ThammuuError) -> Problem:
    """The problem that one of our errors is."""
    if isinstance(error, UnknownIdError):
        return problem(404, error.message, "not_found", error.advice)
    if isinstance(error, OutdatedError):
        return problem(409, error.message, "outdated", error.advice)
    if isinstance(error, SecrecyRefusal):
        return problem(451, error.message, "secrecy", error.advice)
    return problem(_STATUS[error.fault], error.message, str(error.fault), error.advice)


def add_problem_handlers(app: FastAPI, page: ProblemPage) -> None:
    """Make every error of `app` answer with problem details, or outside the API by a `page` with the same words."""
    app.state.problem_page = page
    app.add_exception_handler(ThammuuError, _on_ours)
    app.add_exception_handler(RequestValidationError, _on_invalid)
    app.add_exception_handler(HTTPException, _on_http)
    app.add_exception_handler(Exception, _on_defect)


def _answer(request: Request, found: Problem) -> Response:
    if request.url.path.startswith("/api/"):
        return JSONResponse(found.model_dump(), found.status, media_type=MEDIA_TYPE)
    page: ProblemPage = request.app.state.problem_page
    return page(request, found)


async def _on_ours(request: Request, error: Exception) -> Response:
    assert isinstance(error, ThammuuError)  # noqa: S101 - registered for this class alone
    return _answer(request, problem_of(error))


async def _on_invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101
    places = ", ".join(str(fault["loc"][-1]) for fault in error.errors())
    return _answer(request, problem(422, f"Thiếu hoặc sai: {places}.", "input", "Xem cách gọi tại /api/docs."))


async def _on_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101
    detail = "Không có địa chỉ này." if error.status_code == 404 else _TITLES.get(error.status_code, str(error.detail))
    code = {404: "not_found", 405: "method"}.get(error.status_code, "http")
    return _answer(request, problem(error.status_code, detail, code))


async def _on_defect(request: Request, error: Exception) -> Response:
    # The kind of fault alone: a message could carry words of a document.
    log.error("%s at %s", type(error).__name__, request.url.path)
    detail = "Có lỗi trong phần mềm khi xử lý yêu cầu này."
    return _answer(request, problem(500, detail, "ours", "Thử lại; nếu vẫn lỗi, báo cho người quản trị."))
