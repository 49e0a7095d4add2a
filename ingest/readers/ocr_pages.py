"""Pictures of pages to recognised lines: size, turn, grey, then tesseract; several pages side by side."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from thammuu.ingest.errors import InputError, SetupError
from thammuu.ingest.model import Notice
from thammuu.ingest.readers import pulse
from thammuu.ingest.readers.limits import Limits
from thammuu.ingest.readers.ocr_engine import Engine, PageTooSlowError
from thammuu.ingest.readers.ocr_layout import OcrLine, confidence, page_lines, read_hocr
from thammuu.ingest.readers.ocr_marks import stamps
from thammuu.ingest.readers.pdf_lines import Line
from thammuu.ingest.secrecy import Aside

if TYPE_CHECKING:
    from PIL.Image import Image

DPI = 300  # what tesseract is trained for; pages are drawn so, photographs are brought near it
DOUBTFUL = 80.0  # mean confidence; the three real scans have 89 to 95 on full pages, a smudged fax below 70
_TURNED = 60.0  # below this a page may lie on its side: then its turn is asked for
_WORKERS = min(4, os.cpu_count() or 1)


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One page to recognise: its number from 1, its picture, and the resolution the picture has."""

    number: int
    image: Image
    dpi: int = DPI


@dataclass(frozen=True, slots=True)
class Recognised:
    """What came of one page. `sure` is the mean confidence; None when the page could not be read in time."""

    number: int
    lines: tuple[Line, ...] = ()
    sure: float | None = None
    asides: tuple[Aside, ...] = field(default=())


def need_pillow() -> None:
    """Raise SetupError where the picture library is missing (the extra [ocr] was not installed)."""
    try:
        import PIL  # noqa: F401, PLC0415 - optional
    except ImportError as problem:
        raise SetupError(
            "Đây là bản quét (ảnh chụp giấy), mà chương trình chưa được cài phần nhận dạng chữ.",
            "Cài lại kèm phần bổ sung [ocr] (thư viện pillow), hoặc dùng bản .docx hay PDF xuất từ máy soạn thảo.",
        ) from problem


def recognise(
    count: int, picture: Callable[[int], PagePicture], engine: Engine, limits: Limits
) -> tuple[Recognised, ...]:
    """The pages 0 to `count` - 1 as `picture` gives them, in order; only so many pictures at a time are in memory.

    Raises InputError when the first page cannot be read in time: a stamp on it could not be seen.
    """
    out: list[Recognised] = []
    with ThreadPoolExecutor(_WORKERS) as pool:
        positions = iter(range(count))
        while batch := list(islice(positions, _WORKERS)):
            pictures = [picture(position) for position in batch]
            for page in pool.map(lambda each: _page(each, engine, limits), pictures):
                out.append(page)
                pulse.beat()
    return tuple(out)


def _page(picture: PagePicture, engine: Engine, limits: Limits) -> Recognised:
    image = picture.image
    try:
        lines = _lines(image, picture.dpi, engine, limits)
        if confidence(lines) < _TURNED and (degrees := engine.turn(_png(image), limits.max_page_seconds)):
            image = image.rotate(-degrees, expand=True)
            lines = _lines(image, picture.dpi, engine, limits)
        asides = (
            stamps(image, lines, _sparse(engine, picture.dpi, limits)) if picture.number == 1 else stamps(image, lines)
        )
    except PageTooSlowError as problem:
        if picture.number == 1:
            raise InputError(
                "Trang đầu của bản quét mất quá nhiều thời gian nhận dạng nên không kiểm tra được dấu độ mật.",
                "Quét lại rõ hơn, đen trắng, 300 dpi; hoặc dùng bản .docx.",
            ) from problem
        return Recognised(picture.number)
    return Recognised(
        picture.number, page_lines(lines, picture.number, picture.dpi, image.height), confidence(lines), asides
    )


def _lines(image: Image, dpi: int, engine: Engine, limits: Limits) -> tuple[OcrLine, ...]:
    return read_hocr(engine.hocr(_png(image), dpi, limits.max_page_seconds))


def _sparse(engine: Engine, dpi: int, limits: Limits) -> Callable[[Image], tuple[OcrLine, ...]]:
    return lambda image: read_hocr(engine.hocr(_png(image), dpi, limits.max_page_seconds, sparse=True))


def _png(image: Image) -> bytes:
    out = io.BytesIO()
    image.convert("L").save(out, "PNG", compress_level=1)
    return out.getvalue()


def page_notices(pages: Sequence[Recognised]) -> Iterator[Notice]:
    """What a person must know of recognised pages: that they are, how sure each is, which are doubtful or unread."""
    if not pages:
        return
    yield Notice(
        "ocr",
        f"{len(pages)} trang được nhận dạng chữ (OCR) từ bản quét nên có thể sai chữ, sai số; "
        "phải đối chiếu với bản gốc khi trích dẫn.",
    )
    doubtful = [page for page in pages if page.sure is not None and page.lines and page.sure < DOUBTFUL]
    if doubtful:
        listed = ", ".join(str(page.number) for page in doubtful)
        yield Notice("ocr-doubtful-pages", f"Nhận dạng chữ không chắc, cần đọc lại trên bản gốc: trang {listed}.")
    for page in pages:
        if page.sure is None:
            yield Notice("ocr-unread-page", f"Trang {page.number}: quá thời gian nhận dạng chữ nên chưa đọc được.")
        elif not page.lines:
            yield Notice("ocr-page", f"Trang {page.number}: không nhận ra chữ nào.")
        else:
            yield Notice("ocr-page", f"Trang {page.number}: độ tin cậy trung bình khi nhận dạng chữ {page.sure:.0f} %.")
