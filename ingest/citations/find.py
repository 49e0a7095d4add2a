"""All citations of a text in reading order: namings, the part named, the relation word, put together."""

from __future__ import annotations

from dataclasses import replace

from thammuu.ingest.citations.naming import Naming, is_own_number, names_in, naming_at
from thammuu.ingest.citations.provisions import FoundPart, part_before
from thammuu.ingest.citations.relations import relations_of
from thammuu.ingest.citations.text import shadow
from thammuu.ingest.model import Citation, Relation, Span
from thammuu.ingest.symbols import find_symbols


def find_citations(text: str) -> tuple[Citation, ...]:
    """Every place in `text` (already through folding.clean) that names a document, in reading order. Never raises.

    A citation's span runs from the part named ("điểm b khoản 2 Điều 8 …") to the end of date and issuer; the title is
    read but lies outside the span. `symbol` is None for documents named by name alone ("Điều lệ Đảng"). The number in
    a document's own header, and words pointing back ("Quy định này", "Điều này"), are no citations.
    """
    seen = shadow(text)
    namings = _namings(seen)
    parts = tuple(part_before(seen, naming.start) for naming in namings)
    starts = tuple(part.start if part else naming.start for naming, part in zip(namings, parts, strict=True))
    relations = relations_of(seen, namings, starts)
    return tuple(
        _citation(text, naming, part, relation)
        for naming, part, relation in zip(namings, parts, relations, strict=True)
    )


def _namings(text: str) -> tuple[Naming, ...]:
    """Namings by symbol, and those by name that lie outside them and outside their titles."""
    by_symbol = tuple(naming_at(text, found) for found in find_symbols(text) if not is_own_number(text, found))
    by_symbol = _with_shared_genre(text, by_symbol)
    by_name = tuple(
        naming
        for naming in names_in(text)
        if not any(naming.start < other.reach and other.start < naming.end for other in by_symbol)
    )
    return tuple(sorted((*by_symbol, *by_name), key=lambda naming: naming.start))


def _with_shared_genre(text: str, namings: tuple[Naming, ...]) -> tuple[Naming, ...]:
    """The genre word of a list said once: "Quy định số 66-QĐ/TW và 223-QĐ/TW" names two Quy định."""
    shared: list[Naming] = []
    for naming in namings:
        previous = shared[-1] if shared else None
        continues = previous is not None and naming.genre is None and _continues(text, previous, naming)
        shared.append(replace(naming, genre=previous.genre) if previous and continues else naming)
    return tuple(shared)


def _continues(text: str, previous: Naming, naming: Naming) -> bool:
    joint = text[previous.end : naming.start].strip(" \n,;")
    return previous.genre_code == naming.genre_code and joint in {"", "và"}


def _citation(text: str, naming: Naming, part: FoundPart | None, relation: Relation) -> Citation:
    span = Span(part.start if part else naming.start, naming.end)
    return Citation(
        span=span,
        text=span.of(text),
        relation=relation,
        symbol=naming.symbol,
        genre=naming.genre,
        date=naming.date,
        issuer=naming.issuer,
        title=naming.title,
        provisions=part.provisions if part else (),
    )
