"""One reading process as its parent sees it: started, asked, watched, ended."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, BinaryIO, cast

from thammuu.ingest.errors import Fault, SetupError
from thammuu.service.reading import frames
from thammuu.service.reading.child import ALIVE, PARSED, READY, TOO_LARGE
from thammuu.service.reading.job import Allowance, Answer, Job, Order, Parsed, Unread

if TYPE_CHECKING:
    import psutil

PROGRAM = ("-P", "-X", "utf8", "-m", "thammuu.service.reading.child")
# A process that has grown to this much is not kept for the next file: freed memory does not go back to the system.
TIRED = 160 * 1024 * 1024
# A file may tell of progress for ever; after this many times its time it is stopped all the same.
_LONGEST = 60
_NO_WINDOW = 0x08000000  # CREATE_NO_WINDOW


class End(StrEnum):
    """Why the parent ended a process in the middle of a file."""

    TIME = "time"
    MEMORY = "memory"
    CLOSED = "closed"


_SPLIT = "Tách tệp thành nhiều phần, hoặc mở bằng chương trình đã tạo ra nó rồi lưu lại thành .docx và nạp lại."


@dataclass(slots=True)
class _Task:
    """The file being read: until when it may go without a sign of life, and at all."""

    deadline: float
    last: float
    seconds: float


class Worker:
    """A reading process. `read` is for one thread at a time; `watch` and `close` may be called from another."""

    def __init__(self, allowance: Allowance, program: tuple[str, ...] = PROGRAM) -> None:
        self._allowance = allowance
        self._task: _Task | None = None
        self._ended: End | None = None
        self._ready = False
        self._guard = threading.Lock()
        self._seen: psutil.Process | None = None
        self.files = 0  # read to the end, whatever the answer
        self._process = _start(program, allowance.memory)
        # A pipe each way, always: see _start.
        self._requests = cast("BinaryIO", self._process.stdin)
        self._answers = cast("BinaryIO", self._process.stdout)

    @property
    def alive(self) -> bool:
        """Whether it can take another file."""
        return self._ended is None and self._process.poll() is None

    def read(self, job: Job) -> Answer | None:
        """The answer to `job`; None when the process died of itself. Raises SetupError when it never came up."""
        try:
            self._await_ready()
            self._begin(len(job.data))
            seconds = self._allowance.time_for(len(job.data))
            order = Order(job.name, job.within, job.clearance, job.wanted, seconds)
            frames.send(self._requests, order, job.data)
            found = self._answer()
            self.files += 1
            return found
        except (OSError, EOFError, ValueError):  # ValueError: the pipe was closed between two messages
            self.close(self._ended or End.CLOSED)
            return self._stopped()
        finally:
            self._task = None

    def _await_ready(self) -> None:
        if self._ready:
            return
        try:
            frames.receive(self._answers)
        except EOFError:
            if self._ended is not None:
                raise
            raise SetupError(
                "Không khởi động được tiến trình đọc tệp.",
                "Kiểm tra phần mềm diệt vi-rút và dung lượng bộ nhớ; hoặc đặt THAMMUU_WORKERS=0 để đọc tệp ngay trong "
                "chương trình chính.",
            ) from None
        self._ready = True

    def _begin(self, size: int) -> None:
        seconds, now = self._allowance.time_for(size), time.monotonic()
        self._task = _Task(now + seconds, now + seconds * _LONGEST, seconds)

    def _answer(self) -> Answer:
        while True:
            head, body = frames.receive(self._answers)
            if head == ALIVE and self._task is not None:
                self._task.deadline = time.monotonic() + self._task.seconds
            elif head == PARSED:
                return Parsed(body)
            elif head == TOO_LARGE:
                return self._too_large()
            elif head != READY:
                return cast("Unread", head)

    def _stopped(self) -> Unread | None:
        if self._ended is End.TIME:
            said = "Đọc tệp quá lâu nên đã dừng lại; các tệp khác không bị ảnh hưởng."
            return Unread(Fault.OURS, said, _SPLIT)
        return self._too_large() if self._ended is End.MEMORY else None

    def _too_large(self) -> Unread:
        limit = self._allowance.memory // (1024 * 1024)
        said = f"Đọc tệp cần quá nhiều bộ nhớ (giới hạn {limit} MB) nên đã dừng lại; các tệp khác không bị ảnh hưởng."
        return Unread(Fault.OURS, said, _SPLIT)

    def watch(self, *, with_children: bool) -> None:
        """End the process when its file has had its time or its memory. To be called several times a second."""
        task = self._task
        if task is None or self._ended is not None:
            return
        if time.monotonic() > min(task.deadline, task.last):
            self.close(End.TIME)
        elif self.memory(with_children=with_children) > self._allowance.memory:
            self.close(End.MEMORY)

    def memory(self, *, with_children: bool = False) -> int:
        """Resident bytes of the process, with those of the programs it started where asked; 0 when it is gone."""
        import psutil  # noqa: PLC0415 - only an ingestion pays for it

        try:
            self._seen = self._seen or psutil.Process(self._process.pid)
            total = int(self._seen.memory_info().rss)
            started = self._seen.children(recursive=True) if with_children else ()
            return total + sum(int(each.memory_info().rss) for each in started)
        except psutil.Error:
            return 0

    def close(self, why: End = End.CLOSED) -> None:
        """End the process and every program it started. May be called again."""
        with self._guard:
            self._ended = self._ended or why
            if self._process.poll() is None:
                _kill(self._process)
                self._process.wait()
        for pipe in (self._requests, self._answers):  # a thread still in one of them finds its end
            with contextlib.suppress(OSError):
                pipe.close()


def _start(program: tuple[str, ...], memory: int) -> subprocess.Popen[bytes]:
    # A group of its own: Ctrl+C in the terminal is for the parent, and one signal ends it with all it started.
    # CREATE_NO_WINDOW: no console window flashes up on Windows.
    try:
        return subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, *program, str(memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=os.name == "posix",
            creationflags=0 if os.name == "posix" else _NO_WINDOW,
        )
    except OSError as error:
        raise SetupError(
            f"Không khởi động được tiến trình đọc tệp: {error.strerror}.", "Kiểm tra bộ nhớ còn trống rồi thử lại."
        ) from error


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End a process with every program it started, also one that leads a group of its own (LibreOffice does)."""
    import psutil  # noqa: PLC0415

    with contextlib.suppress(psutil.Error):
        for started in psutil.Process(process.pid).children(recursive=True):
            with contextlib.suppress(psutil.Error):
                started.kill()
    if os.name == "posix":
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
