"""Files that commands read and write: whole or not at all, with a message that says what to do."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from thammuu.ingest.errors import InputError


def read_text(path: Path, what: str) -> str:
    """The text of a file in UTF-8, "-" for standard input; InputError naming `what` it should have been."""
    try:
        return sys.stdin.read() if str(path) == "-" else path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"Không đọc được {what} “{path}”.", "Tệp phải là chữ thuần, mã hóa UTF-8.") from error


def write_whole(path: Path, data: bytes) -> None:
    """Put the whole file in its place at once: who looks at `path` sees the old file or the new one, never a half."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        temporary.write_bytes(data)
        temporary.replace(path)
    except OSError as error:
        raise InputError(
            f"Không ghi được “{path}”.", "Kiểm tra thư mục và quyền ghi; đóng tệp nếu đang mở trong Word."
        ) from error
    finally:
        temporary.unlink(missing_ok=True)
