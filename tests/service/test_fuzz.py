"""A short run of bench/fuzz.py: hostile files of every format cost nothing but themselves."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_a_few_hundred_hostile_files_do_no_harm() -> None:
    program = [sys.executable, str(ROOT / "bench" / "fuzz.py"), "--count", "250", "--no-tricks", "--seed", "7"]
    done = subprocess.run(program, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    assert found["inputs"] == 250
    assert found["intact"] is True
    assert found["ours"] == {}
    assert "crashed" not in found["ends"]
    assert {"added", "refused"} <= set(found["outcomes"])
