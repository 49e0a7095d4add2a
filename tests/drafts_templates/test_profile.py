"""Form profiles: complete, sourced, chosen by date, refused in Vietnamese when they are broken."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from thammuu.drafts_templates.profile import PROFILE_FOLDER, Confidence, profile, profile_for, profiles, read_profile
from thammuu.ingest.errors import InputError

CHOICES = [
    # the day HD 36 was issued, its last day, the day HD 05 was issued, and a day long after
    (dt.date(2018, 4, 3), "hd36-2018"),
    (dt.date(2025, 6, 9), "hd36-2018"),
    (dt.date(2026, 5, 26), "hd36-2018"),
    (dt.date(2026, 5, 27), "hd05-2026"),
    (dt.date(2031, 1, 1), "hd05-2026"),
]


@pytest.mark.parametrize(("date", "expected"), CHOICES)
def test_the_date_of_the_document_chooses_the_profile(date: dt.date, expected: str) -> None:
    assert profile_for(date).id == expected


def test_a_date_before_every_profile_is_told_so() -> None:
    with pytest.raises(InputError, match=r"02/04/2018.*03/04/2018"):
        profile_for(dt.date(2018, 4, 2))


@pytest.mark.parametrize("form", profiles(), ids=lambda form: form.id)
def test_every_row_has_a_source_and_nothing_is_appraised_yet(form) -> None:
    for row in (*form.rows, *form.components):
        assert row.source
        assert row.confidence in Confidence
        assert row.appraised is False  # only an office's văn thư may tick a row


@pytest.mark.parametrize("form", profiles(), ids=lambda form: form.id)
def test_what_we_build_lies_within_what_is_correct(form) -> None:
    for row in form.rows:
        if isinstance(row.value, float):
            assert row.least is None or row.least <= row.value
            assert row.most is None or row.value <= row.most
    for part in form.components:
        assert part.allows_size(part.size)


def test_both_party_profiles_answer_the_same_questions() -> None:
    new, old = profile("hd05-2026"), profile("hd36-2018")
    assert {row.id for row in new.rows} == {row.id for row in old.rows}
    assert {part.id for part in new.components} == {part.id for part in old.components}


def test_the_header_columns_fill_the_text_width() -> None:
    for form in profiles():
        text = form.number("page.width") - form.number("page.left") - form.number("page.right")
        assert form.number("header.left_column") + form.number("header.right_column") == text


def test_an_unknown_profile_lists_the_known_ones() -> None:
    with pytest.raises(InputError, match="hd36-2018, nd30-2020, hd05-2026"):
        profile("hd99")


BROKEN = [
    # (what is replaced, by what, what the message must name)
    ('unit = "mm"', 'unit = "inch"', "rows.1.unit"),
    ("value = 210, ", "", "“rows.1.value” thiếu trường này"),
    ('confidence = "A"', 'confidence = "Z"', "rows.1.confidence"),
    ("appraised = false", "appraised = 3", "appraised"),
    ('id = "page.width"', 'id = "page.breadth"', "thiếu các dòng: page.width"),
    ("size = 15, bold", "size = 0, bold", "components.1.size"),
    ("since = 2026-05-27", 'since = "sau này"', "“since” phải là ngày"),
    ("since = 2026-05-27", "since = 2026-05-27\nuntil = 2020-01-01", "“until” đứng trước “since”"),
    ('family = "party"', "family = ", "sai cú pháp TOML .*dòng 10"),
    ('family = "party"', 'family = "party"\ncolour = "red"', "“colour” không có trường tên như vậy"),
]


@pytest.mark.parametrize(("old", "new", "message"), BROKEN)
def test_a_broken_profile_file_says_where(tmp_path: Path, old: str, new: str, message: str) -> None:
    text = (PROFILE_FOLDER / "hd05-2026.toml").read_text("utf-8")
    assert old in text
    path = tmp_path / "office.toml"
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(InputError, match=message) as caught:
        read_profile(path)
    assert "office.toml" in caught.value.message
