"""A few of bench/kill_trials.py, one a phase: an ingestion killed there loses nothing, and the next start says so."""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path

import pytest

from thammuu.service.settings import Settings
from thammuu.service.workbench import Workbench

_PATH = Path(__file__).resolve().parents[2] / "bench" / "kill_trials.py"
_SPEC = importlib.util.spec_from_file_location("kill_trials", _PATH)
assert _SPEC is not None
assert _SPEC.loader is not None
kill_trials = importlib.util.module_from_spec(_SPEC)
sys.modules["kill_trials"] = kill_trials  # dataclasses look their module up
_SPEC.loader.exec_module(kill_trials)


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is a POSIX signal")
def test_kills_in_every_phase_lose_nothing(tmp_path: Path) -> None:
    kill_trials.write_regulations(tmp_path, 4)
    done = [trial for _, trial in kill_trials.trials(tmp_path, (0, 3, 4, 7), seed=3)]
    assert [trial.phase for trial in done] == list(kill_trials.PHASES)
    assert [trial.faults for trial in done] == [{}] * 4
    assert any("index_updated" in trial.notices for trial in done)  # that it is said whenever it is due: "silent"


def test_two_ingestions_at_once_make_one_sound_store(tmp_path: Path) -> None:
    folder, home = tmp_path / "van-ban", tmp_path / "home"
    folder.mkdir()
    kill_trials.write_regulations(folder, 4)
    runs = [kill_trials.Run(home, folder) for _ in range(2)]
    assert [run.ended() for run in runs] == [0, 0]
    assert sorted(name for run in runs for name in run.told) == sorted(path.name for path in folder.iterdir())
    with Workbench.open(Settings(home=home)) as bench:
        assert [each.detail for each in bench.doctor() if not each.well] == []
        assert bench.index_notices() == ()
