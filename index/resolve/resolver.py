"""The resolver: candidates by symbol, number or name, then everything told is held against them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from thammuu.index.agreement import dates_agree, genres_agree, issuers_agree, telling_words, title_similarity
from thammuu.index.known import KnownDocument
from thammuu.index.pairing import SURE_TITLE
from thammuu.index.records import DocumentRecord
from thammuu.index.resolve.look_alikes import look_alikes, squeezed
from thammuu.index.resolve.model import Ambiguous, Resolution, Resolved, Unknown, Wanted
from thammuu.index.resolve.wording import misspelt, tell_apart, told_date
from thammuu.ingest.symbols import Symbol, SymbolKind, is_crossed, parse_symbol

# Below this share of common words a told title contradicts the known one; texts shorten titles, but keep their words.
# "về chế độ đảng phí" shares one word in four with "một số vấn đề về bảo vệ chính trị nội bộ Đảng".
_STRANGE_TITLE = 0.34
_TITLE_LEAD = 0.3  # how far the best title must lead before it decides among several
# Acts that are cited by their whole name: "Luật Đầu tư" is not the "Luật Đầu tư công" that alone may be known.
_NAMED_WHOLE = frozenset({"Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp"})
_LEAST_WORDS = 2  # a name of one telling word ("Luật") names nothing

# Codes every province, commune or people's committee uses: "01-HD/TU" alone says nothing about whose it is.
_SHARED_ORGANS = frozenset(
    {"TU", "ĐU", "HU", "QU", "THU", "BTCTU", "VPTU", "UBKTTU", "BTGTU", "BDVTU", "BNCTU", "BTGDVTU"}
)
_SHARED_STATE_ORGANS = ("UBND", "HĐND")


@dataclass(frozen=True, slots=True)
class _Test:
    """One thing told that a candidate must agree with, and what to say when none does."""

    fits: Callable[[Wanted, KnownDocument], bool]
    failure: Callable[[Wanted], str]


def _is_old_enough(wanted: Wanted, document: KnownDocument) -> bool:
    date = document.record.key.date
    return wanted.cited_on is None or date is None or date.earliest() <= wanted.cited_on


def _has_date(wanted: Wanted, document: KnownDocument) -> bool:
    """A told date needs a known one to agree with; where the catalogue has none, the title must speak for it."""
    known = document.record.key.date
    if wanted.date and known is None:
        return bool(wanted.title) and _title_score(wanted, document) >= SURE_TITLE
    return dates_agree(wanted.date, known)


_TESTS = (
    _Test(_is_old_enough, lambda wanted: f"văn bản mang số này đều ban hành sau ngày {told_date(wanted.cited_on)}"),
    _Test(_has_date, lambda wanted: f"không có văn bản nào mang số này ban hành ngày {told_date(wanted.date)}"),
    _Test(
        lambda wanted, document: issuers_agree(wanted.issuer, document.record.key.issuer),
        lambda wanted: f"văn bản mang số này không phải do {wanted.issuer} ban hành",
    ),
    _Test(
        lambda wanted, document: genres_agree(wanted.genre, document.record.key.genre),
        lambda wanted: f"văn bản mang số này không phải là {wanted.genre}",
    ),
)


class Resolver:
    """Answers which of the known documents is meant. Built once from `join_known`; holds no other state."""

    def __init__(self, known: Iterable[KnownDocument]) -> None:
        self._known = tuple(known)
        self._by_key: dict[str, list[KnownDocument]] = defaultdict(list)
        self._by_number: dict[int, list[KnownDocument]] = defaultdict(list)
        for document in self._known:
            if symbol := document.symbol:
                self._by_key[symbol.key].append(document)
                self._by_number[symbol.number].append(document)

    @cached_property
    def _names(self) -> tuple[tuple[KnownDocument, tuple[frozenset[str], ...]], ...]:
        """The telling words of every name of every document; made when the first name is asked for."""
        return tuple((document, tuple(telling_words(name) for name in document.names)) for document in self._known)

    @cached_property
    def _by_word(self) -> dict[str, list[int]]:
        """Places in `_names` by telling word, so that a name is held against few documents."""
        places: dict[str, list[int]] = defaultdict(list)
        for place, (_, names) in enumerate(self._names):
            for word in frozenset().union(*names):
                places[word].append(place)
        return places

    def _named(self, told: frozenset[str]) -> list[tuple[KnownDocument, bool]]:
        """The documents one of whose names has all the words told, and whether it has no others."""
        rarest = min((self._by_word.get(word, []) for word in told), key=len)
        near = (self._names[place] for place in rarest)
        return [(document, told in names) for document, names in near if any(told <= name for name in names)]

    @cached_property
    def _squeezed(self) -> dict[str, list[KnownDocument]]:
        """Documents by what is left of their symbols; made when something that is no symbol is asked for."""
        groups: dict[str, list[KnownDocument]] = defaultdict(list)
        for document in self._known:
            groups[squeezed(document.record.key.symbol or "")].append(document)
        return groups

    def _like(self, written: str) -> list[KnownDocument]:
        key = squeezed(written)
        return self._squeezed.get(key, []) if key else []

    def prepare(self) -> None:
        """Make now what the first name asked for would wait for."""
        _ = self._by_word, self._squeezed

    @property
    def known(self) -> tuple[KnownDocument, ...]:
        """Every document the resolver knows."""
        return self._known

    def certain(self, wanted: Wanted) -> DocumentRecord | None:
        """The one document that `resolve` finds; None where it finds none or several. Suggests nothing, which for a
        document that is not known takes most of the time."""
        found = self._resolve(wanted, suggest=False)
        return found.document if isinstance(found, Resolved) else None

    def resolve(self, wanted: Wanted) -> Resolution:
        """One, several or none; what is told and does not fit makes Unknown, never a silent match."""
        return self._resolve(wanted, suggest=True)

    def _resolve(self, wanted: Wanted, *, suggest: bool) -> Resolution:
        if wanted.symbol is not None:
            return self._by_symbol(wanted, wanted.symbol, suggest=suggest)
        if wanted.number is not None:
            return self._by_number_alone(wanted, wanted.number)
        return self._by_name(wanted)

    def _by_symbol(self, wanted: Wanted, written: str, *, suggest: bool) -> Resolution:
        symbol = parse_symbol(written)
        if symbol is None:
            return _unknown(f"“{written}” không phải là số, ký hiệu văn bản", self._like(written))
        same = self._by_key.get(symbol.key, [])
        fitting, failure = _fitting(wanted, same)
        if fitting:
            return _as_written(wanted, _decide(wanted, fitting, symbol))
        alike = look_alikes(symbol, wanted.date, self._by_number) if suggest else ()
        return _unknown(failure or f"trong kho và danh mục không có văn bản số {symbol.text}", (*same, *alike))

    def _by_number_alone(self, wanted: Wanted, number: int) -> Resolution:
        same = [
            document
            for document in self._by_number.get(number, [])
            if wanted.genre_code is None or _has_code(document, wanted.genre_code)
        ]
        if not same:
            return Unknown(f"trong kho và danh mục không có văn bản số {number}")
        fitting, failure = _fitting(wanted, same)
        return _decide(wanted, fitting, None) if fitting else _unknown(failure, same)

    def _by_name(self, wanted: Wanted) -> Resolution:
        alike = self._like(wanted.title or "")
        if alike:
            return _unknown(f"“{wanted.title}” không phải là số, ký hiệu văn bản", alike)
        told = telling_words(wanted.title or "")
        if len(told) < _LEAST_WORDS:
            return Unknown("chưa nêu số, ký hiệu hoặc tên văn bản")
        found = self._named(told)
        named = [document for document, _ in found]
        whole = {document.record.id for document, is_whole in found if is_whole}
        fitting, failure = _fitting(wanted, named)
        if not fitting:
            return _unknown(failure or f"trong kho và danh mục không có văn bản tên “{wanted.title}”", named)
        exact = [document for document in fitting if document.record.id in whole]
        if not exact and wanted.genre in _NAMED_WHOLE:
            return _unknown(f"trong kho và danh mục không có văn bản tên “{wanted.title}”", fitting)
        chosen = exact or fitting
        if len(chosen) == 1:
            return Resolved(chosen[0].record, "văn bản duy nhất mang tên này")
        return _ambiguous(chosen)


def _has_code(document: KnownDocument, code: str) -> bool:
    """QĐi is how QĐ was written for Quy định between 2018 and 2025, so "QĐ 6" may mean 06-QĐi/TW."""
    symbol = document.symbol
    return symbol is not None and symbol.genre_code.upper() in {code.upper(), f"{code}I".upper()}


def _fitting(wanted: Wanted, documents: Iterable[KnownDocument]) -> tuple[list[KnownDocument], str]:
    """Those that agree with everything told, and why the last ones fell when none is left."""
    left = list(documents)
    for test in _TESTS:
        before, left = left, [document for document in left if test.fits(wanted, document)]
        if before and not left:
            return [], test.failure(wanted)
    return left, ""


def _decide(wanted: Wanted, fitting: list[KnownDocument], symbol: Symbol | None) -> Resolution:
    if len(fitting) > 1:
        return _by_title(wanted, fitting)
    (only,) = fitting
    if _is_confirmed(wanted, only):
        return Resolved(only.record, "khớp số, ký hiệu và ngày ban hành")
    if wanted.title and _is_strange(wanted, only):
        return _unknown("văn bản mang số này có trích yếu khác", fitting)
    if symbol and _needs_more(symbol, wanted, only):
        return Ambiguous(
            (only.record,), f"Ký hiệu “{symbol.organ}” nhiều nơi cùng dùng: cần ghi rõ ngày hoặc địa phương."
        )
    return Resolved(only.record, "văn bản duy nhất mang số này trong kho và danh mục, phần còn lại không trái")


def _as_written(wanted: Wanted, found: Resolution) -> Resolution:
    """A crossed symbol ("45/QĐ-TW") is no match by itself: without a day that agrees it is asked back."""
    written = wanted.written or wanted.symbol or ""
    if not isinstance(found, Resolved) or not is_crossed(written):
        return found
    told, known = wanted.date, found.document.key.date
    if told is not None and told.exact() is not None and told == known:
        return Resolved(found.document, f"{found.reason}; số, ký hiệu viết sai dạng")
    return Ambiguous((found.document,), misspelt(written, found.document))


def _by_title(wanted: Wanted, fitting: list[KnownDocument]) -> Resolution:
    """Several with one symbol: only a clearly better title decides; else it stays open."""
    if wanted.title:
        ranked = sorted(fitting, key=lambda document: _title_score(wanted, document), reverse=True)
        best, second = (_title_score(wanted, document) for document in ranked[:2])
        if best >= SURE_TITLE and best - second >= _TITLE_LEAD:
            return Resolved(ranked[0].record, "khớp số, ký hiệu và trích yếu")
    return _ambiguous(fitting)


def _title_score(wanted: Wanted, document: KnownDocument) -> float:
    return max((title_similarity(wanted.title or "", name) for name in document.names), default=0.0)


def _is_confirmed(wanted: Wanted, document: KnownDocument) -> bool:
    told, known = wanted.date, document.record.key.date
    return told is not None and known is not None and told.exact() is not None and told == known


def _is_strange(wanted: Wanted, document: KnownDocument) -> bool:
    """A told title with hardly a word of the known one; titles never seen (in brackets) cannot be strange."""
    seen = [name for name in document.names if "(" not in name]
    enough = min((len(telling_words(name)) for name in (wanted.title or "", *seen)), default=0)
    return bool(seen) and enough > _LEAST_WORDS and _title_score(wanted, document) < _STRANGE_TITLE


def _needs_more(symbol: Symbol, wanted: Wanted, only: KnownDocument) -> bool:
    """A code many organs share, with neither date, issuer's place nor title told; what the store holds is one's own."""
    shared = (
        symbol.organ.upper() in _SHARED_ORGANS
        if symbol.kind is SymbolKind.PARTY
        else symbol.organ.startswith(_SHARED_STATE_ORGANS)
    )
    told = wanted.date or (wanted.title and _title_score(wanted, only) >= SURE_TITLE) or _tells_place(wanted, only)
    return shared and not only.record.has_text and not told


def _tells_place(wanted: Wanted, only: KnownDocument) -> bool:
    """True when the told issuer is more than a committee of no place: it then names the known one's place."""
    known = only.record.key.issuer or ""
    return bool(wanted.issuer) and telling_words(wanted.issuer or "") >= telling_words(known) - telling_words(
        "Ban Thường vụ"
    )


def _ambiguous(documents: Iterable[KnownDocument]) -> Ambiguous:
    records = tuple(document.record for document in documents)
    return Ambiguous(records, tell_apart(records))


def _unknown(reason: str, documents: Iterable[KnownDocument]) -> Unknown:
    records = dict.fromkeys(document.record for document in documents)
    return Unknown(reason, tuple(records))
