"""SourceText to Document: header, bases, provisions, closing, recipients, signature, and what is left over.

    [ header · title ][ bases · preamble ][ provisions ][ closing clauses ]
    [ recipients · signature ][ attached texts · appendices ][ notes ]

`parse` takes any text. What it cannot place it lists in `unplaced`, which is computed as the complement of all that
was placed; so nothing can be lost, whatever the parts overlook.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from thammuu.ingest.closing import Tail, clean_recipients, find_tail, read_tail
from thammuu.ingest.closing.attached import attached_texts
from thammuu.ingest.closing.region import closing_clauses, cut_closing, embedded_clauses
from thammuu.ingest.dates import PartialDate, find_dates
from thammuu.ingest.metadata import Decider, Header, adopting_issuer, deciding_issuer, read_bases, read_header
from thammuu.ingest.model import (
    BlockKind,
    ClauseKind,
    ClosingClause,
    Document,
    DocumentKey,
    LegalBasis,
    Provision,
    Sighting,
    SourceText,
    Span,
)
from thammuu.ingest.spans import Stretches
from thammuu.ingest.structure import Line, Note, build_structure, cut_notes, read_lines
from thammuu.ingest.structure.lines import trimmed
from thammuu.ingest.tables.organs import issuer_of_symbol

__all__ = ["parse", "placed_spans"]


_OWN_SYMBOL = re.compile(r"\s+số\s+\S+$", re.IGNORECASE)
_LIFE = {ClauseKind.EFFECT: "effective", ClauseKind.EXPIRY: "expires"}


@dataclass(frozen=True, slots=True)
class _Regions:
    """The lines of a document cut at the header, the tail, the first line after it, and the notes at the end."""

    opening_and_body: tuple[Line, ...]
    tail: tuple[Line, ...]
    attached: tuple[Line, ...]
    notes: tuple[Note, ...]


def parse(source: SourceText) -> Document:
    """Read a document out of a text. Never raises on any text; every character not a space is placed or `unplaced`."""
    lines = read_lines(source)
    header = read_header(lines)
    regions = _cut(lines, header.size)
    tail = read_tail(regions.tail)
    body, closing_lines = cut_closing(regions.opening_and_body)
    structure = build_structure(body, source.text, attached_texts(regions.attached), regions.notes)
    bases, preamble = read_bases(structure.before)
    named = _key(header, tail, preamble)
    issued = named.key.date.exact() if named.key.date else None
    closing = (*embedded_clauses(structure.provisions, issued), *closing_clauses(closing_lines, issued))
    effective, effective_seen = _life(closing, ClauseKind.EFFECT)
    expires, expires_seen = _life(closing, ClauseKind.EXPIRY)
    sightings = (
        *header.sightings,
        *named.sightings,
        *(Sighting("preamble", line.span, 1.0) for line in preamble),
        *tail.sightings,
        *effective_seen,
        *expires_seen,
    )
    return Document(
        key=named.key,
        title=_own_title(header, named.key.symbol),
        place=header.place,
        effective=effective,
        expires=expires,
        bases=bases,
        preamble="\n".join(line.text for line in preamble),
        provisions=structure.provisions,
        closing=closing,
        recipients=clean_recipients(tail.recipients),
        signature=tail.signature,
        unplaced=_complement(source, placed_spans(bases, structure.provisions, closing, sightings)),
        sightings=sightings,
        warnings=(*source.warnings, *structure.notices),
        source=source,
        superior=named.superior,
    )


def _cut(lines: tuple[Line, ...], header: int) -> _Regions:
    start, end = find_tail(lines, header)
    kept, notes = cut_notes(lines, start, end)
    start, end = min(start, len(kept)), min(end, len(kept))
    return _Regions(kept[header:start], kept[start:end], kept[end:], notes)


@dataclass(frozen=True, slots=True)
class _Named:
    """The key of a document, the organ above its issuer, and where those parts were seen that no header line tells."""

    key: DocumentKey
    superior: str | None
    sightings: tuple[Sighting, ...]


def _key(header: Header, tail: Tail, preamble: Sequence[Line]) -> _Named:
    date, symbol = header.date, header.symbol
    seen: list[Sighting] = []
    deciders = [Decider(tail.authority, line) for line in tail.authority_lines[:1] if tail.authority]
    deciders += [header.attributed] if header.attributed else []
    deciders += [Decider(line.text, line) for line in preamble]
    issuer, line = deciding_issuer(header.organs.issuer if header.organs else None, deciders)
    if line is not None:
        seen.append(Sighting("issuer", line.span, 0.9))
    if tail.adopted is not None:
        adopted = find_dates(tail.adopted.text)
        date = date or (PartialDate.of(adopted[-1].date) if adopted else None)
        issuer = issuer or adopting_issuer(tail.adopted.text)
        seen += [Sighting("date", tail.adopted.span, 0.9), Sighting("issuer", tail.adopted.span, 0.9)]
    if symbol is None and header.title_symbol and date and header.title_symbol.year == date.year:
        symbol = header.title_symbol  # a law of that very year is the law itself, not the one it amends
        seen += [Sighting("symbol", place.span, 0.7) for place in header.sightings if place.field == "title"]
    if issuer is None and symbol is not None and (issuer := issuer_of_symbol(symbol.text)):
        seen += [Sighting("issuer", place.span, 0.6) for place in (*header.sightings, *seen) if place.field == "symbol"]
    genre = header.genre.name if header.genre else None
    key = DocumentKey(symbol.text if symbol else None, genre, issuer, date)
    return _Named(key, header.organs.superior if header.organs else None, tuple(seen))


def _own_title(header: Header, symbol: str | None) -> str | None:
    """The title without the document's own symbol at its end: "… một số điều của Luật Mẫu số 82/2025/QH15"."""
    if header.title is None or header.title_symbol is None or header.title_symbol.text != symbol:
        return header.title
    return _OWN_SYMBOL.sub("", header.title)


