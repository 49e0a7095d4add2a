"""Which lines stand inside a quotation that began on an earlier line, or in the middle of one.

An amending law prints the new wording in quotation marks, often several articles long:

    5. Sửa đổi Điều 7 như sau:
    “Điều 7. Trách nhiệm            <- begins with the mark itself, so it is no marker
    1. …                            <- would be khoản 1 of the amending law; it is quoted
    2. …”.

    Điều 5 được sửa đổi như sau: “Điều 5. Trách nhiệm       <- the mark stands after the words that announce it
    1. …”.

Straight and curly marks are mixed in one text, and marks are forgotten. So a quotation counts only when it opens
a line or follows "như sau:", and a later line ends with the mark that closes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_MARKS = re.compile('["“”„‟]')
_OPENS = re.compile('^["“„]|(?:như sau|cụm từ|đoạn|câu)\\s*:\\s*["“„]')
# what follows the closing mark at the end of a line: ”. ”; ”, ”.”  and "” và"
_CLOSES = re.compile('["”](?:[\\s.,;:”"]|và)*$')
_LONGEST_CLOSE = 40  # characters in which a closing mark and what follows it stand

# The next instruction of an amending law: "31. Sửa đổi, bổ sung khoản 2 Điều 91 như sau:". New wording never reads so;
# where it comes before a closing mark, the mark was forgotten (Luật 62/2020/QH14, khoản 30 Điều 1).
_INSTRUCTION = re.compile(
    r"^(?:\d{1,3}[a-zđ]?\.|[a-zđ]\d?\))\s*(?:Sửa đổi|Bổ sung|Bãi bỏ|Thay thế|Thay (?:cụm )?từ|Bỏ (?:cụm )?từ)\b"
    r"|^Điều \d+\.\s*(?:Sửa đổi|Thay thế|Bãi bỏ|Bổ sung)"
)


def quoted_lines(lines: Sequence[str]) -> frozenset[int]:
    """Indexes of the lines inside a quotation opened on an earlier line, its closing line included."""
    return frozenset(index for start, end in quotations(lines) for index in range(start + 1, end + 1))


def quotations(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """(first line, last line) of every quotation longer than a line, in order; one pass over the text."""
    ends = _ends(lines)
    index = 0
    while index < len(lines):
        end = ends[index + 1] if _opens(lines[index]) else None
        if end is not None and end > index:
            yield index, end
            index = end
        index += 1


def opening_mark(line: str) -> int | None:
    """Where in a line a quotation begins that is not closed on it; the index of the mark, None when there is none."""
    if len(_MARKS.findall(line)) % 2 == 0:
        return None
    match = _OPENS.search(line)
    return match.end() - 1 if match else None


def closed_quotation(line: str) -> tuple[int, int] | None:
    """(start, end) of the words between the marks of a quotation that begins and ends on the line; None without one.

    "3. Khoản 2 được sửa đổi như sau: “2. Mức đóng là …”."
    """
    match = _OPENS.search(line)
    if match is None:
        return None
    close = max(line.rfind("”"), line.rfind('"'))
    return (match.end(), close) if close > match.end() and _closes_at_end(line, close) else None


def _closes_at_end(line: str, close: int) -> bool:
    return len(line) - close <= _LONGEST_CLOSE and _CLOSES.match(line, close) is not None


def _opens(line: str) -> bool:
    return opening_mark(line) is not None


def _ends(lines: Sequence[str]) -> list[int | None]:
    """For every line, the line that ends a quotation open at its beginning; one entry more than lines.

    It is read backwards, so that a text of a hundred thousand forgotten marks costs one pass, not one for each mark.
    """
    ends: list[int | None] = [None] * (len(lines) + 1)
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        if _INSTRUCTION.match(line):
            ends[index] = index - 1
        elif _closes(line):
            ends[index] = index
        else:
            ends[index] = ends[index + 1]
    return ends


def _closes(line: str) -> bool:
    return bool(_CLOSES.search(line[-_LONGEST_CLOSE:])) and len(_MARKS.findall(line)) % 2 == 1
