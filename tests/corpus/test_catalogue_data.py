"""Integrity of ``corpus/catalogue/central.csv``, read with the csv module alone (no loader of ours)."""

import csv
import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

CATALOGUE = Path(__file__).resolve().parents[2] / "corpus" / "catalogue" / "central.csv"
COLUMNS = [
    "symbol", "genre", "issuer", "date", "title", "title_note", "state", "replaced_by", "replaces",
    "amends", "relation_note", "effective", "field", "confidence", "source", "note",
]  # fmt: skip
STATES = {"in_force", "replaced", "repealed", "expired", "unknown"}
CONFIDENCES = {"high", "medium", "low", "seed"}
GENRES = {
    "Báo cáo", "Chương trình", "Chỉ thị", "Công văn", "Hướng dẫn", "Kế hoạch", "Kết luận", "Luật",
    "Nghị quyết", "Nghị định", "Quy chế", "Quy định", "Quyết định", "Thông báo", "Thông tri", "Đề án",
    "Điều lệ",
}  # fmt: skip
PARTIAL_DATE = re.compile(r"(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?")

Row = dict[str, str]


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    with CATALOGUE.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture(scope="module")
def by_key(rows: list[Row]) -> dict[str, Row]:
    return {key(row): row for row in rows}


def key(row: Row) -> str:
    return f"{row['symbol']}@{row['date']}"


def references(cell: str) -> list[str]:
    return cell.split(";") if cell else []


def test_header_and_size(rows: list[Row]) -> None:
    assert list(rows[0]) == COLUMNS
    assert len(rows) == 205
    assert all(None not in row and None not in row.values() for row in rows)


def test_text_is_nfc_trimmed_utf8_without_lookalikes() -> None:
    text = CATALOGUE.read_bytes().decode("utf-8")
    assert text == unicodedata.normalize("NFC", text)
    assert "\u00d0" not in text  # Eth, the look-alike of Đ that breaks symbol lookup
    assert not re.search("\r|\ufeff|  ", text)
    assert all(cell == cell.strip() for row in csv.reader(text.splitlines()) for cell in row)


def test_the_key_is_symbol_and_date(rows: list[Row], by_key: dict[str, Row]) -> None:
    assert len(by_key) == len(rows)


def test_typed_columns(rows: list[Row]) -> None:
    for row in rows:
        assert all(row[column] for column in ("symbol", "issuer", "field", "source")), key(row)
        assert row["genre"] in GENRES, key(row)
        assert row["state"] in STATES, key(row)
        assert row["confidence"] in CONFIDENCES, key(row)
        assert PARTIAL_DATE.fullmatch(row["date"]), key(row)
        assert re.fullmatch(r"(\d{4}-\d\d-\d\d)?", row["effective"]), key(row)


def test_a_title_or_a_description_is_always_there(rows: list[Row]) -> None:
    for row in rows:
        assert row["title"] or row["title_note"], key(row)
        assert not row["title"].startswith("("), key(row)


def test_every_reference_names_a_row(rows: list[Row], by_key: dict[str, Row]) -> None:
    for row in rows:
        for column in ("replaced_by", "replaces", "amends"):
            for reference in references(row[column]):
                assert reference in by_key, f"{key(row)}: {column} {reference}"
                assert reference != key(row)


def test_an_end_has_an_author(rows: list[Row]) -> None:
    """replaced/repealed say by what; nothing else does."""
    for row in rows:
        assert bool(row["replaced_by"]) == (row["state"] in {"replaced", "repealed"}), key(row)


def test_replacement_is_told_from_both_sides(rows: list[Row], by_key: dict[str, Row]) -> None:
    for row in rows:
        if row["state"] == "replaced":
            assert key(row) in references(by_key[row["replaced_by"]]["replaces"]), key(row)
        for reference in references(row["replaces"]):
            assert by_key[reference]["replaced_by"] == key(row), f"{key(row)} -> {reference}"


def test_a_successor_is_later(rows: list[Row]) -> None:
    for row in rows:
        for reference in references(row["replaced_by"]):
            assert reference.rpartition("@")[2] >= row["date"], key(row)


def test_inference_is_said_and_never_high_for_the_ended(rows: list[Row]) -> None:
    inferred = [row for row in rows if "bị" in row["relation_note"] and "suy luận" in row["relation_note"]]
    assert inferred
    assert all(row["confidence"] != "high" for row in inferred)


def test_symbols_repeat_so_a_bare_one_may_be_ambiguous(rows: list[Row]) -> None:
    dates = Counter(row["symbol"] for row in rows)
    assert dates["26-NQ/TW"] == 3
    assert dates["58-QĐ/TW"] == 2
    assert dates["294-QĐ/TW"] == 1


# symbol@date, column, value: one known fact for each column that was converted by rule
FACTS = (
    ("294-QĐ/TW@2025-05-26", "effective", "2025-07-01"),  # its closing clause
    ("294-QĐ/TW@2025-05-26", "replaced_by", "20-QĐ/TW@2026-04-08"),
    ("20-QĐ/TW@2026-04-08", "replaced_by", "208-QĐ/TW@2026-07-26"),
    ("208-QĐ/TW@2026-07-26", "state", "in_force"),
    ("399-QĐ/TW@2026-01-09", "replaces", "66-QĐ/TW@2017-02-06;223-QĐ/TW@2020-03-06"),
    # the source writes "(01/3/2026)", which is the day of taking effect, not the date of the law
    ("29/2018/QH14@2018-11-15", "replaced_by", "117/2025/QH15@2025-12-10"),
    ("264-QĐ/TW@2025-02-14", "amends", "69-QĐ/TW@2022-07-06"),
    ("5053-CV/VPTW/nb@2019-03-11", "state", "repealed"),  # "abolished" in the source
    ("613-BC/BTCTW@2025-12-29", "state", "unknown"),  # a report has no validity to speak of
    ("126-KL/TW@2025", "title", ""),  # only a description was seen
    ("11-HD/BTCTW@", "confidence", "seed"),
)


@pytest.mark.parametrize(("reference", "column", "value"), FACTS)
def test_known_facts(by_key: dict[str, Row], reference: str, column: str, value: str) -> None:
    assert by_key[reference][column] == value


def test_notes_name_no_workplace(rows: list[Row]) -> None:
    text = " ".join(row["source"] + row["note"] + row["relation_note"] for row in rows)
    assert not re.search(r"third-party|seed|general knowledge|\bnot seen\b|/work|shared", text)
