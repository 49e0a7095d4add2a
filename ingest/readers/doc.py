"""Word 97-2003 files (.doc): read natively, then by LibreOffice, where there is one, once the guard has passed them."""

from __future__ import annotations

import re
import struct
from collections import Counter
from dataclasses import replace

from thammuu.ingest.errors import InputError
from thammuu.ingest.folding import fold
from thammuu.ingest.model import Furniture, Notice
from thammuu.ingest.readers.base import Reading, build_source, normal_lines
from thammuu.ingest.readers.doc_body import DocBody
from thammuu.ingest.readers.doc_file import DocFile, damaged
from thammuu.ingest.readers.docx import DocxReader
from thammuu.ingest.readers.limits import Limits
from thammuu.ingest.readers.soffice import to_docx
from thammuu.ingest.secrecy import Aside, MarkPlace, find_marks

_WORD = re.compile(r"[^\W\d_]+")
_KEPT = 0.97  # share of the native reading's words that a conversion must have, to be taken instead
_BROKEN = (struct.error, IndexError, ValueError, OverflowError, RecursionError, MemoryError)
_NO_NUMBERS = Notice(
    "doc-numbering",
    "Tệp .doc có đánh số tự động hoặc khung chữ mà máy này không dựng lại được (cần LibreOffice), "
    "nên số thứ tự có thể thiếu. Nên mở bằng Word, lưu thành .docx rồi nạp lại.",
)


class DocReader:
    """Reads .doc. The native text is complete but for automatic numbers; LibreOffice adds these and places boxes."""

    formats = ("doc",)

    def read(self, data: bytes, name: str, limits: Limits) -> Reading:
        """The content of a .doc; InputError when it is damaged, encrypted or too old, SecrecyRefusal when marked."""
        try:
            native, unsure = _native(data, limits)
        except _BROKEN as problem:
            raise damaged() from problem
        if not unsure:
            return native
        # LibreOffice reads files from disk, so the guard comes first, here and not only in the registry.
        if find_marks(build_source(native, name, data), native.asides):
            return replace(native, warnings=(*native.warnings, _NO_NUMBERS))  # for the registry to refuse or let in
        converted = _converted(data, name, native, limits)
        return converted or replace(native, warnings=(*native.warnings, _NO_NUMBERS))


def _native(data: bytes, limits: Limits) -> tuple[Reading, bool]:
    """What the file itself says, and whether it has numbers or boxes that only a word processor sets."""
    file = DocFile(data, limits)
    body = DocBody(file)
    pieces = tuple(body.pieces())
    edges = tuple(dict.fromkeys(line for text in body.edges() for line in normal_lines(text)))
    properties = tuple(Aside(MarkPlace.PROPERTY, body.transcoder.text(text)) for text in file.properties())
    reading = Reading(
        format="doc",
        loader="olefile",
        pieces=pieces,
        furniture=tuple(Furniture(page=1, text=text) for text in edges),
        asides=(*properties, *(Aside(MarkPlace.PAGE_EDGE, text) for text in edges)),
        enclosed=file.enclosed(),
        conversion=body.transcoder.report(),
    )
    return reading, body.listed or body.boxed


def _converted(data: bytes, name: str, native: Reading, limits: Limits) -> Reading | None:
    """The file through LibreOffice; None when that is not possible or loses words."""
    docx = to_docx(data, ".doc")
    if docx is None:
        return None
    try:
        reading = DocxReader().read(docx, name, limits)
    except InputError:
        return None
    if _share(_words(native), _words(reading)) < _KEPT:
        return None
    return replace(
        reading,
        format="doc",
        loader="libreoffice, lxml",
        asides=(*native.asides, *reading.asides),
        enclosed=native.enclosed,
    )


def _words(reading: Reading) -> Counter[str]:
    return Counter(word for piece in reading.pieces for word in _WORD.findall(fold(piece.text)))


def _share(wanted: Counter[str], got: Counter[str]) -> float:
    return (wanted & got).total() / wanted.total() if wanted else 1.0
