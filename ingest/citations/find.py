"""All citations of a text in reading order: namings, the part named, the relation word, put together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from thammuu.ingest.citations.headings import with_headings
from thammuu.ingest.citations.names import names_in
from thammuu.ingest.citations.naming import Naming, is_no_document, is_own_number, naming_at
from thammuu.ingest.citations.own import lone_parts_in, this_document_in
from thammuu.ingest.citations.provisions import part_before
from thammuu.ingest.citations.relations import Governed, Place, relations_of
from thammuu.ingest.citations.short_names import short_names_in
from thammuu.ingest.citations.taken import Taken
from thammuu.ingest.citations.text import loose, shadow
from thammuu.ingest.citations.vocabulary import GENRES
from thammuu.ingest.model import Citation, Relation, Span, Target
from thammuu.ingest.symbols import find_symbols

_ACTING = frozenset({Relation.AMENDS, Relation.REPLACES, Relation.REPEALS})
# "Sửa đổi, bổ sung một số điều của Luật …", the name being one no row knows
_GENRE_NAMES = "|".join(loose(genre.name) for genre in GENRES)
_AMENDED = re.compile(
    rf"(?i:sửa đổi|bổ sung|bãi bỏ|thay thế)[^.;\n“”]{{0,80}}?\scủa\s{{1,3}}(?P<genre>{_GENRE_NAMES})\s"
)
_OTHERS = frozenset({Target.NAMED, Target.EARLIER})


def find_citations(text: str, *, internal: bool = False) -> tuple[Citation, ...]:
    """Every place in `text` (already through folding.clean) that names a document, in reading order. Never raises.

    A citation's span runs from the part named ("điểm b khoản 2 Điều 8 …") to the end of date and issuer; the title is
    read but lies outside the span. `symbol` is None for documents named by name alone ("Điều lệ Đảng") and for short
    names, which lead to the citation that introduced them (target EARLIER). The number in a document's own header is
    no citation. With `internal`, what the text says of its own document ("Quy định này", "khoản 2 Điều này", "quy định
    tại Điều 5") and provisions acted on whose document is not told ("Bãi bỏ khoản 2 Điều 5") are found as well.
    """
    seen = shadow(text)
    places = _places(seen)
    governed = relations_of(seen, places)
    linked = tuple(_linked(tuple(zip(places, governed, strict=True)), _amended_unknown(seen, places)))
    told = tuple(with_headings(seen, linked))
    starts = {place.naming.start: Span(place.start, place.naming.end) for place, _ in told}
    return tuple(
        _citation(text, place, relation, places, starts)
        for place, relation in told
        if internal or place.naming.target in _OTHERS
    )


def _places(text: str) -> tuple[Place, ...]:
    """Every naming with its part, in reading order; where two overlap the surer one stands."""
    full = _full_namings(text)
    taken = Taken()
    places: list[Place] = []
    for naming in _free((*full, *short_names_in(text, full), *this_document_in(text)), taken):
        part = part_before(text, naming.start)
        if part is not None and taken.is_free(part.start, naming.start):
            taken.add(part.start, naming.start)
            places.append(Place(naming, part))
        else:
            places.append(Place(naming, None))
    for naming, part in lone_parts_in(text):
        if taken.is_free(part.start, part.end):
            places.append(Place(naming, part))
    return tuple(sorted(places, key=lambda place: place.start))


def _free(namings: Iterable[Naming], taken: Taken) -> Iterator[Naming]:
    """The namings that overlap none before them in the row."""
    accepted = []
    for naming in namings:
        if taken.is_free(naming.start, naming.end):
            taken.add(naming.start, naming.end)
            accepted.append(naming)
    yield from accepted


def _full_namings(text: str) -> tuple[Naming, ...]:
    """Namings by symbol, and those by name that lie outside them and outside their titles."""
    by_symbol = tuple(
        naming_at(text, found)
        for found in find_symbols(text)
        if not is_own_number(text, found) and not is_no_document(text, found)
    )
    by_symbol = _with_shared_words(text, by_symbol)
    covered, end = Taken(), 0
    for naming in by_symbol:
        if naming.reach > max(naming.start, end):
            covered.add(max(naming.start, end), naming.reach)
        end = max(end, naming.reach)
    by_name = tuple(naming for naming in names_in(text) if covered.is_free(naming.start, naming.end))
    return tuple(sorted((*by_symbol, *by_name), key=lambda naming: naming.start))


def _with_shared_words(text: str, namings: tuple[Naming, ...]) -> tuple[Naming, ...]:
    """Genre and issuer of a list said once: "các Quy định số 66-QĐ/TW và số 223-QĐ/TW của Ban Bí thư" names two."""
    shared: list[Naming] = []
    for naming in namings:
        member = naming
        if shared and _continues(text, shared[-1], naming):
            member = replace(naming, genre=naming.genre or shared[-1].genre)
            _lend_issuer(text, shared, member)
        shared.append(member)
    return tuple(shared)


def _lend_issuer(text: str, shared: list[Naming], last: Naming) -> None:
    """The issuer behind the last of a list is that of those before it which tell none."""
    following = last
    for place in range(len(shared) - 1, -1, -1):
        naming = shared[place]
        if last.issuer is None or naming.issuer is not None or not _continues(text, naming, following):
            return
        shared[place] = replace(naming, issuer=last.issuer)
        following = naming


def _continues(text: str, previous: Naming, naming: Naming) -> bool:
    """True for a member of a list that leaves its genre word out: "…, số 58-QĐ/TW", "và 34/2016/NĐ-CP"."""
    joint = text[previous.end : naming.start].strip(" \n,;")
    return not naming.genre_told and previous.genre_code == naming.genre_code and joint in {"", "và"}


def _amended_unknown(text: str, places: tuple[Place, ...]) -> tuple[int, ...]:
    """Where the text turns to amending a document by a name we do not know; what follows is not the last one's."""
    known = {place.naming.start for place in places}
    return tuple(match.start() for match in _AMENDED.finditer(text) if match.start("genre") not in known)


def _linked(told: tuple[tuple[Place, Governed], ...], turns: tuple[int, ...]) -> Iterator[tuple[Place, Governed]]:
    """Drop lone provisions on which nothing acts; those acted on lead back to the document the text amends, if told.

    `turns` are the places from which another document, of unknown name, is amended.
    """
    amended: int | None = None
    waiting = list(reversed(turns))
    for place, governed in told:
        naming = place.naming
        while waiting and waiting[-1] < place.start:
            waiting.pop()
            amended = None
        if naming.target is Target.NAMED and governed.relation is Relation.AMENDS:
            amended = naming.start
        if naming.start < naming.end or (naming.target is Target.SELF and governed.relation not in _ACTING):
            yield place, governed
        elif governed.relation in _ACTING and place.part and place.part.is_here:
            # "rừng trồng thay thế quy định tại Điều này" replaces no article
            yield Place(replace(naming, target=Target.SELF), place.part), Governed(Relation.CITES)
        elif governed.relation in _ACTING:
            antecedent = amended if naming.genre is None else None
            target = Target.UNTOLD if antecedent is None else Target.EARLIER
            yield Place(replace(naming, target=target, antecedent=antecedent), place.part), governed


def _citation(
    text: str, place: Place, governed: Governed, places: tuple[Place, ...], spans: dict[int, Span]
) -> Citation:
    naming = place.naming
    span = Span(place.start, naming.end)
    subject = places[governed.subject] if governed.subject is not None else None
    return Citation(
        span=span,
        text=span.of(text),
        relation=governed.relation,
        symbol=naming.symbol,
        genre=naming.genre,
        date=naming.date,
        issuer=naming.issuer,
        title=naming.title,
        provisions=place.part.provisions if place.part else (),
        target=naming.target,
        number=naming.number,
        year=naming.year,
        antecedent=spans.get(naming.antecedent) if naming.antecedent is not None else None,
        subject=Span(subject.start, subject.naming.end) if subject else None,
    )