def _life(closing: Iterable[ClosingClause], kind: ClauseKind) -> tuple[dt.date | None, tuple[Sighting, ...]]:
    """The day the first dated clause of this kind tells, and where; it lies within a closing clause or a provision."""
    clause = next((clause for clause in closing if clause.kind is kind and clause.date), None)
    if clause is None:
        return None, ()
    return clause.date, (Sighting(_LIFE[kind], clause.span, 0.85),)


def placed_spans(
    bases: Iterable[LegalBasis],
    provisions: Iterable[Provision],
    closing: Iterable[ClosingClause],
    sightings: Iterable[Sighting],
) -> tuple[Span, ...]:
    """The spans of everything a document places; closing clauses found inside provisions lie within those."""
    spans = [basis.span for basis in bases]
    spans += [provision.span for provision in provisions]
    spans += [clause.span for clause in closing]
    spans += [seen.span for seen in sightings if seen.field not in _LIFE.values()]
    return tuple(sorted(spans))


def _complement(source: SourceText, placed: Sequence[Span]) -> tuple[Span, ...]:
    """The parts of the text no span covers, without the spaces at their ends.

    The bar between two cells of a table row is not text of the file but the reader's way to join them.
    """
    gaps = (trimmed(source.text, gap) for gap in _gaps(len(source.text), placed))
    rows = Stretches(block.span for block in source.blocks if block.kind is BlockKind.TABLE_ROW)
    return tuple(gap for gap in gaps if gap and not (gap.of(source.text) == "|" and rows.hold(gap)))


def _gaps(size: int, placed: Sequence[Span]) -> Iterator[Span]:
    reached = 0
    for span in placed:
        if span.start > reached:
            yield Span(reached, span.start)
        reached = max(reached, span.end)
    if reached < size:
        yield Span(reached, size)
