"""Cutting a provision into sentences that are quoted as they stand: every piece is a slice of the text given."""

from __future__ import annotations

import re

from thammuu.ingest.model import Span

# A sentence ends at . ? ! … followed by a space and something that opens a new one, or at a line break. No end:
# "TP. Hồ Chí Minh", "Q. Chánh", a number ("3.5.1. Người …": the marker belongs to its sentence), "Điều 8. Xoá tên".
_END = re.compile(r"(?<=[.?!…])[”\"')\]]* +(?=[“\"'(\[A-ZÀ-ỸĐ])|\n+")
_NO_END = re.compile(
    r"(?:(?<!\w)(?:TP|Tp|TS|GS|PGS|ThS|Q|Đ/c|Mr|St|tr|TX|P)|^\W*(?:[\d.]*\d|[IVXL]+|[a-zđ])|"
    r"(?:Điều|Khoản|khoản|Chương|Mục|Phần|Phụ lục) [\dIVXL]+)\.$"
)


def sentence_spans(text: str) -> tuple[Span, ...]:
    """Half-open ranges of the sentences of `text`, surrounding blanks left out; together they hold all its words."""
    spans, start = [], 0
    for match in _END.finditer(text):
        if "\n" not in match.group() and _NO_END.search(text[start : match.start()]):
            continue
        spans.append(_trimmed(text, start, match.start() + len(match.group().rstrip())))
        start = match.end()
    spans.append(_trimmed(text, start, len(text)))
    return tuple(span for span in spans if span.end > span.start)


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return Span(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()))
