"""The article that stands in the heading above: "1. Sửa đổi, bổ sung Điều 5 như sau:⏎a) …;⏎b) Bãi bỏ khoản 3;".

Amending documents name an article once and then its clauses line by line. A line of a lower rank ("b)") is completed by
the nearest line of a higher rank above it ("1.", "Điều 2.") when that one acts on a single provision; where the line
above acts on none or on several, the part stays as it is told.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from thammuu.ingest.citations.provisions import FoundPart, depth
from thammuu.ingest.citations.relations import Governed, Place
from thammuu.ingest.citations.text import Quotation
from thammuu.ingest.model import Level, ProvisionReference, Relation, Step, Target

_ACTING = frozenset({Relation.AMENDS, Relation.REPLACES, Relation.REPEALS})
# Ranks of the lines of an amending document, the highest first.
_RANKS = tuple(re.compile(pattern) for pattern in (r"(?:Điều|ĐIỀU)\s+\d+[a-zđ]?[.:]", r"\d{1,3}[.)]\s", r"[a-zđ]\)\s"))
_LINE = re.compile(r"^[^\S\n]*(?=\S)", re.MULTILINE)
_INSIDE_ARTICLES = depth(Step(Level.ARTICLE, ""))

# Between two acts of one sentence: "khoản 1 | và bổ sung | khoản 1a vào sau khoản 1 Điều 7"
_AND_ACTS = re.compile(
    r"\s*(?:[,;]\s*)?(?:và\s+)?(?:(?:sửa đổi|bổ sung|bãi bỏ|thay thế)(?:,?\s+(?:và\s+)?)){1,3}(?:các\s+)?"
)

_Told = tuple[Place, Governed]


def with_headings(text: str, told: Sequence[_Told]) -> Iterator[_Told]:
    """`told` with the parts of lines below a heading completed by what the heading names."""
    quotation = Quotation.of(text)
    lines = tuple(_ranked_lines(text, quotation))
    starts = [start for start, _ in lines]
    heads: dict[int, tuple[_Told, ...]] = {}
    for place, governed in _with_article_behind(text, tuple(told)):
        own = bisect_left(starts, place.start + 1) - 1
        acts = governed.relation in _ACTING and place.part is not None and not quotation.holds(place.start)
        if own < 0 or not acts or "\n" in text[starts[own] : place.start]:
            yield place, governed
            continue
        above = _head(lines, own, heads) if place.naming.target is not Target.NAMED else None
        whole = _completed(place, above) if above is not None else place
        heads[own] = (*heads.get(own, ()), (whole, governed))
        yield whole, governed


def _ranked_lines(text: str, quotation: Quotation) -> Iterator[tuple[int, int]]:
    """Start and rank of every marked line outside quotation marks: what is quoted is new wording."""
    for match in _LINE.finditer(text):
        rank = next((rank for rank, pattern in enumerate(_RANKS) if pattern.match(text, match.end())), None)
        if rank is not None and not quotation.holds(match.end()):
            yield match.start(), rank


def _head(lines: Sequence[tuple[int, int]], own: int, heads: Mapping[int, tuple[_Told, ...]]) -> Place | None:
    """The one place amended in the nearest line of a higher rank; None where that line has none or several."""
    rank = lines[own][1]
    above = next((number for number in range(own - 1, -1, -1) if lines[number][1] < rank), None)
    found = heads.get(above, ()) if above is not None else ()
    return found[0][0] if len(found) == 1 and found[0][1].relation is Relation.AMENDS else None


def _completed(place: Place, above: Place) -> Place:
    """`place` with the steps of `above` that its own provisions do not tell."""
    outer = _shared(above.part)
    if place.part is None or not outer or depth(outer[0]) > _INSIDE_ARTICLES:
        return place
    provisions = tuple(_within(each, outer) for each in place.part.provisions)
    return replace(place, part=FoundPart(place.part.start, place.part.end, provisions))


def _shared(part: FoundPart | None) -> tuple[Step, ...]:
    """What all provisions of a heading lie in: Điều 192 of "các khoản 1, 4 và 5 Điều 192"; none for a range."""
    if part is None or any(each.last for each in part.provisions):
        return ()
    levels = zip(*(each.steps for each in part.provisions), strict=False)
    return tuple(steps[0] for steps in takewhile(lambda steps: len(set(steps)) == 1, levels))


def _within(part: ProvisionReference, outer: tuple[Step, ...]) -> ProvisionReference:
    first = depth(part.steps[0])
    steps = tuple(step for step in outer if depth(step) < first)
    told_again = outer[len(steps) :]  # "… khoản 1 Điều 164 như sau:⏎a) Sửa đổi điểm a khoản 1"
    if first <= _INSIDE_ARTICLES or part.steps[: len(told_again)] != told_again:
        return part  # an article of its own, or a clause beside the one the heading names
    return ProvisionReference((*steps, *part.steps), (*steps, *part.last) if part.last else ())


def _with_article_behind(text: str, told: tuple[_Told, ...]) -> Iterator[_Told]:
    """ "Sửa đổi, bổ sung khoản 1 và bổ sung khoản 1a vào sau khoản 1 Điều 7": the first is of Điều 7 as well."""
    following: _Told | None = None
    whole: list[_Told] = []
    for place, governed in reversed(told):
        if following is not None and _AND_ACTS.fullmatch(text, place.naming.end, following[0].start):
            following = (_beside(place, following[0]), governed)
        else:
            following = (place, governed)
        whole.append(following)
    return reversed(whole)


def _beside(place: Place, following: Place) -> Place:
    """`place` with what the one behind it lies in, where that one is told at least as deep."""
    if place.part is None or following.part is None or place.naming.target is Target.NAMED:
        return place
    first = min(depth(each.steps[0]) for each in place.part.provisions)
    outer = tuple(step for step in _shared(following.part) if depth(step) < first)
    as_deep = all(depth(each.steps[-1]) >= first for each in following.part.provisions)
    if not outer or not as_deep:
        return place
    provisions = tuple(_within(each, outer) for each in place.part.provisions)
    return replace(place, part=FoundPart(place.part.start, place.part.end, provisions))
