"""Compound files (OLE), the container of Office 97-2003: streams and property sets, with errors in our own family."""

from __future__ import annotations

import io
import struct
from typing import Any

from thammuu.ingest.errors import InputError
from thammuu.ingest.readers.limits import Limits

_BROKEN = (OSError, ValueError, IndexError, struct.error, TypeError, AttributeError, RecursionError)
_UTF_8 = 65001


def open_ole(data: bytes, damaged: InputError) -> Any:
    """The compound file in `data`; raises `damaged` when it is."""
    import olefile  # noqa: PLC0415 - only files of Office 97-2003 need it

    try:
        return olefile.OleFileIO(io.BytesIO(data))
    except _BROKEN as problem:
        raise damaged from problem


def stream(ole: Any, name: str, limits: Limits, damaged: InputError | None) -> bytes:
    """One stream; where it is absent, raises `damaged`, or is empty when that is None."""
    try:
        if not ole.exists(name) or ole.get_size(name) > limits.max_uncompressed_bytes:
            found = None
        else:
            found = bytes(ole.openstream(name).read())
    except _BROKEN:
        found = None
    if found is None and damaged is not None:
        raise damaged
    return found or b""


def property_texts(ole: Any) -> tuple[str, ...]:
    """What the property sets say the paper is; names of persons and dates are left alone."""
    try:
        found = ole.get_metadata()
    except Exception:  # noqa: BLE001 - a damaged property set is no reason to refuse the text
        return ()
    values = (found.title, found.subject, found.keywords, found.comments, found.category)
    page = found.codepage if isinstance(found.codepage, int) and found.codepage > 0 else 1252
    return tuple(_decoded(value, page) for value in values if value)


def _decoded(value: object, page: int) -> str:
    if not isinstance(value, bytes):
        return str(value)
    try:
        return value.decode("utf-8" if page == _UTF_8 else f"cp{page}", "replace")
    except LookupError:
        return value.decode("cp1252", "replace")
