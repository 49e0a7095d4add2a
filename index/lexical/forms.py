"""The syllables of a unit as numbers, kept beside the index, so that hits can be compared with a question fast.

Cutting the texts of a hundred hits into syllables anew would cost a search 30 ms; reading their numbers costs one.
A number holds two forms at once: its upper 22 bits are a hash of the syllable without accents, its lower 10 bits one
of the syllable as written. Numbers of two different syllables of one text are equal about once in a million pairs.
"""

from __future__ import annotations

import sys
import zlib
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from thammuu.index.lexical.tokens import bare, words
from thammuu.index.units import Unit

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ACCENT_BITS = 10
BREAK = 0  # stands between two lines: no pair of syllables reaches across
_MOST = 3000  # numbers kept of one part: ten pages; what is asked for stands before or is a part of its own
_ITEM = "I"  # 4 bytes
FORMS_HEAD = 3  # numbers before the parts: their lengths


@dataclass(frozen=True, slots=True)
class Forms:
    """The numbers of one unit by part; `body` holds the heading too, for the text does."""

    heading: NDArray[np.uint32]
    body: NDArray[np.uint32]
    context: NDArray[np.uint32]


@lru_cache(maxsize=100_000)
def form(word: str) -> int:
    """The number of one folded syllable; never BREAK."""
    high = zlib.crc32(bare(word).encode()) >> ACCENT_BITS << ACCENT_BITS
    return (high | zlib.crc32(word.encode()) & ((1 << ACCENT_BITS) - 1)) or 1


@lru_cache(maxsize=8192)
def _line(text: str) -> tuple[int, ...]:
    return tuple(map(form, words(text)))


def encode(unit: Unit) -> bytes:
    """A unit's numbers as bytes: the lengths of the three parts, then the parts."""
    parts = [_part((unit.heading,)), _part(unit.body.splitlines()), _part((unit.title, *unit.context))]
    packed = array(_ITEM, [len(part) for part in parts])
    for part in parts:
        packed.extend(part)
    if sys.byteorder == "big":
        packed.byteswap()
    return packed.tobytes()


def decode_all(packed: Sequence[bytes | memoryview]) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    """What `encode` made of several units, end to end, FORMS_HEAD numbers before each; and, by unit, the lengths of
    its three parts. For hundreds of hits at once: unpacking each takes as long as comparing it with a question."""
    import numpy as np  # noqa: PLC0415 - kept out of commands that do not search

    numbers = np.frombuffer(b"".join(packed), dtype="<u4")
    sizes = np.array([len(each) // array(_ITEM).itemsize for each in packed], dtype=np.int64)
    starts = np.cumsum(sizes) - sizes
    return numbers, numbers[starts[:, None] + np.arange(FORMS_HEAD)].astype(np.int64)


def decode(data: bytes) -> Forms:
    """What `encode` made."""
    import numpy as np  # noqa: PLC0415 - kept out of commands that do not search

    numbers = np.frombuffer(data, dtype="<u4")
    first, second, third = (int(length) for length in numbers[:3])
    heading, body = 3 + first, 3 + first + second
    return Forms(numbers[3:heading], numbers[heading:body], numbers[body : body + third])


def _part(lines: Iterable[str]) -> Sequence[int]:
    numbers: list[int] = []
    for line in lines:
        numbers.extend(_line(line))
        numbers.append(BREAK)
        if len(numbers) >= _MOST:
            break
    return numbers[:_MOST]
