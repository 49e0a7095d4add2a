"""Answering in the documents' own words: which sentence answers, and whether any does."""

from thammuu.service.answering.question import Question, analyse
from thammuu.service.answering.scoring import Passage, ScoredSentence, Weights, score_sentences

__all__ = ["Passage", "Question", "ScoredSentence", "Weights", "analyse", "score_sentences"]
