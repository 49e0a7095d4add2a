"""The static embedder: reading its folder, the spelling it must not care about, and the faults of a folder."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path

import numpy as np
import pytest

from thammuu.index.embedding import SentenceTransformerEmbedder, StaticEmbedder, default_model_folder
from thammuu.index.embedding import static as static_module
from thammuu.index.embedding.tensors import read_tensors
from thammuu.ingest.errors import SetupError

FIXTURE = Path(__file__).parent / "embedding_expected.json"
LIMIT_MB = 10


@pytest.fixture(scope="module")
def embedder() -> StaticEmbedder:
    return StaticEmbedder.load(default_model_folder())


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A copy of the model folder that a test may spoil."""
    folder = tmp_path / "model"
    shutil.copytree(default_model_folder(), folder)
    return folder


def likeness(embedder: StaticEmbedder, first: str, second: str) -> float:
    rows = embedder.embed([first, second])
    return float(rows[0] @ rows[1])


def test_equals_what_sentence_transformers_gave(embedder: StaticEmbedder) -> None:
    """The file was written through SentenceTransformer by tests/index/make_embedding_expected.py."""
    expected = json.loads(FIXTURE.read_text(encoding="utf-8"))
    assert expected["model"] == embedder.name
    rows = embedder.embed(expected["texts"])
    assert np.abs(rows - np.array(expected["vectors"])).max() <= 1e-3


def test_equals_what_sentence_transformers_gives(embedder: StaticEmbedder) -> None:
    pytest.importorskip("sentence_transformers", reason="the extra [models] is not installed")
    texts = [*json.loads(FIXTURE.read_text(encoding="utf-8"))["texts"], "", "Điều 8.\n" * 500]
    rows = SentenceTransformerEmbedder.load(default_model_folder()).embed(texts)
    assert np.abs(rows - embedder.embed(texts)).max() <= 1e-3


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("hoà giải ở cơ sở", "hòa giải ở cơ sở"),  # tone on either vowel
        ("UỶ BAN KIỂM TRA", "Ủy ban kiểm tra"),  # and capitals
        ("bảo vệ sức khoẻ", unicodedata.normalize("NFD", "bảo vệ sức khỏe")),  # marks as characters of their own
        ("tổ chức\nđảng", "tổ chức đảng"),  # a line break inside a phrase
        ("tổ chức\u00a0đảng", "tổ chức đảng"),  # a no-break space
        ("“chi bộ”", "chi bộ"),  # signs
    ],
)
def test_spelling_that_means_the_same_gives_the_same_vector(embedder: StaticEmbedder, first: str, second: str) -> None:
    assert likeness(embedder, first, second) == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize(
    ("question", "near", "far"),
    [
        # other words for the same thing
        (
            "bổ nhiệm lại cán bộ",
            "Thời hạn giữ chức vụ cho mỗi lần bổ nhiệm lại công chức lãnh đạo, quản lý",
            "Mức thuế suất thuế giá trị gia tăng đối với phân bón",
        ),
        # a question and the clause that answers it
        (
            "Ai có quyền khiếu nại quyết định kỷ luật công chức?",
            "Cán bộ, công chức bị xử lý kỷ luật có quyền khiếu nại theo quy định của pháp luật",
            "Tàu biển phải có giấy chứng nhận đăng ký và giấy chứng nhận an toàn kỹ thuật",
        ),
    ],
)
def test_meaning_ranks(embedder: StaticEmbedder, question: str, near: str, far: str) -> None:
    assert likeness(embedder, question, near) > likeness(embedder, question, far) + 0.2


def test_texts_longer_than_one_part_are_summed_whole(embedder: StaticEmbedder, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Cấp ủy lãnh đạo công tác cán bộ. Chi bộ họp thường kỳ mỗi tháng một lần."
    whole = embedder.embed([text])
    monkeypatch.setattr(static_module, "_TOKENS_AT_ONCE", 3)
    assert np.abs(embedder.embed([text]) - whole).max() <= 1e-6


def test_the_folder_is_small_and_self_contained() -> None:
    folder = default_model_folder()
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert {"README.md", "modules.json", "model.safetensors", "tokenizer.json", "1_Normalize/config.json"} <= names
    assert sum(path.stat().st_size for path in folder.rglob("*")) <= LIMIT_MB * 1_000_000


def test_the_name_changes_with_the_weights(embedder: StaticEmbedder, broken: Path) -> None:
    file = broken / "model.safetensors"
    raw = bytearray(file.read_bytes())
    raw[-1] ^= 1
    file.write_bytes(raw)
    assert StaticEmbedder.load(broken).name.split("@")[1] != embedder.name.split("@")[1]


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("model.safetensors", None),  # missing
        ("model.safetensors", b""),  # empty
        ("model.safetensors", b"\xff" * 64),  # a header of absurd length
        ("model.safetensors", (2).to_bytes(8, "little") + b"{}"),  # no tensor
        ("model.safetensors", (2).to_bytes(8, "little") + b"[]"),  # not a header
        ("tokenizer.json", None),
        ("tokenizer.json", b"{}"),
        ("tokenizer.json", b"\x00"),
    ],
)
def test_a_damaged_folder_is_a_setup_error_in_vietnamese(broken: Path, file: str, content: bytes | None) -> None:
    (broken / file).unlink()
    if content is not None:
        (broken / file).write_bytes(content)
    with pytest.raises(SetupError) as caught:
        StaticEmbedder.load(broken)
    assert "mô hình" in str(caught.value)
    assert caught.value.advice


def test_a_table_cut_short_is_a_setup_error(broken: Path) -> None:
    file = broken / "model.safetensors"
    file.write_bytes(file.read_bytes()[:-1000])
    with pytest.raises(SetupError):
        StaticEmbedder.load(broken)


def test_a_tokenizer_of_another_model_is_a_setup_error(broken: Path) -> None:
    """More tokens than rows: token numbers would point outside the table."""
    file = broken / "tokenizer.json"
    data = json.loads(file.read_text(encoding="utf-8"))
    data["model"]["vocab"] += [[f"▁thêm{number}", -9.0] for number in range(50)]
    file.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(SetupError, match="không khớp"):
        StaticEmbedder.load(broken)


def test_sentence_transformers_absent_or_folder_wrong_is_a_setup_error(tmp_path: Path) -> None:
    with pytest.raises(SetupError):
        SentenceTransformerEmbedder.load(tmp_path)


def test_tensors_of_every_number_type_are_read(tmp_path: Path) -> None:
    header = json.dumps(
        {
            "__metadata__": {"format": "pt"},
            "half": {"dtype": "F16", "shape": [2], "data_offsets": [0, 4]},
            "byte": {"dtype": "I8", "shape": [2, 1], "data_offsets": [4, 6]},
        }
    ).encode()
    body = np.array([0.5, -2], dtype="<f2").tobytes() + np.array([3, -4], dtype="<i1").tobytes()
    file = tmp_path / "x.safetensors"
    file.write_bytes(len(header).to_bytes(8, "little") + header + body)
    tensors = read_tensors(file)
    assert tensors["half"].tolist() == [0.5, -2.0]
    assert tensors["byte"].tolist() == [[3], [-4]]


def test_importing_the_package_imports_neither_numpy_nor_tokenizers() -> None:
    """`thammuu --help` must not pay for them."""
    code = (
        "import sys, thammuu.index.embedding;"
        "print([name for name in ('numpy', 'tokenizers', 'sentence_transformers') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
