"""A ZIP of XML parts (.docx, .odt, .xlsx), opened with bounds so that no zip bomb or hostile XML gets through."""

from __future__ import annotations

import io
import zipfile
import zlib

from lxml import etree

from thammuu.ingest.errors import InputError
from thammuu.ingest.readers.limits import Limits

_SMALL = 1024 * 1024  # a part this small is harmless at any ratio: empty styles pack 1:300


class ZipPackage:
    """Read access to the parts of one package. Every method raises InputError for a damaged or hostile one.

    `suffix` is the file type as messages name it (".docx"), `program` the one that mends such a file.
    """

    def __init__(self, data: bytes, limits: Limits, suffix: str, program: str = "Word hoặc LibreOffice") -> None:
        self._limits = limits
        self._suffix, self._program = suffix, program
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, RuntimeError) as problem:
            raise self.damaged() from problem
        self._infos = {info.filename: info for info in self._zip.infolist()}
        self._spent = 0
        if len(self._zip.infolist()) > limits.max_members:
            raise self._bomb()

    def names(self, start: str = "") -> tuple[str, ...]:
        """The parts whose name starts with `start`, sorted."""
        return tuple(sorted(name for name in self._infos if name.startswith(start)))

    def xml(self, name: str) -> etree._Element | None:
        """The root element of a part, None when the package has no such part."""
        if name not in self._infos:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            root = etree.fromstring(self.bytes(name), parser)
        except (etree.XMLSyntaxError, ValueError) as problem:
            raise self.damaged() from problem
        if root.getroottree().docinfo.internalDTD is not None:  # an office file never has one; entity bombs do
            raise self.damaged()
        return root

    def bytes(self, name: str) -> bytes:
        """The unpacked bytes of a part that exists; what all calls unpack together is bounded."""
        info = self._infos[name]
        self._spent += info.file_size
        swollen = info.file_size > max(_SMALL, info.compress_size * self._limits.max_ratio)
        if swollen or self._spent > self._limits.max_uncompressed_bytes:
            raise self._bomb()
        if info.flag_bits & 1:
            raise InputError("Tệp được đặt mật khẩu nên không đọc được.", "Bỏ mật khẩu rồi lưu lại.")
        try:
            with self._zip.open(info) as stream:  # never gives more than the declared size; a wrong one fails the CRC
                return stream.read(info.file_size + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError) as problem:
            raise self.damaged() from problem

    def damaged(self) -> InputError:
        """The error for a package that is not whole."""
        return InputError(
            f"Tệp {self._suffix} bị hỏng hoặc chép chưa đủ.",
            f"Mở bằng {self._program} để sửa, lưu lại thành {self._suffix} rồi nạp lại.",
        )

    def _bomb(self) -> InputError:
        return InputError(
            f"Tệp {self._suffix} bung ra quá lớn so với kích thước của nó, có thể là tệp độc hại.",
            f"Không mở tệp này; hỏi lại nơi gửi. Nếu chắc chắn là văn bản thật, mở bằng {self._program} rồi lưu lại.",
        )
