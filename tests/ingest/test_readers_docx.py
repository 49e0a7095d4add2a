""".docx as it is seen on the page: order, tables, numbers, tracked changes, boxes, notes."""

from __future__ import annotations

import pytest

from tests.ingest.files import (
    NS,
    core_properties,
    docx,
    header_part,
    level,
    notes_part,
    numbered,
    numbering,
    p,
    run,
    table,
    text_box,
    zipped,
)
from thammuu.ingest.model import Align, BlockKind, SourceText
from thammuu.ingest.readers import read_bytes
from thammuu.ingest.readers.docx_number_forms import letters
from thammuu.ingest.roman import roman


def texts(source: SourceText) -> list[str]:
    return [block.span.of(source.text) for block in source.blocks]


def read(*body: str, parts: dict[str, str] | None = None) -> SourceText:
    return read_bytes(docx(*body, parts=parts), "a.docx")


# Each row: what it shows, body, expected lines.
BODIES = [
    ("order of paragraphs and tables is kept", ("Một", table(("a", "b")), "Hai"), ["Một", "a | b", "Hai"]),
    # VBPL files: "QUỐC HỘI" and the rule under it are one paragraph with a break
    ("a line break separates logical lines", (p(run("QUỐC HỘI\n-------")),), ["QUỐC HỘI", "-------"]),
    ("a tab is a space", (p(run("Số 12-KH/TU\tHà Nội")),), ["Số 12-KH/TU Hà Nội"]),
    ("a page break separates", (p("a", '<w:r><w:br w:type="page"/></w:r>', "b"),), ["a", "b"]),
    (
        "tracked insertion stays, deletion goes",
        (
            p(
                "Điều 1. ",
                f'<w:ins w:id="1">{run("mới")}</w:ins>',
                '<w:del w:id="2"><w:r><w:delText>cũ</w:delText></w:r></w:del>',
            ),
        ),
        ["Điều 1. mới"],
    ),
    (
        "moved text stands at its new place only",
        (p(f'<w:moveFrom w:id="1">{run("đi")}</w:moveFrom>', f'<w:moveTo w:id="2">{run("đến")}</w:moveTo>'),),
        ["đến"],
    ),
    ("hidden text is not seen", (p("a", run("ẩn", "<w:vanish/>")),), ["a"]),
    ("capitals by format are capitals", (p(run("kế hoạch", "<w:caps/>")),), ["KẾ HOẠCH"]),
    (
        "field codes go, field results stay",
        (p("Trang ", "<w:r><w:instrText>PAGE</w:instrText></w:r>", run("5")),),
        ["Trang 5"],
    ),
    (
        "links and smart tags are text",
        (p(f"<w:hyperlink>{run('liên kết')}</w:hyperlink>", f"<w:smartTag>{run(' thẻ')}</w:smartTag>"),),
        ["liên kết thẻ"],
    ),
    (
        "content controls are text",
        (f"<w:sdt><w:sdtContent>{p('trong khung')}</w:sdtContent></w:sdt>",),
        ["trong khung"],
    ),
    ("no-break hyphen is a hyphen", (p("294", "<w:r><w:noBreakHyphen/></w:r>", "QĐ/TW"),), ["294-QĐ/TW"]),
    (
        "a text box is read once, after its paragraph",
        (p("Trên", text_box(p("Trong khung"))), "Dưới"),
        ["Trên", "Trong khung", "Dưới"],
    ),
    ("a cell's paragraphs are one cell", (table((p("a") + p("b"), "c")),), ["a b | c"]),
    ("an empty cell keeps its column", (table(("a", "", "c"), ("", "", "")),), ["a | | c"]),
    # the header of an official form: two cells without lines, read left then right
    (
        "a table without lines reads cell by cell",
        (
            table(
                (p("TỈNH ỦY SÔNG LAM") + p("*"), "ĐẢNG CỘNG SẢN VIỆT NAM"),
                ("Số 12-KH/TU", "Sông Lam, ngày 05/02/2026"),
                borders=False,
            ),
        ),
        ["TỈNH ỦY SÔNG LAM", "*", "ĐẢNG CỘNG SẢN VIỆT NAM", "Số 12-KH/TU", "Sông Lam, ngày 05/02/2026"],
    ),
    (
        "a frame around text is no table",
        (table((p("Ghi chú:") + p("1 Tên cơ quan."),)),),
        ["Ghi chú:", "1 Tên cơ quan."],
    ),
]


