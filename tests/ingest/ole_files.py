"""What Office embeds in its files, made in memory: streams of a document, a package, a wrapped file."""

from __future__ import annotations

import io
import struct

import olefile


def streams_of(data: bytes) -> dict[str, bytes]:
    """The streams of a compound file, as an embedded document has them in its storage."""
    with olefile.OleFileIO(io.BytesIO(data)) as ole:
        return {path[0]: ole.openstream(path[0]).read() for path in ole.listdir()}


def package(data: bytes) -> dict[str, bytes]:
    """A .docx or .xlsx, as Office keeps it in an old file."""
    return {"\x01CompObj": bytes(20), "Package": data}


def native(name: str, data: bytes) -> dict[str, bytes]:
    """Any other file, as the packager wraps it."""
    label = name.encode("cp1252") + b"\x00"
    body = struct.pack("<H", 2) + label + label + struct.pack("<HHI", 0, 3, len(label)) + label
    body += struct.pack("<I", len(data)) + data
    return {"\x01Ole10Native": struct.pack("<I", len(body)) + body}
