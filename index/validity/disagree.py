"""What changes no state but must be seen: sources that disagree, general repeal clauses, horizons that have passed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import pairwise

from thammuu.index.validity.model import Fact, FactKind, Origin

_WARNING_KINDS = frozenset({FactKind.HORIZON, FactKind.GENERAL_REPEAL})
_BY_ANOTHER = frozenset({FactKind.REPLACED, FactKind.REPEALED})
_ENDS = _BY_ANOTHER | {FactKind.EXPIRED, FactKind.PERIOD_OVER}


def warnings_on(told: tuple[Fact, ...], as_of: dt.date) -> tuple[str, ...]:
    """Sentences for the person who relies on the document on `as_of`; disagreements are told whatever the day."""
    known = (f"{fact.evidence}." for fact in told if fact.kind in _WARNING_KINDS and fact.has_come(as_of))
    return (*disagreements(told), *known)


def disagreements(told: tuple[Fact, ...]) -> tuple[str, ...]:
    """Where the facts on one document contradict one another, both sides in their own words. None is preferred here."""
    whole = tuple(fact for fact in told if not fact.parts)
    return tuple(dict.fromkeys((*_on_effect(whole), *_on_holding(whole), *_on_the_successor(whole))))


def _on_effect(told: tuple[Fact, ...]) -> Iterator[str]:
    days = [fact for fact in told if fact.kind is FactKind.EFFECT and fact.since]
    for one, other in pairwise(days):
        if one.since != other.since:
            yield _both(one, other)


def _on_holding(told: tuple[Fact, ...]) -> Iterator[str]:
    """Told to be in force, and ended all the same by the day that is told of."""
    for holds in _of(told, {FactKind.HOLDS}):
        for end in _of(told, _ENDS):
            if end.origin is not Origin.CATALOGUE and end.has_come(holds.told_on):
                yield _both(holds, end)


def _on_the_successor(told: tuple[Fact, ...]) -> Iterator[str]:
    """The catalogue names one successor, a clause another; several clauses may each take a share, and do not clash."""
    ends = tuple(_of(told, _BY_ANOTHER))
    said = [fact for fact in ends if fact.origin is Origin.CLAUSE]
    listed = [fact for fact in ends if fact.origin is Origin.CATALOGUE]
    if {fact.by for fact in said} & {fact.by for fact in listed}:
        return
    yield from (_both(one, other) for one in said[:1] for other in listed[:1])


def _of(told: Iterable[Fact], kinds: Iterable[FactKind]) -> Iterator[Fact]:
    wanted = frozenset(kinds)
    return (fact for fact in told if fact.kind in wanted)


def _both(one: Fact, other: Fact) -> str:
    return f"Nguồn không khớp: {one.evidence}; {other.evidence}. Cần đối chiếu bản gốc."
