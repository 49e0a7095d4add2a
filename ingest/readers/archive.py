"""Archives (.zip): their members, one by one in memory, with bounds and without ever writing one to disk.

Every member is a file of its own, with its own fate. Bounds: `Limits.max_archive_*`, and for one member those of any
file and the ratio of packed to unpacked. A member whose name leads out of the archive, that is a link, encrypted or
packed in an unusual way is refused by itself; the others are read.
"""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from thammuu.ingest.errors import InputError
from thammuu.ingest.folding import clean
from thammuu.ingest.readers.limits import Limits
from thammuu.ingest.syllables import is_syllable

_LOCAL, _END = b"PK\x03\x04", b"PK\x05\x06"
_END_RECORD = struct.Struct("<4s4H2LH")  # its sixth value is the size of the directory in bytes
_TAIL = 65_535 + _END_RECORD.size  # the record is followed by a comment of at most 64 KiB
_ENTRY = 320  # bytes of the directory a member may take on average: 46, its name, extra fields
# Beginnings of members that tell that a ZIP is one document (OOXML, OpenDocument, EPUB) and no archive of files.
_PACKAGE_MARKS = ("[content_types].xml", "mimetype", "meta-inf/", "word/document", "xl/workbook", "ppt/presentation")
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_SMALL = 1024 * 1024  # a member this small is harmless at any ratio
_UTF8_FLAG, _ENCRYPTED_FLAG = 0x800, 0x1
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, NotImplementedError)
_NEW_SAVE = "Giải nén rồi nạp từng tệp bên trong."


@dataclass(slots=True)
class Budget:
    """What all archives met in one file on disk may still give: members and unpacked bytes."""

    members: int
    unpacked: int
    depth: int = 0

    @classmethod
    def of(cls, limits: Limits) -> Budget:
        """The whole budget of `limits`."""
        return cls(limits.max_archive_members, limits.max_archive_unpacked)


@dataclass(frozen=True, slots=True)
class Member:
    """One file in an archive: its path with "/" between folders, as people are shown it, and its unpacked size."""

    path: str
    size: int
    archive: Archive
    info: zipfile.ZipInfo

    def read(self) -> bytes:
        """The member's bytes. Raises InputError when it must not or cannot be unpacked."""
        return self.archive.unpack(self.info)


@dataclass(frozen=True, slots=True)
class Archive:
    """An open .zip; `members` in the order in which it lists them. To be closed."""

    file: zipfile.ZipFile
    stream: BinaryIO
    limits: Limits
    budget: Budget = field(repr=False)

    def members(self) -> Iterator[Member]:
        """Every file in it, folders left out; two members of one name both come, the second as "name (2)"."""
        seen: dict[str, int] = {}
        for info in self.file.infolist():
            if info.filename.endswith("/"):  # ZipInfo.is_dir() breaks on a member without a name
                continue
            path = shown_name(info)
            seen[path] = seen.get(path, 0) + 1
            yield Member(path if seen[path] == 1 else _numbered(path, seen[path]), info.file_size, self, info)

    def unpack(self, info: zipfile.ZipInfo) -> bytes:
        """See `Member.read`."""
        if problem := _objection(info):
            raise problem
        self.budget.members -= 1
        self.budget.unpacked -= info.file_size
        swollen = info.file_size > max(_SMALL, info.compress_size * self.limits.max_ratio)
        if swollen or self.budget.members < 0 or self.budget.unpacked < 0:
            raise _bomb()
        if info.file_size > self.limits.max_bytes:
            raise InputError(f"Tệp quá lớn (giới hạn {self.limits.max_bytes // (1024 * 1024)} MB).", "Tách nhỏ tệp.")
        try:
            with self.file.open(info) as stream:  # never gives more than the declared size; a wrong one fails the CRC
                return stream.read(info.file_size + 1)
        except _FAULTS as problem:
            raise InputError("Tệp này trong tệp nén bị hỏng.", "Xin lại tệp gốc hoặc nén lại rồi nạp.") from problem

    def close(self) -> None:
        """Let go of the file."""
        self.file.close()
        self.stream.close()  # the ZIP closes only what it opened itself


def open_archive(source: Path | bytes, limits: Limits, budget: Budget) -> Archive | None:
    """The archive `source` is; None when it is something else, or so damaged that nobody can tell.

    Raises InputError for an archive that is too large, lists too many members, or is nested too deep.
    """
    stream: BinaryIO = io.BytesIO(source) if isinstance(source, bytes) else source.open("rb")
    try:
        found = _opened(stream, limits)
        if found is None:
            stream.close()
            return None
    except InputError:
        stream.close()
        raise
    if budget.depth >= limits.max_archive_depth:
        raise InputError(f"Tệp nén nằm trong tệp nén quá {limits.max_archive_depth} lớp nên không đọc tiếp.", _NEW_SAVE)
    if _length(stream) > limits.max_archive_bytes or len(found.infolist()) > budget.members:
        raise _crowded()
    return Archive(found, stream, limits, budget)


