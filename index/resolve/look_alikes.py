"""Documents whose symbol is easily taken for another: 399-QĐ/TU and 399-QĐ/TW, 06-QĐi/TW and 06-QĐ/TW, 149 and 194."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from thammuu.index.agreement import dates_agree
from thammuu.index.known import KnownDocument
from thammuu.ingest.dates import PartialDate
from thammuu.ingest.folding import strip_accents
from thammuu.ingest.symbols import Symbol

_ASSEMBLY = "QH"  # laws bear their assembly's number: QH14, QH15
_MOST = 5  # more suggestions than this are a list, not a help


def look_alikes(
    symbol: Symbol, date: PartialDate | None, by_number: Mapping[int, Sequence[KnownDocument]]
) -> tuple[KnownDocument, ...]:
    """Known documents whose symbol looks like `symbol`; one that also agrees with a told `date` comes first.

    `by_number` holds every known document under the number of its symbol.
    """
    numbers = (symbol.number, *_slips(symbol.number))
    near = (document for number in numbers for document in by_number.get(number, ()))
    alike = [document for document in near if document.symbol and _is_alike(symbol, document.symbol)]
    alike.sort(key=lambda document: not _is_of(date, document))
    return tuple(alike[:_MOST])


def _is_of(date: PartialDate | None, document: KnownDocument) -> bool:
    known = document.record.key.date
    return date is not None and known is not None and dates_agree(date, known)


def _is_alike(wanted: Symbol, other: Symbol) -> bool:
    if wanted.key == other.key:
        return False
    same_genre = wanted.genre_code == other.genre_code
    same_organ = wanted.organ == other.organ
    if wanted.number != other.number:
        return same_genre and same_organ and wanted.year == other.year
    if wanted.genre_code.startswith(_ASSEMBLY) and other.genre_code.startswith(_ASSEMBLY):
        return wanted.year == other.year or same_organ  # "29/2018/QH15", "117/2026/QH15"
    if (wanted.year, wanted.suffix) != (other.year, other.suffix):  # "30/NĐ-CP", "30/2021/NĐ-CP", "66-NQ/CP"
        return same_genre and same_organ
    return same_genre or same_organ


def _slips(number: int) -> tuple[int, ...]:
    """Other numbers that a slip of the hand gives: two digits swapped (149, 194), one doubled or one of a pair lost
    (2994, 399 for 39). None starts with 0."""
    digits = str(number)
    pairs = range(len(digits) - 1)
    swapped = (digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :] for at in pairs)
    lost = (digits[:at] + digits[at + 1 :] for at in pairs if digits[at] == digits[at + 1])
    doubled = (digits[: at + 1] + digits[at:] for at in range(len(digits))) if len(digits) > 1 else ()
    found = dict.fromkeys((*swapped, *lost, *doubled))
    return tuple(int(each) for each in found if each != digits and not each.startswith("0"))


# Letters that scans and fast typing put for digits; both sides are folded, so it only ever widens what is offered.
_NUMBER_WORD = re.compile(r"\bso\b")
_LOOKS_LIKE = str.maketrans({"l": "1", "i": "1", "o": "0"})


def squeezed(written: str) -> str:
    """What is left of a symbol when separators, accents, case and order are forgiven: "QĐ/TW 399" is "399|qdtw".

    For words that are no symbol at all ("399-QĐTW", "399 QĐ TW"); equal keys are offered, never matched.
    """
    bare = _NUMBER_WORD.sub(" ", strip_accents(written)).translate(_LOOKS_LIKE)
    plain = re.sub(r"[^a-z0-9]", "", bare)
    digits, letters = re.sub(r"\D", "", plain), re.sub(r"\d", "", plain)
    return f"{digits.lstrip('0')}|{letters}" if digits and letters else ""
