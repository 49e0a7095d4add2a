"""The façade: everything the product does, in one object. Command line, API and pages call this and nothing below it.

with Workbench.open(Settings.read(os.environ)) as bench:
    bench.ingest([Path("van-ban")])
    bench.search(SearchRequest("kết nạp lại người vào Đảng")).hits
"""

from __future__ import annotations

import datetime as dt
import threading
import time
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from thammuu.service import results
from thammuu.service.settings import Settings

if TYPE_CHECKING:
    from thammuu.drafts_templates import FormProfile
    from thammuu.index.embedding import Embedder
    from thammuu.index.reindex import IndexManager
    from thammuu.index.store import Store
    from thammuu.ingest.model import Notice, SourceText
    from thammuu.service.alerts import Alert
    from thammuu.service.amendments import AmendmentDesk
    from thammuu.service.approval import Approval
    from thammuu.service.bases import BasesTable
    from thammuu.service.cataloguing import Cataloguing
    from thammuu.service.correcting import CorrectionDesk
    from thammuu.service.draft_room import DraftRoom
    from thammuu.service.drafting import DraftRequest
    from thammuu.service.extracting import Extraction
    from thammuu.service.knowledge import Knowledge
    from thammuu.service.lookup import Lookup, SearchRequest
    from thammuu.service.reading import Readers
    from thammuu.service.study.deck import StudyRoom
    from thammuu.service.suggesting import SuggestedBases, SuggestionRequest
    from thammuu.service.walking import Origin

IngestProgress = Callable[[results.IngestStep], None]
_KEPT_READERS = 1  # of a service: the next upload finds a process that is up


def _utc_now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


