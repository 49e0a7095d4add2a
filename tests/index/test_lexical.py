"""The lexical index finds words with and without accents and takes any characters."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thammuu.index.lexical import LexicalIndex
from thammuu.index.lexical.tokens import has_accents, pairs, spans, terms, words
from thammuu.index.units import Unit
from thammuu.ingest.folding import clean, fold


def unit(document: str, number: str, body: str, heading: str = "", context: tuple[str, ...] = ()) -> Unit:
    return Unit(f"{document}#so:{number}", document, "Quy định mẫu", context, heading, body, whole=False)


READMIT = unit("d1", "3.5", "3.5. Kết nạp lại người vào Đảng", heading="Kết nạp lại người vào Đảng")
ADMIT = unit("d1", "3.1", "3.1. Xem xét kết nạp người vào Đảng")
FEES = unit("d2", "1", "1. Đảng viên đóng đảng phí hằng tháng")
POINT = unit("d1", "3.5.1", "b) Ít nhất là 36 tháng", context=("Kết nạp lại người vào Đảng",))
SOURCES = unit("d2", "2", "2. Nguồn điện mặt trời mái nhà")


@pytest.fixture
def index(tmp_path: Path) -> LexicalIndex:
    made = LexicalIndex.create(tmp_path)
    made.replace([("d1", (READMIT, ADMIT, POINT)), ("d2", (FEES, SOURCES))])
    return made


def ids(index: LexicalIndex, query: str, documents: frozenset[str] | None = None) -> list[str]:
    found = index.search(terms((clean(query),)), 10, documents, accents=has_accents(query))
    return [hit.provision_id.removeprefix("d1#so:") for hit in found]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("kết nạp lại người vào Đảng", "3.5"),
        ("ket nap lai nguoi vao dang", "3.5"),  # as typed on a machine without a Vietnamese keyboard
        ("KẾT NẠP NGƯỜI VÀO ĐẢNG xem xét", "3.1"),
        ("đảng phí hằng tháng", "d2#so:1"),
        ("nguồn điện", "d2#so:2"),
        ("36 tháng", "3.5.1"),
    ],
)
def test_best_provision_comes_first(index: LexicalIndex, query: str, first: str) -> None:
    assert ids(index, query)[0] == first


def test_headings_above_a_point_find_it(index: LexicalIndex) -> None:
    assert "3.5.1" in ids(index, "kết nạp lại")


def test_accents_typed_are_respected(tmp_path: Path) -> None:
    index = LexicalIndex.create(tmp_path)
    index.replace([("d", (unit("d", "1", "1. Hội thảo khoa học"), unit("d", "2", "2. Hồi thao khoa hoc")))])
    assert ids(index, "hội thảo")[0] == "d#so:1"
    assert set(ids(index, "hoi thao")) == {"d#so:1", "d#so:2"}


def test_only_the_documents_asked_for(index: LexicalIndex) -> None:
    assert ids(index, "Đảng", frozenset({"d2"})) == ["d2#so:1"]
    assert ids(index, "Đảng", frozenset()) == []
    assert ids(index, "Đảng", frozenset({"unknown"})) == []


def test_replacing_and_removing_a_document(index: LexicalIndex) -> None:
    index.replace([("d1", (unit("d1", "9", "9. Điều khoản mới"),)), ("d2", ())])
    assert index.count() == 1
    assert ids(index, "kết nạp lại") == []
    assert ids(index, "điều khoản") == ["9"]


def test_a_reader_sees_a_commit_after_reload(tmp_path: Path) -> None:
    writer, reader = LexicalIndex.create(tmp_path), LexicalIndex.open(tmp_path)
    writer.replace([("d1", (READMIT,))])
    reader.reload()
    assert reader.count() == 1


def test_frequency_counts_provisions(index: LexicalIndex) -> None:
    assert index.frequency("kết_nạp") == 2
    assert index.frequency("ket_nap", accents=False) == 2
    assert index.frequency("bậc") == 0


@given(st.text(max_size=60))
def test_any_characters_can_be_asked_and_indexed(text: str) -> None:
    cleaned = clean(text)
    assert tuple(fold(cleaned[start:end]) for start, end in spans(cleaned)) == words(cleaned)
    assert all(not any(char.isspace() for char in word) for word in (*words(cleaned), *pairs(words(cleaned))))


@pytest.mark.parametrize("query", ['"', "a:b AND (", "\\", "body:*", "^~[]{}", "²", "", "  ", "đ" * 5000])
def test_odd_queries_only_find_nothing(index: LexicalIndex, query: str) -> None:
    assert isinstance(ids(index, query), list)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quy định số 294-QĐ/TW", ("quy", "định", "số", "294-qđ/tw")),
        ("mục 3.5.1, điểm b)", ("mục", "3.5.1", "điểm", "b")),
        ("kinh tế-xã hội và/hoặc", ("kinh", "tế", "xã", "hội", "và", "hoặc")),
        ("Tỉnh uỷ, Tỉnh ủy", ("tỉnh", "ủy", "tỉnh", "ủy")),  # both schools of tone placing
    ],
)
def test_words(text: str, expected: tuple[str, ...]) -> None:
    assert words(text) == expected
