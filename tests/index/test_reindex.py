"""Indexes follow the store, survive being killed or torn, and never cost an embedding twice."""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import subprocess
import sys
import textwrap
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from tests.index.builders import CountingEmbedder, document, original
from thammuu.index.dense.chroma import ChromaDense
from thammuu.index.dense.exact import ExactDense
from thammuu.index.manifest import Manifest
from thammuu.index.reindex import IndexManager
from thammuu.index.search import SearchQuery
from thammuu.index.store import Store
from thammuu.ingest.errors import SetupError

OUTLINE = "1. Kết nạp đảng viên\n a) Người vào Đảng\n2. Hồ sơ"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path) as opened:
        yield opened


@pytest.fixture
def embedder() -> CountingEmbedder:
    return CountingEmbedder()


def put(store: Store, symbol: str = "15-QĐ/TU", outline: str = OUTLINE) -> str:
    made = document(symbol, outline=outline, name=f"{symbol.replace('/', '-')}.docx")
    return store.put(made, original(made)).id


def tear_chroma(home: Path) -> None:
    """Every file of Chroma's folder overwritten."""
    for part in (home / "index").glob("chroma-*/*"):
        if part.is_file():
            part.write_bytes(b"torn")


def found(indexes: IndexManager, text: str) -> list[str]:
    return [hit.provision.id for hit in indexes.searcher().search(SearchQuery(text)).hits]


def test_refresh_indexes_only_what_changed(tmp_path: Path, store: Store, embedder: CountingEmbedder) -> None:
    first = put(store)
    indexes = IndexManager(tmp_path, store, embedder)
    indexes.refresh()
    assert embedder.embedded == 3
    second = put(store, "16-QĐ/TU", "1. Nghỉ phép hằng năm")
    indexes.refresh()
    assert embedder.embedded == 4
    assert found(indexes, "nghỉ phép") == [f"{second}#so:1"]
    store.remove(first)
    indexes.refresh()
    assert found(indexes, "kết nạp") == []
    assert indexes.check().findings == ()


def test_refresh_without_news_touches_nothing(tmp_path: Path, store: Store, embedder: CountingEmbedder) -> None:
    put(store)
    indexes = IndexManager(tmp_path, store, embedder)
    indexes.refresh()
    before = (tmp_path / "index" / "manifest.json").stat().st_mtime_ns
    indexes.refresh()
    assert (tmp_path / "index" / "manifest.json").stat().st_mtime_ns == before


def test_rebuild_embeds_nothing_again(tmp_path: Path, store: Store, embedder: CountingEmbedder) -> None:
    put(store)
    indexes = IndexManager(tmp_path, store, embedder)
    indexes.refresh()
    shutil.rmtree(tmp_path / "index")
    seen: list[tuple[int, int]] = []
    indexes.rebuild(lambda done, total: seen.append((done, total)))
    assert (embedder.embedded, seen) == (3, [])
    assert found(indexes, "kết nạp đảng viên")


def test_progress_counts_texts(tmp_path: Path, store: Store, embedder: CountingEmbedder) -> None:
    put(store)
    seen: list[tuple[int, int]] = []
    IndexManager(tmp_path, store, embedder).refresh(lambda done, total: seen.append((done, total)))
    assert seen == [(3, 3)]


def test_an_index_behind_the_store_is_brought_up_on_opening_and_says_so(
    tmp_path: Path, store: Store, embedder: CountingEmbedder
) -> None:
    put(store)
    IndexManager(tmp_path, store, embedder).refresh()
    newer = put(store, "16-QĐ/TU", "1. Nghỉ phép hằng năm")
    late = IndexManager(tmp_path, store, embedder)
    assert [each.code for each in late.check().findings] == ["index_behind"]
    result = late.searcher().search(SearchQuery("nghỉ phép"))
    assert [hit.provision.id for hit in result.hits] == [f"{newer}#so:1"]
    assert [notice.code for notice in result.notices] == ["index_updated"]


def test_documents_that_were_never_indexed_are_indexed_at_the_first_search_which_says_so(
    tmp_path: Path, store: Store, embedder: CountingEmbedder
) -> None:
    """The first ingestion was killed before its indexes were made."""
    put(store)
    result = IndexManager(tmp_path, store, embedder).searcher().search(SearchQuery("hồ sơ"))
    assert len(result.hits) == 1
    assert [notice.code for notice in result.notices] == ["index_updated"]


def test_an_empty_store_can_be_searched_without_ado(tmp_path: Path, store: Store, embedder: CountingEmbedder) -> None:
    indexes = IndexManager(tmp_path, store, embedder)
    assert found(indexes, "hồ sơ") == []
    assert indexes.notices() == ()
    assert indexes.check().findings == ()


def test_another_process_holding_the_lock_delays_no_reader(
    tmp_path: Path, store: Store, embedder: CountingEmbedder
) -> None:
    put(store)
    IndexManager(tmp_path, store, embedder).refresh()
    put(store, "16-QĐ/TU", "1. Nghỉ phép hằng năm")
    with FileLock(tmp_path / "index" / "writer.lock"):
        reader = IndexManager(tmp_path, store, embedder)
        result = reader.searcher().search(SearchQuery("hồ sơ"))
        with pytest.raises(SetupError):
            reader.refresh(timeout=0)
    assert len(result.hits) == 1
    assert [notice.code for notice in result.notices] == ["index_busy"]


