"""Genre templates: every one drafts from its own example, and a bad template file is refused by name."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from thammuu.drafts_templates import compose, draft_report, example_input, genres, organs_for, read_input
from thammuu.drafts_templates.genre import read_genre
from thammuu.drafts_templates.library import GENRE_FOLDER, genre_template
from thammuu.ingest.errors import InputError


@pytest.mark.parametrize("template", genres(), ids=lambda template: template.id)
def test_the_example_of_every_genre_drafts_without_gap_or_warning(template, sources) -> None:
    draft = compose(read_input(example_input(template.id)), sources)
    report = draft_report(draft)
    assert report.placeholders == ()
    assert report.warnings == ()
    assert report.profile in template.profiles


@pytest.mark.parametrize("template", genres(), ids=lambda template: template.id)
def test_somebody_may_issue_every_genre(template) -> None:
    assert organs_for(template)


def test_an_unknown_genre_lists_the_known_ones() -> None:
    with pytest.raises(InputError, match=r"thu-ngo.*ke-hoach"):
        genre_template("thu-ngo")


def test_templates_are_frozen() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        genres()[0].name = "khác"  # type: ignore[misc]


BROKEN = [
    ("{issuer} ban hành", "{isuer} ban hành", "chỗ trống không có: isuer"),
    ('field = "purpose"', 'field = "purpos"', "trường không có: purpos"),
    ("share = 0.385", "share = 0.6", "tổng độ rộng các cột phải bằng 1"),
    ('kind = "task_table"', 'kind = "picture"', "sections.2.blocks.2.kind"),
    ('code = "KH"\n', "", "thiếu “code”"),
    ('kind = "lines"', 'kind = "linse"', "“fields.1.kind” có giá trị không dùng được: chỉ nhận 'line', 'lines',"),
    ('kind = "line", required', 'kind = "choice", required', "“fields.3” “choices” phải có"),
    (
        '{ kind = "heading", text = "Mục đích" }',
        '{ kind = "heading" }',
        "“sections.1.blocks.1”.*thiếu “text”",
    ),
    ("{issuer} ban hành", "{issuer ban hành", "dấu ngoặc nhọn không cân"),
    ('name = "Kế hoạch"', "", "“name” thiếu trường này"),
]


@pytest.mark.parametrize(("old", "new", "message"), BROKEN)
def test_a_broken_template_says_where(tmp_path: Path, old: str, new: str, message: str) -> None:
    text = (GENRE_FOLDER / "ke-hoach.toml").read_text("utf-8")
    assert old in text
    path = tmp_path / "mau-moi.toml"
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(InputError, match=message) as caught:
        read_genre(path)
    assert "mau-moi.toml" in caught.value.message
