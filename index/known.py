"""Every document we know of, once: what the store holds and what the catalogue tells, joined by agreement of keys."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from thammuu.corpus.catalogue import CatalogueRow
from thammuu.index.agreement import dates_agree, genres_agree, issuers_agree, telling_words, title_similarity
from thammuu.index.records import ClosingClauseRecord, DocumentRecord, RelationRecord, document_id
from thammuu.ingest.model import ClosingClause, DocumentKey
from thammuu.ingest.symbols import Symbol, parse_symbol

# A row without a date joins a stored document only when the titles say it is the same one.
SURE_TITLE = 0.6


@lru_cache(maxsize=65_536)
def _parsed(symbol: str) -> Symbol | None:
    """Remembered: looking for look-alikes asks each document of a number again and again."""
    return parse_symbol(symbol)


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """One real document: its record (from the store when it is there), its catalogue row, its closing clauses."""

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

    A row joins a stored document when the symbols are equal and date, issuer and genre agree. What the text itself
    says (date, issuer, title) stands; the row adds what the text does not say, such as the day of taking effect.
    """
    by_document: dict[str, list[ClosingClause]] = defaultdict(list)
    for clause in clauses:
        by_document[clause.document_id].append(clause.clause)
    said: dict[str, list[RelationRecord]] = defaultdict(list)
    for relation in relations:
        said[relation.document_id].append(relation)
    catalogue = _by_symbol(rows)
    joined: list[KnownDocument] = []
    taken: set[int] = set()
    for record in stored:
        row = _row_of(record, catalogue.get(_symbol_key(record.key.symbol), ()))
        if row is not None:
            taken.add(id(row))
        told = tuple(by_document[record.id]), tuple(said[record.id])
        joined.append(KnownDocument(_completed(record, row), row, *told))
    rest = (row for group in catalogue.values() for row in group if id(row) not in taken)
    return (*joined, *(KnownDocument(record_of(row), row) for row in rest))


def record_of(row: CatalogueRow) -> DocumentRecord:
    """The record of a document of which only the catalogue row is known.

    A document whose title was never seen shows what the row says it is about, in brackets.
    """
    symbol = row.parsed_symbol
    key = DocumentKey(symbol.text if symbol else None, row.genre, row.issuer, row.date)
    title = row.title or (f"({row.title_note})" if row.title_note else "")
    return DocumentRecord(id=document_id(key, title), key=key, title=title, effective=row.effective)


def _by_symbol(rows: Iterable[CatalogueRow]) -> dict[str, list[CatalogueRow]]:
    groups: dict[str, list[CatalogueRow]] = defaultdict(list)
    for row in rows:
        groups[_symbol_key(row.symbol)].append(row)
    return groups


def _symbol_key(symbol: str | None) -> str:
    parsed = _parsed(symbol) if symbol else None
    return parsed.key if parsed else ""


def _row_of(record: DocumentRecord, rows: Iterable[CatalogueRow]) -> CatalogueRow | None:
    """The one row that agrees with `record`; None when several do, for a wrong join would lend wrong facts."""
    agreeing = [row for row in rows if _agrees(record, row)]
    return agreeing[0] if len(agreeing) == 1 else None


def _agrees(record: DocumentRecord, row: CatalogueRow) -> bool:
    key = record.key
    if not (dates_agree(key.date, row.date) and issuers_agree(key.issuer, row.issuer)):
        return False
    if not genres_agree(key.genre, row.genre):
        return False
    if row.parsed_symbol is None:
        return _same_name(record, row)
    return (key.date is not None and row.date is not None) or title_similarity(record.title, row.title) >= SURE_TITLE


def _same_name(record: DocumentRecord, row: CatalogueRow) -> bool:
    """Documents without a symbol are one when genre and name are: "Điều lệ Đảng Cộng sản Việt Nam"."""
    return record.key.date is not None and telling_words(record.title) == telling_words(row.title)


def _completed(record: DocumentRecord, row: CatalogueRow | None) -> DocumentRecord:
    if row is None:
        return record
    key = replace(
        record.key,
        genre=record.key.genre or row.genre,
        issuer=record.key.issuer or row.issuer,
        date=record.key.date or row.date,
    )
    return replace(record, key=key, title=record.title or row.title, effective=record.effective or row.effective)
