"""Vectors belong to texts: what has been embedded once is never embedded again."""

from __future__ import annotations

import numpy as np
import pytest

from tests.index.builders import document, original
from thammuu.index.store import Store

OUTLINE = "1. Phạm vi\n a) Cán bộ\n b) Đảng viên"


@pytest.fixture
def store():
    with Store.in_memory() as opened:
        yield opened


def put(store: Store, **given) -> str:
    made = document(**given)
    return store.put(made, original(made)).id


def embed(store: Store, model: str = "m") -> int:
    missing = store.vectors.missing(model)
    matrix = np.arange(len(missing) * 4, dtype=np.float32).reshape(-1, 4)
    store.vectors.save(model, [unit.digest for unit in missing], matrix)
    return len(missing)


def test_vectors_come_back_in_reading_order(store: Store) -> None:
    identity = put(store, outline=OUTLINE)
    assert embed(store) == 3
    ids, matrix = store.vectors.load("m")
    assert ids == tuple(each.id for each in store.provisions(identity))
    assert matrix.dtype == np.float32
    assert matrix.tolist() == np.arange(12).reshape(3, 4).tolist()
    assert embed(store) == 0


def test_models_are_apart(store: Store) -> None:
    put(store, outline=OUTLINE)
    embed(store)
    assert store.vectors.load("other")[0] == ()
    assert len(store.vectors.missing("other")) == 3


def test_only_changed_text_is_embedded_again(store: Store) -> None:
    put(store, outline=OUTLINE)
    embed(store)
    put(store, outline=f"{OUTLINE} dự bị")
    # point b itself, and section 1, whose unit holds its short points
    assert sorted(unit.body.splitlines()[-1] for unit in store.vectors.missing("m")) == ["b) Đảng viên dự bị"] * 2
    assert len(store.vectors.load("m")[0]) == 1


def test_equal_texts_share_a_vector(store: Store) -> None:
    put(store, outline=OUTLINE)
    put(store, symbol="16-QĐ/TU", name="b.docx", outline=OUTLINE)
    assert len(store.vectors.missing("m")) == 3
    embed(store)
    assert (store.vectors.count("m"), len(store.vectors.load("m")[0])) == (3, 6)


def test_removed_and_returned_documents_need_no_embedding_until_pruned(store: Store) -> None:
    identity = put(store, outline=OUTLINE)
    embed(store)
    store.remove(identity)
    put(store, outline=OUTLINE)
    assert store.vectors.missing("m") == ()
    store.remove(identity)
    assert store.vectors.prune() == 3
    assert store.vectors.count("m") == 0


def test_saving_twice_keeps_the_first(store: Store) -> None:
    put(store, outline="1. Một")
    (unit,) = store.vectors.missing("m")
    store.vectors.save("m", [unit.digest], np.ones((1, 4), dtype=np.float32))
    store.vectors.save("m", [unit.digest, unit.digest], np.zeros((2, 4), dtype=np.float32))
    assert store.vectors.load("m")[1].tolist() == [[1, 1, 1, 1]]


def test_redigest_finds_units_made_otherwise(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    put(store, outline=OUTLINE)
    embed(store)
    assert store.vectors.redigest() == 0
    monkeypatch.setattr("thammuu.index.units.WHOLE_LIMIT", 1)
    assert store.vectors.redigest() == 1  # section 1 no longer holds its points; theirs stay
    assert len(store.vectors.load("m")[0]) == 2
