"""Files into the store: read by many processes, written by this one in the order of the files, each with its fate."""

from __future__ import annotations

import datetime as dt
import hashlib
import logging
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import PurePath, PurePosixPath
from typing import TYPE_CHECKING

from thammuu.index.store.audit import AuditAction
from thammuu.ingest.errors import DefectError, Fault
from thammuu.service.ordered import in_order
from thammuu.service.reading import Answer, Job, Parsed, Readers, Unread
from thammuu.service.reading.job import unread
from thammuu.service.results import DocumentView, FileOutcome, FileStatus, IngestStep
from thammuu.service.walking import Origin, is_litter

if TYPE_CHECKING:
    from thammuu.index.store import Store
    from thammuu.ingest.model import Document, Notice
    from thammuu.ingest.readers.archive import Archive, Budget
    from thammuu.ingest.secrecy import SecrecyKind
    from thammuu.service.approval import Approval
    from thammuu.service.knowledge import Knowledge

log = logging.getLogger(__name__)

_SAVE_AS = "Mở bằng Word hoặc LibreOffice, lưu thành .docx rồi nạp lại; tệp không phải văn bản thì bỏ qua."
Progress = Callable[[IngestStep], None]


@dataclass(frozen=True, slots=True)
class _Held:
    """The store was made of these very bytes already."""

    sha256: str


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A file made ready for the store's turn: already held, read, unreadable, or an archive to be gone through."""

    origin: Origin
    found: _Held | Answer | Archive
    data: bytes = b""
    sha256: str = ""

    def weight(self) -> int:
        """Bytes it keeps in memory while it waits."""
        return len(self.data) + (len(self.found.pickled) if isinstance(self.found, Parsed) else 0)


@dataclass(slots=True)
class Ingestion:
    """Reads files into `store`; with `force` also those it already holds. One `run` an instance."""

    store: Store
    readers: Readers
    force: bool = False
    approval: Approval | None = None  # None: no marked file is let in and none written down
    skipped: list[str] = field(default_factory=list)  # litter met in archives
    _inner: int = 0  # files found in archives
    _clearance: SecrecyKind | None = None

    def run(self, origins: Sequence[Origin], progress: Progress | None = None) -> tuple[FileOutcome, ...]:
        """The fate of every file, in order; an archive stands for its members. Raises nothing for a bad file."""
        from thammuu.ingest.readers.archive import Budget  # noqa: PLC0415 - readers are slow to import
        from thammuu.ingest.readers.registry import DEFAULT_LIMITS  # noqa: PLC0415

        self._clearance = self.approval.clearance() if self.approval else None
        clock = _Clock(time.monotonic(), sum(origin.size for origin in origins))
        outcomes: list[FileOutcome] = []
        threads = max(1, self.readers.size)
        with ThreadPoolExecutor(threads) as executor:
            try:
                for prepared in self._prepared(origins, executor, threads, Budget.of(DEFAULT_LIMITS)):
                    outcomes.append(self._settled(prepared))
                    clock.read += prepared.origin.size
                    if progress is not None:
                        progress(clock.step(len(outcomes), len(origins) + self._inner, outcomes[-1]))
            except BaseException:  # Ctrl+C above all: nothing new is begun
                executor.shutdown(wait=False, cancel_futures=True)
                self.readers.close()
                raise
        return tuple(outcomes)

    def _prepared(
        self, origins: Iterable[Origin], executor: ThreadPoolExecutor, threads: int, budget: Budget
    ) -> Iterator[_Prepared]:
        ready = in_order(
            origins,
            lambda origin: self._prepare(origin, budget),
            executor,
            at_once=threads + 1,
            weight=_Prepared.weight,
        )
        for prepared in ready:
            if isinstance(prepared.found, (_Held, Parsed, Unread)):
                yield prepared
                continue
            inner = replace(budget) if budget.depth else _fresh()
            inner.depth += 1
            with closing(prepared.found) as archive:
                members = tuple(self._members(prepared.origin, replace(archive, budget=inner)))
                self._inner += len(members) - 1
                yield from self._prepared(members, executor, threads, inner)

    def _members(self, origin: Origin, archive: Archive) -> Iterator[Origin]:
        for member in archive.members():
            if is_litter(member.path):
                self.skipped.append(f"{origin.shown}/{member.path}")
                continue
            path = PurePosixPath(member.path)
            within = (*origin.within, origin.name, *path.parent.parts)
            yield Origin(f"{origin.shown}/{path}", path.name, within, member.size, member.read, walked=True)

    def _prepare(self, origin: Origin, budget: Budget) -> _Prepared:
        """Load and read one file; called by many threads at once."""
        try:
            return self._looked_at(origin, budget)
        except Exception as error:  # noqa: BLE001 - one bad file never stops the rest
            return _Prepared(origin, unread(error))

    def _looked_at(self, origin: Origin, budget: Budget) -> _Prepared:
        from thammuu.ingest.readers import readable_suffixes  # noqa: PLC0415 - readers are slow to import
        from thammuu.ingest.readers.archive import open_archive  # noqa: PLC0415
        from thammuu.ingest.readers.registry import DEFAULT_LIMITS  # noqa: PLC0415

        suffix = PurePath(origin.name).suffix.lower()
        if origin.walked and suffix not in {*readable_suffixes(), ".zip"}:
            kind = suffix or "không có đuôi"
            return _Prepared(origin, Unread(Fault.INPUT, f"Chưa đọc được loại tệp này ({kind}). {_SAVE_AS}"))
        on_disk = origin.path is not None and origin.path.is_file() and not origin.path.is_symlink()
        data = b"" if on_disk else origin.load()
        archive = open_archive(origin.path if on_disk and origin.path else data, DEFAULT_LIMITS, budget)
        if archive is not None:
            return _Prepared(origin, archive)
        data = data or origin.load()
        sha256 = hashlib.sha256(data).hexdigest()
        if self._held(sha256, origin.name):
            return _Prepared(origin, _Held(sha256))
        return _Prepared(origin, self._read(origin, data), data, sha256)

    def _read(self, origin: Origin, data: bytes) -> Answer:
        return self.readers.read(Job(origin.name, data, origin.within, self._clearance))

    def _held(self, sha256: str, name: str) -> str | None:
        """The document made of these very bytes: one hash instead of a reading."""
        return None if self.force else self.store.holds(sha256, name)

    def _settled(self, prepared: _Prepared) -> FileOutcome:
        """The fate of one file whose turn has come; raises nothing."""
        try:
            return self._settle(prepared)
        except Exception as error:  # noqa: BLE001 - one bad file never stops the rest
            return _not_read(prepared.origin.shown, unread(error))

    def _settle(self, prepared: _Prepared) -> FileOutcome:
        found, origin = prepared.found, prepared.origin
        if isinstance(found, _Held):
            known = self._held(found.sha256, origin.name)
            if known is not None:
                return self._unchanged(origin.shown, known)
            # A file before it in this very run has changed what the store holds.
            data = origin.load()
            prepared = replace(prepared, found=self._read(origin, data), data=data, sha256=found.sha256)
            found = prepared.found
        if isinstance(found, Parsed):
            return self._put(origin.shown, found.document(), prepared.data)
        if isinstance(found, Unread):
            if found.marks and self.approval:
                self.approval.note_file(AuditAction.REFUSED, prepared.sha256, found.marks)
            return _not_read(origin.shown, found)
        raise DefectError("Tệp nén không được đọc như một văn bản.")

    def _put(self, shown: str, document: Document, data: bytes) -> FileOutcome:
        if document.source.secrecy and self.approval:  # first the word, then the deed
            self.approval.note_file(AuditAction.READ, document.source.sha256, (document.source.secrecy,))
        result = self.store.put(document, data, force=self.force)
        status = FileStatus(result.status.value)
        if status is FileStatus.UNCHANGED:
            return self._unchanged(shown, result.id)
        return FileOutcome(
            path=shown,
            status=status,
            document_id=result.id,
            provisions=sum(1 for _ in document.walk()),
            warnings=_warnings(document),
        )

    def _unchanged(self, shown: str, known: str) -> FileOutcome:
        provisions = len(self.store.provisions(known))
        return FileOutcome(shown, FileStatus.UNCHANGED, document_id=known, provisions=provisions)


