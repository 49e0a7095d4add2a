"""What a draft rests on: the parent as it stands, legal bases in force in order of authority, the parent's tasks.

    request (TOML) -> DraftInput -> DraftSources (here) -> compose -> Draft -> .docx

Nothing is invented: a basis is a document that a person named, the Party Statutes, the parent, or a guide in the store
whose own opening says that it guides the parent.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from thammuu.index.records import DocumentRecord
from thammuu.ingest.dates import PartialDate
from thammuu.ingest.errors import DefectError, InputError
from thammuu.ingest.folding import fold
from thammuu.ingest.model import Evidence, Relation, ValidityState
from thammuu.service.knowledge import Knowledge
from thammuu.service.results import BuiltDraft, DocumentView, FieldInfo, GenreInfo, GenreList, ResolutionState

if TYPE_CHECKING:
    from thammuu.drafts_templates import (
        Aim,
        DraftInput,
        DraftSources,
        FormProfile,
        GenreTemplate,
        Office,
        Reference,
        Source,
        SourceMarks,
        Task,
        Unresolved,
    )
    from thammuu.drafts_templates.draft import Draft
    from thammuu.index.store import Store
    from thammuu.service.section_writer import Note, SectionWriter


@dataclass(frozen=True, slots=True)
class DraftRequest:
    """What to draft: the input file's text, and wishes that override it. `folder` is where the file lies, None over
    HTTP (then no other file may be named in it). `home` is the data folder with the office's own hand on the forms."""

    genre: str
    text: str
    date: dt.date | None = None
    profile: str = ""
    folder: Path | None = None
    home: Path | None = None


@dataclass(frozen=True, slots=True)
class Rank:
    """Issuers of one authority: how their folded name begins."""

    issuer: str
    order: int


# From the highest down. Documents of the Party come before those of the State in a Party document; within one rank
# the older comes first, as bases are written. Longer names first, since they begin alike.
_RANKS = (
    Rank("đại hội đại biểu toàn quốc", 1),
    Rank("ban chấp hành trung ương", 2),
    Rank("bộ chính trị", 3),
    Rank("ban bí thư", 4),
    Rank("ban tổ chức trung ương", 5),
    Rank("văn phòng trung ương", 5),
    Rank("ủy ban kiểm tra trung ương", 5),
    Rank("ban tuyên giáo", 5),
    Rank("ban nội chính trung ương", 5),
    Rank("quốc hội", 6),
    Rank("ủy ban thường vụ quốc hội", 7),
    Rank("chính phủ", 8),
    Rank("thủ tướng", 9),
    Rank("bộ ", 10),
    Rank("tỉnh ủy", 11),
    Rank("thành ủy", 11),
    Rank("ban chấp hành đảng bộ", 11),
    Rank("ban thường vụ tỉnh ủy", 12),
    Rank("ban thường vụ thành ủy", 12),
    Rank("thường trực", 13),
)
_OTHERS = 14
_STATUTES = "điều lệ đảng"  # the genre's name begins so in every spelling of the catalogue
_IN_FORCE = frozenset({ValidityState.IN_FORCE, ValidityState.AMENDED})
# A guide to the parent is a basis too. Other documents that carry it out (plans, notices) are no basis for one another.
_GUIDE = "hướng dẫn"
# How a guide names the document it guides, in its title, its bases or its opening sentence. A mere citation is too
# little: "- Căn cứ Quy định số 294-QĐ/TW … Ban Bí thư hướng dẫn …" and "Thực hiện Quy định số 15-QĐ/TU …".
_RESTS_ON = frozenset({Relation.GUIDES, Relation.IMPLEMENTS, Relation.BASED_ON})
_OPENING = 1500  # characters of the preamble in which that is said


def authority(record: DocumentRecord) -> tuple[int, int]:
    """Sorting key of a basis: rank of its issuer, then day of issue."""
    issuer = fold(record.key.issuer or "")
    order = next((rank.order for rank in _RANKS if issuer.startswith(rank.issuer)), _OTHERS)
    date = record.key.date
    return order, date.earliest().toordinal() if date else 0


