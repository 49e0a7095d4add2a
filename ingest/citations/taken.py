"""Places of a text already spoken for, so that no two findings overlap."""

from __future__ import annotations

from bisect import bisect_right, insort


class Taken:
    """Disjoint spans; asking and adding cost a binary search, however many there are."""

    def __init__(self) -> None:
        self._spans: list[tuple[int, int]] = []

    def add(self, start: int, end: int) -> None:
        """Take [start, end); it must be free."""
        insort(self._spans, (start, end))

    def is_free(self, start: int, end: int) -> bool:
        """True when no span taken shares a character with [start, end)."""
        place = bisect_right(self._spans, (start, end))
        before_ends = place == 0 or self._spans[place - 1][1] <= start
        next_starts = place == len(self._spans) or self._spans[place][0] >= end
        return before_ends and next_starts
