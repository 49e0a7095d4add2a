"""Positions printed in signature blocks, in capitals; a line that begins with one and is all capitals is a position.

Sources: HD 36-HD/VPTW §1.7 (Party), Nghị định 30/2020/NĐ-CP Phụ lục I (State), real signature blocks.
"""

from __future__ import annotations

POSITIONS = (
    "TỔNG BÍ THƯ", "THƯỜNG TRỰC BAN BÍ THƯ", "BÍ THƯ", "PHÓ BÍ THƯ", "TRƯỞNG BAN", "PHÓ TRƯỞNG BAN",
    "CHỦ NHIỆM", "PHÓ CHỦ NHIỆM", "CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG", "TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG",
    "ỦY VIÊN", "CHỦ TỊCH", "PHÓ CHỦ TỊCH", "THỦ TƯỚNG", "PHÓ THỦ", "BỘ TRƯỞNG", "THỨ TRƯỞNG",
    "TỔNG GIÁM ĐỐC", "PHÓ TỔNG GIÁM ĐỐC", "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "TỔNG CỤC TRƯỞNG", "PHÓ TỔNG CỤC TRƯỞNG",
    "CỤC TRƯỞNG", "PHÓ CỤC TRƯỞNG", "VỤ TRƯỞNG", "CHÁNH ÁN", "VIỆN TRƯỞNG", "TỔNG KIỂM TOÁN", "TỔNG THƯ KÝ",
    "HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG", "TỔNG THANH TRA", "THỐNG ĐỐC", "CHI CỤC TRƯỞNG", "PHÓ CHI CỤC TRƯỞNG",
    "TRƯỞNG TIỂU BAN", "PHÓ TRƯỞNG TIỂU BAN", "TRƯỞNG ĐOÀN", "TỔ TRƯỞNG", "TRƯỞNG CƠ QUAN", "CHỈ HUY TRƯỞNG",
    "CHÍNH ỦY", "CHÁNH THANH TRA", "PHÓ CHÁNH THANH TRA", "CHỦ TRÌ", "CHỦ TỌA",
)  # fmt: skip
# Who signs minutes beside the one whose signature bears the seal (format rules §2, biên bản: two columns).
RECORDERS = ("NGƯỜI GHI BIÊN BẢN", "THƯ KÝ", "NGƯỜI GHI")