@dataclass(frozen=True, slots=True)
class SourceFinder:
    """Finds the sources of a draft that is dated `as_of`."""

    store: Store
    knowledge: Knowledge
    as_of: dt.date

    def sources(self, request: DraftInput) -> DraftSources:
        """Parent, bases and tasks for `request`; what a person named and cannot be told is handed back unresolved."""
        from thammuu.drafts_templates import DraftSources  # noqa: PLC0415 - only drafting pays for it
        from thammuu.drafts_templates.draft import TaskKind  # noqa: PLC0415

        unresolved: list[Unresolved] = []
        parent = self._named(request.parent, unresolved) if request.parent else None
        asked = [self._named(reference, unresolved) for reference in request.bases]
        chosen = [view for view in asked if view is not None]
        bases = self._bases(parent, chosen, request.office)
        read = self._tasks(parent, request.office) if parent else ()
        return DraftSources(
            as_of=self.as_of,
            parent=self._source(parent) if parent else None,
            bases=tuple(map(self._source, bases)),
            tasks=tuple(task for task in read if task.kind is TaskKind.DUTY),
            aims=self._aims(parent) if parent else (),
            noted=tuple(task for task in read if task.kind is not TaskKind.DUTY),
            unresolved=tuple(unresolved),
        )

    def _named(self, reference: Reference, unresolved: list[Unresolved]) -> DocumentView | None:
        from thammuu.drafts_templates import Unresolved, shown_reference  # noqa: PLC0415
        from thammuu.index.resolve import Wanted  # noqa: PLC0415

        found = self.knowledge.named(
            Wanted(symbol=reference.symbol, date=PartialDate.of(reference.date) if reference.date else None)
        )
        views = self.knowledge.describe_all(found.documents, self.as_of)
        if found.state is ResolutionState.RESOLVED:
            return views[0]
        candidates = views if found.state is ResolutionState.AMBIGUOUS else ()
        unresolved.append(Unresolved(shown_reference(reference), tuple(evidence_of(view) for view in candidates)))
        return None

    def _bases(
        self, parent: DocumentView | None, asked: Iterable[DocumentView], office: Office
    ) -> tuple[DocumentView, ...]:
        """The Statutes (for a Party office), the parent, then the rest by authority; each document once."""
        rest = {view.record.id: view for view in (*asked, *(self._guides(parent) if parent else ()))}
        first = [*self._statutes(office), *([parent] if parent else [])]
        ordered = sorted(rest.values(), key=lambda view: authority(view.record))
        return tuple({view.record.id: view for view in (*first, *ordered)}.values())

    def _statutes(self, office: Office) -> Iterator[DocumentView]:
        """The Party Statutes in force; they are the first basis of a Party organ's documents."""
        from thammuu.drafts_templates.organ import organ_kind  # noqa: PLC0415

        if organ_kind(office.kind).family != "party":
            return
        for record in self.knowledge.records.values():
            if fold(record.key.genre or "") == "điều lệ" and _STATUTES in fold(record.title):
                view = self.knowledge.describe(record, self.as_of)
                if view.validity.state in _IN_FORCE:
                    yield view
                    return

    def _guides(self, parent: DocumentView) -> Iterator[DocumentView]:
        """The guides to the parent in the store, as far as they are in force."""
        for record in self.store.documents():
            if fold(record.key.genre or "") == _GUIDE and self._rests_on(record, parent.record):
                view = self.knowledge.describe(record, self.as_of)
                if view.validity.state in _IN_FORCE:
                    yield view

    def _rests_on(self, record: DocumentRecord, parent: DocumentRecord) -> bool:
        """Whether the title, bases or opening of `record` say that it guides or implements `parent`."""
        from thammuu.index.resolve import Wanted  # noqa: PLC0415
        from thammuu.ingest.citations import find_citations  # noqa: PLC0415

        text = self.store.text(record.id)
        bases = "\n".join(basis.text for basis in self.store.bases(record.id))
        opening = f"{record.title}\n{bases}\n{text.preamble[:_OPENING] if text else ''}"
        for citation in find_citations(opening):
            if citation.relation in _RESTS_ON:
                named = self.knowledge.named(Wanted.of_citation(citation))
                if named.state is ResolutionState.RESOLVED and named.documents[0].id == parent.id:
                    return True
        return False

    def _source(self, view: DocumentView) -> Source:
        from thammuu.drafts_templates import Source  # noqa: PLC0415

        newer = view.validity.chain or view.validity.by
        views = self.knowledge.describe_all(newer, self.as_of)
        return Source(evidence_of(view), view.record.has_text, tuple(map(evidence_of, views)))

    def _tasks(self, parent: DocumentView, office: Office) -> tuple[Task, ...]:
        from thammuu.drafts_templates.tasks import read_tasks  # noqa: PLC0415

        return tuple(read_tasks(evidence_of(parent), self.store.provisions(parent.record.id), office))

    def _aims(self, parent: DocumentView) -> tuple[Aim, ...]:
        from thammuu.drafts_templates.aims import read_aims  # noqa: PLC0415

        return read_aims(evidence_of(parent), self.store.provisions(parent.record.id))


def evidence_of(view: DocumentView) -> Evidence:
    """The document as a whole, as evidence: no address, no quote."""
    record = view.record
    return Evidence(record.id, record.key, record.title, "", None, "", view.validity.state)


@dataclass(frozen=True, slots=True)
class ModelUse:
    """The language model that may be asked, None for none, and where each call is written down."""

    writer: SectionWriter | None
    note: Note


