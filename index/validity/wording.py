"""What is said about validity, in Vietnamese."""

from __future__ import annotations

import datetime as dt

from thammuu.corpus.catalogue import CATALOGUE_AS_OF, CatalogueRow
from thammuu.index.records import DocumentRecord
from thammuu.ingest.dates import display_date

_LONGEST_QUOTE = 240  # characters of a clause that are shown

NOTHING_KNOWN = "Kho và danh mục không có thông tin nào về hiệu lực của văn bản này."
ISSUE_DAY_COUNTS = "Chưa rõ ngày có hiệu lực, nên tính từ ngày ban hành."


def named(record: DocumentRecord) -> str:
    """A document in a sentence: "Quy định 20-QĐ/TW ngày 08/4/2026"; one without a symbol by its title."""
    key = record.key
    name = " ".join(part for part in (key.genre, key.symbol) if part) if key.symbol else record.title
    return f"{name} ngày {display_date(key.date)}" if key.date and key.date.day else name


def by_catalogue(row: CatalogueRow, said: str) -> str:
    """What a row says, with the day and the confidence it is said with, and its own remark on the relation."""
    evidence = f"Danh mục (tính đến {display_date(CATALOGUE_AS_OF)}, độ tin cậy: {row.confidence.label}) {said}"
    return f"{evidence} ({row.relation_note})" if row.relation_note else evidence


def by_clause(record: DocumentRecord, clause: str) -> str:
    """What a document in the store says, in its own words."""
    quote = " ".join(clause.split())
    if len(quote) > _LONGEST_QUOTE:
        quote = quote[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
    return f"{named(record)} viết: “{quote.rstrip('.; ')}”"


def after_catalogue(as_of: dt.date) -> str:
    """The warning for a day the catalogue does not reach; "" when it does."""
    if as_of <= CATALOGUE_AS_OF:
        return ""
    return f"Chưa có thông tin cho thời gian sau ngày {display_date(CATALOGUE_AS_OF)}."


def chain_of(chain: tuple[DocumentRecord, ...]) -> str:
    """The way from one replacement to the last, "" for a single step."""
    return f"Chuỗi thay thế đến ngày xét: {' → '.join(named(record) for record in chain)}." if len(chain) > 1 else ""
