"""Documents whose symbol is easily taken for another: 399-QĐ/TU and 399-QĐ/TW, 06-QĐi/TW and 06-QĐ/TW, 149 and 194."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from thammuu.index.agreement import dates_agree
from thammuu.index.known import KnownDocument
from thammuu.ingest.dates import PartialDate
from thammuu.ingest.symbols import Symbol

_MOST = 5  # more suggestions than this are a list, not a help


def look_alikes(
    symbol: Symbol, date: PartialDate | None, by_number: Mapping[int, Sequence[KnownDocument]]
) -> tuple[KnownDocument, ...]:
    """Known documents whose symbol looks like `symbol`; one that also agrees with a told `date` comes first.

    `by_number` holds every known document under the number of its symbol.
    """
    numbers = (symbol.number, *_transposed(symbol.number))
    near = (document for number in numbers for document in by_number.get(number, ()))
    alike = [document for document in near if document.symbol and _is_alike(symbol, document.symbol)]
    alike.sort(key=lambda document: not _is_of(date, document))
    return tuple(alike[:_MOST])


def _is_of(date: PartialDate | None, document: KnownDocument) -> bool:
    known = document.record.key.date
    return date is not None and known is not None and dates_agree(date, known)


def _is_alike(wanted: Symbol, other: Symbol) -> bool:
    if wanted.key == other.key or wanted.year != other.year:
        return False
    same_genre = wanted.genre_code == other.genre_code
    same_organ = wanted.organ == other.organ
    if (wanted.number, wanted.suffix) == (other.number, other.suffix):
        return same_genre or same_organ
    return wanted.number != other.number and same_genre and same_organ


def _transposed(number: int) -> tuple[int, ...]:
    """The other numbers that swapping two neighbouring digits gives: 149 gives 419 and 194; none starts with 0."""
    digits = str(number)
    swapped = (digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :] for at in range(len(digits) - 1))
    return tuple(dict.fromkeys(int(each) for each in swapped if each != digits and not each.startswith("0")))