def test_a_searcher_sees_what_another_manager_published(
    tmp_path: Path, store: Store, embedder: CountingEmbedder
) -> None:
    put(store)
    reader = IndexManager(tmp_path, store, embedder)
    assert found(reader, "nghỉ phép") == []
    put(store, "16-QĐ/TU", "1. Nghỉ phép hằng năm")
    IndexManager(tmp_path, store, embedder).refresh()
    assert len(found(reader, "nghỉ phép")) == 1


@pytest.mark.parametrize("harm", ["manifest", "lexical", "exact", "all"])
def test_harmed_indexes_are_made_anew(tmp_path: Path, store: Store, embedder: CountingEmbedder, harm: str) -> None:
    put(store)
    IndexManager(tmp_path, store, embedder).refresh()
    folder = tmp_path / "index"
    manifest = Manifest.read(folder)
    match harm:
        case "manifest":
            (folder / "manifest.json").write_text('{"lexical": ')
        case "lexical":
            (folder / manifest.lexical / "meta.json").write_text("torn")
        case "exact":
            (folder / manifest.exact / "vectors.npy").write_bytes(b"")
        case _:
            shutil.rmtree(folder)
    indexes = IndexManager(tmp_path, store, embedder)
    assert found(indexes, "hồ sơ")
    assert embedder.embedded == 3 + 1  # the three texts once, and the question
    assert indexes.check().findings == ()


@pytest.mark.parametrize("suffix", [".store", ".term", ".idx", ".pos", ".fast", ".fieldnorm"])
@pytest.mark.parametrize("harm", ["gone", "half"])
def test_any_torn_file_of_the_words_is_noticed_and_said(
    tmp_path: Path, store: Store, embedder: CountingEmbedder, suffix: str, harm: str
) -> None:
    put(store)
    IndexManager(tmp_path, store, embedder).refresh()
    path = next((tmp_path / "index").glob(f"lexical-*/*{suffix}"))
    if harm == "gone":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    result = IndexManager(tmp_path, store, embedder).searcher().search(SearchQuery("hồ sơ"))
    assert len(result.hits) == 1
    assert [notice.code for notice in result.notices] == ["index_torn"]


def test_a_flipped_byte_of_the_words_is_seen_by_the_checksums(
    tmp_path: Path, store: Store, embedder: CountingEmbedder
) -> None:
    put(store)
    indexes = IndexManager(tmp_path, store, embedder)
    indexes.refresh()
    assert indexes.check().findings == ()
    path = next((tmp_path / "index").glob("lexical-*/*.store"))
    data = path.read_bytes()
    path.write_bytes(bytes([data[0] ^ 1]) + data[1:])
    assert [notice.code for notice in indexes.check().findings] == ["lexical_changed"]


