"""Suggested legal bases for a draft: what is in force on its day, in order of authority, each with its reason."""

from thammuu.service.suggesting.model import SuggestedBases, SuggestedBasis, SuggestionRequest
from thammuu.service.suggesting.suggest import suggest_bases

__all__ = ["SuggestedBases", "SuggestedBasis", "SuggestionRequest", "suggest_bases"]
