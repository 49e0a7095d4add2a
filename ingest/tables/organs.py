"""Organs as headers print them, and how they are cited. Rows are tried in order; the first that fits is used.

Sources: format rules §2 (header name by organ), §3.2 (organ symbols), real documents of 2017-2025.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Organ:
    """One printed organ: pattern over the folded lower-case line, and its name in normal case.

    `name` may use groups of the pattern: {rest} is the name of the place, in title case. `below` says how the
    organ is named together with the superior organ of the line above ("{organ} {above}"), "" when it stands alone.
    """

    pattern: re.Pattern[str]
    name: str
    below: str = ""
    root: bool = False  # may stand above an issuing organ ("TỈNH ỦY X" / "BAN TỔ CHỨC")


def _row(pattern: str, name: str, below: str = "", *, root: bool = False) -> Organ:
    return Organ(re.compile(rf"^{pattern}$"), name, below, root)


ORGANS = (
    _row(r"ban chấp hành trung ương(?: đảng)?(?: đảng cộng sản việt nam)?", "Ban Chấp hành Trung ương", root=True),
    _row(r"bộ chính trị", "Bộ Chính trị"),
    _row(r"ban bí thư(?: trung ương(?: đảng)?)?", "Ban Bí thư"),
    _row(r"đại hội đại biểu toàn quốc lần thứ (?P<roman>[ivxlc]+)(?: đảng cộng sản việt nam)?", "Đại hội đại biểu toàn quốc lần thứ {roman}"),
    _row(r"ban chấp hành đảng bộ (?P<kind>tỉnh|thành phố) (?P<rest>.+)", "Ban Chấp hành Đảng bộ {kind} {rest}"),
    _row(r"đảng bộ (?P<kind>tỉnh|thành phố|xã|phường|đặc khu|huyện|quận) (?P<rest>.+)", "Đảng bộ {kind} {rest}", root=True),
    _row(r"tỉnh ủy (?P<rest>.+)", "Tỉnh ủy {rest}", root=True),
    _row(r"thành ủy (?P<rest>.+)", "Thành ủy {rest}", root=True),
    _row(r"tỉnh ủy", "Tỉnh ủy", root=True),
    _row(r"thành ủy", "Thành ủy", root=True),
    _row(r"(?P<kind>huyện|quận|thị) ủy (?P<rest>.+)", "{kind_title} ủy {rest}", root=True),
    _row(r"đảng ủy (?P<kind>xã|phường|đặc khu) (?P<rest>.+)", "Đảng ủy {kind} {rest}"),
    _row(r"đảng ủy (?P<words>.+)", "Đảng ủy {words}", root=True),
    _row(r"chi bộ (?P<words>.+)", "Chi bộ {words}"),
    # advisory organs: named after the committee of the line above
    _row(r"ban thường vụ", "Ban Thường vụ", "Ban Thường vụ {above}"),
    _row(r"ban tổ chức(?: trung ương| tỉnh ủy| thành ủy)?", "Ban Tổ chức", "Ban Tổ chức {above}"),
    _row(r"ban tuyên giáo và dân vận(?: trung ương| tỉnh ủy| thành ủy)?", "Ban Tuyên giáo và Dân vận", "Ban Tuyên giáo và Dân vận {above}"),
    _row(r"ban tuyên giáo(?: trung ương| tỉnh ủy| thành ủy)?", "Ban Tuyên giáo", "Ban Tuyên giáo {above}"),
    _row(r"ban dân vận(?: trung ương| tỉnh ủy| thành ủy)?", "Ban Dân vận", "Ban Dân vận {above}"),
    _row(r"ban nội chính(?: trung ương| tỉnh ủy| thành ủy)?", "Ban Nội chính", "Ban Nội chính {above}"),
    _row(r"ban chính sách, chiến lược(?: trung ương)?", "Ban Chính sách, chiến lược", "Ban Chính sách, chiến lược {above}"),
    _row(r"ban xây dựng đảng", "Ban Xây dựng Đảng", "Ban Xây dựng Đảng {above}"),
    _row(r"ủy ban kiểm tra(?: trung ương| tỉnh ủy| thành ủy)?", "Ủy ban Kiểm tra", "Ủy ban Kiểm tra {above}"),
    _row(r"văn phòng(?: trung ương(?: đảng)?| tỉnh ủy| thành ủy)?", "Văn phòng", "Văn phòng {above}"),
    # the State
    _row(r"quốc hội(?: nước (?:chxhcn|cộng hòa xã hội chủ nghĩa) việt nam)?", "Quốc hội"),
    _row(r"ủy ban thường vụ quốc hội", "Ủy ban Thường vụ Quốc hội"),
    _row(r"chủ tịch nước", "Chủ tịch nước"),
    _row(r"chính phủ", "Chính phủ"),
    _row(r"thủ tướng chính phủ", "Thủ tướng Chính phủ"),
    _row(r"văn phòng quốc hội", "Văn phòng Quốc hội"),
    _row(r"(?:ủy ban nhân dân|ubnd)(?: (?P<kind>tỉnh|thành phố|xã|phường|đặc khu|huyện|quận) (?P<rest>.+))?", "Ủy ban nhân dân {kind} {rest}", root=True),
    _row(r"(?:hội đồng nhân dân|hđnd)(?: (?P<kind>tỉnh|thành phố|xã|phường|đặc khu|huyện|quận) (?P<rest>.+))?", "Hội đồng nhân dân {kind} {rest}"),
    _row(r"sở (?P<words>.+)", "Sở {words_first}", "Sở {words_first} {place}"),
    _row(r"bộ (?P<words>.+)", "Bộ {words_first}", root=True),
    _row(r"(?P<kind>tổng cục|cục|kho bạc|thanh tra|ban quản lý|trường|viện) (?P<words>.+)", "{kind_title} {words_first}"),
)  # fmt: skip


# The organ that ends a State symbol, where the header is missing: "38/2024/QH15" is the Quốc hội's.
SYMBOL_ISSUERS = (
    (re.compile(r"UBTVQH\d*$"), "Ủy ban Thường vụ Quốc hội"),
    (re.compile(r"QH\s?\d+$"), "Quốc hội"),
    (re.compile(r"CTN$"), "Chủ tịch nước"),
    (re.compile(r"-CP$"), "Chính phủ"),
    (re.compile(r"-TTg$"), "Thủ tướng Chính phủ"),
)


def issuer_of_symbol(symbol: str) -> str | None:
    """The State organ a symbol names by itself, None for all others (a ministry's code is not listed)."""
    return next((name for pattern, name in SYMBOL_ISSUERS if pattern.search(symbol)), None)
