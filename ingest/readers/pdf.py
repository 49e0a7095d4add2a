"""PDF files with a text layer, through PDFium. Scans and text layers that are rubbish are refused with the reason."""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from typing import Any

from thammuu.ingest.errors import InputError
from thammuu.ingest.model import Notice
from thammuu.ingest.readers.base import Piece, Reading, normal
from thammuu.ingest.readers.limits import Limits
from thammuu.ingest.readers.pdf_furniture import split_furniture
from thammuu.ingest.readers.pdf_glyphs import mend
from thammuu.ingest.readers.pdf_lines import Line, page_lines
from thammuu.ingest.readers.pdf_paragraphs import paragraphs
from thammuu.ingest.secrecy import Aside, MarkPlace
from thammuu.ingest.syllables import syllable_share

_LOCK = threading.Lock()  # PDFium keeps global state and must not be entered by two threads
_PASSWORD_ERROR = 4  # FPDF_ERR_PASSWORD
_PROPERTIES = ("Title", "Subject", "Keywords")
# Born-digital texts: 0.99 to 1.00 of the words are Vietnamese syllables (0.97 where a font lost letters); TCVN3 read as
# Latin 0.28 to 0.36; see docs/analysis/loading.md.
_GARBAGE = 0.75
_DOUBTFUL_PAGE = 0.96
_LISTED_PAGES = 12
_SCAN_CHARACTERS = 20  # a page: fewer letters than this on average is a scan with a stray stamp


_OCR_NOTICE = Notice(
    "pdf-ocr-layer",
    "Lớp chữ do máy nhận dạng (OCR) từ bản quét nên có thể sai chữ, sai số; phải đối chiếu với bản gốc khi trích dẫn.",
)
_SAMPLE_PAGES = 5
_SAMPLE_OBJECTS = 3000  # a page of a scan has one picture, early in its list
_PICTURE_SHARE = 0.7  # of the page's area


class PdfReader:
    """Reads the text layer; pages are read one by one, so memory stays bounded by one page and the text."""

    formats = ("pdf",)

    def read(self, data: bytes, name: str, limits: Limits) -> Reading:  # noqa: ARG002 - the protocol's shape
        """The content of a PDF; InputError when it is damaged, encrypted, a scan, or its text layer is unusable."""
        with _LOCK, closing(_open(data)) as document:
            if len(document) > limits.max_pages:
                raise InputError(f"Tệp PDF có hơn {limits.max_pages} trang.", "Tách tệp thành nhiều phần.")
            pages, asides = _pages(document)
            asides += tuple(_properties(document))
            scanned = _is_scan(document)
        _refuse_scan(pages)
        kept, furniture = split_furniture(pages)
        pieces = tuple(replace(piece, text=mend(normal(piece.text))) for piece in paragraphs(kept))
        warnings = _quality(pieces) + ((_OCR_NOTICE,) if scanned else ())
        return Reading("pdf", "pypdfium2", pieces, furniture, warnings, asides)


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


def _pages(document: Any) -> tuple[tuple[tuple[Line, ...], ...], tuple[Aside, ...]]:
    import pypdfium2  # noqa: PLC0415 - heavy

    pages: list[tuple[Line, ...]] = []
    asides: list[Aside] = []
    for index in range(len(document)):
        try:
            with closing(document[index]) as page, closing(page.get_textpage()) as textpage:
                pages.append(page_lines(textpage, index + 1))
                asides += _annotations(page)
        except pypdfium2.PdfiumError as problem:
            raise _damaged() from problem
    return tuple(pages), tuple(asides)


def _is_scan(document: Any) -> bool:
    """True when most of the first pages are covered by one picture: the text lies behind a scan."""
    count = min(len(document), _SAMPLE_PAGES)
    return 2 * sum(_covered_by_picture(document, index) for index in range(count)) > count


def _covered_by_picture(document: Any, index: int) -> bool:
    from pypdfium2 import raw  # noqa: PLC0415 - heavy

    sides = tuple(ctypes.c_float() for _ in range(4))
    with closing(document[index]) as page:
        area = page.get_width() * page.get_height()
        for position in range(min(raw.FPDFPage_CountObjects(page), _SAMPLE_OBJECTS)):
            item = raw.FPDFPage_GetObject(page, position)
            if raw.FPDFPageObj_GetType(item) == raw.FPDF_PAGEOBJ_IMAGE and raw.FPDFPageObj_GetBounds(item, *sides):
                left, bottom, right, top = (side.value for side in sides)
                if (right - left) * (top - bottom) > _PICTURE_SHARE * area:
                    return True
    return False


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


def _properties(document: Any) -> Iterator[Aside]:
    for key in _PROPERTIES:
        yield Aside(MarkPlace.PROPERTY, document.get_metadata_value(key) or "")


def _refuse_scan(pages: tuple[tuple[Line, ...], ...]) -> None:
    letters = sum(char.isalnum() for page in pages for line in page for char in line.text)
    if letters < min(_SCAN_CHARACTERS * len(pages), 200):
        raise InputError(
            "Tệp PDF là bản quét (ảnh chụp giấy), không có lớp chữ để đọc.",
            "Dùng bản .docx hoặc PDF xuất từ máy soạn thảo; "
            "hoặc nhận dạng chữ (OCR) tiếng Việt bằng chương trình khác rồi nạp bản đã nhận dạng.",
        )


def _quality(pieces: tuple[Piece, ...]) -> tuple[Notice, ...]:
    """Refuse a text layer that is not Vietnamese writing; name the pages that look damaged otherwise."""
    share = syllable_share("\n".join(normal(piece.text) for piece in pieces))
    if share is not None and share < _GARBAGE:
        raise InputError(
            f"Lớp chữ của tệp PDF không dùng được: chỉ {share:.0%} số chữ đúng dạng âm tiết tiếng Việt "
            "(nhận dạng sai, hoặc phông chữ cũ không phải Unicode).",
            "Dùng bản .docx hoặc PDF xuất từ máy soạn thảo bằng phông Unicode; "
            "hoặc nhận dạng lại (OCR) từ bản quét rõ hơn.",
        )
    by_page: dict[int, list[str]] = {}
    for piece in pieces:
        by_page.setdefault(piece.page or 0, []).append(normal(piece.text))
    shares = {page: syllable_share("\n".join(texts)) for page, texts in by_page.items()}
    bad = [str(page) for page, its in shares.items() if its is not None and its < _DOUBTFUL_PAGE]
    if not bad:
        return ()
    listed = ", ".join(bad[:_LISTED_PAGES]) + ("…" if len(bad) > _LISTED_PAGES else "")
    message = f"{len(bad)} trang có vẻ mất hoặc sai chữ, cần đối chiếu bản gốc: trang {listed}"
    return (Notice("pdf-doubtful-pages", message),)
