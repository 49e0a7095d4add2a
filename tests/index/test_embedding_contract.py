"""What every embedder promises (index/embedding/base.py), checked on each one that can be loaded here."""

from __future__ import annotations

import importlib.util

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thammuu.index.embedding import Embedder, SentenceTransformerEmbedder, StaticEmbedder, default_model_folder

TEXTS = (
    "Đảng viên dự bị được kết nạp lại.",  # an ordinary sentence
    "HỘI ĐỒNG NHÂN DÂN TỈNH",  # capitals
    "1. a) 3.5.1; 294-QĐ/TW",  # numbers and signs
    "x" * 5_000,  # one endless word
    "nhiệm vụ, giải pháp\n" * 3_000,  # a long text
)


@pytest.fixture(
    scope="module",
    params=[
        "static",
        pytest.param(
            "sentence-transformers",
            marks=pytest.mark.skipif(
                importlib.util.find_spec("sentence_transformers") is None,
                reason="the extra [models] (sentence-transformers) is not installed",
            ),
        ),
    ],
)
def embedder(request: pytest.FixtureRequest) -> Embedder:
    loader = StaticEmbedder if request.param == "static" else SentenceTransformerEmbedder
    return loader.load(default_model_folder())


def test_one_row_for_each_text(embedder: Embedder) -> None:
    rows = embedder.embed(TEXTS)
    assert rows.shape == (len(TEXTS), embedder.dimension)
    assert rows.dtype == np.float32


def test_no_text_gives_no_row(embedder: Embedder) -> None:
    assert embedder.embed([]).shape == (0, embedder.dimension)


def test_rows_have_length_one(embedder: Embedder) -> None:
    known = [TEXTS[0], TEXTS[1], TEXTS[2], TEXTS[4]]
    assert np.linalg.norm(embedder.embed(known), axis=1) == pytest.approx(np.ones(len(known)), abs=1e-5)


@pytest.mark.parametrize(
    "text",
    [
        "",  # nothing
        " \n\t ",  # blanks only
        "…—;!?",  # signs only
        "漢字",  # a script the model has never seen
    ],
)
def test_a_text_with_nothing_known_is_a_row_of_zeros(embedder: Embedder, text: str) -> None:
    assert not embedder.embed([text]).any()


def test_a_row_does_not_depend_on_its_neighbours(embedder: Embedder) -> None:
    together = embedder.embed(["", *TEXTS, "漢字"])[1:-1]
    alone = np.concatenate([embedder.embed([text]) for text in TEXTS])
    assert np.abs(together - alone).max() <= 1e-5


def test_the_name_is_stable_and_tells_the_content(embedder: Embedder) -> None:
    again = type(embedder).load(default_model_folder())  # type: ignore[attr-defined]
    assert again.name == embedder.name
    assert embedder.name.startswith("vi-legal-static@")


@given(text=st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_finite_numbers_and_length_one_or_zero(text: str, embedder: Embedder) -> None:
    row = embedder.embed([text])[0]
    assert np.isfinite(row).all()
    assert np.linalg.norm(row) == pytest.approx(1 if row.any() else 0, abs=1e-5)
