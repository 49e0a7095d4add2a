"""Which lines are closing clauses, and the clauses that stand inside provisions ("Điều 37. Hiệu lực thi hành")."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from thammuu.ingest.closing.clauses import life_clauses, sentences
from thammuu.ingest.model import ClauseKind, ClosingClause, Level, Provision
from thammuu.ingest.structure.lines import Line
from thammuu.ingest.structure.markers import Kind, read_markers
from thammuu.ingest.tables.genres import GENRES

_GENRE_NAMES = "|".join(sorted((genre.name for genre in GENRES), key=len, reverse=True))
# First words of closing paragraphs: "Quy định này có hiệu lực …", "Các quy định trước đây trái với …",
# "Trong quá trình thực hiện, nếu có vướng mắc …", "Nghị quyết này được phổ biến …", "Trên đây là …"
_CLOSING = re.compile(
    rf"^(?:(?:{_GENRE_NAMES}) này\b"
    r"|(?:Các|Những|Mọi) (?:quy định|văn bản)[^.]{0,40}\btrước đây\b"
    r"|(?:Trong )?[Qq]uá trình (?:thực hiện|triển khai|tổ chức)"
    r"|Trên đây là\b)"
)
# A heading that makes the words below it a provision: "V- ĐIỀU KHOẢN THI HÀNH"
_EXECUTION_HEADING = re.compile(r"hiệu lực|thi hành|tổ chức thực hiện|thực hiện$", re.IGNORECASE)
_LIFE_HEADING = re.compile(r"hiệu lực|điều khoản thi hành|thay thế|bãi bỏ", re.IGNORECASE)
_HEADING_WORDS = 12
# What they say of effect is said of themselves or of the texts they quote, not of the document.
_OTHER_TEXTS = frozenset({Level.APPENDIX, Level.ATTACHED, Level.NOTE})


def cut_closing(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """(body, closing lines): the closing lines are the unmarked ones at the end, from the first closing phrase on.

    A text in articles has its clauses inside its last articles; there nothing is cut off.
    """
    last = next((i for i in range(len(lines) - 1, -1, -1) if _opens_provision(lines[i])), -1)
    if last < 0 or _is_execution_heading(lines, last) or _in_articles(lines):
        return tuple(lines), ()
    start = next((i for i in range(last + 1, len(lines)) if _CLOSING.match(lines[i].text)), len(lines))
    return tuple(lines[:start]), tuple(lines[start:])


def _opens_provision(line: Line) -> bool:
    return not line.row and bool(read_markers(line.text))


def _is_execution_heading(lines: Sequence[Line], index: int) -> bool:
    text = lines[index].text
    return len(text.split()) <= _HEADING_WORDS and bool(_EXECUTION_HEADING.search(text.rstrip(".:")))


def _in_articles(lines: Sequence[Line]) -> bool:
    return any(marker.kind is Kind.ARTICLE and marker.sure for line in lines for marker in read_markers(line.text))


def closing_clauses(lines: Sequence[Line], issued: dt.date | None) -> tuple[ClosingClause, ...]:
    """The sentences of the closing lines; one that says nothing of a document's life is about its execution."""
    found: list[ClosingClause] = []
    for line in lines:
        for sentence, span in sentences(line.text, line.span.start):
            clauses = life_clauses(sentence, span.start, issued)
            found.extend(clauses or (ClosingClause(ClauseKind.EXECUTION, sentence, span),))
    return tuple(found)


def embedded_clauses(provisions: Iterable[Provision], issued: dt.date | None) -> tuple[ClosingClause, ...]:
    """Clauses inside provisions that speak of the document's own life: those of an article on effect."""
    found: list[ClosingClause] = []
    for unit in _units(provisions):
        own = [clause for part in unit.walk() for clause in life_clauses(part.text, part.span.start, issued)]
        speaks = any(clause.kind is ClauseKind.EFFECT for clause in own) or _LIFE_HEADING.search(unit.heading)
        if speaks:
            found.extend(own)
    return tuple(found)


def _units(provisions: Iterable[Provision]) -> Iterable[Provision]:
    """What is judged as a whole: an article, or the innermost provision where there are no articles."""
    for provision in provisions:
        if provision.level in _OTHER_TEXTS:
            continue
        if provision.level is Level.ARTICLE or not provision.children:
            yield provision
        else:
            yield from _units(provision.children)
