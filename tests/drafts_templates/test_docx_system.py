"""LibreOffice opens the built files, and the pages it makes of them say what they should."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest

from thammuu.drafts_templates import SourceMarks, build_docx, compose, inspect_docx, profiles
from thammuu.drafts_templates.rendered import page_faults, read_pages
from thammuu.ingest.folding import clean

SOFFICE = shutil.which("soffice")


@pytest.fixture
def convert(tmp_path: Path):
    def run(files: dict[str, bytes]) -> dict[str, bytes]:
        """All files in one go: starting LibreOffice takes longer than converting."""
        for name, data in files.items():
            (tmp_path / f"{name}.docx").write_bytes(data)
        command = [str(SOFFICE), "--headless", f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"]
        command += [
            "--convert-to",
            "pdf",
            "--outdir",
            str(tmp_path),
            *(str(tmp_path / f"{name}.docx") for name in files),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        return {name: (tmp_path / f"{name}.pdf").read_bytes() for name in files}

    return run


def first_words(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return clean(document[0].get_textpage().get_text_range())


@pytest.mark.system
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_the_pages_of_drafts_have_no_fault(convert, everything, request_input, sources) -> None:
    files = {form.id: build_docx(everything, form) for form in profiles()}
    files["comments"] = build_docx(compose(request_input, sources), marks=SourceMarks.COMMENTS)
    pdfs = convert(files)
    for form in profiles():
        pages = read_pages(pdfs[form.id])
        assert len(pages) == 5  # three of text, a turned annex, the sources
        assert page_faults(pages, form, inspect_docx(files[form.id])) == ()
    assert "-----" in first_words(pdfs["hd05-2026"])
    assert "32-KH/BTCTU" in first_words(pdfs["comments"])
