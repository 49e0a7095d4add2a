"""Word 97-2003 files: characters, fonts, tables, notes, boxes, page edges, what is hidden; and LibreOffice beside."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ingest.doc_files import P, R, doc, p, row
from tests.ingest.files import docx
from thammuu.ingest.charsets import Charset, letters_as_typed
from thammuu.ingest.errors import InputError, SecrecyRefusal
from thammuu.ingest.model import Align, BlockKind, SourceText
from thammuu.ingest.readers import doc as doc_reader
from thammuu.ingest.readers import read_bytes, soffice


def texts(source: SourceText) -> list[str]:
    return [block.span.of(source.text) for block in source.blocks]


def read(*body: P | str | list[P], **more: object) -> SourceText:
    return read_bytes(doc(*body, **more), "a.doc")


@pytest.fixture(autouse=True)
def no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """The native reading, whatever is installed; tests of LibreOffice put one in."""
    monkeypatch.setattr(soffice, "program", lambda: None)


def test_paragraphs_with_align_and_weight() -> None:
    source = read(p(R("KẾ HOẠCH", bold=True), center=True), "Năm 2026")
    assert texts(source) == ["KẾ HOẠCH", "Năm 2026"]
    assert [(block.align, block.bold) for block in source.blocks] == [(Align.CENTER, True), (Align.UNKNOWN, False)]
    assert (source.format, source.loader, source.warnings) == ("doc", "olefile", ())


def test_one_byte_text_in_two_fonts() -> None:
    source = read(p(R("c«ng v¨n", ".VnTime"), R(" so 5, nhµ n\xadíc", ".VnTime"), R(" café")), narrow=True)
    assert source.text == "công văn so 5, nhà nước café"
    assert source.conversion is not None
    assert source.conversion.charset is Charset.TCVN3
    assert "TCVN3" in source.warnings[0].message


def test_capital_fonts() -> None:
    data = doc(p(R("nghÞ ®Þnh", ".VnTimeH")), p(R("ña", "VNI-Times"), R("øo taïo", "VNI-Times", bold=True)))
    assert read_bytes(data, "a.doc").text == "NGHỊ ĐỊNH\nđào tạo"
    with letters_as_typed():
        assert read_bytes(data, "a.doc").text == "nghị định\nđào tạo"


def test_what_is_not_on_the_page_is_left_out() -> None:
    shown = [R("Còn "), R("ẩn ", hidden=True), R("xóa ", deleted=True), R("lại")]
    field = "\x13 PAGE \\* MERGEFORMAT \x14 7\x15 trang"
    assert texts(read(p(*shown), field)) == ["Còn lại", "7 trang"]


def test_codes_that_are_characters() -> None:
    assert texts(read("a\x0bb\x0cc", "QĐ\x1e5 xem\x1flại\tx")) == ["a", "b", "c", "QĐ-5 xemlại x"]


def test_inserted_symbols() -> None:
    source = read(p(R("(", "Wingdings", special=True, symbol=0xF0FE), R(" đồng ý ("), R("\uf0a8", "Wingdings")))
    assert source.text == "☑ đồng ý (☐"


def test_a_table_is_rows() -> None:
    source = read("Danh mục", row("STT", "Tên", "Số", "Ghi chú"), row("1", "Kế hoạch\x0bnăm", "5", ""), "Hết")
    assert texts(source) == ["Danh mục", "STT | Tên | Số | Ghi chú", "1 | Kế hoạch năm | 5 |", "Hết"]
    assert [block.kind for block in source.blocks][1:3] == [BlockKind.TABLE_ROW] * 2


def test_the_lineless_table_of_a_header_reads_cell_by_cell() -> None:
    assert texts(read(row("TỈNH ỦY SÔNG TRÀ", "ĐẢNG CỘNG SẢN VIỆT NAM"), "Điều 1")) == [
        "TỈNH ỦY SÔNG TRÀ",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Điều 1",
    ]


def test_notes_boxes_and_page_edges() -> None:
    body = (p("Theo quy định", R("\x02", special=True)), p(R("\x08", special=True), "Sau khung"), "Cuối")
    source = read(*body, notes=[[p("Ghi chú một")]], boxes=[[p("Trong khung")]], headers=[[p("Đầu trang")]])
    assert texts(source) == ["Theo quy định", "Sau khung", "Trong khung", "Cuối", "[1] Ghi chú một"]
    assert [item.text for item in source.furniture] == ["Đầu trang"]
    assert [notice.code for notice in source.warnings] == ["doc-numbering"]


@pytest.mark.parametrize("where", ["headers", "boxes"])
def test_the_guard_sees_headers_and_boxes(where: str) -> None:
    with pytest.raises(SecrecyRefusal):
        read(p(R("\x08", special=True), "Điều 1"), **{where: [[p("TỐI MẬT")]]})


def test_a_mark_in_tcvn3_is_seen() -> None:
    with pytest.raises(SecrecyRefusal):
        read(p(R("tèi mËt", ".VnTimeH")), "Điều 1")


BAD = [
    ("encrypted", doc("a", flags=0x0300), "mật khẩu"),
    ("Word 95", doc("a", version=0x68), "Word 95"),
    ("cut off", doc("a")[:-700], "hỏng"),
    ("not a document", doc("a").replace(b"\xec\xa5\xc1\x00", b"\x00\x00\xc1\x00"), "hỏng"),
]


@pytest.mark.parametrize(("data", "word"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_bad_files(data: bytes, word: str) -> None:
    with pytest.raises(InputError, match=word) as caught:
        read_bytes(data, "a.doc")
    assert caught.value.advice.endswith(".")


GOOD = doc(p(R("c«ng v¨n", ".VnTime"), "số 5"), row("a", "b", "c", "d"), "Hết", notes=[[p("x")]], headers=[[p("y")]])


@given(data=st.data())
@settings(max_examples=80, deadline=None)
def test_a_damaged_file_never_crashes(data: st.DataObject) -> None:
    broken = bytearray(GOOD)
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(broken) - 1))
        broken[at : at + 1] = data.draw(st.binary(max_size=4))
    try:
        source = read_bytes(bytes(broken), "a.doc")
    except InputError:
        return
    assert source.text


def fake_office(folder: Path, answer: bytes, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program in the place of LibreOffice that notes what it was given and writes `answer`."""
    (folder / "answer").write_bytes(answer)
    script = folder / "office"
    script.write_text(
        f"#!{sys.executable}\n"
        "import os, pathlib, sys, shutil\n"
        "out = pathlib.Path(sys.argv[sys.argv.index('--outdir') + 1]); out.mkdir()\n"
        f"pathlib.Path({str(folder)!r}, 'seen').write_text(f'{{oct(os.stat(out.parent).st_mode)}} {{out.parent}}')\n"
        f"shutil.copy({str(folder / 'answer')!r}, out / 'in.docx')\n",
        encoding="utf-8",
    )
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(soffice, "program", lambda: str(script))
    return folder / "seen"


