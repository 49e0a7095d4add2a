"""What is said about validity, in Vietnamese."""

from __future__ import annotations

import datetime as dt

from thammuu.corpus.catalogue import CatalogueRow
from thammuu.index.records import DocumentRecord
from thammuu.index.validity.terms import Term, TermEffect
from thammuu.ingest.dates import display_date
from thammuu.ingest.model import ValidityState
from thammuu.ingest.symbols import SymbolKind, parse_symbol

_MOST_PARTS = 8  # parts listed in one sentence
_LONGEST_QUOTE = 240  # characters of a clause that are shown

NOTHING_KNOWN = "Kho và danh mục không có thông tin nào về hiệu lực của văn bản này."
ISSUE_DAY_COUNTS = "Chưa rõ ngày có hiệu lực, nên tính từ ngày ban hành."
AMENDED_BUT_AFTERWARDS = "Sau đó văn bản còn hiệu lực hay đã bị thay thế thì chưa có thông tin."
EXTENT_UNKNOWN = "Chưa rõ việc sửa đổi có chạm đến đơn vị nội dung này hay không; cần đọc văn bản sửa đổi."
OTHER_PARTS = "Các sửa đổi, bãi bỏ đã biết nêu phần khác của văn bản, không nêu đơn vị nội dung này."
_END_STATES = {
    ValidityState.IN_FORCE: "còn hiệu lực",
    ValidityState.AMENDED: "đã được sửa đổi, bổ sung",
    ValidityState.UNKNOWN: "chưa rõ hiệu lực",
    ValidityState.NOT_YET: "chưa có hiệu lực",
    ValidityState.EXPIRED: "đã hết hiệu lực",
    ValidityState.REPEALED: "đã bị bãi bỏ",
    ValidityState.REPLACED: "đã bị thay thế",
}


def named(record: DocumentRecord) -> str:
    """A document in a sentence: "Quy định 20-QĐ/TW ngày 08/4/2026"; one without a symbol by its title."""
    key = record.key
    name = " ".join(part for part in (key.genre, key.symbol) if part) if key.symbol else record.title
    return f"{name} ngày {display_date(key.date)}" if key.date and key.date.day else name


def by_catalogue(row: CatalogueRow, said: str) -> str:
    """What a row says, with the day and the confidence it is said with, and its own remark on the relation."""
    evidence = f"Danh mục (tính đến {display_date(row.as_of)}, độ tin cậy: {row.confidence.label}) {said}"
    return f"{evidence} ({row.relation_note})" if row.relation_note else evidence


def by_clause(record: DocumentRecord, clause: str) -> str:
    """What a document in the store says, in its own words."""
    quote = " ".join(clause.split())
    if len(quote) > _LONGEST_QUOTE:
        quote = quote[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
    return f"{named(record)} viết: “{quote.rstrip('.; ')}”"


def by_general_clause(record: DocumentRecord, clause: str) -> str:
    """A later document on the same subject repeals, without naming any, what contradicts it."""
    return f"{by_clause(record, clause)}, không nêu tên văn bản nào; cần đối chiếu nội dung"


def parts_named(parts: tuple[str, ...]) -> str:
    """The parts that several facts name, the first of them where they are many; "" for none."""
    more = f" và {len(parts) - _MOST_PARTS} phần khác" if len(parts) > _MOST_PARTS else ""
    return f"; các phần được nêu: {'; '.join(parts[:_MOST_PARTS])}{more}" if parts else ""


def by_title(term: Term) -> str:
    """A time named in the title, and what that means for the document."""
    if term.effect is TermEffect.WARNS:
        return f"Trích yếu nêu “{term.words}”, mốc này đã qua tại ngày xét; {term.reason}"
    until = f", kết thúc ngày 31/12/{term.over.year - 1}" if term.over.day else f", kết thúc trong năm {term.over.year}"
    return f"Trích yếu nêu “{term.words}”{until}; {term.reason}"


def after_catalogue(as_of: dt.date, told_on: dt.date) -> str:
    """The warning for a day the catalogue does not reach; "" when it does."""
    return "" if as_of <= told_on else f"Chưa có thông tin cho thời gian sau ngày {display_date(told_on)}."


def effect_unsure(by: DocumentRecord | None) -> str:
    """The warning where a State act, which seldom takes effect on the day of issue, is known without its effect."""
    symbol = parse_symbol(by.key.symbol) if by and by.key.symbol else None
    if by is None or by.effective or symbol is None or symbol.kind is not SymbolKind.STATE:
        return ""
    return f"Chưa rõ ngày có hiệu lực của {named(by)}, nên tính từ ngày ban hành."


def chain_of(chain: tuple[DocumentRecord, ...]) -> str:
    """The way from one replacement to the last, "" for a single step."""
    return f"Chuỗi thay thế đến ngày xét: {' → '.join(named(record) for record in chain)}." if len(chain) > 1 else ""


def end_of(last: DocumentRecord, state: ValidityState) -> str:
    """How the last document of a chain stands itself."""
    return f"Văn bản cuối chuỗi, {named(last)}: {_END_STATES[state]}."
