"""OpenDocument: numbering, tables, notes, tracked changes, what the guard must see; shapes LibreOffice 7 writes."""

from __future__ import annotations

import pytest

from tests.ingest.odt_files import items, list_style, meta, odt, p, span, style, table
from thammuu.ingest.errors import SecrecyRefusal
from thammuu.ingest.model import Align, BlockKind, SourceText
from thammuu.ingest.readers import read_bytes

LEGAL = list_style(
    "L",
    'style:num-format="1" style:num-suffix="."',
    'style:num-format="1" style:num-suffix="." text:display-levels="2"',
    'style:num-format="a" style:num-suffix=")"',
)


def read(*body: str, styles: str = LEGAL, header: str = "", parts: dict[str, str] | None = None) -> SourceText:
    return read_bytes(odt(*body, styles=styles, header=header, parts=parts), "a.odt")


def lines(*body: str, styles: str = LEGAL) -> list[str]:
    return read(*body, styles=styles).text.split("\n")


NUMBERED: list[tuple[str, tuple[str, ...], list[str]]] = [
    ("two items", (items("Một", "Hai"),), ["1. Một", "2. Hai"]),
    ("two levels below", (items("Một", items(items("a", "b"))),), ["1. Một", "a) a", "b) b"]),
    ("legal numbers", (items("Một", items("Con", style="L")),), ["1. Một", "1.1. Con"]),
    ("the level below starts again", (items("A", items("x"), "B", items("y")),), ["1. A", "1.1. x", "2. B", "2.1. y"]),
    ("another list starts at one", (items("A"), "giữa", items("B")), ["1. A", "giữa", "1. B"]),
    (
        "a list that goes on",
        (items("A"), "giữa", items("B", extra='text:continue-numbering="true"')),
        ["1. A", "giữa", "2. B"],
    ),
    (
        "goes on with a list by name",
        (items("A", extra='xml:id="l1"'), items("B"), items("C", extra='text:continue-list="l1"')),
        ["1. A", "1. B", "2. C"],
    ),
    ("second paragraph of an item", (items(p("A") + p("thêm"), "B"),), ["1. A", "thêm", "2. B"]),
    (
        "an item that starts elsewhere",
        (
            '<text:list text:style-name="L"><text:list-item text:start-value="7"><text:p>A</text:p></text:list-item>'
            "<text:list-item><text:p>B</text:p></text:list-item></text:list>",
        ),
        ["7. A", "8. B"],
    ),
    (
        "a header of a list carries no number",
        (
            '<text:list text:style-name="L"><text:list-header><text:p>Đầu</text:p></text:list-header>'
            "<text:list-item><text:p>A</text:p></text:list-item></text:list>",
        ),
        ["Đầu", "1. A"],
    ),
]


@pytest.mark.parametrize(("body", "wanted"), [row[1:] for row in NUMBERED], ids=[row[0] for row in NUMBERED])
def test_numbers_of_lists(body: tuple[str, ...], wanted: list[str]) -> None:
    assert lines(*body) == wanted


def test_bullets_become_dashes() -> None:
    assert lines(items("việc", style="B"), styles=list_style("B", "-")) == ["- việc"]


def test_the_number_pattern_of_libreoffice_seven_wins() -> None:
    pattern = (
        'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0" '
        'style:num-format="I" style:num-suffix="." loext:num-list-format="Chương %1%:"'
    )
    assert lines(items("Quy định chung"), styles=list_style("L", pattern)) == ["Chương I: Quy định chung"]


def test_headings_show_the_outline_number() -> None:
    outline = (
        '<text:outline-style><text:outline-level-style text:level="1" style:num-format="I" style:num-suffix="."/>'
        '<text:outline-level-style text:level="2" style:num-format=""/></text:outline-style>'
    )
    heads = [f'<text:h text:outline-level="{level}">{text}</text:h>' for level, text in ((1, "A"), (2, "B"), (1, "C"))]
    assert lines(*heads, styles=outline) == ["I. A", "B", "II. C"]


def test_spaces_tabs_breaks_and_line_breaks_of_the_xml() -> None:
    assert lines(p('<text:s text:c="3"/>', "Số:\t05", "\nhai", "<text:s/>", "ba")) == ["Số: 05", "hai ba"]
    assert lines("<text:p>một\n   hai</text:p>") == ["một hai"]


def test_a_bordered_table_is_rows_and_a_plain_header_is_not() -> None:
    source = read(
        table(("TỈNH ỦY SÔNG TRÀ", "ĐẢNG CỘNG SẢN VIỆT NAM"), borders=False), table(("STT", "Việc"), ("1", "Họp"))
    )
    assert [(block.kind, block.span.of(source.text)) for block in source.blocks] == [
        (BlockKind.PARAGRAPH, "TỈNH ỦY SÔNG TRÀ"),
        (BlockKind.PARAGRAPH, "ĐẢNG CỘNG SẢN VIỆT NAM"),
        (BlockKind.TABLE_ROW, "STT | Việc"),
        (BlockKind.TABLE_ROW, "1 | Họp"),
    ]


