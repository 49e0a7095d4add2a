"""Genres (thể loại) of Party and State documents and the codes their symbols carry.

Party: Quy định 399-QĐ/TW, Điều 5-7, codes as in Hướng dẫn 36-HD/VPTW and 05-HD/VPTW (codes marked in the house's
format rules, §3.1). State: Nghị định 30/2020/NĐ-CP, Phụ lục III; law-making genres: Luật Ban hành văn bản QPPL.
A code does not tell the genre: "QĐ" is Quyết định and Quy định alike; the printed name decides.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Genre:
    """One genre: its Vietnamese name, the codes used for it, and whether Party and State issue it."""

    name: str
    codes: tuple[str, ...] = ()
    party: bool = True
    state: bool = True


GENRES = (
    Genre("Cương lĩnh chính trị", state=False),
    Genre("Cương lĩnh", state=False),
    Genre("Điều lệ", state=True),
    Genre("Chiến lược"),
    Genre("Hiến pháp", party=False),
    Genre("Bộ luật", party=False),
    Genre("Luật", ("L",), party=False),
    Genre("Pháp lệnh", ("PL",), party=False),
    Genre("Lệnh", ("L",), party=False),
    Genre("Nghị định", ("NĐ",), party=False),
    Genre("Thông tư liên tịch", ("TTLT",), party=False),
    Genre("Thông tư", ("TT",), party=False),
    Genre("Nghị quyết liên tịch", ("NQLT",), party=False),
    Genre("Nghị quyết", ("NQ",)),
    Genre("Quyết định", ("QĐ",)),
    Genre("Chỉ thị", ("CT",)),
    Genre("Kết luận", ("KL",), state=False),
    Genre("Quy chế", ("QC",)),
    Genre("Quy định", ("QĐ", "QĐi", "QyĐ")),
    Genre("Quy trình", ("QT",)),
    Genre("Thông tri", ("TT",), state=False),
    Genre("Hướng dẫn", ("HD",)),
    Genre("Thông báo", ("TB",)),
    Genre("Thông cáo", ("TC",)),
    Genre("Tuyên bố"),
    Genre("Lời kêu gọi"),
    Genre("Báo cáo", ("BC",)),
    Genre("Kế hoạch", ("KH",)),
    Genre("Quy hoạch", ("QH",)),
    Genre("Chương trình hành động", ("CTr",)),
    Genre("Chương trình", ("CTr",)),
    Genre("Đề án", ("ĐA",)),
    Genre("Phương án", ("PA",)),
    Genre("Dự án", ("DA",)),
    Genre("Tờ trình", ("TTr",)),
    Genre("Biên bản", ("BB",)),
    Genre("Công văn", ("CV",)),
    Genre("Công điện", ("CĐ",), party=False),
    Genre("Văn bản hợp nhất", ("VBHN",), party=False),
    # The papers of 399-QĐ/TW; their codes are habit (format rules §3.1).
    Genre("Giấy giới thiệu", ("GGT",)),
    Genre("Giấy chứng nhận"),
    Genre("Giấy đi đường"),
    Genre("Giấy nghỉ phép"),
    Genre("Giấy mời", ("GM",)),
    Genre("Phiếu chuyển", ("PC",), state=False),
    Genre("Phiếu gửi", ("PG",), state=False),
    Genre("Thư công", state=False),
)


def genre_named(text: str) -> Genre | None:
    """The genre whose name is `text`, whatever the case; None for anything else."""
    wanted = text.strip().lower()
    return next((genre for genre in GENRES if genre.name.lower() == wanted), None)


def genre_opening(text: str) -> Genre | None:
    """The genre whose name `text` begins with, the longest name first.

    The name must end a word; only in a line of capitals may the next word be glued to it ("LUẬTTHỎA THUẬN QUỐC TẾ",
    a law portal's file whose line break was lost).
    """
    wanted = text.strip().lower()
    glued = text.isupper()
    fits = [genre for genre in GENRES if _begins(wanted, genre.name.lower(), glued=glued)]
    return max(fits, key=lambda genre: len(genre.name), default=None)


def _begins(text: str, name: str, *, glued: bool) -> bool:
    return text.startswith(name) and (glued or not text[len(name) : len(name) + 1].isalnum())


def genre_of_code(code: str, *, party: bool) -> Genre | None:
    """The genre a symbol's code stands for when only one does; "QĐ" is two genres and gives None."""
    fits = [g for g in GENRES if code in g.codes and (g.party if party else g.state)]
    return fits[0] if len(fits) == 1 else None
