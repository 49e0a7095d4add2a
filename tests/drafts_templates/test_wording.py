"""The small hands of composing: naming documents, filling patterns, sharing out tasks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thammuu.drafts_templates.assignment import Leader, choose_tasks, leading_unit, number_ranges
from thammuu.drafts_templates.draft import PLACEHOLDER, Sentence
from thammuu.drafts_templates.office import Unit
from thammuu.drafts_templates.references import cite_full, cite_short, lower_opening
from thammuu.drafts_templates.wording import Slots, fill, full_stop, missing

NAMED = [
    # the comma before "ngày" is the Party's habit; a title in capital is lowered; "về" is added where none leads in
    (
        ("294-QĐ/TW", "Quy định", "Ban Chấp hành Trung ương", "2025-05-26", "Thi hành Điều lệ Đảng"),
        "Quy định số 294-QĐ/TW, ngày 26/5/2025 của Ban Chấp hành Trung ương về thi hành Điều lệ Đảng",
    ),
    # day and months 1 and 2 are padded
    (
        ("15-QĐ/TU", "Quy định", "Tỉnh ủy Sông Trà", "2026-02-05", "về sinh hoạt chi bộ."),
        "Quy định số 15-QĐ/TU, ngày 05/02/2026 của Tỉnh ủy Sông Trà về sinh hoạt chi bộ",
    ),
    # a title that leads in by itself
    (
        ("08-HD/BTCTU", "Hướng dẫn", "Ban Tổ chức Tỉnh ủy", "2026-03-10", "thực hiện Quy định số 15-QĐ/TU"),
        "Hướng dẫn số 08-HD/BTCTU, ngày 10/3/2026 của Ban Tổ chức Tỉnh ủy thực hiện Quy định số 15-QĐ/TU",
    ),
    # the Party Statutes: no symbol, and the title is the name by which everybody cites them
    (("", "Điều lệ", "Đại hội XI", "2011-01-19", "Điều lệ Đảng Cộng sản Việt Nam"), "Điều lệ Đảng Cộng sản Việt Nam"),
    # a day that is not known is not printed; nothing is made up
    (("37-CT/TW", "Chỉ thị", "Ban Bí thư", "2019", ""), "Chỉ thị số 37-CT/TW của Ban Bí thư"),
]


@pytest.mark.parametrize(("parts", "expected"), NAMED)
def test_the_first_mention_names_everything_known(evidence, parts: tuple[str, ...], expected: str) -> None:
    assert cite_full(evidence(*parts)) == expected


def test_later_mentions_are_short(evidence) -> None:
    assert cite_short(evidence("294-QĐ/TW", "Quy định")) == "Quy định 294-QĐ/TW"
    assert (
        cite_short(evidence("", "Điều lệ", "Đại hội XI", "2011-01-19", "")) == "Điều lệ, ngày 19/01/2011 của Đại hội XI"
    )


OPENINGS = [
    ("Thi hành Điều lệ Đảng", "thi hành Điều lệ Đảng"),
    ("Ban hành quy chế", "ban hành quy chế"),
    ("Ban Tổ chức Tỉnh ủy", "Ban Tổ chức Tỉnh ủy"),
    ("Điều lệ Đảng", "Điều lệ Đảng"),
    ("UBND cấp tỉnh", "UBND cấp tỉnh"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "expected"), OPENINGS)
def test_a_title_in_mid_sentence(text: str, expected: str) -> None:
    assert lower_opening(text) == expected


def test_a_slot_brings_its_evidence_and_a_missing_one_asks(evidence) -> None:
    found = evidence()
    slots = Slots({"parent": Sentence("Quy định 15-QĐ/TU", (found,))}, {"when": "thời hạn"})
    sentence = fill("thực hiện {parent} {when}.", slots)
    assert sentence.text == "Thực hiện Quy định 15-QĐ/TU [CẦN BỔ SUNG: thời hạn]."
    assert sentence.evidence == (found,)
    assert [placeholder.field for placeholder in sentence.placeholders] == ["content.when"]


@given(st.text())
def test_words_of_a_person_are_never_read_as_a_pattern(words: str) -> None:
    assert fill("{x}", Slots({"x": Sentence(words)})).text[1:] == words[1:]


@given(st.text(alphabet=st.characters(blacklist_characters="[]")))
def test_a_placeholder_is_found_again_in_its_text(prompt: str) -> None:
    assert PLACEHOLDER.findall(missing("field", prompt).text) == [prompt]


@pytest.mark.parametrize(("text", "expected"), [("a", "a."), ("a;", "a."), ("a.", "a."), ("a?", "a?"), ("a:", "a:")])
def test_a_line_ends_in_one_mark(text: str, expected: str) -> None:
    assert full_stop(text) == expected


RANGES = [((1,), "1"), ((1, 2), "1, 2"), ((1, 2, 3), "1 đến 3"), ((2, 4, 5, 6, 9), "2, 4 đến 6, 9"), ((), "")]


@pytest.mark.parametrize(("numbers", "expected"), RANGES)
def test_row_numbers_as_people_write_them(numbers: tuple[int, ...], expected: str) -> None:
    assert number_ranges(numbers) == expected


UNITS = (
    Unit("Phòng Đảng viên", ("kết nạp", "thẻ đảng viên"), default=True),
    Unit("Phòng Cán bộ", ("cán bộ", "ủy viên")),
)
LEADS = [
    ("Hướng dẫn kết nạp và phát thẻ đảng viên", "Phòng Đảng viên"),
    ("Rà soát cán bộ, uỷ viên", "Phòng Cán bộ"),  # the new tone placement is the same word
    ("Mua sắm bàn ghế", "Phòng Đảng viên"),  # claimed by no keyword: the default unit
]


@pytest.mark.parametrize(("text", "unit"), LEADS)
def test_the_table_of_functions_finds_the_leading_unit(text: str, unit: str) -> None:
    assert leading_unit(text, UNITS).name == unit


def test_without_a_default_unit_nobody_is_made_to_lead() -> None:
    assert leading_unit("Mua sắm bàn ghế", UNITS[1:]) == Leader()
    assert leading_unit("", ()) == Leader()


def test_the_most_direct_tasks_are_kept_in_reading_order(task) -> None:
    tasks = (task("một", directness=0.7), task("hai", directness=1.0), task("ba", directness=0.9))
    kept, left = choose_tasks(tasks, 2)
    assert [one.evidence.quote for one in kept] == ["hai", "ba"]
    assert [one.evidence.quote for one in left] == ["một"]
