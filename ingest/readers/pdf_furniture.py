"""Page numbers and running heads: lines at the edge of a page that belong to the paper, not to the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from thammuu.ingest.model import Furniture
from thammuu.ingest.readers.base import normal
from thammuu.ingest.readers.pdf_lines import Line

# "12", "- 12 -", "Trang 12", "12/35", "Trang 3 / 10".
_NUMBER = re.compile(r"^\W*(?:trang\s*)?(\d{1,4})(?:\s*(?:/|trên)\s*\d{1,4})?\W*$", re.IGNORECASE)
_MIN_REPEATS = 3  # a running head is on at least so many pages, and on a third of all
_EDGE_LINES = 2  # a running head has at most two lines
# The letterhead of a paper and of its annexes, each with crown and motto, repeats at one height but is no running head
# ("BỘ GIÁO DỤC VÀ ĐÀO TẠO" on pages 1, 3 and 4 of a real letter).
_CROWN = re.compile(r"C[ỘỌ]NG\s+H[ÒO][AÀ]\s+XÃ\s+HỘI|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM")
_CROWN_LINES = 6


def _edges(page: tuple[Line, ...]) -> Iterable[Line]:
    """The lines nearest the upper and the lower edge."""
    by_height = sorted(page, key=lambda line: -line.base)
    return dict.fromkeys((*by_height[:_EDGE_LINES], *by_height[-_EDGE_LINES:]))


def _printed_number(line: Line) -> int | None:
    match = _NUMBER.match(normal(line.text).strip())
    return int(match[1]) if match else None


def _is_outermost(line: Line, page: tuple[Line, ...]) -> bool:
    return line.base >= max(other.base for other in page) or line.base <= min(other.base for other in page)


def _page_numbers(pages: tuple[tuple[Line, ...], ...]) -> set[Line]:
    """Outermost lines that are a number running with the pages; a table's "12" at the edge does not run."""
    found = [
        (line, number - line.page)
        for page in pages
        for line in _edges(page)
        if (number := _printed_number(line)) is not None and _is_outermost(line, page)
    ]
    if not found:
        return set()
    offset, count = Counter(offset for _, offset in found).most_common(1)[0]
    if count < 2 and offset:
        return set()
    return {line for line, its in found if its == offset}


def _head_key(line: Line) -> tuple[str, int]:
    """What the same head on two pages shares: words and height. Digits may differ only beside the word "trang":
    "Điều 7", "Điều 15" at the top of page after page are text (a real Constitution has them)."""
    text = normal(line.text).strip().lower()
    return re.sub(r"\d+", "#", text) if "trang" in text else text, round(line.base / 6)


def _running_heads(pages: tuple[tuple[Line, ...], ...]) -> set[Line]:
    """Edge lines whose words repeat on page after page at the same height."""
    edge_lines = [
        line for page in pages for line in _edges(page) if not (_has_letterhead(page) and _in_upper(line, page))
    ]
    counts = Counter(map(_head_key, edge_lines))
    needed = max(_MIN_REPEATS, len(pages) // 3)
    return {line for line in edge_lines if counts[_head_key(line)] >= needed}


def _has_letterhead(page: tuple[Line, ...]) -> bool:
    top = sorted(page, key=lambda line: -line.base)[:_CROWN_LINES]
    return any(_CROWN.search(normal(line.text)) for line in top)


def _in_upper(line: Line, page: tuple[Line, ...]) -> bool:
    return 2 * line.base > max(other.base for other in page) + min(other.base for other in page)


def split_furniture(
    pages: tuple[tuple[Line, ...], ...],
) -> tuple[tuple[tuple[Line, ...], ...], tuple[Furniture, ...]]:
    """The pages without their furniture, and the furniture in page order."""
    outside = _page_numbers(pages) | _running_heads(pages)
    kept = tuple(tuple(line for line in page if line not in outside) for page in pages)
    furniture = tuple(
        Furniture(line.page, normal(line.text).strip()) for page in pages for line in page if line in outside
    )
    return kept, furniture
