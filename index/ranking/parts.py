"""Why a hit stands where it stands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ScorePart:
    """One feature of a hit: what it measured and what a whole point of it is worth."""

    name: str
    amount: float
    weight: float

    @property
    def value(self) -> float:
        """What the part adds to the score."""
        return self.amount * self.weight
