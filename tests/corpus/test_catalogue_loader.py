"""Reading the catalogue: the shipped file whole, and every kind of fault told with its line."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from thammuu.corpus.catalogue import CatalogueState, Confidence, RowReference, load_catalogue
from thammuu.corpus.catalogue.load import COLUMNS
from thammuu.ingest.dates import PartialDate
from thammuu.ingest.errors import InputError

HEADER = ",".join(COLUMNS)
GOOD = "12-QĐ/TW,Quy định,Bộ Chính trị,2020-01-02,về việc thử,,in_force,,,,,,thử,high,tự viết,"


def written(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "danh-muc.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_the_shipped_catalogue_reads_whole() -> None:
    rows = load_catalogue()
    assert len(rows) == 205
    row = next(row for row in rows if row.symbol == "294-QĐ/TW")
    assert row.date == PartialDate(2025, 5, 26)
    assert row.effective == dt.date(2025, 7, 1)
    assert row.state is CatalogueState.REPLACED
    assert row.replaced_by == (RowReference("20-QĐ/TW", PartialDate(2026, 4, 8)),)
    assert row.confidence is Confidence.HIGH


def test_a_row_without_date_and_a_document_without_symbol() -> None:
    rows = load_catalogue()
    assert next(row for row in rows if row.symbol == "11-HD/BTCTW").date is None
    assert [row.symbol for row in rows if row.parsed_symbol is None] == [
        "Điều lệ Đảng (khóa XI)",
        "Nghị quyết Đại hội XII",
        "Nghị quyết Đại hội XIV",
    ]


def test_an_own_catalogue_is_read_from_its_path(tmp_path: Path) -> None:
    (row,) = load_catalogue(written(tmp_path, HEADER, GOOD))
    assert (row.symbol, row.genre, row.title) == ("12-QĐ/TW", "Quy định", "về việc thử")


FAULTS = (
    # what is wrong, the lines, what the message must say
    ("columns", ("symbol,genre", GOOD), "dòng 1: các cột"),
    ("too few cells", (HEADER, "12-QĐ/TW,Quy định"), "dòng 2: có 2 ô"),
    ("no such day", (HEADER, GOOD.replace("2020-01-02", "2020-02-31")), "dòng 2: cột “date”"),
    ("unknown state", (HEADER, GOOD.replace("in_force", "còn")), "dòng 2: cột “state”"),
    ("unknown confidence", (HEADER, GOOD.replace("high", "chắc")), "dòng 2: cột “confidence”"),
    ("empty issuer", (HEADER, GOOD.replace("Bộ Chính trị", "")), "dòng 2: cột “issuer” để trống"),
    ("twice the same key", (HEADER, GOOD, GOOD), "dòng 3: trùng"),
    ("a reference undated", (HEADER, GOOD.replace("in_force,,", "in_force,9-QĐ/TW,")), "dòng 2: cột “replaced_by”"),
    ("a reference to no row", (HEADER, GOOD.replace("in_force,,", "replaced,9-QĐ/TW@2021,")), "“9-QĐ/TW@2021”"),
    ("a partial effective day", (HEADER, GOOD.replace(",,thử,", ",2020-05,thử,")), "dòng 2: cột “effective”"),
)  # fmt: skip


@pytest.mark.parametrize(("lines", "message"), [row[1:] for row in FAULTS], ids=[row[0] for row in FAULTS])
def test_a_fault_is_told_with_its_line(tmp_path: Path, lines: tuple[str, ...], message: str) -> None:
    with pytest.raises(InputError) as caught:
        load_catalogue(written(tmp_path, *lines))
    assert message in caught.value.message
    assert caught.value.advice


def test_a_missing_file_is_the_users_to_mend(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="Không đọc được"):
        load_catalogue(tmp_path / "khong-co.csv")


def test_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "danh-muc.csv"
    path.write_bytes("Quy định".encode("utf-16"))
    with pytest.raises(InputError, match="UTF-8"):
        load_catalogue(path)
