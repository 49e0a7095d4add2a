"""What a person is told of a conversion."""

from __future__ import annotations

from collections.abc import Iterator

from thammuu.ingest.charsets.names import SHOWN, Charset
from thammuu.ingest.charsets.report import Conversion
from thammuu.ingest.model import Notice


def notices(conversion: Conversion) -> Iterator[Notice]:
    """The notices of a conversion, none when all was Unicode; never a word of the text."""
    old = [charset for charset, _ in conversion.letters if charset is not Charset.UNICODE]
    if old:
        names = " và ".join(SHOWN[charset] for charset in old)
        yield Notice("old-encoding", f"Tệp dùng bảng mã {names}; đã chuyển sang Unicode, nên đối chiếu bản gốc.")
    if lost := sum(loss.count for loss in conversion.losses):
        message = f"{lost} ký tự không có trong bảng mã nên giữ nguyên; lệnh convert --json liệt kê từng ký tự."
        yield Notice("encoding-loss", message)
