"""Keeping the search indexes in step with the store: after ingestion, on demand, and when found behind.

The indexes live in `<home>/index` and are derived: deleting that folder loses nothing. One writer at a time holds a
file lock; readers never wait, they answer from the last complete index.
"""

from __future__ import annotations

import errno
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from thammuu.index.building import IndexBuilder, Progress, is_current
from thammuu.index.embedding import Embedder
from thammuu.index.manifest import FOLDER, Manifest, mark
from thammuu.index.phrasing import load_lexicon
from thammuu.index.search import Searcher
from thammuu.index.store import Store
from thammuu.ingest.errors import DefectError, SetupError
from thammuu.ingest.model import Notice

if TYPE_CHECKING:
    from thammuu.index.consistency import IndexReport
    from thammuu.index.dense import DenseIndex
    from thammuu.index.dense.chroma import ChromaDense
    from thammuu.index.dense.exact import ExactDense
    from thammuu.index.lexical import KeptSyllables, LexicalIndex

CHROMA_FROM = 20_000  # provisions: at 23,000 Chroma and one matrix product both answer in 6-7 ms
LOCK_SECONDS = 600.0  # how long `refresh` and `rebuild` wait for another writer
_KINDS = ("lexical", "syllables", "exact", "chroma")
_ASK_REINDEX = "Hãy chạy lệnh: thammuu reindex."


class IndexBusyError(SetupError):
    """Another process has been writing the indexes for longer than one was ready to wait."""


@dataclass(slots=True)
class _Opened:
    """The indexes this process has open, and the manifest they were opened by."""

    manifest: Manifest
    mark: int
    lexical: LexicalIndex
    syllables: KeptSyllables
    exact: ExactDense | None = None
    chroma: ChromaDense | None = None
    chroma_tried: bool = False


