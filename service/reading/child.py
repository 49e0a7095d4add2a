"""The reading process: files come in on stdin, answers go out on stdout, nothing else leaves it.

Run as `python -m thammuu.service.reading.child MEMORY`, MEMORY in bytes. Its own stdout and stderr lead nowhere and it
leaves no core dump: the memory of a process that reads a secret file must not reach a disk. It ends when its stdin
does, which is when the parent ends, however that came about.
"""

from __future__ import annotations

import contextlib
import faulthandler
import gc
import os
import sys
import threading
from functools import partial
from queue import SimpleQueue
from typing import BinaryIO, cast

from thammuu.ingest.readers import pulse
from thammuu.service.reading import frames
from thammuu.service.reading.job import Answer, Job, Order, Parsed, answer

READY, ALIVE, TOO_LARGE, PARSED = "ready", "alive", "too_large", "parsed"
# Address space is more than memory: libraries and the allocator's reserve are in it. The parent watches the memory
# itself; this bound is for the file that takes all of it between two looks.
_RESERVE = 3 * 1024 * 1024 * 1024
GRACE = 60.0  # seconds beyond the file's time after which the process ends itself: the parent must be gone
_GARBAGE_THRESHOLD = 100_000  # as on the command line: what a file makes lives until it is answered


def main(memory: int) -> None:
    """Answer until the parent is gone."""
    requests, answers = _private_pipes()
    _keep_quiet(memory)
    jobs: SimpleQueue[tuple[Job, float]] = SimpleQueue()
    threading.Thread(target=_listen, args=(requests, jobs), daemon=True).start()
    _warm()
    frames.send(answers, READY)
    while True:
        job, seconds = jobs.get()
        _end_after(seconds)
        pulse.listen(partial(_alive, answers, seconds))
        _send(answers, job)
        faulthandler.cancel_dump_traceback_later()
        del job


def _alive(answers: BinaryIO, seconds: float) -> None:
    """Tell the parent of progress. It gives the file its time anew, and so must the clock of our own."""
    _end_after(seconds)
    frames.send(answers, ALIVE)


def _end_after(seconds: float) -> None:
    """End this process when the file's time and the grace have gone by; a clock that runs already is set anew.

    A thread of C code that needs no interpreter lock keeps it: it ends us even inside a library that never returns.
    """
    faulthandler.dump_traceback_later(seconds + GRACE, exit=True, file=sys.stderr)


def _send(answers: BinaryIO, job: Job) -> None:
    try:
        found: Answer = answer(job)
    except MemoryError:
        frames.send(answers, TOO_LARGE)
        return
    if isinstance(found, Parsed):
        frames.send(answers, PARSED, found.pickled)
    else:
        frames.send(answers, found)


def _listen(requests: BinaryIO, jobs: SimpleQueue[tuple[Job, float]]) -> None:
    """Take jobs from the parent; when it is gone, end at once with every program started for a file."""
    try:
        while True:
            head, data = frames.receive(requests)
            order = cast("Order", head)
            jobs.put((Job(order.name, data, order.within, order.clearance, order.wanted), order.seconds))
    except (EOFError, OSError):
        end()


def end() -> None:
    """End this process and those it started, at once: with files half written there is nothing to be saved."""
    import psutil  # noqa: PLC0415

    for started in psutil.Process().children(recursive=True):
        with contextlib.suppress(psutil.Error):
            started.kill()
    os._exit(0)


def _private_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Stdin and stdout for us alone: what a library prints must not fall among the answers."""
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    return requests, answers


def _keep_quiet(memory: int) -> None:
    """No core dump, no dialog of the system when we crash, and a bound on memory where the system has one."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415

        # SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX: no window waits for a click, no report is written.
        ctypes.windll.kernel32.SetErrorMode(0x0001 | 0x0002)
        return
    import resource  # noqa: PLC0415 - POSIX alone

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (memory + _RESERVE, memory + _RESERVE))


def _warm() -> None:
    """Import what every file needs while the parent is still busy opening the store."""
    from thammuu.ingest import parse, readers  # noqa: F401, PLC0415

    gc.collect()
    gc.freeze()
    gc.set_threshold(_GARBAGE_THRESHOLD)


if __name__ == "__main__":
    main(int(sys.argv[1]))
