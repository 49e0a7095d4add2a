"""Bytes of a text file to characters: Unicode first, then cp1258, then TCVN3 and VNI told by the text's own statistics.

Every way but plain Unicode is told in the conversion, so that the person knows of it.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass

from thammuu.ingest.charsets import Charset, Conversion, FontRun, Transcoder
from thammuu.ingest.charsets.evidence import told_by_text
from thammuu.ingest.errors import InputError
from thammuu.ingest.readers.base import normal
from thammuu.ingest.syllables import syllable_share

# Longest first: the UTF-32 mark begins with the UTF-16 one.
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_GOOD = 0.8  # share of syllables a converted text must have
_ALL_UNICODE = Conversion()
_ENOUGH = 8  # words: a letter of two lines can be told, a lone title cannot
_UNKNOWN = InputError(
    "Không nhận ra bảng mã của tệp văn bản.",
    "Mở bằng Word hoặc Notepad, lưu lại với bảng mã UTF-8 (hoặc lưu thành .docx) rồi nạp lại.",
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters of a text file, and what they were won from."""

    text: str
    conversion: Conversion = _ALL_UNICODE


def decode(data: bytes) -> Decoded:
    """The characters of a text file; InputError when no known encoding gives a text."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return Decoded(_strict(data[len(bom) :], encoding))
    guessed = _utf16_without_bom(data)
    if guessed:
        return Decoded(_strict(data, guessed))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _from_code_page(data)
    if _binary(text):
        raise InputError("Tệp chứa dữ liệu nhị phân, không phải văn bản.", "Kiểm tra lại loại tệp.")
    return _transcoded(text)


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


def _transcoded(text: str) -> Decoded:
    """Unicode characters that are really TCVN3 or VNI bytes shown as Latin letters, converted line by line."""
    if told_by_text(text) in {None, Charset.UNICODE}:
        return Decoded(text)
    transcoder = Transcoder([FontRun(text)])
    return Decoded("\n".join(map(transcoder.text, text.splitlines())), transcoder.report())


def _from_code_page(data: bytes) -> Decoded:
    """Bytes that are no UTF-8: Windows-1258, or an old character set seen through Windows-1252 or Latin-1."""
    vietnamese = "".join(_decoded(data, "cp1258"))
    candidates = [(syllable_share(normal(vietnamese), _ENOUGH) or 0.0, _of_cp1258(vietnamese))]
    for page in ("cp1252", "latin-1"):
        for text in _decoded(data, page):
            decoded = _transcoded(text)
            share = syllable_share(normal(decoded.text), _ENOUGH) or 0.0
            candidates.append((share if decoded.conversion.letters else 0.0, decoded))
    share, best = max(candidates, key=lambda row: row[0])
    if share < _GOOD:
        raise _UNKNOWN
    return best


def _of_cp1258(text: str) -> Decoded:
    return Decoded(text, Conversion(((Charset.CP1258, sum(char > "\x7f" for char in text)),)))


def _decoded(data: bytes, encoding: str) -> Iterator[str]:
    text = data.decode(encoding, "replace")
    if text.count("\ufffd") * 100 <= len(text):
        yield text
