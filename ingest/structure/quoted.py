"""The new wording inside an amending provision, with an inner structure of its own.

    2. Điều 5 được sửa đổi như sau:
    “Điều 5. Trách nhiệm                    NewWording: Điều 5
    1. …                                                Điều 5 › khoản 1
    2. …”.                                              Điều 5 › khoản 2

The tree of the amending law never sees it (see `quotes`): its khoản 2 is one provision, quotation included. Who wants
to know what Điều 5 says from now on asks here, provision by provision, on demand.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from thammuu.ingest.model import Provision, Span
from thammuu.ingest.structure.lines import Line, trimmed
from thammuu.ingest.structure.quotes import closed_quotation, closing_mark, opening_mark, quotations
from thammuu.ingest.structure.tree import build_structure


@dataclass(frozen=True, slots=True)
class NewWording:
    """One quotation: `span` covers the words between the marks, offsets as everywhere in `SourceText.text`.

    `provisions` have the addresses they will have in the text that is amended, as far as the quotation tells them
    ("khoản 2" alone, where only a khoản is quoted); words before the first marker are in none.
    """

    span: Span
    provisions: tuple[Provision, ...]


def new_wordings(provision: Provision, text: str) -> tuple[NewWording, ...]:
    """The quotations in the own words of `provision`, which lies in the source text `text`; () when it has none."""
    lines = list(_own_lines(provision))
    ranges = tuple(quotations([line.text for line in lines], cut=True))
    quoted = {start: _between(lines, start, end) for start, end in ranges}
    inside = {index for start, end in ranges for index in range(start, end + 1)}
    for index, line in enumerate(lines):
        whole = closed_quotation(line.text) if index not in inside else None
        if whole is not None:
            quoted[index] = [_part(line, *whole)]
    told = ([line for line in quoted[index] if line.text] for index in sorted(quoted))
    return tuple(_wording(lines, text) for lines in told if lines)


def _own_lines(provision: Provision) -> Iterator[Line]:
    at = provision.span.start
    for row in provision.text.split("\n"):
        span = trimmed(row, Span(0, len(row)))
        if span is not None:
            yield Line(span.of(row), Span(at + span.start, at + span.end), block=0, page=provision.page)
        at += len(row) + 1


def _between(lines: list[Line], start: int, end: int) -> list[Line]:
    """The lines of a quotation without its marks."""
    first = opening_mark(lines[start].text)
    last = lines[end].text
    head = _part(lines[start], 0 if first is None else first + 1, len(lines[start].text))
    tail = _part(lines[end], 0, closing_mark(last))
    return [head, *lines[start + 1 : end], tail]


def _part(line: Line, start: int, end: int) -> Line:
    words = trimmed(line.text, Span(start, end)) or Span(start, start)
    shifted = Span(line.span.start + words.start, line.span.start + words.end)
    return replace(line, text=words.of(line.text), span=shifted)


def _wording(lines: list[Line], text: str) -> NewWording:
    built = build_structure(lines, text, excerpt=True)
    return NewWording(Span(lines[0].span.start, lines[-1].span.end), built.provisions)
