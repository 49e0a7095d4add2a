"""When the machine fails the store: a full disk and a torn database are told in words, and what was stored stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Connection, event

from tests.index.builders import document, original
from thammuu.index.lexical import LexicalIndex
from thammuu.index.store import Store
from thammuu.ingest.errors import SetupError

LONG = "\n".join(f"{number}. Việc thứ {number} của kho lưu trữ" for number in range(1, 400))


def put(store: Store, symbol: str, outline: str) -> str:
    made = document(symbol, outline=outline, name=f"{symbol.replace('/', '-')}.docx")
    return store.put(made, original(made)).id


def test_a_full_disk_keeps_what_was_stored(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        first = put(store, "15-QĐ/TU", "1. Phạm vi")

        def no_room(connection: Connection) -> None:
            """SQLite's own way to a full disk: no page more than there are."""
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

        event.listen(store._engine, "begin", no_room)
        with pytest.raises(SetupError, match="Ổ đĩa đã đầy"):
            put(store, "16-QĐ/TU", LONG)
        assert [record.id for record in store.documents()] == [first]
    with Store.open(tmp_path) as store:
        second = put(store, "16-QĐ/TU", LONG)
        assert {record.id for record in store.documents()} == {first, second}
        assert store.faults() == ()


def test_a_file_that_is_no_database_any_more_is_told(tmp_path: Path) -> None:
    Store.open(tmp_path).close()
    (tmp_path / "thammuu.db").write_bytes(b"torn" * 4096)
    with pytest.raises(SetupError, match="không còn là cơ sở dữ liệu"):
        Store.open(tmp_path)


def test_a_disk_error_told_by_tantivy_keeps_its_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise ValueError("An IO error occurred: 'No space left on device (os error 28) at path \"x\"'")

    monkeypatch.setattr("tantivy.Index", full)
    with pytest.raises(OSError, match="No space left") as caught:
        LexicalIndex.create(tmp_path / "new")
    assert caught.value.errno == 28
