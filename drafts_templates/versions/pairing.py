"""Which section of one wording is which of another. Titles tell it first: markers shift when a section comes in."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from thammuu.drafts_templates.versions.sections import DraftSection
from thammuu.ingest.folding import fold

Sameness = Callable[[DraftSection], Hashable]


def paired(newer: Sequence[DraftSection], older: Sequence[DraftSection]) -> dict[str, DraftSection]:
    """The section of `older` that each section of `newer` goes on from, by the key in `newer`; new ones are missing.

    First those with key and title alike, then those with the title (moved), last those with the key (renamed).
    """
    found: dict[str, DraftSection] = {}
    for sameness in _SAMENESS:
        left = {sameness(each): each for each in reversed(older) if each not in found.values()}
        for each in newer:
            if each.key not in found and sameness(each) is not None and (match := left.pop(sameness(each), None)):
                found[each.key] = match
    return found


def _key_and_name(section: DraftSection) -> Hashable:
    return section.key, fold(section.name)


def _name(section: DraftSection) -> Hashable:
    """None, which is like nothing, for a section without a title."""
    return (section.annex is None, fold(section.name)) if section.name else None


def _key(section: DraftSection) -> Hashable:
    return section.key


_SAMENESS: tuple[Sameness, ...] = (_key_and_name, _name, _key)
