"""A whole draft as Markdown: to be read anywhere, compared, kept beside the .docx."""

from __future__ import annotations

from collections.abc import Iterator

from thammuu.drafts_templates.draft import Draft, SignatureBlock
from thammuu.drafts_templates.versions.sections import BASES, annex_key, sections
from thammuu.drafts_templates.versions.writing import section_text


def whole_text(draft: Draft) -> str:
    """Everything that stands on paper, in reading order, and the list of sources."""
    return "\n\n".join(part for part in _parts(draft) if part.strip()) + "\n"


def _parts(draft: Draft) -> Iterator[str]:
    header = draft.header
    yield "  \n".join((*header.issuer_lines, header.symbol.text, header.place_and_date))
    yield f"# {draft.genre_name.upper()} {draft.title.text}"
    if draft.addressees:
        yield "\n".join(f"Kính gửi: {name}" for name in draft.addressees.names)
    references = {annex_key(number): annex.reference.text for number, annex in enumerate(draft.annexes, start=1)}
    for section in sections(draft):
        yield f"## {section.title}"
        yield references.get(section.key, "")
        # A blank line between blocks, or Markdown runs them together; rows of a table stay one under the other.
        yield "\n\n".join(section_text((block,)) for block in section.blocks)
        if section.key == BASES and draft.enacting:
            yield f"**{draft.enacting.authority} {draft.enacting.verb}:**"
    for signature in (draft.second_signature, draft.signature):
        yield _signature(signature) if signature else ""
    yield "Nơi nhận:\n\n" + "\n".join(f"- {name}" for name in draft.recipients) if draft.recipients else ""
    if draft.sources:
        yield "## Nguồn viện dẫn\n\n" + "\n".join(
            f"{line.number}. {line.text}{': ' + '; '.join(line.addresses) if line.addresses else ''}"
            for line in draft.sources
        )


def _signature(block: SignatureBlock) -> str:
    return "  \n".join(part for part in (*block.authority.splitlines(), block.position, block.name.text) if part)
