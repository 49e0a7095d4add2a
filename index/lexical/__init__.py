"""Finding provisions by their words."""

from thammuu.index.lexical.lexical import LEXICAL_RECIPE, LexicalIndex, ScoredId
from thammuu.index.lexical.syllables import KeptSyllables

__all__ = ["LEXICAL_RECIPE", "KeptSyllables", "LexicalIndex", "ScoredId"]
