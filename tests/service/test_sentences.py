"""Sentences are slices; together they hold every word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thammuu.service.sentences import sentence_spans

ROWS = [
    # two sentences of one provision
    ("Chi bộ họp. Đảng ủy xét.", ["Chi bộ họp.", "Đảng ủy xét."]),
    # the marker stays with its sentence
    ("3.5.1. Người được xét. Phải có đơn.", ["3.5.1. Người được xét.", "Phải có đơn."]),
    ("Điều 8. Xoá tên đảng viên", ["Điều 8. Xoá tên đảng viên"]),
    # abbreviations of places end no sentence
    ("Đảng bộ TP. Hồ Chí Minh quyết định. Hết.", ["Đảng bộ TP. Hồ Chí Minh quyết định.", "Hết."]),
    # a reference ends no sentence
    ("theo quy định tại Điều 4. Quy định này", ["theo quy định tại Điều 4. Quy định này"]),
    # a list of semicolons is one sentence; a line break ends one
    ("a) Có đơn; có lý lịch;\nb) Có giấy.", ["a) Có đơn; có lý lịch;", "b) Có giấy."]),
    # a closing quote belongs to the sentence it closes
    ("Ghi “Đã xem.” Sau đó ký.", ["Ghi “Đã xem.”", "Sau đó ký."]),
    ("", []),
    (" \n ", []),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in sentence_spans(text)] == expected


@given(st.text(alphabet="aĐ1. \n?!”)(:;", max_size=80))
def test_no_word_is_lost(text: str) -> None:
    pieces = [span.of(text) for span in sentence_spans(text)]
    assert "".join("".join(pieces).split()) == "".join(text.split())
