"""Saved drafts: versions, a person's edits that survive, comparing and exporting."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thammuu.drafts_templates import inspect_docx
from thammuu.drafts_templates.citation_part import read_citations
from thammuu.drafts_templates.draft_lines import merge, sections_of
from thammuu.ingest.errors import InputError, SetupError, ThammuuError
from thammuu.ingest.readers import soffice
from thammuu.service.cli import run
from thammuu.service.draft_shelf import DraftShelf
from thammuu.service.drafting import DraftRequest
from thammuu.service.workbench import Workbench


@pytest.fixture
def shelf(own_bench: Workbench) -> DraftShelf:
    shelf = own_bench.drafts.shelf
    shelf.save(DraftRequest("ke-hoach", own_bench.example("ke-hoach")))
    return shelf


def words(docx: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in inspect_docx(docx).paragraphs)


def edited(shelf: DraftShelf, old: str, new: str) -> None:
    text = "\n\n".join(shelf.version(1).lines)
    assert old in text
    shelf.edit(1, text.replace(old, new, 1))


def test_an_unedited_version_is_the_same_file_as_the_draft(own_bench: Workbench, shelf: DraftShelf) -> None:
    built = own_bench.draft(DraftRequest("ke-hoach", own_bench.example("ke-hoach")))
    assert shelf.export(1, "a.docx") == built.docx


def test_versions_are_numbered_and_the_newest_is_shown(shelf: DraftShelf) -> None:
    edited(shelf, "Phổ biến nội dung", "Quán triệt nội dung")
    assert [(each.draft_id, each.number, each.change) for each in shelf.newest()] == [(1, 2, "edited")]
    assert "Quán triệt nội dung" in "\n".join(shelf.version(1).lines)
    assert "Quán triệt nội dung" not in "\n".join(shelf.version(1, 1).lines)


def test_edits_reach_the_file_and_what_was_not_edited_keeps_its_source(shelf: DraftShelf) -> None:
    before = read_citations(shelf.export(1, "a.docx"))
    edited(shelf, "Phổ biến nội dung", "Quán triệt nội dung")
    docx = shelf.export(1, "a.docx")
    assert "Quán triệt nội dung" in words(docx)
    assert read_citations(docx).rows == before.rows
    assert "Quán triệt nội dung" not in words(shelf.export(1, "a.docx", 1))


def test_a_quotation_a_person_changed_loses_its_source(shelf: DraftShelf) -> None:
    quote = "Ban Tổ chức Tỉnh ủy hướng dẫn thực hiện Quy định"
    edited(shelf, quote, "Ban Tổ chức Tỉnh ủy tự quy định")
    rows = read_citations(shelf.export(1, "a.docx")).rows
    assert not any(row.digest for row in rows)


def test_a_section_made_anew_keeps_edits_and_touches_no_other(own_bench: Workbench, shelf: DraftShelf) -> None:
    edited(shelf, "Không làm phát sinh sổ sách", "Tuyệt đối không làm phát sinh sổ sách")
    edited(shelf, "Phổ biến nội dung", "Quán triệt nội dung")
    changed = own_bench.example("ke-hoach").replace("Thực hiện thống nhất trong cơ quan", "Thực hiện đồng bộ trong Ban")
    made = shelf.regenerate(1, "1. mục đích", changed)
    text = "\n".join(made.version.lines)
    assert made.both_changed == 0
    assert "Thực hiện đồng bộ trong Ban" in text
    assert "Tuyệt đối không làm phát sinh" in text
    assert "Quán triệt nội dung" in text
    assert made.version.change == "regenerated"


def test_where_both_changed_a_line_the_persons_words_stand(own_bench: Workbench, shelf: DraftShelf) -> None:
    edited(shelf, "Thực hiện thống nhất trong cơ quan", "Thực hiện nghiêm trong cơ quan")
    changed = own_bench.example("ke-hoach").replace("Thực hiện thống nhất trong cơ quan", "Thực hiện đồng bộ trong Ban")
    made = shelf.regenerate(1, "1. mục đích", changed)
    assert made.both_changed == 1
    assert "Thực hiện nghiêm trong cơ quan" in "\n".join(made.version.lines)


def test_versions_are_compared_word_by_word(shelf: DraftShelf) -> None:
    edited(shelf, "Phổ biến nội dung", "Quán triệt nội dung")
    (line,) = shelf.compare(1, 1)
    assert "[-Phổ-]{+Quán+} [-biến-]{+triệt+} nội dung" in line
    assert shelf.compare(1, 2) == ()


WRONG = [
    lambda shelf: shelf.version(9),
    lambda shelf: shelf.version(1, 9),
    lambda shelf: shelf.edit(1, "  \n"),
    lambda shelf: shelf.edit(9, "chữ"),
    lambda shelf: shelf.regenerate(1, "không có mục này"),
    lambda shelf: shelf.regenerate(1, ""),
    lambda shelf: shelf.export(1, "a.odt"),
]


@pytest.mark.parametrize("wrong", WRONG)
def test_wrong_input_is_told_and_nothing_is_kept(shelf: DraftShelf, wrong) -> None:
    with pytest.raises(InputError):
        wrong(shelf)
    assert shelf.version(1).number == 1


def test_words_with_a_secrecy_mark_are_never_kept(shelf: DraftShelf) -> None:
    with pytest.raises(ThammuuError):
        shelf.edit(1, "TUYỆT MẬT\n\nNội dung")
    assert shelf.version(1).number == 1


def test_without_libreoffice_a_pdf_is_refused_with_what_to_do(shelf: DraftShelf, monkeypatch) -> None:
    monkeypatch.setattr(soffice, "program", lambda: None)
    with pytest.raises(SetupError, match="LibreOffice"):
        shelf.export(1, "a.pdf")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_with_libreoffice_a_pdf_is_made(shelf: DraftShelf) -> None:
    assert io.BytesIO(shelf.export(1, "a.pdf")).read(5) == b"%PDF-"


def test_a_model_has_no_part_in_saved_drafts(own_bench: Workbench) -> None:
    with pytest.raises(InputError, match="language_model"):
        own_bench.drafts.shelf.save(DraftRequest("ke-hoach", "language_model = true\n" + own_bench.example("ke-hoach")))


def test_no_line_is_lost_where_headings_repeat() -> None:
    lines = ("đầu", "## 1. Mục đích", "a", "## 1. Mục đích", "b")
    assert [line for _, own in sections_of(lines) for line in own] == list(lines)
    assert len(dict(sections_of(lines))) == len(sections_of(lines))


LINES = st.lists(st.sampled_from("abcd"), max_size=6).map(tuple)


@given(LINES, LINES)
def test_merging_with_one_side_unchanged_gives_the_other(base: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert merge(base, base, other) == (other, 0)
    assert merge(base, other, base) == (other, 0)
    assert merge(base, other, other)[0] == other


def test_on_the_command_line(own_home: Path, tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.setenv("THAMMUU_HOME", str(own_home))

    def told(*arguments: str):
        assert run(["drafts", *arguments, "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    run(["draft", "ke-hoach", "--example"])
    (tmp_path / "in.toml").write_text(capsys.readouterr().out, "utf-8")
    assert told("save", "ke-hoach", "--input", str(tmp_path / "in.toml"))["version"] == 1
    out = tmp_path / "a.md"
    told("export", "1", "-o", str(out))
    out.write_text(out.read_text("utf-8").replace("Phổ biến nội dung", "Quán triệt nội dung"), "utf-8")
    assert told("edit", "1", "--from", str(out))["version"] == 2
    assert told("regenerate", "1", "--section", "tổ chức thực hiện")["change"] == "regenerated"
    assert len(told("compare", "1", "1")["differences"]) == 1
    assert [each["id"] for each in told("list")["drafts"]] == [1]
    assert told("show", "1", "--version", "1")["change"] == "made"
