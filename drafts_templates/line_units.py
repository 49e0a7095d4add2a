"""What a văn thư never divides between two centred lines: the name of an organ, a number, a day.

Left to themselves the lines of a subject are of like length and "thực hiện Quy định số 15-QĐ/TU … của Ban Thường / vụ
Tỉnh ủy" divides a name; "(kèm theo Quyết định số 145-QĐ/TU, ngày / 20/11/2026 …)" leaves the day behind. Text that runs
on, in justified lines, is left as it is: there such a break is usual.
"""

from __future__ import annotations

import re

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"

# Names whose second word is no capital or is used alone as well, so that capitals do not tell where they end.
NAMES = (
    "Ban Thường vụ",
    "Ban Chấp hành",
    "Ban Bí thư",
    "Bộ Chính trị",
    "Ban Tổ chức",
    "Tỉnh ủy",
    "Thành ủy",
    "Huyện ủy",
    "Đảng ủy",
    "Chi bộ",
    "Đảng bộ",
    "Ủy ban",
    "Hội đồng",
    "nhân dân",
    "Nhân dân",
    "Đề án",
    "Nghị quyết",
    "Quy định",
    "Quyết định",
    "Kế hoạch",
)
# The word before belongs to the number after it: "số 15-QĐ/TU", "ngày 20/11/2026", "tháng 02", "năm 2026", "Điều 4".
BEFORE_A_NUMBER = ("số", "ngày", "tháng", "năm", "quý", "khoản", "Điều", "lần", "khóa", "giai đoạn")

_NAME = re.compile(rf"\b(?:{'|'.join(NAMES)})\b")
_NUMBERED = re.compile(rf"\b(?:{'|'.join(BEFORE_A_NUMBER)}) (?=\d)")


def undivided(text: str) -> str:
    """`text` with no-break spaces inside each unit of the tables; nothing else is changed."""
    for unit in (_NAME, _NUMBERED):
        text = unit.sub(lambda found: found.group().replace(" ", NO_BREAK_SPACE), text)
    return text
