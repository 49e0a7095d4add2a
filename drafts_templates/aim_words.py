"""The words by which a document announces what it aims at and what it requires: headings, lines, sentences.

Patterns are matched on text in lower case with one tone placement (task_sentences.key_of), which keeps every offset.
The examples are from Nghị quyết 18-NQ/TW (2017) unless another document is named.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from thammuu.drafts_templates.draft_tasks import AimKind


@dataclass(frozen=True, slots=True)
class AimNoun:
    """A word that announces aims. `heads` is False where it does so only beside another one.

    `in_articles` is False for what the heading of an article means otherwise: "Điều 41. Yêu cầu chung" of a statute
    holds conditions of its matter, and so do "Yêu cầu về …" and "Yêu cầu đối với …" anywhere.
    """

    kind: AimKind
    pattern: str
    heads: bool = True
    in_articles: bool = True


# The longer words of two that begin alike stand first.
NOUNS = (
    AimNoun(AimKind.OBJECTIVE, r"mục tiêu"),  # II.2 "Mục tiêu", "Mục tiêu tổng quát:"
    AimNoun(AimKind.OBJECTIVE, r"mục đích"),  # plans: "1. Mục đích"
    AimNoun(AimKind.OBJECTIVE, r"chỉ tiêu"),  # "Các chỉ tiêu cụ thể đến năm 2030"
    AimNoun(AimKind.REQUIREMENT, r"quan điểm"),  # II.1 "Quan điểm chỉ đạo"
    AimNoun(AimKind.REQUIREMENT, r"tư tưởng chỉ đạo"),
    AimNoun(AimKind.REQUIREMENT, r"phương châm"),
    AimNoun(
        AimKind.REQUIREMENT, r"yêu cầu(?! (?:chung )?(?:về|đối với|trong) )", in_articles=False
    ),  # plans: "2. Yêu cầu"
    AimNoun(AimKind.REQUIREMENT, r"nguyên tắc", heads=False),  # in statutes "Nguyên tắc …" is the matter itself
    AimNoun(AimKind.OBJECTIVE, r"tầm nhìn", heads=False),
)
_NOUN = "|".join(noun.pattern for noun in NOUNS)
_YEAR = r"(?:năm )?\d{4}"
_PAPER = r"(?:nghị quyết|chỉ thị|kết luận|chương trình|đề án|kế hoạch|chiến lược|quy hoạch|cuộc vận động|phong trào)"
# What may follow the noun. Anything else is the matter of the document: "Mục tiêu giáo dục" (Luật Giáo dục, Điều 2),
# "Yêu cầu quản lý hồ sơ đảng viên" (HD 06, 8.2), "chuyển mục đích sử dụng rừng" say nothing of what it aims at.
_SPAN = rf"{_YEAR}\s*[-–]\s*{_YEAR}"
_QUALIFIER = (
    r"tổng quát|tổng thể|chung|cụ thể|chủ yếu|chính|cơ bản|trọng tâm|quan trọng|chỉ đạo|đặt ra|phấn đấu|thực hiện"
    rf"|(?:tính )?(?:từ (?:{_YEAR}|nay) )?(?:đến|vào) (?:hết )?{_YEAR}"
    rf"(?:,? (?:và )?(?:tầm nhìn|định hướng) (?:đến )?{_YEAR})?"
    rf"|(?:trong )?(?:giai đoạn|\d{{1,2}} năm|nhiệm kỳ) {_SPAN}|{_YEAR}"
    rf"|của {_PAPER}|về [^:.;]{{1,60}}|trong (?:thời gian tới|những năm tới|giai đoạn mới)"
)
_LEAD = r"(?:về |các |những |một số |hệ thống |định hướng |xác định )*"
_NOUNS = rf"(?:{_NOUN})(?: (?:{_QUALIFIER}))*(?:(?:,| và|;) (?:các )?(?:{_NOUN})(?:,? (?:{_QUALIFIER}))*)*"
# A whole heading: "QUAN ĐIỂM, MỤC TIÊU", "Mục tiêu cụ thể:", "Mục tiêu đến năm 2030, tầm nhìn đến năm 2045".
HEADING = re.compile(rf"{_LEAD}(?P<nouns>{_NOUNS})\s*[:.]?\s*")
# The same before what it announces, on one line: "Mục tiêu tổng quát: Xây dựng …".
PREFIX = re.compile(rf"{_LEAD}(?P<nouns>{_NOUNS})\s*:\s+(?=\S)")
# A sentence that only opens a list: "Nghị quyết xác định các mục tiêu sau:". Not "yêu cầu": in statutes "phải đáp ứng
# các yêu cầu sau đây:" opens conditions.
OPENS = re.compile(
    rf"(?<!\w)(?P<nouns>mục tiêu|chỉ tiêu|quan điểm|phương châm)(?: (?:{_QUALIFIER}))*"
    r"(?: sau đây| sau| như sau| là)?\s*:$"
)

# A heading below or after aims that ends them: "Nhiệm vụ, giải pháp", "Tổ chức thực hiện". A heading of any other
# matter ("Về kinh tế") divides them.
OTHERS = re.compile(
    r"(?<!\w)(?:nhiệm vụ|giải pháp|biện pháp|tổ chức thực hiện|nội dung|phân công|kinh phí|nguồn lực|lộ trình"
    r"|đột phá|phương hướng|định hướng"
    r"|tình hình|kết quả|nguyên nhân|hạn chế|phạm vi|đối tượng|điều khoản"
    r"|trách nhiệm|kiến nghị|căn cứ|sự cần thiết)(?!\w)"
)
# A line that only opens a list: "- Đến năm 2025:" (76/NQ-CP), "Về kinh tế:". What stands below is said of it.
OPENING_LINE = re.compile(r"[^:.;]{3,120}:")
# Where no heading announces anything: a sentence that strives for something by a year or to a number.
_BY_THEN = r"(?:đến|trong|hết|cuối|từ) (?:hết |cuối )?(?:năm |nhiệm kỳ )?\d{4}"
STRIVES = re.compile(
    rf"(?:^|[;,]\s+)phấn đấu(?= )(?=[^.;]*(?:{_BY_THEN}|\d))"
    r"|^(?:đến|trong) (?:hết |cuối )?(?:năm |nhiệm kỳ )\d{4}[^.;]{0,80}(?:,|:) phấn đấu"
)

_DAY = r"ngày \d{1,2}/\d{1,2}/|tháng \d{1,2}(?:/| năm )|quý [ivx\d]+(?:/| năm )"
DEADLINE = re.compile(
    rf"từ (?:{_YEAR}|nay) đến (?:hết )?{_YEAR}|(?:giai đoạn|nhiệm kỳ|5 năm|10 năm) {_SPAN}"
    rf"|(?:đến|trước|trong|hết|cuối)(?: hết| cuối)? (?:{_DAY})?{_YEAR}"
    r"|^năm \d{4}|hằng năm|mỗi năm"
)
# A number that can be counted by: "tối thiểu 20%", "40%, 30%", "4.700 - 5.000 USD". A bare number may be anything.
_NUMBER = r"\d[\d.,]*(?:\s*[-–]\s*\d[\d.,]*)?"
_BOUND = r"(?:(?:tối thiểu|tối đa|ít nhất|không quá|khoảng|trên|dưới|từ|đạt|bình quân|hơn|giảm|tăng)\s+){0,3}"
_UNIT = r"(?:%(?:/năm)?|tỉ đồng|tỷ đồng|triệu đồng|usd|người|năm tuổi|tuổi|đơn vị|xã|huyện|đầu mối|cơ sở|biên chế|lần)"
FIGURE = re.compile(rf"{_BOUND}{_NUMBER}\s*{_UNIT}(?!\w)")
