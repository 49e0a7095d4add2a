"""The store: a relational database and the original files; everything else can be made anew from it."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Engine

from thammuu.index.records import PutResult
from thammuu.index.store.audit import AuditLog
from thammuu.index.store.catalogue import CatalogueRepository
from thammuu.index.store.corrections import CorrectionRepository
from thammuu.index.store.drafts import DraftRepository
from thammuu.index.store.engine import MEMORY_URL, open_engine
from thammuu.index.store.integrity import OriginalsState, SchemaState, database_faults, originals_state, schema_state
from thammuu.index.store.migrate import bring_to_head
from thammuu.index.store.originals import FolderOriginals, MemoryOriginals, Originals
from thammuu.index.store.reading import DocumentReader
from thammuu.index.store.study import StudyRepository
from thammuu.index.store.vectors import VectorRepository
from thammuu.index.store.writing import DocumentWriter, holder
from thammuu.ingest.errors import InputError, SetupError
from thammuu.ingest.model import Document

DATABASE = "thammuu.db"
FILES = "files"


class Store(DocumentReader):
    """Documents (methods of this class), vectors (`vectors`), study cards (`study`) `corrections` of the
    metadata, kept `drafts`, and the `audit` of secrecy.

    Open one with `Store.open` or `Store.in_memory` and close it, or use it as a context manager. Safe for many
    threads; several processes may read and write the same home.
    """

    def __init__(self, engine: Engine, originals: Originals) -> None:
        super().__init__(engine)
        self._originals = originals
        self._writer = DocumentWriter(engine, originals)
        self.catalogue = CatalogueRepository(engine)
        self.vectors = VectorRepository(engine, self)
        self.study = StudyRepository(engine)
        self.corrections = CorrectionRepository(engine)
        self.audit = AuditLog(engine)
        self.drafts = DraftRepository(engine)

    @classmethod
    def open(cls, home: Path, url: str | None = None) -> Store:
        """Open the store in folder `home`, making what is missing.

        `url` is any SQLAlchemy database address; without it an SQLite file in `home` is used. Original files are
        always kept in `home`. Raises SetupError when folder or database cannot be used, InputError for a bad `url`.
        """
        try:
            home.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise SetupError(
                f"Không tạo được thư mục dữ liệu {home}: {error.strerror}.",
                "Hãy kiểm tra quyền ghi, hoặc chọn thư mục khác.",
            ) from error
        engine = open_engine(url or _own_url(home))
        bring_to_head(engine)
        return cls(engine, FolderOriginals(home / FILES))

    @staticmethod
    def schema_of(home: Path, url: str | None = None) -> SchemaState:
        """Which schema the store of `home` has, before `open` migrates it. SetupError when it cannot be told."""
        return schema_state(None if url else home / DATABASE, url or _own_url(home))

    @classmethod
    def in_memory(cls) -> Store:
        """An empty store that ends with the process."""
        engine = open_engine(MEMORY_URL)
        bring_to_head(engine)
        return cls(engine, MemoryOriginals())

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def put(self, document: Document, original: bytes, *, force: bool = False) -> PutResult:
        """Keep a document that was read from the file `original`, in one transaction.

        The same bytes again change nothing, whatever the file is called, unless `force` asks for a new reading. The
        same document (symbol, issuer, date) from other bytes replaces all that was read before; study cards live on
        where address and text are the same, others are suspended. Corrections stand over every new reading, and a file
        of a corrected document is read into that document. Raises DefectError when `original` is not the file of
        `document.source`.
        """
        return self._writer.put(document, original, force=force)

    def holds(self, sha256: str, name: str) -> str | None:
        """The id of the document already read from a file with this sum and name: `put` would change nothing.

        Asked before reading a file, it makes repeated ingestion of a folder cost one hash a file.
        """
        with self._engine.connect() as connection:
            return holder(connection, sha256, name)

    def remove(self, document_id: str) -> bool:
        """Forget a document and its original files; its cards are suspended. False when there is no such document."""
        return self._writer.remove(document_id)

    def original(self, document_id: str) -> bytes:
        """The file the document was read from. Raises InputError for an unknown id, DefectError for a damaged file."""
        record = self.document(document_id)
        if record is None:
            raise InputError("Không có văn bản này trong kho.", "Hãy xem danh sách văn bản đã nạp.")
        return self._originals.load(record.source_sha256)

    def faults(self) -> tuple[str, ...]:
        """What the database's own integrity check says; nothing when all is well."""
        return database_faults(self._engine)

    def originals_state(self) -> OriginalsState:
        """Every original file read and compared with its sum."""
        return originals_state(self._engine, self._originals)


def _own_url(home: Path) -> str:
    return f"sqlite:///{home / DATABASE}"
