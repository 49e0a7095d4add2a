"""Every document we know of, once: what the store holds and what the catalogue tells, joined by agreement of keys."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from thammuu.corpus.catalogue import CatalogueRow
from thammuu.index.records import ClosingClauseRecord, DocumentRecord, RelationRecord, document_id
from thammuu.ingest.model import ClosingClause, DocumentKey
from thammuu.ingest.symbols import Symbol, parse_symbol

Pairs = tuple[tuple[int, int], ...]  # places of stored documents and of the catalogue rows that are theirs


@lru_cache(maxsize=65_536)
def _parsed(symbol: str) -> Symbol | None:
    """Remembered: looking for look-alikes asks each document of a number again and again."""
    return parse_symbol(symbol)


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """One real document: its record (from the store when it is there), its catalogue row; and its closing clauses and
    relations where they were given, for nothing but facts is made of those."""

    record: DocumentRecord
    row: CatalogueRow | None = None
    clauses: tuple[ClosingClause, ...] = ()
    relations: tuple[RelationRecord, ...] = ()  # those that speak of the life of documents

    @property
    def symbol(self) -> Symbol | None:
        """The symbol taken apart, or None for a document known by its name."""
        return _parsed(self.record.key.symbol) if self.record.key.symbol else None

    @property
    def names(self) -> tuple[str, ...]:
        """The titles and names people may use for it, with the genre before them or without."""
        named = self.row.symbol if self.row and self.row.parsed_symbol is None else ""
        told = self.row.title if self.row else ""
        with_genre = f"{self.record.key.genre or ''} {self.record.title}".strip()
        return tuple(dict.fromkeys(name for name in (self.record.title, told, named, with_genre) if name))


def join_known(
    stored: Iterable[DocumentRecord],
    clauses: Iterable[ClosingClauseRecord],
    rows: Iterable[CatalogueRow],
    relations: Iterable[RelationRecord] = (),
) -> tuple[KnownDocument, ...]:
    """One KnownDocument per real document: stored ones first, then the rows of which the store has no text.

    A row joins a stored document as `pairing.paired` says. What the text itself says (date, issuer, title) stands; the
    row adds what the text does not say, such as the day of taking effect.
    """
    from thammuu.index.pairing import paired  # noqa: PLC0415 - the words of citations: not where pairs are known

    records, listed = tuple(stored), tuple(rows)
    known = joined(records, listed, paired(records, listed))
    return (*with_words(known[: len(records)], clauses, relations), *known[len(records) :])


def joined(stored: Sequence[DocumentRecord], rows: Sequence[CatalogueRow], pairs: Pairs) -> tuple[KnownDocument, ...]:
    """`join_known` where it is known which row is whose; without what the documents say."""
    row_of = {place: rows[row] for place, row in pairs}
    together = (_together(record, row_of.get(place)) for place, record in enumerate(stored))
    taken = {row for _, row in pairs}
    rest = (place for group in by_symbol(rows).values() for place in group if place not in taken)
    return (*together, *(KnownDocument(record_of(rows[place]), rows[place]) for place in rest))


def with_words(
    stored: Iterable[KnownDocument], clauses: Iterable[ClosingClauseRecord], relations: Iterable[RelationRecord]
) -> tuple[KnownDocument, ...]:
    """Stored documents with the clauses and relations that are theirs."""
    by_document: dict[str, list[ClosingClause]] = defaultdict(list)
    for clause in clauses:
        by_document[clause.document_id].append(clause.clause)
    said: dict[str, list[RelationRecord]] = defaultdict(list)
    for relation in relations:
        said[relation.document_id].append(relation)
    return tuple(
        KnownDocument(each.record, each.row, tuple(by_document[each.record.id]), tuple(said[each.record.id]))
        if each.record.id in by_document or each.record.id in said
        else each
        for each in stored
    )


def record_of(row: CatalogueRow) -> DocumentRecord:
    """The record of a document of which only the catalogue row is known.

    A document whose title was never seen shows what the row says it is about, in brackets.
    """
    symbol = row.parsed_symbol
    key = DocumentKey(symbol.text if symbol else None, row.genre, row.issuer, row.date)
    title = row.title or (f"({row.title_note})" if row.title_note else "")
    return DocumentRecord(id=document_id(key, title), key=key, title=title, effective=row.effective)


def by_symbol(rows: Iterable[CatalogueRow]) -> Mapping[str, Sequence[int]]:
    """The places of rows by what all spellings of their symbols share."""
    groups: dict[str, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        groups[symbol_key(row.symbol)].append(place)
    return groups


def symbol_key(symbol: str | None) -> str:
    """What all spellings of `symbol` share; "" for none, and for words that are no symbol."""
    parsed = _parsed(symbol) if symbol else None
    return parsed.key if parsed else ""


def _together(record: DocumentRecord, row: CatalogueRow | None) -> KnownDocument:
    if row is None:
        return KnownDocument(record)
    key = replace(
        record.key,
        genre=record.key.genre or row.genre,
        issuer=record.key.issuer or row.issuer,
        date=record.key.date or row.date,
    )
    completed = replace(record, key=key, title=record.title or row.title, effective=record.effective or row.effective)
    return KnownDocument(completed, row)
