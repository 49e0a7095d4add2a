"""Work done by several threads whose results come in the order of the work, with a bound on what waits."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from typing import TypeVar

Work = TypeVar("Work")
Result = TypeVar("Result")

_WAITING = 64  # results that may wait for the one before them, such as a long scan read by OCR
_WAITING_WEIGHT = 96 * 1024 * 1024


def in_order(
    work: Iterable[Work],
    do: Callable[[Work], Result],
    executor: Executor,
    *,
    at_once: int,
    weight: Callable[[Result], int],
) -> Iterator[Result]:
    """`do` of each piece of `work`, in order; `at_once` pieces are under way at a time.

    While an early piece takes long, later ones go on until 64 results or about 96 MB of them (by `weight`) wait.
    """
    pending = iter(work)
    window: deque[Future[Result]] = deque()
    more = True
    while more or window:
        while more and _has_room(window, at_once, weight):
            piece = next(pending, None)
            if piece is None:
                more = False
            else:
                window.append(executor.submit(do, piece))
        while window and window[0].done():
            yield window.popleft().result()
        running = [each for each in window if not each.done()]
        if running and not (more and _has_room(window, at_once, weight)):
            wait(running, return_when=FIRST_COMPLETED)


def _has_room(window: deque[Future[Result]], at_once: int, weight: Callable[[Result], int]) -> bool:
    done = [each for each in window if each.done()]
    if len(window) - len(done) >= at_once or len(window) >= _WAITING:
        return False
    return sum(weight(each.result()) for each in done) < _WAITING_WEIGHT
