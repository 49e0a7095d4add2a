"""An approved machine: declared by two hands, here alone, never reachable from outside, and all of it written down."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from thammuu.index.store import Store, migrate
from thammuu.index.store.audit import AuditAction, AuditEntry
from thammuu.index.store.engine import for_writing, open_engine
from thammuu.ingest.errors import InputError, SetupError
from thammuu.ingest.secrecy import SecrecyKind
from thammuu.service.api.app import create_app
from thammuu.service.api.server import serve
from thammuu.service.approval import is_loopback
from thammuu.service.results import FileStatus
from thammuu.service.settings import Settings
from thammuu.service.workbench import Workbench

NOON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
WORDS = ("Quyết định số 5 phê duyệt máy", "Văn thư")
PAPER = "TỈNH ỦY SÔNG TRÀ\nSố {}-KH/TU\n{}\nKẾ HOẠCH\nrà soát thường kỳ\n1. Rà soát mỗi quý một lần.\n"


def paper(number: int, mark: str) -> tuple[str, bytes]:
    return f"{number}.txt", PAPER.format(number, mark).encode()


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Workbench]:
    with opened(tmp_path / "home", "toi-mat") as bench:
        yield bench


def opened(home: Path, secrecy: str = "", host: str = "127.0.0.1") -> Workbench:
    return Workbench(Settings(home, secrecy=secrecy, host=host, workers=0), now=lambda: NOON)


def statuses(bench: Workbench, *papers: tuple[str, bytes]) -> list[str]:
    return [file.status.value for file in bench.upload(papers).files]


def test_marked_files_are_let_in_up_to_the_level_declared(bench: Workbench) -> None:
    papers = (paper(1, "MẬT"), paper(2, "TỐI MẬT"), paper(3, "TUYỆT MẬT"), paper(4, "TÀI LIỆU THU HỒI"), paper(5, "*"))
    assert statuses(bench, *papers) == ["refused"] * 4 + ["added"]
    assert bench.secrecy_allow("mat", *WORDS).holds
    assert statuses(bench, *papers) == ["added", "refused", "refused", "added", "unchanged"]
    bench.secrecy_revoke("hết hạn", "Văn thư")
    assert statuses(bench, paper(6, "MẬT")) == ["refused"]
    assert bench.secrecy_status().marked_documents == 2


def test_the_level_is_recorded_shown_and_noticed(bench: Workbench) -> None:
    bench.secrecy_allow("toi-mat", *WORDS)
    (outcome,) = bench.upload([paper(2, "TỐI MẬT")]).files
    assert outcome.status is FileStatus.ADDED
    assert outcome.warnings[0].code == "secrecy-marked"
    assert outcome.document is not None
    identity = outcome.document.record.id
    assert outcome.document.record.secrecy == SecrecyKind.HIGH_SECRET
    client = TestClient(create_app(bench))
    assert client.get(f"/api/v1/documents/{identity}").json()["document"]["secrecy"] == "TỐI MẬT"
    assert "TỐI MẬT" in client.get(f"/van-ban/{identity}").text


def test_everything_is_written_down_and_no_name_of_a_file(bench: Workbench) -> None:
    bench.upload([("kế hoạch đặc biệt.txt", paper(1, "MẬT")[1])])
    bench.secrecy_allow("mat", *WORDS)
    bench.upload([("kế hoạch đặc biệt.txt", paper(1, "MẬT")[1])])
    bench.secrecy_revoke("hết hạn", "Văn thư")
    found = bench.audit()
    assert [entry.action.value for entry in found.entries] == ["refused", "allowed", "read", "revoked"]
    assert found.entries[0].subject == found.entries[2].subject != ""
    assert all(entry.at == NOON and entry.by for entry in found.entries)
    assert "đặc biệt" not in repr(found.entries)
    assert found.broken_at is None


def test_two_hands_are_needed(tmp_path: Path) -> None:
    with opened(tmp_path) as bench, pytest.raises(SetupError, match="THAMMUU_SECRECY"):
        bench.secrecy_allow("mat", *WORDS)
    with opened(tmp_path, "mat") as bench, pytest.raises(SetupError, match="đến mức này"):
        bench.secrecy_allow("toi-mat", *WORDS)
    with opened(tmp_path, "toi-mat") as bench:
        assert bench.secrecy_allow("toi-mat", *WORDS).level is SecrecyKind.HIGH_SECRET
    with opened(tmp_path, "mat") as bench:  # the administrator lowers the level: the lower counts
        assert bench.secrecy_status().level is SecrecyKind.SECRET
        assert statuses(bench, paper(2, "TỐI MẬT")) == ["refused"]
    with opened(tmp_path) as bench:
        assert not bench.secrecy_status().holds


@pytest.mark.parametrize("words", [("", "Văn thư"), ("căn cứ", " ")])
def test_reason_and_name_must_be_given(bench: Workbench, words: tuple[str, str]) -> None:
    with pytest.raises(InputError):
        bench.secrecy_allow("mat", *words)
    with pytest.raises(InputError):
        bench.secrecy_revoke(*words)
    with pytest.raises(InputError, match="bi-mat"):
        bench.secrecy_allow("bi-mat", *WORDS)


def test_a_data_folder_carried_elsewhere_is_not_approved(tmp_path: Path) -> None:
    with opened(tmp_path / "a", "mat") as bench:
        bench.secrecy_allow("mat", *WORDS)
    (tmp_path / "a").rename(tmp_path / "b")
    with opened(tmp_path / "b", "mat") as bench:
        assert "máy khác" in bench.secrecy_status().why
        assert statuses(bench, paper(1, "MẬT")) == ["refused"]


def test_a_machine_others_can_reach_is_never_approved(tmp_path: Path) -> None:
    with opened(tmp_path, "mat", "0.0.0.0") as bench, pytest.raises(SetupError, match="THAMMUU_HOST"):
        bench.secrecy_allow("mat", *WORDS)
    with opened(tmp_path, "mat") as bench:
        bench.secrecy_allow("mat", *WORDS)
        with pytest.raises(SetupError, match="máy khác"):
            serve(bench, "0.0.0.0")
        bench.exposed = True
        assert statuses(bench, paper(1, "MẬT")) == ["refused"]
    with opened(tmp_path, "mat", "10.0.0.5") as bench:
        assert not bench.secrecy_status().holds


@pytest.mark.parametrize(
    ("host", "alone"),
    [("127.0.0.1", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("10.1.1.1", False), ("may", False)],
)
def test_loopback(host: str, alone: bool) -> None:
    assert is_loopback(host) is alone


# Each row: what someone does to the table behind the program's back, with the triggers gone; where the chain breaks.
TAMPERING = [
    ("UPDATE audit SET detail = '{}' WHERE id = 2", 2),
    ("UPDATE audit SET \"by\" = 'x' WHERE id = 1", 1),
    ("UPDATE audit SET at = '2020-01-01 00:00:00.000000' WHERE id = 3", 3),
    ("DELETE FROM audit WHERE id = 2", 2),
    ("UPDATE audit SET action = 'refused' WHERE id = 3", 3),
]


@pytest.mark.parametrize(("statement", "place"), TAMPERING)
def test_tampering_is_seen(tmp_path: Path, statement: str, place: int) -> None:
    with opened(tmp_path, "mat") as bench:
        bench.secrecy_allow("mat", *WORDS)
        bench.upload([paper(1, "MẬT"), paper(2, "MẬT")])
    database = sqlite3.connect(tmp_path / "thammuu.db")
    with pytest.raises(sqlite3.DatabaseError, match="only ever added"):
        database.execute(statement)
    for verb in ("update", "delete"):
        database.execute(f"DROP TRIGGER audit_no_{verb}")
    database.execute(statement)
    database.commit()
    database.close()
    with opened(tmp_path, "mat") as bench:
        assert bench.audit().broken_at == place
        audit = next(check for check in bench.doctor() if check.name == "Nhật ký độ mật")
        assert (audit.well, "đứt" in audit.detail) == (False, True)
        assert not bench.secrecy_status().holds


def test_a_migrated_database_guards_its_audit_too(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'thammuu.db'}")
    with for_writing(engine).begin() as connection:
        migrate.upgrade(connection)
    engine.dispose()
    with Store.open(tmp_path) as store:
        store.audit.add(AuditEntry(NOON, "x", AuditAction.REFUSED, "0" * 64, (("marks", "MẬT"),)))
    database = sqlite3.connect(tmp_path / "thammuu.db")
    with pytest.raises(sqlite3.DatabaseError, match="only ever added"):
        database.execute("DELETE FROM audit")
    database.close()


def test_a_settings_copy_without_the_level_reads_nothing(bench: Workbench) -> None:
    bench.secrecy_allow("mat", *WORDS)
    bench.settings = replace(bench.settings, secrecy="")
    assert statuses(bench, paper(1, "MẬT")) == ["refused"]
