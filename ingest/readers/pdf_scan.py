"""Pages of a PDF that are pictures of paper: which they are, and their text by recognition."""

from __future__ import annotations

from collections.abc import Sequence

from thammuu.ingest.errors import SetupError
from thammuu.ingest.model import Notice
from thammuu.ingest.readers.limits import Limits
from thammuu.ingest.readers.ocr_engine import Engine, find_engine
from thammuu.ingest.readers.ocr_pages import DPI, PagePicture, Recognised, need_pillow, recognise
from thammuu.ingest.readers.pdf_document import PdfDocument
from thammuu.ingest.readers.pdf_lines import Line

Pages = tuple[tuple[Line, ...], ...]

_BLANK = 20  # letters: fewer are a page number or a stray stamp
# On a page covered by a picture so few letters are no text layer but the lines of a digital signature ("Ký bởi: ...,
# Thời gian ký: ..."); the shortest page of a real recognised scan, the one with the signature, has 700.
_SIGNATURE = 400
_MORE = 1.5  # a recognised page replaces such a layer when it has so many times its letters


def scanned_pages(document: PdfDocument, pages: Pages) -> tuple[int, ...]:
    """Positions of the pages whose words are not in the text layer."""

    def is_scanned(index: int) -> bool:
        letters = _letters(pages[index])
        if letters < _BLANK:
            return document.has_ink(index)
        return letters < _SIGNATURE and document.is_picture(index)

    return tuple(filter(is_scanned, range(len(pages))))


def engine_or_refuse(scanned: Sequence[int]) -> Engine | None:
    """The engine for the pages; None when it is missing and the file can be read without them.

    Without the first page it cannot: the secrecy stamp would stand there. Raises SetupError with the way to install it.
    """
    try:
        need_pillow()
        return find_engine()
    except SetupError:
        if 0 in scanned:
            raise
        return None


def recognised_pages(
    document: PdfDocument, positions: Sequence[int], engine: Engine, limits: Limits
) -> tuple[Recognised, ...]:
    """What tesseract reads on the pages at `positions`."""

    def picture(at: int) -> PagePicture:
        image, dpi = document.drawn(positions[at], DPI, limits)
        return PagePicture(positions[at] + 1, image, dpi)

    return recognise(len(positions), picture, engine, limits)


def replaced(pages: Pages, recognised: Sequence[Recognised]) -> Pages:
    """The pages with recognised lines where these say more than the layer does."""
    out = list(pages)
    for page in recognised:
        if _letters(page.lines) > _MORE * _letters(pages[page.number - 1]):
            out[page.number - 1] = page.lines
    return tuple(out)


def unread_notice(positions: Sequence[int]) -> Notice:
    """For a machine without tesseract: the pages that are missing from the text."""
    listed = ", ".join(str(position + 1) for position in positions)
    return Notice(
        "pdf-unread-pages",
        f"Trang {listed} là ảnh quét nên chưa đọc được; cài chương trình nhận dạng chữ tesseract rồi nạp lại tệp.",
    )


def _letters(lines: Sequence[Line]) -> int:
    return sum(char.isalnum() for line in lines for char in line.text)