@pytest.mark.parametrize(("body", "expected"), [row[1:] for row in BODIES], ids=[row[0] for row in BODIES])
def test_bodies(body: tuple[str, ...], expected: list[str]) -> None:
    assert texts(read(*body)) == expected


def test_rows_carry_the_number_of_their_table() -> None:
    source = read(table(("a", "b"), ("c", "d")), "giữa", table(("e", "f")))
    assert [(block.kind, block.table) for block in source.blocks] == [
        (BlockKind.TABLE_ROW, 0),
        (BlockKind.TABLE_ROW, 0),
        (BlockKind.PARAGRAPH, None),
        (BlockKind.TABLE_ROW, 1),
    ]


def test_align_and_weight() -> None:
    bold, centre = "<w:b/>", '<w:jc w:val="center"/>'
    styles = (
        f'<w:styles {NS}><w:style w:type="paragraph" w:styleId="Base"><w:pPr><w:jc w:val="right"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Child"><w:basedOn w:val="Base"/><w:rPr><w:b/></w:rPr></w:style>'
        "</w:styles>"
    )
    source = read(
        p(run("KẾ HOẠCH", bold), properties=centre),
        p(run("Điều 1. ", bold), run("Phạm vi điều chỉnh của quy định này")),
        p("theo kiểu", properties='<w:pStyle w:val="Child"/>'),
        p(run("không đậm", '<w:b w:val="0"/>'), properties='<w:pStyle w:val="Child"/>'),
        parts={"word/styles.xml": styles},
    )
    assert [(block.align, block.bold) for block in source.blocks] == [
        (Align.CENTER, True),
        (Align.UNKNOWN, False),
        (Align.RIGHT, True),
        (Align.RIGHT, False),
    ]


LEGAL = numbering(
    level(0, "upperRoman", "%1-")
    + level(1, "decimal", "%2.")
    + level(2, "decimal", "%2.%3.")
    + level(3, "lowerLetter", "%4)"),
    level(0, "bullet", "\uf0b7") + level(1, "bullet", "+"),
    level(0, "decimal", "Điều %1.", start=5),
    level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2", extra="<w:isLgl/>"),
)


def numbered_texts(*items: tuple[str, int, int], parts: dict[str, str] | None = None) -> list[str]:
    body = [numbered(text, num, at) for text, num, at in items]
    return texts(read(*body, parts={"word/numbering.xml": LEGAL} | (parts or {})))


def test_levels_count_and_restart() -> None:
    items = [
        ("a", 1, 0),
        ("b", 1, 1),
        ("c", 1, 2),
        ("d", 1, 3),
        ("e", 1, 3),
        ("f", 1, 2),
        ("g", 1, 3),
        ("h", 1, 1),
        ("i", 1, 2),
        ("j", 1, 0),
        ("k", 1, 1),
    ]
    assert numbered_texts(*items) == [
        "I- a",
        "1. b",
        "1.1. c",
        "a) d",
        "b) e",
        "1.2. f",
        "a) g",
        "2. h",
        "2.1. i",
        "II- j",
        "1. k",
    ]


def test_bullets_starts_and_unknown_lists() -> None:
    items = [("a", 2, 0), ("b", 2, 1), ("c", 3, 0), ("d", 3, 0), ("e", 9, 0), ("f", 4, 0), ("g", 4, 1)]
    assert numbered_texts(*items) == ["- a", "+ b", "Điều 5. c", "Điều 6. d", "e", "1. f", "1.1 g"]


