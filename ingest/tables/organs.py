"""Organs as headers print them, and how they are cited. Rows are tried in order; the first that fits is used.

Sources: format rules §2 (header name by organ), §3.2 (organ symbols), real documents of 2017-2025.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Organ:
    """One printed organ: pattern over the folded lower-case line, and its name in normal case.

    `name` uses groups of the pattern: {rest} is a place's name, {words} any name, {fields} a list of fields of work
    ("giáo dục và đào tạo"), {roman} a numeral; metadata.issuer brings them to normal case. `below` is the name under
    the superior organ of the line above, which replaces {above}; "" where the organ has a name of its own.
    """

    pattern: re.Pattern[str]
    name: str
    below: str = ""


def _row(pattern: str, name: str, below: str = "") -> Organ:
    return Organ(re.compile(rf"^{pattern}$"), name, below)


def _advisory(pattern: str, name: str) -> Organ:
    """An organ that advises a committee and is named after it, printed with its committee's name or without."""
    return _row(
        rf"{pattern}(?: (?P<of>trung ương(?: đảng)?|tỉnh ủy|thành ủy|huyện ủy|quận ủy|đảng ủy)(?P<rest> .+)?)?",
        f"{name} {{of}} {{rest}}",
        f"{name} {{above}}",
    )


_UNIT = r"(?P<kind>tỉnh|thành phố|xã|phường|đặc khu|huyện|quận) (?P<rest>.+)"
_UNIT_SHORT = r"(?P<kind>tỉnh|thành phố|xã|phường|đặc khu|huyện|quận) (?P<rest>.+?)"
_TERM = r"lần thứ (?P<roman>[ivxlc]+)"
_CONGRESS = r"đại hội đại biểu toàn quốc lần thứ (?P<roman>[ivxlc]+)(?: đảng cộng sản việt nam)?"


