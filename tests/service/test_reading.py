"""A file that hangs, crashes or eats memory costs only itself; no process is left behind."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from thammuu.ingest.errors import DefectError, Fault, InputError, SecrecyRefusal, SetupError
from thammuu.service.reading import Allowance, Job, Parsed, Readers, Unread
from thammuu.service.reading.worker import Worker

STUBBORN = ("-P", "-X", "utf8", str(Path(__file__).with_name("stubborn_child.py")))
MIB = 1024 * 1024
TEXT = "TỈNH ỦY SÔNG TRÀ\nSố 7-QĐ/TU\nQUY ĐỊNH\nvề họp báo\nĐiều 1. Họp báo mỗi quý một lần.".encode()


@pytest.fixture
def stubborn() -> Iterator[Readers]:
    with Readers(1, Allowance(seconds=2.5, seconds_per_mib=0, memory=256 * MIB), STUBBORN) as readers:
        yield readers


def said(readers: Readers, name: str, data: bytes = b"x") -> str:
    found = readers.read(Job(name, data))
    assert isinstance(found, Unread)
    return found.message


@pytest.mark.parametrize("size", [0, 1])
def test_the_document_is_the_same_wherever_it_is_read(size: int) -> None:
    with Readers(size) as readers:
        found = readers.read(Job("a.txt", TEXT))
        refused = readers.read(Job("a.txt", "MẬT\n".encode() + TEXT))
        by_folder = readers.read(Job("a.txt", TEXT, within=("Hồ sơ", "TUYỆT MẬT")))
    assert isinstance(found, Parsed)
    assert [provision.text for provision in found.document().walk()] == ["Điều 1. Họp báo mỗi quý một lần."]
    for answer in (refused, by_folder):
        assert isinstance(answer, Unread)
        assert answer.fault is Fault.INPUT
        assert "họp báo" not in answer.message.lower()


@pytest.mark.parametrize("size", [0, 1])
def test_the_text_alone_is_the_same_wherever_it_is_read(size: int) -> None:
    with Readers(size) as readers:
        assert readers.text(Job("a.txt", TEXT)).text == TEXT.decode()
        for data, error in ((b"", InputError), ("MẬT\n".encode() + TEXT, SecrecyRefusal)):
            with pytest.raises(error) as told:
                readers.text(Job("a.txt", data))
            assert told.value.advice
            assert "họp báo" not in str(told.value).lower()


def test_a_file_that_is_stopped_is_an_error_of_ours(stubborn: Readers) -> None:
    with pytest.raises(DefectError, match="dừng đột ngột"):
        stubborn.text(Job("crash.txt", b"x"))


# Each row: the file, words of its reason.
FATES = [
    ("hang.txt", "quá lâu"),
    ("crash.txt", "dừng đột ngột"),
    ("eat.txt", "quá nhiều bộ nhớ"),
    ("greedy.txt", "quá nhiều bộ nhớ"),
]


@pytest.mark.parametrize(("name", "words"), FATES)
def test_a_bad_file_costs_only_itself(stubborn: Readers, name: str, words: str) -> None:
    assert said(stubborn, "before.txt") == "before.txt 1"
    found = stubborn.read(Job(name, b"x"))
    assert isinstance(found, Unread)
    assert (found.fault, words in found.message) == (Fault.OURS, True)
    assert said(stubborn, "after.txt", b"x" * 3 * MIB) == f"after.txt {3 * MIB}"


def test_a_process_broken_by_the_file_before_is_not_blamed_on_the_next(stubborn: Readers) -> None:
    assert said(stubborn, "poison.txt") == "poison.txt 1"
    assert said(stubborn, "innocent.txt") == "innocent.txt 1"


def test_signs_of_life_give_the_time_anew(stubborn: Readers) -> None:
    assert said(stubborn, "slow.txt") == "slow.txt 1"


def test_programs_a_file_started_end_with_its_process(stubborn: Readers) -> None:
    started = psutil.Process(int(said(stubborn, "start.txt")))
    assert said(stubborn, "after.txt") == "after.txt 1"
    stubborn.close()
    assert_ends(lambda: not started.is_running() or started.status() == psutil.STATUS_ZOMBIE)


def test_closing_ends_a_file_that_is_being_read(stubborn: Readers) -> None:
    done: list[object] = []
    thread = threading.Thread(target=lambda: done.append(stubborn.read(Job("hang.txt", b"x"))))
    thread.start()
    assert_ends(lambda: bool(stubborn._busy))
    stubborn.close()
    thread.join(5)
    assert len(done) == 1


def test_a_process_that_does_not_come_up_is_a_setup_problem() -> None:
    with (
        Readers(1, program=("-c", "raise SystemExit(1)")) as readers,
        pytest.raises(SetupError, match="THAMMUU_WORKERS"),
    ):
        readers.read(Job("a.txt", TEXT))


def test_large_files_get_more_time() -> None:
    allowance = Allowance(seconds=10, seconds_per_mib=5)
    assert (allowance.time_for(0), allowance.time_for(4 * MIB)) == (10, 30)


def test_a_process_grown_large_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Worker, "memory", lambda self, **_: 1 << 40)
    with Readers(1, program=STUBBORN) as readers:
        said(readers, "a.txt")
        assert readers._idle == []


def assert_ends(condition: Callable[[], bool]) -> None:
    until = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.02)
