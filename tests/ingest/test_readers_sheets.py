"""Workbooks: rows and their header, what cells show, old fonts, what only the guard sees, broken files."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.styles import Font

from tests.ingest.doc_files import doc
from tests.ingest.files import zipped
from tests.ingest.ole_files import streams_of
from tests.ingest.sheet_files import saved, xls, xlsx
from thammuu.ingest.errors import InputError, SecrecyRefusal
from thammuu.ingest.model import BlockKind
from thammuu.ingest.readers import Limits, read_bytes
from thammuu.ingest.readers.sheet_values import number_shown

# Number, format, what the page shows. Formats as Excel and LibreOffice of Vietnamese offices write them.
SHOWN = [
    (179.0, "General", "179"),
    (3.5, "General", "3,5"),
    (1011821372.0, '_(* #,##0_);_(* \\(#,##0\\);_(* "-"??_);_(@_)', "1.011.821.372"),
    (-1250.0, "#,##0;-#,##0", "-1.250"),
    (0.505, "0.0%", "50,5%"),
    (12.345, "0.00", "12,35"),
    (0.0, "0.00", "0,00"),
    (-0.001, "0.00", "0,00"),
    (46000.0, "dd/mm/yyyy", "09/12/2025"),
    (46000.0, "mm-dd-yy", "09/12/2025"),  # format 14: the system's short date
    (46000.5, "d/m/yyyy h:mm", "9/12/2025 12:00"),
    (46000.0, '"ngày" dd "tháng" mm "năm" yyyy', "ngày 09 tháng 12 năm 2025"),
    (0.25, "hh:mm:ss", "06:00:00"),
    (1.5, "# ?/?", "1,5"),  # fractions are not known: the plain number
    (1e300, "#,##0", "1E+300"),
    (1e12, "dd/mm/yyyy", "1000000000000"),  # no such day
]


@pytest.mark.parametrize(("value", "form", "shown"), SHOWN)
def test_numbers_are_shown_as_on_the_page(value: float, form: str, shown: str) -> None:
    assert number_shown(value, form) == shown


@given(st.floats(allow_nan=False, allow_infinity=False), st.text(max_size=20))
def test_no_format_breaks_a_number(value: float, form: str) -> None:
    assert isinstance(number_shown(value, form), str)


TABLE = (
    ("BIỂU TỔNG HỢP ĐẢNG VIÊN",),
    (),
    ("STT", "Đơn vị", "Số lượng"),
    (1, "Xã Vĩnh Thịnh", 1250.0),
    ("", "Cộng", 12),
)


@pytest.mark.parametrize("make", [xlsx, xls])
def test_rows_title_and_header(make: object) -> None:
    assert callable(make)
    source = read_bytes(make(*TABLE), "a")
    assert [(block.kind, block.header, block.span.of(source.text)) for block in source.blocks] == [
        (BlockKind.PARAGRAPH, False, "BIỂU TỔNG HỢP ĐẢNG VIÊN"),
        (BlockKind.TABLE_ROW, True, "STT | Đơn vị | Số lượng"),
        (BlockKind.TABLE_ROW, False, "1 | Xã Vĩnh Thịnh | 1250"),
        (BlockKind.TABLE_ROW, False, "| Cộng | 12"),
    ]


def test_names_of_sheets_are_headings_where_there_are_several() -> None:
    book = Workbook()
    first = book.active
    assert first is not None
    first.append(["một"])
    second = book.create_sheet("Danh mục thể loại")
    second.append(["hai"])
    assert read_bytes(saved(book), "a.xlsx").text == "một\nDanh mục thể loại\nhai"


def test_merged_cells_formulas_dates_and_truth() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = "gộp"
    sheet.merge_cells("A1:C1")
    sheet.append([dt.datetime(2026, 3, 12), True, dt.time(7, 30)])
    sheet["A2"].number_format = "dd/mm/yyyy"
    sheet["A3"], sheet["B3"] = "=1+1", "công thức chưa tính"
    assert read_bytes(saved(book), "a.xlsx").text == "gộp\n12/03/2026 | ĐÚNG | 07:30\ncông thức chưa tính"


def test_old_fonts_in_rich_text() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"], sheet["A2"] = "RICH", "tæng hîp sè liÖu"
    sheet["A2"].font = Font(name=".VnTimeH")
    source = read_bytes(with_shared_string(saved(book)), "a.xlsx")
    assert source.text == "Đảng uỷ xã Vĩnh Thịnh\nTỔNG HỢP SỐ LIỆU"
    assert "old-encoding" in {notice.code for notice in source.warnings}


def with_shared_string(data: bytes) -> bytes:
    """The package with its cell "RICH" as rich text in the shared strings: Excel puts it there, openpyxl does not."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        files: dict[str, str | bytes] = {name: package.read(name).decode() for name in package.namelist()}
    rich = '<si><r><rPr><rFont val=".VnTime"/></rPr><t>§¶ng uû x· </t></r><r><t>Vĩnh Thịnh</t></r></si>'
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    override = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
    sheet, types = str(files["xl/worksheets/sheet1.xml"]), str(files["[Content_Types].xml"])
    files["xl/worksheets/sheet1.xml"] = sheet.replace('t="inlineStr"><is><t>RICH</t></is>', 't="s"><v>0</v>')
    files["[Content_Types].xml"] = types.replace("</Types>", override)
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return zipped({**files, "xl/sharedStrings.xml": f'<sst xmlns="{main}">{rich}</sst>'})


