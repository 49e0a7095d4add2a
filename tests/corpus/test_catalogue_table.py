"""An office's catalogue: read as people write it, checked, compared, laid over the shipped one, and back out again."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from openpyxl import Workbook

from thammuu.corpus.catalogue import COLUMNS, CatalogueRow, cells_of, load_catalogue, merged, row_of
from thammuu.corpus.catalogue.check import check_rows
from thammuu.corpus.catalogue.merge import difference
from thammuu.corpus.catalogue.table import iso_day, read_table, usual_cells
from thammuu.corpus.catalogue.write import as_csv, as_xlsx
from thammuu.ingest.errors import InputError

TODAY = dt.date(2026, 11, 24)
HEAD = "Số, ký hiệu;Thể loại;Cơ quan ban hành;Ngày ban hành;Trích yếu;Tình trạng;Bị thay thế bởi;Thay thế"


def row(**told: str) -> CatalogueRow:
    cells = {"genre": "Quy định", "issuer": "Tỉnh ủy Sông Trà", "state": "unknown", "confidence": "high"} | told
    return row_of(1, usual_cells(cells), TODAY)


def test_a_table_as_people_keep_it() -> None:
    text = (
        f"{HEAD}\n12-qđ/tu;Quy định;Tỉnh ủy Sông Trà;05/3/2024;về việc thử;Còn hiệu lực;;9-QĐ/TU ngày 01/02/2020\n"
        ";;;;;;;\n09-QĐ/TU;Quy định;Tỉnh ủy Sông Trà;01/02/2020;về việc thử;đã bị thay thế;12-QĐ/TU@05/03/2024;\n"
    )
    read = read_table("dm.csv", text.encode("utf-8-sig"), TODAY)
    assert read.faults == ()
    (_, new), (line, old) = read.rows
    assert (new.symbol, new.state.value, new.as_of) == ("12-QĐ/TU", "in_force", TODAY)
    assert (new.replaces, old.replaced_by, line) == ((old.reference,), (new.reference,), 4)
    assert check_rows((new, old)) == ()


def test_a_spreadsheet_with_dates_as_dates() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Thể loại", "Số, ký hiệu", "Cơ quan ban hành", "Ngày ban hành", "Cột lạ"])
    sheet.append(["Quy định", "12-QĐ/TU", "Tỉnh ủy Sông Trà", dt.datetime(2024, 3, 5), 7])
    stream = io.BytesIO()
    book.save(stream)
    ((_, found),) = read_table("dm.XLSX", stream.getvalue(), TODAY).rows
    assert cells_of(found)["date"] == "2024-03-05"


FAULTS = (
    # line, words of the fault
    ("12-QĐ/TU;Quy định;Tỉnh ủy Sông Trà;31/02/2024;;;;", "date"),
    ("12-QĐ/TU;Quy định;Tỉnh ủy Sông Trà;;;có lẽ còn;;", "state"),
    (";Quy định;Tỉnh ủy Sông Trà;;;;;", "symbol"),
    ("12-QĐ/TU;Quy định;;;;;;", "issuer"),
)


@pytest.mark.parametrize(("line", "word"), FAULTS)
def test_a_bad_line_is_told_and_the_rest_is_read(line: str, word: str) -> None:
    good = "13-QĐ/TU;Quy định;Tỉnh ủy Sông Trà;;;;;"
    read = read_table("dm.csv", f"{HEAD}\n{line}\n{good}\n".encode(), TODAY)
    assert [fault.line for fault in read.faults] == [2]
    assert word in read.faults[0].message
    assert [each.symbol for _, each in read.rows] == ["13-QĐ/TU"]


@pytest.mark.parametrize(
    ("name", "data"), [("a.csv", b"\xff\xfe\x00"), ("a.csv", b""), ("a.csv", b"a;b\n1;2\n"), ("a.xlsx", b"PK\x03\x04")]
)
def test_what_is_no_table(name: str, data: bytes) -> None:
    with pytest.raises(InputError):
        read_table(name, data, TODAY)


@pytest.mark.parametrize(
    ("written", "iso"),
    [("09/01/2026", "2026-01-09"), ("1/2026", "2026-01"), ("2026", "2026"), ("hôm qua", "hôm qua"), ("", "")],
)
def test_days(written: str, iso: str) -> None:
    assert iso_day(written) == iso


PROBLEMS = (
    # rows, code of the first problem
    ((row(symbol="1-QĐ/TU", date="2020"), row(symbol="1-QĐ/TU", date="2020")), "duplicate_key"),
    ((row(symbol="1-QĐ/TU", genre="Giấy mời"),), "unknown_genre"),
    ((row(symbol="1-QĐ/TU", state="replaced"),), "end_without_author"),
    ((row(symbol="1-QĐ/TU", replaced_by="2-QĐ/TU@"), row(symbol="2-QĐ/TU")), "author_without_end"),
    ((row(symbol="1-QĐ/TU", replaces="9-QĐ/TU@2020"),), "dangling_reference"),
    (
        (
            row(symbol="1-QĐ/TU", date="2020-05-01", state="replaced", replaced_by="2-QĐ/TU@2019-01-01"),
            row(symbol="2-QĐ/TU", date="2019-01-01"),
        ),
        "successor_older",
    ),
    (
        (
            row(symbol="1-QĐ/TU", date="2020", state="replaced", replaced_by="2-QĐ/TU@2020"),
            row(symbol="2-QĐ/TU", date="2020", state="replaced", replaced_by="1-QĐ/TU@2020"),
        ),
        "cycle",
    ),
    ((row(symbol="1-QĐ/TU", date="2020-05-01", effective="2020-04-01"),), "effective_before_issue"),
    ((row(symbol="1-QĐ/TU", date="2020"), row(symbol="1-QĐ/TU", date="2020-03-01")), "perhaps_the_same"),
    (
        (row(symbol="1-QĐ/TU", date="2020"), row(symbol="2-QĐ/TU", date="2021", replaces="1-QĐ/TU@2020")),
        "one_sided",
    ),
)  # fmt: skip


@pytest.mark.parametrize(("rows", "code"), PROBLEMS)
def test_faults_of_rows(rows: tuple[CatalogueRow, ...], code: str) -> None:
    found = check_rows(rows)
    assert found[0].code == code
    assert found[0].message.endswith(".")


def test_the_shipped_catalogue_has_no_error() -> None:
    assert {problem.code for problem in check_rows(load_catalogue())} == {"effective_before_issue"}


@pytest.mark.parametrize(("name", "write"), [("a.csv", as_csv), ("a.xlsx", as_xlsx)])
def test_what_goes_out_comes_back(name: str, write) -> None:  # type: ignore[no-untyped-def]
    shipped = load_catalogue()
    read = read_table(name, write(shipped), TODAY)
    assert read.faults == ()
    diff = difference(shipped, [each for _, each in read.rows])
    assert (diff.added, diff.changed, diff.unchanged) == ((), (), len(shipped))


def test_a_cell_that_a_spreadsheet_would_run_stays_text() -> None:
    assert b",=1+1" not in as_csv((row(symbol="1-QĐ/TU", note="=1+1"),))


def test_an_offices_row_takes_the_place_of_a_vaguer_one() -> None:
    shipped = (
        row(symbol="1-QĐ/TU", date="2020", state="replaced", replaced_by="2-QĐ/TU@2021"),
        row(symbol="2-QĐ/TU", date="2021", replaces="1-QĐ/TU@2020"),
    )
    own = row(symbol="2-QĐ/TU", date="2021-06-01", replaces="1-QĐ/TU@2020")
    first, second = merged(shipped, (own,))
    assert (second, first.replaced_by) == (own, (own.reference,))
    (change,) = difference(shipped, (own,)).changed
    assert {cell.column for cell in change.changes} == {"date"}
    assert tuple(cells_of(own)) == COLUMNS