ORGANS = (
    _row(r"ban chấp hành trung ương(?: đảng)?(?: đảng cộng sản việt nam)?", "Ban Chấp hành Trung ương"),
    _row(r"bộ chính trị", "Bộ Chính trị"),
    _row(r"ban bí thư(?: trung ương(?: đảng)?)?", "Ban Bí thư"),
    _row(_CONGRESS, "Đại hội đại biểu toàn quốc lần thứ {roman}"),
    _row(r"quân ủy trung ương", "Quân ủy Trung ương"),
    # congresses below the centre: "ĐẢNG BỘ TỈNH SÔNG TRÀ" / "ĐẠI HỘI ĐẠI BIỂU LẦN THỨ XX"
    _row(
        rf"đại hội đại biểu {_TERM}(?:, nhiệm kỳ .+)?",
        "Đại hội đại biểu lần thứ {roman}",
        "Đại hội đại biểu {above} lần thứ {roman}",
    ),
    _row(
        rf"đại hội (?:đại biểu )?đảng bộ {_UNIT_SHORT} {_TERM}",
        "Đại hội đại biểu Đảng bộ {kind} {rest} lần thứ {roman}",
    ),
    _row(r"đại hội chi bộ (?P<words>.+)", "Đại hội Chi bộ {words}"),
    _row(r"ban chấp hành đảng bộ (?P<kind>tỉnh|thành phố) (?P<rest>.+)", "Ban Chấp hành Đảng bộ {kind} {rest}"),
    _row(rf"đảng bộ {_UNIT}", "Đảng bộ {kind} {rest}"),
    _row(r"tỉnh ủy (?P<rest>.+)", "Tỉnh ủy {rest}"),
    _row(r"thành ủy (?P<rest>.+)", "Thành ủy {rest}"),
    _row(r"tỉnh ủy", "Tỉnh ủy"),
    _row(r"thành ủy", "Thành ủy"),
    _row(r"(?P<kind>huyện|quận|thị) ủy (?P<rest>.+)", "{kind_title} ủy {rest}"),
    _row(r"đảng ủy (?P<kind>xã|phường|đặc khu) (?P<rest>.+)", "Đảng ủy {kind} {rest}"),
    _row(
        r"đảng ủy các cơ quan đảng (?P<kind>tỉnh|thành phố|trung ương)(?P<rest> .+)?",
        "Đảng ủy các cơ quan Đảng {kind} {rest}",
    ),
    _row(r"đảng ủy (?P<words>.+)", "Đảng ủy {words}"),
    _row(r"chi bộ (?P<words>.+)", "Chi bộ {words}"),
    # abolished in 2025, but their documents are kept
    _row(r"đảng đoàn (?P<words>.+)", "Đảng đoàn {words}"),
    _row(r"ban cán sự đảng (?P<words>.+)", "Ban cán sự đảng {words}"),
    _row(r"ban chỉ đạo (?P<matter>.+)", "Ban Chỉ đạo {matter}"),
    _row(r"tiểu ban (?P<words>.+)", "Tiểu ban {words}"),
    # advisory organs: named after the committee of the line above
    _advisory("ban thường vụ", "Ban Thường vụ"),
    _advisory("thường trực", "Thường trực"),
    _advisory("ban tổ chức", "Ban Tổ chức"),
    _advisory("ban tuyên giáo và dân vận", "Ban Tuyên giáo và Dân vận"),
    _advisory("ban tuyên giáo", "Ban Tuyên giáo"),
    _advisory("ban dân vận", "Ban Dân vận"),
    _advisory("ban nội chính", "Ban Nội chính"),
    _advisory("ban chính sách, chiến lược", "Ban Chính sách, chiến lược"),
    _advisory("ban xây dựng đảng", "Ban Xây dựng Đảng"),
    _advisory("ủy ban kiểm tra", "Ủy ban Kiểm tra"),
    _advisory("văn phòng", "Văn phòng"),
    # the State
    _row(r"quốc hội(?: nước(?: (?:chxhcn|cộng hòa xã hội chủ nghĩa) việt nam)?)?", "Quốc hội"),
    _row(r"ủy ban thường vụ quốc hội", "Ủy ban Thường vụ Quốc hội"),
    _row(r"chủ tịch nước", "Chủ tịch nước"),
    _row(r"chính phủ", "Chính phủ"),
    _row(r"thủ tướng chính phủ", "Thủ tướng Chính phủ"),
    _row(r"văn phòng quốc hội", "Văn phòng Quốc hội"),
    _row(rf"(?:ủy ban nhân dân|ubnd)(?: {_UNIT})?", "Ủy ban nhân dân {kind} {rest}"),
    _row(rf"(?:hội đồng nhân dân|hđnd)(?: {_UNIT})?", "Hội đồng nhân dân {kind} {rest}"),
    _row(r"sở (?P<words>.+)", "Sở {fields}", "Sở {fields} {place}"),
    _row(r"bộ (?!luật\b)(?P<words>.+)", "Bộ {fields}"),
    _row(r"(?P<kind>tổng cục|cục|kho bạc|thanh tra|ban quản lý|trường|viện) (?P<words>.+)", "{kind_title} {fields}"),
)  # fmt: skip


# Organs that may stand above an advisory one on the same line: "TỈNH ỦY SÔNG TRÀ BAN TỔ CHỨC", two cells run together.
COMMITTEES = (
    "Ban Chấp hành Trung ương", "Tỉnh ủy ", "Thành ủy ", "Huyện ủy ", "Quận ủy ", "Thị ủy ", "Đảng ủy xã ",
    "Đảng ủy phường ", "Đảng ủy đặc khu ",
)  # fmt: skip

# A unit whose name follows it, kept small: "Chi bộ thôn Đông Hòa", "xã Tân Yên", "tổ dân phố số 5".
NAMED_UNITS = (
    "tỉnh", "thành phố", "thị xã", "thị trấn", "đặc khu", "huyện", "quận", "phường", "xã", "thôn", "xóm", "ấp", "bản",
    "làng", "buôn", "khu phố", "khóm", "tổ dân phố", "khu dân cư",
)  # fmt: skip
# A unit named by what it is: "Chi bộ Phòng Tổ chức cán bộ", "Đảng đoàn Hội Nông dân tỉnh".
TITLED_UNITS = ("phòng", "trường", "trung tâm", "ban", "văn phòng", "hội", "bệnh viện", "công ty", "sở", "chi cục")
# Schools are named after a kind and then a name of their own: "Trường Trung học cơ sở Lê Lợi".
SCHOOLS = ("mầm non", "mẫu giáo", "tiểu học", "trung học cơ sở", "trung học phổ thông")

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
