"""Fixtures every layer uses."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

# Speed is measured in bench/, never here: a slow machine must not fail a test. A landing is judged by fixed examples
# (CI=true); everywhere else each run tries new ones.
settings.register_profile("house", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "house")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents beside the checkout; tests that need it skip on a machine without it."""
    folder = ROOT.parent / "shared"
    if not (folder / "data").is_dir():
        pytest.skip("the shared folder of real documents is not beside this checkout")
    return folder
