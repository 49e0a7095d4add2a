"""Secrecy stamps on a scan, for the guard: letters misread, ink red, the stamp across other text.

Reading a stamp wrongly must not let a secret paper in. So any line of the shape of a mark in capitals counts, whatever
its accents ("MÂT", "MẶT", "TÓI MẬT"), also with a frame's side read as a letter ("IMẬTI"); and on the first page the
upper half is read twice more: for text anywhere, and with nothing left but its red ink.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from thammuu.ingest.folding import strip_accents
from thammuu.ingest.readers.ocr_layout import OcrLine
from thammuu.ingest.secrecy import Aside, MarkPlace

if TYPE_CHECKING:
    from PIL.Image import Image

_SHAPE = re.compile(r"^[il1j]?(tuyet|toi)?mat[il1j]?$")
_WORDING = {"tuyet": "TUYỆT MẬT", "toi": "TỐI MẬT", None: "MẬT"}
_STAMP_ZONE = 0.5  # of the page's height: under the number and symbol, or in an upper corner
_NEIGHBOUR = 1.2  # heights of the line to the next word that would belong to it
_RED_INK = 0.0002  # share of pixels; a stamp of 4 x 1 cm fills 0.001 of a page's upper half
_RED, _PALE = 110, 70  # how bright red must be, and by how much it must outshine green and blue


def stamps(
    image: Image, lines: Sequence[OcrLine], sparse: Callable[[Image], Sequence[OcrLine]] | None = None
) -> tuple[Aside, ...]:
    """The marks among the `lines` of a page; with `sparse`, a reader for text anywhere, also of its upper half."""
    marks = dict.fromkeys(_marks(lines))
    if sparse is not None:
        upper = image.crop((0, 0, image.width, int(image.height * _STAMP_ZONE)))
        marks |= dict.fromkeys(_marks(sparse(upper)))
        red = _red_ink(upper)
        if red is not None:
            marks |= dict.fromkeys(_marks(sparse(red)))
    return tuple(Aside(MarkPlace.STAMP, mark) for mark in marks)


def _marks(lines: Sequence[OcrLine]) -> Iterator[str]:
    for line in lines:
        mark = _mark(line)
        if mark is not None and not any(_beside(line, other) for other in lines if other is not line):
            yield mark


def _beside(line: OcrLine, other: OcrLine) -> bool:
    """The rest of a printed line that was cut: "MẶT | TRẬN TỔ QUỐC" is no stamp."""
    (left, top, right, bottom), (l2, t2, r2, b2) = _box(line), _box(other)
    level = min(bottom, b2) - max(top, t2) > 0.5 * min(bottom - top, b2 - t2)
    return level and max(left - r2, l2 - right) < _NEIGHBOUR * (bottom - top) and _mark(other) is None


def _box(line: OcrLine) -> tuple[int, int, int, int]:
    words = line.words
    return words[0].left, min(w.top for w in words), words[-1].right, max(w.bottom for w in words)


def _mark(line: OcrLine) -> str | None:
    text = "".join(char for word in line.words for char in word.text if char.isalnum())
    if not text.isupper() and text.lower() != "mật":
        return None
    match = _SHAPE.match(strip_accents(text))
    return _WORDING[match[1]] if match else None


def _red_ink(image: Image) -> Image | None:
    """The red letters of a picture in black on white; None where there is hardly any red."""
    if image.mode not in {"RGB", "RGBA"}:
        return None
    import numpy as np  # noqa: PLC0415 - heavy
    from PIL import Image as Pillow  # noqa: PLC0415 - optional

    pixels = np.asarray(image.convert("RGB")).astype(np.int16)
    others = np.maximum(pixels[:, :, 1], pixels[:, :, 2])
    red = (pixels[:, :, 0] > _RED) & (pixels[:, :, 0] - others > _PALE)
    if red.mean() < _RED_INK:
        return None
    return Pillow.fromarray(np.where(red, 0, 255).astype(np.uint8))
