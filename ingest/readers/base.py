"""What every reader gives, and how that becomes a `SourceText`: the protocol, the pieces, the builder.

A reader turns bytes into a `Reading`; it cannot make a `SourceText` itself. Only `registry.read_bytes` does, after
the secrecy guard has seen the reading, so no format added later can forget the guard.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Protocol

from thammuu.ingest.charsets.notices import notices
from thammuu.ingest.charsets.report import Conversion
from thammuu.ingest.folding import clean
from thammuu.ingest.model import Align, Block, BlockKind, Furniture, Notice, SourceText, Span
from thammuu.ingest.readers.limits import Limits
from thammuu.ingest.secrecy import Aside

# Breaks that are not "\n": vertical tab and form feed (Word's line and page break in exported text), NEL, and the
# Unicode line and paragraph separators.
_BREAKS = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# Characters no text has; a lone surrogate would also make the text impossible to encode.
_IMPOSSIBLE = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
CELL_SEPARATOR = " | "


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text as the format gives it, before cleaning; line breaks in it separate blocks."""

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    page: int | None = None
    align: Align = Align.UNKNOWN
    bold: bool = False
    table: int | None = None
    header: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A whole file inside another (attachment of a PDF, object embedded by Word): not read, but seen by the guard."""

    name: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Reading:
    """All that a reader found in one file. `asides` is text outside the body, which only the guard looks at."""

    format: str
    loader: str
    pieces: tuple[Piece, ...]
    furniture: tuple[Furniture, ...] = ()
    warnings: tuple[Notice, ...] = ()
    asides: tuple[Aside, ...] = ()
    enclosed: tuple[Enclosed, ...] = ()
    conversion: Conversion | None = None  # a reader that has one need not word its notices


class Reader(Protocol):
    """One file format, or several that are read alike."""

    @property
    def formats(self) -> tuple[str, ...]:
        """The formats read, as the names `sniff.format_of` gives ("docx", "pdf", ...)."""

    def read(self, data: bytes, name: str, limits: Limits) -> Reading:
        """The content of `data`; raises InputError when the bytes are not a whole file of the format."""


def normal(text: str) -> str:
    """`text` as everything stored is: true letters, plain spaces, "\\n" the only break, no control characters."""
    text = _SURROGATE.sub("\ufffd", _BREAKS.sub("\n", text))
    return _IMPOSSIBLE.sub("", clean(text))


def normal_lines(text: str) -> Iterator[str]:
    """The lines of `text` that are not empty, cleaned and trimmed."""
    for line in normal(text).split("\n"):
        if stripped := line.strip():
            yield stripped


def build_source(reading: Reading, name: str, data: bytes) -> SourceText:
    """The `SourceText` of a reading: every piece cleaned, cut at line breaks, and given its exact span."""
    texts: list[str] = []
    blocks: list[Block] = []
    offset = 0
    for piece in reading.pieces:
        for line in normal_lines(piece.text):
            span = Span(offset, offset + len(line))
            blocks.append(_block(piece, span))
            texts.append(line)
            offset = span.end + 1
    return SourceText(
        name=name,
        format=reading.format,
        sha256=hashlib.sha256(data).hexdigest(),
        text="\n".join(texts),
        blocks=tuple(blocks),
        furniture=reading.furniture,
        warnings=reading.warnings + tuple(notices(reading.conversion) if reading.conversion else ()),
        loader=reading.loader,
        conversion=reading.conversion,
    )


def _block(piece: Piece, span: Span) -> Block:
    return Block(span, piece.kind, piece.page, piece.align, piece.bold, piece.table, piece.header, piece.notes)


def row_piece(cells: Iterable[str], table: int, like: Piece | None = None) -> Piece | None:
    """One table row as a piece, line breaks inside a cell made spaces; None when every cell is empty."""
    texts = [" ".join(normal_lines(cell)) for cell in cells]
    if not any(texts):
        return None
    base = like or Piece("")
    return replace(base, text=CELL_SEPARATOR.join(texts), kind=BlockKind.TABLE_ROW, table=table)
