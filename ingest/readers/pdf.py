"""PDF files through PDFium: the text layer where there is a good one, else the recognised picture of the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from thammuu.ingest.errors import SetupError
from thammuu.ingest.model import Notice
from thammuu.ingest.readers.base import Reading
from thammuu.ingest.readers.limits import Limits
from thammuu.ingest.readers.ocr_pages import Recognised, page_notices
from thammuu.ingest.readers.page_text import text_of
from thammuu.ingest.readers.pdf_document import PdfDocument
from thammuu.ingest.readers.pdf_fonts import to_unicode
from thammuu.ingest.readers.pdf_hidden import xmp
from thammuu.ingest.readers.pdf_quality import doubtful_pages, is_garbage, refusal, share
from thammuu.ingest.readers.pdf_scan import (
    Pages,
    engine_or_refuse,
    recognised_pages,
    replaced,
    scanned_pages,
    unread_notice,
)
from thammuu.ingest.secrecy import Aside

_OCR_NOTICE = Notice(
    "pdf-ocr-layer",
    "Lớp chữ do máy nhận dạng (OCR) từ bản quét nên có thể sai chữ, sai số; phải đối chiếu với bản gốc khi trích dẫn.",
)
_LAYER_NOTICE = Notice(
    "pdf-garbage-layer",
    "Lớp chữ có sẵn trong tệp không dùng được nên đã bỏ; chữ được nhận dạng lại (OCR) từ hình của trang.",
)
_SAMPLE_PAGES = 5


class PdfReader:
    """Reads pages one by one, so memory stays bounded by a few pages and the text."""

    formats = ("pdf",)

    def read(self, data: bytes, name: str, limits: Limits) -> Reading:  # noqa: ARG002 - the protocol's shape
        """The content of a PDF; InputError when it is damaged, encrypted or its text is unusable.

        SetupError when it is a scan and tesseract is missing.
        """
        with PdfDocument.opened(data, limits) as document:
            pages, asides = _text_layer(document)
            asides = (*asides, *xmp(data))
            pages, conversion = to_unicode(pages)
            scanned = scanned_pages(document, pages)
            engine = engine_or_refuse(scanned) if scanned else None
            recognised = recognised_pages(document, scanned, engine, limits) if engine else ()
            notices = (unread_notice(scanned),) if scanned and engine is None else ()
            reading = _reading(replaced(pages, recognised), recognised, asides, notices)
            reading = replace(reading, conversion=conversion)
            if is_garbage(reading.pieces):
                reading = _read_anew(document, reading, limits)
            if _has_recognised_layer(document, scanned):
                reading = replace(reading, warnings=(*reading.warnings, _OCR_NOTICE))
            return replace(reading, enclosed=document.attachments())


def _text_layer(document: PdfDocument) -> tuple[Pages, tuple[Aside, ...]]:
    found = [document.lines(index) for index in range(len(document))]
    asides = (aside for _, noted in found for aside in noted)
    return tuple(lines for lines, _ in found), (*asides, *document.properties())


def _reading(
    pages: Pages, recognised: Sequence[Recognised], asides: tuple[Aside, ...], notices: tuple[Notice, ...] = ()
) -> Reading:
    text = text_of(pages, {page.number for page in recognised if page.lines == pages[page.number - 1]})
    return Reading(
        format="pdf",
        loader="tesseract" if recognised else "pypdfium2",
        pieces=text.pieces,
        furniture=text.furniture,
        warnings=(*notices, *page_notices(recognised), *text.notices, *doubtful_pages(text.pieces)),
        asides=(*asides, *(aside for page in recognised for aside in page.asides)),
    )


def _read_anew(document: PdfDocument, layer: Reading, limits: Limits) -> Reading:
    """A text layer of rubbish: what is seen on the pages takes its place; InputError when that is no better."""
    try:
        engine = engine_or_refuse((0,))
    except SetupError as problem:
        raise refusal(layer.pieces) from problem
    if engine is None:
        raise refusal(layer.pieces)
    recognised = recognised_pages(document, range(len(document)), engine, limits)
    anew = _reading(tuple(page.lines for page in recognised), recognised, layer.asides, (_LAYER_NOTICE,))
    if is_garbage(anew.pieces) or share(anew.pieces) is None:
        raise refusal(layer.pieces)
    return anew


def _has_recognised_layer(document: PdfDocument, scanned: Sequence[int]) -> bool:
    """True when one picture covers most of the first pages that have a text layer: the text lies behind a scan."""
    first = [index for index in range(len(document)) if index not in scanned][:_SAMPLE_PAGES]
    return 2 * sum(document.is_picture(index) for index in first) > len(first)
