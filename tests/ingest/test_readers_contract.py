"""What every reader must do, whatever the format: one suite, run against all of them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ingest.doc_files import doc
from tests.ingest.files import Pdf, docx
from tests.ingest.odt_files import odt
from tests.ingest.ppt_files import ppt
from tests.ingest.rtf_files import rtf
from tests.ingest.scans import need_tesseract, paper, saved
from tests.ingest.sheet_files import xls, xlsx
from thammuu.ingest.errors import InputError, SecrecyRefusal
from thammuu.ingest.model import BlockKind
from thammuu.ingest.readers import Limits, read_bytes, read_file, readable_suffixes
from thammuu.ingest.readers.base import Piece, Reading, build_source, normal, row_piece
from thammuu.ingest.readers.registry import READERS

LINES = (
    "TỈNH ỦY SÔNG LAM",
    "Số 12-KH/TU",
    "KẾ HOẠCH",
    "1. Cấp ủy, tổ chức đảng quán triệt sâu kỹ nội dung của kế hoạch này.",
    "2. Ban Tổ chức Tỉnh ủy theo dõi, đôn đốc việc thực hiện.",
)


def as_pdf(lines: tuple[str, ...]) -> bytes:
    return Pdf().page().lines(list(lines), pitch=28).bytes()


def as_html(lines: tuple[str, ...]) -> bytes:
    return ("<!DOCTYPE html><html><body>" + "".join(f"<p>{line}</p>" for line in lines) + "</body></html>").encode()


def as_text(lines: tuple[str, ...]) -> bytes:
    return "\n".join(lines).encode()


def as_docx(lines: tuple[str, ...]) -> bytes:
    return docx(*lines)


def as_odt(lines: tuple[str, ...]) -> bytes:
    return odt(*lines)


def as_doc(lines: tuple[str, ...]) -> bytes:
    return doc(*lines)


def as_rtf(lines: tuple[str, ...]) -> bytes:
    return rtf(*lines)


def as_ppt(lines: tuple[str, ...]) -> bytes:
    return ppt(tuple([(line, "Times New Roman")] for line in lines))


def as_xlsx(lines: tuple[str, ...]) -> bytes:
    return xlsx(*((line,) for line in lines))


def as_xls(lines: tuple[str, ...]) -> bytes:
    return xls(*((line,) for line in lines))


MAKERS: dict[str, Callable[[tuple[str, ...]], bytes]] = {
    "docx": as_docx,
    "doc": as_doc,
    "rtf": as_rtf,
    "ppt": as_ppt,
    "odt": as_odt,
    "xlsx": as_xlsx,
    "xls": as_xls,
    "pdf": as_pdf,
    "html": as_html,
    "txt": as_text,
    "md": as_text,
}


def as_picture(form: str) -> Callable[[tuple[str, ...]], bytes]:
    def made(lines: tuple[str, ...]) -> bytes:
        need_tesseract()
        return saved(paper(*lines, pitch=3.0), form=form)

    return made


# Recognised, so letters come in one form only, and each costs seconds: the same promises, but for cleaning letters.
PICTURES = {form: as_picture(form) for form in ("png", "jpg", "tif")}
EVERY = {**MAKERS, **PICTURES}
every_format = pytest.mark.parametrize("form", sorted(MAKERS))
every_format_with_pictures = pytest.mark.parametrize(
    "form", [*sorted(MAKERS), *(pytest.param(form, marks=pytest.mark.system) for form in PICTURES)]
)
PAGED = {"pdf", "ppt", *PICTURES}


def test_every_format_of_every_reader_is_under_contract() -> None:
    assert sorted(name for reader in READERS for name in reader.formats) == sorted(EVERY)


@every_format_with_pictures
def test_the_lines_come_back_as_blocks(form: str) -> None:
    data = EVERY[form](LINES)
    source = read_bytes(data, f"ke-hoach.{form}")
    assert [block.span.of(source.text) for block in source.blocks] == list(LINES)
    assert source.text == "\n".join(LINES)
    assert (source.format, source.name) == (form, f"ke-hoach.{form}")
    assert source.sha256 == hashlib.sha256(data).hexdigest()
    assert source.loader
    assert {block.page for block in source.blocks} == ({1} if form in PAGED else {None})


@every_format_with_pictures
def test_the_guard_sees_every_format(form: str) -> None:
    with pytest.raises(SecrecyRefusal) as caught:
        read_bytes(EVERY[form]((*LINES[:2], "MẬT", *LINES[2:])), f"ke-hoach.{form}")
    assert not any(word in str(caught.value) for word in ("SÔNG LAM", "KH/TU", "ke-hoach"))


@every_format
def test_letters_are_cleaned(form: str) -> None:
    """NFD, the Ƣ of Word 2010, eth for Đ, no-break and double spaces: all formats give the same clean text."""
    dirty = ("Ð\u1ea3ng u\u0309y xa\u0303\u00a0 Vĩnh  Thịnh ban hành ch\u01a3ơng trình ưu tiên số 1",)
    source = read_bytes(MAKERS[form](dirty), f"a.{form}")
    assert source.text == "Đảng ủy xã Vĩnh Thịnh ban hành chương trình ưu tiên số 1"


@every_format
def test_the_name_of_the_file_can_refuse_it(form: str) -> None:
    with pytest.raises(SecrecyRefusal):
        read_bytes(MAKERS[form](LINES), f"Kế hoạch (Tối mật).{form}")


@every_format
def test_a_wrong_ending_does_not_matter_for_what_the_content_tells(form: str) -> None:
    if form not in {"txt", "md"}:
        other = "pdf" if form == "docx" else "docx"
        assert read_bytes(MAKERS[form](LINES), f"a.{other}" if form != "html" else "a.txt").format == form


@every_format
def test_a_file_over_the_limit_is_refused(form: str, tmp_path: Path) -> None:
    path = tmp_path / f"a.{form}"
    path.write_bytes(MAKERS[form](LINES))
    with pytest.raises(InputError, match="quá lớn"):
        read_file(path, Limits(max_bytes=50))
    assert read_file(path).text


def test_suffixes_cover_the_formats() -> None:
    assert {f".{form}" for form in EVERY} <= set(readable_suffixes())
    assert all(suffix == suffix.lower() for suffix in readable_suffixes())


@given(st.lists(st.builds(Piece, st.text()), max_size=8))
@settings(max_examples=300, deadline=None)
def test_the_builder_loses_nothing_and_never_raises(pieces: list[Piece]) -> None:
    source = build_source(Reading("txt", "test", tuple(pieces)), "a.txt", b"")
    assert source.text == "\n".join(block.span.of(source.text) for block in source.blocks)
    assert all(text and text == text.strip() for text in source.text.split("\n") if source.blocks)
    assert "".join(source.text.split()) == "".join("".join(normal(piece.text) for piece in pieces).split())
    source.text.encode()


@given(st.lists(st.text(), min_size=1, max_size=6))
def test_a_row_is_one_line_with_all_its_cells(cells: list[str]) -> None:
    piece = row_piece(cells, 3)
    wanted = "".join("".join(normal(cell).split()) for cell in cells)
    if piece is None:
        assert not wanted
        return
    source = build_source(Reading("txt", "test", (piece,)), "a.txt", b"")
    assert [(block.kind, block.table) for block in source.blocks] == [(BlockKind.TABLE_ROW, 3)]
    assert "".join(source.text.split()).replace("|", "") == wanted.replace("|", "")
