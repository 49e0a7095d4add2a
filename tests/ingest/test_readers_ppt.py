"""PowerPoint 97-2003 files: slides in order with their fonts, boxes, footers, damage."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ingest.ppt_files import ppt
from thammuu.ingest.charsets import Charset
from thammuu.ingest.errors import InputError, SecrecyRefusal
from thammuu.ingest.readers import read_bytes

TIMES, TIME, VNI = "Times New Roman", ".VnTime", "VNI-Times"
SLIDES = (
    ([("C«ng v¨n\rsè 5", TIME), (" năm nay", TIMES)], [("Hộp chữ", TIMES)]),
    ([("Ñaøo taïo", VNI), (" cán bộ\x0bmới", TIMES)],),
)


def test_slides_are_pages_and_runs_keep_their_font() -> None:
    source = read_bytes(ppt(*SLIDES), "a.ppt")
    lines = [(block.page, block.span.of(source.text)) for block in source.blocks]
    assert lines == [(1, "Công văn"), (1, "số 5 năm nay"), (1, "Hộp chữ"), (2, "Đào tạo cán bộ"), (2, "mới")]
    assert source.conversion is not None
    assert {charset for charset, _ in source.conversion.letters} == {Charset.TCVN3, Charset.VNI, Charset.UNICODE}


def test_the_guard_sees_footers() -> None:
    with pytest.raises(SecrecyRefusal):
        read_bytes(ppt(*SLIDES, footer="TỐI MẬT"), "a.ppt")


@pytest.mark.parametrize("beside", [1, 2], ids=["master", "notes"])
def test_the_guard_sees_notes_and_masters_which_are_no_slides(beside: int) -> None:
    assert read_bytes(ppt(*SLIDES, ([("Nói chậm", TIMES)],), beside=beside), "a.ppt").text.endswith("mới")
    for mark in ([("TỐI MẬT", TIMES)], [("TèI MËT", TIME)]):
        with pytest.raises(SecrecyRefusal):
            read_bytes(ppt(*SLIDES, (mark,), beside=beside), "a.ppt")


@pytest.mark.parametrize(
    ("data", "word"),
    [(ppt(*SLIDES, token=0xF3D1C4DF), "mật khẩu"), (ppt(*SLIDES)[:-700], "hỏng"), (ppt(), "không có chữ")],
    ids=["encrypted", "cut off", "no slides"],
)
def test_bad_files(data: bytes, word: str) -> None:
    with pytest.raises(InputError, match=word) as caught:
        read_bytes(data, "a.ppt")
    assert caught.value.advice.endswith(".")


@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_a_damaged_file_never_crashes(data: st.DataObject) -> None:
    broken = bytearray(ppt(*SLIDES))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(broken) - 1))
        broken[at : at + 1] = data.draw(st.binary(max_size=3))
    try:
        source = read_bytes(bytes(broken), "a.ppt")
    except InputError:
        return
    assert source.text
