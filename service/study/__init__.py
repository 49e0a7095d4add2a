"""Self-study: cards made from provisions by rule, and when to see each one again."""

from thammuu.service.study.cards import Passage, make_cards
from thammuu.service.study.schedule import RATINGS, Rating, RatingChoice, Scheduled, parse_rating, rate

__all__ = ["RATINGS", "Passage", "Rating", "RatingChoice", "Scheduled", "make_cards", "parse_rating", "rate"]
