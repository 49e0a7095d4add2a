"""Stretches answer as a search through all spans would."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from thammuu.ingest.model import Span
from thammuu.ingest.spans import Stretches


@settings(deadline=None)
@given(st.lists(st.integers(0, 40), max_size=12, unique=True), st.integers(0, 40), st.integers(0, 5))
def test_the_naive_search_agrees(edges: list[int], start: int, length: int) -> None:
    ordered = sorted(edges)
    spans = [Span(ordered[i], ordered[i + 1]) for i in range(0, len(ordered) - 1, 2)]
    asked = Span(start, start + length)
    naive = any(span.start <= asked.start and asked.end <= span.end for span in spans)
    assert Stretches(reversed(spans)).hold(asked) == naive
