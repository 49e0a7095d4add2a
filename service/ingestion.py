"""Files into the store, one after another, each with its fate; the rest goes on whatever happens to one."""

from __future__ import annotations

import datetime as dt
import hashlib
import logging
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from thammuu.ingest.errors import Fault, InputError, ThammuuError
from thammuu.service.results import DocumentView, FileOutcome, FileStatus

if TYPE_CHECKING:
    from thammuu.index.store import Store
    from thammuu.ingest.model import Document, Notice, SourceText
    from thammuu.service.knowledge import Knowledge

log = logging.getLogger(__name__)

# Files that office programs and systems leave beside documents; nobody means them.
_SAVE_AS = "Mở bằng Word hoặc LibreOffice, lưu thành .docx rồi nạp lại; tệp không phải văn bản thì bỏ qua."
_LITTER = ("~$", "._")
_LITTER_NAMES = {"thumbs.db", "desktop.ini"}


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to read. `walked` is True when it was met in a folder and not named by the person."""

    path: Path
    walked: bool


@dataclass(frozen=True, slots=True)
class Walk:
    """The files behind the paths a person gave, and the litter passed over."""

    files: tuple[FoundFile, ...]
    skipped: tuple[str, ...]


def walk(paths: Iterable[Path]) -> Walk:
    """Every file at or under `paths`, folders sorted by name, each file once. InputError for a path that is not there.

    Hidden files and folders and lock files ("~$Báo cáo.docx") inside folders are passed over and listed.
    """
    files: dict[Path, FoundFile] = {}
    skipped: list[str] = []
    for path in paths:
        if not path.exists():
            raise InputError(f"Không có tệp hoặc thư mục “{path}”.", "Kiểm tra lại đường dẫn.")
        if path.is_dir():
            for found, litter in _inside(path):
                if litter:
                    skipped.append(str(found))
                else:
                    files.setdefault(found, FoundFile(found, walked=True))
        else:
            files[path] = FoundFile(path, walked=False)
    return Walk(tuple(files.values()), tuple(skipped))


def _inside(folder: Path) -> Iterator[tuple[Path, bool]]:
    """Files below `folder` in order of name, and whether each is litter; links to folders are not followed."""
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            yield Path(parent) / name, _is_litter(name)


def _is_litter(name: str) -> bool:
    return name.startswith((".", *_LITTER)) or name.lower() in _LITTER_NAMES


@dataclass(frozen=True, slots=True)
class Ingestion:
    """Reads files into `store`; with `force` also those it already holds."""

    store: Store
    force: bool = False

    def file(self, found: FoundFile) -> FileOutcome:
        """The fate of one file on disk; raises nothing."""
        from thammuu.ingest.readers import readable_suffixes  # noqa: PLC0415 - readers are slow to import

        if found.walked and found.path.suffix.lower() not in readable_suffixes():
            kind = found.path.suffix.lower() or "không có đuôi"
            return FileOutcome(str(found.path), FileStatus.REFUSED, f"Chưa đọc được loại tệp này ({kind}). {_SAVE_AS}")
        return _guarded(str(found.path), lambda: self._from_disk(found.path))

    def upload(self, name: str, data: bytes) -> FileOutcome:
        """The fate of one file sent as bytes; raises nothing."""
        return _guarded(name, lambda: self._from_bytes(name, name, data))

    def _from_disk(self, path: Path) -> FileOutcome:
        from thammuu.ingest.readers import file_bytes  # noqa: PLC0415 - as above

        return self._from_bytes(str(path), path.name, file_bytes(path))

    def _from_bytes(self, shown: str, name: str, data: bytes) -> FileOutcome:
        from thammuu.ingest.readers import read_bytes  # noqa: PLC0415 - as above

        return self._held(data, name) or self._put(shown, read_bytes(data, name), data)

    def _held(self, data: bytes, name: str) -> FileOutcome | None:
        """Unchanged, when the store was made of these very bytes: one hash instead of a reading."""
        known = None if self.force else self.store.holds(hashlib.sha256(data).hexdigest(), name)
        if known is None:
            return None
        return FileOutcome(name, FileStatus.UNCHANGED, document_id=known, provisions=len(self.store.provisions(known)))

    def _put(self, shown: str, source: SourceText, data: bytes) -> FileOutcome:
        from thammuu.ingest import parse  # noqa: PLC0415 - as above

        document = parse(source)
        result = self.store.put(document, data, force=self.force)
        return FileOutcome(
            path=shown,
            status=FileStatus(result.status.value),
            document_id=result.id,
            provisions=sum(1 for _ in document.walk()),
            warnings=_warnings(document),
        )


def run(
    work: Sequence[Callable[[], FileOutcome]], progress: Callable[[int, int, FileOutcome], None] | None
) -> tuple[FileOutcome, ...]:
    """The outcomes of all pieces of work, `progress` told after each."""
    outcomes = []
    for done, piece in enumerate(work, start=1):
        outcomes.append(piece())
        if progress is not None:
            progress(done, len(work), outcomes[-1])
    return tuple(outcomes)


def described(outcomes: Iterable[FileOutcome], knowledge: Knowledge, as_of: dt.date) -> tuple[FileOutcome, ...]:
    """The outcomes with their documents as they stand once all files are in."""

    def view(outcome: FileOutcome) -> DocumentView | None:
        record = knowledge.records.get(outcome.document_id or "")
        return knowledge.describe(record, as_of) if record else None

    return tuple(replace(outcome, document=view(outcome)) for outcome in outcomes)


def _warnings(document: Document) -> tuple[Notice, ...]:
    return (*document.source.warnings, *document.warnings)


def _guarded(shown: str, work: Callable[[], FileOutcome]) -> FileOutcome:
    """The outcome of `work`, whatever it raises; messages never carry text of the document."""
    try:
        return replace(work(), path=shown)
    except ThammuuError as error:
        status = FileStatus.REFUSED if error.fault is Fault.INPUT else FileStatus.FAILED
        return FileOutcome(shown, status, str(error))
    except Exception as error:  # noqa: BLE001 - one bad file never stops the rest
        # The place of the fault alone: a traceback with values could carry words of the document.
        log.error("%s in %s", type(error).__name__, _place(error))
        return FileOutcome(shown, FileStatus.FAILED, f"Lỗi của phần mềm khi đọc tệp ({type(error).__name__}).")


def _place(error: BaseException) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"
