"""`thammuu profile`: the rows of a form with their sources, and what the office appraised, used by drafts as well."""

from __future__ import annotations

import io
import json
from pathlib import Path

import docx
import pytest

from thammuu.service.cli import run


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("THAMMUU_HOME", str(tmp_path / "home"))
    (tmp_path / "home" / "the-thuc").mkdir(parents=True)
    return tmp_path / "home"


def told(capsys: pytest.CaptureFixture[str], *arguments: str):
    assert run([*arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_profiles_are_listed_without_their_rows(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    listed = told(capsys, "profile")["profiles"]
    assert [(form["id"], form["family"], form["until"], form["rows"]) for form in listed] == [
        ("hd36-2018", "party", "2026-05-26", []),
        ("nd30-2020", "state", None, []),
        ("hd05-2026", "party", None, []),
    ]
    assert {form["appraised"] for form in listed} == {0}


def test_a_row_is_shown_with_source_and_tick(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "the-thuc" / "nd30-2020.toml").write_text('appraised = ["page.top"]', "utf-8")
    (form,) = told(capsys, "profile", "nd30-2020")["profiles"]
    rows = {row["id"]: row for row in form["rows"]}
    top = rows["page.top"]
    assert (top["value"], top["least"], top["most"], top["confidence"]) == (20.0, 20.0, 25.0, "A")
    assert "Phụ lục I" in top["source"]
    assert [row["id"] for row in form["rows"] if row["appraised"]] == ["page.top"]
    assert run(["profile", "nd30-2020"]) == 0
    assert "[x] page.top = 20 mm (cho phép 20 … 25) — A" in capsys.readouterr().out


def test_a_starter_is_a_file_that_can_be_used(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["profile", "hd36-2018", "--starter"]) == 0
    (home / "the-thuc" / "hd36-2018.toml").write_text(capsys.readouterr().out, "utf-8")
    assert told(capsys, "profile", "hd36-2018")["profiles"][0]["appraised"] == 0


def test_an_unknown_profile_and_a_broken_file_are_told(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["profile", "hd99"]) == 2
    assert "hd36-2018, nd30-2020, hd05-2026" in capsys.readouterr().err
    (home / "the-thuc" / "hd36-2018.toml").write_text("appraised = [", "utf-8")
    assert run(["profile"]) == 2
    assert "bản thẩm định thể thức hd36-2018.toml" in capsys.readouterr().err


def test_a_draft_is_built_in_the_corrected_form(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "the-thuc" / "hd05-2026.toml").write_text("[sizes]\ngenre = 15", "utf-8")
    assert run(["draft", "ke-hoach", "--example"]) == 0
    request, made = tmp_path / "yeu-cau.toml", tmp_path / "du-thao.docx"
    request.write_text(capsys.readouterr().out, "utf-8")
    told(capsys, "draft", "ke-hoach", "--input", str(request), "-o", str(made))
    styles = docx.Document(io.BytesIO(made.read_bytes())).styles
    assert styles["VB Tên thể loại"].font.size.pt == 15
