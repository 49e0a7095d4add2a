"""The input file: what is accepted, and which field a refusal names."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from thammuu.drafts_templates import example_input, read_input, shown_reference
from thammuu.drafts_templates.request import Reference
from thammuu.ingest.errors import InputError

OFFICES = Path(__file__).resolve().parents[2] / "drafts_templates" / "offices"
EXAMPLE = example_input("ke-hoach")


def test_the_example_is_read_whole() -> None:
    request = read_input(EXAMPLE)
    assert request.date == dt.date(2026, 11, 23)
    assert request.parent == Reference("15-QĐ/TU", dt.date(2026, 2, 5))
    assert request.office.symbol == "BTCTU"
    assert len(request.lines("purpose")) == 2
    assert request.lines("funding") == ()
    assert [task.lead for task in request.tasks] == ["Văn phòng Ban", "Phòng Tổ chức đảng, đảng viên"]


REFUSED = [
    # (what is replaced, by what, what the message must say)
    ("date = 2026-11-23", "", "“date” thiếu trường này"),
    ("date = 2026-11-23", 'date = "hôm nay"', "“date” phải là ngày"),
    ("date = 2026-11-23", "date = 2206-11-23", "“date” có năm 2206"),
    ("number = 32 ", 'number = "ba hai" ', "“number” phải là số nguyên"),
    ("number = 32 ", "number = 0 ", "“number” nhỏ hơn mức cho phép"),
    ("max_tasks = 20", "max_task = 20", "“max_task” không có trường tên như vậy"),
    ('symbol = "15-QĐ/TU"', 'symbol = "mười lăm"', "“parent.symbol” không phải số, ký hiệu văn bản: “mười lăm”"),
    ('symbol = "05-NQ/TU"', "symbl = 5", "“bases.1.symbol” thiếu trường này.*“bases.1.symbl” không có trường"),
    ("[content]", "[content]\nhopes = 'x'", "“content.hopes” không có trường tên như vậy"),
    ('deadline = "Trong năm 2027"', 'deadline = ["a", "b"]', "“content.deadline” phải là một dòng chữ"),
    ('kind = "co-quan-tham-muu-tinh"', 'kind = "bo-lac"', "office.kind.*bo-lac"),
    ('superior = "Tỉnh ủy Sông Trà" ', "# ", "“office.superior” thiếu"),
    ('place = "Sông Trà"', 'place = ""', "“office.place” không được để trống"),
    ('position = "PHÓ TRƯỞNG BAN"', "", "“office.signer” thiếu “position”"),
    ("[parent]", "[parent", "sai cú pháp TOML .*dòng"),
    ('genre = "ke-hoach"', 'genre = "tho-luc-bat"', "Chưa có mẫu cho thể loại “tho-luc-bat”"),
    ('genre = "ke-hoach"', "", "“genre” thiếu trường này"),
]


@pytest.mark.parametrize(("old", "new", "message"), REFUSED)
def test_a_wrong_field_is_named(old: str, new: str, message: str) -> None:
    assert old in EXAMPLE
    with pytest.raises(InputError, match=message):
        read_input(EXAMPLE.replace(old, new, 1))


def test_several_faults_are_told_at_once() -> None:
    text = EXAMPLE.replace("date = 2026-11-23", "").replace("number = 32 ", "number = 1.5 ")
    with pytest.raises(InputError, match=r"“date”.*“number”"):
        read_input(text)


def test_the_genre_of_the_command_must_agree_with_the_file() -> None:
    assert read_input(EXAMPLE.replace('genre = "ke-hoach"', ""), "ke-hoach").genre == "ke-hoach"
    with pytest.raises(InputError, match="genre"):
        read_input(EXAMPLE, "bao-cao")


def test_a_parent_may_be_just_a_symbol_badly_written() -> None:
    head, tail = EXAMPLE.split("[parent]", 1)
    text = f'{head}\nparent = "294/QĐ-TW"\n[[bases]]{tail.split("[[bases]]", 1)[1]}'
    assert read_input(text).parent == Reference("294-QĐ/TW", None)


def test_an_office_file_is_found_beside_the_input_and_only_there() -> None:
    text = 'genre = "ke-hoach"\ndate = 2025-06-09\noffice = "tinh-uy.vi-du.toml"\n'
    assert read_input(text, folder=OFFICES).office.kind == "tinh-uy"
    with pytest.raises(InputError, match=r"office.*không nhận đường dẫn"):
        read_input(text)  # input that came over HTTP must not read files of the server
    with pytest.raises(InputError, match=r"office.*khong-co.toml"):
        read_input(text.replace("tinh-uy.vi-du", "khong-co"), folder=OFFICES)


def test_a_reference_is_shown_with_its_date() -> None:
    assert shown_reference(Reference("294-QĐ/TW", dt.date(2025, 5, 26))) == "294-QĐ/TW, ngày 26/5/2025"
    assert shown_reference(Reference("294-QĐ/TW")) == "294-QĐ/TW"
