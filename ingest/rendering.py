"""A document written out again from its parts: the proof that reading it lost nothing.

    render(parse(source)) == source.text            for every source

Each part contributes the words it holds itself (a provision its `text`, a closing clause its `text`), in the order of
the source; between two parts stands what the source has there, provided that it is blank or the bar between two cells.
Words that no part holds are therefore missing from the result.
"""

from __future__ import annotations

from collections.abc import Iterator

from thammuu.ingest.model import Document, Span


def render(document: Document) -> str:
    """The cleaned text of the source, put together from the parts of `document`."""
    text = document.source.text
    out: list[str] = []
    reached = 0
    for start, words in _parts(document):
        if start < reached:  # the same words seen twice: a clause inside a provision, a sentence with two clauses
            continue
        out += [_joint(text[reached:start]), words]
        reached = start + len(words)
    return "".join([*out, _joint(text[reached:])])


def _parts(document: Document) -> list[tuple[int, str]]:
    """(offset, words) of every part, in reading order, the longer of two that begin together first."""
    return sorted(_all_parts(document), key=lambda part: (part[0], -len(part[1])))


def _all_parts(document: Document) -> Iterator[tuple[int, str]]:
    text = document.source.text
    for basis in document.bases:
        yield basis.span.start, basis.text
    for provision in document.walk():
        yield provision.span.start, provision.text
    for clause in document.closing:
        yield clause.span.start, clause.text
    for span in _told_by_place(document):
        yield span.start, span.of(text)


def _told_by_place(document: Document) -> Iterator[Span]:
    """What a document knows by its span alone: header, preamble, recipients, signature, and what found no place."""
    yield from (seen.span for seen in document.sightings)
    yield from document.unplaced


def _joint(between: str) -> str:
    """What stands between two parts; words there would be lost words, and are left out."""
    return "" if between.replace("|", " ").strip() else between
