"""How a document is named in the running text of a Party paper."""

from __future__ import annotations

from thammuu.ingest.dates import PartialDate, display_date
from thammuu.ingest.model import Evidence

# Titles that follow the issuer without "về": "… của Tỉnh ủy hướng dẫn …", "… của Ban Bí thư về …".
_WITHOUT_ABOUT = ("về ", "của ", "hướng dẫn ", "triển khai ", "thực hiện ", "ban hành ", "quy định ", "sửa đổi")
# Common words that open a proper name and stay capital in the middle of a sentence.
_PROPER_OPENINGS = ("Điều lệ", "Nhà nước", "Nhân dân", "Đảng Cộng sản", "Trung ương", "Cương lĩnh")


def cite_full(evidence: Evidence, *, state: bool = False) -> str:
    """The first mention: "Quy định số 294-QĐ/TW, ngày 26/5/2025 của Ban Chấp hành Trung ương về thi hành Điều lệ Đảng".

    Party papers put a comma before "ngày"; `state` papers do not, and write the date out ("ngày 26 tháng 5 năm 2025":
    NĐ 30/2020/NĐ-CP, Phụ lục I, II.6.a and the templates of Phụ lục III). Parts that are not known are left out.
    """
    key = evidence.key
    if not key.symbol and key.genre and evidence.title.startswith(key.genre):
        # "Điều lệ Đảng Cộng sản Việt Nam": where there is no symbol, a title that opens with the genre is the name.
        return evidence.title.strip().rstrip(".")
    number = f" số {key.symbol}" if key.symbol else ""
    date = f"{'' if state else ','} ngày {_day(key.date, state)}" if key.date and key.date.day else ""
    issuer = f" của {key.issuer}" if key.issuer else ""
    return f"{key.genre or 'Văn bản'}{number}{date}{issuer}{_about(evidence.title, key.genre)}"


def _day(date: PartialDate, state: bool) -> str:
    if not state or not date.month or not date.day:
        return display_date(date)
    month = f"{date.month:02d}" if date.month <= 2 else str(date.month)
    return f"{date.day:02d} tháng {month} năm {date.year}"


def cite_short(evidence: Evidence) -> str:
    """A later mention: genre and symbol, "Quy định 294-QĐ/TW"; a document without symbol is named in full."""
    key = evidence.key
    return f"{key.genre or 'Văn bản'} {key.symbol}" if key.symbol else cite_full(evidence)


def lower_opening(text: str) -> str:
    """`text` as it stands in mid-sentence: first letter small unless it opens a proper name or an abbreviation."""
    if text.startswith(_PROPER_OPENINGS):
        return text
    first, _, rest = text.partition(" ")
    # "Ban Tổ chức" keeps its capital, "Ban hành quy chế" does not: the next word tells.
    if not first or any(char.isupper() for char in first[1:]) or rest[:1].isupper():
        return text
    return first[0].lower() + text[1:]


def _about(title: str, genre: str | None) -> str:
    text = lower_opening(title.strip().rstrip("."))
    if genre and text.startswith(genre.lower() + " "):
        text = text[len(genre) + 1 :]  # "Đề án" + "đề án số hóa …"
    if not text:
        return ""
    return f" {text}" if text.startswith(_WITHOUT_ABOUT) else f" về {text}"