class Workbench:
    """One store with its indexes, opened part by part as they are asked for. Safe for the threads of one service.
    `now` is the clock (UTC). `serving` says that the process lives long."""

    def __init__(self, settings: Settings, now: Callable[[], dt.datetime] = _utc_now, *, serving: bool = False) -> None:
        self.settings = settings
        self._now = now
        self._serving = serving
        self._guard = threading.RLock()
        self._writing = threading.Lock()  # one ingestion at a time in a service
        self._known: Knowledge | None = None
        self._store: Store | None = None
        self._embedder: Embedder | None = None
        self._indexes: IndexManager | None = None
        self._readers: Readers | None = None
        self.exposed = False  # set by a service that other machines can reach

    @classmethod
    def open(cls, settings: Settings, *, serving: bool = False) -> Workbench:
        """The workbench over the data folder of `settings`; nothing is touched before it is needed."""
        return cls(settings, serving=serving)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of indexes and store."""
        with self._guard:
            if self._readers is not None:
                self._readers.close()
            if self._indexes is not None:
                self._indexes.close()
            if self._store is not None:
                self._store.close()
            self._readers = self._indexes = self._store = self._known = None

    # ---- parts -----------------------------------------------------------------------------------------------------

    @property
    def store(self) -> Store:
        """The store, opened once. Raises SetupError when the data folder cannot be used."""
        from thammuu.index.store import Store  # noqa: PLC0415 - SQLAlchemy: only what works on documents pays

        with self._guard:
            if self._store is None:
                self._store = Store.open(self.settings.home, self.settings.database_url)
            return self._store

    @property
    def embedder(self) -> Embedder:
        """The model of the settings, or the one shipped. Raises SetupError when it cannot be read."""
        with self._guard:
            if self._embedder is None:
                from thammuu.service.embedders import load_embedder  # noqa: PLC0415 - numpy

                self._embedder = load_embedder(self.settings)
            return self._embedder

    @property
    def indexes(self) -> IndexManager:
        """The search indexes."""
        from thammuu.index.reindex import IndexManager  # noqa: PLC0415

        with self._guard:
            if self._indexes is None:
                self._indexes = IndexManager(
                    self.settings.home,
                    self.store,
                    self.embedder,
                    serving=self._serving,
                    chroma_from=self.settings.chroma_from,
                )
            return self._indexes

    def index_notices(self) -> tuple[Notice, ...]:
        """What a person should know of the indexes and facts opened so far; nothing where no command needed them."""
        with self._guard:
            of_facts = self._known.notices if self._known is not None else ()
            return (*(self._indexes.notices() if self._indexes is not None else ()), *of_facts)

    @property
    def readers(self) -> Readers:
        """The processes that read files; none runs before it is needed."""
        from thammuu.service.reading import Readers  # noqa: PLC0415

        with self._guard:
            if self._readers is None:
                self._readers = Readers.of(self.settings)
            return self._readers

    def warm(self) -> None:
        """Open everything a search needs now, so that the first person to ask does not wait for it."""
        from thammuu.service.warming import warm  # noqa: PLC0415 - only a service warms

        warm(self.indexes, self.knowledge)

    def today(self) -> dt.date:
        """The day validity is asked for when no day is given, on this machine's calendar."""
        return self._now().astimezone().date()

    def knowledge(self) -> Knowledge:
        """What is known of every document now; gathered again when the store has changed."""
        from thammuu.service.knowledge import Knowledge, stamp_of  # noqa: PLC0415

        with self._guard:
            if self._known is None or self._known.stamp != stamp_of(self.store):
                self._known = Knowledge.gather(self.store, self.settings.home)
            return self._known

    def _lookup(self, as_of: dt.date | None) -> Lookup:
        from thammuu.service.lookup import Lookup  # noqa: PLC0415

        return Lookup(self.store, self.knowledge(), as_of or self.today())

    # ---- documents -------------------------------------------------------------------------------------------------

    def ingest(
        self, paths: Iterable[Path], *, force: bool = False, progress: IngestProgress | None = None
    ) -> results.IngestReport:
        """Read files and folders into the store, then bring the indexes up. InputError for a path that is not there."""
        from thammuu.service.walking import on_disk, walk  # noqa: PLC0415

        found = walk(paths)
        self.readers.start(len(found.files))  # they come up while the store is opened
        return self._ingest([on_disk(file) for file in found.files], force, progress, found.skipped)

    def upload(self, files: Sequence[tuple[str, bytes]]) -> results.IngestReport:
        """Read files sent as (name, bytes) into the store, then bring the indexes up."""
        from thammuu.service.ingestion import uploaded  # noqa: PLC0415

        return self._ingest([uploaded(*file) for file in files], False, None, ())

    def _ingest(
        self, origins: Sequence[Origin], force: bool, progress: IngestProgress | None, skipped: tuple[str, ...]
    ) -> results.IngestReport:
        from thammuu.service.ingestion import Ingestion, described  # noqa: PLC0415

        started = time.perf_counter()
        with self._writing:
            before = self.store.generation()
            ingestion = Ingestion(self.store, self.readers, force, self._approval())
            try:
                outcomes = ingestion.run(origins, progress)
            finally:
                self.readers.rest(_KEPT_READERS if self._serving else 0)
                if self.store.generation() != before:
                    self.indexes.refresh()
        outcomes = described(outcomes, self.knowledge(), self.today())
        changed = {each.document_id for each in outcomes if each.document_id and each.status in results.WRITTEN}
        alerts = self.alerts(by=changed) if changed else ()
        return results.IngestReport(outcomes, (*skipped, *ingestion.skipped), time.perf_counter() - started, alerts)

    def _approval(self) -> Approval:
        from thammuu.service.approval import Approval  # noqa: PLC0415

        return Approval(self.store, self.settings, self._now, self.exposed)

    @property
    def texts(self) -> Extraction:
        """Reading the text of a file, nothing kept."""
        from thammuu.service.extracting import Extraction  # noqa: PLC0415

        return Extraction(self.readers)

    def documents(self, as_of: dt.date | None = None) -> tuple[results.DocumentView, ...]:
        """Every document with a text, the newest first."""
        lookup = self._lookup(as_of)
        return lookup.knowledge.describe_all(lookup.documents(), lookup.as_of)

    def document(self, document_id: str, as_of: dt.date | None = None) -> results.DocumentPage | None:
        """A document for reading, or None when there is no such id in store and catalogue."""
        lookup = self._lookup(as_of)
        record = lookup.knowledge.records.get(document_id)
        return lookup.page(record) if record else None

    @property
    def corrections(self) -> CorrectionDesk:
        """Looking at what was read of a document's metadata, and putting it right."""
        from thammuu.service.correcting import CorrectionDesk  # noqa: PLC0415

        return CorrectionDesk(self.store, self._now(), self.show, self._writing, self)

    def amendments(self, as_of: dt.date | None = None) -> AmendmentDesk:
        """Documents as amended, and their lives over time."""
        from thammuu.service.amendments import AmendmentDesk  # noqa: PLC0415

        return AmendmentDesk(self.store, self.knowledge(), self._lookup(as_of))

    def original(self, document_id: str) -> tuple[str, bytes]:
        """Name and bytes of the file a document was read from. InputError for an unknown id."""
        data = self.store.original(document_id)
        record = self.store.document(document_id)
        return (record.source_name if record else document_id), data

    # ---- finding ---------------------------------------------------------------------------------------------------

    def show(self, reference: str, as_of: dt.date | None = None) -> results.Shown:
        """The document or provision that was typed."""
        return self._lookup(as_of).show(reference)

    def search(self, request: SearchRequest) -> results.SearchResult:
        """The best provisions for a search."""
        return self._lookup(request.as_of).search(request, self.indexes)

    def ask(self, question: str, as_of: dt.date | None = None) -> results.Answer:
        """The provisions' own words that answer, or the plain word that there are none."""
        from thammuu.service.asking import ask  # noqa: PLC0415

        return ask(question, self._lookup(as_of), self.indexes)

    def cite(self, text: str, as_of: dt.date | None = None) -> results.CitedText:
        """Every document named in `text`, and what it says of its own."""
        from thammuu.service.citing import Citing  # noqa: PLC0415

        return Citing(self.knowledge(), as_of or self.today()).text(text)

    def validity(
        self, symbol: str, *, issued: dt.date | None = None, as_of: dt.date | None = None
    ) -> results.SymbolValidity:
        """How the document with this symbol (or other reference) stands; `issued` tells bearers of one symbol apart."""
        from thammuu.service.citing import Citing  # noqa: PLC0415

        return Citing(self.knowledge(), as_of or self.today()).validity(symbol, issued)

    def bases(self, source: SourceText, *, written: dt.date | None = None, as_of: dt.date | None = None) -> BasesTable:
        """Every document a text cites, with its validity when the text was written and on `as_of`."""
        from thammuu.service.bases import bases_table  # noqa: PLC0415

        return bases_table(self.knowledge(), source, written, as_of or self.today())

    def suggest_bases(self, request: SuggestionRequest) -> SuggestedBases:
        """Documents a draft may rest on, on its day. InputError for a subject that tells nothing."""
        from thammuu.service.suggesting import suggest_bases  # noqa: PLC0415

        return suggest_bases(request, self._lookup(request.date), self.indexes)

    def alerts(self, as_of: dt.date | None = None, *, by: Collection[str] | None = None) -> tuple[Alert, ...]:
        """What is replaced, repealed or amended (`by` the documents with these ids) and something here rests on."""
        from thammuu.service.alerts import find_alerts, kinds_of_resting  # noqa: PLC0415

        day = as_of or self.today()
        return find_alerts(self.knowledge(), kinds_of_resting(self.store, self.knowledge(), day), day, by)

    def bases_docx(self, table: BasesTable) -> bytes:
        """The table of bases as a landscape .docx."""
        from thammuu.drafts_templates.sheet import build_sheet  # noqa: PLC0415 - python-docx
        from thammuu.service.bases.sheet import sheet_of  # noqa: PLC0415

        return build_sheet(sheet_of(table))

    def catalogue(self) -> Cataloguing:
        """The office's catalogue, to be listed, checked, imported and exported."""
        from thammuu.service.cataloguing import Cataloguing  # noqa: PLC0415

        return Cataloguing(self.store, self.today())

    # ---- drafting --------------------------------------------------------------------------------------------------

    def genres(self) -> results.GenreList:
        """The kinds of draft that can be made, the office's own templates among them."""
        from thammuu.service.drafting import genre_list  # noqa: PLC0415

        return genre_list(self.settings.home)

    def genre(self, genre: str) -> results.GenreInfo:
        """One kind of draft. InputError, with the nearest, for an unknown genre."""
        from thammuu.service.drafting import genre_info  # noqa: PLC0415

        return genre_info(genre, self.settings.home)

    def example(self, genre: str, organ: str = "") -> str:
        """A complete input file (TOML) for a genre, of a kind of organ if named. InputError where none fits."""
        from thammuu.drafts_templates import library  # noqa: PLC0415

        return library(self.settings.home).example(genre, organ)

    @property
    def drafts(self) -> DraftRoom:
        """Making drafts and reading them again."""
        from thammuu.service.draft_room import DraftRoom  # noqa: PLC0415

        return DraftRoom(self.store, self.knowledge(), self.settings, self._now)

    def draft(self, request: DraftRequest) -> results.BuiltDraft:
        """The draft as .docx with all it rests on."""
        return self.drafts.build(request)

    def forms(self) -> tuple[FormProfile, ...]:
        """The form profiles, with what this office appraised or corrected of them."""
        from thammuu.drafts_templates.appraisal import office_profiles  # noqa: PLC0415

        return office_profiles(self.settings.home)

    # ---- study -----------------------------------------------------------------------------------------------------

    @property
    def study(self) -> StudyRoom:
        """Cards made of the documents, asked when they are due."""
        from thammuu.service.study.deck import StudyRoom  # noqa: PLC0415

        return StudyRoom(self._lookup(None), self._now())

    # ---- secrecy ---------------------------------------------------------------------------------------------------

    def secrecy_allow(self, level: str, reason: str, by: str) -> results.SecrecyStatus:
        """Declare this machine approved for marked papers up to `level`; see `Approval.allow`."""
        return self._counted(self._approval().allow(level, reason, by))

    def secrecy_revoke(self, reason: str, by: str) -> results.SecrecyStatus:
        """Take the declaration back."""
        return self._counted(self._approval().revoke(reason, by))

    def secrecy_status(self) -> results.SecrecyStatus:
        """What is declared, and whether it holds."""
        return self._counted(self._approval().status())

    def _counted(self, status: results.SecrecyStatus) -> results.SecrecyStatus:
        marked = sum(record.secrecy is not None for record in self.store.documents())
        return replace(status, marked_documents=marked)

    def audit(self) -> results.AuditView:
        """All that was written down about secrecy, and whether anyone changed it."""
        return results.AuditView(self.store.audit.entries(), self.store.audit.verify())

    # ---- the house -------------------------------------------------------------------------------------------------

    def reindex(self, *, re_embed: bool = False) -> tuple[results.Health, ...]:
        """Make all that is derived anew from the store, with `re_embed` the vectors too; then look if all is well."""
        from thammuu.index.gathering import keep_anew  # noqa: PLC0415

        self.indexes.rebuild(re_embed=re_embed)
        keep_anew(self.store, self.settings.home)
        return self.doctor()

    def doctor(self) -> tuple[results.Health, ...]:
        """Look at data folder, store, model and indexes; raises nothing."""
        from thammuu.service.doctor import examine  # noqa: PLC0415

        return examine(self)
