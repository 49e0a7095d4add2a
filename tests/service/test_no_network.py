"""Proof of working offline: the whole product runs while every connection that is not to this machine is refused."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from starlette.testclient import TestClient

from thammuu.corpus.samples import sample_files
from thammuu.index.dense.chroma import ChromaDense
from thammuu.service.api.app import create_app
from thammuu.service.drafting import DraftRequest
from thammuu.service.lookup import SearchRequest
from thammuu.service.settings import Settings
from thammuu.service.workbench import Workbench

_LOOPBACK = {"127.0.0.1", "::1", "localhost"}


@pytest.fixture
def attempts(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Every address someone tried to reach or to look up, this machine's own excluded."""
    tried: list[object] = []
    connect, look_up = socket.socket.connect, socket.getaddrinfo

    def guarded_connect(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and address[0] not in _LOOPBACK:
            tried.append(address)
            raise OSError("no network in this test")
        connect(self, address)

    def guarded_look_up(host: Any, *rest: Any, **named: Any) -> Any:
        if host not in _LOOPBACK and host is not None:
            tried.append(host)
            raise OSError("no network in this test")
        return look_up(host, *rest, **named)

    monkeypatch.setattr(socket.socket, "connect", guarded_connect)
    monkeypatch.setattr(socket.socket, "connect_ex", guarded_connect)
    monkeypatch.setattr(socket, "getaddrinfo", guarded_look_up)
    return tried


def test_the_guard_guards(attempts: list[object]) -> None:
    with pytest.raises(OSError, match="no network"):
        socket.create_connection(("192.0.2.1", 80), timeout=1)
    assert attempts


def test_nothing_is_reached_from_ingestion_to_pages(tmp_path: Path, attempts: list[object]) -> None:
    with Workbench.open(Settings(home=tmp_path / "home"), serving=True) as bench:
        bench.ingest(sample_files())
        bench.reindex()
        bench.search(SearchRequest("hồ sơ đảng viên"))
        bench.ask("chi bộ lưu giữ biên bản sinh hoạt bao lâu")
        bench.draft(DraftRequest("ke-hoach", bench.example("ke-hoach")))
        bench.study.make("15-QĐ/TU", 3)
        client = TestClient(create_app(bench))
        for path in ("/", "/?q=biên bản", "/hoi-dap?q=biên bản", "/soan-thao", "/tu-hoc", "/api/docs"):
            assert client.get(path).status_code == 200
    assert attempts == []


def test_chroma_works_and_reports_home_to_nobody(tmp_path: Path, attempts: list[object]) -> None:
    """The large-store index: made, opened and asked under the guard, its usage reports switched off."""
    folder = tmp_path / "chroma"
    vectors = np.eye(4, 8, dtype=np.float32)
    index = ChromaDense.build(folder, [f"d#so:{row}" for row in range(4)], vectors)
    assert index.search(vectors[2], 1)[0].provision_id == "d#so:2"
    assert index._client.get_settings().anonymized_telemetry is False
    index.close()
    assert attempts == []
