"""Many spans asked one question: does one of them hold this place? By bisection, for texts have 100,000 blocks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from thammuu.ingest.model import Span


class Stretches:
    """Spans that do not overlap, such as the blocks of a source or the top provisions of a document."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._starts = [span.start for span in self._spans]

    def hold(self, span: Span) -> bool:
        """Whether one of the spans covers all of `span`."""
        at = bisect_right(self._starts, span.start) - 1
        return at >= 0 and span.end <= self._spans[at].end
