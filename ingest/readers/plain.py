"""Plain text and Markdown in whatever encoding they come; old Vietnamese code pages are mended and reported."""

from __future__ import annotations

import re
from collections.abc import Iterator

from thammuu.ingest.model import BlockKind
from thammuu.ingest.readers.base import Piece, Reading, row_piece
from thammuu.ingest.readers.encodings import decode
from thammuu.ingest.readers.limits import Limits

_HEADING = re.compile(r"^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]+?)(?<=\S)\*(?![\w*])")
_CODE = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\s]*(?:\s+\"[^\"]*\")?\)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>])")
_QUOTE = re.compile(r"^(?:\s{0,3}>\s?)+")
_FENCE = re.compile(r"^\s{0,3}(?:```|~~~)")
_TABLE_RULE = re.compile(r"^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_TABLE_ROW = re.compile(r"^\s*\|(.+)\|\s*$")


class PlainReader:
    """One line of a text is one block; Markdown loses its marks and keeps its list markers."""

    formats = ("txt", "md")

    def read(self, data: bytes, name: str, limits: Limits) -> Reading:  # noqa: ARG002 - the protocol's shape
        """The content of a text; InputError when the bytes are no text in any encoding known."""
        decoded = decode(data)
        markdown = name.lower().endswith((".md", ".markdown"))
        pieces = tuple(_markdown(decoded.text)) if markdown else tuple(map(Piece, decoded.text.splitlines()))
        return Reading("md" if markdown else "txt", "thammuu", pieces, conversion=decoded.conversion)


def _markdown(text: str) -> Iterator[Piece]:
    fenced, table, inside = False, -1, False
    for line in text.splitlines():
        if _FENCE.match(line):
            fenced = not fenced
            continue
        row = None if fenced else _TABLE_ROW.match(line)
        if row and not inside:
            table += 1
        inside = row is not None
        if row and _TABLE_RULE.match(line):
            continue
        piece = row_piece(_inline(row[1]).split("|"), table) if row else _markdown_line(line, fenced=fenced)
        if piece:
            yield piece


def _markdown_line(line: str, *, fenced: bool) -> Piece:
    if fenced:
        return Piece(line)
    line = _QUOTE.sub("", line)
    if heading := _HEADING.match(line):
        return Piece(_inline(heading[2]), bold=True)
    bold = bool(re.fullmatch(r"\s*(\*\*|__)[^*_]+\1[\s:.]*", line))
    return Piece(_inline(line), kind=BlockKind.PARAGRAPH, bold=bold)


def _inline(text: str) -> str:
    """Marks inside a line removed; `*` that is a list marker or arithmetic stays."""
    for pattern, group in ((_LINK, 1), (_STRONG, 2), (_EMPHASIS, 1), (_CODE, 1), (_ESCAPE, 1)):
        text = pattern.sub(rf"\{group}", text)
    return text
