"""The table of readers and the one way from a file to a `SourceText`."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from thammuu.ingest.errors import InputError, SecrecyRefusal, SetupError, ThammuuError
from thammuu.ingest.model import SourceText
from thammuu.ingest.readers.base import Enclosed, Reader, build_source
from thammuu.ingest.readers.doc import DocReader
from thammuu.ingest.readers.docx import DocxReader
from thammuu.ingest.readers.html import HtmlReader
from thammuu.ingest.readers.image import ImageReader
from thammuu.ingest.readers.limits import Limits
from thammuu.ingest.readers.odt import OdtReader
from thammuu.ingest.readers.ole_objects import unwrapped
from thammuu.ingest.readers.pdf import PdfReader
from thammuu.ingest.readers.plain import PlainReader
from thammuu.ingest.readers.ppt import PptReader
from thammuu.ingest.readers.rtf import RtfReader
from thammuu.ingest.readers.sniff import READ_SUFFIXES, format_of
from thammuu.ingest.readers.xls import XlsReader
from thammuu.ingest.readers.xlsx import XlsxReader
from thammuu.ingest.secrecy import MarkPlace, SecrecyKind, SecrecyMark, find_marks, let_in, marks_in_names, refuse

READERS: tuple[Reader, ...] = (
    DocxReader(),
    DocReader(),
    RtfReader(),
    PptReader(),
    OdtReader(),
    PdfReader(),
    XlsxReader(),
    XlsReader(),
    HtmlReader(),
    PlainReader(),
    ImageReader(),
)
DEFAULT_LIMITS = Limits()
_BY_FORMAT = {name: reader for reader in READERS for name in reader.formats}


def readable_suffixes() -> tuple[str, ...]:
    """The file name endings worth trying, lower case with the dot; content decides in the end."""
    return READ_SUFFIXES


def read_bytes(
    data: bytes,
    name: str,
    limits: Limits = DEFAULT_LIMITS,
    within: tuple[str, ...] = (),
    clearance: SecrecyKind | None = None,
) -> SourceText:
    """The text of a file given as bytes. `name` is its file name without folders, which are named in `within`.

    `clearance` is the highest level this machine is approved for, None where it is for none. Raises InputError for what
    cannot be read and SecrecyRefusal (an InputError) for what must not be.
    """
    return _read(_File(data, name, within), limits, clearance)


@dataclass(frozen=True, slots=True)
class _File:
    """A file to read; `depth` counts the files it lies in."""

    data: bytes
    name: str
    within: tuple[str, ...] = ()
    depth: int = 0


def _read(file: _File, limits: Limits, clearance: SecrecyKind | None) -> SourceText:
    data, name, within = file.data, file.name, file.within
    if len(data) > limits.max_bytes:
        raise _too_large(limits)
    # Names come first: a reader may have to hand a file to another program, which reads it from disk.
    refuse(marks_in_names(name, within), clearance)
    reading = _BY_FORMAT[format_of(data, name)].read(data, name, limits)
    source = build_source(reading, name, data)
    # The guard comes before every other judgement: "no text found" about a secret file would already tell something.
    inside = (mark for enclosed in reading.enclosed for mark in _marks_inside(enclosed, limits, file.depth + 1))
    marks = tuple(dict.fromkeys((*find_marks(source, reading.asides, within), *inside)))
    refuse(marks, clearance)
    if not source.text:
        raise InputError("Tệp không có chữ nào để đọc.", "Kiểm tra lại nội dung tệp.")
    if len(source.text) > limits.max_characters:
        raise _too_large(limits)
    return let_in(source, marks)


def _marks_inside(enclosed: Enclosed, limits: Limits, depth: int) -> Iterator[SecrecyMark]:
    """The marks of a file kept inside another: the original of the outer one holds it too.

    Raises InputError for files nested deeper than the limit: what lies below could bear a mark nobody saw.
    """
    if depth > limits.max_enclosed_depth:
        raise _TooDeepError(
            "Tệp chứa quá nhiều lớp tệp nhúng lồng nhau nên không kiểm tra hết được dấu độ mật.",
            "Bỏ các tệp nhúng bên trong, lưu lại rồi nạp lại.",
        )
    enclosed = unwrapped(enclosed, limits)
    try:
        _read(_File(enclosed.data, enclosed.name, depth=depth), limits, None)
    except _TooDeepError:
        raise
    except SecrecyRefusal as refusal:
        yield from (SecrecyMark(SecrecyKind(kind), MarkPlace.ENCLOSED) for kind in refusal.marks)
    except ThammuuError:
        return  # what cannot be read is no document; it is not read either way


def read_file(path: Path, limits: Limits = DEFAULT_LIMITS) -> SourceText:
    """The text of the regular file at `path`. Raises what `file_bytes` and `read_bytes` raise."""
    return read_bytes(file_bytes(path, limits), path.name, limits, path.absolute().parent.parts[1:])


def file_bytes(path: Path, limits: Limits = DEFAULT_LIMITS) -> bytes:
    """The bytes of the regular file at `path`, never more than the limit and one.

    Links are refused, so that a folder walk never leaves its folder. Raises InputError, or SetupError without rights.
    """
    if path.is_symlink():
        raise InputError("Đây là liên kết (symlink), không phải tệp.", "Nạp chính tệp mà liên kết trỏ tới.")
    if path.is_dir():
        raise InputError("Đây là thư mục, không phải tệp.", "Chọn một tệp bên trong thư mục.")
    if not path.is_file():
        raise InputError("Không có tệp này.", "Kiểm tra lại đường dẫn.")
    try:
        with path.open("rb") as stream:
            return stream.read(limits.max_bytes + 1)
    except OSError as problem:
        raise _unreadable(problem) from problem


class _TooDeepError(InputError):
    """Files in files in files, past the limit."""


def _too_large(limits: Limits) -> InputError:
    return InputError(
        f"Tệp quá lớn (giới hạn {limits.max_bytes // (1024 * 1024)} MB).",
        "Tách tệp thành nhiều phần, hoặc bỏ ảnh không cần thiết rồi lưu lại.",
    )


def _unreadable(problem: OSError) -> InputError | SetupError:
    if problem.errno in {errno.EACCES, errno.EPERM}:
        return SetupError("Không có quyền đọc tệp.", "Cấp quyền đọc tệp cho người chạy chương trình.")
    return InputError("Không đọc được tệp từ ổ đĩa.", "Chép tệp sang nơi khác rồi thử lại.")
