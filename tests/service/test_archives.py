"""A .zip is its members: each has its own fate, its own bytes, and nothing is written to disk on the way."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from pathlib import Path

import pytest

from tests.ingest.files import docx, zipped
from thammuu.ingest.errors import InputError
from thammuu.ingest.readers import Limits
from thammuu.ingest.readers.archive import Budget, leads_outside, open_archive
from thammuu.service.results import FileStatus
from thammuu.service.workbench import Workbench

PLAIN = "TỈNH ỦY SÔNG TRÀ\nSố {}-QĐ/TU\nQUY ĐỊNH\nvề họp báo\n1. Họp báo mỗi quý một lần.\n"


def text(number: int) -> bytes:
    return PLAIN.format(number).encode()


def archive(*members: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members:
            made.writestr(name, data)
    return out.getvalue()


def renamed(data: bytes, old: bytes, new: bytes) -> bytes:
    """Names of one length put for another, as programs write them that know no UTF-8."""
    assert len(old) == len(new)
    return data.replace(old, new)


def test_members_are_files_of_their_own(own_bench: Workbench, tmp_path: Path) -> None:
    word = docx("TỈNH ỦY SÔNG TRÀ", "Số 52-QĐ/TU", "QUY ĐỊNH", "về họp báo", "1. Họp báo mỗi quý một lần.")
    inner = archive(("trong.txt", text(53)))
    path = tmp_path / "gui.zip"
    path.write_bytes(
        archive(("b/c.txt", text(51)), ("b/d.docx", word), ("la.exe", b"MZ"), ("__MACOSX/._x", b""), ("e.zip", inner))
    )
    (tmp_path / "z.txt").write_bytes(text(54))
    before = sorted(tmp_path.rglob("*"))
    report = own_bench.ingest([path, tmp_path / "z.txt"])
    assert [(Path(file.path).relative_to(tmp_path).as_posix(), file.status) for file in report.files] == [
        ("gui.zip/b/c.txt", FileStatus.ADDED),
        ("gui.zip/b/d.docx", FileStatus.ADDED),
        ("gui.zip/la.exe", FileStatus.REFUSED),
        ("gui.zip/e.zip/trong.txt", FileStatus.ADDED),
        ("z.txt", FileStatus.ADDED),
    ]
    assert [Path(name).name for name in report.skipped] == ["._x"]
    document = report.files[1].document
    assert document is not None
    assert own_bench.original(document.record.id) == ("d.docx", word)
    assert [file for file in sorted(tmp_path.rglob("*")) if "home" not in file.parts] == [
        file for file in before if "home" not in file.parts
    ]
    assert {file.status for file in own_bench.ingest([path]).files} == {FileStatus.UNCHANGED, FileStatus.REFUSED}


def test_an_upload_may_be_an_archive(own_bench: Workbench) -> None:
    report = own_bench.upload([("gui.zip", archive(("a.txt", text(61)), ("a.txt.bak", b"x"), ("b.txt", text(62))))])
    assert [(file.path, file.status.value) for file in report.files] == [
        ("gui.zip/a.txt", "added"),
        ("gui.zip/a.txt.bak", "refused"),
        ("gui.zip/b.txt", "added"),
    ]


# Each row: what it shows, the archive's name, its only member.
SECRETS = [
    ("the mark in the archive's name", "KH-15-MAT.zip", "a.txt"),
    ("the mark in a folder of the archive", "gui.zip", "Tối mật/a.txt"),
    ("the mark in the member's name", "gui.zip", "x/Kế hoạch (Mật).txt"),
]


@pytest.mark.parametrize(("name", "member"), [row[1:] for row in SECRETS], ids=[row[0] for row in SECRETS])
def test_marks_in_names_hold_for_members(own_bench: Workbench, name: str, member: str) -> None:
    before = own_bench.store.generation()
    (outcome,) = own_bench.upload([(name, archive((member, text(71))))]).files
    assert outcome.status is FileStatus.REFUSED
    assert "MẬT" in outcome.reason
    assert own_bench.store.generation() == before


def symlink() -> zipfile.ZipInfo:
    info = zipfile.ZipInfo("lien-ket.txt")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


def squeezed() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_BZIP2) as made:
        made.writestr("a.txt", text(1))
    return out.getvalue()


# Each row: what it is, the archive, words of its refusal.
HOSTILE = [
    ("climbs out", archive(("../../etc/a.txt", text(1))), "trỏ ra ngoài"),
    ("absolute", archive(("/tmp/a.txt", text(1))), "trỏ ra ngoài"),
    ("a link", archive((symlink(), b"/etc/passwd")), "symlink"),
    ("a bomb", archive(("a.txt", b"0" * 40_000_000)), "bung ra quá lớn"),
    ("locked", archive(("a.txt", text(1))).replace(b"\x14\0\0\0\x08", b"\x14\0\1\0\x08"), "mật khẩu"),
    ("packed unusually", squeezed(), "kiểu nén"),
    ("damaged", archive(("a.txt", text(1) * 50)).replace(zlib.compress(text(1) * 50)[2:22], b"\xff" * 20), "hỏng"),
]


@pytest.mark.parametrize(("data", "words"), [row[1:] for row in HOSTILE], ids=[row[0] for row in HOSTILE])
def test_hostile_members_are_refused(own_bench: Workbench, data: bytes, words: str) -> None:
    (outcome,) = own_bench.upload([("gui.zip", data)]).files
    assert (outcome.status, words in outcome.reason) == (FileStatus.REFUSED, True), outcome.reason


def test_archives_in_archives_end_somewhere(own_bench: Workbench) -> None:
    data = text(81)
    for depth in range(6):
        data = archive((f"{depth}.zip" if depth else "a.txt", data))
    (outcome,) = own_bench.upload([("gui.zip", data)]).files
    assert outcome.status is FileStatus.REFUSED
    assert "lớp" in outcome.reason


def test_one_budget_for_all_that_is_nested() -> None:
    limits = Limits(max_archive_members=3)
    opened = open_archive(archive(("a.txt", b"1"), ("b.txt", b"2")), limits, Budget.of(limits))
    assert opened is not None
    first, second = opened.members()
    opened.budget.members = 1
    assert first.read() == b"1"
    with pytest.raises(InputError, match="bung ra"):
        second.read()
    with pytest.raises(InputError, match="quá nhiều"):
        open_archive(archive(*((f"{n}.txt", b"") for n in range(4))), limits, Budget.of(limits))


def test_a_directory_larger_than_any_real_one_is_not_even_read() -> None:
    limits = Limits(max_archive_members=2)
    with pytest.raises(InputError, match="quá nhiều"):
        open_archive(archive(*((f"{n}" * 60, b"") for n in range(9))), limits, Budget.of(limits))


# Each row: what wrote it, the raw name of the member, the name shown.
NAMES = [
    ("our own kind: UTF-8 by flag", None, "Báo cáo.txt"),
    ("macOS: UTF-8 without the flag", "Báo cáo.txt".encode(), "Báo cáo.txt"),
    ("Vietnamese Windows", "Báo cáo sô\u0301 5.txt".encode("cp1258"), "Báo cáo số 5.txt"),
    ("old DOS", "résumé.txt".encode("cp437"), "résumé.txt"),
    ("Windows folders", b"a\\b.txt", "a/b.txt"),
]


@pytest.mark.parametrize(("raw", "shown"), [row[1:] for row in NAMES], ids=[row[0] for row in NAMES])
def test_names_in_old_encodings(raw: bytes | None, shown: str) -> None:
    name = raw or shown.encode()
    plain = b"x" * len(name)
    data = archive((shown, b"1")) if raw is None else renamed(archive((plain.decode(), b"1")), plain, name)
    opened = open_archive(data, Limits(), Budget.of(Limits()))
    assert opened is not None
    assert [member.path for member in opened.members()] == [shown]
    opened.close()


def test_two_members_of_one_name_are_both_kept() -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        data = archive(("a.txt", b"1"), ("a.txt", b"2"))
    opened = open_archive(data, Limits(), Budget.of(Limits()))
    assert opened is not None
    assert [(member.path, member.read()) for member in opened.members()] == [("a.txt", b"1"), ("a (2).txt", b"2")]


@pytest.mark.parametrize("name", ["/a", "\\\\may\\a", "C:\\a", "c:a", "a/../../b", "..\\b", "a\0b"])
def test_names_that_lead_outside(name: str) -> None:
    assert leads_outside(name)


@pytest.mark.parametrize("name", ["a", "a/b", "a..b/c", "...", "a\\b"])
def test_names_that_do_not(name: str) -> None:
    assert not leads_outside(name)


def test_an_office_document_is_no_archive() -> None:
    word = docx("Nội dung")
    with_types = archive(("[Content_Types].xml", b"<x/>"), ("word/document.xml", b"<x/>"))
    assert open_archive(with_types, Limits(), Budget.of(Limits())) is None
    assert open_archive(b"PK\x03\x04 and rubbish", Limits(), Budget.of(Limits())) is None
    assert open_archive(word[:50], Limits(), Budget.of(Limits())) is None


def test_a_member_without_a_name_is_a_file_like_others(own_bench: Workbench) -> None:
    # A damaged archive (hostile files, seed 21) had one; ZipInfo.is_dir() ends in an IndexError there.
    data = zipped({"aaaa.txt": "1. Một việc.", "b.txt": "2. Hai việc."})
    nameless = data.replace(b"aaaa.txt", b"\0aaa.txt")  # a name ends at its first zero byte
    statuses = [file.status for file in own_bench.upload([("a.zip", nameless)]).files]
    assert len(statuses) == 2
    assert FileStatus.ADDED in statuses
