"""LibreOffice opens the built file, and the pages it makes of it say what they should."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest

from thammuu.drafts_templates import SourceMarks, build_docx, compose
from thammuu.ingest.folding import clean

SOFFICE = shutil.which("soffice")


@pytest.fixture
def convert(tmp_path: Path):
    def run(data: bytes) -> tuple[str, ...]:
        source = tmp_path / "van-ban.docx"
        source.write_bytes(data)
        profile = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
        command = [str(SOFFICE), "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path), str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        with pypdfium2.PdfDocument(tmp_path / "van-ban.pdf") as document:
            return tuple(clean(page.get_textpage().get_text_range()) for page in document)

    return run


@pytest.mark.system
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_the_plan_becomes_pages_with_numbers_from_page_two(convert, request_input, sources) -> None:
    first, *others = convert(build_docx(compose(request_input, sources)))
    assert "-----" in first
    assert not first.lstrip().startswith("1")
    assert [page.lstrip()[:1] for page in others] == [str(number) for number in range(2, len(others) + 2)]


@pytest.mark.system
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_a_draft_with_comments_opens_too(convert, request_input, sources) -> None:
    pages = convert(build_docx(compose(request_input, sources), marks=SourceMarks.COMMENTS))
    assert "32-KH/BTCTU" in pages[0]
