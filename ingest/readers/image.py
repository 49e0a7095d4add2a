"""Pictures of paper (.png, .jpg, .tif): recognised page by page; a TIFF of a fax or scanner holds several pages."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from thammuu.ingest.errors import InputError
from thammuu.ingest.readers.base import Reading
from thammuu.ingest.readers.limits import Limits
from thammuu.ingest.readers.ocr_engine import find_engine
from thammuu.ingest.readers.ocr_pages import DPI, PagePicture, need_pillow, page_notices, recognise
from thammuu.ingest.readers.page_text import text_of
from thammuu.ingest.secrecy import Aside, MarkPlace

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFile import ImageFile

_FORMS = {"PNG": "png", "JPEG": "jpg", "MPO": "jpg", "TIFF": "tif"}  # MPO: what some cameras make of JPEG
_OPENED_AS = ("PNG", "JPEG", "TIFF")
# What pillow's decoders raise on a broken file.
_BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    LookupError,
    TypeError,
    ArithmeticError,
    struct.error,
    zlib.error,
)
_A4_WIDTH = 8.27  # inches: a photograph that does not know its resolution is taken for a whole page
_DPI_BOUNDS = (70, 1200)
_SMALLEST, _LARGEST = 220, 400  # dpi outside of which letters are too small, or only slow


class ImageReader:
    """Reads pictures with tesseract; needs the extra [ocr] and the program itself."""

    formats = ("png", "jpg", "tif")

    def read(self, data: bytes, name: str, limits: Limits) -> Reading:  # noqa: ARG002 - the protocol's shape
        """The text of a picture; InputError when it is damaged or too large, SetupError where tesseract is missing."""
        need_pillow()
        engine = find_engine()
        with _opened(data) as image:
            _bound(image, limits)
            count = getattr(image, "n_frames", 1)
            if count > limits.max_pages:
                raise InputError(f"Tệp ảnh có hơn {limits.max_pages} trang.", "Tách tệp thành nhiều phần.")
            asides = tuple(_descriptions(image))
            pages = recognise(count, lambda position: _picture(image, position, limits), engine, limits)
            form = _FORMS[str(image.format)]
        text = text_of(tuple(page.lines for page in pages), range(1, count + 1))
        asides += tuple(aside for page in pages for aside in page.asides)
        notices = (*page_notices(pages), *text.notices)
        return Reading(form, "tesseract", text.pieces, text.furniture, notices, asides)


@contextmanager
def _opened(data: bytes) -> Iterator[ImageFile]:
    """The picture; every way in which the file can be broken becomes one error, here and while it is being read."""
    from PIL import Image as Pillow  # noqa: PLC0415 - optional

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pillow warns of odd metadata and of large pictures; the size is bounded below
        try:
            with Pillow.open(io.BytesIO(data), formats=_OPENED_AS) as image:
                yield image
        except InputError:
            raise
        except Pillow.DecompressionBombError as problem:
            raise _too_large() from problem
        except _BROKEN as problem:
            raise _damaged() from problem


def _picture(image: ImageFile, position: int, limits: Limits) -> PagePicture:
    """One frame, upright as the camera says, at a resolution tesseract reads well."""
    from PIL import ImageOps  # noqa: PLC0415 - optional

    if position or getattr(image, "n_frames", 1) > 1:
        image.seek(position)
    _bound(image, limits)
    upright = ImageOps.exif_transpose(image) or image
    page = upright.convert("RGB" if upright.mode not in {"1", "L", "I;16"} else "L")
    dpi = _resolution(image, page)
    if _SMALLEST <= dpi <= _LARGEST:
        return PagePicture(position + 1, page, dpi)
    factor = min(DPI / dpi, (limits.max_pixels / (page.width * page.height)) ** 0.5)
    size = (max(1, round(page.width * factor)), max(1, round(page.height * factor)))
    return PagePicture(position + 1, page.resize(size), DPI)


def _bound(image: ImageFile, limits: Limits) -> None:
    """Refuse a picture by the size its header tells, before a pixel is unpacked."""
    if image.width * image.height > limits.max_pixels:
        raise _too_large()


def _resolution(image: ImageFile, page: Image) -> int:
    told = image.info.get("dpi", (0, 0))[0]
    # Cameras and screens write 72 or 96 into a picture of any size: believed only where the paper would not be huge.
    believable = _DPI_BOUNDS[0] <= told <= _DPI_BOUNDS[1] and page.width / float(told) < 2 * _A4_WIDTH
    dpi = float(told) if believable else min(page.width, page.height) / _A4_WIDTH
    return round(max(_DPI_BOUNDS[0], min(dpi, _DPI_BOUNDS[1])))


def _descriptions(image: ImageFile) -> Iterator[Aside]:
    """What the file says of itself in words (PNG text, TIFF ImageDescription)."""
    texts = [str(value) for value in image.info.values() if isinstance(value, str)]
    tags = image.getexif()
    texts += [str(tags[code]) for code in (0x010D, 0x010E, 0x9C9B, 0x9C9F) if code in tags]
    yield from (Aside(MarkPlace.PROPERTY, text) for text in texts)


def _too_large() -> InputError:
    return InputError(
        "Ảnh có quá nhiều điểm ảnh, có thể là tệp độc hại.", "Quét lại ở 300 dpi, hoặc thu nhỏ ảnh rồi nạp lại."
    )


def _damaged() -> InputError:
    return InputError("Tệp ảnh bị hỏng hoặc chép chưa đủ.", "Mở thử bằng trình xem ảnh, lưu lại hoặc quét lại.")