LISTED = (p("Phạm vi áp dụng", listed=True), "Điều khoản thi hành của kế hoạch")


@pytest.mark.skipif(os.name != "posix", reason="the stand-in is a script")
def test_libreoffice_adds_the_numbers_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = docx("1. Phạm vi áp dụng", "Điều khoản thi hành của kế hoạch")
    seen = fake_office(tmp_path, answer, monkeypatch)
    source = read(*LISTED)
    assert texts(source)[0] == "1. Phạm vi áp dụng"
    assert (source.format, source.loader, source.warnings) == ("doc", "libreoffice, lxml", ())
    mode, folder = seen.read_text().split()
    assert mode.endswith("700")
    assert not Path(folder).exists()


@pytest.mark.skipif(os.name != "posix", reason="the stand-in is a script")
def test_a_conversion_that_loses_words_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_office(tmp_path, docx("1. Phạm vi"), monkeypatch)
    source = read(*LISTED)
    assert texts(source)[0] == "Phạm vi áp dụng"
    assert [notice.code for notice in source.warnings] == ["doc-numbering"]


@pytest.mark.skipif(os.name != "posix", reason="the stand-in is a script")
def test_nothing_secret_reaches_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = fake_office(tmp_path, docx("x"), monkeypatch)
    with pytest.raises(SecrecyRefusal):
        read("MẬT", *LISTED)
    assert not seen.exists()


@pytest.mark.skipif(os.name != "posix", reason="the stand-in is a script")
def test_an_office_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "office"
    script.write_text("#!/bin/sh\nsleep 60 & wait\n")
    script.chmod(0o700)
    monkeypatch.setattr(soffice, "program", lambda: str(script))
    monkeypatch.setattr(soffice, "_TIMEOUT_S", 0.2)
    assert soffice.to_docx(b"x", ".doc") is None


def test_files_without_numbers_do_not_need_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(doc_reader, "to_docx", fails)
    assert read("Điều 1", row("a", "b", "c", "d")).text