def test_an_empty_numbered_paragraph_counts_but_is_no_line() -> None:
    assert numbered_texts(("a", 4, 0), ("", 4, 0), ("c", 4, 0)) == ["1. a", "3. c"]


def test_the_running_number_of_a_table_is_a_cell() -> None:
    body = table((numbered("", 4), "Nghị quyết"), (numbered("", 4), "Quyết định"))
    assert texts(read(body, parts={"word/numbering.xml": LEGAL})) == ["1. | Nghị quyết", "2. | Quyết định"]


def test_numbering_by_style_and_a_fresh_start() -> None:
    styles = (
        f'<w:styles {NS}><w:style w:type="paragraph" w:styleId="Item">'
        '<w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr>'
        "</w:style></w:styles>"
    )
    again = LEGAL.replace(
        "</w:numbering>",
        '<w:num w:numId="7"><w:abstractNumId w:val="4"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
        "</w:lvlOverride></w:num></w:numbering>",
    )
    parts = {"word/styles.xml": styles, "word/numbering.xml": again}
    styled = [p(text, properties='<w:pStyle w:val="Item"/>') for text in ("a", "b")]
    off = p("ngoài danh sách", properties='<w:pStyle w:val="Item"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    source = read(*styled, off, numbered("c", 7), numbered("d", 7), parts=parts)
    assert texts(source) == ["1. a", "2. b", "ngoài danh sách", "1. c", "2. d"]


@pytest.mark.parametrize(
    ("number", "expected"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (1994, "MCMXCIV"), (0, "0"), (4000, "4000")]
)
def test_roman(number: int, expected: str) -> None:
    assert roman(number) == expected


@pytest.mark.parametrize(("number", "expected"), [(1, "a"), (26, "z"), (27, "aa"), (53, "aaa"), (0, "0")])
def test_letters_repeat_as_word_does(number: int, expected: str) -> None:
    assert letters(number) == expected


def test_notes_come_last_with_their_number() -> None:
    reference = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    parts = {
        "word/footnotes.xml": notes_part(
            "footnote", {"-1": p("sep"), "2": p("Chú thích hai."), "5": p("Chú thích một.")}
        )
    }
    source = read(p("Câu đầu.", reference.format(5)), p("Câu sau.", reference.format(2)), parts=parts)
    assert texts(source) == ["Câu đầu.", "Câu sau.", "[1] Chú thích một.", "[2] Chú thích hai."]


def test_running_heads_are_furniture() -> None:
    source = read("Nội dung", parts={"word/header1.xml": header_part(p("Dự thảo lần 2"))})
    assert (source.text, [item.text for item in source.furniture]) == ("Nội dung", ["Dự thảo lần 2"])


def test_tracked_changes_are_told() -> None:
    source = read(p(f'<w:ins w:id="1">{run("mới")}</w:ins>'))
    assert [notice.code for notice in source.warnings] == ["docx-tracked"]


def test_comments_and_properties_are_no_text() -> None:
    parts = {
        "word/comments.xml": f"<w:comments {NS}>{p('ý kiến riêng')}</w:comments>",
        "docProps/core.xml": core_properties(title="Tên khác"),
    }
    assert read(p("Câu.", '<w:r><w:commentReference w:id="0"/></w:r>'), parts=parts).text == "Câu."


def test_strict_open_xml_is_read() -> None:
    """Word's "Strict Open XML Document" has namespaces of its own."""
    xml = f"<w:document {NS}><w:body>{p('Bản Strict')}</w:body></w:document>"
    strict = xml.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert read_bytes(zipped({"word/document.xml": strict}), "a.docx").text == "Bản Strict"


def test_tables_nested_beyond_reason_end_in_a_warning() -> None:
    inner = p("đáy")
    for _ in range(70):
        inner = table((inner + p(""), ""))
    source = read("đầu", inner)
    assert source.text.startswith("đầu")
    assert "docx-too-deep" in {notice.code for notice in source.warnings}
