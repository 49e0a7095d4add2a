"""Ranking hits by what their words have of the question: features, and the learned weights that add them up."""

from thammuu.index.ranking.parts import ScorePart

__all__ = ["ScorePart"]
