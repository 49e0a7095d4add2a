"""The text as the patterns see it: one tone placement, and any break between two words."""

from __future__ import annotations

import re

from thammuu.ingest.folding import fold_tone_placement


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


def one_line(text: str) -> str:
    """`text` with every run of white space as one space, trimmed."""
    return re.sub(r"\s+", " ", text).strip()
