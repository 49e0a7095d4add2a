"""How far an ingestion has come, on stderr: one line that is written over in a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
from pathlib import PurePath
from typing import TYPE_CHECKING

from thammuu.service.cli.screen import say

if TYPE_CHECKING:
    from thammuu.service.results import IngestStep

_FIRST_GUESS = 2.0  # seconds; before that the time left says nothing
_PLAIN_EVERY = 10.0  # seconds between two mentions of the time left where lines stay
_WIDTH = 100
_MINUTE, _HOUR = 60, 3600


class Screen:
    """Tells the steps of one ingestion."""

    def __init__(self, *, terminal: bool | None = None) -> None:
        self._terminal = sys.stderr.isatty() if terminal is None else terminal
        self._told = 0.0

    def step(self, step: IngestStep) -> None:
        """Tell one more file. In a terminal only files that were not taken in keep a line of their own."""
        from thammuu.service.results import FileStatus  # noqa: PLC0415 - only an ingestion pays for it
        from thammuu.service.wording import FILE_STATUS  # noqa: PLC0415

        line = f"[{step.done}/{step.files}] {FILE_STATUS[step.last.status].label}: {PurePath(step.last.path).name}"
        if not self._terminal:
            say(line + (self._how_far(step) if self._is_time(step) else ""))
            return
        if step.last.status in {FileStatus.REFUSED, FileStatus.FAILED}:
            self._over(line, end="\n")
        self._over(f"[{step.done}/{step.files}]{self._how_far(step)}", end="\n" if step.done == step.files else "")

    def _is_time(self, step: IngestStep) -> bool:
        if step.took_s < self._told + (_PLAIN_EVERY if self._told else _FIRST_GUESS) or step.done == step.files:
            return False
        self._told = step.took_s
        return True

    def _how_far(self, step: IngestStep) -> str:
        mib = 1024 * 1024
        told = f" · {step.read_bytes / mib:.1f}/{step.all_bytes / mib:.1f} MB".replace(".", ",")
        if step.left_s is None or step.took_s < _FIRST_GUESS or step.done == step.files:
            return told
        return f"{told} · còn khoảng {time_left(step.left_s)}"

    def _over(self, line: str, end: str) -> None:
        sys.stderr.write(f"\r{line[:_WIDTH]:<{_WIDTH}}{end}")
        sys.stderr.flush()


def time_left(seconds: float) -> str:
    """A guess in words: "20 giây", "3 phút", "1 giờ 20 phút"."""
    if seconds < _MINUTE:
        return f"{max(5, round(seconds / 5) * 5)} giây"
    if seconds < _HOUR:
        return f"{round(seconds / _MINUTE)} phút"
    hours, minutes = divmod(round(seconds / _MINUTE / 5) * 5, 60)
    return f"{hours} giờ {minutes} phút" if minutes else f"{hours} giờ"
