"""When two descriptions can mean one document: symbols, dates, issuers, genres and titles compared.

All functions answer "can agree": what is not told contradicts nothing. Deciding is the work of known and resolve.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from thammuu.ingest.citations import normal_issuer
from thammuu.ingest.dates import PartialDate
from thammuu.ingest.folding import fold, words

# The committee, its standing board and its standing members share one series of numbers under one code TU or ĐU
# (HD 36 point 1.3), and texts name now the one, now the other for the same document. The three central organs that
# share TW are told apart with care in every text, so they are not in this rule.
_COMMITTEE = re.compile(
    r"(?:ban thường vụ |thường trực |ban chấp hành )?"
    r"(?P<kind>tỉnh ủy|thành ủy|huyện ủy|quận ủy|thị ủy|đảng ủy)(?P<place>.*)"
)
_COMMITTEE_OF_UNIT = re.compile(r"ban chấp hành đảng bộ (?P<unit>tỉnh|thành phố|huyện)(?P<place>.*)")
_UNIT_COMMITTEES = {"tỉnh": "tỉnh ủy", "thành phố": "thành ủy", "huyện": "huyện ủy"}
_DEPARTMENT = re.compile(r"(?P<kind>(?:ban|văn phòng|ủy ban) .*?(?:tỉnh ủy|thành ủy|đảng ủy))(?P<place>.*)")
_PLACE_WORDS = re.compile(r"^(?:tỉnh|thành phố|xã|phường|đặc khu) ")
_REMARK = re.compile(r"\s*\([^)]*\)")

# Words every title may have; they tell nothing about which document it is.
_EMPTY_WORDS = frozenset(
    ("về", "việc", "của", "và", "các", "những", "một", "số", "trong", "đối", "với", "cho", "theo", "ban", "hành")
)


@dataclass(frozen=True, slots=True)
class _Body:
    """An organ taken apart: what it is, and where ("" when not told)."""

    kind: str
    place: str = ""


def dates_agree(told: PartialDate | None, known: PartialDate | None) -> bool:
    """True when both can be the same day; an untold date agrees with every one."""
    return told is None or known is None or told.agrees_with(known)


def genres_agree(told: str | None, known: str | None) -> bool:
    """True for the same genre; "Chương trình hành động" is a Chương trình."""
    if not told or not known:
        return True
    return fold(told).removesuffix(" hành động") == fold(known).removesuffix(" hành động")


def issuers_agree(told: str | None, known: str | None) -> bool:
    """True when both can be the same organ: "Ban Thường vụ Tỉnh ủy" and "Tỉnh ủy Bắc Giang", not another province."""
    if not told or not known:
        return True
    return any(_bodies_agree(_body(one), _body(other)) for one in _parts(told) for other in _parts(known))


def title_similarity(told: str, known: str) -> float:
    """Share of the shorter title's telling words that the other has too, in [0, 1]; 0 when one has none."""
    one, other = telling_words(told), telling_words(known)
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0


def telling_words(title: str) -> frozenset[str]:
    """The folded syllables of `title` without those every title may have."""
    return frozenset(words(title)) - _EMPTY_WORDS


def _parts(issuer: str) -> tuple[str, ...]:
    """Joint issuers: "Bộ Chính trị, Ban Bí thư" names two."""
    parts = tuple(part.strip() for part in issuer.split(","))
    return parts if all(part.startswith(("Bộ Chính trị", "Ban Bí thư")) for part in parts) else (issuer,)


def _body(issuer: str) -> _Body:
    name = fold(_REMARK.sub("", normal_issuer(issuer))).strip()
    unit = _COMMITTEE_OF_UNIT.fullmatch(name)
    if unit is not None:
        return _Body(_UNIT_COMMITTEES[unit["unit"]], _place(unit["place"]))
    match = _COMMITTEE.fullmatch(name) or _DEPARTMENT.fullmatch(name)
    return _Body(match["kind"], _place(match["place"])) if match else _Body(name)


def _place(written: str) -> str:
    return _PLACE_WORDS.sub("", written.strip(" ,"))


def _bodies_agree(one: _Body, other: _Body) -> bool:
    return one.kind == other.kind and (not one.place or not other.place or one.place == other.place)
