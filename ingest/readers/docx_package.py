"""The .docx package: its XML parts, opened with bounds so that no zip bomb or hostile XML gets through."""

from __future__ import annotations

import io
import zipfile
import zlib

from lxml import etree

from thammuu.ingest.errors import InputError
from thammuu.ingest.readers.limits import Limits

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
V = "urn:schemas-microsoft-com:vml"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_STRICT_W = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_STRICT_M = b"http://purl.oclc.org/ooxml/officeDocument/math"
_SMALL = 1024 * 1024  # a part this small is harmless at any ratio: empty styles pack 1:300


def w(tag: str) -> str:
    """The full name of a WordprocessingML element or attribute."""
    return f"{{{W}}}{tag}"


class Package:
    """Read access to the parts of one .docx. Every method raises InputError for a damaged or hostile package."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._limits = limits
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, RuntimeError) as problem:
            raise _damaged() from problem
        self._infos = {info.filename: info for info in self._zip.infolist()}
        self._spent = 0
        if len(self._zip.infolist()) > limits.max_members:
            raise _bomb()

    def names(self, start: str) -> tuple[str, ...]:
        """The parts whose name starts with `start`, sorted."""
        return tuple(sorted(name for name in self._infos if name.startswith(start)))

    def xml(self, name: str) -> etree._Element | None:
        """The root element of a part, None when the package has no such part."""
        if name not in self._infos:
            return None
        # Word's "Strict Open XML" differs in namespaces only.
        data = self._bytes(name).replace(_STRICT_W, W.encode()).replace(_STRICT_M, M.encode())
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as problem:
            raise _damaged() from problem
        if root.getroottree().docinfo.internalDTD is not None:  # a Word file never has one; entity bombs do
            raise _damaged()
        return root

    def _bytes(self, name: str) -> bytes:
        info = self._infos[name]
        self._spent += info.file_size
        swollen = info.file_size > max(_SMALL, info.compress_size * self._limits.max_ratio)
        if swollen or self._spent > self._limits.max_uncompressed_bytes:
            raise _bomb()
        if info.flag_bits & 1:
            raise InputError("Tệp được đặt mật khẩu nên không đọc được.", "Bỏ mật khẩu rồi lưu lại.")
        try:
            with self._zip.open(info) as stream:  # never gives more than the declared size; a wrong one fails the CRC
                return stream.read(info.file_size + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError) as problem:
            raise _damaged() from problem


def _damaged() -> InputError:
    return InputError(
        "Tệp .docx bị hỏng hoặc chép chưa đủ.", "Mở bằng Word hoặc LibreOffice để sửa, lưu lại thành .docx rồi nạp lại."
    )


def _bomb() -> InputError:
    return InputError(
        "Tệp .docx bung ra quá lớn so với kích thước của nó, có thể là tệp độc hại.",
        "Không mở tệp này; hỏi lại nơi gửi. Nếu chắc chắn là văn bản thật, mở bằng Word rồi lưu lại.",
    )