def _opened(stream: BinaryIO, limits: Limits) -> zipfile.ZipFile | None:
    if stream.read(4) not in {_LOCAL, _END}:
        return None
    size = _length(stream)
    stream.seek(max(0, size - _TAIL))
    tail = stream.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) - at < _END_RECORD.size:
        return None
    if _END_RECORD.unpack_from(tail, at)[5] > limits.max_archive_members * _ENTRY:
        raise _crowded()  # before the directory is read: a million entries take a gigabyte of memory
    stream.seek(0)
    try:
        found = zipfile.ZipFile(stream)
    except _FAULTS:
        return None
    return None if any(name.lower().startswith(_PACKAGE_MARKS) for name in found.namelist()) else found


def _length(stream: BinaryIO) -> int:
    return stream.seek(0, io.SEEK_END)


def _objection(info: zipfile.ZipInfo) -> InputError | None:
    if stat.S_ISLNK(info.external_attr >> 16):
        return InputError("Đây là liên kết (symlink) trong tệp nén, không phải tệp.", "Nạp chính tệp được trỏ tới.")
    if info.flag_bits & _ENCRYPTED_FLAG:
        return InputError("Tệp nén được đặt mật khẩu nên không đọc được.", "Giải nén bằng mật khẩu rồi nạp các tệp.")
    if leads_outside(_true_name(info)):
        return InputError("Tên tệp trong tệp nén trỏ ra ngoài tệp nén, có thể là tệp độc hại.", "Hỏi lại nơi gửi.")
    if info.compress_type not in _METHODS:
        return InputError("Tệp nén dùng kiểu nén ít gặp, chưa đọc được.", _NEW_SAVE)
    return None


def leads_outside(name: str) -> bool:
    """Whether a member's name is absolute or climbs out of the archive, in the manner of any system."""
    name = name.replace("\\", "/")
    return name.startswith("/") or name[1:2] == ":" or ".." in name.split("/") or "\x00" in name


def shown_name(info: zipfile.ZipInfo) -> str:
    """The member's path for people: true letters, "/" between folders, nothing that steers a terminal."""
    parts = _true_name(info).replace("\\", "/").split("/")
    shown = "/".join(part for part in parts if part not in {"", ".", ".."})
    return "".join(char if char.isprintable() else "\ufffd" for char in clean(shown)) or "?"


def _true_name(info: zipfile.ZipInfo) -> str:
    """The name in the letters it was written in.

    ZIP knows UTF-8 (by flag) and the IBM code page 437. Windows in Vietnamese writes its own code page 1258 without a
    word about it, macOS writes UTF-8 without the flag: both come out as "Bß║»o c├ío" when taken for 437.
    """
    if info.flag_bits & _UTF8_FLAG or info.orig_filename.isascii():
        return info.orig_filename
    try:
        raw = info.orig_filename.encode("cp437")
    except UnicodeEncodeError:
        return info.orig_filename
    readings = [info.orig_filename]
    for encoding in ("utf-8", "cp1258"):
        try:
            readings.append(raw.decode(encoding))
        except UnicodeDecodeError:
            continue
        if encoding == "utf-8":
            return readings[-1]  # bytes that are UTF-8 by chance are as good as never met
    return max(readings, key=_syllables)


def _syllables(name: str) -> int:
    """How many words of `name` are Vietnamese with a mark; words without one are the same in every encoding."""
    words = "".join(char if char.isalpha() else " " for char in clean(name)).split()
    return sum(not word.isascii() and is_syllable(word) for word in words)


def _numbered(path: str, number: int) -> str:
    pure = PurePosixPath(path)
    return str(pure.with_name(f"{pure.stem} ({number}){pure.suffix}"))


def _crowded() -> InputError:
    return InputError("Tệp nén quá lớn hoặc chứa quá nhiều tệp.", "Giải nén ra thư mục rồi nạp thư mục đó.")


def _bomb() -> InputError:
    return InputError(
        "Tệp nén bung ra quá lớn so với kích thước của nó, có thể là tệp độc hại.",
        "Không mở tệp này; hỏi lại nơi gửi. Nếu chắc chắn là tệp thật, hãy giải nén ra thư mục rồi nạp thư mục đó.",
    )
