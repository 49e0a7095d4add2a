"""Faults in catalogue rows that no single cell shows: keys that stand twice, orders of time turned round, circles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from thammuu.corpus.catalogue.rows import CatalogueRow, CatalogueState, RowReference
from thammuu.ingest.citations.vocabulary import GENRES
from thammuu.ingest.dates import display_date

# Genres that bear no number and so are no row of the citation table.
_UNNUMBERED = frozenset({"Điều lệ", "Hiến pháp"})
GENRE_NAMES = tuple(sorted({genre.name for genre in GENRES} | _UNNUMBERED))
_ENDED_BY = {CatalogueState.REPLACED: "thay thế", CatalogueState.REPEALED: "bãi bỏ"}


class Severity(StrEnum):
    """An error keeps a row out; a warning wants a look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault of one row: a stable code, the row, and a Vietnamese sentence."""

    severity: Severity
    code: str
    row: RowReference
    message: str


def check_rows(rows: Iterable[CatalogueRow]) -> tuple[Problem, ...]:
    """Every fault of a whole catalogue, in the order of its rows."""
    listed = tuple(rows)
    by_key: dict[RowReference, CatalogueRow] = {}
    found: list[Problem] = []
    for row in listed:
        if row.reference in by_key:
            found.append(_error("duplicate_key", row, "có hai dòng cùng số, ký hiệu và ngày"))
        by_key.setdefault(row.reference, row)
    for row in listed:
        found.extend(_of_row(row, by_key))
    return (*found, *_circles(by_key), *_perhaps_the_same(listed))


def _of_row(row: CatalogueRow, by_key: Mapping[RowReference, CatalogueRow]) -> Iterator[Problem]:
    if row.genre not in GENRE_NAMES:
        yield _error("unknown_genre", row, f"thể loại “{row.genre}” không có trong bảng thể loại")
    if row.effective and row.date and row.effective < row.date.earliest():
        yield _warning("effective_before_issue", row, "ngày có hiệu lực sớm hơn ngày ban hành")
    if row.state in _ENDED_BY and not row.replaced_by:
        yield _error("end_without_author", row, f"ghi đã bị {_ENDED_BY[row.state]} nhưng không nêu bởi văn bản nào")
    if row.replaced_by and row.state not in _ENDED_BY:
        yield _error("author_without_end", row, "nêu văn bản thay thế nhưng không ghi là đã bị thay thế hoặc bãi bỏ")
    for reference in (*row.replaced_by, *row.replaces, *row.amends):
        if reference not in by_key:
            yield _error("dangling_reference", row, f"dẫn tới “{shown(reference)}” không có trong danh mục")
        elif reference == row.reference:
            yield _error("points_at_itself", row, "dẫn tới chính nó")
    yield from _turned_round(row, by_key)


def _turned_round(row: CatalogueRow, by_key: Mapping[RowReference, CatalogueRow]) -> Iterator[Problem]:
    """A document that ends or changes another is not older than it."""
    for reference in row.replaced_by:
        other = by_key.get(reference)
        if other and other.date and row.date and other.date.latest() < row.date.earliest():
            said = f"văn bản thay thế {shown(reference)} lại ban hành trước văn bản bị thay thế"
            yield _error("successor_older", row, said)
    for reference in (*row.replaces, *row.amends):
        other = by_key.get(reference)
        if other and other.date and row.date and row.date.latest() < other.date.earliest():
            yield _error("successor_older", row, f"thay thế hoặc sửa đổi {shown(reference)} ban hành sau nó")
    for reference in row.replaces:
        other = by_key.get(reference)
        if other and row.reference not in other.replaced_by:
            said = f"ghi thay thế {shown(reference)}, nhưng dòng đó không ghi bị thay thế bởi văn bản này"
            yield _warning("one_sided", row, said)


def _circles(by_key: Mapping[RowReference, CatalogueRow]) -> Iterator[Problem]:
    """Chains of replacement that come back to where they began; each circle is told once."""
    told: set[RowReference] = set()
    for row in by_key.values():
        chain = [row.reference]
        while (following := _successor(chain[-1], by_key)) is not None and following not in chain:
            chain.append(following)
        if following in chain and following is not None and not told & set(chain):
            told.update(chain)
            names = " → ".join(shown(each) for each in (*chain[chain.index(following) :], following))
            yield _error("cycle", row, f"chuỗi thay thế quay vòng: {names}")


def _successor(reference: RowReference, by_key: Mapping[RowReference, CatalogueRow]) -> RowReference | None:
    row = by_key.get(reference)
    return row.replaced_by[0] if row and row.replaced_by else None


def _perhaps_the_same(rows: tuple[CatalogueRow, ...]) -> Iterator[Problem]:
    """Two rows that may be one document: same symbol, genre and issuer, and dates of which one is not known whole."""
    groups: dict[tuple[str, str, str], list[CatalogueRow]] = {}
    for row in rows:
        for other in groups.setdefault((row.symbol, row.genre, row.issuer), []):
            partly = not (row.date and row.date.day and other.date and other.date.day)
            agree = row.date is None or other.date is None or row.date.agrees_with(other.date)
            if row.reference != other.reference and partly and agree:
                yield _warning("perhaps_the_same", row, f"có thể là cùng một văn bản với {shown(other.reference)}")
        groups[row.symbol, row.genre, row.issuer].append(row)


def shown(reference: RowReference) -> str:
    """A row's name for people: "399-QĐ/TW ngày 09/01/2026"."""
    return f"{reference.symbol} ngày {display_date(reference.date)}" if reference.date else reference.symbol


def _error(code: str, row: CatalogueRow, said: str) -> Problem:
    return Problem(Severity.ERROR, code, row.reference, f"{shown(row.reference)}: {said}.")


def _warning(code: str, row: CatalogueRow, said: str) -> Problem:
    return Problem(Severity.WARNING, code, row.reference, f"{shown(row.reference)}: {said}.")
