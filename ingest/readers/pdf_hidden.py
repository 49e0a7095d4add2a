"""What a PDF carries beside its pages, for the secrecy guard: the XMP packet and the files attached to it."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from thammuu.ingest.readers.base import Enclosed
from thammuu.ingest.secrecy import Aside, MarkPlace

# The packet lies in the file as plain text, so that programs that know no PDF find it (XMP specification, part 3).
_PACKET = re.compile(rb"<x:xmpmeta\b.*?</x:xmpmeta>", re.DOTALL)
_MOST_PACKETS, _MOST_FILES = 20, 50
_MOST_BYTES = 64 * 1024 * 1024  # of one attachment; larger ones are judged by their name


def xmp(data: bytes) -> Iterator[Aside]:
    """Every value of the XMP packets of a file: title, description, keywords, whatever a program wrote there."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    for match in list(_PACKET.finditer(data))[:_MOST_PACKETS]:
        root = etree.fromstring(match.group(), parser)
        for element in root.iter() if root is not None else ():
            values = (element.text or "", *map(str, element.attrib.values()))
            yield from (Aside(MarkPlace.PROPERTY, value) for value in values if value.strip())


def attachments(document: Any) -> Iterator[Enclosed]:
    """The files attached to an open PDFium document. The caller holds PDFium."""
    from pypdfium2 import raw  # noqa: PLC0415 - heavy

    for index in range(min(raw.FPDFDoc_GetAttachmentCount(document), _MOST_FILES)):
        attached = raw.FPDFDoc_GetAttachment(document, index)
        if attached:
            yield Enclosed(_name(attached), _content(attached))


def _name(attached: Any) -> str:
    from pypdfium2 import raw  # noqa: PLC0415 - heavy

    size = raw.FPDFAttachment_GetName(attached, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFAttachment_GetName(attached, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return buffer.raw[:size].decode("utf-16-le", "replace").rstrip("\x00")


def _content(attached: Any) -> bytes:
    from pypdfium2 import raw  # noqa: PLC0415 - heavy

    size = ctypes.c_ulong()
    if not raw.FPDFAttachment_GetFile(attached, None, 0, ctypes.byref(size)) or size.value > _MOST_BYTES:
        return b""
    buffer = ctypes.create_string_buffer(size.value)
    if not raw.FPDFAttachment_GetFile(attached, buffer, size.value, ctypes.byref(size)):
        return b""
    return buffer.raw[: size.value]
