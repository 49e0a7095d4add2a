"""The golden questions on the real Party documents: what search reaches is kept. Measured: hit@1 0.790, hit@5 0.933."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

from thammuu.service.settings import Settings
from thammuu.service.workbench import Workbench

pytestmark = pytest.mark.shared

_PATH = Path(__file__).parents[2] / "bench" / "golden_party.py"
_SPEC = importlib.util.spec_from_file_location("golden_party", _PATH)
assert _SPEC is not None
assert _SPEC.loader is not None
golden_party = importlib.util.module_from_spec(_SPEC)
sys.modules["golden_party"] = golden_party  # its dataclass looks its module up
_SPEC.loader.exec_module(golden_party)


def test_golden_questions_find_their_provisions(shared: Path, tmp_path: Path) -> None:
    questions = golden_party.read_golden()
    with Workbench.open(Settings(home=tmp_path)) as bench:
        bench.ingest([shared / "data" / "party"])
        ranks = [golden_party.rank(bench, each) for each in questions]
    assert golden_party.share(ranks, 1) >= 0.76  # a few questions of room
    assert golden_party.share(ranks, 5) >= 0.91
