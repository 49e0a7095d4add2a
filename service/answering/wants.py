"""What kind of fact a question asks for, known by its asking words, and whether a sentence holds one.

A sentence that holds every word of "mức đóng hằng tháng là bao nhiêu" and no number does not answer it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from thammuu.ingest.folding import strip_accents
from thammuu.service.quantities import FactKind, find_facts

# "mỗi quý", "hằng năm", "thường xuyên": how often, where no length of time stands.
_OFTEN = re.compile(r"(?<!\w)(?:mỗi|hằng|hàng) (?:tuần|tháng|quý|năm|ngày)(?!\w)", re.IGNORECASE)
_TIMES = re.compile(r"(?<!\w)(?:\d+|một|hai|ba|bốn|năm|sáu|nhiều) lần(?!\w)", re.IGNORECASE)
_MONEY = re.compile(r"\d[\d.,]* ?(?:nghìn |triệu |tỷ )?(?:đồng|%)|lần mức lương|lương cơ sở", re.IGNORECASE)
# A number that counts something, not the number of a part of a text ("Điều 8", "khoản 2"), of a symbol or of a day.
_ANY_NUMBER = re.compile(
    r"(?<![\w.,/-])(?<!điều )(?<!khoản )(?<!điểm )(?<!mục )(?<!chương )(?<!phần )(?<!số )"
    r"(?:\d[\d.,]*|hai|ba|bốn|sáu|bảy|tám|chín|mười|một (?:lần|người|nửa|phần)) ?(?:%|[^\W\d_]+)",
    re.IGNORECASE,
)
_ORGAN = re.compile(
    r"(?<!\w)(?:ban (?:bí thư|chấp hành|thường vụ|tổ chức|chỉ đạo|thường trực)|bộ chính trị|bộ trưởng|bộ [A-ZĐ]|cấp ủy|"
    r"cấp có thẩm quyền|tỉnh ủy|thành ủy|đảng ủy|chi bộ|chi ủy|đại hội|thường trực|ủy ban|hội đồng|chủ tịch|bí thư|"
    r"quốc hội|chính phủ|thủ tướng|giám đốc|hiệu trưởng|tòa án|toà án|viện kiểm sát|viện trưởng|chánh án|cơ quan|"
    r"người đứng đầu|phòng|văn phòng|đảng viên|công an)(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Want:
    """A kind of fact: the words that ask for it, and how it is known in a sentence (a fact found, or a pattern)."""

    asked_by: tuple[str, ...]
    kinds: frozenset[FactKind] = frozenset()
    pattern: re.Pattern[str] | None = None

    def held_by(self, sentence: str) -> bool:
        """True when `sentence` holds such a fact."""
        if self.pattern is not None and self.pattern.search(sentence):
            return True
        return any(fact.kind in self.kinds for fact in find_facts(sentence))


_TIME = frozenset({FactKind.DURATION, FactKind.DATE})

WANTS = (
    Want(
        (
            "trong thời hạn bao lâu", "trong thời gian bao lâu", "trong bao lâu", "sau bao lâu", "bao lâu",
            "bao nhiêu ngày", "bao nhiêu tháng", "bao nhiêu năm", "bao nhiêu phút", "bao nhiêu giờ", "bao nhiêu tuần",
            "mấy ngày", "mấy tháng", "mấy năm", "mấy phút", "mấy giờ",
        ),
        _TIME,
    ),
    Want(
        (
            "bao lâu một lần", "từ khi nào", "từ ngày nào", "chậm nhất khi nào", "chậm nhất là khi nào", "khi nào",
            "lúc nào", "ngày nào", "năm nào", "tháng nào",
        ),
        _TIME,
        _OFTEN,
    ),
    Want(("mấy lần", "bao nhiêu lần"), pattern=_TIMES),
    Want(("bao nhiêu tiền", "bao nhiêu đồng", "giá bao nhiêu", "mấy tiền"), pattern=_MONEY),
    Want(("bao nhiêu phần trăm", "tỷ lệ bao nhiêu", "tỉ lệ bao nhiêu"), frozenset({FactKind.SHARE})),
    Want(("là bao nhiêu", "bao nhiêu", "mấy"), frozenset({FactKind.SHARE, FactKind.DURATION}), _ANY_NUMBER),
    Want(
        (
            "ai có thẩm quyền", "thẩm quyền của ai", "thuộc thẩm quyền của ai", "cơ quan nào", "cấp nào",
            "cấp ủy nào", "tổ chức nào", "đơn vị nào", "do ai", "những ai", "ai là người", "ai",
        ),
        frozenset({FactKind.AUTHORITY}),
        _ORGAN,
    ),
)  # fmt: skip

# Asking words that want no kind of fact.
OPEN_WORDS = (
    "nói gì về", "nói gì",
    "phải làm như thế nào", "như thế nào", "thế nào", "ra sao", "là gì", "gồm những gì", "những gì", "để làm gì",
    "làm gì", "gì", "tại sao", "vì sao", "ở đâu", "có phải", "hay không", "có được không", "được không", "phải không",
    "không nhỉ", "nào", "cho hỏi", "xin hỏi", "cho biết", "theo quy định", "quy định",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class AskingPhrase:
    """Words to take out of a question, and the kind of fact they ask for."""

    words: str
    want: Want | None


def asking_phrases(*, accents: bool) -> tuple[AskingPhrase, ...]:
    """Every asking phrase, longest first, without accents if asked so.

    Short bare forms ("ai", "gi", "may") are other words as well ("ái", "giờ", "máy"), so without accents only phrases
    of two words or more count.
    """
    table = [AskingPhrase(words, want) for want in WANTS for words in want.asked_by]
    table += [AskingPhrase(words, None) for words in OPEN_WORDS]
    if not accents:
        table = [AskingPhrase(strip_accents(row.words), row.want) for row in table if " " in row.words]
    return tuple(sorted(table, key=lambda row: -len(row.words)))