class IndexManager:
    """The indexes of one store. `serving` says that this process lives long: only then is Chroma worth opening."""

    def __init__(
        self,
        home: Path,
        store: Store,
        embedder: Embedder | None,
        *,
        serving: bool = False,
        chroma_from: int = CHROMA_FROM,
    ) -> None:
        self._folder = home / FOLDER
        self._store = store
        self._embedder = embedder
        self._serving = serving
        self._chroma_from = chroma_from
        self._guard = threading.RLock()
        self._opened: _Opened | None = None
        self._notices: dict[str, Notice] = {}
        self._chroma_later = False  # `open_chroma` is to come

    def searcher(self) -> Searcher:
        """A searcher over these indexes. It always asks the newest complete ones."""
        return Searcher(self._store, self, self._embedder, lexicon=partial(load_lexicon, self._folder.parent))

    def refresh(self, progress: Progress | None = None, timeout: float = LOCK_SECONDS) -> None:
        """Bring the indexes to the store's documents: only what changed is indexed, only new text is embedded.

        To be called after every ingestion. Raises SetupError when another process writes for longer than `timeout`
        seconds.
        """
        with self._writing(timeout) as builder:
            old = Manifest.read(self._folder)
            self._publish(old, builder.bring_up(old, progress))

    def rebuild(self, progress: Progress | None = None, *, re_embed: bool = False) -> None:
        """Make all indexes anew beside the old ones and switch; nothing already embedded is embedded again, unless
        `re_embed` says that the stored vectors are not to be trusted."""
        with self._writing(LOCK_SECONDS) as builder:
            if re_embed and self._embedder is not None:
                self._store.vectors.forget(self._embedder.name)
            made = builder.build_all(progress, self._chroma_from)
            self._publish(Manifest.read(self._folder), made)
            self._notices.clear()

    def ensure(self) -> tuple[Notice, ...]:
        """Bring the indexes up if they are behind the store and no one else is at it; the notices say what was done."""
        manifest = Manifest.read(self._folder)
        stamps = self._store.stamps()
        if is_current(manifest, stamps, self._embedder):
            return ()
        try:
            self.refresh(timeout=0)
        except IndexBusyError:
            return (Notice("index_busy", "Chỉ mục đang được cập nhật, kết quả có thể thiếu văn bản mới nạp."),)
        except SetupError as error:
            return (Notice("index_stale", f"{error.message} Kết quả có thể thiếu văn bản mới nạp. {error.advice}"),)
        if not manifest.stamps and not stamps:
            return ()  # an empty store
        return (Notice("index_updated", "Chỉ mục tìm kiếm chưa khớp với kho nên vừa được dựng lại từ kho."),)

    def notices(self) -> tuple[Notice, ...]:
        """What a person should know about the indexes that answer, each once."""
        with self._guard:
            return tuple(self._notices.values())

    def lexical(self) -> LexicalIndex:
        """The newest complete index of words."""
        with self._guard:
            return self._current().lexical

    def syllables(self) -> KeptSyllables:
        """The syllables of what the newest complete index of words holds."""
        with self._guard:
            return self._current().syllables

    def dense(self, *, filtered: bool) -> DenseIndex | None:
        """Chroma for unfiltered questions of a service when it is sound and up to date, else the exact index."""
        with self._guard:
            opened = self._current()
            if not filtered:
                self._try_chroma(opened)
            return opened.exact if filtered or opened.chroma is None else opened.chroma

    def open_but_chroma(self) -> None:
        """Open what answers. Chroma, which is tried in another process and imported for seconds, is left to
        `open_chroma`, and exact scores answer until then."""
        with self._guard:
            self._chroma_later = True
            self._current()

    def open_chroma(self) -> None:
        """Open Chroma now where it is worth it; meanwhile nobody waits."""
        with self._guard:
            opened = self._current()
        chroma = self._chroma_of(opened.manifest)
        with self._guard:
            opened.chroma, opened.chroma_tried = chroma, True
            self._chroma_later = False
            if opened is not self._opened and chroma is not None:  # closed, or another took its place
                chroma.close()

    def exact(self) -> DenseIndex | None:
        """All vectors of the newest complete index."""
        with self._guard:
            return self._current().exact

    def check(self) -> IndexReport:
        """Compare the indexes with the store, changing nothing."""
        from thammuu.index.consistency import examine_indexes  # noqa: PLC0415 - only the doctor looks

        return examine_indexes(self._folder, self._store, self._embedder)

    def close(self) -> None:
        """Let go of all indexes."""
        with self._guard:
            if self._opened is not None and self._opened.chroma is not None:
                self._opened.chroma.close()
            self._opened = None

    def _current(self) -> _Opened:
        """The open indexes, opened anew when another manifest has been put in place."""
        now = mark(self._folder)
        if self._opened is None or self._opened.mark != now:
            self._note(self.ensure() if self._opened is None else ())
            self._opened = self._load_newest()  # not closed: another thread may be asking the old ones
        return self._opened

    def _load_newest(self) -> _Opened:
        """Open what the manifest names. A writer may have swept it just now, or it may be torn: then once more."""
        for attempt in range(3):
            now = mark(self._folder)
            try:
                return self._load(Manifest.read(self._folder), now)
            except (OSError, ValueError):
                if attempt == 1:
                    self.rebuild()
                    self._note((Notice("index_torn", "Chỉ mục tìm kiếm bị hỏng nên vừa được dựng lại từ kho."),))
        raise DefectError("Không mở được chỉ mục tìm kiếm vừa dựng.", "Hãy xóa thư mục index trong kho rồi thử lại.")

    def _load(self, manifest: Manifest, now: int) -> _Opened:
        from thammuu.index.lexical import KeptSyllables, LexicalIndex  # noqa: PLC0415

        lexical = LexicalIndex.open(self._folder / manifest.lexical)
        syllables = KeptSyllables.read(self._folder / manifest.syllables)
        if not manifest.exact:
            return _Opened(manifest, now, lexical, syllables)
        from thammuu.index.dense.exact import ExactDense  # noqa: PLC0415 - numpy

        return _Opened(manifest, now, lexical, syllables, ExactDense.read(self._folder / manifest.exact))

    def _try_chroma(self, opened: _Opened) -> None:
        """Open Chroma once, unless that is being done beside the searches."""
        if opened.chroma_tried or self._chroma_later:
            return
        opened.chroma_tried = True
        opened.chroma = self._chroma_of(opened.manifest)

    def _chroma_of(self, manifest: Manifest) -> ChromaDense | None:
        """Chroma, if it is worth it, made of the same documents, and sound."""
        if not self._serving or not manifest.chroma:
            return None
        if manifest.chroma_stamps != manifest.stamps or manifest.chroma_count < self._chroma_from:
            return None
        if not self._sound(manifest):
            self._note((Notice("dense_torn", f"Chỉ mục Chroma bị hỏng, đang dùng cách tìm chính xác. {_ASK_REINDEX}"),))
            return None
        from thammuu.index.dense.chroma import ChromaDense  # noqa: PLC0415 - 1.2 s

        return ChromaDense(self._folder / manifest.chroma)

    def _sound(self, manifest: Manifest) -> bool:
        from thammuu.index.dense.chroma import is_sound  # noqa: PLC0415

        return is_sound(self._folder / manifest.chroma, manifest.chroma_count)

    def _note(self, notices: tuple[Notice, ...]) -> None:
        with self._guard:
            self._notices.update((notice.code, notice) for notice in notices)

    @contextmanager
    def _writing(self, timeout: float) -> Iterator[IndexBuilder]:
        from filelock import FileLock, Timeout  # noqa: PLC0415

        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with FileLock(self._folder / "writer.lock", timeout=timeout):
                yield IndexBuilder(self._folder, self._store, self._embedder)
        except Timeout:
            raise IndexBusyError(
                "Một tiến trình khác đang lập chỉ mục cho kho này.", "Hãy chờ tiến trình đó xong rồi thử lại."
            ) from None
        except OSError as error:
            raise SetupError(
                f"Không ghi được chỉ mục tìm kiếm ({_reason(error)}); văn bản đã nạp vẫn nguyên trong kho.",
                "Hãy dọn bớt ổ đĩa hoặc kiểm tra quyền ghi; lần mở sau chỉ mục được dựng tiếp từ kho.",
            ) from error

    def _publish(self, old: Manifest, made: Manifest) -> None:
        """Make `made` current and delete what nothing points at any more, save what readers may just be opening."""
        if made != old:
            made.write(self._folder)
        kept = made.folders() | old.folders()
        for kind in _KINDS:
            for path in self._folder.glob(f"{kind}-*"):
                if path.name not in kept:
                    shutil.rmtree(path, ignore_errors=True)


def _reason(error: OSError) -> str:
    return "ổ đĩa đã đầy" if error.errno in {errno.ENOSPC, errno.EDQUOT} else str(error.strerror or error)
