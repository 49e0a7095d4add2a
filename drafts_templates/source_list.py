"""The numbered list of sources at the end of a draft."""

from __future__ import annotations

from thammuu.drafts_templates.draft import Draft, SourceLine
from thammuu.drafts_templates.references import cite_full
from thammuu.drafts_templates.source_marks import place
from thammuu.ingest.model import Evidence


def source_lines(draft: Draft) -> tuple[SourceLine, ...]:
    """Every document the draft rests on, numbered in order of first mention in the text, with the places quoted."""
    documents: dict[str, list[Evidence]] = {}
    for sentence in draft.sentences():
        for evidence in sentence.evidence:
            documents.setdefault(evidence.document_id, []).append(evidence)
    return tuple(
        SourceLine(number, group[0], cite_full(group[0]), _addresses(group))
        for number, group in enumerate(_in_text_order(draft, documents), start=1)
    )


def _in_text_order(draft: Draft, documents: dict[str, list[Evidence]]) -> list[list[Evidence]]:
    # The title names the parent first, but bears no mark; the reader meets the sources in the order of the bases.
    based = [item.document_id for line in draft.bases for part in line.sentences for item in part.evidence]
    order = list(dict.fromkeys([*based, *documents]))
    return [documents[document_id] for document_id in order]


def _addresses(group: list[Evidence]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(place(evidence) for evidence in group if evidence.address))