def build_draft(request: DraftRequest, store: Store, knowledge: Knowledge, use: ModelUse | None = None) -> BuiltDraft:
    """The draft as a .docx, with what it rests on. InputError for an input that does not do.

    Raises DefectError when a provision quoted by the draft is not in the store at its address, word for word.
    """
    from thammuu.drafts_templates import SourceMarks, draft_report  # noqa: PLC0415

    checked = _checked(request)
    draft = _composed(checked, request, store, knowledge, use)
    docx = draft_docx(draft, forms_of(request.home), SourceMarks(checked.sources))
    return BuiltDraft(docx, draft.title.text, draft_report(draft))


def compose_draft(request: DraftRequest, store: Store, knowledge: Knowledge, use: ModelUse | None = None) -> Draft:
    """The draft itself. Raises what `build_draft` raises."""
    return _composed(_checked(request), request, store, knowledge, use)


def draft_docx(draft: Draft, forms: tuple[FormProfile, ...], marks: SourceMarks) -> bytes:
    """The .docx of a draft in the form of its profile, with what it quotes as a part that programs read later."""
    from thammuu.drafts_templates import build_docx, profile  # noqa: PLC0415
    from thammuu.drafts_templates.citation_part import write_citations  # noqa: PLC0415

    return build_docx(draft, profile(draft.profile_id, forms), marks, write_citations(draft))


def forms_of(home: Path | None) -> tuple[FormProfile, ...]:
    """The form profiles with the office's own hand on them; none in particular without its data folder."""
    from thammuu.drafts_templates.appraisal import office_profiles  # noqa: PLC0415

    return office_profiles(home) if home else ()


def stands(evidence: Evidence, store: Store) -> bool:
    """Whether what is quoted stands in the store at its address, word for word; a document as a whole always does."""
    if evidence.provision_id is None:
        return True
    stored = store.provision(evidence.provision_id)
    return stored is not None and evidence.quote in stored.text and stored.address.display() == evidence.address


def _checked(request: DraftRequest) -> DraftInput:
    from thammuu.drafts_templates import library, read_input  # noqa: PLC0415

    given = read_input(request.text, request.genre, request.folder, request.date, library(request.home))
    return replace(given, profile=request.profile or given.profile)


def _composed(
    checked: DraftInput, request: DraftRequest, store: Store, knowledge: Knowledge, use: ModelUse | None
) -> Draft:
    from thammuu.drafts_templates import compose, draft_report  # noqa: PLC0415

    sources = SourceFinder(store, knowledge, checked.date).sources(checked)
    draft = compose(checked, sources, forms_of(request.home))
    if checked.language_model:
        draft = _with_model(draft, use)
    for evidence in draft_report(draft).evidence:
        if not stands(evidence, store):
            raise DefectError(f"Bằng chứng tại {evidence.address} không khớp từng chữ với kho văn bản.")
    return draft


def _with_model(draft: Draft, use: ModelUse | None) -> Draft:
    if use is None or use.writer is None:
        raise InputError(
            "Tệp yêu cầu ghi language_model = true nhưng máy này chưa có mô hình ngôn ngữ.",
            "Bỏ dòng ấy, hoặc nhờ người quản trị đặt THAMMUU_LLM_URL.",
        )
    from thammuu.service.section_writer import write_sections  # noqa: PLC0415

    return write_sections(draft, use.writer, use.note)


def genre_list(home: Path | None) -> GenreList:
    """The kinds of draft that can be made, with the form profiles and organs of each; `home` holds the office's own."""
    from thammuu.drafts_templates import genres, library  # noqa: PLC0415

    templates = library(home)
    infos = (replace(_genre_info(item), own=item not in genres()) for item in templates.templates)
    return GenreList(tuple(infos), templates.faults)


def genre_info(genre: str, home: Path | None) -> GenreInfo:
    """One kind of draft. InputError, with the nearest, for an unknown genre."""
    from thammuu.drafts_templates import library  # noqa: PLC0415

    return _genre_info(library(home).get(genre))


def _genre_info(template: GenreTemplate) -> GenreInfo:
    from thammuu.drafts_templates import example_offices, organs_for, profiles  # noqa: PLC0415
    from thammuu.drafts_templates.organ import organ_kind  # noqa: PLC0415

    kinds = tuple(organ_kind(organ) for organ in organs_for(template))
    families = {kind.family for kind in kinds}
    fields = tuple(
        FieldInfo(
            field.id, field.label, field.kind, field.required, field.choices,
            tuple((column.id, column.column.title) for column in field.columns),
        )
        for field in template.fields
    )  # fmt: skip
    return GenreInfo(
        id=template.id,
        name=template.name,
        profiles=tuple(form.id for form in profiles() if form.family in families and form.id in template.profiles),
        organs=tuple(kind.id for kind in kinds),
        fields=fields,
        examples=tuple((kind.id, kind.name) for kind in kinds if kind.id in example_offices()),
        uses=template.uses,
    )
