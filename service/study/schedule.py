"""When to see a card again: the FSRS scheduler behind one pure function. History in, new review out, time passed in.

The store keeps reviews only; the scheduler's own state is replayed from them, so a newer version of the library, or
other weights, need no migration.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from thammuu.index.records import Review
from thammuu.ingest.errors import InputError


class Rating(IntEnum):
    """How well the answer was remembered; the values are those of FSRS."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


@dataclass(frozen=True, slots=True)
class RatingChoice:
    """A rating as a person meets it: its value, the code of the command line and the API, the words on the button."""

    rating: Rating
    code: str
    label: str


RATINGS = (
    RatingChoice(Rating.AGAIN, "again", "Quên"),
    RatingChoice(Rating.HARD, "hard", "Khó nhớ"),
    RatingChoice(Rating.GOOD, "good", "Nhớ"),
    RatingChoice(Rating.EASY, "easy", "Rất dễ"),
)


def parse_rating(text: str) -> Rating:
    """The rating named by its code ("good") or number ("3"); InputError lists the choices."""
    wanted = text.strip().lower()
    for choice in RATINGS:
        if wanted in {choice.code, str(int(choice.rating))}:
            return choice.rating
    listed = ", ".join(f"{int(choice.rating)} hoặc {choice.code} ({choice.label})" for choice in RATINGS)
    raise InputError(f"Không có mức đánh giá “{text}”.", f"Các mức: {listed}.")


def rate(card_id: str, history: Sequence[Review], rating: Rating, now: dt.datetime) -> Review:
    """The review to remember when the card was rated at `now` (UTC) after `history`, oldest first.

    Without fuzzing: the same history always gives the same next day.
    """
    from fsrs import Card, Scheduler  # noqa: PLC0415 - 0.1 s that only study pays
    from fsrs import Rating as FsrsRating  # noqa: PLC0415

    scheduler = Scheduler(enable_fuzzing=False)
    card = Card(card_id=0, due=history[0].reviewed_at if history else now)
    for past in history:
        card, _ = scheduler.review_card(card, FsrsRating(past.rating), review_datetime=past.reviewed_at)
    card, _ = scheduler.review_card(card, FsrsRating(int(rating)), review_datetime=now)
    return Review(card_id, int(rating), now, card.due)
