"""Plain text, Markdown and saved web pages: encodings, marks, main content."""

from __future__ import annotations

import codecs
import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thammuu.ingest.errors import InputError
from thammuu.ingest.model import Align, BlockKind, SourceText
from thammuu.ingest.readers import read_bytes

TEXT = (
    "Nghị định này quy định về công tác văn thư và quản lý nhà nước về công tác văn thư.\n"
    "Các cơ quan, tổ chức nhà nước có trách nhiệm thực hiện nghiêm túc những quy định tại văn bản này, "
    "báo cáo kết quả trước ngày 15 tháng 12 hằng năm để tổng hợp, trình cấp có thẩm quyền xem xét."
)
TCVN3 = (
    "NghÞ ®Þnh nµy quy ®Þnh vÒ c«ng t¸c v¨n th\xad vµ qu¶n lý nhµ n\xadíc vÒ c«ng t¸c v¨n th\xad ®èi víi c¬ quan, "
    "tæ chøc nhµ n\xadíc. ChÝnh phñ giao Bé Néi vô h\xadíng dÉn, kiÓm tra viÖc thùc hiÖn c¸c quy ®Þnh t¹i v¨n b¶n nµy."
)
VNI = (
    "Nghò ñònh naøy quy ñònh veà coâng taùc vaên thö vaø quaûn lyù nhaø nöôùc veà coâng taùc vaên thö ñoái vôùi cô "
    "quan, toå chöùc nhaø nöôùc. Chính phuû giao Boä Noäi vuï höôùng daãn, kieåm tra vieäc thöïc hieän caùc quy ñònh."
)


def texts(source: SourceText) -> list[str]:
    return [block.span.of(source.text) for block in source.blocks]


def cp1258(text: str) -> bytes:
    """Windows-1258 keeps the tone marks as letters of their own after ă, â, ê, ô, ơ, ư."""
    out = ""
    for char in text:
        parts = unicodedata.normalize("NFD", char)
        tone = "".join(part for part in parts[1:] if part in "\u0300\u0301\u0303\u0309\u0323")
        out += unicodedata.normalize("NFC", "".join(part for part in parts if part not in tone)) + tone
    return out.encode("cp1258")


