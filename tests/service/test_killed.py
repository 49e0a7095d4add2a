"""An ingestion killed at any moment: no process is left, what was told is in the store, the next run goes on."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

FILES = 60
CLI = [sys.executable, "-m", "thammuu.service.cli", "ingest"]


@pytest.mark.skipif(os.name != "posix", reason="kill -9 is a POSIX signal")
def test_kill_nine_loses_nothing_and_leaves_no_process(tmp_path: Path) -> None:
    folder = tmp_path / "van-ban"
    folder.mkdir()
    body = "\n".join(f"{n}. Tổ chức đảng thực hiện nội dung thứ {n} của quy định này." for n in range(1, 400))
    for number in range(FILES):
        text = f"TỈNH ỦY SÔNG TRÀ\nSố {number}-QĐ/TU\nQUY ĐỊNH\nvề việc thứ {number}\n{body}\n"
        (folder / f"{number:02}.txt").write_text(text, encoding="utf-8")
    environment = {**os.environ, "THAMMUU_HOME": str(tmp_path / "home"), "THAMMUU_WORKERS": "2"}
    parent = subprocess.Popen([*CLI, str(folder)], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert parent.stderr is not None
    told = [parent.stderr.readline().decode() for _ in range(5)]
    workers = psutil.Process(parent.pid).children()
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    parent.stderr.close()
    assert len(workers) == 2
    assert all("Đã thêm" in line for line in told)
    assert psutil.wait_procs(workers, timeout=20)[1] == []
    again = subprocess.run([*CLI, "--json", str(folder)], env=environment, capture_output=True, text=True, check=True)
    statuses = [file["status"] for file in json.loads(again.stdout)["files"]]
    assert statuses[:5] == ["unchanged"] * 5
    assert set(statuses) == {"unchanged", "added"}
    assert len(statuses) == FILES
