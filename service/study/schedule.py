"""When to see a card again: the FSRS scheduler behind one pure function. State in, new state out, time passed in."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from enum import IntEnum

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


@dataclass(frozen=True, slots=True)
class Scheduled:
    """Where the scheduler stands with a card: its own JSON, and when the card is due next (UTC)."""

    state: str
    due: dt.datetime


def rate(state: str | None, rating: Rating, now: dt.datetime) -> Scheduled:
    """Where the scheduler stands once a card in `state` (None: never seen) was rated at `now` (UTC).

    Without fuzzing: the same history always gives the same next day.
    """
    from fsrs import Card, Scheduler  # noqa: PLC0415 - 0.1 s that only study pays
    from fsrs import Rating as FsrsRating  # noqa: PLC0415

    # Our cards have their own ids; the library's serial number (by default the clock) is not used.
    card = Card.from_json(state) if state else Card(card_id=0, due=now)
    card, _ = Scheduler(enable_fuzzing=False).review_card(card, FsrsRating(int(rating)), review_datetime=now)
    return Scheduled(card.to_json(), card.due)


def due_of(state: str) -> dt.datetime:
    """When a card in `state` is due (UTC)."""
    return dt.datetime.fromisoformat(str(json.loads(state)["due"]))
