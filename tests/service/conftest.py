"""A workbench over the shipped samples, made once; tests that write get a copy of its folder."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from thammuu.corpus.samples import sample_files
from thammuu.service.settings import Settings
from thammuu.service.workbench import Workbench

NOON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)


def open_bench(home: Path) -> Workbench:
    return Workbench(Settings(home=home), now=lambda: NOON)


@pytest.fixture(scope="session")
def sample_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home")
    with open_bench(home) as bench:
        report = bench.ingest(sample_files())
    assert {file.status for file in report.files} == {"added"}
    return home


@pytest.fixture(scope="session")
def bench(sample_home: Path) -> Iterator[Workbench]:
    """For reading only."""
    with open_bench(sample_home) as bench:
        yield bench


@pytest.fixture
def own_home(sample_home: Path, tmp_path: Path) -> Path:
    """A copy of the sample home that may be written to."""
    return Path(shutil.copytree(sample_home, tmp_path / "home"))


@pytest.fixture
def own_bench(own_home: Path) -> Iterator[Workbench]:
    with open_bench(own_home) as bench:
        yield bench
