"""Misreadings put right: only the certain ones; the words tesseract read in real scans."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thammuu.ingest.folding import strip_accents
from thammuu.ingest.readers.ocr_corrections import correct

RIGHT = [
    ("QUYÉT ĐỊNH", "QUYẾT ĐỊNH"),  # no rime "uyet": one hat makes it a syllable
    ("cơ cấu tô chức của", "cơ cấu tổ chức của"),
    ("bỗ sung một số điều", "bổ sung một số điều"),
    ("nhiệm vụ, quyên hạn", "nhiệm vụ, quyền hạn"),
    ("101⁄2020/NĐ-CP", "101/2020/NĐ-CP"),
    ("TÔ CHỨC THỰC HIỆN", "TỔ CHỨC THỰC HIỆN"),
    ("Tô chức thực hiện", "Tổ chức thực hiện"),
]
LEFT = [
    "có cấu tạo như sau",  # beside "cơ cấu"
    "ông Tô Chức",  # a name: both words with a capital
    "tô. chức",  # not one phrase
    "to chuc",  # no accents at all: typed so, not misread
    "Internet, COVID-19, Köln",
    "uỷ ban, hoà bình",  # another way to place the tone, no misreading
    "đồng bào dân tộc thiểu số",
]


@pytest.mark.parametrize(("read", "meant"), RIGHT)
def test_certain_misreadings_are_put_right(read: str, meant: str) -> None:
    assert correct(read).text == meant


@pytest.mark.parametrize("text", LEFT)
def test_the_rest_stays(text: str) -> None:
    assert correct(text) == (text, 0)


@given(st.text())
def test_only_accents_change(text: str) -> None:
    found = correct(text)
    assert strip_accents(found.text) == strip_accents(text.replace("⁄", "/"))
