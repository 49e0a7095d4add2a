"""A draft composed anew, and what a person made of the old one: both together, section by section."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from thammuu.drafts_templates import Draft
from thammuu.drafts_templates.draft import Block
from thammuu.drafts_templates.versions import DraftSection, merged, read_section, section_text, sections
from thammuu.drafts_templates.versions.pairing import paired
from thammuu.drafts_templates.versions.sections import assembled
from thammuu.ingest.errors import InputError
from thammuu.ingest.model import Notice
from thammuu.service.kept_drafts import telling


@dataclass(frozen=True, slots=True)
class Regenerated:
    """The draft as it stands now, what the program worded of it, and what must be looked at."""

    draft: Draft
    composed: Draft
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """A section of the new wording and what it was: in the draft as it stands, and as the program worded it before."""

    anew: DraftSection
    mine: DraftSection | None
    before: DraftSection | None


def regenerated(standing: Draft, composed: Draft, anew: Draft, keys: Sequence[str] = ()) -> Regenerated:
    """`anew` with every edit that made `standing` out of `composed`.

    With `keys` only those sections are taken from `anew`, all else stays. A key means the section people see under it
    in `standing`, else the one of that key in `anew`, which is then added at its place. A section that `anew` has no
    longer is dropped, unless a person edited it. All of this is told. Raises InputError for a key of neither.
    """
    parts, gone = _parts(standing, composed, anew)
    if keys:
        return _chosen(standing, composed, _Choice.of(keys, parts, gone), parts)
    taken: list[DraftSection] = []
    notices: list[Notice] = []
    for part in parts:
        if part.mine is None and part.before is not None:
            notices.append(telling.deleted(part.anew))
            continue
        section, told = _merged(part)
        taken.append(section)
        notices += told
    kept, told = _left_behind(gone)
    return Regenerated(assembled(anew, [*taken, *kept]), anew, (*notices, *told))


def _parts(standing: Draft, composed: Draft, anew: Draft) -> tuple[list[_Part], list[_Part]]:
    """Every section of the new wording beside what it was; and those it has no longer, each as its own `anew`."""
    fresh, now, before = sections(anew), sections(standing), sections(composed)
    mine, worded, deleted = paired(fresh, now), paired(now, before), paired(fresh, before)
    parts = []
    for each in fresh:
        found = mine.get(each.key)
        old = worded.get(found.key) if found else deleted.get(each.key)
        still_there = found is None and old in worded.values()  # another section goes on from it
        parts.append(_Part(each, found, None if still_there else old))
    gone = [_Part(each, each, worded.get(each.key)) for each in now if each not in mine.values()]
    return parts, gone


@dataclass(frozen=True, slots=True)
class _Choice:
    """What the keys mean: sections to word anew or to add, and those that the new wording has no longer."""

    parts: list[_Part]
    gone: list[_Part]

    @classmethod
    def of(cls, keys: Sequence[str], parts: list[_Part], gone: list[_Part]) -> _Choice:
        """Raises InputError for a key that means nothing."""
        seen = {part.mine.key: part for part in (*parts, *gone) if part.mine}
        known = {part.anew.key: part for part in parts} | seen
        for key in keys:
            if key not in known:
                there = ", ".join(f"{each} ({(part.mine or part.anew).title})" for each, part in known.items())
                raise InputError(f"Bản thảo không có mục “{key}”.", f"Các mục: {there}.")
        chosen = [known[key] for key in dict.fromkeys(keys)]
        return cls([part for part in parts if part in chosen], [part for part in gone if part in chosen])


def _chosen(standing: Draft, composed: Draft, choice: _Choice, parts: list[_Part]) -> Regenerated:
    now, worded = list(sections(standing)), list(sections(composed))
    notices: list[Notice] = []
    for part in choice.parts:
        section, told = _merged(part)
        notices += told
        above = parts[: parts.index(part)]
        after = _put(now, part.mine, section, {_key(each, each.mine, choice) for each in above})
        _put(worded, part.before, part.anew, {_key(each, each.before, choice) for each in above})
        notices += [] if part.mine else [telling.added(section, after)]
    kept, told = _left_behind(choice.gone)
    dropped = [part for part in choice.gone if part.mine not in kept]
    now = [each for each in now if all(each != part.mine for part in dropped)]
    worded = [each for each in worded if all(each != part.before for part in choice.gone)]
    free = {each.key for each in now}.isdisjoint
    new = (part.anew for part in parts if not part.mine and not part.before and part not in choice.parts)
    left_out = (telling.not_taken(each, by_key=free({each.key})) for each in new)
    draft, program = assembled(standing, now), assembled(composed, worded)
    return Regenerated(draft, program, (*notices, *told, *left_out))


def _key(part: _Part, old: DraftSection | None, choice: _Choice) -> str:
    """Under which key the part stands now; "" for one that is new and was not asked for."""
    return old.key if old else part.anew.key if part in choice.parts else ""


def _put(
    into: list[DraftSection], old: DraftSection | None, section: DraftSection, above: set[str]
) -> DraftSection | None:
    """`section` in the place of `old`, under its marker; a new one after the last with a key of `above`, which is
    given back."""
    if old is not None:
        into[into.index(old)] = _under_the_marker_of(old, section)
        return None
    at = max((place for place, each in enumerate(into, start=1) if each.key in above), default=0)
    into.insert(at, section)
    return into[at - 1] if at else None


def _under_the_marker_of(old: DraftSection, section: DraftSection) -> DraftSection:
    opening = section.opening
    if old.opening and opening:
        opening = replace(opening, marker=old.opening.marker, level=old.opening.level)
    return replace(section, key=old.key, opening=opening)


def _lines(found: DraftSection | None) -> list[str]:
    return section_text(found.blocks).splitlines() if found else []


def _merged(part: _Part) -> tuple[DraftSection, Sequence[Notice]]:
    """The section as it is to stand and what is to be told of it. One that nobody had before is taken as it is."""
    anew, mine = part.anew, part.mine
    if mine is None:
        return anew, ()
    outcome = merged(_lines(part.before), _lines(mine), _lines(anew))
    known: tuple[Block, ...] = (*anew.blocks, *mine.blocks)
    read = read_section("\n".join(outcome.lines), known, anew.opening.level if anew.opening else None)
    return replace(anew, blocks=read.blocks), [telling.clash(anew, each) for each in outcome.clashes]


def _left_behind(gone: Sequence[_Part]) -> tuple[list[DraftSection], Sequence[Notice]]:
    """Of the sections the new wording no longer has those that stay, for a person edited them; what is told of all."""
    kept = [part.anew for part in gone if _lines(part.mine) != _lines(part.before)]
    return kept, [telling.kept(part.anew) if part.anew in kept else telling.dropped(part.anew) for part in gone]
