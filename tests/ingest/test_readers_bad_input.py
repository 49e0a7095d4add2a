"""Files that are broken, hostile or something else: a Vietnamese error with advice, never a crash."""

from __future__ import annotations

import io
import os
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ingest.files import NS, Pdf, docx, p, zipped
from tests.ingest.odt_files import ENCRYPTED, odt
from thammuu.ingest.errors import InputError, SetupError
from thammuu.ingest.readers import Limits, file_bytes, read_bytes, read_file

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
GOOD_DOCX = docx("Nội dung văn bản")
GOOD_ODT = odt("Nội dung văn bản")
GOOD_PDF = Pdf().page().lines(["Nội dung văn bản của kế hoạch công tác năm nay"]).bytes()


def encrypted_zip() -> bytes:
    """Set the "encrypted" flag of word/document.xml in both of its headers."""
    data = bytearray(GOOD_DOCX)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = -1
        while (start := data.find(signature, start + 1)) >= 0:
            struct.pack_into("<H", data, start + offset, struct.unpack_from("<H", data, start + offset)[0] | 1)
    return bytes(data)


def locked_pdf() -> bytes:
    """An /Encrypt entry whose password check fails."""
    entry = (
        b"/Encrypt << /Filter /Standard /V 1 /R 2 /O <"
        + b"00" * 32
        + b"> /U <"
        + b"11" * 32
        + b"> /P -4 >> /ID [<00> <00>] /Root"
    )
    return GOOD_PDF.replace(b"/Root", entry)


def bomb() -> bytes:
    inner = "<w:p><w:r><w:t>" + "0" * 40_000_000 + "</w:t></w:r></w:p>"
    return docx(inner)


def entity_bomb() -> bytes:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "lol"}">' for n in range(9))
    xml = f"<!DOCTYPE w [{entities}]><w:document {NS}><w:body>{p('&e8;'.replace('&', '&'))}</w:body></w:document>"
    return zipped({"word/document.xml": xml})


def outside_entity() -> bytes:
    xml = f'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///x">]><w:document {NS}><w:body>{p("a")}</w:body></w:document>'
    return zipped({"word/document.xml": xml})


def lying_zip() -> bytes:
    """A member that says it is smaller than it is."""
    data = bytearray(zipped({"word/document.xml": f"<w:document {NS}><w:body>{p('a' * 5000)}</w:body></w:document>"}))
    central = data.find(b"PK\x01\x02")
    struct.pack_into("<I", data, central + 24, 10)
    return bytes(data)


def crowded_zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
        for number in range(5001):
            archive.writestr(f"m/{number}", "")
    return out.getvalue()


