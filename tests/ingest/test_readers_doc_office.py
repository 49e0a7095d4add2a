"""A .doc through the real LibreOffice: automatic numbers stay, and the text is that of the .docx."""

from __future__ import annotations

import subprocess
from difflib import SequenceMatcher
from pathlib import Path

import docx
import pytest

from thammuu.ingest.folding import fold
from thammuu.ingest.readers import read_bytes, read_file, soffice


@pytest.mark.system
def test_automatic_numbers_of_a_doc_are_kept(tmp_path: Path) -> None:
    office = soffice.program()
    if office is None:
        pytest.skip("LibreOffice is not installed")
    paper = docx.Document()
    for words in ("Phạm vi áp dụng", "Trách nhiệm của chi bộ", "Điều khoản thi hành"):
        paper.add_paragraph(words, style="List Number")
    paper.save(str(tmp_path / "in.docx"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        office,
        profile,
        "--headless",
        "--convert-to",
        "doc",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "in.docx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    source = read_bytes((tmp_path / "in.doc").read_bytes(), "a.doc")
    assert source.text.split("\n") == ["1. Phạm vi áp dụng", "2. Trách nhiệm của chi bộ", "3. Điều khoản thi hành"]
    assert source.loader.startswith("libreoffice")


def folded_words(path: Path) -> list[str]:
    return [word for word in fold(read_file(path).text).split() if word != "|"]


@pytest.mark.system
@pytest.mark.shared
@pytest.mark.parametrize("number", range(1, 7))
def test_an_annex_says_the_same_as_doc_and_as_docx(number: int, shared: Path) -> None:
    """Share of words common to both, in order: twice the equal ones over the words of both."""
    if soffice.program() is None:
        pytest.skip("LibreOffice is not installed")
    folder = shared / "data/state/nghi-dinh-30-2020"
    old, new = (folded_words(folder / f"Phuluc{number}{suffix}") for suffix in (".doc", ".docx"))
    equal = sum(block.size for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks())
    assert 2 * equal / (len(old) + len(new)) >= 0.995
