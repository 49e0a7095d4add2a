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
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

_MARKS = re.compile('["“”„‟]')
_OPENS = re.compile('^["“„]|(?:như sau|cụm từ|đoạn|câu)\\s*:\\s*["“„]')
# what follows the closing mark at the end of a line: ”. ”; ”, ”.”  and "” và"
_CLOSES = re.compile('["”](?:[\\s.,;:”"]|và)*$')
_LONGEST_CLOSE = 40  # characters in which a closing mark and what follows it stand

# The next instruction of an amending law: "31. Sửa đổi, bổ sung khoản 2 Điều 91 như sau:". It names what it changes;
# new wording says "b) Sửa đổi bản mô tả tính chất" (Luật 131/2025/QH15, khoản 29 Điều 1), which is none.
_TARGET = r"(?=.{0,80}?(?:[đĐ]iểm|[kK]hoản|[đĐ]iều|[cC]hương|[mM]ục|[tT]ên|[pP]hụ lục|[đĐ]oạn|từ)\b)"
_INSTRUCTION = re.compile(
    r"^(?:\d{1,3}[a-zđ]?\.|[a-zđ]\d?\))\s*"
    rf"(?:(?:Sửa đổi|Bổ sung|Bãi bỏ|Thay thế){_TARGET}|(?:Thay|Bỏ) (?:cụm )?từ\b)"
    r"|^Điều \d+\.\s*(?:Sửa đổi|Thay thế|Bãi bỏ|Bổ sung)\b"
)


def quoted_lines(lines: Sequence[str]) -> frozenset[int]:
    """Indexes of the lines inside a quotation opened on an earlier line, its closing line included."""
    return frozenset(index for start, end in quotations(lines) for index in range(start + 1, end + 1))


def quotations(lines: Sequence[str], *, cut: bool = False) -> Iterator[tuple[int, int]]:
    """(first line, last line) of every quotation longer than a line, in order; one pass over the text.

    `cut` says that the lines were cut out of a text where the last quotation ends (a provision): there a forgotten
    closing mark is taken to stand after the last line.
    """
    signs = _Signs.of(lines)
    index = 0
    while index < len(lines):
        end = signs.end_after(index) if _opens(lines[index]) else None
        if end is None and cut and _opens(lines[index]):
            end = len(lines) - 1
        if end is not None and end > index:
            yield index, end
            index = end
        index += 1


@dataclass(frozen=True, slots=True)
class _Signs:
    """For every line, the first line from it on that closes, begins, or gives an instruction; len(lines) for none.

    They are gathered backwards, so that a text of a hundred thousand forgotten marks costs one pass, not one for each.
    """

    closing: Sequence[int]
    beginning: Sequence[int]
    instruction: Sequence[int]

    @classmethod
    def of(cls, lines: Sequence[str]) -> _Signs:
        """The signs of a text."""
        return cls(_next(lines, _closes), _next(lines, _begins), _next(lines, _instructs))

    def end_after(self, start: int) -> int | None:
        """The last line of a quotation that line `start` opens.

        Where another one begins before it is closed, its closing mark was forgotten, and the instruction between them
        ends it (Luật 62/2020/QH14, khoản 30 Điều 1).
        """
        none = len(self.closing) - 1
        closing, beginning, instruction = (
            found[start + 1] for found in (self.closing, self.beginning, self.instruction)
        )
        if closing < none and closing < beginning:
            return closing
        if instruction <= min(beginning, closing) and instruction < none:
            return instruction - 1
        return closing if closing < none else None


def _next(lines: Sequence[str], is_sign: Callable[[str], bool]) -> list[int]:
    found = [len(lines)] * (len(lines) + 1)
    for index in range(len(lines) - 1, -1, -1):
        found[index] = index if is_sign(lines[index]) else found[index + 1]
    return found


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


def closing_mark(line: str) -> int:
    """Where the words of a quotation end on its last line: at the mark that closes it, or at the end of the line."""
    close = max(line.rfind("”"), line.rfind('"'))
    return close if close >= 0 and _closes_at_end(line, close) else len(line)


def _closes_at_end(line: str, close: int) -> bool:
    return len(line) - close <= _LONGEST_CLOSE and _CLOSES.match(line, close) is not None


def _opens(line: str) -> bool:
    return opening_mark(line) is not None


def _begins(line: str) -> bool:
    """A quotation begins on the line, whether or not it ends there too."""
    return _OPENS.search(line) is not None


def _instructs(line: str) -> bool:
    return _INSTRUCTION.match(line) is not None


def _closes(line: str) -> bool:
    return bool(_CLOSES.search(line[-_LONGEST_CLOSE:])) and len(_MARKS.findall(line)) % 2 == 1