def test_a_full_disk_is_told_and_costs_nothing(
    tmp_path: Path, store: Store, embedder: CountingEmbedder, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(store)
    IndexManager(tmp_path, store, embedder).refresh()
    newer = put(store, "16-QĐ/TU", "1. Nghỉ phép hằng năm")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(ExactDense, "write", full)
        with pytest.raises(SetupError, match="ổ đĩa đã đầy"):
            IndexManager(tmp_path, store, embedder).refresh()
        result = IndexManager(tmp_path, store, embedder).searcher().search(SearchQuery("hồ sơ"))
        assert len(result.hits) == 1  # from the indexes before
        assert [notice.code for notice in result.notices] == ["index_stale"]
    spent = embedder.embedded
    indexes = IndexManager(tmp_path, store, embedder)
    assert found(indexes, "hằng năm") == [f"{newer}#so:1"]
    assert embedder.embedded == spent + 1  # the question


def test_another_model_embeds_anew_and_an_older_recipe_rebuilds(
    tmp_path: Path, store: Store, embedder: CountingEmbedder
) -> None:
    put(store)
    IndexManager(tmp_path, store, embedder).refresh()
    other = CountingEmbedder("other", 32)
    indexes = IndexManager(tmp_path, store, other)
    assert found(indexes, "hồ sơ")
    folder = tmp_path / "index"
    values = json.loads((folder / "manifest.json").read_text())
    (folder / "manifest.json").write_text(json.dumps({**values, "recipe": "0/0"}))
    IndexManager(tmp_path, store, other).refresh()
    assert Manifest.read(folder).lexical != values["lexical"]


def test_without_a_model_words_alone_answer(tmp_path: Path, store: Store) -> None:
    put(store)
    indexes = IndexManager(tmp_path, store, None)
    assert found(indexes, "hồ sơ")
    assert indexes.dense(filtered=False) is None
    assert indexes.check().findings == ()


def test_old_folders_are_swept(tmp_path: Path, store: Store, embedder: CountingEmbedder) -> None:
    indexes = IndexManager(tmp_path, store, embedder)
    for number in range(4):
        put(store, f"{number + 10}-QĐ/TU")
        indexes.rebuild()
    assert len(list((tmp_path / "index").glob("*-*"))) <= 6  # the current ones, and those readers may be opening


KILLED = """
    import sys
    from pathlib import Path
    from tests.index.builders import CountingEmbedder, document, original
    from thammuu.index.reindex import IndexManager
    from thammuu.index.store import Store

    home = Path(sys.argv[1])
    with Store.open(home) as store:
        indexes = IndexManager(home, store, CountingEmbedder())
        for number in range(10_000):
            made = document(f"{number + 10}-QĐ/TU", outline="1. Kết nạp\\n a) Điểm", name=f"{number}.docx")
            store.put(made, original(made))
            indexes.refresh()
            print(number, flush=True)
"""


def test_a_kill_loses_nothing_that_was_told(tmp_path: Path) -> None:
    root = Path(__file__).resolve().parents[2]
    program = [sys.executable, "-c", textwrap.dedent(KILLED), str(tmp_path)]
    with subprocess.Popen(program, stdout=subprocess.PIPE, text=True, cwd=root) as process:
        assert process.stdout is not None
        told = [int(process.stdout.readline()) for _ in range(5)]
        os.kill(process.pid, signal.SIGKILL)
    embedder = CountingEmbedder()
    with Store.open(tmp_path) as store:
        indexes = IndexManager(tmp_path, store, embedder)
        assert len(store.documents()) >= len(told)
        assert len(found(indexes, "kết nạp")) >= len(told)
        assert indexes.check().findings == ()


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
class TestChroma:
    """Chroma answers only a service, only when sound and up to date."""

    def test_used_by_a_service_for_unfiltered_questions(
        self, tmp_path: Path, store: Store, embedder: CountingEmbedder
    ) -> None:
        put(store)
        service = IndexManager(tmp_path, store, embedder, serving=True, chroma_from=1)
        service.rebuild()
        assert isinstance(service.dense(filtered=False), ChromaDense)
        assert isinstance(service.dense(filtered=True), ExactDense)
        assert found(service, "hồ sơ")
        assert isinstance(IndexManager(tmp_path, store, embedder).dense(filtered=False), ExactDense)
        put(store, "16-QĐ/TU", "1. Nghỉ phép hằng năm")
        service.refresh()  # Chroma now lags behind, so it is passed over until the next reindex
        assert isinstance(service.dense(filtered=False), ExactDense)
        service.close()

    def test_exact_scores_answer_until_it_is_opened_beside_the_searches(
        self, tmp_path: Path, store: Store, embedder: CountingEmbedder
    ) -> None:
        put(store)
        IndexManager(tmp_path, store, embedder, chroma_from=1).rebuild()
        service = IndexManager(tmp_path, store, embedder, serving=True, chroma_from=1)
        service.open_but_chroma()
        before = found(service, "hồ sơ")
        assert isinstance(service.dense(filtered=False), ExactDense)
        service.open_chroma()
        assert isinstance(service.dense(filtered=False), ChromaDense)
        assert found(service, "hồ sơ") == before
        service.close()

    def test_one_that_is_torn_is_told_when_it_is_opened(
        self, tmp_path: Path, store: Store, embedder: CountingEmbedder
    ) -> None:
        put(store)
        IndexManager(tmp_path, store, embedder, chroma_from=1).rebuild()
        tear_chroma(tmp_path)
        service = IndexManager(tmp_path, store, embedder, serving=True, chroma_from=1)
        service.open_but_chroma()
        assert found(service, "hồ sơ")
        assert service.notices() == ()
        service.open_chroma()
        assert isinstance(service.dense(filtered=False), ExactDense)
        assert [notice.code for notice in service.notices()] == ["dense_torn"]

    def test_a_torn_store_is_told_and_replaced_by_exact_search(
        self, tmp_path: Path, store: Store, embedder: CountingEmbedder
    ) -> None:
        put(store)
        IndexManager(tmp_path, store, embedder, chroma_from=1).rebuild()
        tear_chroma(tmp_path)
        service = IndexManager(tmp_path, store, embedder, serving=True, chroma_from=1)
        result = service.searcher().search(SearchQuery("hồ sơ"))
        assert len(result.hits) == 1
        assert [notice.code for notice in result.notices] == ["dense_torn"]
        assert [notice.code for notice in service.check().findings] == ["dense_torn"]


def test_searches_run_beside_refreshes(tmp_path: Path, store: Store, embedder: CountingEmbedder) -> None:
    put(store)
    indexes = IndexManager(tmp_path, store, embedder)
    indexes.refresh()
    failures: list[BaseException] = []
    done = threading.Event()

    def ask() -> None:
        try:
            while not done.is_set():
                assert found(indexes, "kết nạp đảng viên")
        except Exception as error:  # noqa: BLE001 - told by the test itself
            failures.append(error)

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    for number in range(5):
        put(store, f"{number + 20}-QĐ/TU")
        indexes.refresh()
    done.set()
    for thread in threads:
        thread.join()
    assert failures == []
