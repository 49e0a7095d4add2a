"""Bytes of a text file to characters: Unicode first, then cp1258, then TCVN3 and VNI told by the text's own statistics.

Every way but plain Unicode leaves a notice, so that the person knows the text was converted.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator

from thammuu.ingest.errors import InputError
from thammuu.ingest.model import Notice
from thammuu.ingest.readers.base import normal
from thammuu.ingest.readers.syllables import syllable_share

# Longest first: the UTF-32 mark begins with the UTF-16 one.
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NAMES = {
    "tcvn3": "TCVN3 (ABC, phông .VnTime)",
    "vni": "VNI",
    "vps": "VPS",
    "viscii": "VISCII",
    "cp1258": "Windows-1258",
}
# A converted text must look like Vietnamese, and clearly more so than before.
_GOOD = 0.8
_CLEARLY = 0.1
_ENOUGH = 8  # words: a letter of two lines can be told, a lone title cannot
_UNKNOWN = InputError(
    "Không nhận ra bảng mã của tệp văn bản.",
    "Mở bằng Word hoặc Notepad, lưu lại với bảng mã UTF-8 (hoặc lưu thành .docx) rồi nạp lại.",
)


def decode(data: bytes) -> tuple[str, tuple[Notice, ...]]:
    """The characters of a text file and how they were won; InputError when no known encoding gives a text."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(data[len(bom) :], encoding), ()
    guessed = _utf16_without_bom(data)
    if guessed:
        return _strict(data, guessed), ()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _from_code_page(data)
    if _binary(text):
        raise InputError("Tệp chứa dữ liệu nhị phân, không phải văn bản.", "Kiểm tra lại loại tệp.")
    return _mended(text) or (text, ())


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as problem:
        raise InputError(
            "Tệp văn bản bị hỏng hoặc chép chưa đủ.", "Lưu lại với bảng mã UTF-8 rồi nạp lại."
        ) from problem


def _utf16_without_bom(data: bytes) -> str | None:
    """Spaces and digits of a UTF-16 text have a zero byte at every other place."""
    head = data[:2000]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) * 10 < len(head) or min(even, odd) * 20 > max(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _binary(text: str) -> bool:
    controls = sum(char < " " and char not in "\t\n\r\f\v\x1a" for char in text[:20000])
    return controls * 50 > len(text[:20000])


def _mended(text: str) -> tuple[str, tuple[Notice, ...]] | None:
    """Unicode characters that are really TCVN3 or VNI bytes shown as Latin letters, converted."""
    before = _share(text)
    if before is None or before > _GOOD:
        return None
    found = max(_conversions(text), default=None)
    if found is None or found[0] < max(_GOOD, before + _CLEARLY):
        return None
    return found[2], (_notice(found[1]),)


def _share(text: str) -> float | None:
    return syllable_share(text, _ENOUGH)


def _conversions(text: str) -> Iterator[tuple[float, str, str]]:
    """Share, encoding and text of every old encoding the text may be in."""
    import viparse  # noqa: PLC0415 - only texts in old encodings pay for it

    detected = viparse.detect_text_encoding(text)
    for encoding in dict.fromkeys((str(detected), "tcvn3", "vni")):
        if encoding in _NAMES and encoding != "cp1258":
            converted = normal(viparse.fix(text, encoding=encoding))
            yield _share(converted) or 0.0, encoding, converted


def _from_code_page(data: bytes) -> tuple[str, tuple[Notice, ...]]:
    """Bytes that are no UTF-8: Windows-1258, or an old encoding seen through Windows-1252."""
    candidates = [(_share(text) or 0.0, "cp1258", text) for text in _decoded(data, "cp1258")]
    for text in _decoded(data, "cp1252"):
        candidates += _conversions(text)
    best = max(candidates, default=None)
    if best is None or best[0] < _GOOD:
        raise _UNKNOWN
    return best[2], (_notice(best[1]),)


def _decoded(data: bytes, encoding: str) -> Iterator[str]:
    text = data.decode(encoding, "replace")
    if text.count("\ufffd") * 100 <= len(text):
        yield text


def _notice(encoding: str) -> Notice:
    return Notice(
        "old-encoding", f"Tệp dùng bảng mã {_NAMES[encoding]}; đã chuyển sang Unicode, nên đối chiếu bản gốc."
    )
