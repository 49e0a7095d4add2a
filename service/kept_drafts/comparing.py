"""Two versions of a draft beside each other: the sections in which they differ, and the frame around them."""

from __future__ import annotations

from collections.abc import Iterator

from thammuu.drafts_templates import Draft
from thammuu.drafts_templates.draft import Paragraph, Sentence, SignatureBlock
from thammuu.drafts_templates.versions import DraftSection, section_text, sections
from thammuu.index.consolidated.differences import differences
from thammuu.service.kept_drafts.model import SectionChange

FRAME = "khung"
_FRAME_TITLE = "Phần đầu, chữ ký, nơi nhận"


def compared(older: Draft, newer: Draft) -> tuple[SectionChange, ...]:
    """Every section that differs, in the order of the newer draft; those only the older one has come last."""
    before, after = _by_key(older), _by_key(newer)
    changes = (_change(before.get(key), after.get(key)) for key in dict.fromkeys((*after, *before)))
    return tuple(change for change in changes if change is not None)


def _by_key(draft: Draft) -> dict[str, DraftSection]:
    frame = DraftSection(FRAME, _FRAME_TITLE, tuple(Paragraph((Sentence(line),)) for line in _frame(draft)))
    return {each.key: each for each in (frame, *sections(draft))}


def _change(old: DraftSection | None, new: DraftSection | None) -> SectionChange | None:
    shown = new or old
    before, after = section_text(old.blocks) if old else "", section_text(new.blocks) if new else ""
    if shown is None or before == after:
        return None
    return SectionChange(shown.key, shown.title, differences(before, after))


def _frame(draft: Draft) -> Iterator[str]:
    header = draft.header
    yield from (*header.issuer_lines, header.symbol.text, header.place_and_date)
    yield f"{draft.genre_name} {draft.title.text}"
    yield from draft.addressees.names if draft.addressees else ()
    for signature in (draft.second_signature, draft.signature):
        yield from _signature(signature) if signature else ()
    yield from draft.recipients


def _signature(block: SignatureBlock) -> Iterator[str]:
    yield from (line for line in (*block.authority.splitlines(), block.position, block.name.text) if line)
