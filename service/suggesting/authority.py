"""The order of authority in which legal bases are named, as data."""

from __future__ import annotations

import re
from dataclasses import dataclass

from thammuu.ingest.model import DocumentKey
from thammuu.ingest.symbols import SymbolKind, parse_symbol

_NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Authority:
    """A level: a document belongs to the first whose genres, issuers or organs in the symbol it bears."""

    code: str
    label: str
    genres: frozenset[str] = frozenset()
    issuers: re.Pattern[str] = _NOTHING
    organs: re.Pattern[str] = _NOTHING
    kinds: frozenset[SymbolKind] = frozenset()


OTHER = Authority("other", "Cơ quan, đơn vị khác")
AUTHORITIES = (
    Authority("statutes", "Điều lệ Đảng", frozenset({"Điều lệ"})),
    # TW, VPTW, BTCTW, UBKTTW: every organ of the Centre; congress resolutions bear no symbol.
    Authority(
        "central",
        "Trung ương",
        issuers=re.compile(r"Trung ương|Bộ Chính trị|Ban Bí thư|Đại hội đại biểu toàn quốc"),
        organs=re.compile(r"TW$"),
    ),
    # "Ban Tổ chức Tỉnh ủy Sông Trà" is an organ of the province; communes' committees write ĐU.
    Authority("provincial", "Tỉnh ủy, Thành ủy", issuers=re.compile(r"(?:Tỉnh|Thành) ủy"), organs=re.compile(r"TU$")),
    Authority(
        "state",
        "Nhà nước",
        frozenset({"Luật", "Bộ luật", "Pháp lệnh", "Nghị định", "Thông tư", "Thông tư liên tịch"}),
        kinds=frozenset({SymbolKind.STATE, SymbolKind.STATE_OFFICE, SymbolKind.STATE_LETTER}),
    ),
)


def authority_of(key: DocumentKey) -> Authority:
    """The level of a document, OTHER where none is told."""
    symbol = parse_symbol(key.symbol) if key.symbol else None
    for each in AUTHORITIES:
        by_symbol = symbol is not None and (
            symbol.kind in each.kinds or (symbol.kind is SymbolKind.PARTY and each.organs.search(symbol.organ))
        )
        by_issuer = symbol is None and key.issuer is not None and each.issuers.search(key.issuer)
        if key.genre in each.genres or by_symbol or by_issuer:
            return each
    return OTHER