def test_merged_cells_keep_the_columns() -> None:
    wide = '<table:table-cell table:style-name="lined" table:number-columns-spanned="2"><text:p>Chung</text:p>'
    covered = "<table:covered-table-cell/>"
    rows = table(("A", f"{wide}</table:table-cell>", covered), (covered, "b", "c"))
    assert lines(rows) == ["A | Chung", "| b | c"]


def test_an_automatic_number_alone_in_a_cell_is_kept() -> None:
    assert lines(table((items(""), "Họp"), (items("", extra='text:continue-numbering="true"'), "Soạn"))) == [
        "1. | Họp",
        "2. | Soạn",
    ]


def test_tracked_changes_comments_and_hidden_text() -> None:
    gone = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>đã xóa</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
    )
    comment = "<office:annotation><text:p>ghi chú riêng</text:p></office:annotation>"
    hidden = style("H", "text", text='text:display="none"')
    source = read(
        gone, p("Trước ", '<text:change text:change-id="c"/>', comment, "sau", span(" ẩn", "H")), styles=hidden
    )
    assert source.text == "Trước sau"
    assert "odt-tracked" in {notice.code for notice in source.warnings}


def test_notes_come_at_the_end_with_their_numbers() -> None:
    def note(number: str, text: str, kind: str = "footnote") -> str:
        return (
            f'<text:note text:note-class="{kind}"><text:note-citation>{number}</text:note-citation>'
            f"<text:note-body>{p(text)}</text:note-body></text:note>"
        )

    assert lines(p("Câu", note("i", "cuối văn bản", "endnote"), " dài", note("1", "chân trang"), "."), "Hết") == [
        "Câu dài.",
        "Hết",
        "[1] chân trang",
        "[i] cuối văn bản",
    ]


def test_a_text_box_follows_its_paragraph() -> None:
    box = f"<draw:frame><draw:text-box>{p('trong khung')}</draw:text-box></draw:frame>"
    assert lines(p("ngoài ", box, "khung")) == ["ngoài khung", "trong khung"]


def test_weight_capitals_and_align_follow_the_chain_of_styles() -> None:
    styles = (
        style("Base", text='fo:font-weight="bold" fo:text-transform="uppercase"', paragraph='fo:text-align="center"')
        + style("Child", parent="Base")
        + style("Thin", "text", text='fo:font-weight="normal" fo:text-transform="none"')
    )
    source = read(
        p("kế hoạch", style="Child"), p("a ", span("nghiêng về thường", "Thin"), style="Child"), styles=styles
    )
    assert source.text == "KẾ HOẠCH\nA nghiêng về thường"
    assert [(block.bold, block.align) for block in source.blocks] == [(True, Align.CENTER), (False, Align.CENTER)]


def test_styles_that_lead_in_a_circle_do_no_harm() -> None:
    assert lines(p("chữ", style="X"), styles=style("X", parent="Y") + style("Y", parent="X")) == ["chữ"]


def test_running_heads_are_furniture() -> None:
    source = read("Thân", header=p("Dự thảo lần 2"))
    assert source.text == "Thân"
    assert [item.text for item in source.furniture] == ["Dự thảo lần 2"]


def test_old_fonts_are_converted_run_by_run() -> None:
    """A header in .VnTimeH (capitals), a word of a Unicode font in the same paragraph."""
    faces = '<style:font-face style:name="F" svg:font-family="\'.VnTimeH\'"/>'
    styles = (
        faces + style("Old", "text", text='style:font-name="F"') + style("New", "text", text='fo:font-family="Arial"')
    )
    source = read(p(span("tØnh uû s«ng trµ", "Old"), span(" – Đảng ủy", "New")), styles=styles)
    assert source.text == "TỈNH UỶ SÔNG TRÀ – Đảng ủy"
    assert "old-encoding" in {notice.code for notice in source.warnings}


SECRET: list[tuple[str, bytes]] = [
    ("in the header", odt("Thân", header=p("MẬT"))),
    ("watermark", odt("Thân", header=p("<draw:custom-shape><text:p>TỐI MẬT</text:p></draw:custom-shape>"))),
    ("in a box", odt(p("A", f"<draw:frame><draw:text-box>{p('TUYỆT MẬT')}</draw:text-box></draw:frame>"))),
    (
        "in an old font",
        odt(p(span("MËT", "Old")), styles=style("Old", "text", text='fo:font-family=".VnTime"')),
    ),
    ("property", odt("Thân", parts={"meta.xml": meta(subject="Mật")})),
    ("in a table", odt(table(("Số 05-KH/TU", "Sông Trà"), ("MẬT", ""), borders=False))),
]


@pytest.mark.parametrize("data", [row[1] for row in SECRET], ids=[row[0] for row in SECRET])
def test_marks_are_seen_wherever_they_stand(data: bytes) -> None:
    with pytest.raises(SecrecyRefusal):
        read_bytes(data, "a.odt")
