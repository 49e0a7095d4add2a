"""Kept drafts from end to end: saved, edited, composed anew, compared, written out, brought back."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from thammuu.drafts_templates.versions import section_text
from thammuu.ingest.errors import InputError, SecrecyRefusal, SetupError
from thammuu.ingest.readers import soffice
from thammuu.service.cli import run as thammuu
from thammuu.service.drafting import DraftRequest
from thammuu.service.kept_drafts import DraftVersionView
from thammuu.service.workbench import Workbench

OWN = "- Việc do Ban tự đặt ra, không có trong mẫu."


@pytest.fixture
def saved(own_bench: Workbench) -> DraftVersionView:
    return own_bench.drafts.kept.save(DraftRequest("ke-hoach", own_bench.example("ke-hoach")))


def text_of(view: DraftVersionView, key: str) -> str:
    return next(section_text(section.blocks) for section in view.sections if section.key == key)


def codes(view: DraftVersionView) -> set[str]:
    return {notice.code for notice in view.notices}


def test_a_draft_is_kept_and_edited_a_section_at_a_time(own_bench: Workbench, saved: DraftVersionView) -> None:
    assert (saved.saved.id, saved.version.number) == ("ke-hoach-2026-11-23-1", 1)
    edited = own_bench.drafts.kept.edit(saved.saved.id, "i", f"{text_of(saved, 'i')}\n{OWN}")
    assert edited.version.number == 2
    assert OWN in text_of(edited, "i")
    assert OWN not in text_of(own_bench.drafts.kept.view(saved.saved.id, 1), "i")
    assert text_of(edited, "ii") == text_of(saved, "ii")


def test_composing_anew_keeps_the_edit_and_brings_in_the_new(own_bench: Workbench, saved: DraftVersionView) -> None:
    identity = saved.saved.id
    own_bench.drafts.kept.edit(identity, "i", f"{text_of(saved, 'i')}\n{OWN}")
    changed = own_bench.example("ke-hoach").replace("Xây dựng tài liệu hỏi đáp", "Xây dựng sổ tay hỏi đáp")
    anew = own_bench.drafts.kept.regenerate(identity, text=changed)
    assert anew.version.number == 3
    assert OWN in text_of(anew, "i")
    assert "Xây dựng sổ tay hỏi đáp" in text_of(anew, "ii")
    assert codes(anew) <= codes(saved)


def test_where_both_changed_one_line_the_persons_stands_and_the_other_is_told(
    own_bench: Workbench, saved: DraftVersionView
) -> None:
    identity, line = saved.saved.id, text_of(saved, "i").splitlines()[1]
    own_bench.drafts.kept.edit(identity, "i", text_of(saved, "i").replace(line, "- Mục đích do người viết đặt."))
    given = line.removeprefix("- ").removesuffix(".")
    changed = own_bench.example("ke-hoach").replace(given, "Mục đích do tệp yêu cầu đặt")
    anew = own_bench.drafts.kept.regenerate(identity, text=changed)
    assert "- Mục đích do người viết đặt." in text_of(anew, "i")
    told = [notice.message for notice in anew.notices if notice.code == "draft-edit-kept"]
    assert len(told) == 1
    assert "Mục đích do tệp yêu cầu đặt" in told[0]


def test_one_section_alone_is_composed_anew(own_bench: Workbench, saved: DraftVersionView) -> None:
    identity = saved.saved.id
    own_bench.drafts.kept.edit(identity, "iii", "1. Chỉ còn một việc.")
    changed = own_bench.example("ke-hoach").replace("Xây dựng tài liệu hỏi đáp", "Xây dựng sổ tay hỏi đáp")
    anew = own_bench.drafts.kept.regenerate(identity, ["i"], text=changed)
    assert text_of(anew, "iii") == "1. Chỉ còn một việc."
    assert "Xây dựng tài liệu hỏi đáp" in text_of(anew, "ii")  # not asked for
    with pytest.raises(InputError, match="“ix”"):
        own_bench.drafts.kept.regenerate(identity, ["ix"])


def test_a_section_the_input_brings_in_is_added_or_nothing_is_kept(
    own_bench: Workbench, saved: DraftVersionView
) -> None:
    identity, annex = saved.saved.id, '\n[[annexes]]\ntitle = "Danh mục biểu"\ntext = "- Biểu một."\n'
    changed = own_bench.example("ke-hoach") + annex
    with pytest.raises(InputError, match="“phu-luc-2”") as told:
        own_bench.drafts.kept.regenerate(identity, ["phu-luc-2"], text=changed)
    assert "phu-luc-1" in told.value.advice
    assert own_bench.drafts.kept.view(identity).version.number == 1
    anew = own_bench.drafts.kept.regenerate(identity, ["phu-luc-1"], text=changed)
    assert text_of(anew, "phu-luc-1") == "- Biểu một."
    assert "draft-section-added" in codes(anew)
    left = own_bench.drafts.kept.regenerate(identity, text=own_bench.example("ke-hoach"))
    assert [section.key for section in left.sections] == [section.key for section in saved.sections]
    assert "draft-section-dropped" in codes(left)


def test_a_quotation_that_was_altered_is_told(own_bench: Workbench, saved: DraftVersionView) -> None:
    quote = next(each.quote for sentence in saved.draft.sentences() for each in sentence.evidence if each.quote)
    before = text_of(saved, "ii")
    assert quote[10:40] in before
    edited = own_bench.drafts.kept.edit(saved.saved.id, "ii", before.replace(quote[10:40], quote[10:40].upper()))
    assert "draft-quote-lost" in codes(edited)
    kept = {each.quote for sentence in edited.draft.sentences() for each in sentence.evidence}
    assert quote not in kept


def test_a_source_that_changed_since_is_told(own_bench: Workbench, saved: DraftVersionView) -> None:
    parent = next(each.document_id for s in saved.draft.sentences() for each in s.evidence if each.quote)
    assert "draft-source-changed" not in codes(own_bench.drafts.kept.view(saved.saved.id))
    own_bench.store.remove(parent)
    assert "draft-source-changed" in codes(own_bench.drafts.kept.view(saved.saved.id))


def test_versions_are_compared_word_by_word(own_bench: Workbench, saved: DraftVersionView) -> None:
    identity = saved.saved.id
    own_bench.drafts.kept.edit(identity, "i", f"{text_of(saved, 'i')}\n{OWN}")
    changes = own_bench.drafts.kept.compare(identity, 1)
    assert [change.key for change in changes] == ["i"]
    added = "".join(each.text for each in changes[0].differences if each.mark == "added")
    assert added.strip() == OWN
    assert own_bench.drafts.kept.compare(identity, 2) == ()


def test_an_earlier_version_comes_back_and_none_is_lost(own_bench: Workbench, saved: DraftVersionView) -> None:
    identity = saved.saved.id
    own_bench.drafts.kept.edit(identity, "i", OWN)
    back = own_bench.drafts.kept.restore(identity, 1)
    assert back.version.number == 3
    assert back.draft == saved.draft
    assert [version.action for version in own_bench.drafts.kept.versions(identity)] == [
        "composed",
        "edited",
        "restored",
    ]


def test_someone_elses_version_is_never_overwritten(own_bench: Workbench, saved: DraftVersionView) -> None:
    own_bench.drafts.kept.edit(saved.saved.id, "i", OWN, after=1)
    with pytest.raises(InputError, match="trong lúc"):
        own_bench.drafts.kept.edit(saved.saved.id, "i", "- Khác.", after=1)


def test_nothing_of_a_marked_text_is_kept(own_bench: Workbench, saved: DraftVersionView) -> None:
    with pytest.raises(SecrecyRefusal):
        own_bench.drafts.kept.edit(saved.saved.id, "i", "TUYỆT MẬT\n- Việc kín.")
    assert own_bench.drafts.kept.view(saved.saved.id).version.number == 1


def test_the_file_holds_the_edit(own_bench: Workbench, saved: DraftVersionView) -> None:
    own_bench.drafts.kept.edit(saved.saved.id, "i", OWN)
    docx = own_bench.drafts.kept.export(saved.saved.id, "a.docx")
    body = zipfile.ZipFile(io.BytesIO(docx)).read("word/document.xml").decode()
    assert "Việc do Ban tự đặt ra" in body
    assert OWN in own_bench.drafts.kept.export(saved.saved.id, "a.md").decode()
    with pytest.raises(InputError, match="odt"):
        own_bench.drafts.kept.export(saved.saved.id, "a.odt")


def test_a_pdf_needs_libreoffice(
    own_bench: Workbench, saved: DraftVersionView, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(soffice, "program", lambda: None)
    with pytest.raises(SetupError, match="LibreOffice"):
        own_bench.drafts.kept.export(saved.saved.id, "a.pdf")


@pytest.mark.skipif(soffice.program() is None, reason="LibreOffice is not installed (scripts/install-system)")
def test_a_pdf_is_made_by_libreoffice(own_bench: Workbench, saved: DraftVersionView) -> None:
    assert own_bench.drafts.kept.export(saved.saved.id, "a.pdf").startswith(b"%PDF-")


def test_on_the_command_line(own_home: Path, tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.setenv("THAMMUU_HOME", str(own_home))
    request = tmp_path / "a.toml"

    def run(*words: str) -> dict:
        assert thammuu(["drafts", *words, "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    assert thammuu(["draft", "ke-hoach", "--example"]) == 0
    request.write_text(capsys.readouterr().out, encoding="utf-8")
    identity = run("save", "ke-hoach", "--input", str(request))["draft"]["id"]
    part = tmp_path / "i.md"
    part.write_text(OWN, encoding="utf-8")
    assert run("edit", identity, "--section", "i", "--from", str(part))["version"]["number"] == 2
    assert run("regenerate", identity, "--section", "ii")["version"]["action"] == "regenerated"
    assert run("restore", identity, "--version", "1")["version"]["number"] == 4
    assert [each["number"] for each in run("versions", identity)["versions"]] == [1, 2, 3, 4]
    assert [each["key"] for each in run("compare", identity, "--from", "2")["changes"]] == ["i"]
    assert run("export", identity, "-o", str(tmp_path / "a.docx"))["output"].endswith("a.docx")
    assert [each["id"] for each in run("list")["drafts"]] == [identity]
    assert [section["key"] for section in run("show", identity)["sections"]] == ["can-cu", "mo-dau", "i", "ii", "iii"]
    assert thammuu(["drafts", "compare", identity, "--from", "2"]) == 0
    assert "[-Việc do-]" in capsys.readouterr().out
    run("remove", identity)
    assert thammuu(["drafts", "show", identity]) == 2
