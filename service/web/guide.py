"""/api/docs: the routes of the API on one plain page, made from the OpenAPI description; nothing from a CDN."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse

from thammuu.service.web.page import page


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter of a route."""

    name: str
    where: str
    required: bool
    about: str


@dataclass(frozen=True, slots=True)
class Route:
    """A route as the page shows it."""

    method: str
    path: str
    summary: str
    about: str
    fields: tuple[Field, ...]


_WHERE = {"query": "trong địa chỉ", "path": "trong đường dẫn", "body": "trong nội dung gửi lên"}


def add_guide(app: FastAPI) -> None:
    """Serve the page at /api/docs."""

    @app.get("/api/docs", include_in_schema=False)
    def guide(request: Request) -> HTMLResponse:
        return page(request, "api.html", "Giao diện lập trình (API)", routes=tuple(routes_of(app.openapi())))


def routes_of(description: dict[str, Any]) -> Iterator[Route]:
    """The routes of an OpenAPI description, in its order."""
    for path, methods in description["paths"].items():
        for method, told in methods.items():
            fields = (*_parameters(told), *_body(told, description))
            yield Route(method.upper(), path, told.get("summary", ""), told.get("description", ""), fields)


def _parameters(told: dict[str, Any]) -> Iterator[Field]:
    for field in told.get("parameters", ()):
        about = field.get("description") or field.get("schema", {}).get("description", "")
        yield Field(field["name"], _WHERE.get(field["in"], field["in"]), field.get("required", False), about)


def _body(told: dict[str, Any], description: dict[str, Any]) -> Iterator[Field]:
    for content in told.get("requestBody", {}).get("content", {}).values():
        name = content["schema"].get("$ref", "").rpartition("/")[2]
        shape = description["components"]["schemas"].get(name, {})
        for field, schema in shape.get("properties", {}).items():
            required = field in shape.get("required", ())
            yield Field(field, _WHERE["body"], required, schema.get("description", ""))
