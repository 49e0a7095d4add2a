"""Words changed inside a provision: "thay cụm từ “A” bằng cụm từ “B” tại khoản 2 Điều 5".

The phrase must stand there letter for letter (spaces aside, and between whole words); every place of it is changed, as
the clause says. A single syllable that stands there several times is left alone: which one is meant is not told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from thammuu.index.consolidated import reasons
from thammuu.index.consolidated.model import Change, Phrase, Piece, Unit
from thammuu.index.consolidated.units import cut


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int


def heading_end(text: str) -> int:
    """Where the title line of a provision's own words ends."""
    end = text.find("\n")
    return len(text) if end < 0 else end


def reworded(unit: Unit, phrase: Phrase, change: Change) -> Unit | str:
    """`unit` with the phrase changed in it and below it, or why not."""
    pattern = _pattern(phrase.old)
    found = [(each.text, hit) for each in _reach(unit, phrase) for hit in _hits(each, phrase, pattern)]
    count = len(found)
    if not count:
        return reasons.PHRASE_NOT_FOUND
    if any(_is_there(text, hit, phrase) for text, hit in found):
        return reasons.PHRASE_ALREADY
    if count > 1 and (phrase.put or " " not in phrase.old.strip()):
        return reasons.PHRASE_SEVERAL
    return _changed(unit, phrase, pattern, change)


def _is_there(text: str, hit: _Hit, phrase: Phrase) -> bool:
    """Whether the new words stand there already: a text that holds the amendment would say them twice."""
    new = phrase.new.text if phrase.new is not None else ""
    if not new:
        return False
    if phrase.put:
        return text[hit.end :].lstrip().startswith(new) or text[: hit.start].rstrip().endswith(new)
    offsets = (match.start() for match in re.finditer(re.escape(phrase.old), new))
    return any(text[max(hit.start - at, 0) :].startswith(new) for at in offsets if hit.start >= at)


def _reach(unit: Unit, phrase: Phrase) -> Iterator[Unit]:
    yield unit
    if not (phrase.own or phrase.heading):
        for child in unit.children:
            if not child.repealed:
                yield from _reach(child, phrase)


def _changed(unit: Unit, phrase: Phrase, pattern: re.Pattern[str], change: Change) -> Unit:
    hits = _hits(unit, phrase, pattern)
    if hits:
        kept = unit.original or (None if unit.added else unit)
        unit = replace(unit, pieces=_put_together(unit, hits, phrase), original=kept, changes=(*unit.changes, change))
    if phrase.own or phrase.heading:
        return unit
    below = (each if each.repealed else _changed(each, phrase, pattern, change) for each in unit.children)
    return replace(unit, children=tuple(below))


def _hits(unit: Unit, phrase: Phrase, pattern: re.Pattern[str]) -> tuple[_Hit, ...]:
    text = unit.text
    end = heading_end(text) if phrase.heading else len(text)
    return tuple(_Hit(match.start(), match.end()) for match in pattern.finditer(text, 0, end))


def _pattern(phrase: str) -> re.Pattern[str]:
    words = r"\s+".join(map(re.escape, phrase.split()))
    before = r"(?<!\w)" if phrase.strip()[:1].isalnum() else ""
    after = r"(?!\w)" if phrase.strip()[-1:].isalnum() else ""
    return re.compile(f"{before}{words}{after}")


def _put_together(unit: Unit, hits: tuple[_Hit, ...], phrase: Phrase) -> tuple[Piece, ...]:
    pieces, at = list[Piece](), 0
    for hit in hits:
        start, end = _given_up(unit.text, hit, phrase)
        pieces += cut(unit.pieces, at, start)
        pieces += _spaced(unit, phrase) if phrase.put else () if phrase.new is None else (phrase.new,)
        at = end
    return (*pieces, *cut(unit.pieces, at, len(unit.text)))


def _given_up(text: str, hit: _Hit, phrase: Phrase) -> tuple[int, int]:
    """The characters that go: the phrase with one of the spaces around it where nothing takes its place."""
    if phrase.put == "sau":
        return hit.end, hit.end
    if phrase.put == "trước":
        return hit.start, hit.start
    if phrase.new is None and text[hit.start - 1 : hit.start] == " ":
        return hit.start - 1, hit.end
    return hit.start, hit.end


def _spaced(unit: Unit, phrase: Phrase) -> tuple[Piece, ...]:
    """The added words with a space between them and their neighbour, taken like all text from the source."""
    if phrase.new is None:
        return ()
    blank = unit.text.find(" ")
    space = cut(unit.pieces, blank, blank + 1) if blank >= 0 else ()
    joined = phrase.new.text[:1] in ",;.:" if phrase.put == "sau" else phrase.new.text[-1:] in "(“"
    gap = () if joined else space
    return (*gap, phrase.new) if phrase.put == "sau" else (phrase.new, *gap)
