"""The files as they came, kept under the SHA-256 of their bytes: `files/ab/abcdef…`."""

from __future__ import annotations

import errno
import hashlib
import os
import tempfile
from pathlib import Path
from typing import Protocol

from thammuu.ingest.errors import DefectError, SetupError


class Originals(Protocol):
    """Where original files are kept; all arguments and results are whole files and hex SHA-256 sums."""

    def save(self, data: bytes) -> str:
        """Keep `data` and return its SHA-256."""

    def load(self, sha256: str) -> bytes:
        """The file with this sum; DefectError if it is missing or its bytes have changed."""

    def discard(self, sha256: str) -> None:
        """Forget the file; nothing happens if it is not there."""

    def sums(self) -> frozenset[str]:
        """The names of all files kept, unread: a file may no longer have the sum it is named by."""


class FolderOriginals:
    """Originals on disk. A file appears under its name only when all its bytes are on the disk."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def _path(self, sha256: str) -> Path:
        return self._folder / sha256[:2] / sha256

    def save(self, data: bytes) -> str:
        """Keep `data`; raises SetupError when the folder cannot be written."""
        sha256 = hashlib.sha256(data).hexdigest()
        path = self._path(sha256)
        if path.exists() and path.stat().st_size == len(data):
            return sha256
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            _write_whole(path, data)
        except OSError as error:
            raise SetupError(
                f"Không ghi được bản gốc vào thư mục {self._folder}: {_reason(error)}.",
                "Hãy kiểm tra quyền ghi và dung lượng đĩa còn trống.",
            ) from error
        return sha256

    def load(self, sha256: str) -> bytes:
        """The bytes, checked against their sum."""
        try:
            data = self._path(sha256).read_bytes()
        except FileNotFoundError:
            raise DefectError(
                f"Kho thiếu bản gốc {sha256[:12]}….", "Hãy nạp lại tệp hoặc khôi phục từ bản sao lưu."
            ) from None
        return _checked(data, sha256)

    def discard(self, sha256: str) -> None:
        """Delete the file."""
        self._path(sha256).unlink(missing_ok=True)

    def sums(self) -> frozenset[str]:
        """The names in the folder; half-written files of killed processes among them."""
        return frozenset(path.name for path in self._folder.glob("*/*") if path.is_file())


class MemoryOriginals:
    """Originals that end with the process."""

    def __init__(self) -> None:
        self._files: dict[str, bytes] = {}

    def save(self, data: bytes) -> str:
        """Keep `data`."""
        sha256 = hashlib.sha256(data).hexdigest()
        self._files[sha256] = data
        return sha256

    def load(self, sha256: str) -> bytes:
        """The bytes."""
        if sha256 not in self._files:
            raise DefectError(f"Kho thiếu bản gốc {sha256[:12]}….")
        return self._files[sha256]

    def discard(self, sha256: str) -> None:
        """Forget the file."""
        self._files.pop(sha256, None)

    def sums(self) -> frozenset[str]:
        """The keys."""
        return frozenset(self._files)


def _reason(error: OSError) -> str:
    return "ổ đĩa đã đầy" if error.errno in {errno.ENOSPC, errno.EDQUOT} else str(error.strerror)


def _checked(data: bytes, sha256: str) -> bytes:
    if hashlib.sha256(data).hexdigest() != sha256:
        raise DefectError(
            f"Bản gốc {sha256[:12]}… trong kho đã bị thay đổi hoặc hỏng.",
            "Hãy nạp lại tệp hoặc khôi phục từ bản sao lưu.",
        )
    return data


def _write_whole(path: Path, data: bytes) -> None:
    """Write to a temporary neighbour, flush to the disk, rename: a killed process leaves no half file under `path`."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".part-")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
