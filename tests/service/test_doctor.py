"""Each thing that can go wrong with a data folder is done to one, and the doctor must name just that and what to do."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from thammuu.index.manifest import Manifest
from thammuu.index.store.migrate import HEAD
from thammuu.service.cli.main import run

Doctor = Callable[[], tuple[int, dict[str, Any]]]


@pytest.fixture
def doctor(own_home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Doctor:
    monkeypatch.setenv("THAMMUU_HOME", str(own_home))

    def call() -> tuple[int, dict[str, Any]]:
        code = run(["doctor", "--json"])
        return code, json.loads(capsys.readouterr().out)

    return call


def execute(home: Path, *statements: str) -> None:
    with closing(sqlite3.connect(home / "thammuu.db")) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def original(home: Path) -> Path:
    return next(path for path in sorted((home / "files").glob("*/*")) if path.is_file())


def harm_manifest(home: Path, **values: object) -> None:
    path = home / "index" / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **values}))


def folder_of(home: Path, kind: str) -> Path:
    return home / "index" / str(getattr(Manifest.read(home / "index"), kind))


def drop_document(home: Path) -> None:
    """As a restore of an older database would: rows gone, indexes and files as they were."""
    execute(
        home,
        "PRAGMA foreign_keys=ON",
        "DELETE FROM documents WHERE id IN (SELECT id FROM documents ORDER BY id LIMIT 1)",
    )


def spoil_vectors(home: Path) -> None:
    with closing(sqlite3.connect(home / "thammuu.db")) as connection:
        (blob,) = connection.execute("SELECT vector FROM vectors LIMIT 1").fetchone()
        turned = (-np.frombuffer(blob, dtype="<f2")).tobytes()
        connection.execute("UPDATE vectors SET vector = ?", (turned,))
        connection.commit()


def turn_exact(home: Path) -> None:
    path = folder_of(home, "exact") / "vectors.npy"
    np.save(path, np.roll(np.load(path), 1, axis=0))


def flip_syllables(home: Path) -> None:
    """The last byte, which no sampled provision need have."""
    path = folder_of(home, "syllables") / "syllables.bin"
    data = path.read_bytes()
    path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))


def change_bytes(home: Path) -> None:
    path = original(home)
    path.write_bytes(path.read_bytes()[:-1] + b"?")


def lose_page(home: Path) -> None:
    """A page in the middle of the database file overwritten, as a dying disk does."""
    path = home / "thammuu.db"
    execute(home, "PRAGMA wal_checkpoint(TRUNCATE)")
    data = bytearray(path.read_bytes())
    start = len(data) // 2 // 4096 * 4096
    data[start : start + 4096] = b"\xa5" * 4096
    path.write_bytes(data)


# What is done to the data folder, what the doctor must say (in any order), the exit code.
HARMS = (
    (lambda home: original(home).unlink(), {"original_missing"}, 1),
    (change_bytes, {"original_changed"}, 1),
    (drop_document, {"index_behind"}, 1),
    (spoil_vectors, {"vectors_wrong"}, 1),
    (lambda home: execute(home, "UPDATE vectors SET vector = x'00'"), {"vectors_wrong"}, 1),
    (lambda home: execute(home, "DELETE FROM vectors"), {"vectors_missing"}, 1),
    (lambda home: harm_manifest(home, model="mo-hinh-khac"), {"index_model"}, 1),
    (lambda home: harm_manifest(home, recipe="0/0"), {"index_recipe"}, 1),
    (lambda home: (folder_of(home, "lexical") / "meta.json").write_text("torn"), {"lexical_torn"}, 1),
    (lambda home: (folder_of(home, "syllables") / "syllables.bin").write_bytes(b""), {"syllables_torn"}, 1),
    (flip_syllables, {"syllables_changed"}, 1),
    (lambda home: (folder_of(home, "exact") / "vectors.npy").write_bytes(b""), {"dense_missing"}, 1),
    (turn_exact, {"dense_wrong"}, 1),
    (lambda home: harm_manifest(home, chroma="chroma-9", chroma_count=5), {"dense_torn"}, 1),
    (lambda home: (home / "index" / "facts.jsonl").write_bytes(b"torn"), {"facts_torn"}, 1),
    (lambda home: execute(home, "UPDATE alembic_version SET version_num = '0001'"), {"migration_pending"}, 1),
    (lambda home: execute(home, "UPDATE alembic_version SET version_num = '9999'"), {"newer_schema"}, 3),
    (lambda home: (home / "thammuu.db").write_bytes(b"not a database " * 400), {"not_looked"}, 3),
    (lambda home: execute(home, "UPDATE texts SET document_id = 'khong-con' WHERE rowid = 1"), {"database_damaged"}, 1),
)


@pytest.mark.parametrize(
    ("harm", "codes", "exit_code"), HARMS, ids=lambda value: "-".join(sorted(value)) if isinstance(value, set) else ""
)
def test_what_was_harmed_is_named(
    own_home: Path, doctor: Doctor, harm: Callable[[Path], object], codes: set[str], exit_code: int
) -> None:
    harm(own_home)
    code, told = doctor()
    findings = [check for check in told["checks"] if not check["well"]]
    assert {check["code"] for check in findings} == codes
    assert all(check["detail"] and check["advice"] for check in findings)
    assert (code, told["well"]) == (exit_code, False)


def test_a_sound_folder_is_well_and_left_as_it_is(own_home: Path, doctor: Doctor) -> None:
    def state() -> dict[str, int]:
        kept = (path for path in own_home.rglob("*") if path.is_file() and not path.name.startswith("thammuu.db"))
        return {str(path): path.stat().st_mtime_ns for path in kept}

    before = state()
    code, told = doctor()
    assert (code, told["well"]) == (0, True)
    assert {check["code"] for check in told["checks"]} == {""}
    assert state() == before


def test_a_lost_page_of_the_database_is_named_and_hides_nothing_else(own_home: Path, doctor: Doctor) -> None:
    lose_page(own_home)
    original(own_home).unlink()
    code, told = doctor()
    assert "database_damaged" in {check["code"] for check in told["checks"]}
    assert code in {1, 3}  # 3 where the page belongs to a table that another check reads
    assert {check["name"] for check in told["checks"]} >= {"Mô hình nhúng câu", "Bản gốc", "Chỉ mục tìm kiếm"}


def test_looking_migrates_nothing(own_home: Path, doctor: Doctor) -> None:
    execute(own_home, "UPDATE alembic_version SET version_num = '0001'")
    doctor()
    with closing(sqlite3.connect(own_home / "thammuu.db")) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)
    assert HEAD != "0001"


@pytest.mark.parametrize(
    ("harm", "advice"),
    [(spoil_vectors, ["--re-embed"]), (turn_exact, []), (lambda home: harm_manifest(home, recipe="0/0"), [])],
)
def test_the_advice_mends(
    own_home: Path,
    doctor: Doctor,
    capsys: pytest.CaptureFixture[str],
    harm: Callable[[Path], object],
    advice: list[str],
) -> None:
    harm(own_home)
    finding = next(check for check in doctor()[1]["checks"] if not check["well"])
    assert finding["advice"].rstrip(".").endswith(" ".join(["thammuu reindex", *advice]))
    assert run(["reindex", *advice, "--json"]) == 0
    capsys.readouterr()
    assert doctor()[0] == 0
