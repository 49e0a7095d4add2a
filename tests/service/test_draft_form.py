"""The plain fields of the draft form and the input text are two views of one thing."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thammuu.drafts_templates import example_input, read_input
from thammuu.service.web import draft_form

EXAMPLE = example_input("ke-hoach")


def test_the_example_fills_every_field() -> None:
    form = draft_form.example(EXAMPLE)
    assert all(form.values[field.name] for field in form.fields)
    assert (form.values["parent"], form.values["parent_date"], form.values["number"]) == (
        "15-QĐ/TU",
        "2026-02-05",
        "32",
    )


def test_sending_the_example_back_changes_no_meaning() -> None:
    form = draft_form.example(EXAMPLE)
    again = draft_form.sent(EXAMPLE, form.values)
    assert tomllib.loads(again.text) == tomllib.loads(EXAMPLE)


def test_an_empty_field_takes_its_line_out_and_a_filled_one_puts_it_back() -> None:
    without = draft_form.sent(EXAMPLE, {"number": ""})
    assert read_input(without.text).number is None
    again = draft_form.sent(EXAMPLE, {"text": without.text, "number": "45"})
    assert read_input(again.text).number == 45


@pytest.mark.parametrize(("name", "path"), [("signer", ("office", "signer", "name")), ("parent", ("parent", "symbol"))])
@given(value=st.text(alphabet="aÁđ\"\\#=[]' \t", min_size=1, max_size=12))
def test_whatever_is_typed_stays_one_value(name: str, path: tuple[str, ...], value: str) -> None:
    if not value.strip():
        return
    data = tomllib.loads(draft_form.sent(EXAMPLE, {name: value}).text)
    for key in path:
        data = data[key]
    assert data == value.strip()
