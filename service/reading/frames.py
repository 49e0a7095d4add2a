"""Messages on a pipe between parent and child: a pickled head and a body of raw bytes, each with its length."""

from __future__ import annotations

import pickle
import struct
from typing import BinaryIO

_LENGTHS = struct.Struct(">IQ")  # of the head, of the body


def send(stream: BinaryIO, head: object, body: bytes = b"") -> None:
    """Write one message. The body is written as it is: a file of 60 MB is not copied to be sent."""
    packed = pickle.dumps(head, pickle.HIGHEST_PROTOCOL)
    stream.write(_LENGTHS.pack(len(packed), len(body)))
    stream.write(packed)
    stream.write(body)
    stream.flush()


def receive(stream: BinaryIO) -> tuple[object, bytes]:
    """The next message. Raises EOFError when the other side is gone."""
    head, body = _LENGTHS.unpack(_exactly(stream, _LENGTHS.size))
    packed = _exactly(stream, head)
    return pickle.loads(packed), _exactly(stream, body)  # noqa: S301 - the other side is our own program


def _exactly(stream: BinaryIO, count: int) -> bytes:
    data = stream.read(count)
    if len(data) < count:
        raise EOFError
    return data
