"""What is text in a Word paragraph and what is not: revisions, fields, hidden text, symbols, formulas, notes, rows."""

from __future__ import annotations

import pytest

from tests.ingest.files import NS, docx, level, notes_part, numbered, numbering, p, run, table
from thammuu.ingest.model import BlockKind, SourceText
from thammuu.ingest.readers import read_bytes

GONE = '<w:rPr><w:del w:id="9"/></w:rPr>'
MOVED = '<w:rPr><w:moveFrom w:id="9"/></w:rPr>'
HIDDEN_END = "<w:rPr><w:vanish/><w:specVanish/></w:rPr>"


def read(*body: str, parts: dict[str, str] | None = None) -> SourceText:
    return read_bytes(docx(*body, parts=parts), "a.docx")


def lines(*body: str, parts: dict[str, str] | None = None) -> list[str]:
    return read(*body, parts=parts).text.split("\n")


def deleted(text: str) -> str:
    return f'<w:del w:id="1"><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'


def fld(kind: str, inner: str = "") -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{inner}</w:fldChar></w:r>'


def code(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def field(instruction: str, result: str) -> str:
    """A complex field; both sides are raw XML."""
    return fld("begin") + instruction + fld("separate") + result + fld("end")


def form_field(data: str) -> str:
    return fld("begin", f"<w:ffData>{data}</w:ffData>") + code("FORMCHECKBOX") + fld("end")


def sym(font: str, char: str) -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{char}"/></w:r>'


def math(inner: str) -> str:
    return f'<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">{inner}</m:oMath>'


def mr(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


ROWS = [
    # a deleted paragraph end joins the two paragraphs
    ("deleted end", (p("Điều 1. Phạm vi", properties=GONE), p(" điều chỉnh")), ["Điều 1. Phạm vi điều chỉnh"]),
    ("three joined", (p("a ", properties=GONE), p("b ", properties=GONE), p("c"), "d"), ["a b c", "d"]),
    ("a paragraph deleted whole leaves nothing", (p(deleted("cũ"), properties=GONE), "mới"), ["mới"]),
    (
        "a paragraph moved away leaves nothing",
        (p(f"<w:moveFrom>{run('đi')}</w:moveFrom>", properties=MOVED), "b"),
        ["b"],
    ),
    ("the last paragraph stays though its end is deleted", ("a", p("b", properties=GONE)), ["a", "b"]),
    ("a deleted end before a table", (p("a", properties=GONE), table(("b", "c")), "d"), ["a", "b | c", "d"]),
    ("an inserted end is an end", (p("a", properties='<w:rPr><w:ins w:id="9"/></w:rPr>'), "b"), ["a", "b"]),
    # Word's style separator: a heading and its text on one printed line
    ("hidden end", (p("Điều 1.", properties=HIDDEN_END), p(" Phạm vi")), ["Điều 1. Phạm vi"]),
    # fields
    ("result of a field", (p("trang ", field(code("PAGEREF _Toc1"), run("14"))),), ["trang 14"]),
    (
        "a field inside the code of another",
        (p(field(code("IF ") + field(code("DOCPROPERTY x"), run("1")) + code(' = 1 "a" "b"'), run("a")), " hết"),),
        ["a hết"],
    ),
    ("a field inside a result", (p(field(code("REF b"), run("Điều ") + field(code("SEQ d"), run("7")))),), ["Điều 7"]),
    ("a field without a result", (p("a", fld("begin"), code("XE mục"), fld("end"), "b"),), ["ab"]),
    ("plain text in a code", (p("a", fld("begin"), run("mã"), fld("separate"), run("1"), fld("end")),), ["a1"]),
    ("a field never closed loses nothing", (p("a ", fld("begin"), "b"), "c"), ["a b", "c"]),
    ("an end without a beginning", (p("a", fld("end"), fld("separate"), "b"),), ["ab"]),
    ("a simple field", (p("Trang ", f'<w:fldSimple w:instr="PAGE">{run("3")}</w:fldSimple>'),), ["Trang 3"]),
    ("a link", (p(field(code('HYPERLINK "http://x"'), run("trang web"))),), ["trang web"]),
    ("text typed into a form", (p("Tên: ", field(code("FORMTEXT"), run("Sông Trà"))),), ["Tên: Sông Trà"]),
    (
        "a field's beginning in a hidden run",
        (
            p(
                '<w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r>',
                run("mã"),
                fld("separate"),
                "a",
            ),
        ),
        ["a"],
    ),
    ("a ticked box", (p(form_field("<w:checkBox><w:checked/></w:checkBox>"), " Có"),), ["☒ Có"]),
    ("an empty box", (p(form_field('<w:checkBox><w:default w:val="0"/></w:checkBox>'), " Có"),), ["☐ Có"]),
    (
        "unticked by hand",
        (p(form_field('<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>')),),
        ["☐"],
    ),
    (
        "a choice from a list",
        (
            p(
                form_field(
                    '<w:ddList><w:result w:val="1"/><w:listEntry w:val="Nam"/><w:listEntry w:val="Nữ"/></w:ddList>'
                )
            ),
        ),
        ["Nữ"],
    ),
    # symbols
    ("a sign of the Symbol font", (p("tuổi ", sym("Symbol", "F0B3"), " 18"),), ["tuổi ≥ 18"]),
    ("a ticked box of Wingdings", (p(sym("Wingdings", "F0FE"), " Có"),), ["☑ Có"]),
    ("codes without the offset", (p(sym("Wingdings", "A8"), " Không"),), ["☐ Không"]),
    ("a glyph nobody knows is a dot", (p(sym("Wingdings", "F04A"), " a"),), ["• a"]),
    ("a symbol of a text font", (p("a", sym("Times New Roman", "2013"), "b"),), ["a–b"]),
    ("a code that is no number", (p("a", sym("Symbol", "zz"), "b"),), ["ab"]),
    ("a soft hyphen is not seen", (p("kinh", "<w:r><w:softHyphen/></w:r>", "tế"),), ["kinhtế"]),
    # formulas
    (
        "a fraction keeps its bar",
        (p(math(f"<m:f><m:num>{mr('a+b')}</m:num><m:den>{mr('2')}</m:den></m:f>")),),
        ["(a+b)/2"],
    ),
    ("a power", (p("S = ", math(f"<m:sSup><m:e>{mr('r')}</m:e><m:sup>{mr('2')}</m:sup></m:sSup>")),), ["S = r^2"]),
    ("an index", (p(math(f"<m:sSub><m:e>{mr('T')}</m:e><m:sub>{mr('1')}</m:sub></m:sSub>{mr(' + 1')}")),), ["T_1 + 1"]),
    ("brackets", (p(math(f"<m:d><m:e>{mr('x')}</m:e></m:d><m:rad><m:deg/><m:e>{mr('y')}</m:e></m:rad>")),), ["(x)√y"]),
    (
        "a sum",
        (
            p(
                math(
                    f'<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>{mr("i")}</m:sub><m:sup/>'
                    f"<m:e>{mr('L')}</m:e></m:nary>"
                )
            ),
        ),
        ["∑_i L"],
    ),
    # tables
    (
        "a hidden row",
        ("<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>" + p("a") + "</w:tc></w:tr></w:tbl>", "b"),
        ["b"],
    ),
    (
        "a deleted cell",
        (
            "<w:tbl><w:tblPr><w:tblBorders><w:top w:val='single'/></w:tblBorders></w:tblPr><w:tr>"
            f"<w:tc><w:tcPr><w:cellDel w:id='1'/></w:tcPr>{p('cũ')}</w:tc><w:tc>{p('a')}</w:tc><w:tc>{p('b')}</w:tc>"
            "</w:tr></w:tbl>",
        ),
        ["a | b"],
    ),
    ("a table in a cell is words of the cell", (table(("1", p("a") + table(("b", "c")), "d")),), ["1 | a b c | d"]),
    ("a table in a frame keeps its rows", (table((table(("b", "c"), ("d", "e")),)),), ["b | c", "d | e"]),
]


@pytest.mark.parametrize(("body", "expected"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_words(body: tuple[str, ...], expected: list[str]) -> None:
    assert lines(*body) == expected


def test_joined_paragraphs_are_one_item_of_their_list() -> None:
    item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = [p("a", properties=item + GONE), p(" b", properties=item), p(deleted("x"), properties=item + GONE)]
    part = {"word/numbering.xml": numbering(level(0, "decimal", "%1."))}
    assert lines(*body, numbered("c", 1), parts=part) == ["1. a b", "2. c"]


def test_hidden_by_style_is_hidden() -> None:
    styles = (
        f'<w:styles {NS}><w:style w:type="character" w:styleId="Ghi"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
    )
    body = p("a", run("nháp", '<w:rStyle w:val="Ghi"/>'), run("b", '<w:rStyle w:val="Ghi"/><w:vanish w:val="0"/>'))
    assert lines(body, parts={"word/styles.xml": styles}) == ["ab"]


def test_a_note_stands_after_the_text_and_its_place_is_known() -> None:
    reference = '<w:r><w:{}Reference w:id="{}"/></w:r>'
    own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="8"/><w:t>*</w:t></w:r>'
    parts = {
        "word/footnotes.xml": notes_part("footnote", {"3": p("Một."), "8": p("Riêng."), "9": p("Hai.") + p("Tiếp.")}),
        "word/endnotes.xml": notes_part("endnote", {"1": p("Cuối.")}),
    }
    source = read(
        p("Câu", reference.format("footnote", 3), " đầu", reference.format("endnote", 1), own),
        table(("a", p("b", reference.format("footnote", 9)))),
        p("Lại", reference.format("footnote", 3)),
        parts=parts,
    )
    assert [(block.span.of(source.text), block.notes) for block in source.blocks] == [
        ("Câu đầu*", ("1", "i", "*")),
        ("a | b", ("2",)),
        ("Lại", ("1",)),
        ("[1] Một.", ()),
        ("[*] Riêng.", ()),
        ("[2] Hai.", ()),
        ("Tiếp.", ()),
        ("[i] Cuối.", ()),
    ]


def test_lines_of_a_table_of_contents_are_told_apart() -> None:
    styles = f'<w:styles {NS}><w:style w:styleId="ML1"><w:name w:val="toc 1"/></w:style></w:styles>'
    contents = p("Điều 1. Phạm vi", "<w:r><w:tab/></w:r>", run("3"), properties='<w:pStyle w:val="ML1"/>')
    source = read(contents, "Điều 1. Phạm vi", parts={"word/styles.xml": styles})
    assert [block.kind for block in source.blocks] == [BlockKind.CONTENTS, BlockKind.PARAGRAPH]


def headers(*body: str) -> list[tuple[str, bool]]:
    source = read(*body)
    return [(block.span.of(source.text), block.header) for block in source.blocks]


def test_rows_that_name_the_columns() -> None:
    marked = "<w:trPr><w:tblHeader/></w:trPr>"
    by_mark = table(("TT", "Việc"), ("1", "Họp")).replace("<w:tr>", f"<w:tr>{marked}", 1)
    by_weight = table((p(run("TT", "<w:b/>")), p(run("Việc", "<w:b/>"))), ("2", "Báo cáo"))
    assert headers(by_mark, by_weight, table(("3", "a"), ("4", "b"))) == [
        ("TT | Việc", True),
        ("1 | Họp", False),
        ("TT | Việc", True),
        ("2 | Báo cáo", False),
        ("3 | a", False),
        ("4 | b", False),
    ]


NOTICES = [
    (p('<w:altChunk r:id="x" xmlns:r="r"/>') + p("a"), "docx-embedded"),
    (
        p('<w:r><d:relIds xmlns:d="http://schemas.openxmlformats.org/drawingml/2006/diagram"/></w:r>', "a"),
        "docx-graphic",
    ),
    (p(f"<w:moveTo>{run('a')}</w:moveTo>"), "docx-tracked"),
]


@pytest.mark.parametrize(("body", "expected"), NOTICES)
def test_what_is_not_read_is_told(body: str, expected: str) -> None:
    assert [notice.code for notice in read(body).warnings] == [expected]
