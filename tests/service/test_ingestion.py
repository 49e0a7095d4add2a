"""Every file has a fate with a reason, and one bad file never stops the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from thammuu.ingest.errors import InputError
from thammuu.service.lookup import SearchRequest
from thammuu.service.results import FileStatus, IngestStep
from thammuu.service.settings import Settings
from thammuu.service.walking import walk
from thammuu.service.workbench import Workbench

PLAIN = """TỈNH ỦY SÔNG TRÀ
*
ĐẢNG CỘNG SẢN VIỆT NAM
Số 77-QĐ/TU
Sông Trà, ngày 01 tháng 9 năm 2026
QUY ĐỊNH
về họp báo
1. Ban Tổ chức Tỉnh ủy họp báo mỗi quý một lần.
2. Văn phòng Tỉnh ủy chuẩn bị tài liệu.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "van-ban"
    (root / "con" / ".an").mkdir(parents=True)
    (root / "b.txt").write_text(PLAIN, encoding="utf-8")
    (root / "a.docx").write_bytes(b"not a word file")
    (root / "con" / "c.xyz").write_bytes(b"\0\1")
    (root / "~$b.docx").write_bytes(b"lock")
    (root / ".hidden.txt").write_text("x", encoding="utf-8")
    (root / "con" / ".an" / "d.txt").write_text("x", encoding="utf-8")
    return root


def walked(folder: Path) -> list[Path]:
    return [file.path for file in walk([folder]).files]


def test_walk_is_sorted_and_tells_what_it_passes_over(folder: Path) -> None:
    found = walk([folder, folder / "b.txt"])
    assert [file.path.name for file in found.files] == ["a.docx", "b.txt", "c.xyz"]
    assert sorted(Path(path).name for path in found.skipped) == [".hidden.txt", "~$b.docx"]


def test_a_path_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="khong-co"):
        walk([tmp_path / "khong-co"])


def test_each_file_has_its_fate(own_bench: Workbench, folder: Path) -> None:
    seen: list[IngestStep] = []
    report = own_bench.ingest([folder], progress=seen.append)
    fates = {Path(file.path).name: file for file in report.files}
    assert {name: file.status for name, file in fates.items()} == {
        "a.docx": FileStatus.REFUSED,
        "b.txt": FileStatus.ADDED,
        "c.xyz": FileStatus.REFUSED,
    }
    assert [(step.done, step.files, step.last.status) for step in seen] == [
        (1, 3, "refused"),
        (2, 3, "added"),
        (3, 3, "refused"),
    ]
    assert seen[-1].read_bytes == seen[-1].all_bytes == sum(path.stat().st_size for path in walked(folder))
    assert seen[-1].left_s == 0
    assert all(file.reason for file in report.files if file.status is FileStatus.REFUSED)
    added = fates["b.txt"]
    assert added.document is not None
    assert (added.document.record.key.symbol, added.provisions) == ("77-QĐ/TU", 2)


def test_what_was_added_is_found_at_once(own_bench: Workbench, folder: Path) -> None:
    own_bench.ingest([folder / "b.txt"])
    hits = own_bench.search(SearchRequest("họp báo mỗi quý")).hits
    assert hits[0].document.record.key.symbol == "77-QĐ/TU"


def test_again_changes_nothing_unless_forced(own_bench: Workbench, folder: Path) -> None:
    statuses = [
        own_bench.ingest([folder / "b.txt"], force=force).files[0].status for force in (False, False, True, False)
    ]
    assert statuses == ["added", "unchanged", "updated", "unchanged"]


def test_a_changed_file_replaces_its_document(own_bench: Workbench, folder: Path) -> None:
    own_bench.ingest([folder / "b.txt"])
    (folder / "b.txt").write_text(PLAIN.replace("mỗi quý", "mỗi tháng"), encoding="utf-8")
    assert own_bench.ingest([folder / "b.txt"]).files[0].status is FileStatus.UPDATED
    shown = own_bench.show("77-QĐ/TU mục 1")
    assert shown.provision is not None
    assert "mỗi tháng" in shown.provision.record.text


def test_a_secret_file_leaves_no_trace(own_bench: Workbench) -> None:
    before = own_bench.store.generation()
    secret = PLAIN.replace("Số 77-QĐ/TU", "Số 77-QĐ/TU\nTUYỆT MẬT")
    outcome = own_bench.upload([("bao-cao.txt", secret.encode())]).files[0]
    assert outcome.status is FileStatus.REFUSED
    assert "họp báo" not in outcome.reason
    assert own_bench.store.generation() == before


def test_a_defect_in_reading_fails_one_file_and_names_no_text(
    own_home: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_source: object) -> object:
        raise RuntimeError("họp báo mỗi quý")

    monkeypatch.setattr("thammuu.ingest.parse", broken)
    with Workbench(Settings(own_home, workers=0)) as bench:
        outcome = bench.ingest([folder / "b.txt"]).files[0]
    assert outcome.status is FileStatus.FAILED
    assert "RuntimeError" in outcome.reason
    assert "họp báo" not in outcome.reason


def test_a_file_that_changes_a_document_back_within_one_run(own_bench: Workbench, folder: Path) -> None:
    """The store holds the last file's bytes when the run begins, but no more when its turn comes."""
    for place in ("x", "y"):
        (folder / place).mkdir()
    old, new = folder / "y" / "b.txt", folder / "x" / "b.txt"
    old.write_text(PLAIN, encoding="utf-8")
    new.write_text(PLAIN.replace("mỗi quý", "mỗi tháng"), encoding="utf-8")
    own_bench.ingest([old])
    assert [file.status for file in own_bench.ingest([new, old]).files] == ["updated", "updated"]
    shown = own_bench.show("77-QĐ/TU mục 1")
    assert shown.provision is not None
    assert "mỗi quý" in shown.provision.record.text


def test_one_process_or_none_or_many_make_the_same_store(tmp_path: Path, folder: Path) -> None:
    """Ids, order and outcomes do not depend on who was faster."""
    for number in range(12):
        text = PLAIN.replace("77-QĐ/TU", f"{number % 5}-QĐ/TU").replace("mỗi quý", f"mỗi quý lần {number}")
        (folder / f"t{number:02}.txt").write_text(text, encoding="utf-8")
    seen = []
    for workers in (0, 1, 3):
        with Workbench(Settings(tmp_path / str(workers), workers=workers)) as bench:
            report = bench.ingest([folder])
            fates = [(file.path, file.status, file.document_id, file.provisions) for file in report.files]
            seen.append((fates, bench.store.stamps(), bench.store.documents()))
    assert seen[0] == seen[1] == seen[2]
