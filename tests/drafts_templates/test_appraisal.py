"""An office's hand on a form profile: rows ticked, values corrected, slips told by file and row."""

from __future__ import annotations

from pathlib import Path

import pytest

from thammuu.drafts_templates import build_docx, compose, inspect_docx, profile
from thammuu.drafts_templates.appraisal import APPRAISAL_FOLDER, appraised, office_profiles, starter
from thammuu.drafts_templates.conformance import Verdict, conformance
from thammuu.ingest.errors import InputError


@pytest.fixture
def office(tmp_path: Path):
    def write(text: str, form: str = "hd05-2026") -> Path:
        folder = tmp_path / APPRAISAL_FOLDER
        folder.mkdir(exist_ok=True)
        (folder / f"{form}.toml").write_text(text, "utf-8")
        return tmp_path

    return write


def test_without_a_file_the_shipped_profile_is_used(tmp_path: Path) -> None:
    assert office_profiles(tmp_path) == tuple(appraised(form, tmp_path / "none") for form in office_profiles(tmp_path))
    assert profile("hd05-2026") in office_profiles(tmp_path)


def test_ticked_rows_and_parts_are_appraised_and_no_others(office) -> None:
    form = profile("hd05-2026", office_profiles(office('appraised = ["page.top", "genre"]')))
    ticked = {each.id for each in (*form.rows, *form.components) if each.appraised}
    assert ticked == {"page.top", "genre"}
    assert form.number("page.top") == 20


def test_a_star_ticks_all(office) -> None:
    form = profile("hd05-2026", office_profiles(office('appraised = ["*"]')))
    assert all(each.appraised for each in (*form.rows, *form.components))


def test_a_corrected_value_is_built_and_is_the_only_right_one(office, request_input, sources) -> None:
    text = 'source = "Bản gốc, điểm 2"\n[values]\n"body.line" = 21\n[sizes]\ngenre = 15'
    forms = office_profiles(office(text))
    form = profile("hd05-2026", forms)
    assert (form.row("body.line").source, form.row("body.line").appraised) == ("Bản gốc, điểm 2", True)
    data = build_docx(compose(request_input, sources, forms), form)
    look = inspect_docx(data)
    assert look.styled("VB Nội dung")[0].line == 21
    assert look.styled("VB Tên thể loại")[0].runs[0].size == 15
    assert not [each for each in conformance(look, form) if each.verdict is Verdict.BROKEN]
    shipped = {each.row_id for each in conformance(look, profile("hd05-2026")) if each.verdict is Verdict.BROKEN}
    assert shipped == set()  # 21 points and size 15 lie within what the shipped rows allow


def test_the_starter_ticks_nothing_as_it_stands_and_everything_uncommented(office) -> None:
    form = profile("hd05-2026")
    text = starter(form)
    untouched = profile("hd05-2026", office_profiles(office(text)))
    assert untouched == form
    done = profile("hd05-2026", office_profiles(office(text.replace('#  "', '  "'))))
    assert all(each.appraised for each in (*done.rows, *done.components))


FAULTS = [
    ('appraised = ["page.upper"]', "hd05-2026.toml.*page.upper"),
    ('[values]\n"page.upper" = 3', "page.upper"),
    ('[values]\n"page.top" = "20"', "“values.page.top” phải là số"),
    ('[values]\n"body.end" = 3', "“values.body.end” phải là chữ"),
    ('[values]\n"page_number.first_page" = 3', "phải là true hoặc false"),
    ("[sizes]\ngenre = 0", "sizes.genre"),
    ("[sizes]\ngenrê = 3", "TOML"),
    ("approved = []", "“approved” không có trường tên như vậy"),
]


@pytest.mark.parametrize(("text", "message"), FAULTS)
def test_a_slip_is_told_by_file_and_row(office, text: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        office_profiles(office(text))
