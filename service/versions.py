"""The same clause in a replaced version, folded under the version that holds, and the fold told.

Who searches a store with a document and the one that replaced it finds every clause twice, and may take the wrong one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from thammuu.ingest.folding import words
from thammuu.ingest.model import ValidityState
from thammuu.service.results import DocumentView, Hit, OtherVersion

# How much of both wordings together must be the same. A clause carried over with a new deadline keeps nine tenths of
# its runs of three syllables; two clauses of one kind in one document share less than half.
_ALIKE = 0.6
_RUN = 3  # syllables
_SHORTEST = 8  # syllables; headings of less are alike in every document
_OVER = frozenset({ValidityState.REPLACED, ValidityState.REPEALED, ValidityState.EXPIRED})
_HOLDS = frozenset({ValidityState.IN_FORCE, ValidityState.AMENDED})


def folded(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """`hits` (best first) without those of documents that are over and say the same as one of a document that holds.

    That one takes the better place of the two and tells what was folded.
    """
    found = list(hits)
    if not any(hit.document.validity.state in _OVER for hit in found):
        return tuple(found)
    places = {hit.provision.id: place for place, hit in enumerate(found)}
    runs = {hit.provision.id: _runs(hit) for hit in found}
    under: dict[str, list[tuple[Hit, float]]] = {}
    for old in found:
        if old.document.validity.state in _OVER and (home := _home(old, found, runs)):
            under.setdefault(home[0].provision.id, []).append((old, home[1]))
    gone = {old.provision.id for group in under.values() for old, _ in group}
    kept = [(_place(hit, under, places), _with(hit, under)) for hit in found if hit.provision.id not in gone]
    return tuple(hit for _, hit in sorted(kept, key=lambda each: each[0]))


def _home(old: Hit, found: Iterable[Hit], runs: dict[str, frozenset[tuple[str, ...]]]) -> tuple[Hit, float] | None:
    """The hit in force that says the same as `old`, and how alike they are."""
    alike = [
        (_likeness(runs[old.provision.id], runs[new.provision.id]), new)
        for new in found
        if _stands(new) and _came_after(new.document, old.document)
    ]
    best = max(alike, key=lambda each: each[0], default=None)
    return (best[1], best[0]) if best and best[0] >= _ALIKE else None


def _stands(new: Hit) -> bool:
    """Whether nothing is told against it: a clause may be repealed in a document that lives on."""
    return (new.provision_validity or new.document.validity).state not in {*_OVER, ValidityState.NOT_YET}


def _came_after(new: DocumentView, old: DocumentView) -> bool:
    """One of the documents named as what came after; where none is named, any of the same genre surely in force."""
    after = {record.id for record in (*old.validity.by, *old.validity.chain)}
    if after:
        return new.record.id in after
    return new.validity.state in _HOLDS and new.record.key.genre == old.record.key.genre


def _likeness(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0


def _runs(hit: Hit) -> frozenset[tuple[str, ...]]:
    """Each three syllables in a row, the marker left out: clauses are numbered anew in a new version."""
    said = words(hit.text.removeprefix(hit.provision.marker))
    if len(said) < _SHORTEST:
        return frozenset()
    return frozenset(said[place : place + _RUN] for place in range(len(said) - _RUN + 1))


def _place(hit: Hit, under: dict[str, list[tuple[Hit, float]]], places: dict[str, int]) -> int:
    return min(places[each.provision.id] for each in (hit, *(old for old, _ in under.get(hit.provision.id, ()))))


def _with(hit: Hit, under: dict[str, list[tuple[Hit, float]]]) -> Hit:
    versions = tuple(OtherVersion(old.document, old.provision, alike) for old, alike in under.get(hit.provision.id, ()))
    return replace(hit, versions=versions) if versions else hit
