"""Facts kept on disk: after whatever is done to store, file or program they are the facts there are, or not used."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from thammuu.index import gathering, program_sum
from thammuu.index.gathering import Gathered, examine_facts, gather
from thammuu.index.kept_facts import NAME, FileState, KeptFacts
from thammuu.index.manifest import FOLDER
from thammuu.index.store import Store
from thammuu.ingest.model import ValidityState
from thammuu.service.knowledge import Knowledge
from thammuu.service.lookup import SearchRequest
from thammuu.service.settings import Settings
from thammuu.service.workbench import Workbench

DAY = dt.date(2026, 11, 22)
HEAD = "TỈNH ỦY SÔNG TRÀ\n*\nSố {number}-QĐ/TU\nSông Trà, ngày {day}\nQUY ĐỊNH\n{title}\n-----\n"
RULES = (
    HEAD.format(number=61, day="05 tháng 3 năm 2024", title="về sinh hoạt của câu lạc bộ đọc sách")
    + "Điều 1. Thời hạn\n1. Gửi báo cáo trong thời hạn 15 ngày.\n2. Giữ nhiệm vụ không quá 24 tháng.\n"
    "Điều 2. Hiệu lực\nQuy định này có hiệu lực từ ngày 01/4/2024.\n"
)
AMENDING = (
    HEAD.format(number=88, day="20 tháng 8 năm 2025", title="sửa đổi, bổ sung Quy định số 61-QĐ/TU ngày 05/3/2024")
    + "Điều 1. Sửa đổi khoản 1 Điều 1 Quy định số 61-QĐ/TU ngày 05/3/2024 của Tỉnh ủy Sông Trà như sau:\n"
    "“1. Gửi báo cáo trong thời hạn 10 ngày.”\n"
    "Điều 2. Hiệu lực\nQuy định này có hiệu lực từ ngày 01/9/2025.\n"
)
REPLACING = (
    HEAD.format(number=95, day="02 tháng 6 năm 2026", title="về phong trào đọc sách")
    + "Điều 1. Phong trào\nMỗi thôn có một câu lạc bộ.\nĐiều 2. Hiệu lực\nQuy định này có hiệu lực từ ngày ký và thay "
    "thế Quy định số 61-QĐ/TU ngày 05/3/2024 của Tỉnh ủy Sông Trà.\nCác quy định trước đây trái với quy định này "
    "đều bị bãi bỏ.\n"
)
CATALOGUE = (
    "Số, ký hiệu;Thể loại;Cơ quan ban hành;Ngày ban hành;Trích yếu;Tình trạng;Bị thay thế bởi;Thay thế\n"
    "61-QĐ/TU;Quy định;Tỉnh ủy Sông Trà;05/3/2024;về câu lạc bộ;bị thay thế;99-QĐ/TU@01/02/2025;\n"
    "99-QĐ/TU;Quy định;Tỉnh ủy Sông Trà;01/02/2025;về việc thử;còn hiệu lực;;61-QĐ/TU@05/3/2024\n"
)


def take(bench: Workbench, *texts: str) -> list[str]:
    files = bench.upload([(f"{text.split('Số ')[1][:2]}.txt", text.encode()) for text in texts]).files
    return [file.document_id or "" for file in files]


def file_of(home: Path) -> Path:
    return home / FOLDER / NAME


def told(found: Gathered) -> tuple[object, ...]:
    """All that answers are made of."""
    known = tuple((each.record, each.row) for each in found.known)
    return found.generation, found.catalogue_generation, known, dict(found.facts.told())


def assert_kept_is_right(home: Path) -> None:
    """A fresh start, the one after it, and one that keeps nothing tell the same."""
    with Store.open(home) as store:
        first, second, anew = gather(store, home), gather(store, home), gather(store)
        assert told(first) == told(anew) == told(second)
        assert (second.resolver is None, anew.resolver is None) == (True, False)
        assert examine_facts(store, home) == (FileState.GOOD, True)


@pytest.fixture
def held(own_bench: Workbench) -> str:
    """A store with rules that are amended; the id of the rules."""
    return take(own_bench, RULES, AMENDING)[0]


def correct(bench: Workbench, held: str) -> None:
    bench.corrections.correct(held, "effective", "01/5/2024", reason="nhầm", by="thử")


def undo(bench: Workbench, held: str) -> None:
    correct(bench, held)
    bench.documents()
    bench.corrections.undo(held, "effective", by="thử")


def rename(bench: Workbench, held: str) -> None:
    bench.corrections.correct(held, "symbol", "62-QĐ/TU", reason="nhầm", by="thử")


def put_row(bench: Workbench, held: str) -> None:
    assert bench.catalogue().import_file("danh-muc.csv", CATALOGUE.encode(), apply=True).applied


def remove_row(bench: Workbench, held: str) -> None:
    put_row(bench, held)
    bench.documents()
    store = bench.store
    assert store.catalogue.remove(store.catalogue.rows()[0].reference)


def read_again(bench: Workbench, held: str) -> None:
    changed = RULES.replace("Quy định này có hiệu lực từ ngày 01/4/2024", "Quy định này có hiệu lực từ ngày 01/6/2024")
    assert take(bench, changed) == [held]


WRITES: tuple[Callable[[Workbench, str], object], ...] = (
    lambda bench, held: take(bench, REPLACING),
    lambda bench, held: bench.store.remove(held),
    read_again,
    correct,
    undo,
    rename,
    put_row,
    remove_row,
    lambda bench, held: bench.reindex(),
    lambda bench, held: bench.reindex(re_embed=True),
)


@pytest.mark.parametrize("write", WRITES)
def test_what_is_kept_is_what_there_is_after_every_kind_of_write(
    own_home: Path, own_bench: Workbench, held: str, write: Callable[[Workbench, str], object]
) -> None:
    assert_kept_is_right(own_home)
    write(own_bench, held)
    views = own_bench.documents(DAY)  # the process that wrote goes on
    assert_kept_is_right(own_home)
    with Workbench.open(Settings(home=own_home)) as fresh:
        assert fresh.documents(DAY) == views


@pytest.mark.parametrize("write", WRITES)
def test_a_write_that_nobody_asked_after_is_seen_by_the_next_start(
    own_home: Path, own_bench: Workbench, held: str, write: Callable[[Workbench, str], object]
) -> None:
    own_bench.documents()
    kept = file_of(own_home).read_bytes()
    write(own_bench, held)
    own_bench.close()
    file_of(own_home).write_bytes(kept)  # as if the writer had been killed before it kept anything
    assert_kept_is_right(own_home)


def test_a_restored_database_counts_on_and_is_told_apart(own_home: Path, own_bench: Workbench, held: str) -> None:
    """Two stores that have changed as often, with other contents: counts alone would take one for the other."""
    own_bench.close()
    database, backup = own_home / "thammuu.db", own_home / "sao-luu.db"
    with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(backup)) as copy:
        source.backup(copy)
    with Workbench.open(Settings(home=own_home)) as bench:
        take(bench, REPLACING)
        count = bench.store.generation()
        assert bench.validity("61-QĐ/TU", as_of=DAY).candidates[0].validity.state is ValidityState.REPLACED
    for left in own_home.glob("thammuu.db-*"):
        left.unlink()
    shutil.move(backup, database)
    with Workbench.open(Settings(home=own_home)) as bench:
        assert bench.document(held, DAY).document.validity.state is ValidityState.AMENDED  # type: ignore[union-attr]
        while bench.store.generation() < count:
            take(bench, RULES.replace("24 tháng", f"{bench.store.generation()} tháng"))
        assert bench.document(held, DAY).document.validity.state is ValidityState.AMENDED  # type: ignore[union-attr]
    assert_kept_is_right(own_home)


def test_a_row_changed_behind_the_programs_back_is_seen(own_home: Path, own_bench: Workbench, held: str) -> None:
    own_bench.documents()
    own_bench.close()
    with closing(sqlite3.connect(own_home / "thammuu.db")) as connection:
        connection.execute("UPDATE documents SET effective = '2027-01-01' WHERE id = ?", (held,))
        connection.execute("UPDATE closing_clauses SET date = '2027-01-01' WHERE document_id = ?", (held,))
        connection.commit()
    with Workbench.open(Settings(home=own_home)) as bench:
        assert bench.document(held, DAY).document.validity.state is ValidityState.NOT_YET  # type: ignore[union-attr]
    assert_kept_is_right(own_home)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE documents SET title = title || '!' WHERE id = (SELECT max(id) FROM documents)",
        "UPDATE closing_clauses SET text = text || '!' WHERE rowid = (SELECT max(rowid) FROM closing_clauses)",
        "UPDATE closing_citations SET date = '2020-02-02' WHERE rowid = (SELECT max(rowid) FROM closing_citations)",
        "UPDATE relations SET sentence = '!' WHERE relation = 'amends'",
        "DELETE FROM relations WHERE relation = 'amends'",
        "UPDATE catalogue_rows SET cells = replace(cells, '2025', '2024')",
        "UPDATE catalogue_rows SET as_of = '2020-02-02'",
    ],
)
@pytest.mark.usefixtures("held")
def test_every_row_that_decides_is_part_of_the_key(own_home: Path, own_bench: Workbench, change: str) -> None:
    put_row(own_bench, "")
    own_bench.documents()
    own_bench.close()
    with closing(sqlite3.connect(own_home / "thammuu.db")) as connection:
        assert connection.execute(change).rowcount > 0
        connection.commit()
    with Store.open(own_home) as store:
        assert examine_facts(store, own_home)[0] is FileState.OTHER


def test_another_process_that_writes_is_seen_by_a_service(own_home: Path, own_bench: Workbench, held: str) -> None:
    assert own_bench.document(held, DAY).document.validity.state is ValidityState.AMENDED  # type: ignore[union-attr]
    paper = own_home.parent / "95.txt"
    paper.write_text(REPLACING, encoding="utf-8")
    environment = {**os.environ, "THAMMUU_HOME": str(own_home)}
    command = [sys.executable, "-m", "thammuu.service.cli", "ingest", str(paper)]
    subprocess.run(command, env=environment, check=True, capture_output=True)
    assert own_bench.document(held, DAY).document.validity.state is ValidityState.REPLACED  # type: ignore[union-attr]
    assert_kept_is_right(own_home)


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def flipped(data: bytes) -> bytes:
    at = data.index("được sửa đổi".encode()) if "được sửa đổi".encode() in data else len(data) - 9
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


TORN: tuple[Callable[[bytes], bytes], ...] = (
    lambda data: b"",
    cut,
    flipped,
    lambda data: data + b"\n",
    lambda data: data.partition(b"\n")[0],
    lambda data: b"\xff" * len(data),
    lambda data: b'{"version": 1, "facts": {}}',
    lambda data: bytes([data[0] ^ 1]) + data[1:],  # the key itself
)


@pytest.mark.parametrize("harm", TORN)
def test_a_torn_file_is_not_used_is_told_and_made_anew(
    own_home: Path, own_bench: Workbench, held: str, harm: Callable[[bytes], bytes]
) -> None:
    before = own_bench.documents(DAY)
    own_bench.close()
    file_of(own_home).write_bytes(harm(file_of(own_home).read_bytes()))
    with Workbench.open(Settings(home=own_home)) as bench:
        assert bench.documents(DAY) == before
        assert bench.document(held, DAY).document.validity.state is ValidityState.AMENDED  # type: ignore[union-attr]
        assert [notice.code for notice in bench.index_notices()] == ["facts_torn"]
        assert "facts_torn" in {each.code for each in bench.search(SearchRequest("câu lạc bộ")).notices}
    assert_kept_is_right(own_home)


@pytest.mark.usefixtures("held")
def test_a_file_from_another_store_is_not_used(
    own_home: Path, own_bench: Workbench, sample_home: Path, held: str
) -> None:
    own_bench.documents()
    shutil.copy(file_of(sample_home), file_of(own_home))
    with Workbench.open(Settings(home=own_home)) as bench:
        assert bench.document(held, DAY).document.validity.state is ValidityState.AMENDED  # type: ignore[union-attr]
        assert bench.index_notices() == ()  # that is how it is after every change
    assert_kept_is_right(own_home)


@pytest.mark.usefixtures("held")
def test_another_program_does_not_use_what_this_one_kept(
    own_home: Path, own_bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    own_bench.documents()
    monkeypatch.setattr(gathering, "program_sum", lambda: "of another release")
    monkeypatch.setattr(gathering, "program_sum_now", lambda: "of another release")
    with Store.open(own_home) as store:
        assert examine_facts(store, own_home)[0] is FileState.OTHER
        assert gather(store, own_home).resolver is not None
        assert gather(store, own_home).resolver is None


@pytest.mark.usefixtures("held")
def test_a_program_that_is_replaced_while_it_runs_keeps_nothing(
    own_home: Path, own_bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    own_bench.close()
    file_of(own_home).unlink()
    monkeypatch.setattr(gathering, "program_sum_now", lambda: "of the next release")
    with Store.open(own_home) as store:
        assert gather(store, own_home).resolver is not None
    assert not file_of(own_home).exists()


def test_every_rule_is_part_of_the_programs_sum(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    top = Path(program_sum.__file__).parent.parent
    for layer in ("ingest", "corpus", "index"):
        shutil.copytree(top / layer, tmp_path / layer, ignore=shutil.ignore_patterns("*.docx", "models", "__pycache__"))
    monkeypatch.setattr(program_sum, "_TOP", tmp_path)
    sums = {program_sum.program_sum_now()}
    for name in ("ingest/citations/relations.py", "corpus/catalogue/central.csv", "index/validity/collect.py"):
        rule = tmp_path / name
        rule.write_bytes(rule.read_bytes() + b"\n")
        sums.add(program_sum.program_sum_now())
    (tmp_path / "index" / "validity" / "new_rule.py").write_text("", encoding="utf-8")
    sums.add(program_sum.program_sum_now())
    assert len(sums) == 5
    assert "" not in sums
    shutil.rmtree(tmp_path / "index")
    shutil.rmtree(tmp_path / "ingest")
    shutil.rmtree(tmp_path / "corpus")
    assert program_sum.program_sum_now() == ""


def test_facts_are_found_where_the_program_cannot_be_summed_up(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file_of(own_home).unlink()
    monkeypatch.setattr(gathering, "program_sum", lambda: "")
    with Store.open(own_home) as store:
        assert gather(store, own_home).resolver is not None
    assert not file_of(own_home).exists()


def test_a_folder_that_cannot_be_written_to_costs_no_answer(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file_of(own_home).unlink()
    file_of(own_home).mkdir()  # nothing can take its place
    with Workbench.open(Settings(home=own_home)) as bench:
        assert bench.documents(DAY)


def test_killed_writers_leave_nothing_for_long(own_home: Path) -> None:
    left = own_home / FOLDER / ".facts-1-1"
    left.write_bytes(b"half")
    file_of(own_home).unlink()
    assert_kept_is_right(own_home)
    assert not left.exists()


def test_many_processes_may_keep_at_once(own_home: Path) -> None:
    """All find the same, and whichever is last leaves a whole file."""
    file_of(own_home).unlink()
    environment = {**os.environ, "THAMMUU_HOME": str(own_home)}
    command = [sys.executable, "-m", "thammuu.service.cli", "documents", "--json"]
    running = [subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) for _ in range(3)]
    answers = {process.communicate()[0] for process in running}
    assert [process.returncode for process in running] == [0, 0, 0]
    assert len(answers) == 1
    assert_kept_is_right(own_home)


def test_a_kept_file_that_lies_is_found_by_the_doctor(own_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whole, with the right key, and wrong: only a fault of the program makes one."""
    monkeypatch.setattr(KeptFacts, "of", classmethod(lambda cls, pairs, *_: cls(pairs, {})))
    file_of(own_home).unlink()
    with Workbench.open(Settings(home=own_home)) as bench:
        bench.documents()
        checks = {check.code: check for check in bench.doctor() if not check.well}
    assert set(checks) == {"facts_wrong"}
    monkeypatch.undo()
    with Workbench.open(Settings(home=own_home)) as bench:
        assert all(check.well for check in bench.reindex())
    assert_kept_is_right(own_home)


def test_what_is_known_says_the_same_of_names_whether_kept_or_found(own_home: Path) -> None:
    from thammuu.index.resolve import Wanted  # noqa: PLC0415

    with Store.open(own_home) as store:
        kept, anew = Knowledge.gather(store, own_home), Knowledge.gather(store)
        wanted = [Wanted(symbol=each.key.symbol) for each in anew.records.values() if each.key.symbol]
        wanted += [Wanted(title=each.title) for each in anew.records.values() if each.title]
        assert kept.records == anew.records
        assert kept.fields == anew.fields
        assert [kept.named(each) for each in wanted] == [anew.named(each) for each in wanted]
