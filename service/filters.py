"""Which documents a search looks in: genre, issuer, level, field of work, days of issue, validity.

A filter is exact: what is not told of a document does not fit. A value that fits nothing that is known is refused with
the values there are, since a search that silently finds nothing looks like "there is no such rule".
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from thammuu.index.records import DocumentRecord
from thammuu.ingest.errors import InputError
from thammuu.ingest.folding import fold, strip_accents
from thammuu.ingest.model import DocumentKey
from thammuu.ingest.tables.genres import GENRES
from thammuu.service.days import parse_since, parse_until

_NAMED = 12  # values named in a message


@dataclass(frozen=True, slots=True)
class Filters:
    """What a document must be; None asks nothing. `since` and `until` are days of issue, both included."""

    genre: str | None = None
    issuer: str | None = None
    level: str | None = None  # a code of LEVELS
    field: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None

    @classmethod
    def typed(
        cls,
        *,
        genre: str | None = None,
        issuer: str | None = None,
        level: str | None = None,
        field: str | None = None,
        since: str | None = None,
        until: str | None = None,
    ) -> Filters:
        """The filters as people type them; empty ones ask nothing. InputError for a day that is none."""
        first, last = parse_since(since) if since else None, parse_until(until) if until else None
        return cls(genre or None, issuer or None, level or None, field or None, first, last)

    @property
    def any(self) -> bool:
        """Whether anything is asked of a document."""
        return self != NO_FILTERS


NO_FILTERS = Filters()


@dataclass(frozen=True, slots=True)
class Choices:
    """What there is to choose from: the genres, issuers and fields of work of the documents in the store, sorted."""

    genres: tuple[str, ...]
    issuers: tuple[str, ...]
    fields: tuple[str, ...]
    stored: int  # documents

    @classmethod
    def of(cls, records: Iterable[DocumentRecord], fields: Mapping[str, str]) -> Choices:
        """Those of the documents among `records` that have a text; `fields` tells the field of work by id."""
        stored = tuple(record for record in records if record.has_text)
        return cls(
            _each_once(record.key.genre for record in stored),
            _each_once(record.key.issuer for record in stored),
            _each_once(part for record in stored for part in parts_of(fields.get(record.id, ""))),
            len(stored),
        )


def _each_once(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(sorted({value for value in values if value}))


@dataclass(frozen=True, slots=True)
class IssuerLevel:
    """A level of who issues: its code, the name shown, and the codes of `suggesting.authority` that belong to it."""

    code: str
    label: str
    authorities: frozenset[str] = frozenset()
    issuers: re.Pattern[str] | None = None  # tried where the authority tells nothing


# Tried in order; the authorities come from the symbol (TW, TU, NĐ-CP), the lower levels from the issuer's name.
LEVELS = (
    IssuerLevel("trung-uong", "Trung ương", frozenset({"statutes", "central"})),
    IssuerLevel("tinh", "Tỉnh, thành phố", frozenset({"provincial"})),
    IssuerLevel("nha-nuoc", "Nhà nước", frozenset({"state"})),
    IssuerLevel("xa", "Xã, phường, đặc khu", issuers=re.compile(r"(?:xã|phường|đặc khu)(?: |$)", re.IGNORECASE)),
    IssuerLevel("co-so", "Đảng ủy cơ sở, chi bộ", issuers=re.compile(r"Đảng ủy|Chi bộ|Đảng bộ", re.IGNORECASE)),
)


def level_of(key: DocumentKey) -> IssuerLevel | None:
    """The level of who issued a document; None where neither symbol nor issuer tells."""
    from thammuu.service.suggesting.authority import authority_of  # noqa: PLC0415 - only who filters pays for it

    code = authority_of(key).code
    for level in LEVELS:
        named = level.issuers is not None and key.issuer is not None and level.issuers.search(key.issuer)
        if code in level.authorities or named:
            return level
    return None


def checked(filters: Filters, records: Iterable[DocumentRecord], fields: Mapping[str, str]) -> Filters:
    """`filters` with the level as its code. InputError, naming the values there are, for one that fits nothing."""
    known = tuple(records)
    if filters.since and filters.until and filters.since > filters.until:
        raise InputError("Ngày đầu đứng sau ngày cuối.", "Viết --from trước, --to sau, ví dụ: --from 2024 --to 2025.")
    genres = (record.key.genre for record in known)
    _must_be(filters.genre, "thể loại", genres, (genre.name for genre in GENRES))
    _must_be(filters.issuer, "cơ quan ban hành", (record.key.issuer for record in known))
    _must_be(filters.field, "lĩnh vực", (part for field in fields.values() for part in parts_of(field)))
    return Filters(filters.genre, filters.issuer, _level(filters.level), filters.field, filters.since, filters.until)


def fits(filters: Filters, fields: Mapping[str, str]) -> Callable[[DocumentRecord], bool]:
    """Whether a document is what checked `filters` ask for; `fields` tells the field of work by id."""

    def test(record: DocumentRecord) -> bool:
        key = record.key
        level = level_of(key) if filters.level else None
        return (
            _same(filters.genre, key.genre)
            and _same(filters.issuer, key.issuer)
            and (filters.level is None or (level is not None and level.code == filters.level))
            and (filters.field is None or fold(filters.field) in map(fold, parts_of(fields.get(record.id, ""))))
            and _issued_within(key, filters.since, filters.until)
        )

    return test


def parts_of(field: str) -> tuple[str, ...]:
    """A field of work as the catalogue writes it, and where it names several, each: "đảng viên, chi bộ"."""
    return tuple(dict.fromkeys(part.strip() for part in (field, *field.split(",")) if part.strip()))


def _issued_within(key: DocumentKey, since: dt.date | None, until: dt.date | None) -> bool:
    """A date known only by year fits where any of its days does; a document without one fits no days at all."""
    if since is None and until is None:
        return True
    if key.date is None:
        return False
    return (since is None or key.date.latest() >= since) and (until is None or key.date.earliest() <= until)


def _same(wanted: str | None, given: str | None) -> bool:
    return wanted is None or (given is not None and _key(wanted) == _key(given))


def _key(value: str) -> str:
    return fold(value).strip()


def _must_be(wanted: str | None, what: str, there: Iterable[str | None], also: Iterable[str] = ()) -> None:
    if wanted is None:
        return
    values = sorted({value for value in there if value})
    if _key(wanted) not in {_key(value) for value in (*values, *also)}:
        raise InputError(f"Không có {what} “{wanted.strip()}” trong kho và danh mục.", _allowed(values, wanted))


def _allowed(values: list[str], wanted: str) -> str:
    """The values there are, those that share a word with the wanted one first."""
    asked = set(strip_accents(wanted).split())
    near = sorted(values, key=lambda value: (-len(asked & set(strip_accents(value).split())), value))
    more = f" và {len(values) - _NAMED} giá trị khác" if len(values) > _NAMED else ""
    return f"Dùng một trong: {'; '.join(near[:_NAMED])}{more}." if values else "Kho chưa có văn bản nào."


def _level(wanted: str | None) -> str | None:
    if wanted is None:
        return None
    typed = re.sub(r"\W+", "-", strip_accents(wanted)).strip("-")
    for level in LEVELS:
        if typed in {level.code, re.sub(r"\W+", "-", strip_accents(level.label))}:
            return level.code
    told = "; ".join(f"{level.code} ({level.label})" for level in LEVELS)
    raise InputError(f"Không có cấp “{wanted.strip()}”.", f"Dùng một trong: {told}.")
