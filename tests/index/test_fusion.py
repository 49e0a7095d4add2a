"""Fusing rankings: normalised, weighted, explainable, and the same every time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thammuu.index.fusion import Ranking, fuse

HITS = st.lists(st.tuples(st.sampled_from("abcdef"), st.floats(-1e6, 1e6)), max_size=6, unique_by=lambda hit: hit[0])


def test_weights_decide_between_rankings() -> None:
    words = Ranking("lexical", 0.7, (("a", 30.0), ("b", 15.0), ("c", 3.0)), floor=0.0)
    meaning = Ranking("dense", 0.3, (("b", 0.9), ("d", 0.6), ("c", 0.3)))
    fused = fuse((words, meaning))
    assert [hit.id for hit in fused] == ["a", "b", "d", "c"]
    assert [hit.score for hit in fused] == pytest.approx([0.7, 0.35 + 0.3, 0.15, 0.07])


def test_parts_say_where_a_score_comes_from() -> None:
    (hit,) = fuse((Ranking("lexical", 0.7, (("a", 12.0),)), Ranking("dense", 0.3, (("a", -0.5),))))
    assert [(part.name, part.raw, part.normal) for part in hit.parts] == [("lexical", 12.0, 1.0), ("dense", -0.5, 1.0)]
    assert hit.score == pytest.approx(sum(part.value for part in hit.parts))


def test_equal_scores_are_ordered_by_id() -> None:
    assert [hit.id for hit in fuse((Ranking("lexical", 1.0, (("b", 2.0), ("a", 2.0))),))] == ["a", "b"]


def test_nothing_found_is_nothing() -> None:
    assert fuse((Ranking("lexical", 1.0, ()), Ranking("dense", 1.0, ()))) == ()


@given(HITS, HITS)
def test_scores_stay_between_zero_and_the_weights(
    left: list[tuple[str, float]], right: list[tuple[str, float]]
) -> None:
    fused = fuse((Ranking("l", 0.6, tuple(left), floor=0.0), Ranking("d", 0.4, tuple(right))))
    assert {hit.id for hit in fused} == {name for name, _ in (*left, *right)}
    assert all(-1e-9 <= hit.score <= 1 + 1e-9 for hit in fused)
    assert [hit.score for hit in fused] == sorted((hit.score for hit in fused), reverse=True)
