"""Accents put back on what was typed without: the likeliest that the documents have, and nothing else is touched."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from tests.index.builders import CountingEmbedder, document, original
from thammuu.index.lexical.tokens import terms, words
from thammuu.index.phrasing.accents import with_accents
from thammuu.index.phrasing.spelling import accented_forms
from thammuu.index.reindex import IndexManager
from thammuu.index.search import SearchQuery
from thammuu.index.store import Store
from thammuu.ingest.folding import clean, strip_accents

PROVISIONS = (
    "Đảng viên dự bị được kết nạp vào Đảng",
    "Đảng viên đóng đảng phí hằng tháng",
    "Đăng ký dự tuyển, đăng ký kinh doanh và đăng ký xe",
    "Cơ quan đang được kiểm tra",
    "Hồ sơ đăng ký phí và lệ phí",
)


def frequency(term: str, *, accents: bool) -> int:
    assert accents
    return sum(term in terms([each]) for each in PROVISIONS)


def restored(text: str, among: Sequence[str] = PROVISIONS) -> str:
    return with_accents(text, frequency, len(among))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("dang vien du bi", "đảng viên dự bị"),  # each told by its neighbour: "đăng" is as frequent
        ("dang ky xe", "đăng ký xe"),
        ("DANG PHI, le phi?", "đảng phí, lệ phí?"),  # case is nothing to a search; signs stay
        ("294-QD/TW dang vien", "294-QD/TW đảng viên"),  # a symbol stays
        ("bo nhiem dang vien", "bo nhiem đảng viên"),  # no text has the first two
        ("abc 3.5.1", "abc 3.5.1"),
        ("", ""),
    ],
)
def test_the_likeliest_accents(typed: str, meant: str) -> None:
    assert restored(typed) == meant


@given(st.text(max_size=60))
def test_nothing_but_accents_changes(text: str) -> None:
    typed = clean(strip_accents(text))
    assert list(map(strip_accents, words(restored(typed)))) == list(map(strip_accents, words(typed)))


def test_what_is_longer_than_any_syllable_has_no_other_form() -> None:
    """Each vowel may be marked two or three ways: the forms of a word of forty are not to be gone through."""
    assert list(accented_forms("ae" * 20)) == []
    assert "nghiêng" in accented_forms("nghieng")


def test_a_store_of_nothing_restores_nothing() -> None:
    assert with_accents("dang vien", lambda *_, **__: 0, 0) == "dang vien"


class _Remembering(CountingEmbedder):
    """Remembers what it was last asked."""

    asked: tuple[str, ...] = ()

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.asked = tuple(texts)
        return super().embed(texts)


@pytest.mark.parametrize("typed", ["dang phi hang thang", "đảng phí hằng tháng"])
def test_the_model_of_meaning_is_asked_with_accents(typed: str, tmp_path: Path) -> None:
    made = document(outline="\n".join(f"{place}. {said}" for place, said in enumerate(PROVISIONS, 1)))
    embedder = _Remembering()
    with Store.open(tmp_path) as store:
        store.put(made, original(made))
        indexes = IndexManager(tmp_path, store, embedder)
        indexes.refresh()
        first, *_ = indexes.searcher().search(SearchQuery(typed)).hits
        indexes.close()
    assert embedder.asked == ("đảng phí hằng tháng",)
    assert "đảng phí hằng tháng" in first.text
