"""Files embedded in files of Office 97-2003: never read as text, always seen by the guard."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable

import olefile
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ingest.doc_files import compound, doc
from tests.ingest.files import docx
from tests.ingest.ole_files import native, package, streams_of
from tests.ingest.ppt_files import ppt, record
from tests.ingest.sheet_files import xls
from thammuu.ingest.errors import InputError, SecrecyRefusal
from thammuu.ingest.readers import read_bytes
from thammuu.ingest.readers.ole_writer import compound as written
from thammuu.ingest.readers.registry import DEFAULT_LIMITS

Make = Callable[..., bytes]
LETTER, SECRET = ("Số 05-KH/TU", "Điều 1"), ("MẬT", "Điều 1")
EMBEDDED = [
    ("Word 97", lambda words: streams_of(doc(*words))),
    ("Excel 97", lambda words: streams_of(xls(tuple(words)))),
    ("package", lambda words: package(docx(*words))),
    ("wrapped text", lambda words: native("a.txt", "\n".join(words).encode())),
    ("letter in a letter", lambda words: native("a.doc", doc("x", objects={"_1": streams_of(doc(*words))}))),
]


@pytest.mark.parametrize("make", [row[1] for row in EMBEDDED], ids=[row[0] for row in EMBEDDED])
def test_the_guard_sees_what_is_embedded(make: object) -> None:
    assert callable(make)
    assert read_bytes(doc("Thân", objects={"_1404": make(LETTER)}), "a.doc").text == "Thân"
    with pytest.raises(SecrecyRefusal, match="đính kèm bên trong"):
        read_bytes(doc("Thân", objects={"_1403": {"x": b""}, "_1404": make(SECRET)}), "a.doc")


def test_a_wrapped_file_in_a_docx_is_seen_too() -> None:
    wrapped = compound(native("a.doc", doc(*SECRET)))
    with pytest.raises(SecrecyRefusal):
        read_bytes(docx("Thân", parts={"word/embeddings/oleObject1.bin": wrapped}), "a.docx")


STORED = [
    ("as it is", lambda data: record(0x1011, data)),
    ("packed", lambda data: record(0x1011, struct.pack("<I", len(data)) + zlib.compress(data), 1)),
]


@pytest.mark.parametrize("stored", [row[1] for row in STORED], ids=[row[0] for row in STORED])
@pytest.mark.parametrize("make", [doc, lambda *words: compound(package(docx(*words)))], ids=["Word 97", "package"])
def test_the_guard_sees_what_slides_hold(make: Make, stored: Make) -> None:
    slide = ([("Nội dung", "Times New Roman")],)
    assert read_bytes(ppt(slide, stored=stored(make(*LETTER))), "a.ppt").text == "Nội dung"
    with pytest.raises(SecrecyRefusal, match="đính kèm bên trong"):
        read_bytes(ppt(slide, stored=stored(make(*SECRET))), "a.ppt")


@pytest.mark.parametrize("stored", [record(0x1011, b"\x05" * 40, 1), record(0x1011, b""), record(0x1011, b"x" * 99)])
def test_a_damaged_object_of_a_slide_is_left_out(stored: bytes) -> None:
    assert read_bytes(ppt(([("Nội dung", "Times New Roman")],), stored=stored), "a.ppt").text == "Nội dung"


def nested(depth: int, *words: str) -> bytes:
    """A letter in so many letters."""
    return docx("Thân", parts={"word/embeddings/a.docx": nested(depth - 1, *words)}) if depth else docx(*words)


def test_files_in_files_are_followed_as_deep_as_people_embed_them_and_refused_below() -> None:
    deepest = DEFAULT_LIMITS.max_enclosed_depth
    assert read_bytes(nested(deepest, *LETTER), "a.docx").text == "Thân"
    with pytest.raises(SecrecyRefusal):
        read_bytes(nested(deepest, *SECRET), "a.docx")
    with pytest.raises(InputError, match="lồng nhau") as told:
        read_bytes(nested(deepest + 1, *SECRET), "a.docx")
    assert not isinstance(told.value, SecrecyRefusal)


@pytest.mark.parametrize("size", [0, 4096, 70_000, 9_000_000], ids=["empty", "a sector row", "some FAT", "long FAT"])
def test_streams_come_back_from_the_file_written(size: int) -> None:
    data = bytes(range(256)) * (size // 256)
    with olefile.OleFileIO(io.BytesIO(written({"WordDocument": data, "1Table": b"x"}))) as ole:
        assert ole.openstream("WordDocument").read()[: len(data)] == data
        assert ole.openstream("1Table").read().rstrip(b"\x00") == b"x"
        assert ole.parsing_issues == []


GOOD = doc("Thân", objects={"_1": streams_of(doc(*LETTER)), "_2": native("a.txt", b"x"), "_3": package(docx("y"))})


@given(data=st.data())
@settings(max_examples=50, deadline=None)
def test_a_damaged_object_never_crashes(data: st.DataObject) -> None:
    broken = bytearray(GOOD)
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(broken) - 1))
        broken[at : at + 4] = data.draw(st.binary(min_size=4, max_size=4))
    try:
        assert read_bytes(bytes(broken), "a.doc").text
    except InputError:
        return
