"""Which lines stand inside a quotation that began on an earlier line.

An amending law prints the new wording in quotation marks, often several articles long:

    5. Sửa đổi Điều 7 như sau:
    “Điều 7. Trách nhiệm            <- begins with the mark itself, so it is no marker
    1. …                            <- would be khoản 1 of the amending law; it is quoted
    2. …”.

Straight and curly marks are mixed in one text, and marks are forgotten. So a quotation counts only when it opens
a line and a later line ends with the mark that closes it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_MARKS = re.compile('["“”„‟]')
_OPENS = re.compile('^["“„]')
# what follows the closing mark at the end of a line: ”. ”; ”, ”.”  and "” và"
_CLOSES = re.compile('["”](?:[\\s.,;:”"]|và)*$')

# The next instruction of an amending law: "31. Sửa đổi, bổ sung khoản 2 Điều 91 như sau:". New wording never reads so;
# where it comes before a closing mark, the mark was forgotten (Luật 62/2020/QH14, khoản 30 Điều 1).
_INSTRUCTION = re.compile(
    r"^(?:\d{1,3}[a-zđ]?\.|[a-zđ]\d?\))\s*(?:Sửa đổi|Bổ sung|Bãi bỏ|Thay thế|Thay (?:cụm )?từ|Bỏ (?:cụm )?từ)\b"
    r"|^Điều \d+\.\s*(?:Sửa đổi|Thay thế|Bãi bỏ|Bổ sung)"
)


def quoted_lines(lines: Sequence[str]) -> frozenset[int]:
    """Indexes of the lines inside a quotation opened on an earlier line, its closing line included."""
    inside: set[int] = set()
    index = 0
    while index < len(lines):
        end = _closing_line(lines, index) if _opens(lines[index]) else None
        if end is not None:
            inside.update(range(index + 1, end + 1))
            index = end
        index += 1
    return frozenset(inside)


def _opens(line: str) -> bool:
    """The line begins with a mark that is not closed on it."""
    return bool(_OPENS.match(line)) and len(_MARKS.findall(line)) % 2 == 1


def _closing_line(lines: Sequence[str], start: int) -> int | None:
    for index in range(start + 1, len(lines)):
        line = lines[index]
        if _INSTRUCTION.match(line):
            return index - 1
        if _CLOSES.search(line) and len(_MARKS.findall(line)) % 2 == 1:
            return index
    return None