# Each row: what it is, name, bytes, a word of the message.
BAD: list[tuple[str, str, bytes, str]] = [
    ("empty", "a.docx", b"", "rỗng"),
    ("white space only", "a.txt", b" \r\n\t\n", "rỗng"),
    ("zero bytes only", "a.pdf", b"\x00" * 100, "rỗng"),
    ("no letters", "a.txt", "\u200b\ufeff".encode(), "không có chữ"),
    ("docx without text", "a.docx", docx(), "không có chữ"),
    ("truncated docx", "a.docx", GOOD_DOCX[:200], "hỏng"),
    ("docx with a damaged part", "a.docx", zipped({"word/document.xml": "<w:document"}), "hỏng"),
    ("docx without body", "a.docx", zipped({"word/document.xml": f"<w:document {NS}/>"}), "phần văn bản"),
    ("encrypted part", "a.docx", encrypted_zip(), "mật khẩu"),
    ("docx with a password", "a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
    ("old Word file", "a.doc", OLE, "đời cũ"),
    ("old Word file renamed", "a.docx", OLE, "đời cũ"),
    ("zip bomb", "a.docx", bomb(), "quá lớn"),
    ("entity bomb", "a.docx", entity_bomb(), "hỏng"),
    ("entity of a local file", "a.docx", outside_entity(), "hỏng"),
    ("member larger than it says", "a.docx", lying_zip(), "hỏng"),
    ("too many members", "a.docx", crowded_zip(), "quá lớn"),
    ("a plain zip", "a.docx", zipped({"a.txt": "x"}), "ZIP"),
    ("Excel of nothing", "a.docx", zipped({"xl/workbook.xml": "<x/>"}), "hỏng"),
    ("binary Excel", "a.xlsb", zipped({"xl/workbook.bin": "x"}), "nhị phân"),
    ("PowerPoint", "a.pptx", zipped({"ppt/presentation.xml": "<x/>"}), "PowerPoint"),
    ("truncated odt", "a.odt", GOOD_ODT[:-30], "hỏng"),
    ("odt with a password", "a.odt", odt("x", parts={"META-INF/manifest.xml": ENCRYPTED}), "mật khẩu"),
    ("odt without body", "a.odt", odt(parts={"content.xml": "<x/>"}), "phần văn bản"),
    ("odt bomb", "a.odt", odt("0" * 40_000_000), "quá lớn"),
    ("text named .odt", "a.odt", "chỉ là chữ".encode(), ".odt"),
    ("a picture", "a.pdf", b"GIF89a" + b"\x00" * 50, "GIF"),
    ("a program", "a.docx", b"MZ" + b"\x00" * 100 + b"x", "Windows"),
    ("text named .pdf", "a.pdf", "chỉ là chữ".encode(), ".pdf"),
    ("text named .docx", "a.docx", "chỉ là chữ".encode(), ".docx"),
    ("truncated pdf", "a.pdf", GOOD_PDF[:60], "hỏng"),
    ("pdf of rubbish", "a.pdf", b"%PDF-1.7\n" + b"x" * 500, "hỏng"),
    ("locked pdf", "a.pdf", locked_pdf(), "mật khẩu"),
    ("binary named .txt", "a.txt", bytes(range(1, 32)) * 20, "nhị phân"),
]


@pytest.mark.parametrize(("name", "data", "word"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_bad_files(name: str, data: bytes, word: str) -> None:
    with pytest.raises(InputError, match=word) as caught:
        read_bytes(data, name)
    assert caught.value.message.endswith(".")
    assert caught.value.advice.endswith(".")


@pytest.mark.parametrize("good", [GOOD_DOCX, GOOD_ODT, GOOD_PDF], ids=["docx", "odt", "pdf"])
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_a_damaged_file_never_crashes(good: bytes, data: st.DataObject) -> None:
    """Without tesseract: a PDF whose text is gone would be recognised each time, which takes seconds."""
    start = data.draw(st.integers(0, len(good) - 1))
    noise = data.draw(st.binary(max_size=40))
    cut = data.draw(st.integers(0, 40))
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("PATH", "")
            source = read_bytes(good[:start] + noise + good[start + cut :], "a.docx")
    except (InputError, SetupError):
        return
    assert source.text


def link(folder: Path) -> Path:
    (folder / "that.txt").write_text("nội dung", encoding="utf-8")
    (folder / "link.txt").symlink_to(folder / "that.txt")
    return folder / "link.txt"


def pipe(folder: Path) -> Path:
    os.mkfifo(folder / "pipe.txt")  # opening it would wait for ever
    return folder / "pipe.txt"


PATHS: list[tuple[str, Callable[[Path], Path], str]] = [
    ("a folder", lambda folder: folder, "thư mục"),
    ("nothing", lambda folder: folder / "x.docx", "Không có tệp"),
    ("a link", link, "symlink"),
    ("a pipe", pipe, "Không có tệp"),
]


@pytest.mark.parametrize(("make", "word"), [row[1:] for row in PATHS], ids=[row[0] for row in PATHS])
def test_bad_paths(make: Callable[[Path], Path], word: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=word):
        read_file(make(tmp_path))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_right_to_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("nội dung", encoding="utf-8")
    path.chmod(0)
    with pytest.raises(SetupError):
        read_file(path)


def test_only_so_much_of_a_huge_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as stream:
        stream.truncate(1 << 34)  # sparse: 16 GB that take no space
    with pytest.raises(InputError, match="quá lớn"):
        read_file(path, Limits(max_bytes=1 << 20))


def test_too_much_text() -> None:
    with pytest.raises(InputError, match="quá lớn"):
        read_bytes("chữ ".encode() * 100, "a.txt", Limits(max_characters=100))


def test_no_more_than_the_limit_is_ever_read(tmp_path: Path) -> None:
    """A disk image in the folder must not fill the memory before it is refused."""
    huge = tmp_path / "to.txt"
    huge.write_bytes(b"a" * 5000)
    assert len(file_bytes(huge, Limits(max_bytes=100))) == 101
