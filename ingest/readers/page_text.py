"""Printed lines of pages to pieces, however the lines were won: a text layer or recognition."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from thammuu.ingest.model import Furniture, Notice
from thammuu.ingest.readers.base import Piece, normal
from thammuu.ingest.readers.ocr_corrections import correct
from thammuu.ingest.readers.pdf_furniture import split_furniture
from thammuu.ingest.readers.pdf_glyphs import mend
from thammuu.ingest.readers.pdf_lines import Line
from thammuu.ingest.readers.pdf_paragraphs import paragraphs


@dataclass(frozen=True, slots=True)
class PageText:
    """The paragraphs of a document, its page numbers and running heads, and what was put right on the way."""

    pieces: tuple[Piece, ...]
    furniture: tuple[Furniture, ...]
    notices: tuple[Notice, ...] = ()


def text_of(pages: tuple[tuple[Line, ...], ...], recognised: Collection[int] = ()) -> PageText:
    """The text of `pages`; on those whose numbers are in `recognised`, certain misreadings are put right."""
    kept, furniture = split_furniture(pages)
    pieces, count = [], 0
    for piece in paragraphs(kept):
        text = mend(normal(piece.text))
        if piece.page in recognised:
            text, words = correct(text)
            count += words
        pieces.append(replace(piece, text=text))
    told = f"{count} chữ nhận dạng nhầm chỉ có một cách đọc đúng (như “tô chức”) đã được sửa lại."
    return PageText(tuple(pieces), furniture, (Notice("ocr-corrected", told),) if count else ())
