"""The reading processes of one program: as many as pay, started when needed, replaced when they fall."""

from __future__ import annotations

import os
import threading
from dataclasses import replace
from types import TracebackType
from typing import TYPE_CHECKING, Self

from thammuu.ingest.errors import Fault
from thammuu.service.reading.job import Allowance, Answer, Job, Unread, Wanted, answer
from thammuu.service.reading.worker import PROGRAM, TIRED, Worker

if TYPE_CHECKING:
    from thammuu.ingest.model import SourceText
    from thammuu.service.settings import Settings

_LOOK = 0.1  # seconds between two looks at time and memory
_CHILDREN_EVERY = 10  # looks; finding the programs a process started is dear where many run
_PER_WORKER = 400 * 1024 * 1024  # free memory that should be there for each process
_CRASHED = Unread(
    Fault.OURS,
    "Chương trình đọc tệp dừng đột ngột vì tệp này; các tệp khác không bị ảnh hưởng.",
    "Tệp có thể bị hỏng: mở bằng chương trình đã tạo ra nó, lưu lại rồi nạp lại.",
)


def default_size() -> int:
    """A process for every core this program may use, fewer where memory is short; at least one."""
    import psutil  # noqa: PLC0415 - only an ingestion pays for it

    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(cores, psutil.virtual_memory().available // _PER_WORKER))


class Readers:
    """Reads files, each in a process that can be lost. Safe for many threads; `size` threads read at once.

    `size` 0 reads in this process, without protection: for finding faults, and where starting processes is forbidden.
    """

    def __init__(
        self, size: int | None = None, allowance: Allowance | None = None, program: tuple[str, ...] = PROGRAM
    ) -> None:
        self.size = default_size() if size is None else size
        self._allowance = allowance or Allowance()
        self._program = program
        self._guard = threading.Lock()
        self._idle: list[Worker] = []
        self._busy: set[Worker] = set()
        self._room = threading.Semaphore(max(1, self.size))
        self._closed = threading.Event()
        self._watcher: threading.Thread | None = None

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """As many, and as patient, as the settings say."""
        seconds = float(settings.file_seconds)
        return cls(settings.workers, Allowance(seconds, seconds / 6, settings.file_memory))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def start(self, count: int) -> None:
        """Have `count` processes come up already, while the caller does something else."""
        with self._guard:
            for _ in range(min(count, self.size) - len(self._idle) - len(self._busy)):
                self._idle.append(Worker(self._allowance, self._program))

    def read(self, job: Job) -> Answer:
        """The answer to `job`. Raises SetupError when no process comes up.

        A process that dies of itself may have been broken by the file before: the file is tried once more in a new one.
        """
        if self.size == 0:
            return answer(job)
        with self._room:
            for fresh in (False, True):
                worker = self._take(fresh=fresh)
                was_used = worker.files > 0
                try:
                    found = worker.read(job)
                finally:
                    self._give_back(worker)
                if found is not None:
                    return found
                if not was_used or self._closed.is_set():
                    break
        return _CRASHED

    def text(self, job: Job) -> SourceText:
        """The text of a file, nothing parsed. Raises InputError, SecrecyRefusal, SetupError, and DefectError for a file
        that was stopped: what `read` answers, as an error."""
        found = self.read(job if job.wanted is not Wanted.DOCUMENT else replace(job, wanted=Wanted.TEXT))
        if isinstance(found, Unread):
            raise found.error()
        return found.text()

    def rest(self, keep: int) -> None:
        """Let all idle processes go but `keep`."""
        with self._guard:
            leaving, self._idle = self._idle[keep:], self._idle[:keep]
        for worker in leaving:
            worker.close()

    def close(self) -> None:
        """End all processes; a file being read gets the answer that it was not read."""
        self._closed.set()
        with self._guard:
            leaving = (*self._idle, *self._busy)
            self._idle = []
        for worker in leaving:
            worker.close()
        if self._watcher is not None:
            self._watcher.join()

    def _take(self, *, fresh: bool) -> Worker:
        with self._guard:
            worker = self._idle.pop() if self._idle and not fresh else Worker(self._allowance, self._program)
            self._busy.add(worker)
            if self._watcher is None:
                self._watcher = threading.Thread(target=self._watch, daemon=True)
                self._watcher.start()
        return worker

    def _give_back(self, worker: Worker) -> None:
        fit = worker.alive and worker.memory() < TIRED and not self._closed.is_set()
        with self._guard:
            self._busy.discard(worker)
            if fit:
                self._idle.append(worker)
        if not fit:
            worker.close()

    def _watch(self) -> None:
        looks = 0
        while not self._closed.wait(_LOOK):
            looks += 1
            with self._guard:
                busy = tuple(self._busy)
            for worker in busy:
                worker.watch(with_children=looks % _CHILDREN_EVERY == 0)
