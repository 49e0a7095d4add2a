"""Documents whose symbol is easily taken for another: 399-QĐ/TU and 399-QĐ/TW, 06-QĐi/TW and 06-QĐ/TW, 149 and 194."""

from __future__ import annotations

from collections.abc import Iterable

from thammuu.index.agreement import dates_agree
from thammuu.index.known import KnownDocument
from thammuu.ingest.dates import PartialDate
from thammuu.ingest.symbols import Symbol

_MOST = 5  # more suggestions than this are a list, not a help


def look_alikes(
    symbol: Symbol, date: PartialDate | None, known: Iterable[tuple[Symbol, KnownDocument]]
) -> tuple[KnownDocument, ...]:
    """Those of `known` whose symbol looks like `symbol`; one that also agrees with a told `date` comes first."""
    alike = [document for other, document in known if _is_alike(symbol, other)]
    alike.sort(key=lambda document: not _is_of(date, document))
    return tuple(alike[:_MOST])


def _is_of(date: PartialDate | None, document: KnownDocument) -> bool:
    known = document.record.key.date
    return date is not None and known is not None and dates_agree(date, known)


def _is_alike(wanted: Symbol, other: Symbol) -> bool:
    if wanted.key == other.key or wanted.year != other.year:
        return False
    same_number = (wanted.number, wanted.suffix) == (other.number, other.suffix)
    same_genre = wanted.genre_code == other.genre_code
    same_organ = wanted.organ == other.organ
    if same_number:
        return same_genre or same_organ
    return same_genre and same_organ and _are_transposed(str(wanted.number), str(other.number))


def _are_transposed(one: str, other: str) -> bool:
    """True when swapping two neighbouring digits makes one number the other: 149 and 194."""
    swapped = (one[:at] + one[at + 1] + one[at] + one[at + 2 :] for at in range(len(one) - 1))
    return len(one) == len(other) and other in swapped
