"""One contract for both dense engines, then what is peculiar to each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from thammuu.index.dense import DenseIndex
from thammuu.index.dense.chroma import ChromaDense, is_sound
from thammuu.index.dense.exact import ExactDense
from thammuu.index.dense.signs import Signs

IDS = tuple(f"d{row % 3}#so:{row}" for row in range(60))
Make = Callable[[tuple[str, ...], np.ndarray], DenseIndex]

# chromadb 1.5.9 itself uses what newer Pythons and libraries deprecate
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")


def unit_rows(seed: int, rows: int = 60, width: int = 16) -> np.ndarray:
    matrix = np.random.default_rng(seed).normal(size=(rows, width)).astype(np.float32)
    return matrix / np.linalg.norm(matrix, axis=1, keepdims=True)


@pytest.fixture(params=["exact", "exact from disk", "chroma"])
def make(request, tmp_path: Path):
    opened: list[ChromaDense] = []

    def build(ids: tuple[str, ...], matrix: np.ndarray) -> DenseIndex:
        if request.param == "chroma":
            opened.append(ChromaDense.build(tmp_path / "chroma", ids, matrix))
            return opened[-1]
        index = ExactDense(ids, matrix)
        if request.param == "exact":
            return index
        index.write(tmp_path / "exact")
        return ExactDense.read(tmp_path / "exact")

    yield build
    for each in opened:
        each.close()


def test_nearest_first_with_cosines(make: Make) -> None:
    matrix = unit_rows(1)
    index = make(IDS, matrix)
    query = unit_rows(2, 1)[0]
    expected = np.argsort(-(matrix @ query))[:5]
    found = index.search(query, 5)
    assert index.count() == 60
    assert [hit.provision_id for hit in found] == [IDS[row] for row in expected]
    assert [hit.score for hit in found] == pytest.approx([float(matrix[row] @ query) for row in expected], abs=2e-3)


def test_only_the_documents_asked_for(make: Make) -> None:
    matrix = unit_rows(3)
    index = make(IDS, matrix)
    found = index.search(matrix[4], 60, frozenset({"d1"}))
    assert found[0].provision_id == "d1#so:4"
    assert len(found) == 20
    assert {hit.provision_id.split("#")[0] for hit in found} == {"d1"}
    assert index.search(matrix[4], 5, frozenset()) == ()
    assert index.search(matrix[4], 5, frozenset({"unknown"})) == ()


def test_rows_and_queries_without_direction_are_never_found(make: Make) -> None:
    matrix = unit_rows(4)
    matrix[7] = 0.0
    index = make(IDS, matrix)
    assert index.search(np.zeros(16, dtype=np.float32), 5) == ()
    assert IDS[7] not in {hit.provision_id for hit in index.search(matrix[0], 60)}


def test_empty_index_and_empty_wish(make: Make) -> None:
    index = make((), np.zeros((0, 16), dtype=np.float32))
    assert (index.count(), index.search(unit_rows(5, 1)[0], 3)) == (0, ())


def test_more_wanted_than_there_are(make: Make) -> None:
    matrix = unit_rows(6, 3)
    assert len(make(IDS[:3], matrix).search(matrix[0], 10)) == 3


def test_probe_tells_a_sound_store_from_a_torn_one(tmp_path: Path) -> None:
    folder = tmp_path / "chroma"
    ChromaDense.build(folder, IDS, unit_rows(7)).close()
    assert is_sound(folder, 60)
    assert not is_sound(folder, 61)
    for part in folder.rglob("*"):
        if part.is_file():
            part.write_bytes(part.read_bytes()[: part.stat().st_size // 2])
    assert not is_sound(folder, 60)
    assert not is_sound(tmp_path / "nowhere", 60)


def test_torn_exact_files_are_errors_not_answers(tmp_path: Path) -> None:
    ExactDense(IDS, unit_rows(8)).write(tmp_path)
    (tmp_path / "ids.txt").write_text("d1#so:1")
    with pytest.raises(ValueError, match="1 ids for 60 vectors"):
        ExactDense.read(tmp_path)
    (tmp_path / "vectors.npy").write_bytes(b"\x93NUMPY")
    with pytest.raises(ValueError):
        ExactDense.read(tmp_path)


def test_cosines_of_known_provisions(tmp_path: Path) -> None:
    ids, matrix = ("a#1", "b#1", "c#1"), np.eye(3, dtype=np.float32)
    vector = np.array([0.6, 0.8, 0.0], dtype=np.float32)
    chroma = ChromaDense.build(tmp_path, ids, matrix)
    for index in (ExactDense(ids, matrix), chroma):
        told = index.scores(("b#1", "zz#1", "a#1"), vector)
        assert [each.provision_id for each in told] == ["b#1", "a#1"]
        assert [each.score for each in told] == pytest.approx([0.8, 0.6], abs=1e-3)
        assert index.scores((), vector) == ()
    chroma.close()


@pytest.mark.parametrize("width", [16, 256, 600])
def test_the_sieve_lets_the_nearest_pass(width: int) -> None:
    matrix = unit_rows(11, 3000, width)
    signs = Signs.of(matrix)
    for query in matrix[:5] + 0.5 * unit_rows(12, 5, width):
        kept = signs.nearest(query, 400, None)
        assert np.argsort(-(matrix @ query))[0] in kept
        assert 400 <= len(kept) < 600
        assert list(kept) == sorted(kept)


def test_the_sieve_keeps_to_the_rows_allowed() -> None:
    matrix = unit_rows(13, 500)
    allowed = np.arange(500) % 2 == 0
    kept = Signs.of(matrix).nearest(matrix[3], 100, allowed)
    assert len(kept) >= 100
    assert allowed[kept].all()
    few = np.arange(500) < 7
    assert Signs.of(matrix).nearest(matrix[3], 100, few).tolist() == list(range(7))


def test_a_large_index_is_sifted_and_answers_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    matrix = unit_rows(14, 400)
    ids = tuple(f"d{row % 3}#so:{row}" for row in range(400))
    whole = ExactDense(ids, matrix)
    monkeypatch.setattr("thammuu.index.dense.exact.SIFT_FROM", 100)
    monkeypatch.setattr("thammuu.index.dense.exact._SIFTED", 60)
    ExactDense(ids, matrix).write(tmp_path)
    sifted = ExactDense.read(tmp_path)
    for documents in (None, frozenset({"d1", "unknown"})):
        for query in matrix[:20]:
            best, *_ = whole.search(query, 3, documents)
            found, *_ = sifted.search(query, 3, documents)
            assert found.provision_id == best.provision_id
            assert found.score == pytest.approx(best.score, abs=2e-3)


@pytest.mark.parametrize("name", ["signs.npy", "planes.npy"])
def test_torn_signs_are_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr("thammuu.index.dense.exact.SIFT_FROM", 10)
    matrix = unit_rows(15)
    ExactDense(IDS, matrix).write(tmp_path)
    (tmp_path / name).write_bytes(b"")
    assert ExactDense.read(tmp_path).search(matrix[7], 1)[0].provision_id == IDS[7]
