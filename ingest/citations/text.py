"""The text as the patterns see it: one tone placement, and any break between two words."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from thammuu.ingest.folding import fold_tone_placement

_MARK = re.compile("[“”]")


def shadow(text: str) -> str:
    """`text` with one tone placement ("uỷ" as "ủy"), character for character, so that offsets stay true.

    Moving a tone mark never changes the length of composed text; should odd text ever break that, it is returned
    as it is, and a citation spelled the other way is missed rather than misplaced.
    """
    folded = fold_tone_placement(text)
    return folded if len(folded) == len(text) else text


def loose(pattern: str) -> str:
    """`pattern` with every plain space allowed to be a line break too: lines of a PDF break inside a name."""
    return pattern.replace(" ", r"\s{1,3}")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Where “ and ” stand in a text; amending documents put the new wording of others between them."""

    marks: tuple[int, ...]
    opening: tuple[bool, ...]

    @classmethod
    def of(cls, text: str) -> Quotation:
        """The marks of `text`."""
        found = tuple(_MARK.finditer(text))
        return cls(tuple(match.start() for match in found), tuple(match.group() == "“" for match in found))

    def holds(self, place: int) -> bool:
        """Whether the last mark before `place` opens; found by bisection, laws name thousands of places."""
        at = bisect_left(self.marks, place)
        return at > 0 and self.opening[at - 1]


def one_line(text: str) -> str:
    """`text` with every run of white space as one space, trimmed."""
    return re.sub(r"\s+", " ", text).strip()