UNICODE = [
    ("utf-8", TEXT.encode()),
    ("utf-8 with BOM", codecs.BOM_UTF8 + TEXT.encode()),
    ("utf-16 with BOM", TEXT.encode("utf-16")),
    ("utf-16-le without BOM", TEXT.encode("utf-16-le")),
    ("utf-16-be with BOM", codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be")),
    ("utf-32 with BOM", TEXT.encode("utf-32")),
    ("NFD", unicodedata.normalize("NFD", TEXT).encode()),
    ("Windows line ends", TEXT.replace("\n", "\r\n").encode()),
]


@pytest.mark.parametrize("data", [row[1] for row in UNICODE], ids=[row[0] for row in UNICODE])
def test_unicode_texts(data: bytes) -> None:
    source = read_bytes(data, "a.txt")
    assert source.text == TEXT
    assert source.warnings == ()


OLD = [
    ("cp1258", cp1258(TEXT), "Windows-1258", "Nghị định này quy định về công tác văn thư"),
    ("TCVN3 bytes", TCVN3.encode("cp1252"), "TCVN3", "quản lý nhà nước về công tác văn thư đối với cơ quan"),
    ("VNI bytes", VNI.encode("cp1252"), "VNI", "quản lý nhà nước về công tác văn thư đối với cơ quan"),
    ("TCVN3 saved as UTF-8", TCVN3.encode(), "TCVN3", "Chính phủ giao Bộ Nội vụ hướng dẫn"),
    ("VNI saved as UTF-8", VNI.encode(), "VNI", "Chính phủ giao Bộ Nội vụ hướng dẫn"),
]


@pytest.mark.parametrize(("data", "named", "expected"), [row[1:] for row in OLD], ids=[row[0] for row in OLD])
def test_old_encodings_are_mended_and_told(data: bytes, named: str, expected: str) -> None:
    source = read_bytes(data, "a.txt")
    assert expected in source.text
    (notice,) = source.warnings
    assert notice.code == "old-encoding"
    assert named in notice.message


PAGES = [
    ("a span", "<p>Số 5 <span style=\"font-family:'.VnTime',serif\">c&#171;ng v&#168;n</span></p>", "Số 5 công văn"),
    ("a font element", '<p><font face="VNI-Times">Ñaøo taïo</font> cán bộ</p>', "Đào tạo cán bộ"),
    ("a class", "<style>p.cu {font-family: .VnTimeH}</style><p class=cu>quy chÕ</p><p>Tên</p>", "QUY CHẾ\nTên"),
    ("a cell", "<table border=1><tr><td style='font-family:.VnTime'>h¹ng<td>số<td>x</table>", "hạng | số | x"),
]


@pytest.mark.parametrize(("page", "wanted"), [row[1:] for row in PAGES], ids=[row[0] for row in PAGES])
def test_fonts_of_a_page(page: str, wanted: str) -> None:
    source = read_bytes(f"<!DOCTYPE html><html><body>{page}</body></html>".encode(), "a.html")
    assert source.text == wanted
    assert [notice.code for notice in source.warnings] == ["old-encoding"]


LEFT_ALONE = [
    ("English", "The quick brown fox jumps over the lazy dog, again and again. " * 8),
    ("French", "Les élèves reçoivent des leçons très variées à l'école française où ils étudient. " * 8),
    ("without accents", "ke hoach cong tac nam cua ban to chuc tinh uy ve viec hoc tap " * 8),
    ("too short to judge", "C«ng v¨n"),
]


@pytest.mark.parametrize("text", [row[1] for row in LEFT_ALONE], ids=[row[0] for row in LEFT_ALONE])
def test_what_is_not_clearly_old_vietnamese_stays(text: str) -> None:
    source = read_bytes(text.encode(), "a.txt")
    assert source.text == text.strip()
    assert source.warnings == ()


@pytest.mark.parametrize(
    "data", [bytes(range(128, 256)) * 30, b"\xff\xfe" + b"\x00\xd8" * 9], ids=["noise", "broken utf-16"]
)
def test_unknown_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        read_bytes(data, "a.txt")
    assert "UTF-8" in caught.value.advice


@given(st.binary(min_size=1, max_size=400))
@settings(deadline=None)
def test_any_bytes_end_in_text_or_an_input_error(data: bytes) -> None:
    for name in ("a.txt", "a.md", "a.html"):
        try:
            source = read_bytes(data, name)
        except InputError:
            continue
        assert source.text.encode().decode() == source.text


# Each row: Markdown, blocks as text.
MARKDOWN = [
    ("# KẾ HOẠCH #", ["KẾ HOẠCH"]),
    ("**Điều 1.** Phạm vi", ["Điều 1. Phạm vi"]),
    ("- mục một\n- mục hai", ["- mục một", "- mục hai"]),
    ("* mục một", ["* mục một"]),
    ("1. khoản một\n   a) điểm a", ["1. khoản một", "a) điểm a"]),
    ("3 * 4 * 5", ["3 * 4 * 5"]),
    ("Số 12_KH_TU", ["Số 12_KH_TU"]),
    ("*nghiêng* và __đậm__ và `mã`", ["nghiêng và đậm và mã"]),
    ("xem [Quy định 294](http://x/y) nhé", ["xem Quy định 294 nhé"]),
    ("Điều 2[3]. Giải thích", ["Điều 2[3]. Giải thích"]),
    ("> trích dẫn", ["trích dẫn"]),
    (r"1\. không phải danh sách", ["1. không phải danh sách"]),
    ("| a | **b** |\n|---|:-:|\n| c | d |", ["a | b", "c | d"]),
    ("```\n# giữ nguyên\n```", ["# giữ nguyên"]),
    ("TỈNH ỦY\n-------", ["TỈNH ỦY", "-------"]),
]


@pytest.mark.parametrize(("text", "expected"), MARKDOWN)
def test_markdown(text: str, expected: list[str]) -> None:
    assert texts(read_bytes(text.encode(), "a.md")) == expected


def test_markdown_headings_are_bold_and_tables_are_rows() -> None:
    source = read_bytes("# Đầu đề\n\nĐoạn\n\n|a|b|\n|-|-|\n".encode(), "a.md")
    assert [(block.bold, block.kind, block.table) for block in source.blocks] == [
        (True, BlockKind.PARAGRAPH, None),
        (False, BlockKind.PARAGRAPH, None),
        (False, BlockKind.TABLE_ROW, 0),
    ]


def test_marks_in_plain_text_stay() -> None:
    assert read_bytes(b"# a **b**", "a.txt").text == "# a **b**"


# Each row: what it shows, body of the page, blocks as text.
PAGES = [
    ("paragraphs and breaks", "<p>Một<br>Hai</p><div>Ba</div>", ["Một", "Hai", "Ba"]),
    ("inline marks do not cut", "<p>Điều <b>1</b>. <i>Phạm</i> vi</p>", ["Điều 1. Phạm vi"]),
    (
        "menus and scripts go",
        "<nav>Trang chủ</nav><script>x()</script><p>Nội dung</p><footer>© Cổng</footer>",
        ["Nội dung"],
    ),
    (
        "main content alone",
        "<div>Đăng nhập</div><main><p>Nội dung văn bản dài hơn</p></main><div>Liên hệ</div>",
        ["Nội dung văn bản dài hơn"],
    ),
    (
        "a wrong mark of main content is passed over",
        "<main>x</main><p>Nội dung văn bản dài hơn nhiều</p>",
        ["x", "Nội dung văn bản dài hơn nhiều"],
    ),
    ("lists", "<ul><li>một</li></ul><ol start='3'><li>ba</li><li>bốn</li></ol>", ["- một", "3. ba", "4. bốn"]),
    (
        "a table",
        "<table border=1><tr><th>STT</th><th>Tên</th></tr><tr><td>1</td><td>Nghị<br>quyết</td></tr></table>",
        ["STT | Tên", "1 | Nghị quyết"],
    ),
    (
        "the header of an official form",
        "<table><tr><td>TỈNH ỦY<br>*</td><td>ĐẢNG CỘNG SẢN VIỆT NAM</td></tr></table>",
        ["TỈNH ỦY", "*", "ĐẢNG CỘNG SẢN VIỆT NAM"],
    ),
    ("entities and odd spaces", "<p>A&nbsp;&amp;  B\n\t C</p>", ["A & B C"]),
    ("comments", "<p>a<!-- MẬT -->b</p>", ["ab"]),
    ("an unclosed page", "<p>a<p>b", ["a", "b"]),
]


@pytest.mark.parametrize(("body", "expected"), [row[1:] for row in PAGES], ids=[row[0] for row in PAGES])
def test_pages(body: str, expected: list[str]) -> None:
    page = f"<!DOCTYPE html><html><head><title>T</title></head><body>{body}</body></html>"
    assert texts(read_bytes(page.encode(), "a.html")) == expected


def test_page_hints() -> None:
    page = (
        '<html><body><p align="center"><b>KẾ HOẠCH</b></p>'
        '<p style="text-align: justify">Đoạn <b>x</b> văn dài</p></body></html>'
    )
    source = read_bytes(page.encode(), "a.html")
    assert [(block.align, block.bold) for block in source.blocks] == [(Align.CENTER, True), (Align.JUSTIFIED, False)]


def test_a_page_is_known_without_its_ending() -> None:
    assert read_bytes(b"  <!doctype html><html><body><p>a</p></body></html>", "a.txt").format == "html"


# Each row: a page the parser would otherwise warn about, its text.
ODD_PAGES = [
    (b"http://x.vn", "http://x.vn"),
    (b'<?xml version="1.0" encoding="utf-8"?><html xmlns="x"><body><p>a</p></body></html>', "a"),
    ('<html><head><meta charset="utf-16"></head><body>tiếng Việt</body></html>'.encode("utf-16"), "tiếng Việt"),
    ('<html><head><meta charset="cp1252"></head><body>caf\u00e9</body></html>'.encode("cp1252"), "café"),
    ('<html><head><meta charset="nonsense"></head><body>caf\u00e9</body></html>'.encode("cp1252"), "café"),
]


@pytest.mark.parametrize(("data", "expected"), ODD_PAGES)
def test_odd_pages(data: bytes, expected: str) -> None:
    assert read_bytes(data, "a.html").text == expected


def test_deep_nesting_is_survived() -> None:
    source = read_bytes(("<html><body>" + "<div>" * 3000 + "đáy" + "</div>" * 3000).encode(), "a.html")
    assert re.fullmatch("đáy", source.text)
