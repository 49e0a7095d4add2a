"""One open PDF: PDFium behind a lock, its pages drawn or looked at one at a time."""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any

from thammuu.ingest.errors import InputError
from thammuu.ingest.readers.base import Enclosed
from thammuu.ingest.readers.limits import Limits
from thammuu.ingest.readers.pdf_hidden import attachments
from thammuu.ingest.readers.pdf_lines import Line, page_lines
from thammuu.ingest.secrecy import Aside, MarkPlace

if TYPE_CHECKING:
    from PIL.Image import Image

_LOCK = threading.Lock()  # PDFium keeps global state and must not be entered by two threads
_PASSWORD_ERROR = 4  # FPDF_ERR_PASSWORD
_PROPERTIES = ("Title", "Subject", "Keywords")
_SAMPLE_OBJECTS = 3000  # a page of a scan has one picture, early in its list
_PICTURE_SHARE = 0.7  # of the page's area
_POINTS = 72  # an inch
# A page without letters that is drawn at 40 dpi and has hardly a dark pixel is blank; a single printed line has 0.001.
_LOOK_DPI, _DARK, _INK = 40, 160, 0.0004


class PdfDocument:
    """Reads pages of one PDF; every call holds PDFium for itself only while it runs."""

    def __init__(self, document: Any) -> None:
        self._document = document

    @classmethod
    @contextmanager
    def opened(cls, data: bytes, limits: Limits) -> Iterator[PdfDocument]:
        """The document of `data`; InputError when it is damaged, encrypted or has too many pages."""
        with _LOCK:
            document = _open(data)
        try:
            if len(document) > limits.max_pages:
                raise InputError(f"Tệp PDF có hơn {limits.max_pages} trang.", "Tách tệp thành nhiều phần.")
            yield cls(document)
        finally:
            with _LOCK:
                document.close()

    def __len__(self) -> int:
        """The number of pages."""
        return len(self._document)

    @contextmanager
    def _page(self, index: int) -> Iterator[Any]:
        import pypdfium2  # noqa: PLC0415 - heavy

        with _LOCK:
            try:
                with closing(self._document[index]) as page:
                    yield page
            except pypdfium2.PdfiumError as problem:
                raise _damaged() from problem

    def lines(self, index: int) -> tuple[tuple[Line, ...], tuple[Aside, ...]]:
        """The printed lines of a page's text layer, and the words of stamps and notes laid over it."""
        with self._page(index) as page, closing(page.get_textpage()) as textpage:
            return page_lines(textpage, index + 1), tuple(_annotations(page))

    def properties(self) -> Iterator[Aside]:
        """What the file says of itself."""
        with _LOCK:
            values = [self._document.get_metadata_value(key) or "" for key in _PROPERTIES]
        yield from (Aside(MarkPlace.PROPERTY, value) for value in values)

    def attachments(self) -> tuple[Enclosed, ...]:
        """The files attached to it."""
        with _LOCK:
            return tuple(attachments(self._document))

    def is_picture(self, index: int) -> bool:
        """True when one picture covers most of the page: it is a scan, with or without a text layer."""
        from pypdfium2 import raw  # noqa: PLC0415 - heavy

        sides = tuple(ctypes.c_float() for _ in range(4))
        with self._page(index) as page:
            area = page.get_width() * page.get_height()
            for position in range(min(raw.FPDFPage_CountObjects(page), _SAMPLE_OBJECTS)):
                item = raw.FPDFPage_GetObject(page, position)
                if raw.FPDFPageObj_GetType(item) == raw.FPDF_PAGEOBJ_IMAGE and raw.FPDFPageObj_GetBounds(item, *sides):
                    left, bottom, right, top = (side.value for side in sides)
                    if (right - left) * (top - bottom) > _PICTURE_SHARE * area:
                        return True
        return False

    def has_ink(self, index: int) -> bool:
        """True when something is drawn on the page, be it a picture or letters made of lines."""
        with self._page(index) as page, closing(page.render(scale=_LOOK_DPI / _POINTS, grayscale=True)) as bitmap:
            pixels = bitmap.to_numpy()
            return bool((pixels < _DARK).mean() > _INK)

    def drawn(self, index: int, dpi: int, limits: Limits) -> tuple[Image, int]:
        """The page as a picture, and its resolution: `dpi`, or less where the page is huge."""
        with self._page(index) as page:
            area = page.get_width() * page.get_height() / _POINTS**2
            fitting = int(min(dpi, (limits.max_pixels / max(area, 1e-6)) ** 0.5))
            with closing(page.render(scale=fitting / _POINTS)) as bitmap:
                return bitmap.to_pil().convert("RGB"), fitting


def _open(data: bytes) -> Any:
    import pypdfium2  # noqa: PLC0415 - heavy

    try:
        document = pypdfium2.PdfDocument(data)
        if len(document) < 1:
            raise _damaged()
    except pypdfium2.PdfiumError as problem:
        if getattr(problem, "err_code", None) == _PASSWORD_ERROR:
            raise InputError(
                "Tệp PDF được đặt mật khẩu nên không đọc được.", "Mở bằng mật khẩu, lưu lại bản không mật khẩu."
            ) from problem
        raise _damaged() from problem
    return document


def _damaged() -> InputError:
    return InputError("Tệp PDF bị hỏng hoặc chép chưa đủ.", "Mở thử bằng trình xem PDF, lưu lại hoặc xin lại tệp gốc.")


def _annotations(page: Any) -> Iterator[Aside]:
    """The words of stamps and notes laid over a page, which the text layer does not contain."""
    from pypdfium2 import raw  # noqa: PLC0415 - heavy

    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        note = raw.FPDFPage_GetAnnot(page, index)
        size = raw.FPDFAnnot_GetStringValue(note, b"Contents", None, 0)
        if size > 2:
            buffer = ctypes.create_string_buffer(size)
            raw.FPDFAnnot_GetStringValue(note, b"Contents", ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
            yield Aside(MarkPlace.STAMP, buffer.raw[:size].decode("utf-16-le", "replace").rstrip("\x00"))
        raw.FPDFPage_CloseAnnot(note)