def test_old_fonts_of_an_old_workbook() -> None:
    assert read_bytes(xls(("§Çu t\u00ad theo ngµnh",), font=".VnArial"), "a.xls").text == "Đầu tư theo ngành"


def hidden_xlsx() -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["thấy"])
    other = book.create_sheet("ẩn")
    other.append(["không thấy"])
    other.sheet_state = "veryHidden"
    return saved(book)


def test_hidden_sheets_are_told_and_not_read() -> None:
    source = read_bytes(hidden_xlsx(), "a.xlsx")
    assert source.text == "thấy"
    assert [notice.code for notice in source.warnings] == ["sheet-hidden"]


def with_header() -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["thân"])
    sheet.oddHeader.right.text = "MẬT"
    return saved(book)


def with_property() -> bytes:
    book = Workbook()
    book.properties.subject = "Tối mật"
    sheet = book.active
    assert sheet is not None
    sheet.append(["thân"])
    return saved(book)


SECRET = [
    ("cell", xlsx(("Số 05-KH/TU", "Sông Trà"), ("MẬT",))),
    ("cell of .xls", xls(("Số 05-KH/TU", "Sông Trà"), ("MẬT",))),
    ("page header", with_header()),
    ("page header of .xls", xls(("thân",), header="&RMẬT")),
    ("property", with_property()),
    ("hidden sheet of .xls", xls(("thân",), hidden=True)),
    ("text box of .xls", xls(("thân",), box="TỐI MẬT")),
    ("text box of .xls in TCVN3", xls(("th©n",), box="MËT", font=".VnTimeH")),
    ("letter embedded in .xls", xls(("thân",), objects={"MBD0001": streams_of(doc("MẬT", "Điều 1"))})),
]


@pytest.mark.parametrize("data", [row[1] for row in SECRET], ids=[row[0] for row in SECRET])
def test_marks_are_seen_wherever_they_stand(data: bytes) -> None:
    with pytest.raises(SecrecyRefusal):
        read_bytes(data, "a")


BAD: list[tuple[str, bytes, str]] = [
    ("locked .xls", xls(("a",), locked=True), "mật khẩu"),
    (".xls without its records", xls(("a",)).replace(b"\x09\x08", b"\x00\x00"), "hỏng"),
    ("entity bomb", zipped({"xl/workbook.xml": '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'}), "hỏng"),
    ("zip bomb", zipped({"xl/workbook.xml": "<x/>", "xl/worksheets/sheet1.xml": "0" * 40_000_000}), "quá lớn"),
]


@pytest.mark.parametrize(("data", "word"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_bad_workbooks(data: bytes, word: str) -> None:
    with pytest.raises(InputError, match=word):
        read_bytes(data, "a.xlsx")


@pytest.mark.parametrize("data", [xlsx(("a", "b"), ("c", "d")), xls(("a", "b"), ("c", "d"))], ids=["xlsx", "xls"])
def test_too_many_cells(data: bytes) -> None:
    with pytest.raises(InputError, match="quá nhiều ô"):
        read_bytes(data, "a", Limits(max_cells=3))


@pytest.mark.parametrize("good", [xlsx(*TABLE), xls(*TABLE)], ids=["xlsx", "xls"])
@given(data=st.data())
@settings(max_examples=40, deadline=None)
def test_a_damaged_workbook_never_crashes(good: bytes, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(good) - 1))
    noise = data.draw(st.binary(max_size=40))
    cut = data.draw(st.integers(0, 40))
    try:
        assert read_bytes(good[:start] + noise + good[start + cut :], "a.xlsx").text
    except InputError:
        return
