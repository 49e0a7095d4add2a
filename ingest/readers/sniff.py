"""What a file is by its content, and the errors for what is not read. The name decides only between texts."""

from __future__ import annotations

import io
import re
from pathlib import PurePath

from thammuu.ingest.errors import InputError

_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_RTF = b"{\\rtf"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_AS = "Mở tệp bằng Word hoặc LibreOffice, lưu thành .docx rồi nạp lại."

# First bytes -> what the file is, for formats that are refused by name. Sources: the formats' own specifications.
_FOREIGN = (
    (b"GIF8", "tệp ảnh GIF", "Nạp văn bản gốc (.docx, .pdf) thay cho ảnh chụp."),
    (b"Rar!", "tệp nén RAR", "Giải nén rồi nạp từng tệp bên trong."),
    (b"7z\xbc\xaf\x27\x1c", "tệp nén 7z", "Giải nén rồi nạp từng tệp bên trong."),
    (b"\x1f\x8b", "tệp nén GZIP", "Giải nén rồi nạp tệp bên trong."),
    (b"MZ", "chương trình Windows", "Chỉ nạp văn bản (.docx, .doc, .rtf, .odt, .pdf, .html, .txt, .md) và bản quét."),
    (b"\x7fELF", "chương trình", "Chỉ nạp văn bản (.docx, .doc, .rtf, .odt, .pdf, .html, .txt, .md) và bản quét."),
)
# Streams that tell what a compound file of Office 97-2003 is.
_OLE_STREAMS = (("WordDocument", "doc"), ("PowerPoint Document", "ppt"), ("Workbook", "xls"), ("Book", "xls"))
_PICTURES = ((b"\x89PNG", "png"), (b"\xff\xd8\xff", "jpg"), (b"II*\x00", "tif"), (b"MM\x00*", "tif"))
# Members that tell what a ZIP holds.
_ZIP_KINDS = (
    (b"word/document", "docx", ""),
    (b"mimetypeapplication/vnd.oasis.opendocument.text", "odt", ""),
    (b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "", "bảng tính OpenDocument (.ods)"),
    (b"mimetypeapplication/epub+zip", "", "sách điện tử EPUB"),
    (b"xl/workbook.bin", "", "bảng tính Excel nhị phân (.xlsb)"),
    (b"xl/workbook", "xlsx", ""),
    (b"ppt/presentation", "", "tệp trình chiếu PowerPoint (.pptx)"),
)
_HTML = re.compile(rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_TEXT_FORMATS = {".md": "md", ".markdown": "md", ".html": "html", ".htm": "html", ".xhtml": "html"}
_SUFFIX_LIST = (
    ".docx .doc .rtf .ppt .odt .xlsx .xlsm .xls .pdf .html .htm .xhtml .txt .md .markdown .png .jpg .jpeg .tif .tiff"
)
READ_SUFFIXES = tuple(_SUFFIX_LIST.split())


def _of_zip(data: bytes) -> str:
    for mark, known, foreign in _ZIP_KINDS:
        if mark in data:
            if known:
                return known
            raise InputError(f"Đây là {foreign}, chưa đọc được.", _SAVE_AS)
    raise InputError(
        "Đây là tệp nén ZIP hoặc tệp .docx bị hỏng.",
        "Nếu là tệp nén, hãy giải nén rồi nạp từng tệp bên trong; nếu là .docx, hãy mở bằng Word và lưu lại.",
    )


def _of_ole(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise InputError(
            "Tệp được đặt mật khẩu nên không đọc được.", "Mở bằng Word hoặc Excel, bỏ mật khẩu rồi lưu lại."
        )
    kinds = [kind for stream, kind in _OLE_STREAMS if (stream + "\x00").encode("utf-16-le") in data]
    if len(set(kinds)) > 1:  # a workbook with a letter embedded in it has the streams of both
        kinds = [kind for stream, kind in _OLE_STREAMS if stream in _outermost(data)] or kinds
    if kinds:
        return kinds[0]
    raise InputError("Đây là tệp Office đời cũ (.msg hoặc loại khác), chưa đọc được.", _SAVE_AS)


def _outermost(data: bytes) -> frozenset[str]:
    """The streams of a compound file itself, not of what is embedded in it; none when it is broken."""
    import olefile  # noqa: PLC0415 - only files of Office 97-2003 need it

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            return frozenset(path[0] for path in ole.listdir() if len(path) == 1)
    except Exception:  # noqa: BLE001 - the reader will say what is wrong with it
        return frozenset()


def format_of(data: bytes, name: str) -> str:
    """The format of `data` ("docx", "pdf", "txt", "png" …); InputError when it is none of them.

    The content decides, so a PDF named .docx is read as PDF and a .doc renamed .docx is refused as .doc; the name
    decides only what kind of plain text a text is.
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise InputError("Tệp rỗng, không có nội dung nào để đọc.", "Kiểm tra lại tệp, có thể nó chưa được chép xong.")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith((_ZIP, _EMPTY_ZIP)):
        return _of_zip(data)
    if data[:64].lstrip()[:5] == _RTF:
        return "rtf"
    if data.startswith(_OLE):
        return _of_ole(data)
    for magic, form in _PICTURES:
        if data.startswith(magic):
            return form
    for magic, what, advice in _FOREIGN:
        if data.startswith(magic):
            raise InputError(f"Đây là {what}, không phải văn bản đọc được.", advice)
    return _of_text(data, PurePath(name).suffix.lower())


def _of_text(data: bytes, suffix: str) -> str:
    if suffix in {".docx", ".odt", ".pdf"}:
        raise InputError(
            f"Tệp mang đuôi {suffix} nhưng nội dung không phải như vậy, hoặc đã hỏng.",
            "Mở thử bằng chương trình đã tạo ra nó và lưu lại.",
        )
    if _HTML.match(data[:4096]):
        return "html"
    return _TEXT_FORMATS.get(suffix, "txt")
