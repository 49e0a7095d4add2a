r"""RTF: letters in every coding, fonts, tables, list numbers, notes, page edges, properties, what is hidden, damage."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ingest.rtf_files import raw, rtf
from thammuu.ingest.charsets import Charset
from thammuu.ingest.errors import InputError, SecrecyRefusal
from thammuu.ingest.model import Align, BlockKind, SourceText
from thammuu.ingest.readers import read_bytes


def texts(source: SourceText) -> list[str]:
    return [block.span.of(source.text) for block in source.blocks]


def read(body: str) -> SourceText:
    return read_bytes(raw(body), "a.rtf")


# Each row: what it is, RTF, blocks as text.
BODIES = [
    ("bytes of TCVN3", r"\f1 c\'abng v\'a8n nh\'b5 n\'adíc\par", ["công văn nhà nước"]),
    ("a soft hyphen in TCVN3", r"\f1 v\'a8n ph\'dfng nh\'b5 n\-\'edc\par", ["văn phòng nhà nước"]),
    ("a capital font", r"{\f2 ngh\'de \'ae\'denh}\par", ["NGHỊ ĐỊNH"]),
    ("VNI over two groups", r"{\f3\b \'f1a}{\f3 \'f8o ta\'efo}\par", ["đào tạo"]),
    ("Windows-1258", r"\f4 Ti\'d2nh u\'d2y, \'f0o\'e0n\par", ["Tỉnh ủy, đoàn"]),
    ("Unicode with stand-ins", r"\uc1 \u7884\'3f\u7897?n\par", ["Ọộn"]),
    ("two stand-ins", r"{\uc2\u7897\'81\'82n}\u7897?n\par", ["ộnộn"]),
    ("a negative code", r"\u-3932?\par", ["\uf0a4"]),
    ("signs", r"\ldblquote A\rdblquote\endash B\tab C\~D\_E\{F\}\\\par", ["“A”–B C D-E{F}\\"]),
    ("line and page", r"a\line b\page c\par", ["a", "b", "c"]),
    ("hidden and deleted", r"C{\v xx}{\deleted yy}òn\par".replace("ò", r"\'f2"), ["Còn"]),
    ("a picture", r"A{\pict\pngblip 89504e}{\*\shppict{\pict 00}}{\pict\bin5 }}}}}}B\par", ["AB"]),
    ("a field", r"{\field{\*\fldinst PAGE}{\fldrslt 7}} trang\par", ["7 trang"]),
    ("the number of a list", r"{\listtext\pard\plain 1.\tab}Ph\'b9m vi\par", ["1. Ph¹m vi"]),
    ("an unknown destination", r"A{\*\nobody xx{yy}}B\par", ["AB"]),
    ("text twice", r"{\upr{a?}{\*\ud{a\u7897?}}}\par", ["aộ"]),
    (
        "a drawn box",
        r"A{\shp{\*\shpinst{\sp{\sn a}{\sv 1}}{\shptxt Khung\par}}{\shprslt xx}}B\par C\par",
        ["AB", "Khung", "C"],
    ),
    ("a note", r"Theo{\footnote\chftn  Ghi ch\'fa} quy\par H\par", ["Theo quy", "H", "[1] Ghi chú"]),
    ("no end", r"A\par B", ["A", "B"]),
    ("a broken line of code", "A\r\nB\\\nC", ["AB", "C"]),
]


@pytest.mark.parametrize(("body", "wanted"), [row[1:] for row in BODIES], ids=[row[0] for row in BODIES])
def test_bodies(body: str, wanted: list[str]) -> None:
    assert texts(read(body)) == wanted


def test_align_and_weight() -> None:
    source = read(r"\pard\qc\b KE HOACH\b0\par\pard Noi dung\par")
    assert [(block.align, block.bold) for block in source.blocks] == [(Align.CENTER, True), (Align.UNKNOWN, False)]


ROW = r"\trowd\clbrdrt\brdrs\cellx1\cellx2\cellx3\pard\intbl A\cell B\par C\cell D\cell\row "


def test_a_table_with_lines_is_rows() -> None:
    source = read(r"T\par" + ROW + ROW.replace("A", "E") + r"\pard Z\par")
    assert texts(source) == ["T", "A | B C | D", "E | B C | D", "Z"]
    assert [block.table for block in source.blocks] == [None, 0, 0, None]
    assert source.blocks[1].kind is BlockKind.TABLE_ROW


def test_a_table_without_lines_reads_cell_by_cell() -> None:
    assert texts(read(ROW.replace(r"\brdrs", r"\brdrnone"))) == ["A", "B", "C", "D"]


def test_page_edges_and_conversion() -> None:
    source = read(r"{\header\f1 B\'b6n th\'b6o\par}{\f1 B\'b6n sao c\'abng v\'a8n}\par")
    assert [item.text for item in source.furniture] == ["Bản thảo"]
    assert source.conversion is not None
    assert source.conversion.charset is Charset.TCVN3


MARKED = [r"{\header\f2 m\'cbt\par}", r"{\info{\title t\'f4i}{\subject{\f2 m\'cbt}}}", r"{\f2 tuy\'d6t m\'cbt}\par"]


@pytest.mark.parametrize("part", MARKED, ids=["page edge", "property", "body"])
def test_the_guard_sees_every_part(part: str) -> None:
    with pytest.raises(SecrecyRefusal):
        read(part + r"\'d0i\'d2u 1\par")


def test_names_of_persons_in_the_properties_are_left_alone() -> None:
    assert read(r"{\info{\author MAT}{\operator x}}A\par").text == "A"


def test_too_deep() -> None:
    with pytest.raises(InputError, match="quá sâu"):
        read("{" * 6000 + "A" + "}" * 6000)


def test_no_text() -> None:
    with pytest.raises(InputError, match="không có chữ"):
        read("")


@given(data=st.data())
@settings(max_examples=100, deadline=None)
def test_a_damaged_file_never_crashes(data: st.DataObject) -> None:
    good = raw(r"{\header x\par}" + ROW + r"{\footnote y}\f1 c\'abng v\'a8n \u7897? {\shptxt z\par}\par")
    broken = bytearray(good)
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(5, len(broken) - 1))
        broken[at : at + data.draw(st.integers(0, 9))] = data.draw(
            st.binary(max_size=6) | st.sampled_from([b"{", b"}", b"\\"])
        )
    try:
        source = read_bytes(bytes(broken), "a.rtf")
    except InputError:
        return
    assert source.text


def test_a_long_line_is_read_in_one_pass() -> None:
    assert len(read_bytes(rtf("a " * 300_000), "a.rtf").text) == 599_999
