"""The fields of the draft form and the input text are two views of one thing, for every genre."""

from __future__ import annotations

import datetime as dt
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thammuu.drafts_templates import example_input, read_input
from thammuu.service.drafting import genre_info, genre_list
from thammuu.service.web import draft_form
from thammuu.service.web.toml_text import toml_text
from thammuu.service.wording import forms

PLAN = genre_info("ke-hoach", None)
EXAMPLE = example_input("ke-hoach")
GENRES = genre_list(None).genres


def test_the_example_fills_the_common_fields() -> None:
    form = draft_form.example(PLAN, EXAMPLE)
    filled = {field.name for field in form.fields if form.values[field.name]}
    assert filled == {field.name for field in form.fields} - {"subject"}
    assert (form.values["parent.symbol"], form.values["parent.date"], form.values["number"]) == (
        "15-QĐ/TU",
        "2026-02-05",
        "32",
    )


@pytest.mark.parametrize("genre", GENRES, ids=lambda genre: genre.id)
def test_a_form_asks_what_its_genre_asks_and_sends_it_back_unchanged(genre) -> None:
    text = example_input(genre.id)
    form = draft_form.example(genre, text)
    assert [field.name for field in form.content] == [f"content.{field.id}" for field in genre.fields]
    assert ("parent.symbol" in form.values) == ("parent" in genre.uses)
    assert draft_form.sent(genre, text, form.values).text == text  # nothing changed: remarks and all are kept
    changed = draft_form.sent(genre, text, {**form.values, "office.place": "Nơi Khác"})
    assert tomllib.loads(changed.text) == {
        **tomllib.loads(text), "office": {**tomllib.loads(text)["office"], "place": "Nơi Khác"},
    }  # fmt: skip
    assert read_input(changed.text).office.place == "Nơi Khác"


def test_an_empty_field_takes_its_value_out_and_a_filled_one_puts_it_back() -> None:
    without = draft_form.sent(PLAN, EXAMPLE, {"number": "", "parent.symbol": "", "parent.date": ""})
    assert read_input(without.text).number is None
    assert read_input(without.text).parent is None
    again = draft_form.sent(PLAN, EXAMPLE, {"text": without.text, "number": "45", "content.purpose": "Một\nHai\n"})
    assert read_input(again.text).number == 45
    assert read_input(again.text).lines("purpose") == ("Một", "Hai")


def test_rows_dates_and_choices_are_read_from_their_fields() -> None:
    minutes = genre_info("bien-ban", None)
    values = {"content.votes": "Việc A | 10 | 2 | 0\nViệc B | 12 | 0 | 0", "content.meeting_date": "2026-12-01"}
    request = read_input(draft_form.sent(minutes, example_input("bien-ban"), values).text)
    assert request.value("votes").rows == (("Việc A", "10", "2", "0"), ("Việc B", "12", "0", "0"))
    assert request.lines("meeting_date") == ("01/12/2026",)


def test_a_text_that_is_no_toml_is_kept_for_its_writer() -> None:
    form = draft_form.sent(PLAN, EXAMPLE, {"text": "= =", "number": "4"})
    assert (form.text, form.values["number"]) == ("= =", "4")


@pytest.mark.parametrize(
    ("name", "path"), [("office.signer.name", ("office", "signer", "name")), ("subject", ("subject",))]
)
@given(value=st.text(alphabet="aÁđ\"\\#=[]' \t", min_size=1, max_size=12))
def test_whatever_is_typed_stays_one_value(name: str, path: tuple[str, ...], value: str) -> None:
    if not value.strip():
        return
    data = tomllib.loads(draft_form.sent(PLAN, EXAMPLE, {name: value}).text)
    for key in path:
        data = data[key]
    assert data == value.strip()


_TEXT = st.text(max_size=12)
_SCALAR = _TEXT | st.integers(-1000, 1000) | st.booleans() | st.dates(min_value=dt.date(1, 1, 1))
_VALUE = st.recursive(
    _SCALAR | st.lists(_SCALAR, max_size=3),
    lambda inner: (
        st.dictionaries(_TEXT, inner, max_size=3) | st.lists(st.dictionaries(_TEXT, inner, max_size=3), max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(_TEXT, _VALUE, max_size=4))
def test_what_is_written_as_toml_is_read_back_equal(table) -> None:
    assert tomllib.loads(toml_text(table)) == table


def test_rule_sets_are_called_as_people_call_them() -> None:
    assert forms(PLAN.profiles) == "Hướng dẫn 36-HD/VPTW, Nghị định 30/2020/NĐ-CP, Hướng dẫn 05-HD/VPTW"


def test_a_refusal_calls_a_field_as_the_form_does() -> None:
    form = draft_form.refused(draft_form.example(PLAN, EXAMPLE), "“date” phải là ngày; “content.purpose” thiếu.")
    assert form.problem == "“Ngày văn bản” phải là ngày; “Mục đích” thiếu."
