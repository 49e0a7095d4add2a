"""The file of syllables: what was written is what is read, and nothing is read of a file that is not whole."""

from pathlib import Path

import pytest

from tests.index.builders import CountingEmbedder, document, original
from thammuu.index.lexical import KeptSyllables, LexicalIndex
from thammuu.index.lexical.forms import encode
from thammuu.index.lexical.syllables import written_to
from thammuu.index.manifest import Manifest
from thammuu.index.reindex import IndexManager
from thammuu.index.search import SearchQuery
from thammuu.index.store import Store
from thammuu.index.units import Unit, units_of

FORMS = {"a#1": b"\x01\0\0\0", "b#1": b"", "b#2": b"\x02\0\0\0\x03\0\0\0"}


def kept_in(folder: Path) -> KeptSyllables:
    with written_to(folder) as writer:
        for name, forms in FORMS.items():
            writer.add(name, forms)
    return KeptSyllables.read(folder)


def put(store: Store, symbol: str, outline: str) -> str:
    made = document(symbol, outline=outline, name=f"{symbol.replace('/', '-')}.docx")
    return store.put(made, original(made)).id


def test_what_is_written_is_read(tmp_path: Path) -> None:
    kept = kept_in(tmp_path / "new")
    assert {name: kept.of(name) for name in FORMS} == FORMS == dict(kept.items())
    assert (kept.count(), kept.of("c#1"), kept.is_whole()) == (3, None, True)


def test_no_syllables_are_a_file_too(tmp_path: Path) -> None:
    with written_to(tmp_path / "new"):
        pass
    kept = KeptSyllables.read(tmp_path / "new")
    assert (kept.count(), kept.of("a#1"), kept.is_whole()) == (0, None, True)


@pytest.mark.parametrize("name", ["syllables.bin", "rows.json"])
@pytest.mark.parametrize("left", [None, 0, 1, 5])
def test_a_torn_file_does_not_open(tmp_path: Path, name: str, left: int | None) -> None:
    kept_in(tmp_path / "new")
    path = tmp_path / "new" / name
    if left is None:
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[:left])
    with pytest.raises((OSError, ValueError)):
        KeptSyllables.read(tmp_path / "new")


def test_what_cannot_be_finished_leaves_nothing(tmp_path: Path) -> None:
    def fails() -> None:
        with written_to(tmp_path / "new"):
            raise OSError(28, "full")

    with pytest.raises(OSError, match="full"):
        fails()
    assert not (tmp_path / "new").exists()


def test_brought_up_it_is_what_a_rebuild_makes(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        indexes = IndexManager(tmp_path, store, CountingEmbedder())
        put(store, "15-QĐ/TU", "1. Kết nạp đảng viên\n a) Người vào Đảng\n2. Hồ sơ")
        gone = put(store, "16-QĐ/TU", "1. Nghỉ phép hằng năm")
        indexes.refresh()
        store.remove(gone)
        put(store, "17-QĐ/TU", "1. Họp chi bộ thường kỳ")
        indexes.refresh()
        brought_up = dict(indexes.syllables().items())
        for stamp in store.stamps():
            record = store.document(stamp.id)
            assert record is not None
            for unit in units_of(record.title, store.provisions(stamp.id)):
                assert brought_up.pop(unit.provision_id) == encode(unit)
        assert brought_up == {}


def test_a_torn_file_is_made_anew_and_said(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        put(store, "15-QĐ/TU", "1. Kết nạp đảng viên")
        IndexManager(tmp_path, store, CountingEmbedder()).refresh()
        folder = tmp_path / "index" / Manifest.read(tmp_path / "index").syllables
        (folder / "rows.json").write_text("{}", encoding="utf-8")
        indexes = IndexManager(tmp_path, store, CountingEmbedder())
        found = indexes.searcher().search(SearchQuery("kết nạp"))
        assert [hit.provision.address.slug() for hit in found.hits] == ["so:1"]
        assert [notice.code for notice in found.notices] == ["index_torn"]


def test_many_documents_allowed_give_what_few_do(tmp_path: Path) -> None:
    """From 400 documents on, hits of others are left out one by one; the query with a clause a document is the rule."""
    units = [
        Unit(f"d{number}#1", f"d{number}", "Quy định", (), "Điều 1", "kết nạp " * (number % 7 + 1) + f"x{number}", True)
        for number in range(1300)
    ]
    index = LexicalIndex.create(tmp_path / "words")
    index.replace((unit.document_id, (unit,)) for unit in units)
    for share in (2, 3):
        allowed = frozenset(unit.document_id for place, unit in enumerate(units) if place % share == 0)
        quick = index.search(("kết", "nạp", "kết_nạp"), 20, allowed)
        everything = index.search(("kết", "nạp", "kết_nạp"), len(units))
        assert quick == tuple(hit for hit in everything if hit.provision_id.partition("#")[0] in allowed)[:20]
        rare = index.search(("x800", "x801"), 20, allowed)
        assert {hit.provision_id for hit in rare} == {each for each in ("d800#1", "d801#1") if each[:-2] in allowed}
    few_among_the_best = frozenset(f"d{number}" for number in range(0, 1300, 4)) | {f"d{n}" for n in range(1, 1300, 9)}
    found = index.search(("kết", "nạp", "kết_nạp"), 60, few_among_the_best)
    assert len(found) == 60
    assert all(hit.provision_id.partition("#")[0] in few_among_the_best for hit in found)
