"""The tokenizer of a question's own pieces cuts as the whole one does."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from thammuu.index.embedding import default_model_folder
from thammuu.index.embedding.tokens import Tokens
from thammuu.ingest.errors import SetupError

FILE = default_model_folder() / "tokenizer.json"
WHOLE = Tokenizer.from_file(str(FILE))
TOKENS = Tokens(FILE)
# Vietnamese, rubbish, both mixed: known phrases, letters the model never saw, marks it drops.
WORDS = st.sampled_from(
    (
        "kết",
        "nạp",
        "lại",
        "người",
        "vào",
        "Đảng",
        "ket",
        "hoà",
        "uỷ",
        "36",
        "tháng",
        "Điều",
        "4.",
        "♥",
        "𝔘",
        "中",
        "--",
        "\n",
    )
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=12).map(" ".join))


def whole(text: str) -> list[int]:
    return list(WHOLE.encode(text, add_special_tokens=False).ids)


@given(st.lists(TEXTS, min_size=1, max_size=3))
def test_few_pieces_cut_as_all_do(texts: list[str]) -> None:
    assert TOKENS._settings is not None
    assert TOKENS._of_few(TOKENS._settings, texts) == [whole(text) for text in texts]


def test_the_whole_tokenizer_takes_over_and_agrees() -> None:
    tokens = Tokens(FILE)
    question = "ra khỏi Đảng bao lâu mới được xét kết nạp lại"
    cuts = [tokens.ids([question]) for _ in range(5)]  # the first by a few pieces, the last by all
    assert cuts == [[whole(question)]] * 5
    long = "Điều 8. Kết nạp đảng viên\n" * 200
    assert Tokens(FILE).ids([long]) == [whole(long)]


def test_the_size_is_that_of_the_vocabulary() -> None:
    assert WHOLE.get_vocab_size() == TOKENS.size


@pytest.mark.parametrize("text", ["", "{}", "không phải JSON", '{"model": {"type": "Unigram", "vocab": 3}}'])
def test_a_damaged_file_is_a_setup_problem(tmp_path: Path, text: str) -> None:
    path = tmp_path / "tokenizer.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SetupError, match="bị hỏng"):
        Tokens(path)
