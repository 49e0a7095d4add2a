"""Which row of the catalogue speaks of which stored document: symbols equal, and date, issuer and genre agreeing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from thammuu.corpus.catalogue import CatalogueRow
from thammuu.index.agreement import dates_agree, genres_agree, issuers_agree, telling_words, title_similarity
from thammuu.index.known import Pairs, by_symbol, symbol_key
from thammuu.index.records import DocumentRecord

# A row without a date joins a stored document only when the titles say it is the same one.
SURE_TITLE = 0.6


def paired(stored: Iterable[DocumentRecord], rows: Sequence[CatalogueRow]) -> Pairs:
    """The stored documents that a row speaks of, by their places, each with the place of its row."""
    catalogue = by_symbol(rows)
    found: list[tuple[int, int]] = []
    for place, record in enumerate(stored):
        agreeing = [row for row in catalogue.get(symbol_key(record.key.symbol), ()) if _agrees(record, rows[row])]
        if len(agreeing) == 1:  # where several agree a wrong join would lend wrong facts
            found.append((place, agreeing[0]))
    return tuple(found)


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
