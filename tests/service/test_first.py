"""A service that opens with its search: the same answers as the whole, everything else waited for, made once."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from starlette.types import ASGIApp

from thammuu.service.api.app import create_app
from thammuu.service.api.first import Opening, create_first_app
from thammuu.service.workbench import Workbench

LOCAL = "http://127.0.0.1:8000"
FIRST = (
    "/",
    "/?q=đảng+viên&in_force=true",
    "/?q=294-QĐ/TW",
    "/?q=x&from=hôm+qua",
    "/api/v1/search?q=đảng+phí",
    "/api/v1/search?q=đảng+phí&group=true&k=3",
    "/api/v1/search",
    "/api/v1/search?q=x&k=0",
    "/api/v1/search?q=x&type=bài+thơ",
    "/static/thammuu.css",
    "/static/nothing.css",
)


def client_of(app: ASGIApp) -> TestClient:
    return TestClient(app, base_url=LOCAL, raise_server_exceptions=False)


def told(answer: Any) -> tuple[object, ...]:
    """An answer but for how long it took."""
    kind = answer.headers["content-type"]
    body = answer.json() | {"took_ms": 0} if "json" in kind else answer.text
    return answer.status_code, kind, answer.headers["content-security-policy"], body


@pytest.fixture(scope="module")
def whole(bench: Workbench) -> TestClient:
    return client_of(create_app(bench))


@pytest.mark.parametrize("path", FIRST)
def test_the_first_answers_are_those_of_the_whole(bench: Workbench, whole: TestClient, path: str) -> None:
    assert told(client_of(create_first_app(bench)).get(path)) == told(whole.get(path))


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "HEAD"])
@pytest.mark.parametrize("path", ["/", "/api/v1/search"])
@pytest.mark.parametrize("headers", [{}, {"origin": "http://x.example"}])
def test_what_is_refused_is_refused_alike(
    bench: Workbench, whole: TestClient, method: str, path: str, headers: dict[str, str]
) -> None:
    first = client_of(create_first_app(bench)).request(method, path, headers=headers)
    same = whole.request(method, path, headers=headers)
    assert (first.status_code, first.content) == (same.status_code, same.content)


class Making:
    """Makes the whole application when it is let, and counts how often it did."""

    def __init__(self, bench: Workbench) -> None:
        self.bench = bench
        self.let = threading.Event()
        self.made = 0

    def __call__(self) -> ASGIApp:
        assert self.let.wait(30)
        self.made += 1
        return create_app(self.bench)


@pytest.fixture
def making(bench: Workbench) -> Iterator[Making]:
    making = Making(bench)
    yield making
    making.let.set()


def test_searches_are_answered_before_the_rest_is_there(bench: Workbench, making: Making) -> None:
    client = client_of(Opening(create_first_app(bench), making))
    assert [client.get(path).status_code for path in FIRST[:3]] == [200, 200, 200]
    assert making.made == 0


def test_whatever_else_is_asked_waits_for_the_whole_which_is_made_once(bench: Workbench, making: Making) -> None:
    opening = Opening(create_first_app(bench), making)
    paths = ("/hoi-dap", "/api/docs", "/api/openapi.json", "/van-ban", "/api/v1/documents", "/khong-co")
    with ThreadPoolExecutor(len(paths)) as people:
        waiting = [people.submit(client_of(opening).get, path) for path in paths]
        assert client_of(opening).get("/api/v1/search?q=đảng+phí").status_code == 200  # nobody is held up by them
        assert not any(each.done() for each in waiting)
        making.let.set()
        assert [each.result().status_code for each in waiting] == [200, 200, 200, 200, 200, 404]
    assert making.made == 1
    assert client_of(opening).get("/").status_code == 200
    assert making.made == 1


def test_the_search_brings_nothing_that_only_other_pages_need() -> None:
    """What is named here took half of the time to import."""
    unwanted = ("docx", "lxml", "thammuu.drafts_templates", "thammuu.ingest.citations", "thammuu.service.study.deck")
    program = "import sys, thammuu.service.api.server; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert not set(unwanted) & set(loaded)


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def asked(url: str) -> int:
    for _ in range(600):
        try:
            with urllib.request.urlopen(url, timeout=60) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            time.sleep(0.05)
    raise AssertionError(url)


def test_a_service_begins_with_its_search_and_has_the_rest(own_home: Path) -> None:
    port = free_port()
    command = [sys.executable, "-m", "thammuu.service.cli", "serve", "--port", str(port)]
    environment = {**os.environ, "THAMMUU_HOME": str(own_home)}
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        paths = ("api/v1/search?q=chi", "", "hoi-dap", "api/openapi.json", "soan-thao", "api/v1/documents", "khong-co")
        assert [asked(f"http://127.0.0.1:{port}/{path}") for path in paths] == [200, 200, 200, 200, 200, 200, 404]
    finally:
        process.terminate()
        _, complaints = process.communicate()
    assert complaints.count(b"\n") == 1  # where it runs
