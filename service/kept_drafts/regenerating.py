"""A draft composed anew, and what a person made of the old one: both together, section by section."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from thammuu.drafts_templates import Draft
from thammuu.drafts_templates.draft import Block
from thammuu.drafts_templates.source_list import source_lines
from thammuu.drafts_templates.versions import (
    Clash,
    DraftSection,
    merged,
    read_section,
    section_text,
    sections,
)
from thammuu.drafts_templates.versions.sections import section, with_sections
from thammuu.ingest.model import Notice

_SHOWN = 300  # characters of a clash that are told


@dataclass(frozen=True, slots=True)
class Regenerated:
    """The draft as it stands now, what the program worded of it, and what must be looked at."""

    draft: Draft
    composed: Draft
    notices: tuple[Notice, ...]


def regenerated(standing: Draft, composed: Draft, anew: Draft, keys: Sequence[str] = ()) -> Regenerated:
    """`anew` with every edit that made `standing` out of `composed`.

    With `keys` only those sections are taken from `anew`, all else stays. Raises InputError for a key of neither.
    """
    fresh, before, now = map(_by_key, (anew, composed, standing))
    for key in keys:
        section(anew if key in fresh else standing, key)
    wanted = [each for each in fresh.values() if not keys or each.key in keys]
    outcomes = [_merged(each, before.get(each.key), now.get(each.key)) for each in wanted]
    blocks = {each.key: outcome[0] for each, outcome in zip(wanted, outcomes, strict=True)}
    notices = tuple(notice for _, told in outcomes for notice in told)
    if keys:
        worded = {each.key: each.blocks for each in wanted}
        return Regenerated(with_sections(standing, blocks), with_sections(composed, worded), notices)
    draft, kept = _with_left_behind(with_sections(anew, blocks), standing, composed)
    return Regenerated(draft, anew, (*notices, *kept))


def _by_key(draft: Draft) -> dict[str, DraftSection]:
    return {each.key: each for each in sections(draft)}


def _lines(found: DraftSection | None) -> list[str]:
    return section_text(found.blocks).splitlines() if found else []


def _merged(
    anew: DraftSection, composed: DraftSection | None, standing: DraftSection | None
) -> tuple[tuple[Block, ...], tuple[Notice, ...]]:
    """The blocks of one section and what is to be told of it. A section nobody had before is taken as it is."""
    if composed is None and standing is None:
        return anew.blocks, ()
    outcome = merged(_lines(composed), _lines(standing), _lines(anew))
    known = (*anew.blocks, *(standing.blocks if standing else ()))
    read = read_section("\n".join(outcome.lines), known, anew.opening.level if anew.opening else None)
    return read.blocks, tuple(_clash_notice(anew, clash) for clash in outcome.clashes)


def _clash_notice(found: DraftSection, clash: Clash) -> Notice:
    offered = " ".join(clash.offered)[:_SHOWN] or "(bỏ đoạn này)"
    kept = " ".join(clash.kept)[:_SHOWN] or "(đã xóa)"
    return Notice(
        "draft-edit-kept",
        f"Mục {found.title}: giữ phần người dùng đã sửa “{kept}”; bản soạn lại là “{offered}”. Cần xem lại.",
    )


def _with_left_behind(draft: Draft, standing: Draft, composed: Draft) -> tuple[Draft, tuple[Notice, ...]]:
    """Sections the new wording no longer has, as far as a person edited them, stay at the end of the body."""
    present, before = _by_key(draft), _by_key(composed)
    edited = [
        each
        for each in sections(standing)
        if each.key not in present and each.opening and _lines(each) != _lines(before.get(each.key))
    ]
    body = (*draft.body, *_blocks(edited))
    kept = replace(draft, body=body)
    return replace(kept, sources=source_lines(kept)), tuple(map(_left_notice, edited))


def _blocks(edited: Sequence[DraftSection]) -> Iterator[Block]:
    for each in edited:
        if each.opening:
            yield each.opening
        yield from each.blocks


def _left_notice(found: DraftSection) -> Notice:
    return Notice(
        "draft-section-kept",
        f"Bản soạn lại không còn mục “{found.title}”; vì người dùng đã sửa nên mục được giữ ở cuối. Cần xem lại.",
    )
