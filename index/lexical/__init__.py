"""Finding provisions by their words."""

from thammuu.index.lexical.lexical import LEXICAL_RECIPE, LexicalIndex, ScoredId

__all__ = ["LEXICAL_RECIPE", "LexicalIndex", "ScoredId"]
