"""A long line costs time in proportion to its length, whatever it is made of."""

from __future__ import annotations

import time

import pytest

from thammuu.ingest.citations import find_citations

# Each piece is repeated to one line; together they try every pattern that looks ahead or back.
PIECES = (
    "Quy định số 57-QĐ/TW ngày 3/5/2007 của Bộ Chính trị, ",
    "thay thế Quy định số 57-QĐ/TW và ",
    "khoản 1, 2 và 3 Điều 4, ",
    "Điều này; ",
    "Quy chế phối hợp công tác giữa các ban số ",
    "Luật Giáo dục hết hiệu lực, ",
    "Nghị định 30 và ",
    "(sau đây gọi tắt là ",
    "30/2020/NĐ-CP (sau đây gọi tắt là Luật A) ",
    "của Bộ Nội vụ, Bộ Tài chính, ",
    "“(",
    "thay cụm từ “a” tại ",
    "57-",
    "1.",
    ", ",
    "a",
)
SHORT, LONG = 2**15, 2**17
MOST = 12  # four times the length may cost twelve times as much: the clock of a shared machine is coarse


def _seconds(text: str) -> float:
    begun = time.process_time()
    find_citations(text, internal=True)
    return time.process_time() - begun


@pytest.mark.parametrize("piece", PIECES)
def test_four_times_the_text_costs_a_few_times_the_time(piece: str) -> None:
    short, long = (piece * (size // len(piece)) for size in (SHORT, LONG))
    _seconds(short)
    # Three tries: a collection of the garbage of a thousand tests before may fall into one of them.
    assert any(_seconds(long) <= MOST * max(_seconds(short), 0.01) for _ in range(3))


def test_a_line_of_a_megabyte_is_read_to_its_end() -> None:
    filling = "Các đồng chí phát biểu ý kiến, trao đổi và thống nhất nội dung cuộc họp theo chương trình đã định; "
    text = "theo Điều 4 Điều lệ Đảng, " + filling * (2**20 // len(filling)) + "theo Quy định số 57-QĐ/TW."
    assert [each.symbol for each in find_citations(text)] == [None, "57-QĐ/TW"]
