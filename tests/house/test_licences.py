"""No AGPL or GPL in what users install; the lock is the list."""

from __future__ import annotations

import importlib.metadata
import re
from pathlib import Path

import pytest

LOCK = (Path(__file__).resolve().parents[2] / "requirements" / "base.txt").read_text(encoding="utf-8").split("\n")
NAMES = [line.split("==")[0] for line in LOCK if "==" in line]
_COPYLEFT = re.compile(r"\bA?GPL|(?:Affero|GNU) General Public", re.IGNORECASE)


def _licences(name: str) -> str:
    meta = importlib.metadata.metadata(name)
    classifiers = [line for line in meta.get_all("Classifier") or [] if line.startswith("License")]
    return " ".join([meta.get("License-Expression") or "", (meta.get("License") or "")[:200], *classifiers])


@pytest.mark.parametrize("name", NAMES)
def test_dependency_is_not_copyleft(name: str) -> None:
    try:
        licences = _licences(name)
    except importlib.metadata.PackageNotFoundError:
        pytest.skip("not installed on this platform")
    assert not _COPYLEFT.search(licences), licences
