"""Pictures of paper made for the tests: lines of text drawn by pillow, as .png, .jpg, .tif or a PDF without text."""

from __future__ import annotations

import io
import shutil
from functools import cache

import pytest
from PIL import Image, ImageDraw, ImageFont

from thammuu.ingest.errors import SetupError
from thammuu.ingest.readers.ocr_engine import find_engine

DPI = 200
PAPER = (int(8.27 * DPI), int(11.69 * DPI))
# Fonts with all Vietnamese letters, by the names they have on Debian, Windows and macOS.
_FONTS = ("Tinos-Regular.ttf", "DejaVuSerif.ttf", "LiberationSerif-Regular.ttf", "times.ttf", "Times New Roman.ttf")


@cache
def font(size: int) -> ImageFont.FreeTypeFont:
    """The first font present; the test is skipped where there is none."""
    for name in _FONTS:
        try:
            return ImageFont.truetype(name, size)
        except OSError:
            continue
    pytest.skip("no font with Vietnamese letters on this machine")


def need_tesseract() -> None:
    """Skip where the program or its Vietnamese data is missing."""
    if shutil.which("tesseract") is None:
        pytest.skip("tesseract is not installed")
    try:
        find_engine()
    except SetupError:
        pytest.skip("tesseract has no Vietnamese data")


def paper(*lines: str, size: int = 13, pitch: float = 2.0) -> Image.Image:
    """A white page with lines of text, `size` in points."""
    image = Image.new("RGB", PAPER, "white")
    for position, line in enumerate(lines):
        at(image, line, 1.1, 1.0 + position * size * pitch / 72, size)
    return image


def at(image: Image.Image, text: str, x: float, y: float, size: int = 13, ink: str = "black") -> Image.Image:
    """Draw one line at a place told in inches."""
    ImageDraw.Draw(image).text((x * DPI, y * DPI), text, ink, font(size * DPI // 72))
    return image


def saved(*pages: Image.Image, form: str = "png", dpi: int = DPI) -> bytes:
    """The file of one page, or of several as TIFF or PDF."""
    out = io.BytesIO()
    rest = {"save_all": True, "append_images": list(pages[1:])} if len(pages) > 1 else {}
    kinds = {"png": "PNG", "jpg": "JPEG", "tif": "TIFF", "pdf": "PDF"}
    options = {"resolution": DPI} if form == "pdf" else {"dpi": (dpi, dpi)} if dpi else {}
    pages[0].save(out, kinds[form], **options, **rest)
    return out.getvalue()