def _fresh() -> Budget:
    from thammuu.ingest.readers.archive import Budget  # noqa: PLC0415 - readers are slow to import
    from thammuu.ingest.readers.registry import DEFAULT_LIMITS  # noqa: PLC0415

    return Budget.of(DEFAULT_LIMITS)


@dataclass(slots=True)
class _Clock:
    """How far an ingestion has come; the time left is told by the bytes left, for large files take longer."""

    started: float
    total: int
    read: int = 0

    def step(self, done: int, of: int, outcome: FileOutcome) -> IngestStep:
        """The state after one more file."""
        took = time.monotonic() - self.started
        total = max(self.total, self.read)
        left = took * (total - self.read) / self.read if self.read else None
        return IngestStep(done, of, self.read, total, took, left, outcome)


def uploaded(name: str, data: bytes) -> Origin:
    """The origin of a file sent as bytes."""
    return Origin(name, PurePath(name).name, (), len(data), lambda: data)


def described(outcomes: Iterable[FileOutcome], knowledge: Knowledge, as_of: dt.date) -> tuple[FileOutcome, ...]:
    """The outcomes with their documents as they stand once all files are in."""

    def view(outcome: FileOutcome) -> DocumentView | None:
        record = knowledge.records.get(outcome.document_id or "")
        return knowledge.describe(record, as_of) if record else None

    return tuple(replace(outcome, document=view(outcome)) for outcome in outcomes)


def _warnings(document: Document) -> tuple[Notice, ...]:
    return tuple(dict.fromkeys((*document.source.warnings, *document.warnings)))  # the second repeats the first


def _not_read(shown: str, found: Unread) -> FileOutcome:
    if found.place:
        log.error("%s", found.place)
    status = FileStatus.REFUSED if found.fault is Fault.INPUT else FileStatus.FAILED
    return FileOutcome(shown, status, found.reason)
