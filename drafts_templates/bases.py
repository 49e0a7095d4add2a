"""The "Căn cứ" lines, and the one document a draft carries out."""

from __future__ import annotations

from dataclasses import dataclass

from thammuu.drafts_templates.draft import DraftSources, Paragraph, Sentence, Unresolved
from thammuu.drafts_templates.genre import ParentUse
from thammuu.drafts_templates.profile import FormProfile
from thammuu.drafts_templates.references import cite_full, cite_short
from thammuu.drafts_templates.request import DraftInput, Reference, shown_reference
from thammuu.drafts_templates.wording import join, missing
from thammuu.ingest.model import Evidence


@dataclass(frozen=True, slots=True)
class Parent:
    """How the parent document is named: in full at the first mention, short later; placeholders when unresolved."""

    full: Sentence
    short: Sentence


def parent_of(request: DraftInput, sources: DraftSources, form: FormProfile) -> Parent:
    """The parent as it is named in the draft; what could not be resolved is asked for, never guessed."""
    if sources.parent is not None:
        evidence = sources.parent.evidence
        full = cite_full(evidence, state=form.family == "state")
        return Parent(Sentence(full, (evidence,)), Sentence(cite_short(evidence), (evidence,)))
    asked = missing("parent", _parent_prompt(request, sources))
    return Parent(asked, missing("parent", "văn bản cấp trên cần thực hiện") if request.parent is None else asked)


def compose_bases(
    request: DraftInput,
    sources: DraftSources,
    parent: Parent,
    form: FormProfile,
    lines: tuple[Sentence, ...] = (),
) -> tuple[Paragraph, ...]:
    """One line a basis, in the order of `sources.bases`; the parent comes after them unless it is among them.

    `lines` follow, which are no documents: "Xét đề nghị của Ban Tổ chức Tỉnh ủy".
    """
    state = form.family == "state"
    named = [Sentence(cite_full(source.evidence, state=state), (source.evidence,)) for source in sources.bases]
    named += [missing("bases", prompt) for prompt in _unresolved_bases(request, sources)]
    wanted = request.parent is not None or request.template.parent is ParentUse.ASKED
    if wanted and (sources.parent is None or sources.parent.evidence.document_id not in _document_ids(sources)):
        named.append(parent.full)
    written = [join((Sentence("Căn cứ "), sentence)) for sentence in named] + list(lines)
    last = len(written) - 1
    return tuple(
        Paragraph((
            Sentence(form.text("basis.start")),
            sentence,
            Sentence(form.text("basis.last_end") if index == last else form.text("basis.end")),
        ))
        for index, sentence in enumerate(written)
    )  # fmt: skip


def _document_ids(sources: DraftSources) -> set[str]:
    return {source.evidence.document_id for source in sources.bases}


def _parent_prompt(request: DraftInput, sources: DraftSources) -> str:
    if request.parent is None:
        return "văn bản cấp trên cần thực hiện"
    return _prompt(request.parent, _unresolved(request.parent, sources))


def _unresolved_bases(request: DraftInput, sources: DraftSources) -> tuple[str, ...]:
    found = ((base, _unresolved(base, sources)) for base in request.bases)
    return tuple(_prompt(base, unresolved) for base, unresolved in found if unresolved is not None)


def _unresolved(reference: Reference, sources: DraftSources) -> Unresolved | None:
    # The service hands back the reference as it was asked: symbol, then the date if one was given.
    asked = {reference.symbol, shown_reference(reference)}
    return next((item for item in sources.unresolved if item.reference in asked), None)


def _prompt(reference: Reference, unresolved: Unresolved | None) -> str:
    shown = shown_reference(reference)
    if unresolved is not None and unresolved.candidates:
        return f"ngày ban hành của văn bản {shown}, vì có {_listing(unresolved.candidates)}"
    return f"văn bản {shown}, chưa có trong kho và danh mục"


def _listing(candidates: tuple[Evidence, ...]) -> str:
    return "; ".join(cite_full(candidate) for candidate in candidates[:4])
