"""Files kept inside a compound file: what Word, Excel and PowerPoint 97-2003 embed, made whole again for the guard.

An embedded document is a storage with the streams of its own format ("ObjectPool/_1404"/"WordDocument", "MBD0001"/
"Workbook"); a newer one is a package in one stream ("Package"); any other file is wrapped ("\\1Ole10Native").
"""

from __future__ import annotations

import struct
from typing import Any

from thammuu.ingest.errors import InputError
from thammuu.ingest.readers.base import Enclosed
from thammuu.ingest.readers.limits import Limits
from thammuu.ingest.readers.ole import open_ole, stream
from thammuu.ingest.readers.ole_writer import compound

_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PACKAGE, _NATIVE = "package", "\x01ole10native"
_DOCUMENTS = frozenset({"worddocument", "workbook", "book", "powerpoint document"})
_BROKEN = (OSError, ValueError, IndexError, struct.error, TypeError, AttributeError, RecursionError)
_MOST = 1000  # objects looked at in one file; the largest reports embed some tens of charts
_Path = tuple[str, ...]


def objects(ole: Any, limits: Limits) -> tuple[Enclosed, ...]:
    """The files inside an open compound file, at any depth; what is damaged is left out. Never raises."""
    found = [(path, names) for path, names in _storages(ole).items() if path][:_MOST]
    wholes = (_wrapped(ole, *each, limits) or _document(ole, *each, limits) for each in found)
    return tuple(Enclosed(path[-1], data) for (path, _), data in zip(found, wholes, strict=True) if data)


def unwrapped(enclosed: Enclosed, limits: Limits) -> Enclosed:
    """The file in the wrapping ("oleObject1.bin" of a .docx); `enclosed` itself where it is none."""
    if not enclosed.data.startswith(_SIGNATURE):
        return enclosed
    try:
        ole = open_ole(enclosed.data, InputError(""))
    except InputError:
        return enclosed
    data = _wrapped(ole, (), _storages(ole).get((), ()), limits)
    return Enclosed(enclosed.name, data) if data else enclosed


def _storages(ole: Any) -> dict[_Path, _Path]:
    """The names of the streams that lie in each storage; none where the directory is damaged."""
    found: dict[_Path, _Path] = {}
    try:
        for *path, name in ole.listdir():
            found[tuple(path)] = (*found.get(tuple(path), ()), name)
    except _BROKEN:
        return {}
    return found


def _wrapped(ole: Any, path: _Path, names: _Path, limits: Limits) -> bytes:
    """The file that a storage holds as bytes; empty when it holds none."""
    for name in names:
        if name.casefold() == _PACKAGE:
            return _stream(ole, path, name, limits)
        if name.casefold() == _NATIVE:
            return _native(_stream(ole, path, name, limits))
    return b""


def _document(ole: Any, path: _Path, names: _Path, limits: Limits) -> bytes:
    """The document of Office 97-2003 whose streams a storage holds, as a file of its own; empty when it is none."""
    if not any(name.casefold() in _DOCUMENTS for name in names):
        return b""
    return compound({name: _stream(ole, path, name, limits) for name in names})


def _stream(ole: Any, path: _Path, name: str, limits: Limits) -> bytes:
    return stream(ole, "/".join((*path, name)), limits, None)


def _native(data: bytes) -> bytes:
    """The file in [Ole10Native]: size, kind, label, path, two numbers, a second path, then size and bytes."""
    try:
        at = data.index(b"\x00", 6) + 1  # past the label
        at = data.index(b"\x00", at) + 1 + 4  # past the path it came from, and the two numbers
        at += 4 + struct.unpack_from("<I", data, at)[0]
        size = struct.unpack_from("<I", data, at)[0]
    except (ValueError, struct.error):
        return b""
    return data[at + 4 : at + 4 + size]
