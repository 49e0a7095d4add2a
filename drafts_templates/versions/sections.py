"""A draft cut into the sections people speak of: the bases, the opening, each chapter or article, each annex."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from thammuu.drafts_templates.draft import (
    Annex,
    Block,
    Draft,
    Heading,
    HeadingLevel,
    Item,
    Paragraph,
    Sentence,
    Table,
)
from thammuu.drafts_templates.source_list import source_lines
from thammuu.ingest.errors import InputError

BASES, OPENING = "can-cu", "mo-dau"
_NAMES = {BASES: "Căn cứ", OPENING: "Phần mở đầu"}
_LADDER = tuple(HeadingLevel)
_DASH = "-"
_NOT_KEY = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class DraftSection:
    """A part of a draft that is edited and composed anew by itself.

    `key` stays the same as long as the section keeps its marker ("ii", "chuong-i", "dieu-3"). `opening` is the heading
    or the article's marker it begins with; None for the bases, the opening and annexes. `annex` is the annex it is.
    """

    key: str
    title: str
    blocks: tuple[Block, ...]  # what follows the heading
    opening: Heading | None = None
    annex: Annex | None = None

    @property
    def name(self) -> str:
        """Its title without the marker, which changes when a section moves; "" for bases, openings, bare numbers."""
        if self.annex is not None:
            return self.annex.title.text
        return self.opening.text if self.opening else ""


def sections(draft: Draft) -> tuple[DraftSection, ...]:
    """The sections in reading order. Bases and opening are there only where the draft has any."""
    found = [DraftSection(BASES, _NAMES[BASES], tuple(map(_as_item, draft.bases)))] if draft.bases else []
    found += _body(draft.body)
    found += [
        DraftSection(annex_key(number), f"{annex.label} {annex.title.text}".strip(), annex.blocks, annex=annex)
        for number, annex in enumerate(draft.annexes, start=1)
    ]
    return tuple(found)


def section(draft: Draft, key: str) -> DraftSection:
    """The section `key`; InputError naming those there are."""
    found = sections(draft)
    for each in found:
        if each.key == key:
            return each
    known = ", ".join(f"{each.key} ({each.title})" for each in found)
    raise InputError(f"Bản thảo không có mục “{key}”.", f"Các mục: {known}.")


def with_section(draft: Draft, key: str, blocks: tuple[Block, ...]) -> Draft:
    """`draft` with other blocks in the section `key`; its source list is made anew. InputError for an unknown key."""
    section(draft, key)
    return with_sections(draft, {key: blocks})


def with_sections(draft: Draft, changed: Mapping[str, tuple[Block, ...]]) -> Draft:
    """`draft` with the blocks of the named sections exchanged; keys it does not have are passed over.

    Raises InputError for a table or a heading among the bases.
    """
    return assembled(draft, [replace(each, blocks=changed.get(each.key, each.blocks)) for each in sections(draft)])


def assembled(frame: Draft, parts: Sequence[DraftSection]) -> Draft:
    """The inverse of `sections`: `frame` with `parts` in place of its own, in their order, the source list made anew.

    Bases, the opening and annexes stand where they belong, wherever they are among `parts`. Raises InputError for a
    table or a heading among the bases.
    """
    bases = tuple(_as_basis(block) for each in parts if each.key == BASES for block in each.blocks)
    annexes = tuple(replace(each.annex, blocks=each.blocks) for each in parts if each.annex is not None)
    inner = [each for each in parts if each.key != BASES and each.annex is None]
    body: list[Block] = []
    for each in sorted(inner, key=lambda part: part.opening is not None):
        body += [each.opening] if each.opening else []
        body += each.blocks
    made = replace(frame, bases=bases, body=tuple(body), annexes=annexes)
    return replace(made, sources=source_lines(made))


def _as_item(basis: Paragraph) -> Block:
    """A basis that begins with its dash as the dash item people see in it."""
    if basis.sentences[0].text == f"{_DASH} ":
        return Item(Paragraph(basis.sentences[1:]), _DASH)
    return basis


def _as_basis(block: Block) -> Paragraph:
    """The inverse of `_as_item`, for a basis a person wrote as well."""
    match block:
        case Paragraph():
            return block
        case Item():
            return Paragraph((Sentence(f"{block.marker} "), *block.paragraph.sentences))
        case Heading() | Table():
            raise InputError("Phần căn cứ chỉ có các dòng căn cứ, không có tiêu đề hay bảng.", "Mỗi căn cứ một dòng.")


def annex_key(number: int) -> str:
    """The key of the `number`-th annex, counted from 1."""
    return f"phu-luc-{number}"


def top_level(blocks: tuple[Block, ...]) -> HeadingLevel | None:
    """The highest rung of the ladder that `blocks` use; None without headings."""
    return min((block.level for block in blocks if isinstance(block, Heading)), key=_LADDER.index, default=None)


def _body(blocks: tuple[Block, ...]) -> Iterator[DraftSection]:
    top = top_level(blocks)
    used: dict[str, int] = {}
    for opening, inner in _runs(blocks, top):
        if opening is None:
            if inner:
                yield DraftSection(OPENING, _NAMES[OPENING], inner)
            continue
        key = _key(opening.marker or opening.text)
        used[key] = used.get(key, 0) + 1
        unique = key if used[key] == 1 else f"{key}-{used[key]}"
        yield DraftSection(unique, f"{opening.marker} {opening.text}".strip(), inner, opening)


def _runs(blocks: tuple[Block, ...], top: HeadingLevel | None) -> Iterator[tuple[Heading | None, tuple[Block, ...]]]:
    opening: Heading | None = None
    inner: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level is top:
            yield opening, tuple(inner)
            opening, inner = block, []
        else:
            inner.append(block)
    yield opening, tuple(inner)


def _key(marker: str) -> str:
    """ "Chương I" as "chuong-i", "II-" as "ii"."""
    plain = unicodedata.normalize("NFD", marker.lower().replace("đ", "d"))
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    return _NOT_KEY.sub("-", letters).strip("-") or "muc"
